#!/usr/bin/env python3
"""A full room: how long a note takes to be on everybody's page, and the memory of the server meanwhile.

    python3 bench/http/room.py             300 people at 50 tables, half a minute; writes the table into bench/README.md
    python3 bench/http/room.py --quick     60 people at 10 tables, five seconds; nothing is written

Everybody has an open stream of changes and asks for the newest notes at each; the load client
(crates/perron/examples/room.rs) runs on the same cores. 50 tables that each write a note a minute and a half are one note
in two seconds; measured are one, five and ten a second.
"""
import argparse
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import tables  # noqa: E402


def program(name, folder):
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / folder / name)


def peak(pid):
    """Most memory that a process has had, in MB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def measure(perron, load, people, at_tables, rate, seconds):
    with tempfile.TemporaryDirectory(prefix="perron-room-") as folder:
        made = subprocess.run([load, "prepare", folder], capture_output=True, text=True, check=True)
        path, host = made.stdout.split()
        command = [perron, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--log", "error"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            for line in server.stdout:
                if found := re.search(r"open on (http://localhost:\d+)/", line):
                    break
            else:
                raise SystemExit("The server ended before it was open.")
            sizes = [str(number) for number in (people, at_tables, rate, seconds)]
            run = subprocess.run(
                [load, "run", found[1], path, host, *sizes],
                capture_output=True, text=True, timeout=seconds + 120,
            )
            if run.returncode:
                raise SystemExit(run.stderr)
            return {**json.loads(run.stdout), "memory": peak(server.pid)}
        finally:
            server.send_signal(signal.SIGTERM)
            server.stdout.close()
            server.wait(timeout=30)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--profile", default="release")
    options = asked.parse_args()
    folder = "debug" if options.profile == "dev" else options.profile
    build = ["cargo", "build", "--quiet", "--profile", options.profile, "-p", "perron"]
    subprocess.run([*build, "--bin", "perron", "--example", "room"], cwd=ROOT, check=True)
    perron, load = program("perron", folder), program("room", f"{folder}/examples")
    people, at_tables, seconds, rates = (60, 10, 5, [2]) if options.quick else (300, 50, 30, [1, 5, 10])
    rows = [
        "| notes a second | people, tables | notes | on every page, ms: p50 / p95 / p99 | kept, ms: p50 / p95 | missed | memory, MB |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for rate in rates:
        got = measure(perron, load, people, at_tables, rate, seconds)
        print(json.dumps(got), flush=True)
        rows.append(
            f"| {rate} | {people}, {at_tables} | {got['notes']} | {got['shown_p50']:.0f} / {got['shown_p95']:.0f} / "
            f"{got['shown_p99']:.0f} | {got['kept_p50']:.1f} / {got['kept_p95']:.1f} | {got['missed']} | {got['memory']:.0f} |"
        )
    table = "\n".join([*rows, "", f"({tables.machine()}; SQLite, the load client on the same cores)"])
    print(table)
    if not options.quick:
        tables.write("room", table)


if __name__ == "__main__":
    main()
