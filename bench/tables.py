"""The tables of bench/README.md, each between two marks, written by the program that measures.

    cargo run --release --package store --example commits | python3 bench/tables.py store
"""
import os
import pathlib
import sys

README = pathlib.Path(__file__).resolve().with_name("README.md")


def write(name, text):
    """Puts `text` where the README has the marks of `name`."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = README.read_text(encoding="utf-8")
    before, rest = page.split(begin, 1)
    _, after = rest.split(end, 1)
    README.write_text(f"{before}{begin}\n{text.strip()}\n{end}{after}", encoding="utf-8")


def machine():
    """What the figures were taken on, in a few words."""
    return f"{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f} at the end"


if __name__ == "__main__":
    [_, name] = sys.argv
    table = sys.stdin.read()
    print(table)
    write(name, table)
