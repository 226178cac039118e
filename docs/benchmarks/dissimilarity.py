"""The dissimilarity index beyond chance, with scipy, for the vectors of `statistics`.

    python docs/benchmarks/dissimilarity.py
"""

import numpy as np
from scipy.optimize import brentq
from scipy.stats import foldnorm, norm, t


def expected(table, factor):
    """Mean and standard deviation of D when every school's difference is shrunk by a factor."""
    group = table.sum(0)
    share, both = table / group, table.sum(1) / table.sum()
    shrunk = np.clip(both[:, None] + factor * (share - both[:, None]), 0, 1)
    mean = factor * (share[:, 0] - share[:, 1])
    spread = np.sqrt((shrunk * (1 - shrunk) / group).sum(1))
    folded = foldnorm(np.abs(mean) / spread, scale=spread)
    return folded.mean().sum() / 2, np.sqrt(folded.var().sum()) / 2


def beyond_chance(counts):
    table = np.array(counts, float).reshape(-1, 2)
    table = table[table.sum(1) > 0]
    share = table / table.sum(0)
    counted = np.abs(share[:, 0] - share[:, 1]).sum() / 2
    schools = len(table)
    surprise = t.ppf(0.975, schools - 1) if schools < 20 else norm.ppf(0.975)

    def at(reach):
        def told(factor):
            index, error = expected(table, factor)
            return index + reach * error - counted

        if told(0) >= 0:
            return 0.0
        if told(1 / counted) <= 0:
            return 1.0
        return min(1, brentq(told, 0, 1 / counted, xtol=1e-15) * counted)

    return counted, at(0), at(surprise), at(-surprise)


TABLES = {
    "six schools": [12, 48, 30, 20, 3, 42, 25, 35, 8, 72, 40, 15],
    "ten schools that hardly differ": [6, 24, 8, 22, 7, 23, 9, 31, 5, 25, 6, 19, 8, 28, 7, 18, 9, 26, 4, 21],
    "24 schools": [x for j in range(24) for x in (3 + (j * 7) % 17, 40 - (j * 5) % 23)],
}

if __name__ == "__main__":
    for name, counts in TABLES.items():
        print(name, *(f"{value:.12f}" for value in beyond_chance(counts)))
