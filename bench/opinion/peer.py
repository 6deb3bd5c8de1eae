"""One run of red-dwarf on lines of participant, statement, vote; prints the seconds from parsed votes to the result."""
import csv
import json
import sys
import time

from reddwarf.implementations import polis

with open(sys.argv[1], encoding="utf-8") as file:
    votes = [{"participant_id": int(r["participant"]), "statement_id": int(r["statement"]), "vote": int(r["vote"]), "modified": 0}
             for r in csv.DictReader(file)]
begin = time.perf_counter()
result = polis.run_pipeline(votes=votes, random_state=0)
seconds = time.perf_counter() - begin
with open("/proc/self/status", encoding="ascii") as file:
    peak = next(1024 * int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "peak": peak, "votes": len(votes), "k": int(result.participants_df["cluster_id"].nunique())}))
