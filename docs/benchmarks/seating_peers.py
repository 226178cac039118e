"""The seating of an evening beside plain-Python annealing and CP-SAT of OR-tools, on the same evenings.

The evenings come from the seeded generator of the crate (`matching::made`), as JSON.
Rules and costs are written out here once more: `judge` counts what a seating breaks and costs, for all three alike, and
stops when Wieg says otherwise of its own seating.

    python -m venv venv
    venv/bin/pip install ortools
    cargo build --release -p matching --example seat
    venv/bin/python docs/benchmarks/seating_peers.py --wieg PATH-TO-seat --out result

Wieg gets the budget that a page uses, a number of changes looked at, and the time it takes is written down; the others
get a time. CP-SAT proves what it can below its best; the others do not.
Wall time is the measure, because CP-SAT uses two threads and the others one.
"""

import argparse
import json
import math
import random
import statistics
import subprocess
import time
from itertools import combinations
from pathlib import Path

# People, rounds, seed of the evening, kind.
EVENINGS = [
    (30, 2, 1, "plain"),
    (60, 2, 1, "plain"),
    (30, 2, 1, "rich"),
    (30, 2, 2, "rich"),
    (30, 2, 3, "rich"),
    (60, 2, 1, "rich"),
    (60, 2, 2, "rich"),
    (60, 2, 3, "rich"),
    (120, 2, 1, "rich"),
    (300, 3, 1, "rich"),
]
# What a broken rule costs in the plain search: more than any change of costs gives back.
PRICE = 100


class Room:
    """An evening with people as 0, 1, 2 and so on, and tables of all rounds in one row."""

    def __init__(self, evening: dict):
        people = sorted(evening["people"], key=lambda person: person["id"])
        for known in ("fixed", "announced"):
            assert not evening.get(known), f"{known} seats are not in the models of the others"
        assert not any(person.get("away") for person in people)
        self.people = people
        self.weights = evening["weights"]
        self.place = {person["id"]: place for place, person in enumerate(people)}
        self.tables, self.round_of, self.of_round = [], [], []
        for number, tables in enumerate(evening["rounds"]):
            here = range(len(self.tables), len(self.tables) + len(tables))
            self.of_round.append(list(here))
            self.tables += sorted(tables, key=lambda table: table["id"])
            self.round_of += [number] * len(tables)
            room = sum(table["fewest"] for table in tables), sum(table["seats"] for table in tables)
            assert room[0] <= len(people) <= room[1], "all tables have to be in use"

        def pairs(listed: list) -> set:
            return {tuple(sorted(self.place[one] for one in pair)) for pair in listed}

        self.apart, self.together = pairs(evening["apart"]), pairs(evening["together"])
        self.met = {}
        for met in evening["met"]:
            pair = tuple(sorted(self.place[one] for one in met["pair"]))
            self.met[pair] = min(20, self.met.get(pair, 0) + met["times"])
        self.alike = {}
        for one, other in combinations(range(len(people)), 2):
            a, b = people[one], people[other]
            cost = 0
            if a["organisation"] is not None and a["organisation"] == b["organisation"]:
                cost += self.weights["organisation"]
            if set(a["professions"]) & set(b["professions"]):
                cost += self.weights["profession"]
            self.alike[one, other] = cost
        # Per round the professions that have somebody for every table.
        kinds = sorted({profession for person in people for profession in person["professions"]})
        have = {kind: sum(kind in person["professions"] for person in people) for kind in kinds}
        self.expected = [[kind for kind in kinds if have[kind] >= len(tables)] for tables in self.of_round]

    def rank(self, person: int, table: int):
        """The place of a table's theme in somebody's list; None when it is not there."""
        themes, theme = self.people[person]["themes"], self.tables[table]["theme"]
        if not themes or theme is None:
            return 0
        return themes.index(theme) if theme in themes else None

    def may(self, person: int, table: int) -> bool:
        steps = self.people[person]["needs_step_free"] and not self.tables[table]["step_free"]
        return self.rank(person, table) is not None and not steps

    def first(self, person: int) -> list:
        """The tables at which somebody has their first choice."""
        themes = self.people[person]["themes"]
        if not themes:
            return []
        steps = self.people[person]["needs_step_free"]
        return [
            table
            for table, here in enumerate(self.tables)
            if here["theme"] == themes[0] and (here["step_free"] or not steps)
        ]

    def broken_at(self, table: int, here: list) -> int:
        """The rules that a table breaks by who sits there, pairs apart."""
        people = [self.people[person] for person in here]
        broken = len(here) < self.tables[table]["fewest"]
        broken += len(here) > self.tables[table]["seats"]
        broken += sum(self.rank(person, table) is None for person in here)
        if not self.tables[table]["step_free"]:
            broken += sum(person["needs_step_free"] for person in people)
        lead = any(person["can_facilitate"] for person in people)
        note = any(person["can_take_notes"] for person in people)
        either = sum(person["can_facilitate"] or person["can_take_notes"] for person in people)
        broken += (not lead) + (not note) + (lead and note and either < 2)
        minors = sum(person["minor"] for person in people)
        if minors:
            broken += (minors == 1) + (not any(person["vetted"] for person in people))
        for person in people:
            tongue = person["needs_interpreter"]
            broken += tongue is not None and not any(tongue in other["interprets"] for other in people)
        return broken

    def missing_at(self, table: int, here: list) -> int:
        there = {kind for person in here for kind in self.people[person]["professions"]}
        return sum(kind not in there for kind in self.expected[self.round_of[table]])


def judge(room: Room, seats: list) -> dict:
    """What a seating breaks and costs; `seats` has per table of the evening who sits there."""
    broken = cost = 0
    met = dict(room.met)
    at = {}
    for table, here in enumerate(seats):
        broken += room.broken_at(table, here)
        cost += room.missing_at(table, here) * room.weights["missing"]
        for person in here:
            assert at.setdefault((room.round_of[table], person), table) == table, "somebody sits twice"
            rank = room.rank(person, table)
            cost += (len(room.people[person]["themes"]) if rank is None else rank) * room.weights["rank"]
        for pair in combinations(sorted(here), 2):
            cost += room.alike[pair] + met.get(pair, 0) * room.weights["meeting"]
            met[pair] = met.get(pair, 0) + 1
            broken += pair in room.apart
    assert len(at) == len(room.people) * len(room.of_round), "somebody stands"
    for number in range(len(room.of_round)):
        broken += sum(at[number, one] != at[number, other] for one, other in room.together)
    for person in range(len(room.people)):
        first = room.first(person)
        broken += bool(first) and not any(person in seats[table] for table in first)
    return {"broken": broken, "cost": cost}


# Wieg


def wieg(program: str, evening: str, room: Room, seed: int) -> dict:
    answer = json.loads(subprocess.run([program, "seat", str(seed)], input=evening, capture_output=True, text=True, check=True).stdout)
    seats = [[room.place[person] for person in taken["people"]] for taken in sum(answer["seating"]["rounds"], [])]
    found = judge(room, seats)
    assert found == {"broken": answer["broken"], "cost": answer["total"]}, f"Wieg counts otherwise: {found}"
    return found | {"seconds": answer["seconds"], "bound": answer["bound"], "tries": answer["evaluations"]}


# Plain Python: simulated annealing with swaps and moves, one number per pair kept up to date


def annealing(room: Room, seconds: float, seed: int) -> dict:
    draw = random.Random(seed)
    number = len(room.people)
    weight = room.weights["meeting"]
    pair = [[0] * number for _ in range(number)]
    for (one, other), cost in room.alike.items():
        cost += room.met.get((one, other), 0) * weight
        cost += PRICE * ((one, other) in room.apart) - PRICE * ((one, other) in room.together)
        pair[one][other] = pair[other][one] = cost
    firsts = [set(room.first(person)) for person in range(number)]
    got = [0] * number
    seats, at = [[] for _ in room.tables], []
    for tables in room.of_round:
        order = list(range(number))
        draw.shuffle(order)
        sizes = [room.tables[table]["fewest"] for table in tables]
        while sum(sizes) < number:
            free = [place for place, table in enumerate(tables) if sizes[place] < room.tables[table]["seats"]]
            sizes[min(free, key=lambda place: sizes[place])] += 1
        at.append([0] * number)
        for table, size in zip(tables, sizes):
            for person in [order.pop() for _ in range(size)]:
                for other in seats[table]:
                    pair[person][other] += weight
                    pair[other][person] += weight
                seats[table].append(person)
                at[-1][person] = table
                got[person] += table in firsts[person]

    def alone(table: int, here: list) -> int:
        ranks = sum(len(room.people[person]["themes"]) if (rank := room.rank(person, table)) is None else rank for person in here)
        return room.broken_at(table, here) * PRICE + room.missing_at(table, here) * room.weights["missing"] + ranks * room.weights["rank"]

    own = [alone(table, here) for table, here in enumerate(seats)]

    def total() -> int:
        found = judge(room, seats)
        return found["broken"] * PRICE + found["cost"]

    def leave(person: int, table: int) -> None:
        seats[table].remove(person)
        for other in seats[table]:
            pair[person][other] -= weight
            pair[other][person] -= weight
        got[person] -= table in firsts[person]

    def enter(number: int, person: int, table: int) -> None:
        for other in seats[table]:
            pair[person][other] += weight
            pair[other][person] += weight
        seats[table].append(person)
        at[number][person] = table
        got[person] += table in firsts[person]

    def owed(person: int, come: int, go: int) -> int:
        if not firsts[person]:
            return 0
        after = got[person] + (come in firsts[person]) - (go in firsts[person])
        return ((after == 0) - (got[person] == 0)) * PRICE

    now = best = total()
    kept, when = [list(here) for here in seats], 0.0
    start, tries = time.perf_counter(), 0
    plain = all(table["fewest"] == table["seats"] for table in room.tables)
    hot, cold, heat = 8.0, 0.3, 8.0
    while True:
        if tries % 64 == 0:
            passed = time.perf_counter() - start
            if passed >= seconds:
                break
            heat = hot * (cold / hot) ** (passed / seconds)
        tries += 1
        number_of_round = draw.randrange(len(at))
        where = at[number_of_round]
        one = draw.randrange(number)
        a = where[one]
        row = pair[one]
        if not plain and draw.random() < 0.15:
            b = draw.choice(room.of_round[number_of_round])
            if a == b or len(seats[a]) <= room.tables[a]["fewest"] or len(seats[b]) >= room.tables[b]["seats"]:
                continue
            other = None
            here, there = [x for x in seats[a] if x != one], seats[b] + [one]
            change = sum(row[x] for x in seats[b]) - sum(row[x] for x in here) + weight * len(here)
            change += owed(one, b, a)
        else:
            other = draw.randrange(number)
            b = where[other]
            if a == b:
                continue
            second = pair[other]
            here = [x for x in seats[a] if x != one]
            there = [x for x in seats[b] if x != other]
            change = sum(second[x] - row[x] for x in here) + sum(row[x] - second[x] for x in there)
            # The meeting that ends is counted in the numbers of those who stay behind.
            change += weight * (len(here) + len(there)) + owed(one, b, a) + owed(other, a, b)
            here, there = here + [other], there + [one]
        own_a, own_b = alone(a, here), alone(b, there)
        change += own_a + own_b - own[a] - own[b]
        if change <= 0 or draw.random() < math.exp(-change / heat):
            leave(one, a)
            if other is not None:
                leave(other, b)
                enter(number_of_round, other, a)
            enter(number_of_round, one, b)
            own[a], own[b] = own_a, own_b
            now += change
            if now < best:
                best, kept, when = now, [list(here) for here in seats], time.perf_counter() - start
    assert now == total(), "the search and the count of costs differ"
    return judge(room, kept) | {"seconds": seconds, "found after": when, "tries": tries}


# OR-tools: the whole model for CP-SAT


def cp_sat(room: Room, seconds: float, workers: int) -> dict:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    everybody = range(len(room.people))
    tables = range(len(room.tables))
    x = {(p, t): model.new_bool_var("") for p in everybody for t in tables}
    costs = []
    for here in room.of_round:
        for p in everybody:
            model.add_exactly_one(x[p, t] for t in here)

    def those(t: int, of) -> list:
        return [x[p, t] for p in everybody if of(room.people[p])]

    for t in tables:
        table = room.tables[t]
        model.add_linear_constraint(sum(x[p, t] for p in everybody), table["fewest"], table["seats"])
        model.add_at_least_one(those(t, lambda person: person["can_facilitate"]))
        model.add_at_least_one(those(t, lambda person: person["can_take_notes"]))
        model.add(sum(those(t, lambda person: person["can_facilitate"] or person["can_take_notes"])) >= 2)
        minors = those(t, lambda person: person["minor"])
        if minors:
            some = model.new_bool_var("")
            model.add(sum(minors) >= 2 * some)
            model.add(sum(minors) <= len(minors) * some)
            model.add(sum(those(t, lambda person: person["vetted"])) >= some)
        for p in everybody:
            if not room.may(p, t):
                model.add(x[p, t] == 0)
            elif rank := room.rank(p, t):
                costs.append(rank * room.weights["rank"] * x[p, t])
            tongue = room.people[p]["needs_interpreter"]
            if tongue is not None:
                model.add(sum(those(t, lambda person: tongue in person["interprets"])) >= x[p, t])
        for one, other in room.apart:
            model.add_at_most_one(x[one, t], x[other, t])
        for one, other in room.together:
            model.add(x[one, t] == x[other, t])
        for kind in room.expected[room.round_of[t]]:
            missing = model.new_bool_var("")
            model.add_at_least_one([missing, *those(t, lambda person: kind in person["professions"])])
            costs.append(room.weights["missing"] * missing)
    for p in everybody:
        if first := room.first(p):
            model.add_at_least_one(x[p, t] for t in first)
    rounds = len(room.of_round)
    for one, other in combinations(everybody, 2):
        share = []
        for here in room.of_round:
            y = model.new_bool_var("")
            for t in here:
                model.add_bool_or(~x[one, t], ~x[other, t], y)
            share.append(y)
        each = room.alike[one, other] + room.weights["meeting"] * room.met.get((one, other), 0)
        costs += [each * y for y in share if each]
        if rounds > 1:
            # C(meetings, 2), from below by the lines through its corners.
            again = model.new_int_var(0, math.comb(rounds, 2), "")
            for line in range(1, rounds):
                model.add(again >= line * sum(share) - math.comb(line + 1, 2))
            costs.append(room.weights["meeting"] * again)
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    start = time.perf_counter()
    status = solver.solve(model)
    passed = time.perf_counter() - start
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"broken": None, "cost": None, "seconds": passed, "bound": None, "status": solver.status_name(status)}
    seats = [[p for p in everybody if solver.value(x[p, t])] for t in tables]
    found = judge(room, seats)
    # Stopped early, the model may still count a meeting or an absence that is not there.
    assert found["broken"] == 0 and found["cost"] <= round(solver.objective_value), "the model counts otherwise"
    bound = math.ceil(solver.best_objective_bound - 1e-6)
    return found | {"seconds": passed, "bound": bound, "status": solver.status_name(status)}


def shown(one: dict) -> str:
    if one["cost"] is None:
        return "none found"
    return f"{one['cost']:,}" + (f" ({one['broken']} broken)" if one["broken"] else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wieg", required=True, help="the example `seat` of the crate, built for release")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3, help="of Wieg and of the plain search, for each evening")
    parser.add_argument("--annealing", type=float, default=10.0, help="seconds")
    parser.add_argument("--cp-sat", type=float, default=60.0, help="seconds")
    parser.add_argument("--workers", type=int, default=2, help="threads of CP-SAT")
    parser.add_argument("--most", type=int, default=120, help="people of the largest evening for CP-SAT")
    parser.add_argument("--only", help="for instance 30x2-plain-1")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    results = []
    for people, rounds, seed, kind in EVENINGS:
        name = f"{people}x{rounds}-{kind}-{seed}"
        if given.only and given.only != name:
            continue
        make = [given.wieg, "make", str(people), str(rounds), str(seed), kind]
        evening = subprocess.run(make, capture_output=True, text=True, check=True).stdout
        room = Room(json.loads(evening))
        one = {"evening": name, "wieg": [wieg(given.wieg, evening, room, number) for number in range(1, given.seeds + 1)]}
        one["annealing"] = [annealing(room, given.annealing, number) for number in range(1, given.seeds + 1)]
        if given.cp_sat and people <= given.most:
            one["cp_sat"] = cp_sat(room, given.cp_sat, given.workers)
        results.append(one)
        print(json.dumps(one), flush=True)
    (given.out / "seating.json").write_text(json.dumps(results, indent=1) + "\n")
    lines = ["| evening | bound | Wieg | seconds | plain Python | tries/s | CP-SAT | its bound |", "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for one in results:
        solver = one.get("cp_sat")
        cells = [
            one["evening"],
            f"{one['wieg'][0]['bound']:,}",
            ", ".join(shown(run) for run in one["wieg"]),
            f"{statistics.median(run['seconds'] for run in one['wieg']):.3f}",
            ", ".join(shown(run) for run in one["annealing"]),
            f"{statistics.median(run['tries'] / run['seconds'] for run in one['annealing']):,.0f}",
            shown(solver) if solver else "not run",
            f"{solver['bound']:,}" if solver and solver["bound"] is not None else "",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    (given.out / "seating.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
