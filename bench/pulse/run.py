#!/usr/bin/env python3
"""A wave of 1,000,000 answers: brought from a file, worked out in the background, shown from what is kept.

    python3 bench/pulse/run.py [--rows 1000000] [--program target/release/perron]

Writes into bench/README.md: import, recomputation (with the progress that a reader sees meanwhile), a table by place as a
steward looks at it before it is published, and the pages that everybody reads. The data is made up, the same at every run.
"""
import argparse
import pathlib
import random
import re
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import tables  # noqa: E402

PLACES = {"ON": 14_223_942, "QC": 8_501_833, "BC": 5_000_879, "AB": 4_262_635, "MB": 1_342_153, "SK": 1_132_505,
          "NS": 969_383, "NB": 775_610, "NL": 510_550, "PE": 154_331}
ITEMS = {"pr_contribute": 5, "pr_say": 5, "sc_belong_local_cchs": 4, "pr_respect": 5, "sc_hope": 5}


def make(folder, rows):
    """The file of answers and its design."""
    draw = random.Random(20261)
    places, weights = list(PLACES), list(PLACES.values())
    answers = folder / "answers.csv"
    with answers.open("w") as file:
        file.write(",".join(["place", "w", *ITEMS]) + "\n")
        for place in draw.choices(places, weights, k=rows):
            codes = [str(int(draw.random() * count) + 1) for count in ITEMS.values()]
            file.write(f"{place},{draw.randint(5, 400)},{','.join(codes)}\n")
    design = folder / "wave.toml"
    same = lambda words: "{ " + ", ".join(f'"{word}" = "{word}"' for word in words) + " }"
    parts = ['title = { en = "One million", fr = "Un million" }', 'source = "Made up"', 'mode = "web"', 'held = "2026"',
             '[design]', 'weights = "w"', 'strata = "place"', '[place]', 'column = "place"', f"map = {same(PLACES)}"]
    for key, count in ITEMS.items():
        codes = same(str(code) for code in range(1, count + 1))
        parts += ["[[item]]", f'column = "{key}"', f'key = "{key}"', "version = 1", f"map = {codes}"]
    design.write_text("\n".join(parts) + "\n")
    return answers, design


def serve(program, data):
    """A running server and its address."""
    process = subprocess.Popen([program, "serve", "--demo", "--data", data, "--listen", "127.0.0.1:0", "--log", "error"],
                               stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if found := re.search(r"open on (http://localhost:\d+)/", line):
            return process, found[1]
    raise SystemExit("The server ended before it was open.")


def get(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.stdout.close()
    process.wait(timeout=60)


def timed(name, address):
    """How long a page takes, asked for again and again."""
    times = []
    for _ in range(50):
        begun = time.perf_counter()
        get(address)
        times.append(1000 * (time.perf_counter() - begun))
    return f"| {name} | {statistics.median(times):.1f} ms median of 50, {max(times):.1f} ms at most | 50 ms |"


def ask_for_table(data, wave):
    """Asks for a table by province, as the form of a steward does; its id."""
    kept = sqlite3.connect(f"{data}/perron.db", timeout=30)
    (last,) = kept.execute("SELECT max(id) FROM job").fetchone()
    key = last + 1
    kept.execute("INSERT INTO release_draft (id, wave_id, kind, arm, outcome, attributes, is_rounded, hides_more, basis, shown, "
                 "content, cells, made) VALUES (?, ?, 'table', 'open', 'pr_say', 'province', FALSE, FALSE, '', '', '', '', 0)",
                 [key, wave])
    kept.execute("INSERT INTO job (id, kind, target, payload, state, due, attempts, done_steps, all_steps, report, made, changed) "
                 "VALUES (?, 'release-draft', ?, 'null', 'waiting', 0, 0, 0, 0, '', 0, 0)", [key, key])
    kept.commit()
    kept.close()
    return key


def wait_for_table(data, key):
    """Waits until a table is worked out; the JSON of it."""
    kept = sqlite3.connect(f"file:{data}/perron.db?mode=ro", uri=True, timeout=30)
    while True:
        (basis, content) = kept.execute("SELECT basis, content FROM release_draft WHERE id = ?", [key]).fetchone()
        if basis:
            kept.close()
            return content
        time.sleep(0.05)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=1_000_000)
    ask.add_argument("--program", default=str(ROOT / "target/release/perron"))
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        data = str(folder / "data")
        answers, design = make(folder, asked.rows)
        process, base = serve(asked.program, data)
        community = re.search(r'href="/en/communities/([0-9A-Za-z]{8,})"', get(f"{base}/en/communities"))[1]
        stop(process)
        begun = time.perf_counter()
        said = subprocess.run([asked.program, "import", "wave", answers, "--design", design, "--community", community, "--data", data],
                              check=True, capture_output=True, text=True).stdout
        lines = ["| What | measured | wanted |", "|---|---|---|"]
        lines.append(f"| {asked.rows:,} responses brought, with all figures | {time.perf_counter() - begun:.1f} s | |")
        page = re.search(r"/en/waves/\S+/results", said)[0]
        kept = sqlite3.connect(f"{data}/perron.db")
        (wave,) = kept.execute("SELECT wave_id FROM wave_import").fetchone()
        kept.execute("DELETE FROM estimate WHERE wave_id = ?", [wave])
        kept.execute("UPDATE job SET state = 'waiting', due = 0 WHERE kind = 'estimate' AND target = ?", [wave])
        kept.commit()
        kept.close()
        process, base = serve(asked.program, data)
        begun, seen = time.perf_counter(), set()
        while True:
            try:
                get(f"{base}{page}.json")
                break
            except urllib.error.HTTPError:
                seen.update(re.findall(r"worked out: (\d+)%", get(f"{base}{page}")))
                time.sleep(0.1)
        lines.append(f"| all figures worked out again; progress seen {len(seen)} times | {time.perf_counter() - begun:.1f} s | 10 s |")
        wave_page = f"{base}{page.removesuffix('/results')}"
        for name, address in [("page of results", f"{base}{page}"), ("page of the wave", wave_page), ("page of published tables", f"{wave_page}/releases")]:
            lines.append(timed(name, address))
        stop(process)
        key = ask_for_table(data, wave)
        process, base = serve(asked.program, data)
        begun = time.perf_counter()
        wait_for_table(data, key)
        lines.append(f"| a table by province, in the background | {time.perf_counter() - begun:.1f} s | |")
        stop(process)
    table = "\n".join(lines)
    print(table)
    tables.write("pulse", f"One run, {tables.machine()}. Made by `python3 bench/pulse/run.py`.\n\n{table}")


if __name__ == "__main__":
    main()
