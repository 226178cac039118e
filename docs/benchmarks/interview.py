"""How long the page of a long interview takes: 15,000 words with 500 coded passages, on a demonstration that runs.

    wieg demo --data interview-demo --address 127.0.0.1:8080
    python docs/benchmarks/interview.py http://127.0.0.1:8080

Only the standard library is used. The text is made of words without a meaning; nobody said it.
"""

import http.cookiejar
import random
import re
import statistics
import sys
import time
import urllib.parse
import urllib.request

WORDS, PASSAGES, LINE, TIMES = 15_000, 500, 75, 15


def main() -> int:
    base = sys.argv[1].rstrip("/")
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def post(path, fields, accept="text/html"):
        headers = {"Sec-Fetch-Site": "same-origin", "Accept": accept}
        request = urllib.request.Request(base + path, urllib.parse.urlencode(fields).encode(), headers)
        with opener.open(request) as answer:
            return urllib.parse.urlparse(answer.geturl()).path, answer.read().decode()

    def get(path):
        with opener.open(base + path) as answer:
            return answer.read().decode()

    post("/aanmelden", {"email": "regio@demo.example", "password": "waar je wieg stond"})
    with opener.open(base + "/") as answer:
        room = urllib.parse.urlparse(answer.geturl()).path.replace("/zien/", "/horen/")
    study, _ = post(room, {"naam": "Lang", "vraag": "Hoe lang duurt het?"})
    _, page = post(
        f"{study}/deelnemers", {"sector": "po", "regio": "Nergens", "functie": "leraar", "doel-interview": "on"}
    )
    who = re.search(r"nieuw-gesprek\?deelnemer=(\d+)", page).group(1)
    draw = random.Random(30)
    word = lambda: "".join(draw.choice("bdgklmnprst") + draw.choice("aeiou") for _ in range(draw.randint(1, 4)))
    lines = ["R: " + " ".join(word() for _ in range(LINE - 1)) for _ in range(WORDS // LINE)]
    text = "\n".join(lines)
    here, page = post(f"{study}/nieuw-gesprek/bewaar", {"deelnemer": who, "tekst": text, "gelezen": "on"})
    codes = re.findall(r'data-code="(\d+)"', page)
    kept = len(text)
    for _ in range(PASSAGES):
        line = draw.randrange(len(lines))
        start = sum(len(one) + 1 for one in lines[:line]) + 3 + draw.randrange(100)
        stop = min(start + 40 + draw.randrange(200), kept)
        words = text[start:stop].strip()
        start = text.index(words, start)
        fields = {"from": start, "to": start + len(words), "code": draw.choice(codes), "memo": "", "words": words}
        fields |= {"once": f"{draw.getrandbits(128):032x}", "version": "1"}
        post(f"{here}/code", fields, "application/json")
    page = get(here)
    print(f"{WORDS:,} words, {len(re.findall('<li id=.s', page))} passages, {len(page) / 1e6:.1f} MB of HTML")
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        get(here)
        taken.append(1000 * (time.perf_counter() - begun))
    print(f"the page: median {statistics.median(taken):.0f} ms, slowest of {TIMES} {max(taken):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
