"""The simulation beside Mesa and NumPy: one cohort through twelve school years, on the same subset of the model.

Every engine does, for each pupil: learning and paid lessons in each of twelve years; after the eighth a first advice, a
test and an adjustment, a ranking of the twelve nearest schools and deferred acceptance; and moving up, down or staying
down in each of the four years after that.
Wieg runs the steps of its own model, which hold more: classes and their means, neighbourhoods, dual advices, several
classes per school, exams, leaving early, repeating in primary school.

    python -m venv venv
    venv/bin/pip install numpy mesa
    cargo bench -p explore --bench cohort --no-run        # prints where the binary is
    venv/bin/python docs/benchmarks/explore_peers.py --wieg PATH-TO-cohort --out result

Every engine runs in a process of its own, in turns, with one thread; CPU time of the years is the measure, and making
the pupils is not timed.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

YEARS, SCHOOLS, ADVICE_YEAR = 12, 12, 8
CUTS = [-1.45, -1.21, -0.79, -0.64, -0.14, 0.11, 0.59, 0.90]
TEST_CUTS = [-1.75, -0.98, -0.33, 0.36, 1.06]
TEST_CLASSES = [0, 1, 3, 5, 7, 8]
MEANS = [-1.5, -0.9, -0.2, 0.5, 1.3]


def one_thread() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


# NumPy: whole columns at a time


def numpy_cohort(pupils: int) -> dict:
    import numpy as np

    draw = np.random.default_rng(1)
    skill = draw.normal(size=pupils)
    mean = 0.2 * skill
    high = draw.random(pupils) < 0.45
    income = draw.integers(1, 6, pupils)
    home = draw.integers(0, 500, pupils)
    km = draw.random((500, SCHOOLS)) * 5
    attraction = draw.normal(0, 0.4, SCHOOLS)
    level = np.zeros(pupils, np.int8)
    means = np.array(MEANS)
    start = time.process_time(), time.perf_counter()
    for year in range(1, YEARS + 1):
        chance = 1 / (1 + np.exp(1.25 - 0.35 * (income - 3) - 0.4 * high))
        lessons = draw.random(pupils) < chance
        skill = 0.95 * skill + 0.05 * mean + 0.03 * (lessons - chance) + 0.3 * draw.normal(size=pupils)
        if year == ADVICE_YEAR:
            judgement = skill + 0.37 * (high - 0.45) + 0.5 * draw.normal(size=pupils)
            first = np.searchsorted(CUTS, judgement, "right")
            test = np.array(TEST_CLASSES)[np.searchsorted(TEST_CUTS, skill + 0.37 * draw.normal(size=pupils), "right")]
            raised = (test > first) & (draw.random(pupils) < 0.25)
            last = np.where(raised, test, first)
            level = np.minimum(4, last // 2 + (last % 2) * (draw.random(pupils) < 0.6)).astype(np.int8)
            weight = 0.45 * np.where(high, 0.8, 1.0)
            utility = attraction - weight[:, None] * km[home] + draw.gumbel(size=(pupils, SCHOOLS))
            lists = np.argsort(-utility, axis=1)
            place_numpy(np, lists, draw.random(pupils), int(pupils * 1.2 / SCHOOLS))
        elif year > ADVICE_YEAR:
            up = np.where(level < 4, np.exp(-3.8 + 1.5 * (skill - means[np.minimum(level + 1, 4)]) + 0.2 * high), 0.0)
            down = np.where(level > 0, np.exp(-3.1 + 1.5 * (means[level] - skill) - 0.25 * high), 0.0)
            again = np.exp(-3.5 + (means[level] - skill))
            luck = draw.random(pupils) * (1 + up + down + again)
            level = (level + (luck < up) - ((luck >= up) & (luck < up + down))).astype(np.int8)
    cpu, wall = time.process_time() - start[0], time.perf_counter() - start[1]
    return {"cpu": cpu, "wall": wall, "check": float(skill.var())}


def place_numpy(np, lists, lottery, capacity: int):
    """Deferred acceptance, all who are free proposing at once in each round."""
    pupils = len(lists)
    following = np.zeros(pupils, np.int64)
    held = np.full(pupils, -1)
    free = np.arange(pupils)
    while len(free):
        held[free] = lists[free, following[free]]
        order = np.lexsort((lottery, held))
        order = order[held[order] >= 0]
        schools = held[order]
        rank = np.arange(len(order)) - np.searchsorted(schools, schools, "left")
        free = order[rank >= capacity]
        held[free] = -1
        following[free] += 1
        free = free[following[free] < SCHOOLS]
    return held


# Mesa: one object per pupil


def mesa_cohort(pupils: int) -> dict:
    import heapq
    import math
    import random

    import mesa

    class Pupil(mesa.Agent):
        def __init__(self, model):
            super().__init__(model)
            draw = model.luck
            self.skill = draw.gauss(0, 1)
            self.mean = 0.2 * self.skill
            self.high = draw.random() < 0.45
            self.income = draw.randrange(1, 6)
            self.home = draw.randrange(500)
            self.level = 0
            self.lottery = draw.random()
            self.list = []

        def learn(self):
            draw = self.model.luck
            chance = 1 / (1 + math.exp(1.25 - 0.35 * (self.income - 3) - 0.4 * self.high))
            lessons = draw.random() < chance
            self.skill = 0.95 * self.skill + 0.05 * self.mean + 0.03 * (lessons - chance) + 0.3 * draw.gauss(0, 1)

        def advise(self):
            draw = self.model.luck
            judgement = self.skill + 0.37 * (self.high - 0.45) + 0.5 * draw.gauss(0, 1)
            first = sum(cut <= judgement for cut in CUTS)
            score = self.skill + 0.37 * draw.gauss(0, 1)
            test = TEST_CLASSES[sum(cut <= score for cut in TEST_CUTS)]
            last = test if test > first and draw.random() < 0.25 else first
            self.level = min(4, last // 2 + (last % 2) * (draw.random() < 0.6))
            weight = 0.45 * (0.8 if self.high else 1.0)
            km, attraction = self.model.km[self.home], self.model.attraction
            utility = [
                attraction[school] - weight * km[school] - math.log(-math.log(draw.random() or 0.5))
                for school in range(SCHOOLS)
            ]
            self.list = sorted(range(SCHOOLS), key=utility.__getitem__, reverse=True)

        def stream(self):
            level, skill = self.level, self.skill
            up = math.exp(-3.8 + 1.5 * (skill - MEANS[level + 1]) + 0.2 * self.high) if level < 4 else 0.0
            down = math.exp(-3.1 + 1.5 * (MEANS[level] - skill) - 0.25 * self.high) if level > 0 else 0.0
            again = math.exp(-3.5 + (MEANS[level] - skill))
            luck = self.model.luck.random() * (1 + up + down + again)
            if luck < up:
                self.level += 1
            elif luck < up + down:
                self.level -= 1

    class Cohort(mesa.Model):
        def __init__(self):
            super().__init__(seed=1)
            self.luck = random.Random(1)
            self.km = [[5 * self.luck.random() for _ in range(SCHOOLS)] for _ in range(500)]
            self.attraction = [self.luck.gauss(0, 0.4) for _ in range(SCHOOLS)]
            Pupil.create_agents(self, pupils)

        def place(self):
            held = [[] for _ in range(SCHOOLS)]
            capacity = int(pupils * 1.2 / SCHOOLS)
            for agent in self.agents:
                applicant, choice = agent, 0
                while choice < SCHOOLS:
                    heap = held[applicant.list[choice]]
                    entry = (-applicant.lottery, applicant.unique_id, choice, applicant)
                    if len(heap) < capacity:
                        heapq.heappush(heap, entry)
                        break
                    turned = heapq.heappushpop(heap, entry)
                    applicant, choice = turned[3], turned[2] + 1

    model = Cohort()
    start = time.process_time(), time.perf_counter()
    for year in range(1, YEARS + 1):
        model.agents.do("learn")
        if year == ADVICE_YEAR:
            model.agents.do("advise")
            model.place()
        elif year > ADVICE_YEAR:
            model.agents.do("stream")
    cpu, wall = time.process_time() - start[0], time.perf_counter() - start[1]
    skills = [agent.skill for agent in model.agents]
    return {"cpu": cpu, "wall": wall, "check": statistics.pvariance(skills)}


# The rounds


def measured(engine: str, pupils: int, wieg: str | None) -> dict:
    command = (
        [wieg, str(pupils)]
        if engine == "wieg"
        else [sys.executable, __file__, "--engine", engine, "--pupils", str(pupils)]
    )
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    last = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")][-1]
    return json.loads(last.removeprefix("RESULT "))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["numpy", "mesa"])
    parser.add_argument("--pupils", type=int, default=190_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--wieg", help="the binary of the bench `cohort` of the crate `explore`")
    parser.add_argument("--out", type=Path, default=Path("."))
    options = parser.parse_args()
    one_thread()
    if options.engine:
        run = {"numpy": numpy_cohort, "mesa": mesa_cohort}[options.engine]
        print("RESULT", json.dumps(run(options.pupils)))
        return
    engines = [*(["wieg"] if options.wieg else []), "numpy", "mesa"]
    times: dict[str, list[dict]] = {engine: [] for engine in engines}
    for turn in range(options.rounds):
        for engine in engines:
            if engine == "mesa" and turn > 1:
                continue  # two rounds of what takes ten seconds are enough
            times[engine].append(measured(engine, options.pupils, options.wieg))
    steps = options.pupils * YEARS
    own = statistics.median(one["cpu"] for one in times["wieg"]) if options.wieg else None
    lines = [
        f"{options.pupils:,} pupils through {YEARS} years, {steps:,} agent-steps, one thread.",
        "",
        "| engine | ns per agent-step, median | lowest to highest | CPU s | wall s | times Wieg |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for engine in engines:
        cpu = sorted(one["cpu"] for one in times[engine])
        wall = statistics.median(one["wall"] for one in times[engine])
        median = statistics.median(cpu)
        ratio = f"{median / own:.1f}" if own else ""
        lines.append(
            f"| {engine} | {1e9 * median / steps:.0f} | {1e9 * cpu[0] / steps:.0f} to {1e9 * cpu[-1] / steps:.0f} "
            f"| {median:.3f} | {wall:.3f} | {ratio} |"
        )
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "explore_peers.md").write_text("\n".join(lines) + "\n")
    (options.out / "explore_peers.json").write_text(json.dumps({"pupils": options.pupils, "times": times}, indent=1) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
