"""Makes municipalities.csv and schools.csv of this folder from the originals: a small map of the Netherlands.

    python3 sample-data/geo/prepare.py ORIGINALS OUT

It needs Python 3.11 or later and nothing else. ORIGINALS is the folder that holds `geo/` and `duo-vo/` with the
files named in SOURCE.md; their checksums are compared first. OUT is the folder to write to, such as
`sample-data/geo`. The same originals give the same bytes. Nothing is written unless every check at the end passes.
`SOURCE.md` was written by hand and is left alone; `../public/schools.csv` is read to report on the schools.

A border between two municipalities is one thing here and not two: a point is taken away or moved for all rings at
once, only where no line would come to touch or cross another. So there are no gaps and no overlaps to repair.
"""

import csv
import hashlib
import heapq
import io
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

MUNICIPALITIES = "geo/gemeenten-2022.geojson"
COORDINATES = "duo-vo/nl-highschools-coordinates-2025.csv"
SCHOOLS = Path(__file__).parent.parent / "public" / "schools.csv"

CHECKSUMS = {
    MUNICIPALITIES: "c9ec97cf6734a5d8d0c9508e5bec39d7653f0564a5883625cd3cce76adace973",
    COORDINATES: "e1d748497a67e85d0c27795474f3eb64b72e4e90acae9e7336416c4a956234d9",
}

# Lengths are in metres, areas in square metres, until the files are written.
UNIT = 100
# An island or a hole that is smaller than this is left out.
SMALL = 500_000
# A point goes when the triangle with the points before and after it is smaller than this.
TRIANGLE = 30_000
# Width of the squares in which points and lines are looked up.
CELL = 1000

# "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten", F.H. Schreutelkamp and
# G.L. Strang van Hees, 2001: power of the latitude, power of the longitude, coefficient.
X_TERMS = [
    (0, 1, 190094.945),
    (1, 1, -11832.228),
    (2, 1, -114.221),
    (0, 3, -32.391),
    (1, 0, -0.705),
    (3, 1, -2.340),
    (1, 3, -0.608),
    (0, 2, -0.008),
    (2, 3, 0.148),
]
Y_TERMS = [
    (1, 0, 309056.544),
    (0, 2, 3638.893),
    (2, 0, 73.077),
    (1, 2, -157.984),
    (3, 0, 59.788),
    (0, 1, 0.433),
    (2, 2, -6.439),
    (1, 1, -0.032),
    (0, 4, 0.092),
    (1, 4, -0.054),
]
KNOWN_POINTS = {
    "Onze-Lieve-Vrouwetoren, Amersfoort": (52.15517440, 5.38720621, 155000.000, 463000.000),
    "Westertoren, Amsterdam": (52.37453253, 4.88352559, 120700.723, 487525.501),
    "Martinitoren, Groningen": (53.21938317, 6.56820053, 233883.131, 582065.167),
}

# Municipalities of 2025 that were more than one on 1 January 2022.
MERGED_LATER = {"1992": {"0501", "0530", "0614"}}

Point = tuple[int, int]
Ring = list[Point]


def compare_checksums(folder: Path) -> None:
    """Stops before anything is written when an original is absent or another file than the one meant."""
    for name, expected in CHECKSUMS.items():
        path = folder / name
        if not path.is_file():
            sys.exit(f"{name} is not there. Nothing was written; SOURCE.md says where it came from.")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{name} is not the file this was written for: its SHA-256 is {found}. Nothing was written.")


def stop(problem: str) -> None:
    sys.exit(f"{problem} Nothing was written.")


def to_rd(latitude: float, longitude: float) -> tuple[float, float]:
    """The place on the Dutch grid (Rijksdriehoeksstelsel), good to about a metre."""
    p, q = 0.36 * (latitude - 52.15517440), 0.36 * (longitude - 5.38720621)
    x = 155000 + sum(term * p**i * q**j for i, j, term in X_TERMS)
    y = 463000 + sum(term * p**i * q**j for i, j, term in Y_TERMS)
    return x, y


def check_projection() -> None:
    for name, (latitude, longitude, x, y) in KNOWN_POINTS.items():
        if math.dist(to_rd(latitude, longitude), (x, y)) > 0.01:
            stop(f"The projection puts {name} in a wrong place.")


def sides(ring: Ring) -> list[tuple[Point, Point]]:
    return list(zip(ring, ring[1:] + ring[:1]))


def area(ring: Ring) -> float:
    """Positive where the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in sides(ring)) / 2


def turn(a: Point, b: Point, c: Point) -> int:
    """Twice the area of a triangle, positive where it turns left; exact, for points are whole numbers."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def in_triangle(a: Point, b: Point, c: Point, point: Point) -> bool:
    """Inside or on the edge; a triangle without area is a line."""
    turns = turn(a, b, point), turn(b, c, point), turn(c, a, point)
    if any(turns):
        return all(value >= 0 for value in turns) or all(value <= 0 for value in turns)
    low, high = min(a, b, c), max(a, b, c)
    return low <= point <= high


def on_line(a: Point, b: Point, point: Point) -> bool:
    return turn(a, b, point) == 0 and min(a, b) <= point <= max(a, b)


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines have a point in common, other than an end that they share."""
    if {a, b} == {c, d}:
        return True
    for end in {a, b} & {c, d}:
        other, another = (b if end == a else a), (d if end == c else c)
        return on_line(end, other, another) or on_line(end, another, other)
    if on_line(a, b, c) or on_line(a, b, d) or on_line(c, d, a) or on_line(c, d, b):
        return True
    return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) and (turn(c, d, a) > 0) != (turn(c, d, b) > 0)


def holds(rings: list[Ring], x: float, y: float) -> bool:
    """Whether a point is in an area; a ring in a ring is a hole."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in sides(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def cells(*points: Point) -> list[Point]:
    """The squares that a box around the points touches."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    columns = range(min(xs) // CELL, max(xs) // CELL + 1)
    rows = range(min(ys) // CELL, max(ys) // CELL + 1)
    return [(column, row) for column in columns for row in rows]


def crossings(lines: set[tuple[Point, Point]]) -> list[tuple[tuple[Point, Point], tuple[Point, Point]]]:
    """All pairs of lines that cross or touch."""
    grid = defaultdict(list)
    for line in sorted(lines):
        for cell in cells(*line):
            grid[cell].append(line)
    pairs = set()
    for near in grid.values():
        for index, one in enumerate(near):
            pairs.update((other, one) for other in near[:index] if cross(*one, *other))
    return sorted(pairs)


def read_municipalities(folder: Path) -> tuple[dict[str, str], dict[str, list[Ring]]]:
    """Names and rings by code. Outer rings run counter-clockwise, holes clockwise."""
    names, areas = {}, {}
    for feature in json.loads((folder / MUNICIPALITIES).read_text(encoding="utf-8"))["features"]:
        properties, geometry = feature["properties"], feature["geometry"]
        code = properties["statcode"].removeprefix("GM")
        names[code] = " ".join(properties["statnaam"].replace(",", "").split())
        areas[code] = []
        for polygon in geometry["coordinates"]:
            for index, line in enumerate(polygon):
                places = [to_rd(latitude, longitude) for longitude, latitude in line[:-1]]
                ring = [(round(x), round(y)) for x, y in places]
                areas[code].append(ring if (area(ring) > 0) == (index == 0) else ring[::-1])
    return dict(sorted(names.items())), dict(sorted(areas.items()))


def drop_small(areas: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Leaves out islands that are small and fills holes that are small, where no municipality is in them."""
    rings = [ring for rings in areas.values() for ring in rings]
    owner = {side: index for index, ring in enumerate(rings) for side in sides(ring)}

    # Rings that share sides are one piece of land. A hole shares sides with a piece only if that piece fills it.
    pieces: dict[int, set[int]] = {}
    for index in range(len(rings)):
        if index not in pieces:
            piece, waiting = {index}, [index]
            while waiting:
                for a, b in sides(rings[waiting.pop()]):
                    if (b, a) in owner and owner[b, a] not in piece:
                        piece.add(owner[b, a])
                        waiting.append(owner[b, a])
            pieces.update((member, piece) for member in piece)

    kept = {}
    for code in areas:
        largest = max(areas[code], key=area)
        kept[code] = []
        for ring in areas[code]:
            size = sum(abs(area(rings[member])) for member in pieces[owner[sides(ring)[0]]])
            if size >= SMALL or ring == largest:
                kept[code].append(ring)
    return kept


class Web:
    """The borders and coasts of all municipalities as one web of points and lines."""

    def __init__(self, areas: dict[str, list[Ring]]):
        self.rings = [ring for rings in areas.values() for ring in rings]
        # A point is known by the place it began at.
        self.place: dict[Point, Point] = {}
        self.near: dict[Point, set[Point]] = defaultdict(set)
        self.of: dict[Point, list[int]] = defaultdict(list)
        self.sizes = [len(ring) for ring in self.rings]
        self.points: dict[Point, set[Point]] = defaultdict(set)
        self.lines: dict[Point, set[tuple[Point, Point]]] = defaultdict(set)
        for index, ring in enumerate(self.rings):
            for a, b in sides(ring):
                self.place[a] = a
                self.near[a].add(b)
                self.near[b].add(a)
                self.of[a].append(index)
        for point in self.place:
            self.points[cells(point)[0]].add(point)
            for other in self.near[point]:
                self.add_line(point, other)

    def add_line(self, a: Point, b: Point) -> None:
        for cell in cells(self.place[a], self.place[b]):
            self.lines[cell].add((min(a, b), max(a, b)))

    def remove_line(self, a: Point, b: Point) -> None:
        for cell in cells(self.place[a], self.place[b]):
            self.lines[cell].discard((min(a, b), max(a, b)))

    def triangle(self, point: Point) -> int:
        before, after = self.near[point]
        return abs(turn(self.place[before], self.place[point], self.place[after]))

    def is_empty(self, corners: list[Point], others: set[Point]) -> bool:
        """Whether a triangle has no points in it other than those named."""
        for cell in cells(*corners):
            for other in self.points[cell]:
                if other not in others and in_triangle(*corners, self.place[other]):
                    return False
        return True

    def may_go(self, point: Point) -> bool:
        """A point may go where two lines meet, every ring keeps four points, and nothing is passed over."""
        if len(self.near[point]) != 2 or any(self.sizes[index] <= 4 for index in self.of[point]):
            return False
        before, after = self.near[point]
        corners = [self.place[before], self.place[point], self.place[after]]
        return after not in self.near[before] and self.is_empty(corners, {before, point, after})

    def remove(self, point: Point) -> tuple[Point, Point]:
        before, after = sorted(self.near[point])
        for other in (before, after):
            self.remove_line(point, other)
            self.near[other].discard(point)
        self.near[before].add(after)
        self.near[after].add(before)
        self.add_line(before, after)
        self.points[cells(self.place[point])[0]].discard(point)
        for index in self.of[point]:
            self.sizes[index] -= 1
        del self.place[point], self.near[point]
        return before, after

    def untangle(self) -> int:
        """Takes away lines that crossed in the original, where places were rounded; says how many points went."""
        gone = 0
        while pairs := crossings({(min(a, b), max(a, b)) for a in self.near for b in self.near[a]}):
            loose = [point for line in pairs[0] for point in line if len(self.near[point]) == 2]
            if not loose:
                stop("Two lines cross that cannot be taken away.")
            self.remove(min(loose, key=lambda point: (self.triangle(point), point)))
            gone += 1
        return gone

    def simplify(self) -> None:
        """Takes away the points that matter least, smallest triangle first (Visvalingam and Whyatt)."""
        went = True
        while went:
            went = False
            queue = [(self.triangle(point), point) for point in self.place if len(self.near[point]) == 2]
            heapq.heapify(queue)
            while queue and queue[0][0] < 2 * TRIANGLE:
                size, point = heapq.heappop(queue)
                if point in self.place and self.triangle(point) == size and self.may_go(point):
                    for other in self.remove(point):
                        if len(self.near[other]) == 2:
                            heapq.heappush(queue, (self.triangle(other), other))
                    went = True

    def may_move(self, point: Point, to: Point) -> bool:
        """Whether a point can be put elsewhere without anything being passed over, touched or crossed."""
        if any(self.place[other] == to for other in self.points[cells(to)[0]] if other != point):
            return False
        for end in self.near[point]:
            if not self.is_empty([self.place[end], self.place[point], to], {end, point}):
                return False
            for cell in cells(self.place[end], to):
                for a, b in self.lines[cell]:
                    if point not in (a, b) and cross(self.place[end], to, self.place[a], self.place[b]):
                        return False
        return True

    def move(self, point: Point, to: Point) -> None:
        for other in self.near[point]:
            self.remove_line(point, other)
        self.points[cells(self.place[point])[0]].discard(point)
        self.place[point] = to
        self.points[cells(to)[0]].add(point)
        for other in self.near[point]:
            self.add_line(point, other)

    def to_grid(self) -> tuple[int, int, float]:
        """Puts every point on the grid; says how many could not have their nearest place, how many went, how far."""
        steps = range(-2, 3)
        waiting, elsewhere, gone, farthest = sorted(self.place), 0, 0, 0.0
        while waiting:
            left = []
            for point in waiting:
                x, y = (round(value / UNIT) * UNIT for value in self.place[point])
                places = [(x + UNIT * dx, y + UNIT * dy) for dx in steps for dy in steps]
                places.sort(key=lambda place: (math.dist(place, self.place[point]), place))
                to = next((place for place in places if self.may_move(point, place)), None)
                if to is None:
                    left.append(point)
                    continue
                elsewhere += to != places[0]
                farthest = max(farthest, math.dist(to, self.place[point]))
                self.move(point, to)
            if len(left) == len(waiting):
                loose = next((point for point in left if self.may_go(point)), None)
                if loose is None:
                    stop(f"{len(left)} points have no place on the grid.")
                self.remove(loose)
                left.remove(loose)
                gone += 1
            waiting = left
        return elsewhere, gone, farthest

    def result(self, ring: Ring) -> Ring:
        return [self.place[point] for point in ring if point in self.place]


def draw(web: Web, areas: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """The rings in units, largest first and holes last; each begins at its lowest point."""
    drawn = {}
    for code, rings in areas.items():
        drawn[code] = []
        for ring in rings:
            points = [(x // UNIT, y // UNIT) for x, y in web.result(ring)]
            start = points.index(min(points))
            drawn[code].append(points[start:] + points[:start])
        drawn[code].sort(key=lambda ring: (-area(ring), ring))
    return drawn


def shared(web: Web, areas: dict[str, list[Ring]]) -> set[tuple[Point, Point]]:
    """The sides that had a neighbour in the original, in units and in the direction of their ring."""
    before = {side for rings in areas.values() for ring in rings for side in sides(ring)}
    found = set()
    for rings in areas.values():
        for ring in rings:
            inner = [(a, (b, a) in before) for a, b in sides(ring) if a in web.place]
            for (a, neighbour), (b, _) in zip(inner, inner[1:] + inner[:1]):
                if neighbour:
                    (x1, y1), (x2, y2) = web.place[a], web.place[b]
                    found.add(((x1 // UNIT, y1 // UNIT), (x2 // UNIT, y2 // UNIT)))
    return found


def municipalities_text(names: dict[str, str], drawn: dict[str, list[Ring]]) -> str:
    rows = ["code,name,rings"]
    for code, rings in drawn.items():
        cell = "|".join(" ".join(f"{x} {y}" for x, y in ring) for ring in rings)
        rows.append(f"{code},{names[code]},{cell}")
    return "\n".join(rows) + "\n"


def check_municipalities(text: str, inner: set[tuple[Point, Point]], original: dict[str, list[Ring]]) -> None:
    """Reads the file that is to be written and stops where it is not what SOURCE.md says."""
    if '"' in text or "  " in text:
        stop("municipalities.csv has a quote or two blanks in a row.")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if len(rows) != 345 or len({row["code"] for row in rows}) != 345 or None in {key for row in rows for key in row}:
        stop(f"municipalities.csv has {len(rows)} rows.")

    used = Counter()
    total, most = 0.0, (0.0, "")
    for row in rows:
        if len(row["code"]) != 4 or not row["code"].isdigit() or not row["name"]:
            stop(f"{row['code']} is not a code of four digits with a name.")
        rings = []
        for cell in row["rings"].split("|"):
            numbers = [int(number) for number in cell.split(" ")]
            rings.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
        outer = [ring for ring in rings if area(ring) > 0]
        for ring in rings:
            if len(ring) < 4 or area(ring) == 0 or any(a == b for a, b in sides(ring)):
                stop(f"{row['name']} has a ring without four points or an area.")
            if ring not in outer and not any(holds(outer, *point) for point in ring):
                stop(f"{row['name']} has a hole outside its rings.")
            used.update(sides(ring))
        size = sum(map(area, rings)) * UNIT**2
        whole = sum(map(area, original[row["code"]]))
        total += size
        most = max(most, (abs(size / whole - 1), row["name"]))
        if abs(size / whole - 1) > 0.05:
            stop(f"{row['name']} went from {whole / 1e6:.2f} to {size / 1e6:.2f} square kilometres.")
    if max(used.values()) > 1:
        stop("A side is in two rings in the same direction.")
    unmatched = [side for side in inner if side not in used or side[::-1] not in used]
    doubled = [side for side in used if side not in inner and side[::-1] in used]
    if unmatched or doubled:
        stop(f"{len(unmatched)} sides of shared borders differ, and {len(doubled)} borders are new.")
    if pairs := crossings({(min(side), max(side)) for side in used}):
        stop(f"{len(pairs)} pairs of sides cross or touch, the first at {pairs[0]}.")
    whole = sum(area(ring) for rings in original.values() for ring in rings)
    if abs(total / whole - 1) > 0.01:
        stop(f"The total area went from {whole / 1e6:.0f} to {total / 1e6:.0f} square kilometres.")
    print(f"area: {total / 1e6:.0f} of {whole / 1e6:.0f} square kilometres; most changed: {most[1]}, {most[0]:.1%}")
    print(f"sides: {len(used)}, of which {len(inner)} have a neighbour; 0 of those unmatched, 0 crossings")


class Places:
    """Tells the municipality of a point."""

    def __init__(self, areas: dict[str, list[Ring]]):
        self.areas = areas
        self.boxes = {}
        for code, rings in areas.items():
            xs, ys = zip(*(point for ring in rings for point in ring))
            self.boxes[code] = min(xs), max(xs), min(ys), max(ys)

    def municipality(self, x: float, y: float) -> str:
        for code, (left, right, low, high) in self.boxes.items():
            if left <= x <= right and low <= y <= high and holds(self.areas[code], x, y):
                return code
        return ""


def schools_text(folder: Path, original: dict[str, list[Ring]], drawn: dict[str, list[Ring]]) -> str:
    with open(SCHOOLS, encoding="utf-8", newline="") as file:
        known = {
            row["code"]: row["municipality_code"]
            for row in csv.DictReader(file)
            if row["sector"] == "vo" and len(row["code"]) == 6
        }
    with open(folder / COORDINATES, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    exact, shown = Places(original), Places(drawn)
    points: dict[str, Point] = {}
    without, outside, moved = 0, [], []
    for row in rows:
        code = row["vestigings_id"]
        brin = code[:2].isdigit() and code[2:4].isalpha() and code[2:4].isupper()
        if len(code) != 6 or not brin or not code[4:].isdigit() or code in points:
            stop(f"{code} is there twice or is not a BRIN with a location number.")
        if not row["latitude"] or not row["longitude"]:
            without += 1
            continue
        x, y = to_rd(float(row["latitude"]), float(row["longitude"]))
        place = exact.municipality(x, y)
        if not place:
            outside.append(code)
            continue
        points[code] = round(x / UNIT), round(y / UNIT)
        listed = row["municipality_code"].zfill(4)
        expected = {known[code]} if known.get(code) else MERGED_LATER.get(listed, {listed})
        drawn_in = shown.municipality(*points[code])
        if place not in expected or drawn_in not in expected:
            by = "/".join(sorted(expected))
            moved.append(f"{code}: {by} expected, {listed} by its address, {place} by its point, {drawn_in} on the map")

    matched, places = len(points.keys() & known.keys()), len(set(points.values()))
    print(f"schools: {len(rows)} in the original, {without} without coordinates, {len(outside)} outside: {outside}")
    print(f"  {matched} of {len(known)} secondary locations of public/schools.csv and {len(points) - matched} others")
    print(f"  {places} different points")
    print(f"  {len(moved)} points lie in another municipality than expected")
    for line in sorted(moved):
        print(f"    {line}")
    return "\n".join(["code,x,y", *(f"{code},{x},{y}" for code, (x, y) in sorted(points.items()))]) + "\n"


def main() -> None:
    if len(sys.argv) != 3 or not all(Path(argument).is_dir() for argument in sys.argv[1:]):
        sys.exit(__doc__)
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    compare_checksums(folder)
    check_projection()
    names, original = read_municipalities(folder)
    kept = drop_small(original)
    web = Web(kept)
    rings, points = sum(map(len, original.values())), len({p for r in original.values() for q in r for p in q})
    print(f"original: {rings} rings, {points} points; kept {len(web.rings)} rings, {len(web.place)} points")
    print(f"untangled: {web.untangle()} points")
    web.simplify()
    print(f"simplified: {len(web.place)} points")
    elsewhere, gone, farthest = web.to_grid()
    print(f"rounded: {elsewhere} points not to their nearest place, {gone} taken away, moved at most {farthest:.0f} m")
    web.simplify()
    drawn = draw(web, kept)
    written = sum(len(ring) for rings in drawn.values() for ring in rings)
    print(f"simplified again: {len(web.place)} points, {written} in the rings")

    texts = {"municipalities.csv": municipalities_text(names, drawn)}
    check_municipalities(texts["municipalities.csv"], shared(web, kept), original)
    texts["schools.csv"] = schools_text(folder, original, drawn)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {text.count(chr(10)) - 1} rows, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
