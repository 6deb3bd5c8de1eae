#!/usr/bin/env python3
"""Times the Polis method of the opinion engine beside red-dwarf 0.4.0 and writes the table into bench/README.md.

    python3 bench/opinion/run.py              the three usual inputs, medians of 5 (about ten minutes, most of it red-dwarf's)
    python3 bench/opinion/run.py --huge       ten million participants too, once (6 GB of memory)
    python3 bench/opinion/run.py --quick      the small inputs only

Both programs begin with votes parsed into what they take as input and end with everything the method computes: axes,
positions, groups, representative and consensus statements, priority. Every run is a process of its own; its peak
memory is the kernel's figure for the whole process (VmHWM), input included. red-dwarf comes from PyPI into bench/.venv.
"""
import argparse
import csv
import pathlib
import statistics
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import peers  # noqa: E402
import tables  # noqa: E402

PEER = "red-dwarf==0.4.0"
SEED = "1"

# name, participants, statements, votes, whether the peer can, what is wanted
CASES = [
    ("2,031 × 896, made up", 2_031, 896, 226_000, True, "10 ms, ≥ 100 ×"),
    ("33,422 × 783, made up", 33_422, 783, 2_000_000, True, "0.2 s, 60 MB"),
    ("1 M × 1,000, made up", 1_000_000, 1_000, 40_000_000, False, "5 s, 500 MB"),
]
HUGE = ("10 M × 2,000, made up", 10_000_000, 2_000, 500_000_000, False, "60 s, 6 GB")


def real_votes(shared):
    """The last votes of bowling-green as lines of participant, statement, vote; None where the data is not there."""
    source = shared / "data" / "opinion" / "bowling-green" / "votes-derived.csv"
    if not source.is_file():
        print(f"bowling-green is left out: {source} is not there")
        return None
    with open(source, encoding="utf-8-sig", newline="") as file:
        last = {(int(r["voter-id"]), int(r["comment-id"])): r["vote"] for r in csv.DictReader(file)}
    path = peers.DATA / "bowling-green.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("participant,statement,vote\n")
        file.writelines(f"{p},{s},{v}\n" for (p, s), v in sorted(last.items()))
    return path


def middle(runs):
    """Median time and largest memory of some runs."""
    return statistics.median(r["seconds"] for r in runs), max(r["peak"] for r in runs)


def row(name, wanted, arguments, peer, runs, python, bench):
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(peers.run([bench, *arguments]))
        if peer:
            blas = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
            theirs.append(peers.run([python, "-W", "ignore", pathlib.Path(__file__).with_name("peer.py"), peer], **blas))
    seconds, memory = middle(ours)
    other = ratio = "cannot"
    if theirs:
        other_seconds, other_memory = middle(theirs)
        other, ratio = f"{peers.shown(other_seconds)}, {peers.size(other_memory)}", f"{other_seconds / seconds:,.0f} ×"
    votes = ours[0]["votes"]
    print(f"{name}: {peers.shown(seconds)}, {peers.size(memory)}; red-dwarf {other}", flush=True)
    return f"| {name}, {votes:,} votes | {other} | {peers.shown(seconds)}, {peers.size(memory)} | {ratio if theirs else '–'} | {wanted} |"


def write_table(rows, runs):
    tables.write("opinion", "\n".join([
        f"Medians of {runs}, peak memory of the whole process, {tables.machine()}; red-dwarf 0.4.0 with one BLAS thread.",
        "Made by `python3 bench/opinion/run.py`.",
        "",
        "| Input | red-dwarf | Perron | ratio | wanted |",
        "|---|---|---|---|---|",
        *rows,
    ]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--shared", type=pathlib.Path, default=peers.ROOT.parent / "shared", help="where real conversations are, if anywhere")
    parser.add_argument("--huge", action="store_true", help="ten million participants too")
    parser.add_argument("--quick", action="store_true", help="the small inputs only")
    parser.add_argument("--no-peer", action="store_true", help="without red-dwarf; the table is not written")
    options = parser.parse_args()
    peers.DATA.mkdir(parents=True, exist_ok=True)
    bench, python = peers.example("opinion", "polis_bench"), None if options.no_peer else peers.python("reddwarf", PEER)
    rows = []
    real = real_votes(options.shared)
    if real:
        rows.append(row("bowling-green, 2,031 × 896", "10 ms, ≥ 100 ×", ["--read", real], python and real, options.runs, python, bench))
    for name, participants, statements, votes, peer_can, wanted in CASES[:1] if options.quick else CASES:
        arguments = [participants, statements, votes, SEED]
        file = peers.DATA / f"{participants}x{statements}.csv"
        if peer_can and python:
            subprocess.run([bench, *map(str, arguments), "--write", file], check=True)
        rows.append(row(name, wanted, arguments, python and peer_can and file, options.runs, python, bench))
    if options.huge:
        name, *arguments, _, wanted = HUGE
        rows.append(row(f"{name} (one run)", wanted, [*arguments, SEED], None, 1, python, bench))
    if python:
        write_table(rows, options.runs)


if __name__ == "__main__":
    main()
