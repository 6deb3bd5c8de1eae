#!/usr/bin/env python3
"""Compares `perron mixing` with networkx and with figures worked out here, on made-up people and ties.

    python3 bench/mixing/check.py target/release/perron [--networks 20]

It needs networkx and numpy; `make conformance` has them from `scripts/test-tools`.
"""
import argparse
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import networkx


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def made_up(chance):
    """People of a few areas, some of whom did not say, and ties with a leaning to one's own area."""
    areas = [f"K{n}A" for n in range(chance.randint(2, 7))] + [""]
    people = {f"p{n}": chance.choice(areas) for n in range(chance.randint(10, 200))}
    leaning, ties, names = chance.random(), set(), list(people)
    for _ in range(chance.randint(5, 6 * len(people))):
        a, b = chance.sample(names, 2)
        if people[a] == people[b] or chance.random() > leaning:
            ties.add((min(a, b), max(a, b)))
    return people, sorted(ties)


def near(ours, theirs, what):
    if abs(ours - theirs) > 1e-9:
        sys.exit(f"{what}: {ours} here, {theirs} there")


def compare(perron, chance, folder):
    people, ties = made_up(chance)
    write(folder / "people.csv", ["person", "area"], people.items())
    write(folder / "ties.csv", ["from", "to"], ties)
    command = [perron, "mixing", folder / "ties.csv", "--people", folder / "people.csv", "--json", "-"]
    area = json.loads(subprocess.run([str(c) for c in command], capture_output=True, check=True).stdout)["whole"]["area"]
    graph = networkx.Graph()
    graph.add_nodes_from((name, {"area": of}) for name, of in people.items() if of)
    graph.add_edges_from((a, b) for a, b in ties if people[a] and people[b])
    across = sum(people[a] != people[b] for a, b in graph.edges)
    count = graph.number_of_edges()
    assert (area["people"], area["ties"], area["across"]) == (graph.number_of_nodes(), count, across), area
    if count:
        near(area["e_i"]["value"], (2 * across - count) / count, "E-I index")
    if area["assortativity"]:
        near(area["assortativity"]["value"], networkx.attribute_assortativity_coefficient(graph, "area"), "assortativity")
    said = [of for of in people.values() if of]
    shares = [said.count(of) / len(said) for of in set(said)]
    near(area["diversity"], 1 - sum(share * share for share in shares), "diversity")
    return bool(area["assortativity"]), by_chance(graph, area, chance) if count > 50 else 0


def by_chance(graph, area, chance):
    """Chance drawn here: its interval of the share that crosses must be about the same."""
    nodes, edges = list(graph), list(graph.edges)
    labels = [graph.nodes[node]["area"] for node in nodes]
    drawn = []
    for _ in range(2000):
        chance.shuffle(labels)
        of = dict(zip(nodes, labels))
        drawn.append(sum(of[a] != of[b] for a, b in edges) / len(edges))
    drawn.sort()
    width = drawn[-1] - drawn[0]
    for ours, theirs in ((area["share"]["low"], drawn[50]), (area["share"]["high"], drawn[-51])):
        if abs(ours - theirs) > 0.12 * width + 1e-9:
            sys.exit(f"the interval of chance ends at {ours} here, at {theirs} there (all of it is {width} wide)")
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("perron", type=pathlib.Path)
    parser.add_argument("--networks", type=int, default=20)
    options = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        compared = [compare(options.perron, chance, pathlib.Path(folder)) for _ in range(options.networks)]
    print(f"{len(compared)} networks agree; {sum(a for a, _ in compared)} with networkx' assortativity, "
          f"{sum(c for _, c in compared)} with intervals drawn anew")


if __name__ == "__main__":
    main()
