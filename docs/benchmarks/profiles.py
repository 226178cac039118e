"""The figures of the worked tables on profiles, counted pupil by pupil, apart from Wieg.

    python docs/benchmarks/profiles.py

Reads the `background` and `pupils` blocks of the two indicators and prints their `figures`. Needs nothing but Python.
"""

import csv
import re
from collections import Counter
from pathlib import Path

INDICATORS = Path(__file__).resolve().parents[2] / "indicators"
HAVO_VWO = "nt ng em cm nt-ng em-cm other-pair unknown".split()
VMBO = "bwi pie mt mvi mat zw eo hbr gr dp te ec unknown".split()


def last_profile(career, words, of_level):
    """The profile of the last school year that has one of this list; what is not known goes by the class."""
    found = None
    for item in career.split():
        match = re.fullmatch(r"\d:([a-z/-]+)=([a-z-]+)", item)
        if match and match[2] in words and of_level(match[1]):
            found = match[2]
    return found


def figures(name, words, of_level, years):
    text = (INDICATORS / name / "examples.md").read_text(encoding="utf-8")
    block = lambda word: re.search(rf"```{word}\n(.*?)```", text, re.S)[1]
    classes = [code.strip() for code in block("background").split(",")] + ["unknown"]
    rows = list(csv.DictReader(block("pupils").splitlines()))
    start = lambda row: int(row["cohort"][:4])
    # Without diplomas, the end of the last year that anybody is seen in is not known.
    closed = max(start(row) + len(row["career"].split()) - 1 for row in rows) - 1
    counts = Counter()
    for row in rows:
        if closed - start(row) + 1 < years:
            continue
        for _ in range(int(row["pupils"])):
            counts[row["background"], last_profile(row["career"], words, of_level)] += 1
    print(f"{name}:")
    for group in classes:
        for word in words:
            print(f"table.by-background/{group}/{word} = {counts[group, word]}")


figures("profile-havo-vwo", HAVO_VWO, lambda level: level in ("havo", "vwo", "havo/vwo"), years=4)
figures("profile-vmbo", VMBO, lambda level: level.startswith("vmbo") and "havo" not in level, years=3)
