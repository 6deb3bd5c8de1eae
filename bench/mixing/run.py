#!/usr/bin/env python3
"""Times seating beside OR-tools' CP-SAT solver and writes the table into bench/README.md.

    python3 bench/mixing/run.py              medians of 5; the peer once each, at most a minute
    python3 bench/mixing/run.py --no-peer    ours alone; the table is not written

Both begin with the numbers of people, tables and rounds and end when everybody is seated. The peer is asked for less: a
seating in which nobody meets twice, where ours, if areas are named, also sees to languages, facilitators and note-takers, and puts
as many postal areas and opinion groups at each table as there can be. In the first case languages and facilitators force 3 pairs
to meet again (bench/README.md says why). Every run
is a process of its own; peak memory is the kernel's (VmHWM). OR-tools comes from PyPI into bench/.venv.
"""
import argparse
import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import peers  # noqa: E402
import tables  # noqa: E402

PEER = "ortools==9.15.6755"
LIMIT = 60

# name, people, tables, rounds, postal areas, whether the peer is asked, what is wanted
CASES = [
    ("60 people, 10 tables, 3 rounds, 12 areas", 60, 10, 3, 12, True, "0.2 s"),
    ("social golfer 8-4-7", 32, 8, 7, 0, True, "solved"),
    ("social golfer 5-5-6", 25, 5, 6, 0, True, "solved"),
    ("social golfer 4-4-5", 16, 4, 5, 0, True, "solved"),
    ("Kirkman's fifteen schoolgirls", 15, 5, 7, 0, True, "solved"),
    ("300 people, 50 tables, 4 rounds, 60 areas", 300, 50, 4, 60, True, ""),
    ("2,000 people, 250 tables, 3 rounds, 150 areas", 2_000, 250, 3, 150, False, "5 s"),
    ("2,000 people, 20 tables, 3 rounds, 150 areas", 2_000, 20, 3, 150, False, "5 s"),
]


def row(case, runs, bench, python):
    name, people, number, rounds, areas, peer_is_asked, wanted = case
    ours = [peers.run([bench, people, number, rounds, areas, seed]) for seed in range(runs)]
    seconds = statistics.median(r["seconds"] for r in ours)
    again = max(r["again"] for r in ours)
    mixed = f"{again} again" if again else "nobody twice"
    unmet = max(r["unmet"] for r in ours)
    if unmet:
        mixed += f", {unmet} wants unmet"
    if areas:
        mixed += f", {min(r['areas'] for r in ours):.2f} of {ours[0]['areas_most']:.2f} areas"
    theirs, ratio = "not asked", "–"
    if python and peer_is_asked:
        peer = peers.run([python, pathlib.Path(__file__).with_name("peer.py"), people, number, rounds, LIMIT])
        theirs = f"{peers.shown(peer['seconds'])}, {peers.size(peer['peak'])}" if peer["solved"] else f"none in {LIMIT} s"
        ratio = f"{'' if peer['solved'] else '> '}{peer['seconds'] / seconds:,.0f} ×"
    peak = max(r["peak"] for r in ours)
    print(f"{name}: {peers.shown(seconds)}, {peers.size(peak)}, {mixed}; CP-SAT {theirs}", flush=True)
    return f"| {name} | {theirs} | {peers.shown(seconds)}, {peers.size(peak)} | {mixed} | {ratio} | {wanted} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-peer", action="store_true", help="without CP-SAT; the table is not written")
    options = parser.parse_args()
    bench, python = peers.example("mixing", "seat_bench"), None if options.no_peer else peers.python("ortools", PEER)
    rows = [row(case, options.runs, bench, python) for case in CASES]
    measured = [peers.run([bench, "measure", 10_000, 50_000]) for _ in range(options.runs)]
    seconds, peak = statistics.median(r["seconds"] for r in measured), max(r["peak"] for r in measured)
    print(f"measures: {peers.shown(seconds)}, {peers.size(peak)}")
    rows.append(f"| measures of 10,000 people and {measured[0]['ties']:,} ties, 999 permutations | not asked | {peers.shown(seconds)}, {peers.size(peak)} | | – | |")
    if python:
        tables.write("mixing", "\n".join([
            f"Medians of {options.runs} seeds (CP-SAT once, two workers, at most {LIMIT} s), peak memory of the whole process, {tables.machine()};",
            f"OR-tools {PEER.split('==')[1]}. Made by `python3 bench/mixing/run.py`.",
            "",
            "| Task | CP-SAT, nobody twice | Perron | with what result (the worst of the seeds) | ratio | wanted |",
            "|---|---|---|---|---|---|",
            *rows,
        ]))


if __name__ == "__main__":
    main()
