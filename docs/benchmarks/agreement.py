"""Makes agreement.json: values of agreement worked out by software that is not ours.

    python -m venv venv
    venv/bin/pip install krippendorff numpy scikit-learn
    venv/bin/python agreement.py            # writes crates/floor/statistics/tests/fixtures/agreement.json
    venv/bin/python agreement.py --check    # works everything out again and compares with the file

Krippendorff's alpha comes from the package krippendorff and is checked here against exact fractions;
Cohen's kappa comes from scikit-learn and is checked against exact fractions as well.
The data are drawn from fixed seeds and say nothing about real interviews.
"""

import argparse
import importlib.metadata
import json
import platform
import sys
import warnings
from fractions import Fraction
from pathlib import Path

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score

HERE = Path(__file__).parents[2] / "crates/floor/statistics/tests/fixtures"
LEVELS = ("nominal", "ordinal", "interval", "ratio")
SEED = 20260830
CLOSE = 1e-9

# Why a value cannot be computed; the first that holds is the one to give.
EMPTY = "empty"  # nobody gave any value
ONE_CODER = "one_coder"  # fewer than two coders gave a value
NO_PAIR = "no_pairable_unit"  # no unit with two values or more
NO_VARIATION = "no_variation"  # all values in the pairable units are the same


# Exact alpha, to check the package with


def pairable(data):
    """The values of the units that at least two coders valued."""
    units = [[row[u] for row in data if row[u] is not None] for u in range(len(data[0]) if data else 0)]
    return [unit for unit in units if len(unit) >= 2]


def reason(data):
    """The reason why alpha cannot be computed, or None."""
    coders = sum(any(value is not None for value in row) for row in data)
    if coders == 0:
        return EMPTY
    if coders == 1:
        return ONE_CODER
    units = pairable(data)
    if not units:
        return NO_PAIR
    if len({value for unit in units for value in unit}) == 1:
        return NO_VARIATION
    return None


def exact_alpha(data, level):
    units = pairable(data)
    values = sorted({value for unit in units for value in unit})
    count = {v: 0 for v in values}
    for unit in units:
        for v in unit:
            count[v] += 1
    n = sum(count.values())

    def distance(a, b):
        if level == "nominal":
            return Fraction(a != b)
        if level == "interval":
            return Fraction(a - b) ** 2
        if level == "ratio":
            return Fraction(0) if a == b else Fraction(a - b, a + b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(count[v] for v in values if low <= v <= high)
        return (between - Fraction(count[low] + count[high], 2)) ** 2 if low != high else Fraction(0)

    d = {(a, b): distance(a, b) for a in values for b in values}
    observed = Fraction(0)
    for unit in units:
        seen = [(v, unit.count(v)) for v in sorted(set(unit))]
        total = sum((p * q * d[a, b] for a, p in seen for b, q in seen), Fraction(0))
        observed += total / (len(unit) - 1)
    expected = sum(count[a] * count[b] * d[a, b] for a in values for b in values) / Fraction(n - 1)
    return 1 - observed / expected


def package_alpha(data, level):
    """What the package gives, or the error it gives instead."""
    matrix = np.array([[np.nan if v is None else v for v in row] for row in data], float)
    if matrix.size == 0:
        matrix = matrix.reshape(len(data), 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = float(krippendorff.alpha(reliability_data=matrix, level_of_measurement=level))
        except Exception as error:  # what it raises is part of the record
            return None, f"{type(error).__name__}: {error}"
    if np.isfinite(value):
        return value, None
    return None, f"returned {value}"


def alpha_case(name, data, note=None):
    case = {"name": name, "coders": len(data), "units": len(data[0]) if data else 0, "data": data}
    if note:
        case["note"] = note
    units = pairable(data)
    case["pairable_units"] = len(units)
    case["pairable_values"] = sum(map(len, units))
    why = reason(data)
    if why:
        case["not_computable"] = why
        case["krippendorff_0_9_0"] = package_alpha(data, "nominal")[1] or package_alpha(data, "nominal")[0]
        return case
    case["alpha"] = {}
    for level in LEVELS:
        value, error = package_alpha(data, level)
        mine = float(exact_alpha(data, level))
        if error or abs(value - mine) > CLOSE:
            sys.exit(f"{name} {level}: package {value} {error}, exact {mine}")
        case["alpha"][level] = value
    return case


# The four observers and twelve units of Krippendorff (2011), "Computing Krippendorff's alpha-reliability"


def published():
    rows = [
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    ]
    data = [[None if v == "*" else int(v) for v in row.split()] for row in rows]
    case = alpha_case("krippendorff-2011", data, "published: 0.743, 0.815, 0.849, 0.797")
    expected = {"nominal": 0.7434, "ordinal": 0.8154, "interval": 0.8491, "ratio": 0.7974}
    for level, value in expected.items():
        if round(case["alpha"][level], 4) != value:
            sys.exit(f"published {level}: {case['alpha'][level]} is not {value}")
    return case


def random_alpha():
    cases = []
    for number in range(30):
        draw = np.random.default_rng(SEED + number)
        coders = 2 + number % 5
        units = int(draw.integers(5, 201)) if number % 6 else 5 + number // 6
        values = 2 + int(draw.integers(0, 5))
        missing = float(draw.choice([0, 0.1, 0.3, 0.6])) if number % 4 else 0.0
        skew = number % 3 == 0
        low = number % 2  # from 0 or from 1, because ratio treats zero in its own way
        share = np.ones(values) / values
        if skew:
            share = 0.25 ** np.arange(values)
            share /= share.sum()
        truth = draw.choice(values, units, p=share)
        follow = draw.uniform(0.2, 0.95, coders)  # how often a coder sees the true value
        data = []
        for coder in range(coders):
            own = draw.choice(values, units, p=share)
            row = np.where(draw.random(units) < follow[coder], truth, own) + low
            gone = draw.random(units) < missing
            data.append([None if g else int(v) for v, g in zip(row, gone)])
        cases.append(alpha_case(f"random-{number:02}", data, f"values {values}, missing {missing}, {'skewed' if skew else 'even'}"))
    return cases


def edge_alpha():
    x = None
    return [
        alpha_case("empty-no-coders", [], "no coder and no unit"),
        alpha_case("empty-no-units", [[], []]),
        alpha_case("empty-only-missing", [[x, x, x], [x, x, x]]),
        alpha_case("one-coder", [[1, 2, 1, 2]]),
        alpha_case("one-coder-of-two", [[1, 2, 1, 2], [x, x, x, x]], "the second coder has not begun"),
        alpha_case("no-pairable-unit", [[1, 2, x, x], [x, x, 1, 2]], "the work was divided"),
        alpha_case("one-value", [[1, 1, 1], [1, 1, 1]]),
        alpha_case("one-value-with-missing", [[0, x, 0, 0], [0, 0, x, 0], [x, 0, 0, 0]]),
        alpha_case("one-value-in-pairable-units", [[1, 1, 2, x], [1, 1, x, 2]], "2 occurs in units of one value only"),
        alpha_case("one-disagreement", [[0, 0, 0, 0, 1], [0, 0, 0, 0, 0]], "0 is right, not an error"),
        alpha_case("perfect", [[1, 2, 3, 1, 2], [1, 2, 3, 1, 2]]),
        alpha_case("opposite", [[0, 1, 0, 1, 0, 1], [1, 0, 1, 0, 1, 0]], "below zero"),
        alpha_case("one-pairable-unit-differs", [[1, 2, x], [2, x, 3]], "n = 2, one unit"),
        alpha_case("single-values-do-not-count", [[1, 2, 1, 2, x, 2], [1, 2, 1, 1, x, x], [x, 2, 1, x, 2, x]]),
        alpha_case("values-far-apart", [[1, 5, 100, 100, 5], [1, 5, 100, 5, 5]]),
        alpha_case("zeros-and-ratio", [[0, 0, 1, 2, 0, 3], [0, 1, 1, 2, 0, 0]]),
    ]


# A code on free segments of a text, character by character


def expand(length, segments):
    row = np.zeros(length, int)
    for start, end in segments:
        row[start:end] = 1
    return row.tolist()


def closed_form(length, a, b):
    """Do and De from counted lengths; the segments of one coder are joined first."""
    a, b = np.array(expand(length, a)), np.array(expand(length, b))
    c0, c1, d = int(a.sum()), int(b.sum()), int((a & b).sum())
    n, n1 = 2 * length, c0 + c1
    n0 = n - n1
    observed, expected = Fraction(2 * (c0 + c1 - 2 * d), n), Fraction(2 * n1 * n0, n * (n - 1))
    return {"coded": [c0, c1], "both": d, "alpha": float(1 - observed / expected) if expected else None}


def segment_case(name, length, coders, note=None):
    data = [expand(length, segments) for segments in coders]
    case = {"name": name, "length": length, "segments": coders, "coded": [sum(row) for row in data]}
    if note:
        case["note"] = note
    why = reason(data)
    if why:
        case["not_computable"] = why
        return case
    value, error = package_alpha(data, "nominal")
    if error:
        sys.exit(f"{name}: {error}")
    if abs(value - float(exact_alpha(data, "nominal"))) > CLOSE:
        sys.exit(f"{name}: package and exact differ")
    case["alpha"] = value
    if len(coders) == 2:
        closed = closed_form(length, *coders)
        if abs(closed["alpha"] - value) > CLOSE:
            sys.exit(f"{name}: closed form {closed['alpha']}, package {value}")
        case["both"], case["closed_form"] = closed["both"], closed["alpha"]
    return case


def segments():
    cases = []
    for number in range(20):
        draw = np.random.default_rng(SEED + 1000 + number)
        coders = 2 if number < 12 else 3
        length = int(draw.integers(60, 4000))
        anchors = [(int(s), int(draw.integers(5, max(6, length // 12)))) for s in draw.integers(0, length - 5, 2 + number % 9)]
        work = []
        for _ in range(coders):
            own = []
            for start, size in anchors:
                if draw.random() < 0.75:  # sees the same thing, with other edges
                    s = max(0, start + int(draw.integers(-8, 9)))
                    own.append([s, min(length, s + max(1, size + int(draw.integers(-8, 9))))])
            for _ in range(int(draw.integers(0, 4))):
                s = int(draw.integers(0, length - 1))
                own.append([s, min(length, s + int(draw.integers(1, max(2, length // 10))))])
            if own and number % 2:  # a segment that overlaps one of the coder's own
                s, e = own[0]
                middle = (s + e) // 2
                own.append([middle, min(length, e + 10)])
            own = [seg for seg in own if seg[0] < seg[1]]
            draw.shuffle(own)
            work.append(own)
        cases.append(segment_case(f"segments-{number:02}", length, work))
    cases += [
        segment_case("nobody-coded", 100, [[], []]),
        segment_case("everything-by-both", 100, [[[0, 100]], [[0, 60], [40, 100]]]),
        segment_case("one-coded-nothing", 100, [[[10, 30]], []]),
        segment_case("touching-is-not-overlapping", 100, [[[10, 20]], [[20, 30]]]),
        segment_case("touching-joined", 100, [[[10, 20], [20, 30]], [[10, 30]]], "alpha 1: two segments that touch are one stretch"),
        segment_case("own-overlap-counts-once", 100, [[[10, 30], [20, 40], [25, 28]], [[10, 40]]], "alpha 1"),
        segment_case("empty-segment", 50, [[[5, 5], [10, 20]], [[10, 20]]], "a segment without length codes nothing"),
        segment_case("whole-text-by-one", 40, [[[0, 40]], [[0, 20]]]),
        segment_case("one-character-text", 1, [[[0, 1]], []], "n = 2: alpha 0"),
        segment_case("three-one-nothing", 300, [[[0, 100]], [[50, 150]], []]),
    ]
    return cases


# Cohen's kappa


def exact_kappa(a, b):
    n = len(a)
    values = set(a) | set(b)
    observed = Fraction(sum(x == y for x, y in zip(a, b)), n)
    expected = sum(Fraction(a.count(v) * b.count(v), n * n) for v in values)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def kappa_case(name, a, b, note=None):
    case = {"name": name, "a": a, "b": b}
    if note:
        case["note"] = note
    exact = exact_kappa(a, b)
    if exact is None:
        case["not_computable"] = NO_VARIATION
        return case
    value = float(cohen_kappa_score(a, b))
    if abs(value - float(exact)) > CLOSE:
        sys.exit(f"{name}: sklearn {value}, exact {float(exact)}")
    case["kappa"] = value
    return case


def kappas():
    cases = []
    for number in range(20):
        draw = np.random.default_rng(SEED + 2000 + number)
        n, values = int(draw.integers(10, 200)), 2 if number < 12 else int(draw.integers(3, 7))
        share = draw.dirichlet(np.ones(values) * (0.4 if number % 3 == 0 else 3))
        a = draw.choice(values, n, p=share)
        b = np.where(draw.random(n) < draw.uniform(0, 1), a, draw.choice(values, n, p=share))
        cases.append(kappa_case(f"kappa-{number:02}", a.tolist(), b.tolist()))
    cases += [
        kappa_case("constant-both-same", [1] * 8, [1] * 8),
        kappa_case("constant-one", [1] * 8, [1, 1, 1, 1, 1, 1, 0, 0], "0 is right"),
        kappa_case("constant-both-different", [1] * 8, [0] * 8, "0 is right"),
        kappa_case("perfect", [0, 1, 1, 0], [0, 1, 1, 0]),
        kappa_case("opposite", [0, 1, 0, 1], [1, 0, 1, 0], "-1"),
    ]
    return cases


def qualcoder_kappa(characters, coded_a, coded_b, both):
    """QualCoder's report "coder comparison", as its source stood on 22 August 2026 (commit c3204641).

    It works on characters:

        union = coded_a + coded_b - both                  # text that nobody coded is left out
        Po    = both / union
        Pyes  = coded_a / union * coded_b / union
        Pno   = (union - coded_a) / union * (union - coded_b) / union
        Pe    = Pyes * Pno                                # its own comment says Pyes + Pno
        kappa = round((Po - Pe) / (1 - Pe), 4)

    Two faults: Pe multiplies the two chances of agreeing instead of adding them, so it is always far too small;
    and agreement on what is not coded is thrown away, so `characters` plays no part.
    What is left is close to both / union (Jaccard), under the name of kappa.
    """
    union = coded_a + coded_b - both
    observed = Fraction(both, union)
    yes = Fraction(coded_a * coded_b, union * union)
    no = Fraction((union - coded_a) * (union - coded_b), union * union)
    chance = yes * no
    return round(float((observed - chance) / (1 - chance)), 4)


def counter_examples():
    tables = [
        # name, characters, coded by a, coded by b, coded by both
        ("each-90-percent-independently", 10_000, 9_000, 9_000, 8_100),
        ("rare-code-well-agreed", 10_000, 190, 210, 150),
        ("rare-code-well-agreed-equal", 10_000, 200, 200, 150),
        ("each-50-percent-independently", 10_000, 5_000, 5_000, 2_500),
        ("never-the-same-place", 10_000, 1_000, 1_000, 0),
        ("one-inside-the-other", 10_000, 9_900, 9_000, 9_000),
    ]
    cases = []
    for name, characters, a, b, both in tables:
        left = characters - a - b + both
        x = [1] * both + [1] * (a - both) + [0] * (b - both) + [0] * left
        y = [1] * both + [0] * (a - both) + [1] * (b - both) + [0] * left
        value = float(cohen_kappa_score(x, y))
        if abs(value - float(exact_kappa(x, y))) > CLOSE:
            sys.exit(f"{name}: sklearn and exact differ")
        cases.append(
            {
                "name": name,
                "characters": characters,
                "coded_a": a,
                "coded_b": b,
                "both": both,
                "neither": left,
                "kappa": 0.0 if abs(value) < 1e-12 else value,
                "alpha": float(exact_alpha([x, y], "nominal")),
                "qualcoder": qualcoder_kappa(characters, a, b, both),
                "with_sum_but_without_uncoded": float(union_kappa(a, b, both)),
            }
        )
    if (round(cases[0]["kappa"], 3), round(cases[0]["qualcoder"], 3)) != (0.0, 0.817):
        sys.exit(f"first counter-example: {cases[0]}")
    if (round(cases[1]["kappa"], 3), round(cases[1]["qualcoder"], 3)) != (0.745, 0.59):
        sys.exit(f"second counter-example: {cases[1]}")
    return cases


def qualcoder_on_segments(length, a, b):
    """QualCoder's counts on a text (commit 0b45f0fa): one number per character, one added for every segment.

    Two segments of one coder on the same characters look like two coders who agree: the characters count as "dual
    coded", and twice in that coder's own total. Characters in three segments are neither single nor dual coded.
    """
    times = np.zeros(length, int)
    for start, end in a + b:
        times[start:end] += 1
    coded_a, coded_b = (sum(end - start for start, end in segments) for segments in (a, b))
    return qualcoder_kappa(length, coded_a, coded_b, int((times == 2).sum()))


def counter_segments():
    examples = [
        ("one-coder-overlaps-own-work-other-did-nothing", 1000, [[0, 100], [1, 100]], []),
        ("same-work-one-with-own-overlap", 1000, [[100, 200], [150, 200]], [[100, 200]]),
        ("same-work-no-overlap", 1000, [[100, 200]], [[100, 200]]),
    ]
    cases = []
    for name, length, a, b in examples:
        x, y = expand(length, a), expand(length, b)
        cases.append(
            {
                "name": name,
                "length": length,
                "segments": [a, b],
                "kappa": float(cohen_kappa_score(x, y)),
                "alpha": package_alpha([x, y], "nominal")[0],
                "qualcoder": qualcoder_on_segments(length, a, b),
            }
        )
    return cases


def union_kappa(a, b, both):
    """Kappa with Pe = Pyes + Pno, still without the text that nobody coded: mending one fault alone does not help."""
    union = a + b - both
    observed = Fraction(both, union)
    chance = Fraction(a * b + (union - a) * (union - b), union * union)
    return (observed - chance) / (1 - chance)


def rare_codes():
    both2 = [[1, 1, 1, 0] + [0] * 196, [1, 1, 0, 1] + [0] * 196]
    lone = [[1] + [0] * 199, [0] * 200]
    cases = [alpha_case("rare-198-of-200", both2), alpha_case("rare-199-of-200-lone", lone)]
    for case, raw, value in zip(cases, (198, 199), (0.662, 0.0)):
        case["agree"] = sum(x == y for x, y in zip(*case["data"]))
        case["prevalence"] = sum(map(sum, case["data"])) / 400
        if case["agree"] != raw or round(case["alpha"]["nominal"], 3) != value:
            sys.exit(f"rare code: {case['agree']}, {case['alpha']}")
    return cases


def everything():
    version = importlib.metadata.version
    return {
        "format": "wieg-agreement-vectors/1",
        "made_with": {
            "python": platform.python_version(),
            "numpy": version("numpy"),
            "krippendorff": version("krippendorff"),
            "scikit-learn": version("scikit-learn"),
        },
        "seed": SEED,
        "reasons": {
            EMPTY: "nobody gave any value",
            ONE_CODER: "fewer than two coders gave a value",
            NO_PAIR: "no unit has two values or more",
            NO_VARIATION: "all values in the pairable units are the same",
        },
        "tolerance": 1e-9,
        "alpha_published": [published()],
        "alpha_random": random_alpha(),
        "alpha_edge": edge_alpha(),
        "alpha_rare": rare_codes(),
        "segments": segments(),
        "kappa": kappas(),
        "kappa_counter_examples": counter_examples(),
        "kappa_counter_segments": counter_segments(),
    }


def write(result):
    """One case a line: readable in a diff, and small."""
    lines = []
    for key, value in result.items():
        if isinstance(value, list):
            inside = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in value)
            lines.append(f'"{key}": [\n{inside}\n]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def same(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) or isinstance(b, float):
        return a is not None and b is not None and abs(a - b) <= CLOSE
    return a == b


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    result = json.loads(write(everything()))
    path = HERE / "agreement.json"
    if not arguments.check:
        path.write_text(write(result), encoding="utf-8")
        print({key: len(value) for key, value in result.items() if isinstance(value, list)})
        return 0
    old = json.loads(path.read_text(encoding="utf-8"))
    differ = [key for key in result if key != "made_with" and not same(old.get(key), result[key])]
    print("differs: " + ", ".join(differ) if differ else "the same")
    return int(bool(differ))


if __name__ == "__main__":
    sys.exit(main())
