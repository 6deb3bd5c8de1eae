#!/usr/bin/env python3
"""What the served program does: votes and pages a second, start, memory, the map's refresh, the PDF, the first page, lists.

    python3 bench/http/run.py              about two minutes; writes the table into bench/README.md
    python3 bench/http/run.py --quick      one round of everything, nothing is written

Everything runs on this machine, the load client (crates/perron/examples/load.rs, 64 connections) on the same cores.
The server with one commit a vote is the same program with `--writes-per-commit 1`; the two take turns.
"""
import argparse
import contextlib
import csv
import http.client
import json
import os
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

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import tables  # noqa: E402

SECONDS = 2
CONNECTIONS = 64
PEOPLE, STATEMENTS, VOTES = 33_422, 783, 2_000_000


class House:
    """A server of the program, from its start to its stop."""

    def __init__(self, program, folder, *flags):
        self.command = [program, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--log", "error", *flags]

    def __enter__(self):
        started = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            found = re.search(r"open on http://localhost:(\d+)/", line)
            if found:
                break
        else:
            raise SystemExit("The server ended before it was open.")
        self.port = int(found[1])
        self.page("/en/")
        self.start = time.perf_counter() - started
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.stdout.close()
        self.process.wait(timeout=30)

    def page(self, path, **headers):
        """Status, headers and body of one address."""
        with contextlib.closing(http.client.HTTPConnection("localhost", self.port, timeout=60)) as line:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}.")
        return answer.headers, body

    def text(self, path):
        return self.page(path)[1].decode()

    def conversation(self):
        """The address of an open conversation."""
        for path in re.findall(r'href="(/en/conversations/\w+)"', self.text("/en/conversations")):
            if 'name="vote"' in self.text(path):
                return path
        raise SystemExit("No conversation is open.")

    def memory(self, what):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(what + r":\s+(\d+) kB", status)[1]) * 1024

    def load(self, client, what, path, seconds):
        """One round of the load client."""
        done = subprocess.run(
            [client, what, f"http://localhost:{self.port}", path, str(CONNECTIONS), str(seconds)],
            capture_output=True, text=True, timeout=seconds + 60,
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        result = json.loads(done.stdout)
        if result["wrong"]:
            raise SystemExit(f"{result['wrong']} of {result['answers']} answers were not as expected.")
        return result

    def listen(self, path):
        """The stream of changes of an address, read past its beginning."""
        line = http.client.HTTPConnection("localhost", self.port, timeout=60)
        line.request("GET", path)
        return line, line.getresponse()


def build():
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", "perron", "--bins", "--example", "load", "--example", "fill"], cwd=ROOT, check=True)
    release = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    return [str(release / name) for name in ("perron", "examples/load", "examples/fill")]


def starts(program, folder, rounds, *flags):
    """Seconds from the command to the first page, and memory of the idle server afterwards."""
    times, idle = [], 0
    for _ in range(rounds):
        with House(program, folder, *flags) as house:
            times.append(house.start)
            time.sleep(1)
            idle = max(idle, house.memory("VmRSS"))
    return statistics.median(times), idle


def middle(results, name):
    return statistics.median(result[name] for result in results)


def loads(program, client, work, rounds):
    """Rounds of pages, votes in groups and votes with a commit each, in turn."""
    grouped, single = f"{work}/grouped", f"{work}/single"
    results = {"pages": [], "grouped": [], "single": []}
    with House(program, grouped, "--demo") as many, House(program, single, "--demo", "--writes-per-commit", "1") as one:
        path, other = many.conversation(), one.conversation()
        for _ in range(rounds):
            results["pages"].append(many.load(client, "page", path, SECONDS))
            results["grouped"].append(many.load(client, "votes", path, SECONDS))
            results["single"].append(one.load(client, "votes", other, SECONDS))
        peak = many.memory("VmHWM")
    return results, peak


def made_up(folder, people=PEOPLE, statements=STATEMENTS, votes=VOTES):
    """A Polis export of people in two camps, who agree on a part of the statements."""
    chance = random.Random(1)
    os.makedirs(folder)
    with open(f"{folder}/comments.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"])
        rows.writerows([1, "", number, 0, 0, 0, 1, f"Made-up statement {number}"] for number in range(statements))
    leaning = [(chance.random(), chance.choice([0.15, 0.5, 0.85])) for _ in range(statements)]
    with open(f"{folder}/votes.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["timestamp", "datetime", "comment-id", "voter-id", "vote"])
        each, rest = divmod(votes, people)
        for person in range(people):
            for number in chance.sample(range(statements), each + (person < rest)):
                first, second = leaning[number]
                agrees = chance.random() < (second if person % 2 else first)
                vote = 0 if chance.random() < 0.15 else 1 if agrees else -1
                rows.writerow([1000 + person, "", number, person, vote])


def refreshes(program, work, rounds):
    """Seconds from a vote to the news of the newer map, at 33,000 people; the start with all those votes stored."""
    export, folder = f"{work}/export", f"{work}/big"
    made_up(export)
    question = ["--question-en", "A made-up question", "--question-fr", "Une question inventée"]
    began = time.perf_counter()
    subprocess.run([program, "import", "polis", export, "--language", "en", "--open", *question, "--data", folder], check=True, stdout=subprocess.DEVNULL)
    taken = time.perf_counter() - began
    start, _ = starts(program, folder, rounds)
    times = []
    with House(program, folder) as house:
        path = house.conversation()
        began = time.perf_counter()
        while "<svg" not in house.text(f"{path}/map"):
            time.sleep(0.1)
        first = time.perf_counter() - began
        for _ in range(rounds):
            time.sleep(6)  # a vote that comes after a quiet while, not the next of a stream
            line, stream = house.listen(f"{path}/map/changes")
            seen = people(house, path)
            voted = time.perf_counter()
            vote(house, path)
            while people(house, path) == seen:
                stream.fp.readline()
            times.append(time.perf_counter() - voted)
            line.close()
        peak = house.memory("VmHWM")
    return {"import": taken, "start": start, "first": first, "refresh": statistics.median(times), "peak": peak}


def lists(program, client, fill, work, rounds):
    """Rounds of the pages that list and search 100,000 signatories and 20,000 stories, by who is read."""
    folder = f"{work}/lists"
    subprocess.run([fill, folder], check=True, stdout=subprocess.DEVNULL)
    results = {}
    with House(program, folder) as house:
        for name in ("signatories", "stories"):
            pages = pathlib.Path(folder, f"{name}.txt").read_text()
            results[name] = [house.load(client, "pages", pages, SECONDS) for _ in range(rounds)]
        results["sessions"] = [house.load(client, "pages", "/en/sessions", SECONDS) for _ in range(rounds)]
    return results


def seats(program, client, fill, work, rounds):
    """Rounds of registering for four sessions of a series of 100, and of taking seats in two of them, of which there are too few."""
    results = {"registrations": [], "confirmations": []}
    for turn in range(rounds):
        folder = f"{work}/seats{turn}"
        subprocess.run([fill, folder, "0", "0"], check=True, stdout=subprocess.DEVNULL)
        with House(program, folder) as house:
            form = pathlib.Path(folder, "series.txt").read_text()
            results["registrations"].append(house.load(client, "registrations", form, SECONDS))
            pages = f"{folder}/registrants.txt"
            results["confirmations"].append(house.load(client, "confirmations", pages, SECONDS))
        check_seats(f"{folder}/perron.db")
    return results


def check_seats(file):
    """Never one seat too many, and none empty while somebody waits."""
    with contextlib.closing(sqlite3.connect(file)) as db:
        rows = db.execute("""SELECT x.taken, x.capacity, sum(r.state = 'held'), sum(r.state = 'waiting')
            FROM session x JOIN registration r ON r.session_id = x.id GROUP BY x.id""")
        for taken, capacity, held, waiting in rows:
            if taken != held or taken > capacity or (waiting and taken < capacity):
                raise SystemExit(f"{taken} seats counted, {held} held of {capacity}, {waiting} wait.")


def people(house, path):
    """How many people the map stands for, from its page."""
    return re.search(r"([\d,]+) people", house.text(f"{path}/map"))[1]


def vote(house, path):
    """A new guest votes on the statement that the vote page shows."""
    headers, page = house.page(path)
    hidden = dict(re.findall(r'name="(token|statement)" value="([^"]+)"', page.decode()))
    with contextlib.closing(http.client.HTTPConnection("localhost", house.port, timeout=60)) as line:
        form = f"token={hidden['token']}&statement={hidden['statement']}&vote=agree"
        line.request("POST", f"{path}/votes", form, {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://localhost:{house.port}",
            "Cookie": headers["Set-Cookie"].split(";")[0],
        })
        if line.getresponse().status != 303:
            raise SystemExit("The vote was refused.")


def pdfs(program, work, rounds):
    """Seconds of the first request for the one page after a start: the page is typeset anew."""
    times = []
    for _ in range(rounds):
        with House(program, f"{work}/grouped") as house:
            path = house.conversation()
            while "<svg" not in house.text(f"{path}/map"):
                time.sleep(0.1)
            began = time.perf_counter()
            house.page(f"{path}/summary.pdf")
            times.append(time.perf_counter() - began)
    return statistics.median(times)


def first_page(program, work):
    """Bytes as sent, and requests, of the home page and the files it names."""
    with House(program, f"{work}/grouped") as house:
        _, plain = house.page("/en/")
        files = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', plain.decode()))
        sent = [len(house.page(path, **{"Accept-Encoding": "br, gzip"})[1]) for path in ["/en/", *files]]
    return sum(sent), len(sent)


def table(rounds, program, client, fill):
    with tempfile.TemporaryDirectory() as work:
        results, peak = loads(program, client, work, rounds)
        empty, idle = starts(program, f"{work}/empty", rounds)
        pdf = pdfs(program, work, rounds)
        size, requests = first_page(program, work)
        big = refreshes(program, work, rounds)
        listed = lists(program, client, fill, work, rounds)
        taken = seats(program, client, fill, work, rounds)
    votes, single, pages = (middle(results[name], "per_second") for name in ["grouped", "single", "pages"])
    tail = {name: middle(results[name], "p99_ms") for name in results}
    return "\n".join([
        f"Medians of {rounds}, {tables.machine()}, the load client with {CONNECTIONS} connections on the same cores.",
        "Made by `python3 bench/http/run.py`.",
        "",
        "| What | measured | wanted |",
        "|---|---|---|",
        f"| durable votes through HTTP, SQLite `synchronous=FULL` | {votes:,.0f} /s, p99 {tail['grouped']:.0f} ms | 8,000 /s, p99 50 ms |",
        f"| the same, one commit a vote | {single:,.0f} /s, p99 {tail['single']:.0f} ms: {votes / single:.1f} × | 5 × |",
        f"| vote page of a signed guest | {pages:,.0f} /s, p99 {tail['pages']:.0f} ms | 8,000 /s, p99 30 ms |",
        f"| peak memory under that load | {peak / 1e6:.0f} MB | |",
        f"| from the command to the first page, empty database | {empty:.2f} s | 0.3 s |",
        f"| the same with {VOTES / 1e6:.0f} M votes stored | {big['start']:.2f} s | 1 s |",
        f"| idle memory, empty database | {idle / 1e6:.0f} MB | 40 MB |",
        f"| binary | {os.path.getsize(program) / 1e6:.1f} MB | 60 MB |",
        f"| import of {VOTES / 1e6:.0f} M votes of {PEOPLE:,} people | {big['import']:.1f} s | |",
        f"| first map of them | {big['first']:.1f} s | |",
        f"| map refreshed after a vote among them | {big['refresh']:.2f} s; peak memory of the server {big['peak'] / 1e6:.0f} MB | 1 s |",
        f"| one page as PDF, first request after a start | {1000 * pdf:.0f} ms | 100 ms |",
        f"| first load of the home page | {size / 1000:.1f} kB, {requests} requests | 60 kB, 5 requests |",
        f"| list of 100 sessions | {middle(listed['sessions'], 'per_second'):,.0f} /s, "
        f"p99 {middle(listed['sessions'], 'p99_ms'):.0f} ms | 2,000 /s, p99 30 ms |",
        f"| registering for four of 100 sessions, mail written | {middle(taken['registrations'], 'per_second'):,.0f} /s, "
        f"p99 {middle(taken['registrations'], 'p99_ms'):.0f} ms | 500 /s |",
        f"| taking two seats by the link of the mail, 1,000 seats for 40,000 people, never one too many | "
        f"{middle(taken['confirmations'], 'per_second'):,.0f} /s, p99 {middle(taken['confirmations'], 'p99_ms'):.0f} ms | 500 /s |",
        *(
            f"| list and search of {count} | {middle(listed[name], 'per_second'):,.0f} /s, "
            f"p99 {middle(listed[name], 'p99_ms'):.0f} ms | 500 /s, p99 50 ms |"
            for name, count in [("signatories", "100,000 signatories"), ("stories", "20,000 stories")]
        ),
    ])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one round; nothing is written")
    options = parser.parse_args()
    made = table(1 if options.quick else 5, *build())
    print(made)
    if not options.quick:
        tables.write("http", made)


if __name__ == "__main__":
    main()
