#!/usr/bin/env python3
"""Times weights and estimates of a large survey beside R's `survey` and Python's `ipfn`; the table goes into bench/README.md.

    python3 bench/survey/run.py              medians of 5; the peers once each
    python3 bench/survey/run.py --no-peer    ours alone; the table is not written
    python3 bench/survey/run.py --rows 50000 a quick look; the table is not written

All read the same made-up answers of a million people with six margins of 7, 3, 13, 5, 3 and 6 levels. Ours rakes to 1e-9 of each
margin; R and ipfn to 1e-7 of it. Reading is timed apart. Every run is a process of its own; peak memory is the kernel's
(VmHWM). R's `survey` is Debian's r-cran-survey and is left out where it is not installed; what it would take too long for is done on fewer
rows or replicates and multiplied, and marked ≈. ipfn comes from PyPI into bench/.venv.
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import peers  # noqa: E402
import tables  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
PEER = "ipfn==1.4.4"
ROWS, REPLICATES = 1_000_000, 500


def has_r():
    return shutil.which("Rscript") and not subprocess.run(["Rscript", "-e", "library(survey)"], capture_output=True).returncode


def shown(seconds):
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s" if seconds < 100 else f"{seconds:,.0f} s"


def row(name, ours, extra, r, ipfn, wanted):
    seconds, peak = statistics.median(o["seconds"] + extra(o) for o in ours), max(o["peak"] for o in ours)
    others = [p for p in (r, ipfn) if p]
    ratio = f"{min(p['seconds'] for p in others) / seconds:,.0f} ×" if others else "–"
    cell = lambda p: f"{'≈ ' if p.get('scaled') else ''}{shown(p['seconds'])}, {peers.size(p['peak'])}" if p else "–"
    print(f"{name}: {shown(seconds)}, {peers.size(peak)}; R {cell(r)}; ipfn {cell(ipfn)}", flush=True)
    return f"| {name} | {cell(r)} | {cell(ipfn)} | {shown(seconds)}, {peers.size(peak)} | {ratio} | {wanted} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-peer", action="store_true", help="without R and ipfn; the table is not written")
    parser.add_argument("--rows", type=int, default=ROWS, help="other than a million: the table is not written")
    options = parser.parse_args()
    bench, folder = peers.example("survey", "survey_bench"), peers.TARGET / "bench-survey"
    subprocess.run([bench, "make", folder, str(options.rows)], check=True)
    rake = [peers.run([bench, "rake", folder]) for _ in range(options.runs)]
    domains = [peers.run([bench, "domains", folder]) for _ in range(options.runs)]
    bootstrap = [peers.run([bench, "bootstrap", folder, REPLICATES]) for _ in range(options.runs)]
    ledger = peers.run([peers.example("survey", "ledger_bench"), 20_000, 27])
    print(f"{ledger['tables']} linked tables audited: {shown(ledger['seconds'])}; one more let in: {shown(ledger['admitted'])}; made safe beside them: {shown(ledger['made'])}", flush=True)
    r, ipfn = {}, None
    if not options.no_peer:
        ipfn = peers.run([peers.python("ipfn", PEER), HERE / "peer.py", folder])
        if has_r():
            r = {task: peers.run(["Rscript", HERE / "peer.R", task, folder]) for task in ("rake", "domains", "bootstrap")}
            # the same figures, or the times say nothing
            for ours, task in ((domains[0], "domains"),):
                for field, tolerance in (("est", 1e-6), ("se", 1e-5)):
                    if abs(ours[field] / r[task][field] - 1) > tolerance:
                        sys.exit(f"{task}: {field} is {ours[field]} and R says {r[task][field]}.")
    plain, reading = lambda o: 0, lambda o: o["read"]
    with_reading = lambda p: p and {**p, "seconds": p["seconds"] + p["read"]}
    rows = [
        row("rake", rake, plain, r.get("rake"), ipfn, "50 ms"),
        row("read the CSV and rake", rake, reading, with_reading(r.get("rake")), with_reading(ipfn), "0.5 s"),
        row("13 means with standard errors", domains, plain, r.get("domains"), None, "0.2 s"),
        row(f"the same by {REPLICATES} bootstrap replicates, each raked again", bootstrap, plain, r.get("bootstrap"), None, "5 s, 1 GB"),
    ]
    if not options.no_peer and options.rows == ROWS:
        versions = f"ipfn {PEER.split('==')[1]}" + (f", R's survey {r['rake']['version']}" if r else ", R's survey not installed")
        tables.write("survey", "\n".join([
            f"{ROWS:,} rows, six margins; medians of {options.runs} (peers once), peak memory of the whole process, {tables.machine()};",
            f"{versions}; ≈: done on fewer rows or replicates and multiplied. Made by `python3 bench/survey/run.py`.",
            "",
            "| Task | R survey | ipfn | Perron | ratio to the faster | wanted |",
            "|---|---|---|---|---|---|",
            *rows,
        ]))


if __name__ == "__main__":
    main()
