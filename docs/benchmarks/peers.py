"""Runs the tools an analyst would use today beside Wieg, on the same work, in one run.

One synthetic table: pupils in 2,000 schools, 8 background groups, 10 advice levels and a test score.
Every engine runs in a process of its own, so that peak memory belongs to that engine alone.
Engines take turns, round after round, so that a busy machine slows all of them and not one.

    python -m venv venv
    venv/bin/pip install numpy pandas polars duckdb pyarrow scipy statsmodels segregation acro
    venv/bin/python docs/benchmarks/peers.py --wieg PATH-TO-wieg-bench

`README.md` beside this file says what each task does and how to read the result.
The table is generated from a seed; nothing here is about real pupils.
"""

import argparse
import contextlib
import importlib
import importlib.metadata
import importlib.util
import io
import json
import logging
import math
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCHOOLS, GROUPS, LEVELS = 2000, 8, 10
LOW_GROUPS = (0, 1, 2)  # parents with at most vmbo or mbo 2
HAVO = 6  # advice level 6 and above is "havo or higher"
SCORE_FLOOR, SCORES = 500, 51
SLOW_SECONDS = 20  # an engine slower than this is measured once


# The data


def write_pupils(path: Path, rows: int) -> None:
    """Writes the synthetic pupils as Parquet; the same rows always give the same file."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    draw = np.random.default_rng(2022)
    size = draw.lognormal(0.0, 0.6, SCHOOLS)
    school = draw.choice(SCHOOLS, rows, p=size / size.sum()).astype(np.int32)
    national = np.array([0.06, 0.10, 0.14, 0.30, 0.12, 0.12, 0.10, 0.06])
    tilt = draw.normal(0, 0.7, (SCHOOLS, 1)) * np.linspace(-1, 1, GROUPS)
    share = national * np.exp(tilt)
    cumulative = (share / share.sum(1, keepdims=True)).cumsum(1)
    group = (draw.random(rows)[:, None] > cumulative[school]).sum(1).clip(0, GROUPS - 1).astype(np.int8)
    school_effect = draw.normal(0, 1.5, SCHOOLS)
    raw = 535 + (group - 3.5) * 0.9 + school_effect[school] + draw.normal(0, 8, rows)
    score = np.rint(raw).clip(500, 550).astype(np.int16)
    # Schools differ in how they advise, or clustered errors and school variance would have nothing to find.
    habit = np.random.default_rng(2023).normal(0, 0.25, SCHOOLS)
    latent = (score - 500) / 50 * 9 + 1 + (group - 3.5) * 0.12 + habit[school] + draw.normal(0, 0.9, rows)
    advice = np.rint(latent).clip(1, LEVELS).astype(np.int8)
    diploma = np.rint(advice + draw.normal(0, 1.2, rows)).clip(1, LEVELS).astype(np.int8)
    year = draw.integers(2018, 2024, rows).astype(np.int16)
    table = pa.table(
        {
            "pupil": np.arange(rows, dtype=np.int64),
            "school": school,
            "board": (school // 8).astype(np.int32),
            "year": year,
            "grp": group,
            "score": score,
            "advice": advice,
            "diploma": diploma,
        }
    )
    part = path.with_suffix(".part")
    pq.write_table(table, part, row_group_size=131072, compression="zstd")
    part.rename(path)


def load_pandas(path: str):
    import pandas as pd

    return pd.read_parquet(path)


def load_polars(path: str):
    import polars as pl

    return pl.read_parquet(path)


def load_duckdb(path: str):
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"SET threads={THREADS}")
    connection.execute("CREATE TABLE t AS SELECT * FROM read_parquet(?)", [path])
    return connection


# What is computed from counts, once an engine has counted


def segregation_indices(table) -> list[float]:
    """H over all groups, D of the low groups against the rest, and M, from schools x groups."""
    import numpy as np

    m = np.asarray(table, float)
    total, by_school, by_group = m.sum(), m.sum(1), m.sum(0)
    low = m[:, list(LOW_GROUPS)].sum(1)
    rest = by_school - low
    d = 0.5 * np.abs(low / low.sum() - rest / rest.sum()).sum()
    p = m / total
    with np.errstate(divide="ignore", invalid="ignore"):
        mutual = np.nansum(p * np.log(p / (by_school[:, None] / total) / (by_group[None] / total)))
        entropy = -np.nansum(by_group / total * np.log(by_group / total))
    return [float(mutual / entropy), float(d), float(mutual)]


def standardised_gap(n, k) -> float:
    """Low minus rest in the share with havo or higher, standardised to the pooled scores.

    `n` and `k` are scores x {low, rest}: pupils, and pupils with havo or higher.
    Scores without both groups carry no comparison and are left out.
    """
    both = (n > 0).all(1)
    weight = n[both].sum(1)
    rate = k[both] / n[both]
    return float((weight / weight.sum() * (rate[:, 0] - rate[:, 1])).sum())


def replicates(values: list[float]) -> dict:
    """The mean of a bootstrap, with what is needed to judge whether two means agree."""
    return {
        "check": [statistics.fmean(values)],
        "spread": statistics.stdev(values) if len(values) > 1 else None,
        "drawn": len(values),
    }


def school_replicates_of_segregation(table) -> dict:
    import numpy as np

    table, draw = np.asarray(table), np.random.default_rng(SEED)
    picked = (draw.integers(0, len(table), len(table)) for _ in range(REPLICATES))
    return replicates([segregation_indices(table[rows])[0] for rows in picked])


def pupil_replicates_of_segregation(table) -> dict:
    import numpy as np

    table, draw = np.asarray(table), np.random.default_rng(SEED)
    total = int(table.sum())
    share = (table / total).ravel()
    drawn = (draw.multinomial(total, share).reshape(table.shape) for _ in range(REPLICATES))
    return replicates([segregation_indices(counts)[0] for counts in drawn])


def school_replicates_of_gap(n, k) -> dict:
    import numpy as np

    weight = np.random.default_rng(SEED).poisson(1, (REPLICATES, SCHOOLS)).astype(float)
    n_drawn = (weight @ n.reshape(SCHOOLS, -1)).reshape(REPLICATES, SCORES, 2)
    k_drawn = (weight @ k.reshape(SCHOOLS, -1)).reshape(REPLICATES, SCORES, 2)
    return replicates([standardised_gap(a, b) for a, b in zip(n_drawn, k_drawn)])


# Counting, per engine


def schools_by_groups_pandas(d):
    import pandas as pd

    return pd.crosstab(d.school, d.grp).to_numpy()


def schools_by_groups_polars(d):
    wide = d.group_by("school", "grp").len().pivot(on="grp", index="school", values="len").fill_null(0)
    return wide.select([str(g) for g in range(GROUPS)]).to_numpy()


def schools_by_groups_duckdb(c):
    import numpy as np

    x = c.execute("SELECT school, grp, count(*) n FROM t GROUP BY ALL").fetchnumpy()
    table = np.zeros((SCHOOLS, GROUPS), np.int64)
    table[x["school"], x["grp"]] = x["n"]
    return table


def scores_by_group_pandas(d):
    rest = (d.grp > LOW_GROUPS[-1]).astype("int8")
    counted = (d.advice >= HAVO).groupby([d.score, rest]).agg(["size", "sum"]).unstack(fill_value=0)
    return counted["size"][[0, 1]].to_numpy(), counted["sum"][[0, 1]].to_numpy()


def scores_by_group_polars(d):
    import polars as pl

    wide = (
        d.group_by("score", (pl.col("grp") <= LOW_GROUPS[-1]).alias("low"))
        .agg(pl.len().alias("n"), (pl.col("advice") >= HAVO).sum().alias("k"))
        .pivot(on="low", index="score", values=["n", "k"])
        .fill_null(0)
    )
    return wide.select("n_true", "n_false").to_numpy(), wide.select("k_true", "k_false").to_numpy()


def scores_by_group_duckdb(c):
    import numpy as np

    low, havo = LOW_GROUPS[-1], HAVO
    x = c.execute(
        f"""SELECT count(*) FILTER (grp <= {low}) n1, count(*) FILTER (grp > {low}) n0,
            count(*) FILTER (grp <= {low} AND advice >= {havo}) k1,
            count(*) FILTER (grp > {low} AND advice >= {havo}) k0 FROM t GROUP BY score"""
    ).fetchnumpy()
    return np.stack([x["n1"], x["n0"]], 1).astype(float), np.stack([x["k1"], x["k0"]], 1).astype(float)


def schools_by_scores_pandas(d):
    import numpy as np

    cell = (d.school.to_numpy().astype(np.int64) * SCORES + d.score.to_numpy() - SCORE_FLOOR) * 2
    cell += (d.grp > LOW_GROUPS[-1]).to_numpy()
    high = (d.advice >= HAVO).to_numpy()
    cells = SCHOOLS * SCORES * 2
    return np.bincount(cell, minlength=cells), np.bincount(cell, weights=high, minlength=cells)


def schools_by_scores_duckdb(c):
    import numpy as np

    x = c.execute(
        f"""SELECT (school::BIGINT * {SCORES} + score - {SCORE_FLOOR}) * 2 + (grp > {LOW_GROUPS[-1]})::INT cell,
            count(*) n, count(*) FILTER (advice >= {HAVO}) k FROM t GROUP BY ALL"""
    ).fetchnumpy()
    n, k = np.zeros(SCHOOLS * SCORES * 2), np.zeros(SCHOOLS * SCORES * 2)
    n[x["cell"]], k[x["cell"]] = x["n"], x["k"]
    return n, k


# The tasks. Each returns a number, a list of numbers that starts with the headline, or replicates(...);
# or a function that gives one of these, when working out the check is not part of the task.


def rates_pandas(d):
    high = d.advice >= HAVO
    by_group = high.groupby(d.grp).agg(["size", "mean"])
    high.groupby([d.school, d.grp]).agg(["size", "mean"])
    return float(by_group["mean"].iloc[0])


def rates_polars(d):
    import polars as pl

    share = (pl.col("advice") >= HAVO).mean().alias("share")
    by_group = d.group_by("grp").agg(pl.len(), share).sort("grp")
    d.group_by("school", "grp").agg(pl.len(), share)
    return float(by_group["share"][0])


def rates_duckdb(c):
    share = f"count(*), avg((advice >= {HAVO})::INT)"
    by_group = c.execute(f"SELECT grp, {share} FROM t GROUP BY grp ORDER BY grp").fetchall()
    c.execute(f"SELECT school, grp, {share} FROM t GROUP BY ALL").fetchnumpy()
    return float(by_group[0][2])


def mobility_pandas(d):
    import pandas as pd

    return float(pd.crosstab(d.grp, d.diploma, normalize="index").iloc[0, HAVO - 1 :].sum())


def mobility_polars(d):
    import polars as pl

    first = d.group_by("grp", "diploma").len().filter(pl.col("grp") == 0)
    return float(first.filter(pl.col("diploma") >= HAVO)["len"].sum() / first["len"].sum())


def mobility_duckdb(c):
    counted = c.execute("SELECT grp, diploma, count(*) n FROM t GROUP BY ALL").fetchall()
    first = [(diploma, n) for group, diploma, n in counted if group == 0]
    return sum(n for diploma, n in first if diploma >= HAVO) / sum(n for _, n in first)


def segregation_schools_pysal(d):
    """D and H with PySAL's own bootstrap, which draws whole schools."""
    import numpy as np
    import pandas as pd
    from segregation.inference import SingleValueTest
    from segregation.multigroup import MultiInfoTheory
    from segregation.singlegroup import Dissim

    np.random.seed(SEED)
    names = [f"g{g}" for g in range(GROUPS)]
    m = pd.DataFrame(schools_by_groups_pandas(d).astype(float), columns=names)
    m["total"], m["low"] = m[names].sum(axis=1), m[[f"g{g}" for g in LOW_GROUPS]].sum(axis=1)
    ask = dict(null_approach="bootstrap", iterations_under_null=REPLICATES, n_jobs=1, backend="loky")
    SingleValueTest(Dissim(m, group_pop_var="low", total_pop_var="total"), **ask)
    h = SingleValueTest(MultiInfoTheory(m, groups=names), **ask)
    # With "bootstrap" its .statistic is the null value 0; the replicates are in est_sim.
    return replicates([float(x) for x in h.est_sim])


def segregation_pupils_pandas_rows(d):
    """What most people write: draw rows with replacement, count again."""
    drawn = (d.sample(frac=1, replace=True, random_state=SEED + b) for b in range(DRAWN))
    return replicates([segregation_indices(schools_by_groups_pandas(x))[0] for x in drawn])


def segregation_pupils_polars_rows(d):
    drawn = (d.sample(fraction=1.0, with_replacement=True, seed=SEED + b) for b in range(DRAWN))
    return replicates([segregation_indices(schools_by_groups_polars(x))[0] for x in drawn])


def segregation_pupils_duckdb_rows(c):
    """A Poisson(1) weight per pupil and replicate in SQL, ten replicates a query."""
    import numpy as np

    values, done = [], 0
    while done < DRAWN:
        now = min(10, DRAWN - done)
        x = c.execute(
            f"""WITH w AS (SELECT school, grp, b,
                (hash(pupil * 1000003 + b + {done} + {SEED} * 1009) % 1000003) / 1000003.0 u FROM t, range({now}) r(b))
            SELECT b, school, grp, sum(CASE WHEN u < .36787944 THEN 0 WHEN u < .73575888 THEN 1
                WHEN u < .91969860 THEN 2 WHEN u < .98101184 THEN 3 WHEN u < .99634015 THEN 4
                WHEN u < .99940582 THEN 5 ELSE 6 END) n FROM w GROUP BY ALL"""
        ).fetchnumpy()
        for b in range(now):
            at, table = x["b"] == b, np.zeros((SCHOOLS, GROUPS))
            table[x["school"][at], x["grp"][at]] = x["n"][at]
            values.append(segregation_indices(table)[0])
        done += now
    return replicates(values)


def gap_schools_pandas_rows(d):
    """Whole schools drawn with replacement, their rows put together again, as usually written."""
    import numpy as np

    rows_of = list(d.groupby("school").indices.values())
    draw, values = np.random.default_rng(SEED), []
    for _ in range(DRAWN):
        rows = np.concatenate([rows_of[j] for j in draw.integers(0, len(rows_of), len(rows_of))])
        values.append(standardised_gap(*scores_by_group_pandas(d.take(rows))))
    return replicates(values)


def least_squares_statsmodels(d):
    import statsmodels.formula.api as smf

    d["high"] = (d.advice >= HAVO).astype(float)
    fit = smf.ols("high ~ score + C(grp)", d).fit(cov_type="cluster", cov_kwds={"groups": d.school})
    return [float(fit.params["score"]), float(fit.bse["score"])]


def least_squares_numpy(d):
    """The same by hand: normal equations and school sums of the scores, with the CR1 factor."""
    import numpy as np

    group, school = d.grp.to_numpy(), d.school.to_numpy()
    x = np.column_stack([np.ones(len(d)), d.score.to_numpy()] + [group == g for g in range(1, GROUPS)]).astype(float)
    y = (d.advice >= HAVO).to_numpy().astype(float)
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ (x.T @ y)
    residual = y - x @ beta
    sums = np.column_stack([np.bincount(school, x[:, j] * residual, SCHOOLS) for j in range(x.shape[1])])
    rows, columns = x.shape
    clusters = len(np.unique(school))
    factor = clusters / (clusters - 1) * (rows - 1) / (rows - columns)
    variance = factor * bread @ (sums.T @ sums) @ bread
    return [float(beta[1]), float(math.sqrt(variance[1, 1]))]


def logit_statsmodels(d):
    import statsmodels.formula.api as smf

    d["high"] = (d.advice >= HAVO).astype(float)
    d["low"] = (d.grp <= LOW_GROUPS[-1]).astype(float)
    d["s"] = (d.score - 535) / 10.0
    fit = smf.logit("high ~ s + I(s**2) + low", d).fit(disp=0)
    return float(fit.predict(d.assign(low=1.0)).mean() - fit.predict(d.assign(low=0.0)).mean())


def logit_statsmodels_cells(d):
    """The same model on 102 binomial cells, which an analyst who knows the trick would fit."""
    import numpy as np
    import statsmodels.api as sm

    n, k = scores_by_group_pandas(d)
    scores = np.sort(d.score.unique())
    s = np.repeat((scores - 535) / 10.0, 2)
    low = np.tile([1.0, 0.0], len(scores))
    n, k = n.ravel(), k.ravel()
    seen = n > 0
    design = np.column_stack([np.ones(len(s)), s, s**2, low])
    fit = sm.GLM(np.column_stack([k, n - k])[seen], design[seen], family=sm.families.Binomial()).fit()
    one, zero = design.copy(), design.copy()
    one[:, 3], zero[:, 3] = 1.0, 0.0
    return float(np.average(fit.predict(one) - fit.predict(zero), weights=n))


def mixed_statsmodels(d):
    import statsmodels.formula.api as smf

    d["level"] = d.advice.astype(float)
    d["low"] = (d.grp <= LOW_GROUPS[-1]).astype(float)
    d["s"] = (d.score - 535) / 10.0
    # Not lbfgs: on this table it reports convergence at an intercept of 0 and an infinite likelihood.
    fit = smf.mixedlm("level ~ s + low", d, groups=d.school).fit(reml=True, method="bfgs")
    if not (fit.converged and math.isfinite(fit.llf)):
        raise ArithmeticError("MixedLM did not converge")
    return [float(fit.params["low"]), float(fit.cov_re.iloc[0, 0]), float(fit.scale)]


def mixed_numpy(d):
    """The same by hand: school sums, then the restricted likelihood searched over tau^2 / sigma^2 alone."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    low, s = (d.grp <= LOW_GROUPS[-1]).to_numpy(), (d.score.to_numpy() - 535) / 10.0
    x, y, school = np.column_stack([np.ones(len(d)), s, low]), d.advice.to_numpy().astype(float), d.school.to_numpy()
    size = np.bincount(school, minlength=SCHOOLS)
    x_sum = np.column_stack([np.bincount(school, x[:, j], SCHOOLS) for j in range(x.shape[1])])
    y_sum = np.bincount(school, y, SCHOOLS)
    xx, xy, yy = x.T @ x, x.T @ y, y @ y
    free = len(y) - x.shape[1]

    def fitted(log_ratio):
        ratio = math.exp(log_ratio)
        shrink = ratio / (1 + ratio * size)
        a = xx - (x_sum * shrink[:, None]).T @ x_sum
        b = xy - (x_sum * shrink[:, None]).T @ y_sum
        beta = np.linalg.solve(a, b)
        sigma2 = (yy - (shrink * y_sum) @ y_sum - beta @ b) / free
        deviance = free * math.log(sigma2) + np.log1p(ratio * size).sum() + np.linalg.slogdet(a)[1]
        return deviance, beta, ratio * sigma2, sigma2

    best = minimize_scalar(lambda r: fitted(r)[0], bounds=(-16, 4), method="bounded", options={"xatol": 1e-9})
    _, beta, tau2, sigma2 = fitted(best.x)
    return [float(beta[2]), float(tau2), float(sigma2)]


def disclosure_acro(d):
    """ACRO's own crosstab with suppression; the check is the number of cells under its threshold of 10."""
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), tempfile.TemporaryDirectory() as elsewhere:
        os.chdir(elsewhere)
        from acro import ACRO

        table = ACRO(suppress=True).crosstab(d.school, d.grp)
        os.chdir(tempfile.gettempdir())

    def answer() -> dict:
        counted = schools_by_groups_pandas(d)
        under = int(((counted > 0) & (counted < 10)).sum())
        hidden = int((table.isna().to_numpy() & (counted > 0)).sum())
        return {"check": [under], "note": f"hides {hidden} counts, no secondary suppression"}

    return answer


def report_duckdb_numpy(path: str):
    """Reads the file and works out every figure above that a report shows, with both bootstraps."""
    c = load_duckdb(path)
    rates_duckdb(c)
    gap = standardised_gap(*scores_by_group_duckdb(c))
    mobility_duckdb(c)
    table = schools_by_groups_duckdb(c)
    segregation_indices(table)
    school_replicates_of_segregation(table)
    pupil_replicates_of_segregation(table)
    school_replicates_of_gap(*schools_by_scores_duckdb(c))
    return gap


def rates_boot_fairlearn(d):
    from fairlearn.metrics import MetricFrame, selection_rate

    high = (d.advice >= HAVO).astype(int).to_numpy()
    frame = MetricFrame(
        metrics=selection_rate,
        y_true=high,
        y_pred=high,
        sensitive_features=d.grp,
        n_boot=DRAWN,
        ci_quantiles=[0.025, 0.975],
        random_state=SEED,
    )
    return float(frame.by_group.iloc[0])


@dataclass(frozen=True)
class Engine:
    """One way to do a task: what it needs, how it loads, what is timed, how many replicates it draws."""

    name: str
    needs: tuple[str, ...]
    load: Callable[[str], object]
    work: Callable
    drawn: int = 0  # replicates really drawn, when all of them would take too long; 0 means all


def pandas_engine(work, name="pandas", needs=(), drawn=0):
    return Engine(name, ("pandas", "numpy", *needs), load_pandas, work, drawn)


def polars_engine(work, name="polars", drawn=0):
    return Engine(name, ("polars", "numpy"), load_polars, work, drawn)


def duckdb_engine(work, name="duckdb", drawn=0):
    return Engine(name, ("duckdb", "numpy"), load_duckdb, work, drawn)


def file_only(path: str) -> str:
    return path


STATSMODELS = ("statsmodels.formula.api", "statsmodels.api")
PYSAL = ("segregation.singlegroup", "segregation.multigroup", "segregation.inference")

TASKS: dict[str, list[Engine]] = {
    "load": [
        Engine("polars", ("polars",), file_only, lambda p: float(load_polars(p).height)),
        Engine("pandas", ("pandas",), file_only, lambda p: float(len(load_pandas(p)))),
        Engine(
            "duckdb",
            ("duckdb",),
            file_only,
            lambda p: float(load_duckdb(p).execute("SELECT count(*) FROM t").fetchone()[0]),
        ),
    ],
    "rates": [duckdb_engine(rates_duckdb), pandas_engine(rates_pandas), polars_engine(rates_polars)],
    "condgap": [
        duckdb_engine(lambda c: standardised_gap(*scores_by_group_duckdb(c))),
        pandas_engine(lambda d: standardised_gap(*scores_by_group_pandas(d))),
        polars_engine(lambda d: standardised_gap(*scores_by_group_polars(d))),
    ],
    "mobility": [duckdb_engine(mobility_duckdb), polars_engine(mobility_polars), pandas_engine(mobility_pandas)],
    "seg": [
        duckdb_engine(lambda c: segregation_indices(schools_by_groups_duckdb(c))),
        polars_engine(lambda d: segregation_indices(schools_by_groups_polars(d))),
        pandas_engine(lambda d: segregation_indices(schools_by_groups_pandas(d))),
    ],
    "segboot200-schools": [
        duckdb_engine(lambda c: school_replicates_of_segregation(schools_by_groups_duckdb(c)), "duckdb + numpy"),
        pandas_engine(lambda d: school_replicates_of_segregation(schools_by_groups_pandas(d)), "pandas + numpy"),
        pandas_engine(segregation_schools_pysal, "PySAL segregation", PYSAL),
    ],
    "segboot200-pupils": [
        duckdb_engine(lambda c: pupil_replicates_of_segregation(schools_by_groups_duckdb(c)), "duckdb + numpy"),
        pandas_engine(lambda d: pupil_replicates_of_segregation(schools_by_groups_pandas(d)), "pandas + numpy"),
        duckdb_engine(segregation_pupils_duckdb_rows, "duckdb, rows", 20),
        polars_engine(segregation_pupils_polars_rows, "polars, rows", 10),
        pandas_engine(segregation_pupils_pandas_rows, "pandas, rows", (), 5),
    ],
    "gapboot200-schools": [
        duckdb_engine(lambda c: school_replicates_of_gap(*schools_by_scores_duckdb(c)), "duckdb + numpy"),
        pandas_engine(lambda d: school_replicates_of_gap(*schools_by_scores_pandas(d)), "pandas + numpy"),
        pandas_engine(gap_schools_pandas_rows, "pandas, rows", (), 5),
    ],
    "ols-cluster": [
        pandas_engine(least_squares_statsmodels, "statsmodels", STATSMODELS),
        pandas_engine(least_squares_numpy, "numpy by hand"),
    ],
    "logit-gcomp": [
        pandas_engine(logit_statsmodels, "statsmodels", STATSMODELS),
        pandas_engine(logit_statsmodels_cells, "statsmodels on cells", STATSMODELS),
    ],
    "mixedlm": [
        pandas_engine(mixed_statsmodels, "statsmodels", STATSMODELS),
        pandas_engine(mixed_numpy, "numpy by hand", ("scipy.optimize",)),
    ],
    "disclosure": [pandas_engine(disclosure_acro, "acro", ("acro",))],
    "report": [Engine("duckdb + numpy", ("duckdb", "numpy"), file_only, report_duckdb_numpy)],
}
FAIRLEARN = {"rates-boot200": [pandas_engine(rates_boot_fairlearn, "fairlearn", ("fairlearn.metrics",), 2)]}

# Relative tolerance of each number in `check`; iterative fits stop at their own tolerance.
TOLERANCE = {"ols-cluster": 1e-6, "logit-gcomp": 1e-6, "mixedlm": 1e-3}
EXACT = 1e-9


# Measuring


def cpu_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(s.ru_utime + s.ru_stime for s in spent)


def peak_mib() -> float:
    """Peak resident memory of this process."""
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def missing(needs: tuple[str, ...]) -> list[str]:
    packages = {need.split(".")[0] for need in needs}
    return sorted(p for p in packages if importlib.util.find_spec(p) is None)


def measure_engine(engine: Engine, path: str, runs: int) -> dict:
    """Runs in the child process: imports and loading first, then the work, timed."""
    for module in engine.needs:
        importlib.import_module(module)
    wall, cpu, answer = [], [], None
    for _ in range(runs):
        loaded = engine.load(path)
        started, spent = time.perf_counter(), cpu_seconds()
        answer = engine.work(loaded)
        wall.append(time.perf_counter() - started)
        cpu.append(cpu_seconds() - spent)
        del loaded
        if wall[-1] > SLOW_SECONDS:
            break
    if callable(answer):
        answer = answer()
    if not isinstance(answer, dict):
        answer = {"check": answer if isinstance(answer, list) else [answer]}
    scale = REPLICATES / engine.drawn if engine.drawn else 1
    return {"wall": [w * scale for w in wall], "cpu": [c * scale for c in cpu], "peak": peak_mib(), **answer}


def call(command: list[str], limit: float, threads: int) -> dict:
    """Runs one measurement in its own process and reads its RESULT line."""
    one_pool = {name: str(threads) for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    environment = dict(os.environ, **one_pool, RAYON_NUM_THREADS=str(threads), PYTHONWARNINGS="ignore")
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, env=environment)
    except subprocess.TimeoutExpired:
        return {"stopped": f"stopped after {limit:.0f} s"}
    except OSError as problem:
        return {"failed": str(problem)}
    lines = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if done.returncode != 0 or not lines:
        last = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()[-1]
        return {"failed": f"exit status {done.returncode}: {last}"}
    found = json.loads(lines[-1].removeprefix("RESULT "))
    for name in ("wall", "cpu", "check"):
        if not isinstance(found.get(name), list):
            found[name] = [] if found.get(name) is None else [found[name]]
    return found


def measure_task(task: str, engines: list[Engine], options) -> list[dict]:
    """All engines of one task, in turns; a row per engine."""
    path = str(options.data)
    shared = ["--rows", str(options.rows), "--reps", str(options.reps), "--seed", str(options.seed)]
    shared += ["--threads", str(options.threads), "--work", str(options.work), "--runs", str(options.runs)]
    rows = []
    for engine in engines:
        row = {"task": task, "engine": engine.name, "wall": [], "cpu": [], "peak": 0.0, "check": []}
        row["command"] = [sys.executable, str(Path(__file__).resolve()), *shared, "--child", task, engine.name]
        if engine.drawn:
            row["extrapolated"] = f"{engine.drawn} of {options.reps} replicates run"
        if absent := missing(engine.needs):
            row["missing"] = "not installed: " + ", ".join(absent)
        rows.append(row)
    if options.wieg and task != "rates-boot200":
        row = {"task": task, "engine": "wieg", "wall": [], "cpu": [], "peak": 0.0, "check": []}
        row["command"] = [str(options.wieg), task, "--data", path]
        row["command"] += ["--reps", str(options.reps), "--seed", str(options.seed)]
        rows.append(row)
    for _ in range(options.rounds):
        for row in rows:
            if any(key in row for key in ("missing", "failed", "stopped")):
                continue
            if row["wall"] and max(row["wall"]) > SLOW_SECONDS:
                continue
            # A Python child repeats inside its process; the program is started afresh each time.
            for _ in range(options.runs if row["engine"] == "wieg" else 1):
                found = call(row["command"], options.limit, options.threads)
                row["wall"] += found.pop("wall", [])
                row["cpu"] += found.pop("cpu", [])
                row["peak"] = max(row["peak"], found.pop("peak", 0.0))
                row.update(found)
                if "failed" in found or "stopped" in found:
                    break
    for row in rows:
        row.pop("command")
        if row["cpu"]:
            row["cpu_median"], row["wall_median"] = statistics.median(row["cpu"]), statistics.median(row["wall"])
    fastest = min((r["cpu_median"] for r in rows if r["engine"] != "wieg" and r["cpu"]), default=None)
    for row in rows:
        if fastest and row["cpu"]:
            row["ratio"] = row["cpu_median"] / fastest
        print(one_line(row), flush=True)
    return rows


def disagreements(rows: list[dict], replicates_wanted: int) -> list[str]:
    """What the engines of one task do not agree on; numbers past the shortest list are not compared."""
    measured = [row for row in rows if row["cpu"]]
    found = [f"{row['task']}: {row['engine']} gave no check number" for row in measured if not row["check"]]
    measured = [row for row in measured if row["check"]]
    if len(measured) < 2:
        return found
    spread = max((row.get("spread") or 0.0 for row in measured), default=0.0)
    first = measured[0]
    for row in measured[1:]:
        for at, (a, b) in enumerate(zip(first["check"], row["check"])):
            if spread and at == 0:
                # Two independent means of replicates: five standard errors of their difference.
                drawn = [r.get("drawn") or replicates_wanted for r in (first, row)]
                allowed = 5 * spread * math.sqrt(1 / drawn[0] + 1 / drawn[1])
            else:
                allowed = TOLERANCE.get(row["task"], EXACT) * max(abs(a), abs(b))
            if not abs(a - b) <= allowed:  # also true for NaN
                found.append(
                    f"{row['task']}: {first['engine']} says {a!r}, {row['engine']} says {b!r} "
                    f"(number {at + 1}, difference allowed {allowed:.3g})"
                )
    return found


# Telling


def one_line(row: dict) -> str:
    if not row["cpu"]:
        return f"{row['task']:20} {row['engine']:22} {why_not(row)}"
    check = ", ".join(f"{c:.10g}" for c in row["check"])
    return f"{row['task']:20} {row['engine']:22} {row['cpu_median']:9.3f} CPU s  {row.get('ratio', 1):7.2f} x  {check}"


def why_not(row: dict) -> str:
    return next(row[key] for key in ("missing", "failed", "stopped") if key in row)


def markdown(found: dict) -> str:
    about = found["about"]
    lines = [
        "# Wieg and its peers on the same work",
        "",
        f"{about['rows']:,} synthetic pupils, {about['replicates']} replicates, "
        f"{about['threads']} threads, seed {about['seed']}.",
        f"{about['processor']}, {about['cores']} cores, "
        f"load {about['load_before']} before and {about['load_after']} after the run.",
        "CPU time is the measure; wall time depends on what else the machine was doing.",
        "The ratio compares CPU time with the fastest peer of the same task; below 1 is faster than every peer.",
        "",
        "| task | engine | CPU s, median | lowest to highest | wall s, median | peak MiB "
        "| ratio to fastest peer | remark |",
        "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for row in found["results"]:
        if not row["cpu"]:
            lines.append(f"| {row['task']} | {row['engine']} | | | | | | {why_not(row)} |")
            continue
        remark = "; ".join(row[key] for key in ("extrapolated", "note", "failed", "stopped") if row.get(key))
        lines.append(
            f"| {row['task']} | {row['engine']} | {row['cpu_median']:.3f} "
            f"| {min(row['cpu']):.3f} to {max(row['cpu']):.3f} | {row['wall_median']:.3f} "
            f"| {row['peak']:.0f} | {row.get('ratio', 1):.2f} | {remark} |"
        )
    used = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    lines += ["", f"Versions: {used}.", ""]
    if found["disagreements"]:
        lines += ["**The engines do not agree:**", "", *(f"- {line}" for line in found["disagreements"]), ""]
    else:
        measured = [row["task"] for row in found["results"] if row["cpu"]]
        compared = {task for task in measured if measured.count(task) > 1}
        lines += [
            f"{len(compared)} of {len(set(measured))} tasks were measured with two engines or more; "
            "in each of those the check numbers agreed, within the tolerance of the task.",
            "",
        ]
    return "\n".join(lines)


def versions() -> dict[str, str]:
    names = "numpy pandas polars duckdb pyarrow scipy statsmodels segregation acro fairlearn".split()
    found = {"Python": platform.python_version()}
    for name in names:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found[name] = importlib.metadata.version(name)
    return found


def processor() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def options_from_command_line():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--wieg", type=Path, help="the wieg-bench program, run as one more engine")
    ask.add_argument("--rows", type=int, default=2_000_000)
    ask.add_argument("--reps", type=int, default=200, help="bootstrap replicates")
    ask.add_argument("--seed", type=int, default=2022)
    ask.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    ask.add_argument("--rounds", type=int, default=2, help="how often the engines take turns")
    ask.add_argument("--runs", type=int, default=3, help="measurements per turn")
    ask.add_argument("--limit", type=float, default=420, help="seconds after which one measurement is stopped")
    ask.add_argument("--only", nargs="+", metavar="TASK", help="these tasks only")
    ask.add_argument("--with-fairlearn", action="store_true", help="also fairlearn, which takes minutes")
    kept = Path(tempfile.gettempdir()) / "wieg-peers"
    ask.add_argument("--work", type=Path, default=kept, help="where the data is kept")
    ask.add_argument("--out", type=Path, help="folder for peers.md and peers.json; default is --work")
    ask.add_argument("--child", nargs=2, metavar=("TASK", "ENGINE"), help=argparse.SUPPRESS)
    return ask.parse_args()


def main() -> int:
    global REPLICATES, DRAWN, SEED, THREADS
    options = options_from_command_line()
    REPLICATES, SEED, THREADS = options.reps, options.seed, options.threads
    options.data = options.work / f"pupils_{options.rows}.parquet"
    tasks = TASKS | (FAIRLEARN if options.with_fairlearn or options.child else {})
    if options.child:
        task, name = options.child
        engine = next(e for e in tasks[task] if e.name == name)
        DRAWN = engine.drawn
        print("RESULT " + json.dumps(measure_engine(engine, str(options.data), options.runs)))
        return 0

    if unknown := set(options.only or ()) - set(tasks):
        sys.exit(f"unknown task: {', '.join(sorted(unknown))}; the tasks are {', '.join(tasks)}")
    options.work.mkdir(parents=True, exist_ok=True)
    out = options.out or options.work
    out.mkdir(parents=True, exist_ok=True)
    if not options.data.exists():
        if absent := missing(("numpy", "pyarrow")):
            sys.exit(f"cannot make the data, not installed: {', '.join(absent)}")
        write_pupils(options.data, options.rows)
    before = round(os.getloadavg()[0], 1)
    results, differ = [], []
    for task, engines in tasks.items():
        if options.only and task not in options.only:
            continue
        rows = measure_task(task, engines, options)
        results += rows
        differ += disagreements(rows, options.reps)
    found = {
        "about": {
            "rows": options.rows,
            "replicates": options.reps,
            "seed": options.seed,
            "threads": options.threads,
            "processor": processor(),
            "cores": os.cpu_count(),
            "load_before": before,
            "load_after": round(os.getloadavg()[0], 1),
            "versions": versions(),
        },
        "results": results,
        "disagreements": differ,
    }
    (out / "peers.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (out / "peers.md").write_text(markdown(found), encoding="utf-8")
    failed = [f"{row['task']}: {row['engine']}: {row['failed']}" for row in results if "failed" in row]
    for line in failed:
        print(f"FAILED {line}", file=sys.stderr)
    for line in differ:
        print(f"DISAGREE {line}", file=sys.stderr)
    print(f"written: {out / 'peers.md'} and {out / 'peers.json'}")
    return 1 if failed or differ else 0


if __name__ == "__main__":
    sys.exit(main())
