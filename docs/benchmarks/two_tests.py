"""The reliability of the sum of two tests within groups, in numpy, for the vectors of `statistics`.

Coefficient alpha (Cronbach 1951) of the scores as deviations from their group's mean; for two tests it equals Rulon's
formula, and is worked out here from the covariance matrix instead of from differences.

    python docs/benchmarks/two_tests.py
"""

import numpy as np


def made_up(group, pupils):
    """The made-up pupils of the tests: first and second score."""
    k = np.arange(pupils)
    skill = 500 + 7 * group + (k * 37) % 61
    return np.column_stack([skill + (k * 17) % 9 - 4, skill + (k * 23) % 13 - 6]).astype(float)


def alpha(groups):
    products = sum((scores - scores.mean(0)).T @ (scores - scores.mean(0)) for scores in groups)
    return 2 * (1 - np.trace(products) / products.sum())


if __name__ == "__main__":
    both, one = [made_up(0, 40), made_up(1, 30)], [made_up(0, 40)]
    print(f"two groups {alpha(both):.15f}")
    print(f"one group  {alpha(one):.15f}")
    # One test of two that are equally reliable: the correlation r for which 2r / (1 + r) is that of the sum.
    r = np.linspace(0, 1, 2_000_001)
    print(f"one of two {alpha(both) / (2 - alpha(both)):.15f}, by search {r[np.argmin(abs(2 * r / (1 + r) - alpha(both)))]:.6f}")
