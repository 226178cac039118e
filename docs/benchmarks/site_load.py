"""How fast the site answers: signed-in reading pages at a steady rate, and start, memory and import apart.

    cargo build --release --bin wieg
    python3 docs/benchmarks/site_load.py --wieg target/release/wieg --rate 200 --seconds 60

It starts a demonstration (a region of 5,000 pupils and ten years) in a folder of its own, signs in as six people,
opens every page once so that figures are made, and then asks for pages at fixed moments, whether earlier ones were
answered or not: a time counts from the moment at which a page should have been asked for. Needs Python only.
"""

import argparse
import http.client
import json
import queue
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

PASSWORD = "waar je wieg stond"
PEOPLE = ["schoolleider.po", "schoolleider.vo", "bestuurder.po", "bestuurder.vo", "leraar.po", "fg"]
WORKERS = 48


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wieg", required=True, type=Path, help="the program")
    parser.add_argument("--rate", type=float, default=200, help="requests per second [200]")
    parser.add_argument("--seconds", type=float, default=60, help="how long [60]")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the list that is read in [100000]")
    return parser.parse_args()


def start(wieg, folder):
    """The program, its address, and the seconds until it said that it listens."""
    began = time.perf_counter()
    program = subprocess.Popen(
        [wieg, "demo", "--data", folder, "--address", "127.0.0.1:0"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    said = ""
    while "127.0.0.1:" not in said:
        line = program.stdout.readline()
        if not line:
            sys.exit("the program stopped: " + said)
        said += line
    took = time.perf_counter() - began
    threading.Thread(target=program.stdout.read, daemon=True).start()
    return program, re.search(r"127\.0\.0\.1:(\d+)", said).group(1), took


def memory(program):
    """Resident memory in MiB, and its peak."""
    text = Path(f"/proc/{program.pid}/status").read_text()
    of = lambda name: int(re.search(name + r":\s+(\d+)", text).group(1)) / 1024
    return of("VmRSS"), of("VmHWM")


class Visitor:
    def __init__(self, port, name=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=60)
        self.cookie = ""
        if name:
            form = urllib.parse.urlencode({"email": name + "@demo.example", "password": PASSWORD})
            status, headers, _ = self.ask("POST", "/aanmelden", form, "application/x-www-form-urlencoded")
            assert status == 303, (name, status)
            self.cookie = headers["set-cookie"].split(";")[0]

    def ask(self, method, path, body=None, kind=None):
        headers = {"cookie": self.cookie}
        if kind:
            headers["content-type"] = kind
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()


def pages_of(port):
    """Every reading page of every visitor, with the cookie it takes, after its figures were made."""
    found = []
    for name in PEOPLE:
        visitor = Visitor(port, name)
        todo, seen = ["/"], set()
        while todo:
            path = todo.pop()
            if path in seen or any(word in path for word in ["/rapport/", "/taal/", "/sjabloon/", "/stijl/"]):
                continue
            seen.add(path)
            for _ in range(200):
                status, headers, body = visitor.ask("GET", path)
                if "refresh" not in headers:
                    break
                time.sleep(0.3)
            if status == 303:
                todo.append(headers["location"])
                continue
            assert status == 200, (name, path, status)
            # A download is made when somebody asks for it; downloads are apart.
            if not headers["content-type"].startswith("text/html"):
                continue
            found.append((visitor.cookie, path))
            links = re.findall(r'href="(/[^"#]*)"', body.decode())
            # A board has many schools: three of them are enough.
            schools = [link for link in links if re.fullmatch(r"/zien/\d+", link)]
            todo += [link for link in links if link not in schools[3:]]
    return found


def load(port, pages, rate, seconds):
    moments = queue.Queue()
    begin = time.perf_counter() + 0.5
    for number in range(int(rate * seconds)):
        moments.put((begin + number / rate, pages[(number * 7919) % len(pages)]))
    times, wrong = [], []

    def work():
        visitor = Visitor(port)
        while True:
            try:
                moment, (cookie, path) = moments.get_nowait()
            except queue.Empty:
                return
            time.sleep(max(0, moment - time.perf_counter()))
            visitor.cookie = cookie
            status, _, _ = visitor.ask("GET", path)
            times.append(time.perf_counter() - moment)
            if status not in (200, 303):
                wrong.append((path, status))

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sorted(times), wrong


def read_in(port, rows):
    """Seconds from sending a list of so many rows to hearing that it was read in."""
    visitor = Visitor(port, "schoolleider.po")
    _, headers, _ = visitor.ask("GET", "/")
    school = headers["location"].rsplit("/", 1)[1]
    advices = ["vmbo-kb", "vmbo-gt", "vmbo-gt/havo", "havo", "havo/vwo", "vwo"]
    lines = ["leerlingnummer;schooljaar;voorlopig advies;toetsadvies;definitief advies;herkomst"]
    for number in range(rows):
        advice = advices[number % 6]
        lines.append(f"{number};{2018 + number % 7}-{2019 + number % 7};{advice};havo/vwo;{advice};nagebootst")
    body = (
        '--wieg\r\nContent-Disposition: form-data; name="bestand"; filename="lijst.csv"\r\n\r\n'
        + "\n".join(lines) + "\r\n--wieg--\r\n"
    ).encode()
    began = time.perf_counter()
    status, headers, _ = visitor.ask("POST", f"/inlezen/{school}", body, "multipart/form-data; boundary=wieg")
    assert status == 303, status
    to = headers["location"]
    _, _, page = visitor.ask("GET", to)
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.decode(), re.S).group(1)
    for code, sign in [("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]:
        text = text.replace(code, sign)
    form = urllib.parse.urlencode({"mapping": text})
    status, _, page = visitor.ask("POST", to, form, "application/x-www-form-urlencoded")
    assert status == 200, page.decode()[:2000]
    return time.perf_counter() - began


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "demo")
        program, _, made = start(options.wieg, place)
        program.terminate()
        program.wait()
        program, port, started = start(options.wieg, place)
        try:
            Visitor(port).ask("GET", "/")
            time.sleep(1)
            idle, _ = memory(program)
            pages = pages_of(port)
            filled, _ = memory(program)
            times, wrong = load(port, pages, options.rate, options.seconds)
            at = lambda share: round(1000 * times[min(len(times) - 1, int(share * len(times)))], 1)
            result = {
                "demonstration made and ready (s)": round(made, 2),
                "started again (s)": round(started, 3),
                "idle memory (MiB)": round(idle, 1),
                "memory with all figures at hand (MiB)": round(filled, 1),
                "pages": len(pages),
                "requests": len(times),
                "not answered well": len(wrong),
                "median (ms)": round(1000 * statistics.median(times), 1),
                "99th percentile (ms)": at(0.99),
                "slowest (ms)": at(1),
                f"{options.rows} rows read in (s)": round(read_in(port, options.rows), 2),
            }
            print(json.dumps(result, indent=2))
            sys.exit(1 if wrong else 0)
        finally:
            program.terminate()
            program.wait()


if __name__ == "__main__":
    main()
