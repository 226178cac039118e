"""Bell & McCaffrey's interval for means over few schools, with matrices in numpy, for the vectors of `statistics`
and the worked tables of `indicators`.

    python docs/benchmarks/bell_mccaffrey.py
"""

import numpy as np
from scipy.stats import t


def residual_maker(n):
    """Turns school effects into influences on the mean: diag(w) (I - 1 w')."""
    share = np.asarray(n, float) / np.sum(n)
    return np.diag(share) @ (np.eye(len(share)) - np.outer(np.ones(len(share)), share)), share


def interval(value, influences, makers, shares):
    joint = np.hstack(makers)  # independent effects per group
    covariance = joint @ joint.T
    truth = sum((share**2).sum() for share in shares)
    variance = (np.asarray(influences) ** 2).sum() * truth / np.trace(covariance)
    freedom = np.trace(covariance) ** 2 / np.trace(covariance @ covariance)
    error = np.sqrt(variance)
    reach = t.ppf(0.975, freedom) * error
    return f"{value:.12f} se {error:.12f} df {freedom:.12f} [{value - reach:.10f}, {value + reach:.10f}]"


def mean(n, k):
    n, k = (np.asarray(x, float)[np.asarray(n) > 0] for x in (n, k))
    value = k.sum() / n.sum()
    maker, share = residual_maker(n)
    return interval(value, (k - n * value) / n.sum(), [maker], [share])


def difference(n, k, m, j):
    n, k, m, j = (np.asarray(x, float) for x in (n, k, m, j))
    one, other = k.sum() / n.sum(), j.sum() / m.sum()
    influences = (k - n * one) / n.sum() - (j - m * other) / m.sum()
    (a, p), (b, q) = residual_maker(n), residual_maker(m)
    return interval(one - other, influences, [a, b], [p, q])


if __name__ == "__main__":
    n, k = [20, 22, 19, 160, 0], [12, 9, 11, 70, 0]
    m, j = [40, 12, 35, 5, 28], [30, 7, 20, 4, 21]
    print("mean", mean(n, k))
    print("difference", difference(n, k, m, j))
    tables = {
        "havo-advice": ([20, 15, 10, 5], [8, 4, 5, 1], [10, 20, 15, 25], [7, 15, 12, 16]),
        "outcome-score": ([12, 10, 10], [396, 360, 328], [10, 14, 10], [380, 528, 400]),
        "havo-advice-gap-at-equal-score": ([25, 21, 14], [9, 6, 6], [22, 22, 16], [13, 12, 14]),
    }
    for name, (n, k, m, j) in tables.items():
        print(name, "low", mean(n, k))
        print(name, "high", mean(m, j))
        print(name, "gap", difference(n, k, m, j))
