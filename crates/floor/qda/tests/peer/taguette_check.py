"""How Taguette reads a codebook in CSV, and what it writes as .qdc, asked of Taguette's own code.

    python -m venv venv
    venv/bin/pip install taguette lxml
    venv/bin/python taguette_check.py codebook.csv                # what it reads, as JSON, and what its page would say
    venv/bin/python taguette_check.py codebook.csv --expect expected.json     # and compares with [{"path", "description"}]
    venv/bin/python taguette_check.py codebook.csv --qdc out.qdc  # and writes these tags as its own codebook.qdc
    venv/bin/python taguette_check.py codebook.csv --server       # and does it all through a Taguette that runs
    venv/bin/python taguette_check.py --quirks                    # shows what is said below

Read from Taguette 1.5.2 (taguette/import_codebook.py, validate.py, export.py, web/views.py):

The file it wants
  A header with exactly one of the columns `tag`, `name` or `path` (in capitals or not), and possibly `description`.
  Two of the three in one file is refused. Other columns are passed over. Its own export has `tag`, `description`,
  `number of highlights`, `number of documents`, so that is the form to write.
  Commas; a semicolon is never looked for. Cells in double quotes may hold commas, quotes and line ends.
  Names are at most 200 code points, descriptions 102,400; both lose white space at both ends. An empty name is refused,
  a row of empty cells (",") is passed over, a blank line or a row that stops before the description is refused.
  " description" after ", " in the header is not "description": all descriptions are then lost without a word.
  There is no hierarchy: the whole path is one name. By custom a full stop separates the levels ("School.Leraren").
  The same path twice: the first is kept, the later one comes unticked on the page where one confirms.
  A path that the project has: its description is replaced. A new project has one tag of its own, "interesting".
  On that page a description is put in a one-line field of a form, so a browser drops the line ends in it
  (an <input type="text"> cannot hold them): write descriptions on one line.

The encoding is guessed by chardet, so write a BOM
  With a UTF-8 BOM it is UTF-8. Without, chardet is asked and a few accents may be taken for another encoding.
  chardet is not fixed by Taguette, so what it guesses depends on the version installed.
  The reader of lines (codecs) also breaks a line at U+0085, U+2028, U+2029, U+000B, U+000C, U+001C to U+001E:
  write none of these.

The .qdc it writes
  `<Sets/>` always, which the schema does not allow; `<Codes/>` when there are no tags, likewise.
  A flat list; the path is the name; isCodable is always true; no descriptions and no colours.
  GUIDs are uuid5 of the path in a fixed namespace, in capitals: the same path has the same GUID in every project,
  and renaming a tag changes its GUID.
  It cannot read a .qdc.
"""

import argparse
import contextlib
import http.cookiejar
import io
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from types import SimpleNamespace


def read(data: bytes) -> dict:
    """What Taguette's function gives, and what its page does with it: untick duplicates, and refuse what is too long."""
    from taguette import import_codebook, validate

    try:
        tags = import_codebook.list_tags(io.BytesIO(data))
    except import_codebook.InvalidCodebook as error:
        return {"refused": error.message, "row": error.row}
    seen, duplicates, invalid = set(), [], []
    for tag in tags:
        if tag["path"] in seen:
            duplicates.append(tag["path"])
        seen.add(tag["path"])
        for check, value in ((validate.tag_path, tag["path"]), (validate.description, tag["description"])):
            try:
                check(value)
            except validate.InvalidFormat as error:
                invalid.append({"path": tag["path"][:60], "why": error.message})
    return {"tags": tags, "duplicates": duplicates, "invalid": invalid}


def write_qdc(tags: list[dict]) -> bytes:
    from taguette import export

    out = io.BytesIO()
    export.codebook_xml([SimpleNamespace(path=tag["path"]) for tag in tags], out)
    return out.getvalue()


# A Taguette that runs


class Server:
    def __init__(self, folder: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        program = Path(sys.executable).parent / "taguette"
        command = [program, "--no-browser", "--port", str(self.port), "--database", str(folder / "t.sqlite3")]
        log = (folder / "log").open("wb")
        environment = {**os.environ, "HOME": str(folder), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )
        for _ in range(150):
            link = re.search(r"/\?token=\w+", (folder / "log").read_text(errors="replace"))
            with contextlib.suppress(OSError):
                if link and self.get(link[0])[0] == 200:  # the link that it prints for the person who started it
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        self.stop()
        raise RuntimeError((folder / "log").read_text(errors="replace")[-2000:])

    def stop(self):
        self.process.terminate()
        self.process.wait(10)

    def open(self, request):
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read(), answer.url
        except urllib.error.HTTPError as error:
            return error.code, error.read(), error.url

    def get(self, path):
        return self.open(f"http://127.0.0.1:{self.port}{path}")

    def post(self, path, fields, file=None):
        page = self.get(path)[1].decode()
        token = re.search(r'name="_xsrf" value="([^"]+)"', page)[1]
        edge, parts = "----taguette-check", []
        for name, value in {"_xsrf": token, **fields}.items():
            parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        if file is not None:
            head = 'Content-Disposition: form-data; name="file"; filename="codebook.csv"\r\nContent-Type: text/csv'
            parts.append(f"--{edge}\r\n{head}\r\n\r\n".encode() + file + b"\r\n")
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body)
        request.add_header("Content-Type", f"multipart/form-data; boundary={edge}")
        return self.open(request)


def through_server(data: bytes) -> dict:
    """A new project, the CSV imported as a person would, and the two codebooks that Taguette then gives."""
    from lxml import html

    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        try:
            _, _, url = server.post("/project/new", {"name": "Proef", "description": ""})
            project = re.search(r"/project/(\d+)", url)[1]
            status, page, _ = server.post(f"/project/{project}/import_codebook", {}, data)
            if status != 200:
                alert = html.fromstring(page.decode()).xpath('//div[contains(@class, "alert-danger")]/text()')
                return {"status": status, "says": [text.strip() for text in alert]}
            fields, names = {}, []
            for field in html.fromstring(page.decode()).xpath("//form//input[@name]"):
                name = field.get("name")
                if name == "_xsrf" or (field.get("type") == "checkbox" and field.get("checked") is None):
                    continue
                fields[name] = field.get("value", "on" if field.get("type") == "checkbox" else "")
                names.append(name)
            status, _, _ = server.post(f"/project/{project}/import_codebook", fields)
            return {
                "status": status,
                "csv": server.get(f"/project/{project}/export/codebook.csv")[1].decode(),
                "qdc": server.get(f"/project/{project}/export/codebook.qdc")[1].decode(),
            }
        finally:
            server.stop()


# What is said above


def quirks() -> int:
    import chardet

    accents = "tag,description\nÉén plek,Ruimte voor één kind\nCoördinatie,reünie\n"
    arabic = "tag,description\nمساعدة,🎒 plek\n"
    late = "tag,description\n" + "gewoon,tekst zonder accent\n" * 200 + "Één,café\n"
    rows = [
        ("tag and description", b"tag,description\nA,b\n"),
        ("Taguette's own columns", b"tag,description,number of highlights,number of documents\nA,b,3,1\n"),
        ("capitals in the header", b"Tag,Description\nA,b\n"),
        ("name", b"name\nA\n"),
        ("path", b"path,other\nA,b\n"),
        ("name and path together", b"name,path\nA,b\n"),
        ("no known column", b"code,description\nA,b\n"),
        ("space in the header", b"tag, description\nA,b\n"),
        ("semicolons", b"tag;description\nA;b\n"),
        ("comma, quote and line end in a cell", b'tag,description\nA,"b, ""c""\nd"\n'),
        ("CRLF", b"tag,description\r\nA,b\r\nB,c\r\n"),
        ("empty name", b"tag,description\n,b\n"),
        ("row too short", b"tag,description\nA\n"),
        ("empty rows", b"tag,description\n\n,\nA,b\n"),
        ("the same twice", b"tag,description\nA,b\nA,c\n"),
        ("name of 201", b"tag\n" + b"x" * 201 + b"\n"),
        ("name of 200", b"tag\n" + b"x" * 200 + b"\n"),
        ("nothing", b""),
        ("accents, UTF-8", accents.encode()),
        ("accents, UTF-8 with BOM", accents.encode("utf-8-sig")),
        ("accents, Windows-1252", accents.encode("cp1252")),
        ("accents, UTF-16 with BOM", accents.encode("utf-16")),
        ("Arabic and emoji, UTF-8", arabic.encode()),
        ("Arabic and emoji, UTF-8 with BOM", arabic.encode("utf-8-sig")),
        ("accents after 5,000 bytes, UTF-8", late.encode()),
        ("accents after 5,000 bytes, UTF-8 with BOM", late.encode("utf-8-sig")),
        ("U+2028 in a cell", "tag,description\nA,b\u2028c\n".encode("utf-8-sig")),
        ("U+0085 in a quoted cell", 'tag,description\nA,"b\u0085c"\n'.encode("utf-8-sig")),
        ("U+000C in a cell", "tag,description\nA,b\fc\n".encode("utf-8-sig")),
        ("a cell that begins with =", b"tag,description\n=1+1,b\n"),
    ]
    print(f"chardet {chardet.__version__}")
    for name, data in rows:
        result = read(data)
        if "tags" in result and len(result["tags"]) > 4:
            result["tags"] = result["tags"][-2:]
        print(f"{name}: {json.dumps(result, ensure_ascii=False)[:230]}")
    qdc = write_qdc([{"path": "School"}, {"path": "School.Leraren"}])
    print(qdc.decode())
    print(write_qdc([]).decode())
    with contextlib.suppress(ImportError):
        import xsd_like

        for line, code, text in xsd_like.check_bytes("codebook.qdc", qdc):
            print(f"codebook.qdc:{line}: {code}: {text}")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("csv", nargs="?", type=Path)
    parser.add_argument("--expect", type=Path, help="a JSON list of path and description, in the order of the file")
    parser.add_argument("--qdc", type=Path, help="write the tags as Taguette's codebook.qdc")
    parser.add_argument("--server", action="store_true", help="also through a Taguette that runs, on a database of its own")
    parser.add_argument("--quirks", action="store_true")
    options = parser.parse_args()
    if options.quirks:
        return quirks()
    if options.csv is None:
        parser.error("no CSV given")
    data = options.csv.read_bytes()
    result = read(data)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    bad = "refused" in result or bool(result["duplicates"] or result["invalid"])
    if options.qdc and "tags" in result:
        options.qdc.write_bytes(write_qdc(result["tags"]))
    if options.expect:
        wanted = json.loads(options.expect.read_text(encoding="utf-8"))
        if wanted != result.get("tags"):
            bad = True
            for number, (a, b) in enumerate(zip(wanted, result.get("tags", [])), 1):
                if a != b:
                    print(f"row {number}: expected {a}, Taguette read {b}")
            print(f"expected {len(wanted)} tags, Taguette read {len(result.get('tags', []))}")
    if options.server:
        served = through_server(data)
        print(json.dumps({key: value for key, value in served.items() if key != "qdc"}, ensure_ascii=False, indent=1))
        print(served.get("qdc", ""))
        bad = bad or served["status"] != 200
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
