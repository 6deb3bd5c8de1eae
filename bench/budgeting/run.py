#!/usr/bin/env python3
"""Times Equal Shares beside pabutools 1.2.3 and writes the table into bench/README.md.

    python3 bench/budgeting/run.py             medians of 5; the peer once each, at most five minutes
    python3 bench/budgeting/run.py --quick     small elections only
    python3 bench/budgeting/run.py --no-peer   ours alone; the table is not written

Both begin with the election read and end with the winners; "with reasons" is ours with everything that is said about each project
and each voter. Whoever won must be the same. Every run is a process of its own; peak memory is the kernel's (VmHWM), the file
read included. pabutools comes from PyPI into bench/.venv. Real elections are used where they stand beside the checkout.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import peers  # noqa: E402
import tables  # noqa: E402

PEER = "pabutools==1.2.3"

# name, file or (voters, projects) to make up, completion, step, whether it is small, what is wanted
CASES = [
    ("a neighbourhood, made up", (2_000, 60), "plain", "1", True, "20 ms"),
    ("a neighbourhood, made up", (2_000, 60), "add1u", "1", True, "20 ms"),
    ("Assen 2024", "Netherlands_Assen_2024", "plain", "1", True, "20 ms"),
    ("Assen 2024", "Netherlands_Assen_2024", "add1u", "1", True, "20 ms"),
    ("Świecie 2023", "Poland_Swiecie_2023", "plain", "1", True, "20 ms"),
    ("Wieliczka 2023", "Poland_Wieliczka_2023_Green_Budget", "plain", "1", False, ""),
    ("Toulouse 2022", "France_Toulouse_2022", "plain", "1", False, ""),
    ("Łódź 2022", "Poland_Lodz_2022", "plain", "1", False, "20 ms; 211 s, 2.0 GB there"),
    ("Łódź 2022", "Poland_Lodz_2022", "add1u", "1", False, "0.5 s with reasons"),
    ("Toulouse 2022", "France_Toulouse_2022", "add1u", "1", False, "2 s, 100 MB, all in"),
    ("Warszawa-Wawer 2020", "Poland_Warszawa_2020_Wawer", "add1u", "1", False, "2 s, 100 MB, all in"),
    ("Wrocław 2015", "Poland_Wroclaw_2015_150_-_500", "add1u", "1", False, "2 s, 100 MB, all in"),
    ("Veszprém 2025", "Hungary_Veszprem_2025", "add1u", "auto", False, "2 s, 100 MB, all in"),
    ("a city, made up", (100_000, 200), "add1u", "1", False, "5 s to the pages"),
]


def election(bench, source, shared):
    """Where the election is; nothing if it is not there."""
    if isinstance(source, str):
        path = shared / "data" / "budgeting" / f"{source}.pb"
        return path if path.is_file() else None
    voters, projects = source
    path = peers.DATA / f"{voters}x{projects}.pb"
    subprocess.run([bench, "--made-up", str(voters), str(projects), path], check=True)
    return path


def row(case, path, options, bench, python):
    name, _, completion, step, _, wanted = case
    ours = [peers.run([bench, path, "none" if completion == "plain" else completion, "cost", step]) for _ in range(options.runs)]
    seconds, explained, read = (statistics.median(r[key] for r in ours) for key in ("seconds", "explained", "read"))
    peak = max(r["peak"] for r in ours)
    theirs, ratio, limit = "not asked", "–", options.limit
    # the peer's completion begins with a fraction; only plain outcomes are the same by definition
    if python and completion == "plain":
        peer = peers.run([python, "-W", "ignore", pathlib.Path(__file__).with_name("peer.py"), path], limit)
        if peer and peer["winners"] != ours[0]["winners"]:
            sys.exit(f"{name}: pabutools has other winners.")
        theirs = f"{peers.shown(peer['seconds'])}, {peers.size(peer['peak'])}" if peer else f"none in {limit:.0f} s"
        ratio = f"{'' if peer else '> '}{(peer['seconds'] if peer else limit) / seconds:,.0f} ×"
    title = f"{name}, {ours[0]['voters']:,} × {ours[0]['projects']}, {completion}{' by ' + step if step != '1' else ''}"
    print(f"{title}: {peers.shown(seconds)}, with reasons {peers.shown(explained)}, reading {peers.shown(read)}, {peers.size(peak)}; pabutools {theirs}", flush=True)
    return f"| {title} | {theirs} | {peers.shown(seconds)} | {peers.shown(explained)} | {peers.shown(read)} | {peers.size(peak)} | {ratio} | {wanted} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", type=float, default=300, help="seconds for one run of the peer")
    parser.add_argument("--shared", type=pathlib.Path, default=peers.ROOT.parent / "shared", help="where real elections are, if anywhere")
    parser.add_argument("--quick", action="store_true", help="small elections only; the table is not written")
    parser.add_argument("--no-peer", action="store_true", help="without pabutools; the table is not written")
    options = parser.parse_args()
    peers.DATA.mkdir(parents=True, exist_ok=True)
    bench, python = peers.example("budgeting", "budget_bench"), None if options.no_peer else peers.python("pabutools", PEER)
    rows = []
    for case in CASES:
        if options.quick and not case[4]:
            continue
        path = election(bench, case[1], options.shared)
        if path:
            rows.append(row(case, path, options, bench, python))
        else:
            print(f"{case[0]} is left out: it is not beside the checkout")
    if python and not options.quick:
        tables.write("budgeting", "\n".join([
            f"Medians of {options.runs}, peak memory of the whole process, {tables.machine()}; pabutools 1.2.3 once.",
            "Made by `python3 bench/budgeting/run.py`.",
            "",
            "| Election, voters × projects | pabutools | Perron | with reasons | reading | memory | ratio | wanted |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
        ]))


if __name__ == "__main__":
    main()
