#!/usr/bin/env python3
"""Make zipf.txt anew: the 60,000 most frequent Dutch words of wordfreq 3.1.1 with Zipf x 100.

Use:  python3 -m venv v && v/bin/pip install wordfreq==3.1.1 && v/bin/python make_zipf.py zipf.txt
Zipf = log10(frequency per thousand million words). wordfreq keeps frequencies in bins of one centibel
(1/100 of a factor 10), so Zipf x 100 is exact as an integer. All words are in small letters.
Data: CC-BY-SA-4.0, see frequency.md.
"""
import math
import re
import sys

import wordfreq

N = 60_000
LETTER = "a-zß-öø-ÿœĳ"  # Latin letters of Western European languages
# letters, with hyphens or apostrophes inside; 's, 't, 'n at the front
WORD = re.compile(rf"^'?[{LETTER}]+(?:[-'][{LETTER}]+)*'?$")


def main(path):
    freq = wordfreq.get_frequency_dict("nl", wordlist="large")
    rows = {}
    for word, f in freq.items():
        word = word.replace("\u2019", "'")
        if WORD.match(word):
            z = round(100 * (math.log10(f) + 9))
            rows[word] = max(z, rows.get(word, 0))
    top = sorted(rows.items(), key=lambda r: (-r[1], r[0]))[:N]
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for word, z in sorted(top):  # by code point, as Rust's str compares
            out.write(f"{word}\t{z}\n")
    print(len(top), "words; lowest Zipf x 100:", top[-1][1])


main(sys.argv[1] if len(sys.argv) > 1 else "zipf.txt")
