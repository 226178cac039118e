#!/usr/bin/env python3
"""Checks the knowledge base and counts. No dependencies beyond Python 3.11. Exit 1 if anything is wrong.
Usage: validate.py [--today YYYY-MM-DD] [--factors factors.tsv]"""
import argparse, collections, datetime, re, sys, tomllib
from pathlib import Path
B = Path(__file__).resolve().parent
ap = argparse.ArgumentParser()
ap.add_argument("--today", default=datetime.date.today().isoformat())
ap.add_argument("--factors", default=str(B.parent / "crates/floor/vocabulary/data/factors.tsv"))
A = ap.parse_args()
errors, warnings = [], []
def err(w, t): errors.append(f"{w}: {t}")
def load(p): return tomllib.loads(Path(p).read_text(encoding="utf-8"))
rows = [l.rstrip("\n").split("\t") for l in open(A.factors, encoding="utf-8") if l.strip() and not l.startswith("#")][1:]
FACTOR = {r[0]: r[1] for r in rows}
SOURCES = {s["id"]: s for s in load(B / "sources.toml")["source"]}
THEMES = {t["id"] for t in load(B / "themes.toml")["theme"]}
MECH = {m["id"] for m in load(B / "mechanisms.toml")["mechanism"]}
KIND = {"direction", "programme", "intervention", "insight"}
LEVEL = {"child", "family", "school", "neighbourhood", "society"}
REACH = {"micro", "meso", "macro"}
SECTOR = {"vve", "po", "vo", "so", "mbo"}
FKIND = {"measured", "claim", "provider"}
LADDER = {l["id"] for l in load(B / "ladders.toml")["ladder"]}
RUNG = {"goed onderbouwd", "effectief volgens eerste aanwijzingen", "effectief volgens goede aanwijzingen", "effectief volgens sterke aanwijzingen"}
READ = {"read", "listen", "watch"}
PROBLEM, STATUS = {"of", "for"}, {"running", "ended", "idea"}
TOP = {"id", "kind", "name", "title", "summary", "body", "question", "factors", "levels", "reach", "mechanisms", "sectors", "ages", "themes", "problem", "status", "site", "sources", "related", "review", "fact", "effect", "effect_other", "initiative", "read"}
DATE = re.compile(r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|\d{4}/\d{4}|undated)$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
def both(w, d, key):
    v = d.get(key)
    if not isinstance(v, dict) or set(v) != {"nl", "en"}: return err(w, f"{key}: nl and en must both be there, nothing else")
    for l in v:
        if not isinstance(v[l], str) or not v[l].strip(): err(w, f"{key}.{l} is empty")
        if re.search(r"[—–]|TODO|XXX", v[l]): warnings.append(f"{w}: {key}.{l} holds a dash or a leftover")
    if v.get("nl") == v.get("en") and key not in ("title",): err(w, f"{key}: nl and en are the same text")
def closed(w, d, key, allowed, least=1):
    v = d.get(key)
    if not isinstance(v, list) or len(v) < least: return err(w, f"{key}: at least {least}")
    if len(set(v)) != len(v): err(w, f"{key}: double value")
    for x in v:
        if x not in allowed: err(w, f"{key}: unknown value {x!r}")
def source(w, s):
    if not isinstance(s, str) or s.split(" ")[0] not in SOURCES: err(w, f"unknown source {s!r}")
def date(w, d, key="date"):
    v = d.get(key)
    if not isinstance(v, str) or not DATE.match(v): return err(w, f"{key}: {v!r} is no date")
    if v[:4].isdigit() and int(v[:4]) > int(A.today[:4]): err(w, f"{key}: {v} lies ahead")
def words(t): return len(t.split())
def effect(w, e):
    if set(e) - {"ladder", "months", "evidence", "cost", "rung", "source", "date", "note"}: err(w, f"unknown field in effect {set(e)}")
    if e.get("ladder") not in LADDER: err(w, f"ladder {e.get('ladder')!r}")
    if not ({"months", "evidence", "rung"} & set(e)): err(w, "effect says nothing")
    if "months" in e:
        m = e["months"]
        if set(m) != {"from", "to"} or not all(isinstance(m[x], (int, float)) for x in m) or not -4 <= m["from"] <= m["to"] <= 12: err(w, f"months {m}")
    for k in ("evidence", "cost"):
        if k in e and (not isinstance(e[k], int) or not 1 <= e[k] <= 5): err(w, f"{k} must be 1 to 5")
    if "rung" in e and (e["ladder"] != "NJi" or e["rung"] not in RUNG): err(w, f"rung {e['rung']!r}")
    source(w, e.get("source")); date(w, e)
    if "note" in e: both(w, e, "note")
    s = SOURCES.get(str(e.get("source")).split(" ")[0], {})
    if s.get("kind") == "provider" and e["ladder"] != "NJi": err(w, "a provider may not set its own toolkit value")
items, counts = {}, {k: collections.Counter() for k in ("kind", "theme", "factor", "level", "reach", "sector", "mechanism", "fact kind", "ladder", "source")}
files = sorted((B / "items").glob("*.toml"))
for f in files:
    try: it = load(f)
    except Exception as x: err(f.name, f"does not parse: {x}"); continue
    i = it.get("id", "")
    if i != f.stem or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i): err(f.name, "id and file name differ, or id is not lower case with hyphens")
    if i in items: err(i, "id is there twice")
    items[i] = it
for i, it in items.items():
    if set(it) - TOP: err(i, f"unknown field {set(it) - TOP}")
    if it.get("kind") not in KIND: err(i, "kind")
    for k in ("title", "summary", "body", "question"): both(i, it, k)
    for l in ("nl", "en"):
        g = {k: str((it.get(k) if isinstance(it.get(k), dict) else {}).get(l, "")) for k in ("title", "summary", "body", "question")}
        n = words(g["body"])
        if not 60 <= n <= 180: err(i, f"body.{l} has {n} words (60 to 180)")
        if not g["question"].rstrip().endswith("?"): err(i, f"question.{l} is no question")
        if words(g["title"]) > 9: err(i, f"title.{l} is long")
        if words(g["summary"]) > 45: err(i, f"summary.{l} is long")
    closed(i, it, "factors", FACTOR); closed(i, it, "levels", LEVEL); closed(i, it, "reach", REACH)
    closed(i, it, "mechanisms", MECH); closed(i, it, "sectors", SECTOR); closed(i, it, "themes", THEMES)
    if not {FACTOR.get(x) for x in it.get("factors", [])} & set(it.get("levels", [])): err(i, "no factor lies in one of the levels")
    a = it.get("ages")
    if not (isinstance(a, list) and len(a) == 2 and 0 <= a[0] < a[1] <= 27): err(i, f"ages {a}")
    if "problem" in it and it["problem"] not in PROBLEM: err(i, "problem")
    if "status" in it and it["status"] not in STATUS: err(i, "status")
    if not it.get("sources"): err(i, "no source")
    for s in it.get("sources", []): source(i, s); counts["source"][s.split(" ")[0]] += 1
    for r in it.get("related", []):
        if r not in items or r == i: err(i, f"related: {r!r} is no other item")
    rv = it.get("review", "")
    try:
        assert DAY.match(rv); datetime.date.fromisoformat(rv)
        if rv < A.today: warnings.append(f"{i}: review date {rv} has passed: mark it on the page")
    except Exception: err(i, f"review {rv!r} is no day")
    for n, x in enumerate(it.get("fact", [])):
        w = f"{i} fact {n + 1}"; both(w, x, "text"); source(w, x.get("source")); date(w, x)
        if x.get("kind") not in FKIND: err(w, "kind")
        if set(x) != {"text", "source", "date", "kind"}: err(w, f"fields {set(x)}")
        if SOURCES.get(str(x.get("source")).split(" ")[0], {}).get("kind") == "provider" and x["kind"] != "provider": err(w, "the source is a provider: kind must be provider")
        if x["source"].split(" ")[0] in {"000", "001", "002", "004"} and x["kind"] == "measured": err(w, "source documents give claims, not measured effects")
        counts["fact kind"][x["kind"]] += 1
    if "effect_other" in it and "effect" not in it: err(i, "effect_other without effect")
    for e in ([it["effect"]] if "effect" in it else []) + it.get("effect_other", []):
        effect(i, e); counts["ladder"][e["ladder"]] += 1
    for n, x in enumerate(it.get("initiative", [])):
        w = f"{i} initiative {n + 1}"; both(w, x, "what"); source(w, x.get("source"))
        wh = x.get("where")
        if not isinstance(wh, dict) or set(wh) != {"nl", "en"} or not all(wh.values()): err(w, "where: nl and en")
        if not x.get("name") or set(x) - {"name", "what", "where", "source", "site"}: err(w, "name, where or unknown field")
    for n, x in enumerate(it.get("read", [])):
        w = f"{i} read {n + 1}"; source(w, x.get("source"))
        if not x.get("title") or x.get("kind") not in READ or set(x) - {"title", "kind", "source", "url"}: err(w, "title, kind or unknown field")
    counts["kind"][it.get("kind")] += 1
    for k, c in (("themes", "theme"), ("factors", "factor"), ("levels", "level"), ("reach", "reach"), ("sectors", "sector"), ("mechanisms", "mechanism")):
        for x in it.get(k, []): counts[c][x] += 1
for name, key in (("themes", "theme"), ("mechanisms", "mechanism"), ("ladders", "ladder")):
    for x in load(B / f"{name}.toml")[key]:
        for k in ("label", "central" if key == "theme" else "about"): both(f"{name} {x['id']}", x, k)
        for z in x.get("sources", []): source(f"{name} {x['id']}", z)
for k in ("theme", "mechanism"):
    for x in {"theme": THEMES, "mechanism": MECH}[k] - set(counts[k]): err(k, f"{x} is used by no item")
for s in SOURCES:
    if not counts["source"][s] and not any(x["source"].split(" ")[0] == s for it in items.values() for x in it.get("read", [])): err("sources", f"{s} is used by no item")
    date(f"source {s}", SOURCES[s])
qf = B / "search-queries.tsv"
if qf.exists():
    qs = [l.rstrip("\n").split("\t") for l in open(qf, encoding="utf-8") if l.strip() and not l.startswith("#")]
    if qs[0] != ["query", "ids"]: err("search-queries", "header must be query, ids")
    for l in qs[1:]:
        if len(l) != 2: err("search-queries", f"two columns: {l}"); continue
        for x in l[1].split():
            if x not in items: err("search-queries", f"{l[0]}: unknown id {x}")
    print("search queries:", len(qs) - 1)
    miss = [i for i in items if not any(i in l[1].split() for l in qs[1:])]
print("items:", len(items), dict(counts["kind"]))
for k in ("theme", "level", "reach", "sector", "mechanism", "fact kind", "ladder"): print(f"{k}:", dict(counts[k].most_common()))
print("factors without an item:", [x for x in FACTOR if not counts["factor"][x]] or "none")
print("factors, fewest first:", counts["factor"].most_common()[::-1][:6])
print("with effect:", sum("effect" in it for it in items.values()), " without (shown as niet uitgezocht):", sum("effect" not in it for it in items.values()))
print("sources:", len(SOURCES), " facts:", sum(counts["fact kind"].values()), " initiatives:", sum(len(it.get("initiative", [])) for it in items.values()))
for l in ("nl", "en"): print(f"words in bodies, {l}:", sum(words(str(it.get("body", {}).get(l, ""))) for it in items.values()))
for w in warnings: print("note:", w)
for e in errors: print("WRONG", e)
print("OK" if not errors else f"{len(errors)} wrong"); sys.exit(1 if errors else 0)
