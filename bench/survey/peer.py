"""ipfn on the made-up answers: `peer.py FOLDER`; prints the seconds of reading and of raking as JSON."""
import json
import pathlib
import sys
import time

import numpy as np
import pandas as pd
from ipfn import ipfn

folder = pathlib.Path(sys.argv[1])
begin = time.perf_counter()
answers = pd.read_csv(folder / "answers.csv")
read = time.perf_counter() - begin
margins = pd.read_csv(folder / "margins.csv")
names = list(dict.fromkeys(margins["margin"]))
answers["total"] = np.ones(len(answers))
aggregates = [m.groupby("level")["total"].sum().rename_axis(name) for name, m in ((n, margins[margins["margin"] == n]) for n in names)]
begin = time.perf_counter()
raked = ipfn.ipfn(answers, aggregates, [[name] for name in names], convergence_rate=1e-7, max_iteration=500).iteration()
seconds = time.perf_counter() - begin
with open("/proc/self/status", encoding="ascii") as file:
    peak = next(1024 * int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "read": read, "peak": peak, "min": float(raked["total"].min()), "max": float(raked["total"].max())}))
