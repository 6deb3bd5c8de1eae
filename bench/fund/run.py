#!/usr/bin/env python3
"""Closes a made-up fund of 100,000 ballots on 200 projects, from the closure to its pages, and writes the table into bench/README.md.

    python3 bench/fund/run.py
"""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import peers  # noqa: E402
import tables  # noqa: E402

program = peers.example("perron", "close")
with tempfile.TemporaryDirectory() as folder:
    table = subprocess.run([program, f"{folder}/house"], check=True, capture_output=True, text=True, timeout=600).stdout
print(table)
tables.write("fund", f"SQLite, {tables.machine()}. Made by `python3 bench/fund/run.py`.\n\n{table}")
