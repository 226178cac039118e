"""Makes the national benchmark files of this folder from the originals, without adding a figure of its own.

    python3 sample-data/national/prepare.py ORIGINALS

Run it from the project's root; it needs Python 3.11 or later and nothing else. ORIGINALS is the folder that
holds `national/` and `duo-vo/` with the files named in SOURCE.md; their checksums are compared first. The exam
files are read from `sample-data/duo-examens`. A count that its publisher hid (`<5`) is carried as 1 to 4, and
the percentages printed beside it are never read. The files that were typed over by hand are left alone.
"""

import csv
import hashlib
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMS = HERE.parent / "duo-examens"
PROFILE_CODES = HERE.parent.parent / "crates/floor/vocabulary/data/profile-codes.csv"

CHECKSUMS = {
    "national/cbs-82926NED-brugklascohort2008-nederlandse-achtergrond-extract.csv": "a8da999d5959c49d82e22d39d3f98ddb23b8ed029faa8341c975aac79fdc4ffc",
    "national/cbs-84274NED-schooladvies-herziening-extract.csv": "d5afefe29fb98d53d3466ce24d8551a0161b9de644adec19d198af019b741f32",
    "national/cbs-85381NED-vmbo-diploma-herkomst-2021-2022-extract.csv": "9f6c6ccb4c79dd928a7691491ed14cf4fb3a1bcdd86172a7f0570bd67c836ed4",
    "national/cbs-85534NED-vo-cohort2012-diploma-extract.csv": "44260b754f6d5abd680305e1bc9e8cd3c70afbc3b20a49816d8e30538f1a9e41",
    "national/cbs-eerste-schooladvies-groep8-2014-2020.csv": "13195f4abc2577185ea580f15838884b2a6dc0183f9265595fb974af9734eee7",
    "duo-vo/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv": "ef0dd45f73f7248a7cd2e9984b1af77e07ed255284f04da80965db0b3f64eb3a",
    "duo-vo/vsv-per-swv-2015.csv": "0947e5bb90fef6564ee0f27c85f0567298ce09dd6e21d8dff14ed5c64998ec01",
    "examenkandidaten-en-geslaagden-2014-2019.csv": "03edf4dd9d9312795e407c60ba263aa0536de099be9a8e8037062e169c81083c",
    "examenkandidaten-en-geslaagden-2019-2024.csv": "a81a9e6aa6302af71f168d47c77557ef367937a3e002ec437ad78ea1c797a6fa",
}

# CBS counts secondary special education, pro and vmbo-b as one class.
LOWEST = "special-education/pro/vmbo-bb"
ADVICE = {
    "Totaal": "all",
    "vso/pro/vmbo-b": LOWEST,
    "vmbo-b/k": "vmbo-bb/vmbo-kb",
    "vmbo-k": "vmbo-kb",
    "vmbo-k/gt": "vmbo-kb/vmbo-gt",
    "vmbo-gt": "vmbo-gt",
    "vmbo-gt/havo": "vmbo-gt/havo",
    "havo": "havo",
    "havo/vwo": "havo/vwo",
    "vwo": "vwo",
}
INCOME = {"Totaal inkomen": "all", "2e 20%-groep": "quintile-2", "5e 20%-groep": "quintile-5"}
LEVEL = {
    "Vmbo-b": "vmbo-bb",
    "vmbo-b": "vmbo-bb",
    "vmbo-k": "vmbo-kb",
    "vmbo-gt": "vmbo-gt",
    "havo": "havo",
    "vwo": "vwo",
}


def compare_checksums(folder: Path) -> None:
    """Stops before anything is written when an original is absent or another file than the one meant."""
    for name, expected in CHECKSUMS.items():
        path = (folder if "/" in name else EXAMS) / name
        if not path.is_file():
            sys.exit(f"{name} is not there. Nothing was written; SOURCE.md says where it came from.")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{name} is not the file this was written for: its SHA-256 is {found}. Nothing was written.")


def read(folder: Path, name: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with open(folder / name, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write(name: str, header: list[str], rows: list[list]) -> None:
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def percent(part, whole) -> str:
    return "" if part == "" or not whole else f"{100 * part / whole:.2f}"


def school_year(text: str) -> str:
    """`2018/'19` and `2021/'22*` as 2018-2019 and 2021-2022."""
    first = int(text[:4])
    return f"{first}-{first + 1}"


def count(text: str):
    return int(text) if text else ""


def advice_by_income(folder: Path) -> None:
    """First and final advice, and what followed a higher test, by household income."""
    cells = defaultdict(dict)
    for row in read(folder, "national/cbs-84274NED-schooladvies-herziening-extract.csv"):
        key = school_year(row["Perioden"]), INCOME[row["Gestandaardiseerd inkomen"]]
        cells[key][ADVICE[row["1e schooladvies"]]] = [count(value) for value in list(row.values())[3:]]
    # Quintiles 1, 3 and 4 and unknown incomes are not on the stored pages; together they are what the others leave.
    for year in sorted({year for year, _ in cells}):
        known = cells[year, "quintile-2"], cells[year, "quintile-5"]
        cells[year, "other-or-unknown"] = {
            advice: [
                "" if whole == "" else whole - known[0][advice][column] - known[1][advice][column]
                for column, whole in enumerate(counts)
            ]
            for advice, counts in cells[year, "all"].items()
            if advice in known[0] and advice in known[1]
        }
    rows = []
    order = ["all", "quintile-2", "quintile-5", "other-or-unknown"]
    for (year, income), advices in sorted(cells.items(), key=lambda cell: (cell[0][0], order.index(cell[0][1]))):
        total = advices["all"]
        listed = [counts for advice, counts in advices.items() if advice != "all"]
        # The stored pages break off; what is left is the total less all levels that were read.
        rest = [
            "" if whole == "" else whole - sum(counts[column] for counts in listed)
            for column, whole in enumerate(total)
        ]
        last = list(advices)[-1]
        label = "derived" if income == "other-or-unknown" else "found"
        table = [(advice, counts, label) for advice, counts in advices.items()]
        table.append((f"above {last}", rest, "derived"))
        for advice, (first, adjusted, kept, final), label in table:
            higher = "" if adjusted == "" else adjusted + kept
            rows.append(
                [year, income, advice, first, adjusted, kept, final]
                + [percent(first, total[0]), percent(final, total[3]), percent(higher, first)]
                + ["" if higher == "" else percent(adjusted, higher), label]
            )
    header = "school_year income_group advice first_count adjusted_count kept_count final_count first_percent"
    header += " final_percent test_higher_percent adjusted_given_higher_percent label"
    write("advice-by-income.csv", header.split(), rows)


def first_advice(folder: Path) -> None:
    """The distribution of the first advice, as CBS printed it."""
    rows = []
    for row in read(folder, "national/cbs-eerste-schooladvies-groep8-2014-2020.csv"):
        year, *values = row.values()
        for name, value in zip(list(row)[1:], values):
            word = name.removesuffix(" (%)")
            rows.append([school_year(year), ADVICE[word[0].lower() + word[1:]], value.replace(",", "."), "found"])
    write("advice-first.csv", ["school_year", "advice", "percent", "label"], rows)


def exam_track(programme: str) -> tuple[str, str]:
    """The level of a programme and, for vmbo, DUO's own letter for the track."""
    word = programme.split(" - ")[0]
    if word in ("HAVO", "VWO"):
        return word.lower(), ""
    track = word.removeprefix("VMBO ")
    # A leerwerktraject is a form of the basic track.
    levels = {"B": "vmbo-bb", "LWT": "vmbo-bb", "K": "vmbo-kb", "G": "vmbo-gt", "T": "vmbo-gt"}
    return levels[track], track


def exam_cell(candidates: str, passed: str) -> list[int]:
    """Lowest and highest candidates, passes and fails that two printed counts allow."""
    candidates_range = (1, 4) if candidates == "<5" else (int(candidates), int(candidates))
    passed_range = (1, 4) if passed == "<5" else (int(passed), int(passed))
    passed_range = passed_range[0], min(passed_range[1], candidates_range[1])
    candidates_range = max(candidates_range[0], passed_range[0]), candidates_range[1]
    # Where both are hidden, none or up to three may have failed.
    failed_low = max(0, candidates_range[0] - passed_range[1])
    failed_high = candidates_range[1] - passed_range[0]
    masked = [int(candidates == "<5"), int(passed == "<5")]
    return [*candidates_range, *passed_range, failed_low, failed_high, *masked]


def exams() -> None:
    """Candidates and passes of the whole country, with bounds where a location's count is hidden."""
    sexes = {"TOTAAL": "all", "MAN": "men", "VROUW": "women"}
    sums = defaultdict(lambda: [0] * 8)
    names = {}
    for name, encoding, first in (
        ("examenkandidaten-en-geslaagden-2014-2019.csv", "cp1252", 2014),
        ("examenkandidaten-en-geslaagden-2019-2024.csv", "utf-8", 2019),
    ):
        for row in read(EXAMS, name, encoding):
            programme = row["OPLEIDINGSNAAM"]
            names[row["INSPECTIECODE"]] = programme
            level, track = exam_track(programme)
            kind = row["ONDERWIJSTYPE VO"].lower()
            for start in range(first, first + 5):
                year = f"{start}-{start + 1}"
                for column, sex in sexes.items():
                    cell = exam_cell(
                        row[f"EXAMENKANDIDATEN SCHOOLJAAR {year} - {column}"],
                        row[f"GESLAAGDEN SCHOOLJAAR {year} - {column}"],
                    )
                    for key in (
                        ("programme", year, sex, kind, level, track, row["INSPECTIECODE"]),
                        ("track", year, sex, kind, level, track, ""),
                        ("level", year, sex, kind, level, "", ""),
                        ("kind", year, sex, kind, "", "", ""),
                        ("all", year, sex, "", "", "", ""),
                    ):
                        sums[key] = [total + value for total, value in zip(sums[key], cell)]
    header = "candidates_low candidates_high passed_low passed_high failed_low failed_high"
    header += " masked_candidates masked_passed passed_percent_low passed_percent_high"
    programmes, totals = [], []
    for (scope, year, sex, kind, level, track, code), sum_ in sorted(sums.items()):
        if sum_[1] == 0:
            continue
        # Most fails with fewest passes is the lowest rate that the printed counts allow.
        rates = percent(sum_[2], sum_[2] + sum_[5]), percent(sum_[3], sum_[3] + sum_[4])
        if scope == "programme":
            programmes.append([year, sex, kind, level, track, code, names[code], *sum_, *rates])
        elif scope != "track" or track:
            # Havo and vwo are a kind and a level at once.
            if scope == "level" and level == kind:
                continue
            totals.append([scope, year, sex, kind, level, track, *sum_, *rates])
    columns = ["school_year", "sex", "kind", "level", "track"]
    write("exams-by-programme.csv", [*columns, "programme_code", "programme", *header.split()], programmes)
    write("exams-by-track.csv", ["scope", *columns, *header.split()], totals)


def exams_by_origin(folder: Path) -> None:
    """Vmbo candidates and passes by country of origin, as far as the stored page went."""
    origin = {
        "Nederland": "netherlands",
        "Europa (exclusief Nederland)": "europe-outside-netherlands",
        "Nederlandse Cariben": "dutch-caribbean",
        "Buiten Europa (excl. 5 grote herkomstlanden)": "outside-europe-other",
    }
    born = {"Geboren in Nederland": "netherlands", "Geboren buiten Nederland": "abroad"}
    rows = []
    for row in read(folder, "national/cbs-85381NED-vmbo-diploma-herkomst-2021-2022-extract.csv"):
        kind, country, birth, year, candidates, passed, printed = row.values()
        key = school_year(year), kind.lower(), origin[country], born[birth]
        rows.append([*key, candidates, passed, printed, "found"])
    header = "school_year kind origin born candidates passed passed_percent label"
    write("exams-by-origin.csv", header.split(), rows)


def diplomas(folder: Path) -> None:
    """Highest diploma of a starting cohort, some years on."""
    rows = []
    moments = read(folder, "national/cbs-82926NED-brugklascohort2008-nederlandse-achtergrond-extract.csv")
    started_2008 = int(moments[0]["Totaal leerlingen startjaar"])
    for row in moments:
        moment, position, total, *counts = row.values()
        where = {
            "Totaal": "all",
            "Leerlingen in vo op peilmoment": "in-secondary-education",
            "Leerlingen uit vo op peilmoment": "out-of-secondary-education",
        }[position]
        levels = [LEVEL.get(name.removeprefix("Gediplomeerden "), "none") for name in list(row)[3:]]
        with_diploma = sum(int(value) for value in counts[:-1])
        values = [("all", int(total), "found")]
        values += [(level, int(value), "found") for level, value in zip(levels, counts)]
        values.append(("any", with_diploma, "derived"))
        for level, value, label in values:
            share = percent(value, started_2008)
            rows.append(["82926NED", 2008, "dutch-background", moment[0], where, level, value, share, label])
    moments = read(folder, "national/cbs-85534NED-vo-cohort2012-diploma-extract.csv")
    started_2012 = int(moments[0]["Leerlingen (aantal)"])
    for row in moments:
        diploma, cohort, moment, pupils = row.values()
        level = {"Totaal leerlingen startjaar": "all", "Totaal gediplomeerden": "any"}.get(diploma) or LEVEL[diploma]
        share = percent(int(pupils), started_2012)
        rows.append(["85534NED", cohort, "all", moment[0], "all", level, pupils, share, "found"])
    header = "table cohort group years_after_start position highest_diploma count percent_of_cohort label"
    write("diploma-by-cohort.csv", header.split(), rows)


def enrolment_class(row: dict[str, str]) -> str:
    """The track a pupil is in: the code of the programme where the column of the type pools tracks."""
    kind, code = row["ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR"], row["ELEMENTCODE"]
    if kind == "HAVO/VWO lj 3":
        return {"0015": "havo/vwo", "0017": "vwo", "0100": "vwo", "0200": "vwo", "0300": "havo"}[code]
    return {
        "Brugjaar 1-2": "bridge-years",
        "Praktijkonderwijs alle vj": "pro",
        "VMBO BL lj 3-4": "vmbo-bb",
        "VMBO KL lj 3-4": "vmbo-kb",
        "VMBO GL lj 3-4": "vmbo-gt",
        "VMBO TL lj 3-4": "vmbo-gt",
        "HAVO lj 4-5": "havo",
        "VWO lj 4-6": "vwo",
        "VMBO uitbest. aan VAVO": "adult-education",
        "HAVO uitbest. aan VAVO": "adult-education",
        "VWO uitbest. aan VAVO": "adult-education",
        "Engelse Stroom": "international",
        "European Secondary School": "international",
        "Int. Baccelaureaat": "international",
    }[kind]


def enrolment(folder: Path) -> None:
    """Pupils per track and year of study on 1 October 2019, and how far tracks are apart over locations."""
    counts = defaultdict(int)
    locations = defaultdict(lambda: [0, 0])
    for row in read(folder, "duo-vo/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv", "cp1252"):
        location = locations[row["BRIN NUMMER"], row["VESTIGINGSNUMMER"]]
        track = enrolment_class(row)
        for year in range(1, 7):
            for column, sex in (("MAN", "men"), ("VROUW", "women")):
                pupils = int(row[f"LEER- OF VERBLIJFSJAAR {year} - {column}"])
                counts[track, year, sex] += pupils
                if track == "vwo" and year >= 4:
                    location[0] += pupils
                elif track in ("vmbo-bb", "vmbo-kb") and year >= 3:
                    location[1] += pupils
    rows = [["2019-2020", *key, value, "derived"] for key, value in sorted(counts.items()) if value]
    write("enrolment.csv", ["school_year", "track", "year_of_study", "sex", "count", "label"], rows)
    with_either = [pair for pair in locations.values() if sum(pair)]
    vwo, vmbo = (sum(pair[side] for pair in with_either) for side in (0, 1))
    apart = sum(abs(pair[0] / vwo - pair[1] / vmbo) for pair in with_either) / 2
    groups = "vwo years 4-6", "vmbo-bb and vmbo-kb years 3-4"
    rows = [["2019-2020", *groups, len(with_either), vwo, vmbo, f"{apart:.4f}", "derived"]]
    header = "school_year one_group other_group locations one_count other_count dissimilarity label"
    write("track-separation.csv", header.split(), rows)


def profiles(folder: Path) -> None:
    """Pupils of the upper years by profile on 1 October 2019; who has no profile yet is left out."""
    with PROFILE_CODES.open(encoding="utf-8") as file:
        codes = [(row["code_first"], row["code_last"], row["profile"]) for row in csv.DictReader(file)]
    upper = {"havo": ["havo", "havo-vwo"], "vwo": ["vwo", "havo-vwo"]}
    counts = defaultdict(int)
    for row in read(folder, "duo-vo/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv", "cp1252"):
        track, code = enrolment_class(row), row["ELEMENTCODE"]
        profile = next((name for first, last, name in codes if first <= code <= last), None)
        if profile is None:
            continue
        for column, sex in (("MAN", "men"), ("VROUW", "women")):
            pupils = sum(int(row[f"LEER- OF VERBLIJFSJAAR {year} - {column}"]) for year in range(1, 7))
            for level in upper.get(track, [track, "vmbo"]):
                for whom in (sex, "all"):
                    counts[level, whom, profile] += pupils
    levels = ["havo", "vwo", "havo-vwo", "vmbo-bb", "vmbo-kb", "vmbo-gt", "vmbo"]
    names = list(dict.fromkeys(name for _, _, name in codes))
    rows = []
    for level in levels:
        for sex in ("all", "men", "women"):
            total = sum(counts[level, sex, name] for name in names)
            for name in names:
                count = counts[level, sex, name]
                if counts[level, "all", name]:
                    rows.append(["2019-2020", level, sex, name, count, percent(count, total), "derived"])
    header = "school_year level sex profile count percent label"
    write("profiles.csv", header.split(), rows)


def early_leaving(folder: Path) -> None:
    """Early leavers from secondary schools over all locations of the file; it does not say of which school year."""
    columns = ["aantal_leerlingen", "vsv_totaal", "vsv_vmbo", "vsv_mbo", "vsv_overig"]
    locations = read(folder, "duo-vo/vsv-per-swv-2015.csv")
    sums = [sum(int(row[column]) for row in locations) for column in columns]
    header = "file_year sector locations participants leavers leavers_vmbo leavers_mbo leavers_other percent label"
    row = [2015, "secondary", len(locations), *sums, percent(sums[1], sums[0]), "derived"]
    write("early-leaving-secondary.csv", header.split(), [row])


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    compare_checksums(folder)
    advice_by_income(folder)
    first_advice(folder)
    exams()
    exams_by_origin(folder)
    diplomas(folder)
    enrolment(folder)
    profiles(folder)
    early_leaving(folder)


if __name__ == "__main__":
    main()
