"""CP-SAT on one seating in which nobody meets twice: `peer.py PEOPLE TABLES ROUNDS LIMIT`; prints the seconds to the first."""
import itertools
import json
import sys
import time

from ortools.sat.python import cp_model

people, tables, rounds, limit = map(int, sys.argv[1:])
begin = time.perf_counter()
model = cp_model.CpModel()
at = {(p, t, r): model.new_bool_var("") for p in range(people) for t in range(tables) for r in range(rounds)}
for r in range(rounds):
    for p in range(people):
        model.add_exactly_one(at[p, t, r] for t in range(tables))
    for t in range(tables):
        seats = sum(at[p, t, r] for p in range(people))
        model.add(seats >= people // tables)
        model.add(seats <= -(-people // tables))
for p, q in itertools.combinations(range(people), 2):
    meets = []
    for r in range(rounds):
        met = model.new_bool_var("")
        for t in range(tables):
            model.add_bool_or(at[p, t, r].negated(), at[q, t, r].negated(), met)
        meets.append(met)
    model.add_at_most_one(meets)
# the first round may be any: people in their order
for p in range(people):
    model.add(at[p, p * tables // people, 0] == 1)
solver = cp_model.CpSolver()
solver.parameters.max_time_in_seconds = limit
solver.parameters.num_workers = 2
solver.parameters.stop_after_first_solution = True
status = solver.solve(model)
seconds = time.perf_counter() - begin
with open("/proc/self/status", encoding="ascii") as file:
    peak = next(1024 * int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "peak": peak, "solved": status in (cp_model.OPTIMAL, cp_model.FEASIBLE)}))
