"""The gap at equal true score and its standard error by school, in numpy, for the vectors of `statistics`.

The standard error needs no formula: each school's influence is the complex-step derivative of the whole estimator
(regression, group means and correction together) to that school's weight, exact to rounding.
Then G/(G-1) times the sum of squares, with the small-sample factors of CR1 for coefficients and for means.

    python docs/benchmarks/equal_true_score.py
"""

import numpy as np
from scipy import stats


def estimate(score, focal, outcome, weight):
    """Gap and slope of the regression, and the difference of mean scores, with weights."""
    x = np.column_stack([np.ones(len(score)), score, focal])
    weighted = x * weight[:, None]
    _, slope, gap = np.linalg.solve(weighted.T @ x, weighted.T @ outcome)

    def mean(group):
        return (weight * score * group).sum() / (weight * group).sum()

    return np.array([gap, slope, mean(focal) - mean(1 - focal)])


def corrected(score, focal, outcome, school, reliability):
    """The gap at equal true score and its standard error."""
    step = 1e-20
    influences = []
    for one in np.unique(school):
        weight = np.ones(len(score), complex)
        weight[school == one] += step * 1j
        influences.append(estimate(score, focal, outcome, weight).imag / step)
    influences = np.array(influences)
    schools, pupils = len(influences), len(score)
    covariance = schools / (schools - 1) * influences.T @ influences
    covariance[:2, :2] *= (pupils - 1) / (pupils - 3)
    covariance[2, 2] *= (pupils - 1) / (pupils - 2)
    gap, slope, difference = estimate(score, focal, outcome, np.ones(pupils))
    ratio = (1 - reliability) / reliability
    gradient = np.array([1, -ratio * difference, -ratio * slope])
    return gap - ratio * slope * difference, np.sqrt(gradient @ covariance @ gradient), schools


def splitmix64(value):
    mask = (1 << 64) - 1
    value = (value + 0x9E3779B97F4A7C15) & mask
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & mask
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & mask
    return value ^ (value >> 31)


def made_up_pupils():
    """580 pupils in 20 schools, as in the tests of `statistics`: school, focal, score, advice level."""
    rows = []
    for school in range(20):
        for _ in range(10 + 2 * school):
            u = [(splitmix64(20220 + 8 * len(rows) + j) >> 40) % 1000 for j in range(5)]
            focal = int(u[0] < 200 + 30 * school)
            score = 515 + (u[1] + u[2]) // 80 - 4 * focal + (school % 5 - 2)
            raw = (score - 515) * 10 - 12 * focal + 6 * (school % 5 - 2) + (u[3] - 500) // 12
            rows.append((school, focal, score, min(10, max(1, raw // 28 + 1))))
    table = np.array(rows, float)
    assert table[:, 2].sum() == 304291 and table[:, 3].sum() == 2214
    return table


def worked_table():
    """The three schools of indicators/havo-advice-gap-at-equal-score/examples.md."""
    cells = [
        ("A", 525, 1, 3, 12), ("A", 525, 0, 4, 6), ("A", 535, 1, 6, 4), ("A", 535, 0, 9, 3),
        ("B", 525, 1, 1, 9), ("B", 525, 0, 2, 6), ("B", 535, 1, 5, 6), ("B", 535, 0, 10, 4),
        ("C", 525, 1, 2, 6), ("C", 535, 1, 4, 2), ("C", 535, 0, 7, 2), ("C", 545, 0, 7, 0),
    ]  # fmt: skip
    rows = []
    for school, score, focal, yes, no in cells:
        rows += [(ord(school), focal, score, 1)] * yes + [(ord(school), focal, score, 0)] * no
    return np.array(rows, float)


if __name__ == "__main__":
    for name, table, centre in [("made-up pupils", made_up_pupils(), 525), ("worked table", worked_table(), 535)]:
        school, focal, score, outcome = table.T
        for reliability in (1, 0.95, 0.9, 0.85, 0.8):
            value, error, schools = corrected(score - centre, focal, outcome, school, reliability)
            reach = stats.t.ppf(0.975, schools - 1) * error
            print(f"{name} {reliability}: {value:.12f} se {error:.12f} [{value - reach:.10f}, {value + reach:.10f}]")
