#!/usr/bin/env python3
"""Durable votes and vote pages a second, through HTTP, with 64 connections of wrk on the same machine.

    bench/http/run.py target/release/perron [--seconds 5] [--rounds 5]

Starts the program on a fresh SQLite file with its sample programme, makes guests as the program would have signed them,
and prints one line a measure: requests a second and latency in milliseconds, medians of the rounds. Needs wrk.
"""

import argparse
import hashlib
import hmac
import os
import re
import secrets
import signal
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
PORT = 18431
GUESTS = 60_000
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def address_of(number):
    """An id as addresses write it, in Crockford's base 32."""
    text = ""
    while True:
        number, rest = divmod(number, 32)
        text = LETTERS[rest] + text
        if number == 0:
            return text


def signed(secret, purpose, what):
    return hmac.new(secret, purpose.encode() + b"\0" + what.encode(), hashlib.sha256).digest()[:16]


def guest(secret):
    """Cookie and form token of a guest."""
    name = secrets.token_hex(16)
    pad = secrets.token_bytes(16)
    masked = bytes(a ^ b for a, b in zip(signed(secret, "form", "g" + name), pad))
    return f"{name}.{signed(secret, 'guest', name).hex()} {pad.hex()}{masked.hex()}\n"


def wait_for(url):
    for _ in range(200):
        try:
            return urllib.request.urlopen(url, timeout=1).read()
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{url} did not answer within ten seconds")


def measure(what, guests, path, statements, seconds):
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", "-s", str(HERE / "vote.lua")]
    command += [f"http://127.0.0.1:{PORT}", "--", what, guests, path, ",".join(statements)]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    found = re.search(r"RESULT (\w*) (\d+) ([\d.]+) ([\d.]+) (\d+)", output)
    if not found:
        raise SystemExit(output)
    rate, median, tail, wrong = (float(found[i]) for i in range(2, 6))
    if wrong:
        raise SystemExit(f"{wrong:.0f} of the requests were refused:\n{output}")
    return rate, median, tail


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [given.program, "serve", "--demo", "--data", folder, "--listen", f"127.0.0.1:{PORT}"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{PORT}/health")
            [file] = [name for name in os.listdir(folder) if name.endswith((".sqlite", ".db", ".sqlite3"))]
            database = sqlite3.connect(f"file:{folder}/{file}?mode=ro", uri=True)
            [secret] = database.execute("SELECT value FROM server WHERE name = 'secret'").fetchone()
            [conversation] = database.execute("SELECT max(id) FROM conversation WHERE state = 'open'").fetchone()
            rows = database.execute(
                "SELECT id FROM statement WHERE conversation_id = ? AND state = 'accepted'", [conversation]
            )
            statements = [address_of(id) for [id] in rows]
            guests = os.path.join(folder, "guests")
            with open(guests, "w") as out:
                out.writelines(guest(secret.encode()) for _ in range(GUESTS))
            path = f"/en/conversations/{address_of(conversation)}"
            wait_for(f"http://127.0.0.1:{PORT}{path}")
            for what, name in [("page", "vote page, signed guest"), ("vote", "durable votes")]:
                rounds = [measure(what, guests, path, statements, given.seconds) for _ in range(given.rounds)]
                rate, median, tail = (statistics.median(one[i] for one in rounds) for i in range(3))
                print(f"| {name} | {rate:,.0f} /s | {median:.1f} ms | {tail:.1f} ms |", flush=True)
            [stored] = database.execute("SELECT count(*) FROM vote WHERE conversation_id = ?", [conversation]).fetchone()
            print(f"votes in the file afterwards: {stored:,}")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


if __name__ == "__main__":
    main()
