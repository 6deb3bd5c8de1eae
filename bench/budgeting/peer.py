"""Equal Shares by pabutools: `peer.py FILE.pb`; prints the seconds from the election read to the winners."""
import json
import sys
import time

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares

instance, profile = parse_pabulib(sys.argv[1])
begin = time.perf_counter()
winners = method_of_equal_shares(instance, profile, sat_class=Cost_Sat)
seconds = time.perf_counter() - begin
with open("/proc/self/status", encoding="ascii") as file:
    peak = next(1024 * int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "peak": peak, "winners": sorted(project.name for project in winners)}))
