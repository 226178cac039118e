"""Regression calibration with a cubic, in numpy, for the vectors of `statistics`.

    python docs/benchmarks/calibration.py
"""

import numpy as np


def pupils():
    """The made-up pupils of the tests, one row each: score, focal, advice."""
    rows = []
    for k in range(26):
        for focal, n, low in ((1, 12 - abs(k - 9), int((k - 2) / 3)), (0, 17 - abs(k - 14), int((k - 1) / 3))):
            n, low = max(n, 0), min(9, max(1, low))
            rows += [(520 + k, focal, low)] * (n - n // 2) + [(520 + k, focal, min(9, low + 1))] * (n // 2)
    return np.array(rows, float)


def design(score, focal, means, reliability):
    """Constant, expected powers of the true score, group."""
    variances = np.array([score[focal == group].var(ddof=1) for group in (0, 1)])
    sizes = np.array([(focal == group).sum() for group in (0, 1)])
    pooled = (variances * (sizes - 1)).sum() / (sizes - 1).sum()
    error = (1 - reliability) * pooled
    within = 1 - error / variances
    group = focal.astype(int)
    centre, unit = sum(score[focal == g].mean() for g in (0, 1)) / 2, np.sqrt(pooled)
    # The centre is where the groups' means are; it changes nothing in the gap.
    m = (means[group] + within[group] * (score - means[group]) - centre) / unit
    v = (within * error)[group] / pooled
    return np.column_stack([np.ones(len(m)), m, m**2 + v, m**3 + 3 * m * v, focal])


def gap(table, reliability, shift=(0.0, 0.0)):
    score, focal, outcome = table.T
    means = np.array([score[focal == group].mean() for group in (0, 1)]) + shift
    x = design(score, focal, means, reliability)
    coefficients = np.linalg.lstsq(x, outcome, rcond=None)[0]
    return coefficients[-1], x, outcome - x @ coefficients


def estimate(table, reliability):
    value, x, residual = gap(table, reliability)
    inverse = np.linalg.inv(x.T @ x)
    robust = inverse @ (x.T * residual**2) @ x @ inverse * len(x) / (len(x) - x.shape[1])
    variance = robust[-1, -1]
    for group in (0, 1):
        score = table[table[:, 1] == group, 0]
        error = score.std(ddof=1) / np.sqrt(len(score))
        step = 1e-4 * error
        shift = np.zeros(2)
        shift[group] = step
        slope = (gap(table, reliability, shift)[0] - gap(table, reliability, -shift)[0]) / (2 * step)
        variance += (slope * error) ** 2
    return value, np.sqrt(variance)


if __name__ == "__main__":
    for reliability in (1.0, 0.95, 0.875, 0.8):
        print(reliability, *(f"{number:.12f}" for number in estimate(pupils(), reliability)))
