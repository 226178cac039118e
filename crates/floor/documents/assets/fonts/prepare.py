"""Makes the fonts of the printed report from the unmodified npm packages source-sans and source-serif.

    npm pack source-sans@3.52.0 source-serif@4.5.1   # unpack each into a folder of its name
    pip install fonttools==4.68.0
    python prepare.py source-sans/package source-serif/package

Keeps the characters that European languages and a report need, drops hinting (paper does not use it),
and renames the family, because the licence reserves the name of the original for the original.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

CHARACTERS = (
    "U+0020-007E,U+00A0-017F,U+0192,U+01FA-01FF,U+0218-021B,U+02C6-02DD,U+1E80-1E85,U+1E9E,U+1EF2,U+1EF3,"
    "U+2000-206F,U+2070-2089,U+20AC,U+2122,U+2153,U+2154,U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265,U+25CF,U+25CB"
)
GREEK = ",U+0391-03A9,U+03B1-03C9"
FEATURES = "kern,liga,mark,mkmk,ccmp,locl,tnum,lnum,pnum,onum,frac,sups,subs,case"

FONTS = [
    ("Wieg Sans", "Regular", 0, "TTF/SourceSans3-Regular.ttf", GREEK),
    ("Wieg Sans", "Italic", 0, "TTF/SourceSans3-It.ttf", ""),
    ("Wieg Sans", "Semibold", 0, "TTF/SourceSans3-Semibold.ttf", GREEK),
    ("Wieg Serif", "Regular", 1, "TTF/SourceSerif4-Regular.ttf", ""),
    ("Wieg Serif", "Semibold", 1, "TTF/SourceSerif4-Semibold.ttf", ""),
]


def rename(font: TTFont, family: str, style: str) -> None:
    names = font["name"]
    postscript = f"{family.replace(' ', '')}-{style}"
    copyright_notice, licence = names.getDebugName(0), names.getDebugName(14)
    names.names = []
    legacy = style if style in ("Regular", "Italic") else "Regular"
    legacy_family = family if style in ("Regular", "Italic") else f"{family} {style}"
    texts = {
        0: f"{copyright_notice} Modified: characters removed, family renamed.",
        1: legacy_family,
        2: legacy,
        3: f"{postscript};wieg",
        4: f"{family} {style}",
        5: "Version 1.0",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: licence or "https://openfontlicense.org",
        16: family,
        17: style,
    }
    for key, text in texts.items():
        names.setName(text, key, 3, 1, 0x409)


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:3]]
    for family, style, folder, file, more in FONTS:
        options = subset.Options(layout_features=FEATURES.split(","), hinting=False, notdef_outline=True)
        font = subset.load_font(str(folders[folder] / file), options, lazy=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(CHARACTERS + more))
        subsetter.subset(font)
        rename(font, family, style)
        # The stored dates would otherwise be those of the day on which this ran.
        font.recalcTimestamp = False
        font.save(Path(__file__).parent / f"{family.replace(' ', '')}-{style}.ttf")


if __name__ == "__main__":
    main()
