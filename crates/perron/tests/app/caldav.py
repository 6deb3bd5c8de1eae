"""Puts entries into a CalDAV server (Radicale) on this machine and reads them back.

Standard input: JSON, a list of {"name", "text", "from", "until"}; the last two are a span in UTC (20240312T000000Z) in
which the server is asked for entries. Standard output: JSON, for each the status of the answer, the text as the server
keeps it, and how many entries it finds in the span. The server ends with this program, after a minute at the latest.
"""

import http.client
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

FOLDER = "/steps/sessions/"
QUERY = """<?xml version="1.0"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range start="{}" end="{}"/>
</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""


def ask(port, method, path, body="", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body.encode(), {"Authorization": "Basic c3RlcHM6", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def serve(folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = pathlib.Path(folder, "config")
    config.write_text(f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n"
                      f"[storage]\nfilesystem_folder = {folder}/kept\n[logging]\nlevel = error\n")
    server = subprocess.Popen(["timeout", "60", "radicale", "--config", str(config)], stdout=sys.stderr)
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return server, port
        except OSError:
            time.sleep(0.05)
    server.terminate()
    raise SystemExit("radicale did not open its port within 20 seconds")


with tempfile.TemporaryDirectory() as folder:
    server, port = serve(folder)
    try:
        status, answer = ask(port, "MKCALENDAR", FOLDER)
        assert status == 201, (status, answer)
        results = []
        for entry in json.load(sys.stdin):
            path = f"{FOLDER}{entry['name']}.ics"
            status, answer = ask(port, "PUT", path, entry["text"], **{"Content-Type": "text/calendar; charset=utf-8"})
            kept = ask(port, "GET", path)[1]
            found = ask(port, "REPORT", FOLDER, QUERY.format(entry["from"], entry["until"]), Depth="1",
                        **{"Content-Type": "application/xml"})[1]
            results.append({"status": status, "answer": answer, "kept": kept, "found": found.count("<href>")})
        print(json.dumps(results))
    finally:
        server.terminate()
        server.wait(10)
