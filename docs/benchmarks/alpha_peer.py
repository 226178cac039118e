"""Krippendorff's alpha of 30 codes with a bootstrap over respondents, by the package that people use today and by Wieg.

    python -m venv venv
    venv/bin/pip install krippendorff numpy pandas
    venv/bin/python make_coded.py coded.csv --draws draws.csv
    cargo build --release -p wieg-bench --bin wieg-bench-alpha
    venv/bin/python alpha_peer.py --data coded.csv --draws draws.csv --wieg target/release/wieg-bench-alpha --out result

The data: 200 interviews, 10,000 units in all, 3 coders, 30 codes, one row per judgement (see make_coded.py).
The work: reading the file; per code the nominal alpha of present or absent; and 1,000 draws of 200 respondents with
replacement, the alpha of every code in every draw, and the 2.5% and 97.5% points.

| engine | what it is |
|---|---|
| package, matrix | krippendorff.alpha(reliability_data=...), as its documentation shows |
| package, counts | krippendorff.alpha(value_counts=...), from counts made once |
| by hand, numpy | sums per respondent, then one product of matrices: what somebody who knows the short cut would write |

The package does few draws (--few) and the time is multiplied; the table says so.
Every engine runs in a process of its own, in turns, with one thread. CPU time is the measure.

The exit status is 1 when engines disagree: alphas and fixed draws by more than 1e-9.
"""

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
import warnings
from pathlib import Path

ENGINES = {"matrix": "package, matrix", "counts": "package, counts", "hand": "by hand, numpy"}


def one_thread() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


class Clock:
    """CPU and wall time since it was made."""

    def __init__(self):
        self.start = time.process_time(), time.perf_counter()

    def read(self) -> list[float]:
        return [time.process_time() - self.start[0], time.perf_counter() - self.start[1]]


# Reading


def load(path: str):
    """codes x coders x units, NaN where nobody judged, and per unit the number of its respondent."""
    import numpy as np
    import pandas as pd

    table = pd.read_csv(path, dtype={"respondent": "category", "unit": "category", "coder": "category", "code": "category"})
    column = {name: table[name].cat.codes.to_numpy() for name in ("respondent", "unit", "coder", "code")}
    names = {name: list(table[name].cat.categories) for name in column}
    cube = np.full((len(names["code"]), len(names["coder"]), len(names["unit"])), np.nan)
    cube[column["code"], column["coder"], column["unit"]] = table["present"].to_numpy()
    owner = np.zeros(len(names["unit"]), np.int64)
    owner[column["unit"]] = column["respondent"]
    return cube, owner, names


def fixed_draws(path: str | None, respondents: list[str]):
    import numpy as np
    import pandas as pd

    if not path:
        return None
    table = pd.read_csv(path)
    times = np.zeros((table["draw"].max() + 1, len(respondents)), np.int64)
    place = {name: number for number, name in enumerate(respondents)}
    times[table["draw"], [place[name] for name in table["respondent"]]] = table["times"]
    return times


# The engines: each gives a function from the times that every respondent was drawn to the alphas of all codes


def matrix_engine(cube, owner, respondents):
    import krippendorff
    import numpy as np

    units = [np.flatnonzero(owner == r) for r in range(respondents)]

    def alphas(times):
        chosen = np.concatenate([np.tile(units[r], t) for r, t in enumerate(times) if t])
        out = []
        for code in cube:
            try:
                out.append(krippendorff.alpha(reliability_data=code[:, chosen], level_of_measurement="nominal"))
            except ValueError:  # no variation
                out.append(math.nan)
        return np.array(out)

    return alphas


def counts_engine(cube, owner, respondents):
    import krippendorff
    import numpy as np

    counts = np.stack([np.nansum(cube == 0, 1), np.nansum(cube == 1, 1)], 2)  # codes x units x {absent, present}
    units = [np.flatnonzero(owner == r) for r in range(respondents)]

    def alphas(times):
        chosen = np.concatenate([np.tile(units[r], t) for r, t in enumerate(times) if t])
        out = []
        for code in counts:
            try:
                out.append(krippendorff.alpha(value_counts=code[chosen], level_of_measurement="nominal"))
            except ValueError:
                out.append(math.nan)
        return np.array(out)

    return alphas


def hand_engine(cube, owner, respondents):
    """Per code and respondent: disagreement, values "present" and all values, over units that two coders judged."""
    import numpy as np

    valued = (~np.isnan(cube)).sum(1)  # codes x units
    present = np.nansum(cube, 1)
    pair = valued >= 2
    apart = np.where(pair, 2 * present * (valued - present) / np.maximum(valued - 1, 1), 0)
    sums = [
        np.stack([np.bincount(owner, row, respondents) for row in what])
        for what in (apart, np.where(pair, present, 0), np.where(pair, valued, 0))
    ]

    def alphas(times):
        d, n1, n = (what @ np.asarray(times).T for what in sums)
        with np.errstate(divide="ignore", invalid="ignore"):
            return (1 - d * (n - 1) / (2 * n1 * (n - n1))).T  # one draw: codes; many: draws x codes

    return alphas


def run(engine: str, options) -> dict:
    import numpy as np

    warnings.simplefilter("ignore")
    if engine != "hand":
        import krippendorff  # noqa: F401  importing is not timed
    import pandas  # noqa: F401

    clock = Clock()
    cube, owner, names = load(options.data)
    loaded = clock.read()
    respondents = len(names["respondent"])
    clock = Clock()
    alphas = {"matrix": matrix_engine, "counts": counts_engine, "hand": hand_engine}[engine](cube, owner, respondents)
    alpha = alphas(np.ones(respondents, int))
    point = clock.read()
    draw = np.random.default_rng(options.seed)
    reps = options.reps if engine == "hand" else options.few
    clock = Clock()
    times = np.stack([np.bincount(draw.integers(0, respondents, respondents), minlength=respondents) for _ in range(reps)])
    drawn = alphas(times) if engine == "hand" else np.stack([alphas(one) for one in times])
    low, high = np.nanpercentile(drawn, [2.5, 97.5], 0)
    boot = [seconds * options.reps / reps for seconds in clock.read()]
    enough = np.isfinite(drawn).sum(0) * 2 >= reps
    fixed = fixed_draws(options.draws, names["respondent"])

    def listed(values):
        return [float(v) if math.isfinite(v) else None for v in values]

    return {
        "load": loaded,
        "point": point,
        "boot": boot,
        "drawn": reps,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "alpha": listed(alpha),
        "low": listed(np.where(enough, low, math.nan)),
        "high": listed(np.where(enough, high, math.nan)),
        "fixed": [listed(alphas(one)) for one in fixed] if fixed is not None else None,
    }


# The rounds


def measured(engine: str, options) -> dict:
    if engine == "wieg":
        command = [options.wieg, "--data", options.data, "--reps", str(options.reps), "--seed", str(options.seed)]
    else:
        command = [sys.executable, __file__, "--engine", engine, "--data", options.data, "--reps", str(options.reps)]
        command += ["--few", str(options.few), "--seed", str(options.seed)]
    if options.draws:
        command += ["--draws", options.draws]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{engine} failed: {done.stderr[-2000:]}")
    last = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")][-1]
    return json.loads(last.removeprefix("RESULT "))


def disagreements(name: str, one: dict, other: dict) -> list[str]:
    found = []

    def compare(what, a, b):
        for code, (x, y) in enumerate(zip(a, b, strict=True), 1):
            if (x is None) != (y is None):
                found.append(f"{name}: {what} of code {code}: {x} and {y}")
            elif x is not None and abs(x - y) > 1e-9:
                found.append(f"{name}: {what} of code {code}: {x} and {y}")

    compare("alpha", one["alpha"], other["alpha"])
    if len(one.get("fixed") or []) != len(other.get("fixed") or []):
        found.append(f"{name}: not the same number of fixed draws")
    for number, (a, b) in enumerate(zip(one.get("fixed") or [], other.get("fixed") or [])):
        compare(f"fixed draw {number}", a, b)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--draws")
    parser.add_argument("--engine", choices=list(ENGINES))
    parser.add_argument("--reps", type=int, default=1000)
    parser.add_argument("--few", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--wieg")
    parser.add_argument("--out", type=Path, default=Path("."))
    options = parser.parse_args()
    one_thread()
    if options.engine:
        print("RESULT", json.dumps(run(options.engine, options)))
        return 0
    engines = [*(["wieg"] if options.wieg else []), *ENGINES]
    results: dict[str, list[dict]] = {engine: [] for engine in engines}
    for _ in range(options.rounds):
        for engine in engines:
            results[engine].append(measured(engine, options))
    codes = len(results["hand"][0]["alpha"])
    lines = [
        f"{codes} codes, {options.reps:,} draws over respondents, one thread; CPU seconds, median of {options.rounds} (lowest to highest).",
        "",
        "| engine | reading | alphas | draws | drawn | peak MiB | draws, times Wieg |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    own = statistics.median(one["boot"][0] for one in results["wieg"]) if options.wieg else None
    for engine in engines:
        cells = []
        for what in ("load", "point", "boot"):
            cpu = sorted(one[what][0] for one in results[engine])
            cells.append(f"{statistics.median(cpu):.4g} ({cpu[0]:.4g} to {cpu[-1]:.4g})")
        drawn = results[engine][0].get("drawn", options.reps)
        times = f"{statistics.median(one['boot'][0] for one in results[engine]) / own:.1f}" if own else ""
        note = f"{drawn}" if drawn == options.reps else f"{drawn}, multiplied"
        peak = max(one.get("peak", 0) for one in results[engine])
        lines.append(f"| {ENGINES.get(engine, 'Wieg')} | {' | '.join(cells)} | {note} | {peak:.0f} | {times} |")
    found = []
    for engine in engines:
        if engine != "hand":
            found += disagreements(f"{ENGINES.get(engine, 'Wieg')} and by hand", results[engine][0], results["hand"][0])
    lines += ["", *(found or ["All engines agree."])]
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "alpha_peer.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (options.out / "alpha_peer.json").write_text(json.dumps({"reps": options.reps, "runs": results}, indent=1) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
