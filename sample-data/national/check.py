"""Checks the national benchmark files of this folder against themselves and against published totals.

    python3 sample-data/national/check.py

Run it from the project's root; it needs Python 3.11 or later, and not the originals. It prints every comparison
as a row of a table and fails when a sum that must hold does not. A difference from a publisher who counts
differently is no failure: it is printed as such, and SOURCE.md explains it.
"""

import csv
import sys
import tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
failures = []


def table(name: str) -> list[dict[str, str]]:
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float:
    return float(text) if text else 0.0


def must(claim: str, holds: bool) -> None:
    """A claim about the files alone."""
    if not holds:
        failures.append(claim)
    print(f"| {claim} | {'holds' if holds else 'FAILS'} |")


def compare(claim: str, ours: float, published: float, within: float) -> None:
    """Ours beside a published figure; `within` is what rounding can explain."""
    difference = ours - published
    verdict = "equal up to rounding" if abs(difference) <= within + 1e-9 else "differs"
    print(f"| {claim} | {ours:.2f} | {published:g} | {difference:+.2f} | {verdict} |")


def heading(text: str, *columns: str) -> None:
    print(f"\n{text}\n")
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))


def advice() -> None:
    rows = {(r["school_year"], r["income_group"], r["advice"]): r for r in table("advice-by-income.csv")}
    printed = {(r["school_year"], r["advice"]): float(r["percent"]) for r in table("advice-first.csv")}
    groups = sorted({key[:2] for key in rows})
    heading("Advice by income, sums", "claim", "verdict")
    must("first and final advice have the same total in every year and group", all(
        rows[*group, "all"]["first_count"] == rows[*group, "all"]["final_count"] for group in groups
    ))
    must("no count is negative, the remainders neither", all(
        number(r[column]) >= 0 for r in rows.values() for column in list(r)[3:7]
    ))
    must(
        "adjusted and kept together are at most the first advice",
        all(number(r["adjusted_count"]) + number(r["kept_count"]) <= number(r["first_count"]) for r in rows.values()),
    )
    must(
        "the two income groups together are at most all pupils, at every level",
        all(
            sum(number(rows[year, group, level]["first_count"]) for group in ("quintile-2", "quintile-5"))
            <= number(r["first_count"])
            for (year, income, level), r in rows.items()
            if income == "all" and (year, "quintile-2", level) in rows
        ),
    )
    must("the printed distribution sums to 100 in each year, up to the rounding of nine figures", all(
        abs(sum(v for (y, _), v in printed.items() if y == year) - 100) <= 0.45 for year, _ in printed
    ))

    heading("Advice, beside what was published", "what", "ours, %", "published, %", "difference", "verdict")
    for year in ("2018-2019", "2019-2020"):
        for (other, income, level), r in rows.items():
            if other == year and income == "all" and (year, level) in printed:
                compare(f"first advice {level}, {year}", float(r["first_percent"]), printed[year, level], 0.05)
        above = [level for level in ("vmbo-gt/havo", "havo", "havo/vwo", "vwo")]
        ours = float(rows[year, "all", "above vmbo-gt"]["first_percent"])
        theirs = round(sum(printed[year, level] for level in above), 1)
        compare(f"first advice above vmbo-gt, {year}", ours, theirs, 0.2)
    final = {year: float(rows[year, "all", "above vmbo-gt"]["final_percent"]) for year in ("2018-2019", "2019-2020")}
    compare("final advice above vmbo-gt, 2018-2019 (T8)", final["2018-2019"], 58, 0.5)
    compare("final advice above vmbo-gt, 2019-2020 (T8)", final["2019-2020"], 55, 0.5)
    compare(
        "test higher, of all, 2018-2019, beside CBS of test takers (T2)",
        float(rows["2018-2019", "all", "all"]["test_higher_percent"]), 41, 0.5,
    )
    for level, name, published in (("all", "of all", 9.8), ("vmbo-kb", "first advice vmbo-k", 16.9)):
        r = rows["2021-2022", "all", level]
        ours = 100 * number(r["adjusted_count"]) / number(r["first_count"])
        compare(f"adjusted, {name}, 2021-2022 (T3)", ours, published, 0.05)
    lowest = "special-education/pro/vmbo-bb"
    title = "Final advice in the lowest class, beside first advice less adjusted"
    heading(title, "year", "income group", "first less adjusted", "final", "difference")
    for year, income in groups:
        r = rows[year, income, lowest]
        left = number(r["first_count"]) - number(r["adjusted_count"])
        print(f"| {year} | {income} | {left:.0f} | {r['final_count']} | {number(r['final_count']) - left:+.0f} |")


def exams() -> None:
    programmes, totals = table("exams-by-programme.csv"), table("exams-by-track.csv")
    bounds = ["candidates_low", "candidates_high", "passed_low", "passed_high", "failed_low", "failed_high"]
    at = {(r["scope"], r["school_year"], r["sex"], r["kind"], r["level"], r["track"]): r for r in totals}
    heading("Exams, sums", "claim", "verdict")
    sums = {}
    for p in programmes:
        for column in bounds:
            key = p["school_year"], p["sex"], column
            sums[key] = sums.get(key, 0) + int(p[column])
    must("programmes sum to the total in every year and sex, for all six bounds", all(
        sums[r["school_year"], r["sex"], column] == int(r[column])
        for r in totals if r["scope"] == "all" for column in bounds
    ))
    must("low bounds are at most high bounds", all(
        int(r[low]) <= int(r[high]) for r in programmes for low, high in zip(bounds[::2], bounds[1::2])
    ))
    must("in 2014-2019 nothing is masked and candidates are passes and fails", all(
        int(r["masked_candidates"]) == 0 and int(r["candidates_low"]) == int(r["passed_low"]) + int(r["failed_low"])
        for r in programmes if r["school_year"] < "2019"
    ))

    def least(r, sex):
        found = at.get((r["scope"], r["school_year"], sex, r["kind"], r["level"], r["track"]))
        return int(found["candidates_low"]) if found else 0

    must("men and women together are never surely more than all", all(
        least(r, "men") + least(r, "women") <= int(r["candidates_high"]) for r in totals if r["sex"] == "all"
    ))

    heading("Exams, CBS counts beside the bounds", "what", "low", "CBS", "high", "verdict")
    for r in table("exams-published.csv"):
        ours = at["kind", r["school_year"], "all", r["kind"], "", ""]
        for column in ("candidates", "passed"):
            if not r[column]:
                continue
            low, high, cbs = int(ours[f"{column}_low"]), int(ours[f"{column}_high"]), int(r[column])
            verdict = "within" if low <= cbs <= high else "outside"
            name = f"{r['kind']} {column}, {r['school_year']} ({r['source']})"
            print(f"| {name} | {low} | {cbs} | {high} | {verdict} |")

    heading("Exams, printed pass rates beside ours", "what", "low, %", "published, %", "high, %", "verdict")
    tracks = {
        "vmbo-bb": ("vmbo-bb", "B"),
        "vmbo-kb": ("vmbo-kb", "K"),
        "vmbo-g": ("vmbo-gt", "G"),
        "vmbo-t": ("vmbo-gt", "T"),
    }
    rates = [
        (r["school_year"], r["kind"], float(r["passed_percent"]), r["source"])
        for r in table("exams-published.csv") if r["passed_percent"]
    ]
    rates += [
        (r["year"], r["id"].removeprefix("T14.").rsplit("-", 1)[0], float(r["value"]), "T14")
        for r in table("targets.csv") if r["target"] == "T14"
    ]
    for year, name, value, source in rates:
        if name in tracks:
            ours = at["track", year, "all", "vmbo", *tracks[name]]
        else:
            ours = at["kind", year, "all", name, "", ""]
        low, high = float(ours["passed_percent_low"]), float(ours["passed_percent_high"])
        verdict = "within, up to rounding" if low - 0.5 <= value <= high + 0.5 else "outside"
        print(f"| {name}, {year} ({source}) | {low:.2f} | {value:g} | {high:.2f} | {verdict} |")


def careers() -> None:
    heading("Careers, sums", "claim", "verdict")
    diplomas = {
        (r["table"], r["years_after_start"], r["position"], r["highest_diploma"]): int(r["count"])
        for r in table("diploma-by-cohort.csv")
    }
    levels = ("vmbo-bb", "vmbo-kb", "vmbo-gt", "havo", "vwo", "none")
    for year in "456":
        for position in ("all", "in-secondary-education", "out-of-secondary-education"):
            if ("82926NED", year, position, "all") in diplomas:
                whole = diplomas["82926NED", year, position, "all"]
                total = sum(diplomas["82926NED", year, position, level] for level in levels)
                must(f"cohort 2008 after {year} years, {position}: diplomas sum to {whole}", total == whole)
    for year in "45":
        must(f"cohort 2008 after {year} years: in and out of secondary school are all", sum(
            diplomas["82926NED", year, p, "all"] for p in ("in-secondary-education", "out-of-secondary-education")
        ) == diplomas["82926NED", year, "all", "all"])
    leaving = [r for r in table("early-leaving.csv") if r["participants"]]
    parts, whole = [r for r in leaving if r["sector"] != "all"], next(r for r in leaving if r["sector"] == "all")
    for column in ("leavers", "participants"):
        total = sum(int(r[column]) for r in parts)
        must(f"early leaving 2012-2013: {column} of the sectors sum to {whole[column]}", total == int(whole[column]))
    pupils = table("enrolment.csv")
    must("enrolment sums to 956,857", sum(int(r["count"]) for r in pupils) == 956_857)
    profiles = Counter()
    for r in table("profiles.csv"):
        profiles[r["level"], r["sex"], r["profile"]] += int(r["count"])
    with_profile = lambda level, sex: sum(n for (l, s, _), n in profiles.items() if (l, s) == (level, sex))
    for level, years in (("havo", "45"), ("vwo", "456")):
        enrolled = sum(int(r["count"]) for r in pupils if r["track"] == level and r["year_of_study"] in years)
        must(f"profiles in {level} sum to all of its upper years", with_profile(level, "all") == enrolled)
    for both, parts in (("havo-vwo", ["havo", "vwo"]), ("vmbo", ["vmbo-bb", "vmbo-kb", "vmbo-gt"])):
        must(f"profiles in {both} are those of its levels and sexes", with_profile(both, "all") == sum(
            with_profile(part, sex) for part in parts for sex in ("men", "women")
        ))

    heading("Careers, beside what was published", "what", "ours", "published", "difference", "verdict")
    third = {}
    for r in pupils:
        if r["year_of_study"] == "3" and r["track"] != "pro":
            third[r["track"]] = third.get(r["track"], 0) + int(r["count"])
    everyone, vmbo = sum(third.values()), sum(v for k, v in third.items() if k.startswith("vmbo"))
    compare("year 3 without pro, thousands, 2019-2020 (CBS: almost 194)", everyone / 1000, 194, 0.5)
    compare("year 3 vmbo, thousands (CBS: almost 100)", vmbo / 1000, 100, 0.5)
    compare("year 3 vmbo, % (T10)", 100 * vmbo / everyone, 51, 0.5)
    compare("year 3 vmbo-b, % (T10)", 100 * third["vmbo-bb"] / everyone, 9, 0.5)
    stacking = {
        (r["school_year"], r["track"]): float(r["percent"]) for r in table("stacking.csv") if r["sex"] == "all"
    }
    compare("vmbo-t to havo, %, 2017-2018 (T15)", stacking["2017-2018", "T"], 17, 0.5)
    repeating = {r["school_year"]: float(r["percent"]) for r in table("repeating.csv") if r["level"] == "all"}
    compare("repeating, %, into 2015-2016 (DUO by way of NRC)", repeating["2015-2016"], 5.4, 0.05)
    compare("repeating, %, into 2016-2017 (DUO by way of NRC)", repeating["2016-2017"], 5.7, 0.05)
    compare("repeating, %, into 2018-2019 (Drentse Onderwijsmonitor)", repeating["2018-2019"], 6.2, 0.05)
    leavers = {
        (r["school_year"], r["sector"]): int(r["leavers"])
        for r in table("early-leaving.csv") if r["leavers"] and not r["participants"]
    }
    compare("early leavers mbo 2019-2020, beside the national page", leavers["2019-2020", "mbo"], 18512, 0)
    provisional = int(whole["leavers"])
    compare("early leavers 2012-2013, beside the provisional figure", leavers["2012-2013", "all"], provisional, 0)


def catalogue() -> None:
    heading("The list of files", "claim", "verdict")
    listed = tomllib.loads((HERE / "benchmarks.toml").read_text(encoding="utf-8"))["file"]
    names = [entry["name"] for entry in listed]
    must("benchmarks.toml lists every CSV once", sorted(names) == sorted(p.name for p in HERE.glob("*.csv")))
    must("its numbers of rows are right", all(len(table(entry["name"])) == entry["rows"] for entry in listed))
    targets = table("targets.csv")
    must("every target has an id of its own", len({r["id"] for r in targets}) == len(targets))
    must("every target has a value or a bound", all(r["value"] or r["low"] or r["high"] for r in targets))
    must("no target rests on memory", all(r["label"] in ("found", "derived") for r in targets))


def main() -> None:
    advice()
    exams()
    careers()
    catalogue()
    if failures:
        sys.exit("These do not hold: " + "; ".join(failures))


if __name__ == "__main__":
    main()
