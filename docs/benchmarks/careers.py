"""Advice, benchmarks, yields and careers with scipy and statsmodels, for the vectors of `statistics`.

    python docs/benchmarks/careers.py

Where the Rust code has a short cut, the long way is taken here: constrained maximum likelihood by numerical search,
convolutions pupil by pupil, variances from numerical derivatives, survival curves from lists of pupils.
"""

import numpy as np
import statsmodels.api as sm
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import beta, chi2, norm
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.proportion import proportion_confint

Z = norm.ppf(0.975)


def show(name, *values):
    print(f"{name:52s}", *(f"{value:.12f}" for value in np.ravel(values)))


def wilson(successes, pupils, level=0.95):
    return proportion_confint(successes, pupils, 1 - level, "wilson")


def net(below, within, above):
    """Share above minus share below, with Tango's score interval by numerical maximum likelihood."""
    pupils = below + within + above
    value = (above - below) / pupils

    def variance(difference):
        low, high = max(0.0, -difference), (1 - difference) / 2

        def minus_log_likelihood(share_below):
            shares = np.array([share_below, 1 - 2 * share_below - difference, share_below + difference])
            counts = np.array([below, within, above])
            return -np.sum(counts[counts > 0] * np.log(np.maximum(shares[counts > 0], 1e-300)))

        found = minimize_scalar(minus_log_likelihood, bounds=(low, high), method="bounded", options={"xatol": 1e-13})
        return 2 * found.x + difference - difference**2

    def surprise(difference):
        return (value - difference) ** 2 - Z**2 * variance(difference) / pupils

    hair = 1e-9
    low = brentq(surprise, -1 + hair, value, xtol=1e-14)
    high = brentq(surprise, value, 1 - hair, xtol=1e-14)
    return value, low, high


def mover(terms):
    """Weighted sum of (weight, value, low, high), limits joined after Zou & Donner (2008)."""
    value = sum(w * v for w, v, _, _ in terms)
    down = [w * (v - low) if w > 0 else w * (v - high) for w, v, low, high in terms]
    up = [w * (high - v) if w > 0 else w * (low - v) for w, v, low, high in terms]
    return value, value - np.sqrt(np.sum(np.square(down))), value + np.sqrt(np.sum(np.square(up)))


def advice():
    focal, reference = (74, 150, 98), (46, 98, 114)
    show("net share, focal", net(*focal))
    show("net share, reference", net(*reference))
    show("difference of differences", mover([(1, *net(*focal)), (-1, *net(*reference))]))
    # The lowest test advice has no room below, the highest none above.
    strata = [((0, 30, 12), (0, 9, 6)), ((9, 21, 6), (5, 20, 11)), ((7, 11, 0), (4, 30, 0))]
    for name, weight in [("pooled", lambda f, r: f + r), ("Mantel-Haenszel", lambda f, r: f * r / (f + r))]:
        for side, chosen in [("below", strata[1:]), ("above", strata[:2])]:
            index = 0 if side == "below" else 2
            weights = np.array([weight(sum(f), sum(r)) for f, r in chosen], float)
            weights /= weights.sum()
            terms = []
            for w, (f, r) in zip(weights, chosen):
                terms.append((w, f[index] / sum(f), *wilson(f[index], sum(f))))
                terms.append((-w, r[index] / sum(r), *wilson(r[index], sum(r))))
            show(f"{side} at equal test advice, {name}", mover(terms))
        weights = np.array([weight(sum(f), sum(r)) for f, r in strata], float)
        weights /= weights.sum()
        terms = [
            term for w, (f, r) in zip(weights, strata) for term in ((w, *net(*f)), (-w, *net(*r)))
        ]
        show(f"net at equal test advice, {name}", mover(terms))


def poisson_binomial(groups):
    distribution = np.array([1.0])
    for pupils, chance in groups:
        for _ in range(pupils):
            distribution = np.convolve(distribution, [1 - chance, chance])
    return distribution


def benchmark():
    for count in (1, 38, 1000, 100000):
        show(f"exact Poisson interval of {count}", chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2)
    cells = [(40, 6, 0.10), (30, 9, 0.38), (20, 15, 0.66), (10, 8, 0.85)]
    observed, expected = sum(c[1] for c in cells), sum(c[0] * c[2] for c in cells)

    def shifted(factor):
        odds = [(n, factor * p / (1 - p)) for n, _, p in cells]
        return [(n, o / (1 + o)) for n, o in odds]

    def tail(factor, upper):
        distribution = poisson_binomial(shifted(factor))
        beyond = distribution[observed + 1 :] if upper else distribution[:observed]
        return beyond.sum() + distribution[observed] / 2 - 0.025

    mean = lambda factor: sum(n * p for n, p in shifted(factor))
    low, high = brentq(tail, 0.1, 1, (True,), xtol=1e-14), brentq(tail, 1, 10, (False,), xtol=1e-14)
    show("mid-p interval of the ratio", mean(low) / expected, mean(high) / expected)
    # National counts that include the school; it is taken out where it is more than 1%.
    counted = [(40, 6, 5000, 500), (30, 9, 2000, 760), (20, 15, 900, 594), (10, 8, 700, 595)]
    e = chance = uncertain = 0
    for n, k, nation, successes in counted:
        if 100 * n > nation:
            nation, successes = nation - n, successes - k
        p, posterior = successes / nation, beta(successes + 0.5, nation - successes + 0.5)
        e, chance, uncertain = e + n * p, chance + n * p * (1 - p), uncertain + n * n * posterior.var()
    z = (observed - e) / np.sqrt(chance + uncertain)
    show("counted nation: E, chance, rates, p", e, chance, uncertain, 2 * norm.sf(abs(z)))


def gradient(function, point, step=1e-6):
    """By Richardson's extrapolation of central differences."""
    slopes = []
    for index in range(len(point)):
        def central(h):
            move = np.zeros(len(point))
            move[index] = h
            return (function(point + move) - function(point - move)) / (2 * h)
        slopes.append((4 * central(step * 50) - central(step * 100)) / 3)
    return np.array(slopes)


# First period, last period, kind of event (0 censored, 1 up, 2 down), pupils.
SPELLS = [
    (0, 0, 1, 9), (0, 0, 2, 4), (0, 0, 0, 11), (0, 1, 1, 14), (0, 1, 2, 8), (0, 1, 0, 20), (0, 2, 1, 6),
    (0, 2, 2, 13), (0, 2, 0, 60), (1, 1, 1, 3), (1, 2, 2, 5), (1, 2, 0, 12), (2, 2, 1, 2), (2, 2, 0, 7),
]


def risk_sets(spells):
    table = np.zeros((3, 3))
    for first, last, kind, pupils in spells:
        table[first : last + 1, 0] += pupils
        if kind:
            table[last, kind] += pupils
    return table


def careers():
    first, last, kind, pupils = (np.repeat([s[i] for s in SPELLS], [s[3] for s in SPELLS]) for i in range(4))
    curve = SurvfuncRight(last + 1.0, (kind > 0).astype(int), entry=first.astype(float))
    show("survival with late entry (statsmodels)", curve.surv_prob)
    show("  Greenwood", curve.surv_prob_se)
    table = risk_sets(SPELLS)
    at_risk, hazards = table[:, 0], table[:, 1:] / table[:, :1]

    def incidence(flat, kind, end):
        h = flat.reshape(3, 2)
        before = np.concatenate([[1], np.cumprod(1 - h.sum(1))])[:3]
        return (before * h[:, kind])[: end + 1].sum()

    covariance = np.zeros((6, 6))
    for t in range(3):
        h = hazards[t]
        covariance[2 * t : 2 * t + 2, 2 * t : 2 * t + 2] = (np.diag(h) - np.outer(h, h)) / at_risk[t]
    for k, name in enumerate(["up", "down"]):
        found = [incidence(hazards.ravel(), k, end) for end in range(3)]
        slopes = [gradient(lambda flat: incidence(flat, k, end), hazards.ravel()) for end in range(3)]
        show(f"cumulative incidence {name}", found)
        show("  standard error by the delta method", [np.sqrt(s @ covariance @ s) for s in slopes])
    # Statsmodels has no late entry for cumulative incidence.
    early = [s for s in SPELLS if s[0] == 0]
    last, kind = (np.repeat([s[i] for s in early], [s[3] for s in early]) for i in (1, 2))
    peer = CumIncidenceRight(last + 1.0, kind)
    show("without late entry, up (statsmodels)", peer.cinc[0])
    show("  its standard error", peer.cinc_se[0])


def transitions():
    years = [
        np.array([[85, 10, 5], [8, 80, 12], [2, 10, 88]], float),
        np.array([[44, 4, 2], [12, 168, 20], [1, 7, 92]], float),
    ]
    flat = np.concatenate([(y / y.sum(1, keepdims=True)).ravel() for y in years])
    covariance = np.zeros((18, 18))
    for t, year in enumerate(years):
        for row in range(3):
            p, start = year[row] / year[row].sum(), 9 * t + 3 * row
            covariance[start : start + 3, start : start + 3] = (np.diag(p) - np.outer(p, p)) / year[row].sum()

    def ends(flat, row, columns):
        first, second = flat[:9].reshape(3, 3), flat[9:].reshape(3, 3)
        return (first @ second)[row, columns].sum()

    for row, columns in [(0, [0]), (0, [1]), (0, [2]), (0, [1, 2]), (2, [0])]:
        slope = gradient(lambda point: ends(point, row, columns), flat)
        show(f"from {row} to {columns}", ends(flat, row, columns), np.sqrt(slope @ covariance @ slope))


def hazard_model():
    rows = [(1, 0, 400, 20), (2, 0, 380, 30), (3, 0, 350, 45), (1, 1, 300, 30), (2, 1, 270, 35), (3, 1, 235, 30)]
    t, g, risk, events = np.array(rows, float).T
    x = np.column_stack([np.ones(6), t == 2, t == 3, g])
    for name, link in [("logit", sm.families.links.Logit()), ("cloglog", sm.families.links.CLogLog())]:
        family = sm.families.Binomial(link)
        fit = sm.GLM(np.column_stack([events, risk - events]), x, family=family).fit(tol=1e-14, maxiter=200)
        show(f"{name} coefficients", fit.params)
        show("  standard errors", fit.bse)

        def survival(b, end):
            design = np.array([[1, 0, 0, 1], [1, 1, 0, 1], [1, 0, 1, 1]], float)[:end]
            return np.prod(1 - link.inverse(design @ b))

        for end in (1, 2, 3):
            slope = gradient(lambda b: survival(b, end), fit.params)
            error = np.sqrt(slope @ fit.cov_params() @ slope)
            show(f"{name} survival after {end}, g 1", survival(fit.params, end), error)


def critical(width, error):
    return brentq(lambda c: norm.cdf(c + width / error) - norm.cdf(-c) - 0.95, 1, 3, xtol=1e-14)


def yields():
    def ends(successes, seen, unknown):
        return successes, successes + unknown, seen + unknown

    def error(successes, pupils):
        return np.sqrt(successes * (pupils - successes) / pupils**3)

    for group in [(50, 80, 20), (50, 98, 2), (0, 20, 5)]:
        low, high, n = ends(*group)
        level = 1 - 2 * norm.sf(critical((high - low) / n, max(error(low, n), error(high, n))))
        show(f"yield {group} widened", wilson(low, n, level)[0], wilson(high, n, level)[1])
    focal, reference = ends(50, 98, 2), ends(90, 116, 4)
    (f_low, f_high, n), (r_low, r_high, m) = focal, reference
    width = (f_high - f_low) / n + (r_high - r_low) / m
    largest = max(np.hypot(error(f_low, n), error(r_high, m)), np.hypot(error(f_high, n), error(r_low, m)))
    level = 1 - 2 * norm.sf(critical(width, largest))
    term = lambda w, k, n: (w, k / n, *wilson(k, n, level))
    show(
        "gap in yield widened",
        mover([term(1, f_low, n), term(-1, r_high, m)])[1],
        mover([term(1, f_high, n), term(-1, r_low, m)])[2],
    )


if __name__ == "__main__":
    for part in (advice, benchmark, careers, transitions, hazard_model, yields):
        part()
