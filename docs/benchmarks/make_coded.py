"""Writes a table of coded interviews, the same one every time: who saw which code in which unit.

    python make_coded.py coded.csv                     # 200 interviews, 10,000 units, 3 coders, 30 codes: 18 MB
    python make_coded.py small.csv --interviews 10 --units 300 --draws draws.csv

The columns are respondent, unit, coder, code and present (0 or 1), one row per judgement.
A coder who did not read an interview has no rows for it: what is absent was not judged, and is not a 0.
Codes run from common to very rare, and coders from careful to hasty.
The last code is seen by nobody and the one before it once by one coder, as happens in a real codebook.
With --draws the file also gets a fixed set of bootstrap draws (draw, respondent, times), so that two programs can be
compared draw by draw and not only in the mean.
Only the standard library is used, and no number here comes from an interview.
"""

import argparse
import csv
import random
from pathlib import Path

SEED = 20260830
UNREAD = 0.05  # share of the pairs of coder and interview that are missing


def judgements(interviews, units, coders, codes, seed):
    draw = random.Random(seed)
    share = [0.30 * 0.80**k for k in range(codes)]  # from 30% of the units down to 0.05%
    hit = [draw.uniform(0.55, 0.95) for _ in range(coders)]  # finds a code that is there
    alarm = [draw.uniform(0.00, 0.02) for _ in range(coders)]  # finds a code that is not there, relative to its share
    leaning = [draw.lognormvariate(0, 0.6) for _ in range(interviews)]  # respondents differ in what they speak of
    per = [units // interviews + (r < units % interviews) for r in range(interviews)]
    number = 0
    for r in range(interviews):
        readers = [c for c in range(coders) if draw.random() >= UNREAD] or [0]
        talk = [leaning[r] * draw.lognormvariate(0, 0.5) for _ in range(codes)]
        for _ in range(per[r]):
            number += 1
            for k in range(codes):
                there = draw.random() < min(0.9, share[k] * talk[k])
                for c in readers:
                    seen = draw.random() < (hit[c] if there else alarm[c] * share[k] * 3)
                    if k == codes - 1:
                        seen = False
                    elif k == codes - 2:
                        seen = number == 7 and c == readers[0]
                    yield f"R{r + 1:03}", f"u{number:05}", "abcdefghij"[c], f"k{k + 1:02}", int(seen)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--interviews", type=int, default=200)
    parser.add_argument("--units", type=int, default=10_000, help="in all interviews together")
    parser.add_argument("--coders", type=int, default=3)
    parser.add_argument("--codes", type=int, default=30)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--draws", type=Path, help="also write a fixed set of draws over respondents")
    parser.add_argument("--draw-count", type=int, default=20)
    options = parser.parse_args()
    with options.path.open("w", encoding="ascii", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["respondent", "unit", "coder", "code", "present"])
        out.writerows(judgements(options.interviews, options.units, options.coders, options.codes, options.seed))
    if options.draws:
        draw = random.Random(options.seed + 1)
        with options.draws.open("w", encoding="ascii", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["draw", "respondent", "times"])
            for number in range(options.draw_count):
                chosen = [draw.randrange(options.interviews) for _ in range(options.interviews)]
                for r in range(options.interviews):
                    if times := chosen.count(r):
                        out.writerow([number, f"R{r + 1:03}", times])


if __name__ == "__main__":
    main()
