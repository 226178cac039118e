"""Makes schools.csv and facts.csv of this folder from the originals: what is public about each school.

    python3 sample-data/public/prepare.py ORIGINALS OUT

It needs Python 3.11 or later and nothing else. ORIGINALS is the folder that holds `cbs/`, `duo-po/`, `duo-vo/`
and `geo/` with the files named in SOURCE.md; their checksums are compared first. OUT is the folder to write to,
such as `sample-data/public`. The same originals give the same bytes. A count that its publisher hid (`<5`) is
carried as 1 to 4, and the percentages printed beside it are never read. `sources.toml` and `SOURCE.md` were
written by hand and are left alone.
"""

import csv
import hashlib
import io
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path

EXAMS_OLD = "duo-vo/examenkandidaten-en-geslaagden-2014-2019.csv"
EXAMS_NEW = "duo-vo/examenkandidaten-en-geslaagden-2019-2024.csv"
PUPILS_VO = "duo-vo/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv"
LOCATIONS_VO = "duo-vo/alle-vestigingen-vo.csv"
LOCATIONS_PO = "duo-po/alle-vestigingen-bo.csv"
END_TEST = "duo-po/gemiddelde-eindscores-bo-sbo-2018-2019.csv"
PUPILS_PO = "duo-po/gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv"
SCORES_1 = "cbs/achterstandsscores-2019-tabel1.csv"
SCORES_2 = "cbs/achterstandsscores-2019-tabel2.csv"
MUNICIPALITIES = "geo/gemeenten-2022.geojson"

CHECKSUMS = {
    SCORES_1: "02da9b0806678123ca4481d8318bb0e7e9951cc07978c4c55263acc2491d16d8",
    SCORES_2: "d447a5ed32e185a36c73299ee816f17704dd6bc04d325f22feba5d801539b3ac",
    LOCATIONS_PO: "646204ff74244d200280ba9a71448e7b02bb4b04362eb71f3f0843e95809d7b6",
    PUPILS_PO: "f8cd5c9e1f52d99c9d590e98e96de90df39df68a49fd3bd044df7540e371c65a",
    END_TEST: "d09139da73f095320dcb6adbab56d2a4b499ddec0065f43d818467516e23368a",
    LOCATIONS_VO: "5541de329cec42e6682d8b3bb57de4d41ca83da106f98cdc97c6827c0a65e9d1",
    EXAMS_OLD: "03edf4dd9d9312795e407c60ba263aa0536de099be9a8e8037062e169c81083c",
    EXAMS_NEW: "a81a9e6aa6302af71f168d47c77557ef367937a3e002ec437ad78ea1c797a6fa",
    PUPILS_VO: "ef0dd45f73f7248a7cd2e9984b1af77e07ed255284f04da80965db0b3f64eb3a",
    MUNICIPALITIES: "c9ec97cf6734a5d8d0c9508e5bec39d7653f0564a5883625cd3cce76adace973",
}

# The last school year before the exams of 2020 to 2022, which had other rules, and the four newest years. In
# 2019-2020 there was no central exam.
EXAM_YEARS = {
    EXAMS_OLD: ("cp1252", "duo-exams-older", ["2018-2019"]),
    EXAMS_NEW: ("utf-8-sig", "duo-exams", [f"{year}-{year + 1}" for year in range(2020, 2024)]),
}

# A leerwerktraject (LWT) is a form of the basic track.
LEVELS = {
    "VMBO B": "vmbo-bb",
    "VMBO LWT": "vmbo-bb",
    "VMBO K": "vmbo-kb",
    "VMBO G": "vmbo-gt",
    "VMBO T": "vmbo-gt",
    "HAVO": "havo",
    "VWO": "vwo",
}

TRACKS = {
    "Brugjaar 1-2": "bridge",
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
}

# In year 3 the column of the type pools havo and vwo; the code of the programme tells them apart.
YEAR_3 = {"0015": "havo-vwo", "0017": "vwo", "0100": "vwo", "0200": "vwo", "0300": "havo"}

PROVIDERS = {"CET": "cet", "IEP": "iep", "ROUTE8": "route8", "DIA": "dia", "AMN": "amn"}

# Municipalities of 2020 that were gone on 1 January 2022, and what they became.
MERGED = {
    "0003": "1979",
    "0010": "1979",
    "0024": "1979",
    "0370": "0439",
    "0398": "1980",
    "0416": "1980",
    "0756": "1982",
    "0786": "1982",
    "0815": "1982",
    "1684": "1982",
    "1702": "1982",
    "0856": "1991",
    "1685": "1991",
}

# Haaren (0788) was divided over four municipalities, village by village.
DIVIDED = {
    ("0788", "HAAREN"): "0824",
    ("0788", "ESCH"): "0757",
    ("0788", "HELVOIRT"): "0865",
    ("0788", "BIEZENMORTEL"): "0855",
}


def compare_checksums(folder: Path) -> None:
    """Stops before anything is written when an original is absent or another file than the one meant."""
    for name, expected in CHECKSUMS.items():
        path = folder / name
        if not path.is_file():
            sys.exit(f"{name} is not there. Nothing was written; SOURCE.md says where it came from.")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{name} is not the file this was written for: its SHA-256 is {found}. Nothing was written.")


def read(folder: Path, name: str, encoding: str, delimiter: str = ";") -> list[dict[str, str]]:
    text = (folder / name).read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def read_end_test(folder: Path) -> list[dict[str, str]]:
    """The file of end scores once was windows-1252, was read as code page 850 and saved again: turned back here."""
    text = (folder / END_TEST).read_bytes().decode("cp1252").encode("cp850").decode("cp1252")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def clean(text: str) -> str:
    return " ".join(text.split())


def letters(text: str) -> str:
    """A name without accents, blanks and signs, for comparing names of municipalities."""
    plain = unicodedata.normalize("NFD", text.upper())
    return "".join(sign for sign in plain if sign.isascii() and sign.isalpha())


def write(path: Path, header: list[str], rows: list[list]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")


class Schools:
    """Name, municipality and sector per location; what is told first about a location is kept."""

    def __init__(self, municipalities: dict[str, str]):
        self.municipalities = municipalities
        self.names: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.sectors: dict[str, str] = {}

    def add(self, code: str, sector: str, name: str, municipality: str = "") -> None:
        brin = code[:2].isdigit() and code[2:4].isalpha() and code[2:4].isupper()
        if len(code) != 6 or not brin or not code[4:].isdigit():
            sys.exit(f"{code} is not a BRIN with a location number. Nothing was written.")
        self.sectors.setdefault(code, sector)
        self.names.setdefault(code, clean(name))
        if municipality:
            self.codes.setdefault(code, municipality)

    def rows(self) -> list[list[str]]:
        rows = []
        brins = defaultdict(list)
        for code in sorted(self.sectors):
            brins[code[:4]].append(code)
        for brin, locations in brins.items():
            # A BRIN has the name, place and sector of its first location, mostly the main one (00).
            for code, of in [(brin, locations[0]), *((code, code) for code in locations)]:
                municipality = self.codes.get(of, "")
                place = self.municipalities[municipality] if municipality else ""
                rows.append([code, self.names[of], municipality, place, self.sectors[of]])
        return rows


def division_of_2022(code: str, place: str, municipalities: dict[str, str]) -> str:
    """The municipality of 1 January 2022 for one of 2019 or 2020; nothing where that cannot be told."""
    code = code.strip().zfill(4)
    code = DIVIDED.get((code, clean(place).upper()), MERGED.get(code, code))
    return code if code in municipalities else ""


def read_schools(folder: Path) -> Schools:
    geo = json.loads((folder / MUNICIPALITIES).read_text(encoding="utf-8"))
    properties = [feature["properties"] for feature in geo["features"]]
    schools = Schools({item["statcode"].removeprefix("GM"): item["statnaam"] for item in properties})
    known = schools.municipalities

    exams_new = read(folder, EXAMS_NEW, "utf-8-sig")
    exams_old = read(folder, EXAMS_OLD, "cp1252")
    locations_vo = read(folder, LOCATIONS_VO, "cp1252")
    locations_po = read(folder, LOCATIONS_PO, "cp1252")

    # The municipality by number comes before the municipality by name.
    for row, sector in [*((row, "vo") for row in locations_vo), *((row, "po") for row in locations_po)]:
        code = row["VESTIGINGSNUMMER"]
        number = division_of_2022(row["GEMEENTENUMMER"], row["PLAATSNAAM"], known)
        schools.sectors[code] = sector
        schools.codes.setdefault(code, number)

    by_place = defaultdict(set)
    for row in [*locations_vo, *locations_po]:
        by_place[letters(row["PLAATSNAAM"])].add(schools.codes[row["VESTIGINGSNUMMER"]])
    by_name = {letters(name): code for code, name in known.items()}
    for row in [*locations_vo, *locations_po]:
        number = division_of_2022(row["GEMEENTENUMMER"], "", known)
        if number:
            by_name.setdefault(letters(row["GEMEENTENAAM"]), number)

    def municipality(name: str) -> str:
        return by_name.get(letters(name), "")

    # Names: the newest list that has the location.
    places = {}
    for row in exams_new:
        schools.add(row["VESTIGINGSCODE"], "vo", row["INSTELLINGSNAAM VESTIGING"], municipality(row["GEMEENTENAAM"]))
    for row in locations_vo:
        schools.add(row["VESTIGINGSNUMMER"], "vo", row["VESTIGINGSNAAM"])
    for row in read(folder, PUPILS_VO, "cp1252"):
        # This file has the place and no municipality: used for a location no other file has, where it is certain.
        code = row["BRIN NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        schools.add(code, "vo", row["INSTELLINGSNAAM VESTIGING"])
        places[code] = by_place[letters(row["PLAATSNAAM VESTIGING"])]
    for row in exams_old:
        schools.add(row["VESTIGINGSNUMMER"], "vo", row["INSTELLINGSNAAM VESTIGING"], municipality(row["GEMEENTENAAM"]))
    for row in locations_po:
        schools.add(row["VESTIGINGSNUMMER"], "po", row["VESTIGINGSNAAM"])
    for row in read(folder, PUPILS_PO, "cp1252"):
        number = division_of_2022(row["GEMEENTENUMMER"], row["PLAATSNAAM"], known)
        sector = "so" if row["SOORT_PO"] in ("So", "Vso") else "po"
        code = row["BRIN_NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        schools.add(code, sector, row["INSTELLINGSNAAM_VESTIGING"], number)

    for code, ways in places.items():
        if code not in schools.codes and len(ways) == 1:
            schools.codes[code] = next(iter(ways))

    # The end scores use the municipalities of 2018. Where every location that can be followed went one way,
    # locations that are in no later list went that way too.
    end_test = read_end_test(folder)
    went = defaultdict(set)
    for row in end_test:
        code = row["BRIN_NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        if schools.codes.get(code):
            went[row["GEMEENTENUMMER"].strip().zfill(4)].add(schools.codes[code])
    for row in end_test:
        code = row["BRIN_NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        number = row["GEMEENTENUMMER"].strip().zfill(4)
        ways = went[number]
        now = number if number in known else next(iter(ways)) if len(ways) == 1 else ""
        schools.add(code, "po", row["INSTELLINGSNAAM_VESTIGING"], now)
    return schools


def exam_cell(candidates: str, passed: str) -> list[int]:
    """Lowest and highest candidates, passes and fails that two printed counts allow, and whether one is hidden."""
    candidates_range = (1, 4) if candidates == "<5" else (int(candidates), int(candidates))
    passed_range = (1, 4) if passed == "<5" else (int(passed), int(passed))
    passed_range = passed_range[0], min(passed_range[1], candidates_range[1])
    candidates_range = max(candidates_range[0], passed_range[0]), candidates_range[1]
    failed_low = max(0, candidates_range[0] - passed_range[1])
    failed_high = candidates_range[1] - passed_range[0]
    hidden = int(candidates == "<5" or passed == "<5")
    return [*candidates_range, *passed_range, failed_low, failed_high, hidden]


def hide(count: int) -> str:
    return "<5" if 1 <= count <= 4 else str(count)


def percent(part: int, whole: int, rounding: str) -> str:
    return str((Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.1"), rounding))


def number(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Facts:
    """Rows of facts.csv; a key can be told once."""

    def __init__(self, schools: Schools):
        self.schools = schools
        self.rows: dict[tuple[str, str, str, str], list[str]] = {}

    def add(self, code, fact, detail, year, low, high, of, source) -> None:
        key = code, fact, detail, year
        if key in self.rows:
            sys.exit(f"{key} is told twice. Nothing was written.")
        self.rows[key] = [str(low), str(high), str(of), source]

    def groups(self, cells: dict) -> dict:
        """The cells of a location (code, then the rest of the key), added up per BRIN and per municipality.

        A BRIN gets a sum only where at least two of its locations have the figure.
        """
        added = defaultdict(list)
        for (code, *rest), value in cells.items():
            added[(code[:4], *rest)].append(value)
        sums = {key: values for key, values in added.items() if len(values) > 1}
        for (code, *rest), value in cells.items():
            municipality = self.schools.codes.get(code)
            if municipality:
                sums.setdefault(("GM" + municipality, *rest), []).append(value)
        return {key: [sum(column) for column in zip(*values)] for key, values in sums.items()}

    def sorted(self) -> list[list[str]]:
        keys = sorted(self.rows, key=lambda key: tuple(part.encode() for part in key))
        return [[*key, *self.rows[key]] for key in keys]


def exams(folder: Path, facts: Facts) -> None:
    cells = defaultdict(lambda: [0] * 7)
    sources = {}
    for name, (encoding, source, years) in EXAM_YEARS.items():
        for row in read(folder, name, encoding):
            code = row.get("VESTIGINGSCODE") or row["VESTIGINGSNUMMER"]
            level = LEVELS[row["OPLEIDINGSNAAM"].split(" - ")[0]]
            for year in years:
                sources[year] = source
                cell = exam_cell(
                    row[f"EXAMENKANDIDATEN SCHOOLJAAR {year} - TOTAAL"],
                    row[f"GESLAAGDEN SCHOOLJAAR {year} - TOTAAL"],
                )
                # A programme without candidates in a year was not given there in that year.
                if cell[1]:
                    total = cells[code, level, year]
                    cells[code, level, year] = [one + other for one, other in zip(total, cell)]
    for (code, level, year), cell in [*cells.items(), *facts.groups(cells).items()]:
        # The older file hides nothing. What DUO hides since then is hidden for that year too.
        if not cell[6]:
            cell = exam_cell(hide(cell[0]), hide(cell[2]))
        few, many, passed_low, passed_high, failed_low, failed_high, _ = cell
        of = few if few == many else ""
        facts.add(code, "exam-passed", level, year, passed_low, passed_high, of, sources[year])
        if of == "":
            facts.add(code, "exam-candidates", level, year, few, many, "", sources[year])
        if few != many or passed_low != passed_high:
            # Most fails with fewest passes is the lowest rate that the printed counts allow.
            low = percent(passed_low, passed_low + failed_high, ROUND_FLOOR)
            high = percent(passed_high, passed_high + failed_low, ROUND_CEILING) if passed_high else low
            facts.add(code, "exam-percent", level, year, low, high, "", sources[year])


def pupils(folder: Path, facts: Facts) -> None:
    cells = defaultdict(lambda: [0])

    def count(code: str, detail: str, year: str, pupils: int, source: str) -> None:
        if pupils:
            cells[code, detail, year, source] = [cells[code, detail, year, source][0] + pupils]

    for row in read(folder, PUPILS_VO, "cp1252"):
        code = row["BRIN NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        kind = row["ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR"]
        track = YEAR_3[row["ELEMENTCODE"]] if kind == "HAVO/VWO lj 3" else TRACKS[kind]
        for year in range(1, 7):
            both = sum(int(row[f"LEER- OF VERBLIJFSJAAR {year} - {sex}"]) for sex in ("MAN", "VROUW"))
            whole = track in ("adult-education", "international")
            count(code, track if whole else f"{track}-{year}", "2019-2020", both, "duo-pupils-vo")
            count(code, "vo", "2019-2020", both, "duo-pupils-vo")
    for row in read(folder, PUPILS_PO, "cp1252"):
        code = row["BRIN_NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        count(code, row["SOORT_PO"].lower(), "2019-2020", int(row["LEERLINGEN"]), "duo-pupils-po")
    for row in read_end_test(folder):
        code = row["BRIN_NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        count(code, "groep-8", "2018-2019", int(row["LEERJAAR_8"]), "duo-end-test")
    for (code, detail, year, source), (total,) in [*cells.items(), *facts.groups(cells).items()]:
        low, high = total, total
        # A special school of one to four pupils would say too much about them.
        if detail in ("so", "vso", "sbo") and 1 <= total <= 4:
            low, high = 1, 4
        facts.add(code, "pupils", detail, year, low, high, "", source)


def scores(folder: Path, facts: Facts) -> None:
    source = "cbs-scores"
    funded, cells = {}, {}
    school = "School (BRIN vestiging)"
    for row in read(folder, SCORES_1, "utf-8-sig", ","):
        funded[row[school]] = int(row["Aantal bekostigde leerlingen"])
        cells[row[school], "with-threshold"] = row["Achterstandsscore"], row["Noot"]
    for row in read(folder, SCORES_2, "utf-8-sig", ","):
        cells[row[school], "without-threshold"] = row["Achterstandsscore zonder drempel"], row["Noot"]
    for (code, detail), (score, note) in cells.items():
        # CBS marks a score on 40 pupils or fewer with an a: not reliable enough.
        if "a" not in note:
            value = number(Decimal(score))
            facts.add(code, "disadvantage-score", detail, "2019", value, value, funded[code], source)
    of_all = {(code, detail): [Decimal(score), funded[code]] for (code, detail), (score, _) in cells.items()}
    for (code, detail), (score, of) in facts.groups(of_all).items():
        if code.startswith("GM") and of > 40:
            value = number(score)
            facts.add(code, "disadvantage-score", f"sum-{detail}", "2019", value, value, of, source)


def end_test(folder: Path, facts: Facts) -> None:
    for row in read_end_test(folder):
        code = row["BRIN_NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        for column, provider in PROVIDERS.items():
            mean = row[f"{column}_GEM"].strip().replace(",", ".")
            if mean:
                value = str(Decimal(mean).quantize(Decimal("0.01"), ROUND_HALF_UP))
                of = int(row[f"{column}_AANTAL"])
                facts.add(code, "end-test-mean", provider, "2018-2019", value, value, of, "duo-end-test")


def main() -> None:
    if len(sys.argv) != 3 or not all(Path(argument).is_dir() for argument in sys.argv[1:]):
        sys.exit(__doc__)
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    compare_checksums(folder)
    schools = read_schools(folder)
    facts = Facts(schools)
    exams(folder, facts)
    pupils(folder, facts)
    scores(folder, facts)
    end_test(folder, facts)
    write(out / "schools.csv", ["code", "name", "municipality_code", "municipality", "sector"], schools.rows())
    header = ["code", "fact", "detail", "year", "low", "high", "of", "source"]
    rows = facts.sorted()
    write(out / "facts.csv", header, rows)
    for (fact, year), count in sorted(Counter((row[1], row[3]) for row in rows).items()):
        print(f"  {fact} {year}: {count}")


if __name__ == "__main__":
    main()
