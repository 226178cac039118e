"""Writes the REFI-QDA files that Wieg's reader is tested with, and expected.json with what must come of each.

    python -m venv venv
    venv/bin/pip install lxml
    venv/bin/python make_fixtures.py                      # all stored files, checked with xsd_like.py and libxml2
    venv/bin/python make_fixtures.py --check              # makes them in memory and compares with what is stored
    venv/bin/python make_fixtures.py --selections 1000000 --out big.qdpx     # too large to store

Nothing is random: the same files, byte for byte, with the same version of zlib.
People, schools and sentences are made up.

Words in expected.json:
  xsd    what the schema of 18 March 2019 says: valid, invalid, or null where no schema gets that far
  wieg   what Wieg must say on reading, the gravest of its findings:
         ok      read as it is, without a word
         warn    read as it is, and said
         repair  read with a change, and said
         error   what is meant cannot be known: this part is not taken over, and said
         refuse  nothing is read, and said why
  codes  the findings, each with its code
  spec   true where the page practice.md asks for it; the others are ours to decide on
"""

import argparse
import io
import json
import struct
import sys
import unicodedata
import warnings
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent.parent / "fixtures"
sys.path.insert(0, str(Path(__file__).parent))
import xsd_like  # noqa: E402

NS = "urn:QDA-XML:project:1.0"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
LARGEST = 100_000


def g(number):
    return f"6f1d2a10-0000-4000-8000-{number:012x}"


# Archives


def archive(entries, method=zipfile.ZIP_DEFLATED):
    """A ZIP whose bytes depend on its contents alone. Entries: (name, bytes) or (ZipInfo, bytes)."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method, compresslevel=9) as out:
        warnings.simplefilter("ignore")  # a name twice is on purpose
        for name, data in entries:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, (2026, 3, 2, 9, 0, 0))
            if not isinstance(name, zipfile.ZipInfo):
                info.external_attr = 0o644 << 16
                info.compress_type = method
            out.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def encoded(xml):
    return xml if isinstance(xml, bytes) else xml.encode("utf-8")


# The minimal project of the page


A1 = g(0xA1)
TEXT = "I: Vertel eens.\nR: Wij verwachten van alle kinderen veel.\n"
MINIMAL = HEAD + f"""\
<Project xmlns="{NS}"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="{NS} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
         name="Gelijke kansen 2026" origin="Wieg 0.1"
         creatingUserGUID="{g(1)}"
         creationDateTime="2026-03-02T09:00:00Z">
  <Users>
    <User guid="{g(1)}" name="codeur-a" id="a"/>
    <User guid="{g(2)}" name="codeur-b" id="b"/>
  </Users>
  <CodeBook>
    <Codes>
      <Code guid="{g(0xC3)}" name="School" isCodable="false" color="#2D6A4F">
        <Description>Niveau 3 van 5: factoren in de school.</Description>
        <Code guid="{g(0xD1)}" name="Verwachtingen van leraren" isCodable="true" color="#2D6A4F">
          <Description>Definitie, inclusie- en exclusiecriteria, voorbeeld.</Description>
        </Code>
      </Code>
    </Codes>
  </CodeBook>
  <Variables>
    <Variable guid="{g(0xF1)}" name="sector" typeOfVariable="Text"/>
  </Variables>
  <Cases>
    <Case guid="{g(0xE1)}" name="R01">
      <VariableValue>
        <VariableRef targetGUID="{g(0xF1)}"/>
        <TextValue>PO</TextValue>
      </VariableValue>
      <SourceRef targetGUID="{g(0xA1)}"/>
    </Case>
  </Cases>
  <Sources>
    <TextSource guid="{g(0xA1)}" name="R01"
                plainTextPath="internal://{g(0xA1)}.txt"
                creatingUser="{g(1)}"
                creationDateTime="2026-03-02T09:00:00Z">
      <PlainTextSelection guid="{g(0xB1)}" name=""
                          startPosition="19" endPosition="57"
                          creatingUser="{g(1)}"
                          creationDateTime="2026-03-02T09:05:00Z">
        <Coding guid="{g(0xB2)}"
                creatingUser="{g(1)}"
                creationDateTime="2026-03-02T09:05:00Z">
          <CodeRef targetGUID="{g(0xD1)}"/>
        </Coding>
      </PlainTextSelection>
    </TextSource>
  </Sources>
</Project>
"""


def project(xml=MINIMAL, sources=None, qde="project.qde", folder="sources/", method=zipfile.ZIP_DEFLATED):
    sources = {f"{A1}.txt": TEXT.encode()} if sources is None else sources
    return archive([(qde, encoded(xml)), *((folder + name, data) for name, data in sources.items())], method)


def swap(*pairs, base=MINIMAL):
    """The project with parts replaced; each part must occur exactly once."""
    for old, new in pairs:
        if base.count(old) != 1:
            sys.exit(f"{base.count(old)} times: {old!r}")
        base = base.replace(old, new)
    return base


def insert(before, new, base=MINIMAL):
    return swap((before, new + before), base=base)


# One change at a time

CODING = f"""<Coding guid="{g(0xB2)}"
                creatingUser="{g(1)}\""""
SELECTION = 'startPosition="19" endPosition="57"'
CODEREF = f'<CodeRef targetGUID="{g(0xD1)}"/>'
VALUE = f'<VariableRef targetGUID="{g(0xF1)}"/>\n        <TextValue>PO</TextValue>'
SECOND_CODE = f'<Code guid="{g(0xD2)}" name="%s" isCodable="true"/>\n        '
PATH = f'plainTextPath="internal://{g(0xA1)}.txt"'


def sources_first(xml):
    start, end = xml.index("  <Cases>"), xml.index("  <Sources>")
    cases = xml[start:end]
    return swap((cases, ""), ("</Project>", cases + "</Project>"), base=xml)


def variable(kind, value, declared=None):
    """The minimal project with its one variable of another type."""
    return swap(
        ('typeOfVariable="Text"', f'typeOfVariable="{declared or kind}"'),
        ("<TextValue>PO</TextValue>", f"<{kind}Value>{value}</{kind}Value>"),
    )


def nameless(kind, target):
    return insert("</Project>", f'  <Links><Link guid="{g(0x71)}" {kind}="{target}"/></Links>\n')


def dated(value):
    return swap((f'creatingUserGUID="{g(1)}"\n         creationDateTime="2026-03-02T09:00:00Z"', f'creationDateTime="{value}"'))


def mutations():
    """(name, xsd, wieg, codes, xml or archive, spec, note)"""
    inv, val = "invalid", "valid"
    nowhere = g(0xFFFF)
    text_and_path = swap((f'creatingUser="{g(1)}"\n                creationDateTime="2026-03-02T09:00:00Z">\n      <Plain',
                          f'creatingUser="{g(1)}"\n                creationDateTime="2026-03-02T09:00:00Z">\n      <PlainTextContent>{TEXT}</PlainTextContent>\n      <Plain'))  # fmt: skip
    rows = [
        # The table of the page, in its order
        ("empty-sets", inv, "repair", ["empty_sets"], insert("</Project>", "  <Sets/>\n"), True, "left out"),
        ("sources-before-cases", inv, "repair", ["element_order"], sources_first(MINIMAL), True, "read in any order"),
        ("guid-without-dashes", inv, "repair", ["guid_form"], MINIMAL.replace(g(0xD1), g(0xD1).replace("-", "")), True, "dashes put back, in references too"),
        ("no-is-codable", inv, "repair", ["missing_attribute"], swap((' isCodable="true"', "")), True, "taken as true"),
        ("date-with-space", inv, "repair", ["date_form"], dated("2026-03-02 09:00:00"), True, "read with T; no zone, so said"),
        ("color-name", inv, "repair", ["color_form"], swap(('isCodable="true" color="#2D6A4F"', 'isCodable="true" color="green"')), True, "colour left out"),
        ("modifying-user-on-coding", inv, "repair", ["unknown_attribute"], swap((CODING, CODING + f' modifyingUser="{g(1)}"')), True, "attribute left out"),
        ("two-coderefs", inv, "repair", ["too_many_elements"], swap((CODEREF, f'{CODEREF}<CodeRef targetGUID="{g(0xD2)}"/>'), base=insert("</Code>\n    </Codes>", SECOND_CODE % "Tweede")), True, "two codings"),
        ("unknown-attribute", inv, "repair", ["unknown_attribute"], swap(('name="R01">', 'name="R01" leeftijd="41">')), True, "attribute left out, and said that it is lost"),
        ("braced-guid", val, "ok", [], MINIMAL.replace(f'"{g(0xD1)}"', f'"{{{g(0xD1)}}}"'), True, "braces taken off"),
        ("date-without-zone", val, "warn", ["date_zone"], dated("2026-03-02T09:00:00"), True, "zone unknown"),
        ("offset-negative", val, "error", ["offset_negative"], swap((SELECTION, 'startPosition="-1" endPosition="57"')), True, None),
        ("offset-reversed", val, "error", ["offset_reversed"], swap((SELECTION, 'startPosition="57" endPosition="19"')), True, "not swapped in silence"),
        ("offset-beyond-text", val, "error", ["offset_beyond_text"], swap((SELECTION, 'startPosition="19" endPosition="59"')), True, "the text has 58 code points"),
        ("dangling-coderef", val, "error", ["dangling_reference"], swap((CODEREF, f'<CodeRef targetGUID="{nowhere}"/>')), True, None),
        ("dangling-sourceref", val, "error", ["dangling_reference"], swap((f'<SourceRef targetGUID="{A1}"/>', f'<SourceRef targetGUID="{nowhere}"/>')), True, None),
        ("dangling-variableref", val, "error", ["dangling_reference"], swap((f'<VariableRef targetGUID="{g(0xF1)}"/>', f'<VariableRef targetGUID="{nowhere}"/>')), True, None),
        ("duplicate-guid", val, "error", ["duplicate_guid"], swap((f'guid="{g(0xE1)}"', f'guid="{g(0xF1)}"')), True, "a case and a variable"),
        ("content-and-path", val, "error", ["content_and_path"], text_and_path, True, "even though both texts are the same here"),
        ("path-absolute", val, "refuse", ["path_not_internal"], swap((PATH, 'plainTextPath="absolute:///etc/hostname"')), True, None),
        ("path-parent", val, "refuse", ["path_escapes"], swap((PATH, f'plainTextPath="internal://../{A1}.txt"')), True, None),
        ("path-relative", val, "refuse", ["path_not_internal"], swap((PATH, f'plainTextPath="relative:///{A1}.txt"'), ('name="Gelijke kansen 2026"', 'name="Gelijke kansen 2026" basePath="/tmp"')), True, None),
        ("value-type", val, "error", ["value_type_mismatch"], variable("Integer", "7", declared="Text"), True, None),
        ("coding-on-heading", val, "warn", ["code_not_codable"], swap((CODEREF, f'<CodeRef targetGUID="{g(0xC3)}"/>')), True, "a heading was coded"),
        ("case-in-two-sectors", val, "error", ["case_two_values"], swap((VALUE, f"{VALUE}\n      </VariableValue>\n      <VariableValue>\n        {VALUE.replace('PO', 'VO')}")), True, "would be counted twice"),
        # More of the same kinds
        ("empty-users", inv, "repair", ["missing_element"], swap((f'<User guid="{g(1)}" name="codeur-a" id="a"/>', ""), (f'<User guid="{g(2)}" name="codeur-b" id="b"/>', "")).replace(f'creatingUserGUID="{g(1)}"', "").replace(f'creatingUser="{g(1)}"', ""), False, "left out"),
        ("unknown-element", inv, "repair", ["unknown_element"], insert("</Project>", "  <Extra>iets</Extra>\n"), False, "left out, and said that it is lost"),
        ("foreign-namespace-element", inv, "repair", ["unknown_element"], insert("</Project>", '  <x:Extra xmlns:x="urn:x"/>\n'), False, "left out, and said that it is lost"),
        ("boolean-capital", inv, "repair", ["value_form"], swap(('isCodable="true"', 'isCodable="True"')), False, "read as true"),
        ("boolean-one", val, "ok", [], swap(('isCodable="true"', 'isCodable="1"')), False, "1 is true"),
        ("date-not-in-calendar", inv, "repair", ["date_form"], dated("2026-02-30T09:00:00Z"), False, "date left out"),
        ("date-24-hours", val, "ok", [], dated("2026-03-02T24:00:00Z"), False, "the first instant of 3 March"),
        ("date-fraction-and-zone", val, "ok", [], dated("2026-03-02T09:00:00.123456789+01:00"), False, "08:00:00.123456789Z"),
        ("float-with-comma", inv, "repair", ["value_form"], variable("Float", "1,5"), False, "value left out; the comma is not guessed"),
        ("float-with-exponent", inv, "repair", ["value_form"], variable("Float", "1e3"), False, "xsd:decimal has no exponent"),
        ("boolean-ja", inv, "repair", ["value_form"], variable("Boolean", "ja"), False, "value left out"),
        ("integer-large", val, "ok", [], variable("Integer", "123456789012345678901234567890"), False, "xsd:integer has no largest value; must not overflow"),
        ("value-absent", val, "ok", [], swap(("\n        <TextValue>PO</TextValue>", "")), False, "a reference without a value: no value"),
        ("value-twice", val, "warn", ["value_twice"], swap((VALUE, f"{VALUE}\n      </VariableValue>\n      <VariableValue>\n        {VALUE}")), False, "the same value again"),
        ("offset-not-a-number", inv, "error", ["value_form"], swap((SELECTION, 'startPosition="19.0" endPosition="57"')), False, None),
        ("offset-enormous", val, "error", ["offset_beyond_text"], swap((SELECTION, 'startPosition="19" endPosition="99999999999999999999999999"')), False, "must not overflow"),
        ("selection-empty", val, "warn", ["selection_empty"], swap((SELECTION, 'startPosition="19" endPosition="19"')), False, None),
        ("selection-to-the-end", val, "ok", [], swap((SELECTION, 'startPosition="0" endPosition="58"')), False, "the whole text"),
        ("dangling-user", val, "error", ["dangling_reference"], swap((CODING, CODING.replace(g(1), nowhere))), False, "a coding of an unknown coder would count as one more coder"),
        ("dangling-link", val, "error", ["dangling_reference"], nameless("originGUID", nowhere), False, None),
        ("dangling-noteref", val, "error", ["dangling_reference"], swap((CODEREF, f'{CODEREF}<NoteRef targetGUID="{nowhere}"/>')), False, None),
        ("reference-to-wrong-kind", val, "error", ["dangling_reference"], swap((CODEREF, f'<CodeRef targetGUID="{g(0xE1)}"/>')), False, "a coding on a case, as NVivo is said to write"),
        ("reference-in-capitals", val, "ok", [], swap((CODEREF, f'<CodeRef targetGUID="{{{g(0xD1).upper()}}}"/>')), False, "the same GUID in capitals and braces"),
        ("duplicate-guid-in-capitals", val, "error", ["duplicate_guid"], insert("</Code>\n    </Codes>", f'<Code guid="{{{g(0xD1).upper()}}}" name="Tweede" isCodable="true"/>\n      '), False, "the same GUID after taking off braces and capitals"),
        ("coding-twice", val, "warn", ["coding_twice"], insert("</PlainTextSelection>", f'<Coding guid="{g(0xB3)}" creatingUser="{g(1)}">{CODEREF}</Coding>\n      '), False, "counts once"),
        ("source-missing", val, "error", ["source_missing"], (MINIMAL, {}), False, "the archive has no such text"),
        ("no-text", val, "error", ["no_text"], (swap((f"\n                {PATH}", "")), {}), False, "neither text nor path"),
        ("path-backslash", val, "refuse", ["path_escapes"], swap((PATH, f'plainTextPath="internal://..\\{A1}.txt"')), False, None),
        ("path-drive", val, "refuse", ["path_escapes"], swap((PATH, 'plainTextPath="internal://C:x.txt"')), False, None),
        ("text-not-utf8", val, "error", ["text_not_utf8"], (MINIMAL, {f"{A1}.txt": TEXT.replace("Wij", "Wíj").encode("cp1252")}), False, "Windows-1252; ask, do not guess"),
        ("text-utf16", val, "error", ["text_not_utf8"], (MINIMAL, {f"{A1}.txt": TEXT.encode("utf-16")}), False, "UTF-16 with BOM; ask, do not guess"),
        # What other programs write
        ("sets-in-codebook", inv, "repair", ["unknown_element"], insert("</CodeBook>", "  <Sets/>\n  "), False, "Sets belongs in a .qdc, not in the CodeBook of a project"),
        ("quirk-qualcoder-values-before-notes", inv, "repair", ["element_order"], insert("</Project>", f'  <Notes><Note guid="{g(0x51)}"><PlainTextContent>memo</PlainTextContent></Note></Notes>\n', base=insert("</TextSource>", f'<VariableValue>{VALUE}</VariableValue><NoteRef targetGUID="{g(0x51)}"/>\n    ')), False, "its writer puts VariableValue before NoteRef"),
        ("quirk-qualcoder-media-not-well-formed", None, "refuse", ["not_well_formed"], insert("</Sources>", f'  <AudioSource guid="{g(0xA9)}" name="R01.mp3"><AudioSelection guid="{g(0xB9)}" begin="0" end="10"></Audio\'Selection>\n</AudioSource>\n  '), False, "its writer (commit 9a5be51) closes a coded sound with </Audio'Selection>"),
        ("quirk-qualcoder-empty-syncpoint", inv, "error", ["guid_form", "dangling_reference"], insert("</Sources>", f'  <AudioSource guid="{g(0xA9)}" name="R01.mp3"><Transcript guid="{g(0xAA)}"><PlainTextContent>R: ja.</PlainTextContent><TranscriptSelection guid="{g(0xB9)}" fromSyncPoint="" toSyncPoint=""><Coding guid="{g(0xBA)}">{CODEREF}</Coding></TranscriptSelection></Transcript></AudioSource>\n  '), False, "its writer leaves the points empty when it finds none"),
        ("quirk-qualcoder-coding-without-code", inv, "error", ["missing_element"], swap((CODEREF, "")), False, "its writer does so for a code that is gone"),
        ("quirk-maxqda-selection-is-a-memo", val, "ok", [], insert("</TextSource>", f'<PlainTextSelection guid="{g(0xB8)}" startPosition="0" endPosition="2"><Description>Opening van het gesprek</Description></PlainTextSelection>\n    '), False, "a selection without coding but with a description: a memo on the text"),
        ("quirk-nvivo-memo-by-link", val, "ok", [], insert("</Project>", f'  <Notes><Note guid="{g(0x51)}" name="aantekening"><PlainTextContent>memo op de tekst</PlainTextContent></Note></Notes>\n  <Links><Link guid="{g(0x71)}" direction="Associative" originGUID="{g(0x51)}" targetGUID="{g(0xB8)}"/></Links>\n', base=insert("</TextSource>", f'<PlainTextSelection guid="{g(0xB8)}" startPosition="0" endPosition="2"/>\n    ')), False, "a Link from a Note to a selection: a memo on the text"),
        ("quirk-maxqda-values-on-source", val, "ok", [], insert("</TextSource>", f"<VariableValue>{VALUE}</VariableValue>\n    "), False, "the variable of a source instead of a case"),
    ]  # fmt: skip
    for name, xsd, wieg, codes, content, spec, note in rows:
        xml, sources = content if isinstance(content, tuple) else (content, None)
        yield f"mutations/{name}.qdpx", project(xml, sources), {"xsd": xsd, "wieg": wieg, "codes": codes, "spec": spec, "note": note}


# The rich project


def png():
    """8 x 4 pixels, grey."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(30 * x + 10 for x in range(8)) for _ in range(4))
    header = struct.pack(">IIBBBBB", 8, 4, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


PDF_LINE = "Visie van de school: ieder kind telt."


def pdf():
    content = f"BT /F1 12 Tf 72 760 Td ({PDF_LINE}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


U = [g(1), g(2), g(3)]
WHEN = 'creationDateTime="2026-03-02T09:05:00Z"'
VARIABLES = [  # name, type, the values of R01 to R04
    ("sector", "Text", ["PO", "VO", "mbo", "PO"]),
    ("vaste kracht", "Boolean", ["true", "false", "true", None]),
    ("jaren ervaring", "Integer", ["12", "0", "31", "-1"]),
    ("aanstelling (fte)", "Float", ["0.8", "1.0", "0.05", "1"]),
    ("datum gesprek", "Date", ["2026-03-02", "2026-03-03", "2024-02-29", "2026-03-05"]),
    ("begin gesprek", "DateTime", ["2026-03-02T09:00:00Z", "2026-03-03T13:30:00.5Z", "2026-03-04T08:00:00+01:00", None]),
]
INLINE = "I: Wat helpt?\nR: Een rustige plek 🎒 om te leren, en tijd.\nR: أمي تساعدني كل مساء. Dat zegt mijn dochter 👩‍👧.\nR: Éen cafe\u0301 in de buurt & <gratis> bijles.\n"
WINDOWS = "I: En de school?\r\nR: Wij verwachten van alle kinderen veel.\r\n\r\nR: Maar niet elke collega 🙁 doet dat.\r\n"


def selection(number, text, quote, codings, note=None, description=None):
    """A selection on `quote`, which occurs once in `text`; counted in code points, CRLF as two."""
    if text.count(quote) != 1:
        sys.exit(f"{text.count(quote)} times {quote!r}")
    start = text.index(quote)
    inner = "".join(
        f'<Coding guid="{g(0xB000 + 16 * number + i)}" creatingUser="{user}" {WHEN}><CodeRef targetGUID="{code}"/>'
        + (f'<NoteRef targetGUID="{note}"/>' if note and i == 0 else "")
        + "</Coding>"
        for i, (user, code) in enumerate(codings)
    )
    described = f"<Description>{description}</Description>" if description else ""
    RICH_QUOTES.append({"guid": g(0xA000 + number), "quote": quote, "start": start, "end": start + len(quote), "codings": [list(c) for c in codings]})
    return (
        f'<PlainTextSelection guid="{g(0xA000 + number)}" name="s{number}" startPosition="{start}" endPosition="{start + len(quote)}" '
        f'creatingUser="{codings[0][0] if codings else U[0]}" {WHEN} modifyingUser="{U[1]}" modifiedDateTime="2026-03-04T10:00:00Z">'
        f"{described}{inner}</PlainTextSelection>\n"
    )


RICH_QUOTES: list[dict] = []
# number, name, codable, colour, parent
CODES = [
    (1, "Kind", False, "#333", None),
    (2, "Gezin en buurt", False, "#8B5E3C", None),
    (3, "School", False, "#2D6A4F", None),
    (4, "Leraren", False, "#2D6A4F", 3),
    (5, "Verwachtingen", False, "#2D6A4F", 4),
    (6, "Hoge verwachtingen ↑", True, "#1B4332", 5),
    (7, "Hoog én gedragen door collega's", True, "#1B4332", 6),  # the fifth level
    (8, "🎒 Plek om te leren", True, "#8B5E3C", 2),
    (9, "مساعدة الأم", True, "#8B5E3C", 2),
    (10, "Kosten & <gratis> hulp", True, None, 2),
    (11, "Motivatie", True, "#ABCDEF", 1),
]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def code_xml(parent):
    out = ""
    for number, name, codable, colour, above in CODES:
        if above != parent:
            continue
        look = f' color="{colour}"' if colour else ""
        note = f'<NoteRef targetGUID="{g(0x51)}"/>' if number == 6 else ""
        out += (
            f'<Code guid="{g(0xC00 + number)}" name="{escape(name)}" isCodable="{str(codable).lower()}"{look}>'
            f"<Description>Definitie van {escape(name)}.\n\nWel: …\nNiet: …</Description>{note}{code_xml(number)}</Code>\n"
        )
    return out


def c(number):
    return g(0xC00 + number)


def rich():
    RICH_QUOTES.clear()
    variables = "".join(
        f'<Variable guid="{g(0xF00 + i)}" name="{name}" typeOfVariable="{kind}"><Description>{kind}</Description></Variable>\n'
        for i, (name, kind, _) in enumerate(VARIABLES)
    )
    sources = [[0xA01], [0xA02], [0xA03, 0xA04], []]
    cases = ""
    for r in range(4):
        values = "".join(
            f'<VariableValue><VariableRef targetGUID="{g(0xF00 + i)}"/><{kind}Value>{listed[r]}</{kind}Value></VariableValue>\n'
            for i, (_, kind, listed) in enumerate(VARIABLES)
            if listed[r] is not None
        )
        cases += (
            f'<Case guid="{g(0xE01 + r)}" name="R0{r + 1}"><Description>Geval {r + 1}</Description>'
            + (f'<CodeRef targetGUID="{c(11)}"/>' if r == 3 else "")
            + values
            + "".join(f'<SourceRef targetGUID="{g(s)}"/>' for s in sources[r])
            + (f'<SelectionRef targetGUID="{g(0xA000 + 2)}"/>' if r == 3 else "")
            + "</Case>\n"
        )
    inline = (
        selection(1, INLINE, "Een rustige plek 🎒 om te leren", [(U[0], c(8)), (U[1], c(8)), (U[2], c(11))], note=g(0x52))
        + selection(2, INLINE, "أمي تساعدني كل مساء", [(U[0], c(9)), (U[1], c(9))], description="Vertaling: mijn moeder helpt mij elke avond")
        + selection(3, INLINE, "👩‍👧", [(U[2], c(9))])
        + selection(4, INLINE, "cafe\u0301 in de buurt & <gratis> bijles", [(U[0], c(10))])
        + selection(5, INLINE, "mijn dochter 👩‍👧.\nR: Éen", [(U[1], c(11))])
    )
    windows = (
        selection(6, WINDOWS, "Wij verwachten van alle kinderen veel.", [(U[0], c(6)), (U[1], c(7)), (U[2], c(6))])
        + selection(7, WINDOWS, "veel.\r\n\r\nR: Maar", [(U[2], c(7))])
        + selection(8, WINDOWS, "niet elke collega 🙁 doet dat", [(U[0], c(7)), (U[1], c(7))])
    )
    page = PDF_LINE + "\n"
    xml = HEAD + f"""\
<Project xmlns="{NS}" name="Kansen · فرص · 🎒" origin="Wieg 0.1" creatingUserGUID="{U[0]}" creationDateTime="2026-03-02T09:00:00Z" modifyingUserGUID="{U[2]}" modifiedDateTime="2026-03-04T10:00:00.250Z">
<Users>
<User guid="{U[0]}" name="codeur-a" id="a"/>
<User guid="{U[1]}" name="codeur-b" id="b"/>
<User guid="{{{U[2].upper()}}}" name="codeur-ç" id="c"/>
</Users>
<CodeBook><Codes>
{code_xml(None)}</Codes></CodeBook>
<Variables>
{variables}</Variables>
<Cases>
{cases}</Cases>
<Sources>
<TextSource guid="{g(0xA01)}" name="R01 – gesprek" creatingUser="{U[0]}" {WHEN}>
<Description>Tekst in het project zelf</Description>
<PlainTextContent>{escape(INLINE)}</PlainTextContent>
{inline}<Coding guid="{g(0xB01)}" creatingUser="{U[1]}" {WHEN}><CodeRef targetGUID="{c(11)}"/></Coding>
<NoteRef targetGUID="{g(0x53)}"/>
<VariableValue><VariableRef targetGUID="{g(0xF00)}"/><TextValue>PO</TextValue></VariableValue>
</TextSource>
<TextSource guid="{g(0xA02)}" name="R02 (Windows)" plainTextPath="internal://{g(0xA02)}.txt" creatingUser="{U[1]}" {WHEN}>
{windows}</TextSource>
<PictureSource guid="{g(0xA03)}" name="plattegrond.png" path="internal://{g(0xA03)}.png" creatingUser="{U[0]}" {WHEN}>
<TextDescription guid="{g(0xA13)}" name="wat er te zien is"><PlainTextContent>Een plattegrond van de wijk.</PlainTextContent>
{selection(9, "Een plattegrond van de wijk.", "plattegrond", [(U[0], c(8))])}</TextDescription>
<PictureSelection guid="{g(0xA23)}" name="hoek" firstX="0" firstY="0" secondX="4" secondY="2" creatingUser="{U[0]}" {WHEN}><Coding guid="{g(0xB23)}" creatingUser="{U[0]}" {WHEN}><CodeRef targetGUID="{c(8)}"/></Coding></PictureSelection>
</PictureSource>
<PDFSource guid="{g(0xA04)}" name="schoolgids.pdf" path="internal://{g(0xA04)}.pdf" creatingUser="{U[2]}" {WHEN}>
<PDFSelection guid="{g(0xA24)}" name="kop" page="0" firstX="72" firstY="70" secondX="300" secondY="90" creatingUser="{U[2]}" {WHEN}><Coding guid="{g(0xB24)}" creatingUser="{U[2]}" {WHEN}><CodeRef targetGUID="{c(6)}"/></Coding></PDFSelection>
<Representation guid="{g(0xA14)}" name="tekst" plainTextPath="internal://{g(0xA14)}.txt" creatingUser="{U[2]}" {WHEN}>
{selection(10, page, "ieder kind telt", [(U[2], c(6)), (U[0], c(6))])}</Representation>
</PDFSource>
<AudioSource guid="{g(0xA05)}" name="R03, geluid gewist" creatingUser="{U[0]}" {WHEN}>
<Transcript guid="{g(0xA15)}" name="uitwerking" creatingUser="{U[0]}" {WHEN}>
<PlainTextContent>R: Het begon goed.</PlainTextContent>
<SyncPoint guid="{g(0xA51)}" timeStamp="0" position="0"/>
<SyncPoint guid="{g(0xA52)}" timeStamp="4200" position="18"/>
<TranscriptSelection guid="{g(0xA25)}" name="begin" fromSyncPoint="{g(0xA51)}" toSyncPoint="{g(0xA52)}"><Coding guid="{g(0xB25)}" creatingUser="{U[0]}"><CodeRef targetGUID="{c(11)}"/></Coding></TranscriptSelection>
</Transcript>
<AudioSelection guid="{g(0xA35)}" begin="0" end="4200"><Coding guid="{g(0xB35)}" creatingUser="{U[1]}"><CodeRef targetGUID="{c(11)}"/></Coding></AudioSelection>
</AudioSource>
</Sources>
<Notes>
<Note guid="{g(0x51)}" name="Over verwachtingen" creatingUser="{U[0]}" {WHEN}><PlainTextContent>Grens met "motivatie" nog bespreken.</PlainTextContent></Note>
<Note guid="{g(0x52)}" name="Bij een fragment" plainTextPath="internal://{g(0x52)}.txt" creatingUser="{U[1]}" {WHEN}/>
<Note guid="{g(0x53)}" name="Bij een bron"><PlainTextContent>Rustige kamer. ملاحظة 🙂</PlainTextContent></Note>
<Note guid="{g(0x54)}" name="Bij het project"><PlainTextContent>Eerste ronde.</PlainTextContent><Coding guid="{g(0xB54)}" creatingUser="{U[0]}"><CodeRef targetGUID="{c(11)}"/></Coding></Note>
</Notes>
<Links>
<Link guid="{g(0x71)}" name="versterkt" direction="OneWay" color="#F00" originGUID="{c(6)}" targetGUID="{c(11)}"><NoteRef targetGUID="{g(0x51)}"/></Link>
<Link guid="{g(0x72)}" name="hoort bij" direction="Bidirectional" originGUID="{g(0xA001)}" targetGUID="{g(0xA006)}"/>
<Link guid="{g(0x73)}" direction="Associative" originGUID="{g(0x53)}" targetGUID="{g(0xA002)}"/>
</Links>
<Sets>
<Set guid="{g(0x81)}" name="Eerste ronde"><Description>Wat in maart gelezen is</Description><MemberCode targetGUID="{c(6)}"/><MemberCode targetGUID="{c(7)}"/><MemberSource targetGUID="{g(0xA01)}"/><MemberSource targetGUID="{g(0xA04)}"/><MemberNote targetGUID="{g(0x54)}"/></Set>
<Set guid="{g(0x82)}" name="Leeg"/>
</Sets>
<Graphs>
<Graph guid="{g(0x91)}" name="Samenhang">
<Vertex guid="{g(0x92)}" representedGUID="{c(6)}" name="Hoge verwachtingen" firstX="10" firstY="10" secondX="110" secondY="40" shape="RoundedRectangle" color="#1B4332"/>
<Vertex guid="{g(0x93)}" representedGUID="{c(11)}" firstX="200" firstY="-10"/>
<Vertex guid="{g(0x94)}" name="los" firstX="0" firstY="0" shape="Note"/>
<Edge guid="{g(0x95)}" representedGUID="{g(0x71)}" sourceVertex="{g(0x92)}" targetVertex="{g(0x93)}" direction="OneWay" lineStyle="dashed" color="#F00"/>
</Graph>
</Graphs>
<Description>Proefproject met alles wat het formaat kent</Description>
<NoteRef targetGUID="{g(0x54)}"/>
</Project>
"""
    files = {
        f"{g(0xA02)}.txt": WINDOWS.encode(),
        f"{g(0xA03)}.png": png(),
        f"{g(0xA04)}.pdf": pdf(),
        f"{g(0xA14)}.txt": page.encode(),
        f"{g(0x52)}.txt": "Past dit bij gezin of bij school?\n".encode(),
    }
    expected = {
        "xsd": "valid",
        "wieg": "warn",
        "codes": ["date_zone"],
        "spec": True,
        "note": "dates of variables have no zone by their nature; offsets in the Windows text count CRLF as two",
        "counts": {
            "users": 3, "codes": len(CODES), "levels": 5, "codable": sum(row[2] for row in CODES), "variables": 6,
            "values": sum(v is not None for row in VARIABLES for v in row[2]) + 1, "cases": 4, "text_sources": 2,
            "picture_sources": 1, "pdf_sources": 1, "audio_sources": 1, "text_selections": len(RICH_QUOTES),
            "text_codings": sum(len(q["codings"]) for q in RICH_QUOTES), "codings": 0, "notes": 4, "links": 3, "sets": 2,
            "graphs": 1, "vertices": 3, "edges": 1,
        },
        "quotes": list(RICH_QUOTES),
    }  # fmt: skip
    expected["counts"]["codings"] = xml.count("<Coding ")
    expected["wieg"], expected["codes"] = "ok", []
    expected["note"] = "the offsets in the Windows text count CRLF as two"
    return project(xml, files), expected


# Offset dialects: one text, one set of quotes, counted in different ways

LINES = [
    "I: Vertel eens. 🎒",
    "R: Wij verwachten van alle kinderen veel.",
    "",
    "I: En thuis? 👩‍👧 Hoe gaat dat?",
    "R: Thuis spreken ze Tamazight (ⵜⴰⵎⴰⵣⵉⵖⵜ).",
    "R: مدرستي جميلة 🙂 en dichtbij.",
    "R: Op de hoek is een cafe\u0301 met 𝒃oeken.",
    "R: Een ding nog: samen beslissen, niet over ons.",
    "",
]
DIALECT_TEXT = "\n".join(LINES)
DIALECT_QUOTES = [
    "Vertel eens.",
    "Wij verwachten van alle kinderen veel.",
    "Wij verwachten van alle kinderen veel.\n\nI: En thuis?",
    "Thuis spreken ze Tamazight",
    "مدرستي جميلة",
    "dichtbij",
    "een cafe\u0301 met",
    "samen beslissen, niet over ons",
]


def counted(prefix, unit, crlf, bom):
    size = len(prefix) if unit == "code_point" else len(prefix.encode("utf-16-le")) // 2
    return size + (prefix.count("\n") if crlf == 2 else 0) + int(bom)


def dialect(origin, file_bom, file_crlf, unit, crlf, bom, inline=False, shift=0, text=DIALECT_TEXT, quotes=DIALECT_QUOTES):
    rows, chosen = "", []
    for number, quote in enumerate(quotes):
        if text.count(quote) != 1:
            sys.exit(f"{quote!r} does not occur once")
        start = text.index(quote)
        a = counted(text[:start], unit, crlf, bom) + shift
        b = counted(text[: start + len(quote)], unit, crlf, bom) + shift
        chosen.append({"guid": g(0xA000 + number), "written": [a, b], "quote": quote, "lf_code_points": [start, start + len(quote)]})
        rows += (
            f'<PlainTextSelection guid="{g(0xA000 + number)}" startPosition="{a}" endPosition="{b}" creatingUser="{g(1)}">'
            f'<Coding guid="{g(0xB000 + number)}" creatingUser="{g(1)}"><CodeRef targetGUID="{g(0xD1)}"/></Coding></PlainTextSelection>\n'
        )
    written = text.replace("\n", "\r\n") if file_crlf else text
    data = (b"\xef\xbb\xbf" if file_bom else b"") + written.encode()
    path = "" if inline else f' plainTextPath="internal://{A1}.txt"'
    content = f"<PlainTextContent>{escape(written)}</PlainTextContent>" if inline else ""
    xml = (
        f'{HEAD}<Project xmlns="{NS}" name="Dialect" origin="{origin}">\n<Users><User guid="{g(1)}" name="codeur-a"/></Users>\n'
        f'<CodeBook><Codes><Code guid="{g(0xD1)}" name="Fragment" isCodable="true"/></Codes></CodeBook>\n'
        f'<Sources><TextSource guid="{A1}" name="R01"{path}>{content}\n{rows}</TextSource></Sources>\n</Project>\n'
    )
    # Where the file has no CRLF or no BOM, it does not matter how that would be counted.
    crlf_matters, bom_matters = file_crlf, file_bom and not inline
    decoded = text if inline else data.decode()
    candidates = []
    for u in ("code_point", "utf16"):
        for n in (1, 2) if crlf_matters else (None,):
            for m in (False, True) if bom_matters else (None,):
                fits, clean = scores(decoded, inline and crlf_matters, u, n, m, [q["written"] for q in chosen])
                same = [
                    [counted(text[: q["lf_code_points"][i]], u, n, m or 0) for i in (0, 1)] == q["written"] for q in chosen
                ]
                candidates.append({"unit": u, "crlf": n, "bom": m, "on_boundaries": fits, "clean": clean, "right": sum(same)})
    return project(xml, {} if inline else {f"{A1}.txt": data}), {
        "xsd": "valid",
        "origin": origin,
        "file": {"bom": file_bom, "crlf": file_crlf, "inline": inline},
        "counting": {"unit": unit, "crlf": crlf if crlf_matters else None, "bom": bool(bom) if bom_matters else None},
        "candidates": candidates,
        "selections": chosen,
    }


def scores(decoded, lf_stands_for_crlf, unit, crlf, bom, written):
    """How many selections have both ends in the text and between words; and, of those, begin and end with no white space.

    The text is read one code point after another, each with its width in the way of counting; a number inside a code point
    (in the middle of a pair of UTF-16 units, or between CR and LF) is on no boundary.
    """
    places, at, characters = {}, 0, []
    for i, character in enumerate(decoded):
        width = 1 if unit == "code_point" else 1 + (ord(character) > 0xFFFF)
        if character == "\ufeff" and i == 0:
            width = int(bool(bom))
        elif character == "\n" and lf_stands_for_crlf:
            width = crlf
        elif character == "\n" and decoded[i - 1 : i] == "\r" and crlf == 1:
            width = 0
        if width or not characters:
            places[at] = len(characters)
        if character == "\r":
            places.setdefault(at, len(characters))
        if not (character == "\ufeff" and i == 0):
            characters.append(character)
        at += width
    places[at] = len(characters)

    def word(character):
        return character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Pc")

    def boundary(place):
        return place in (0, len(characters)) or not (word(characters[place - 1]) and word(characters[place]))

    fits = clean = 0
    for a, b in written:
        if a in places and b in places and places[a] <= places[b] and boundary(places[a]) and boundary(places[b]):
            fits += 1
            quote = "".join(characters[places[a] : places[b]])
            clean += quote == quote.strip() and quote != "" and quote[0] not in ".,;:!?)"
    return fits, clean


def dialects():
    point, unit = "code_point", "utf16"
    rows = [
        # name, origin, BOM in file, CRLF in file, unit, CRLF counted, BOM counted, wieg, codes, spec, note
        ("qualcoder", "QualCoder 3.6", True, False, point, 1, False, "ok", [], True, "BOM in the file and not counted"),
        ("atlasti", "ATLAS.ti Windows 24.0", False, True, point, 1, False, "ok", [], True, "CRLF in the file, counted as one"),
        ("windows", "Andere software", False, True, point, 2, False, "ok", [], True, "CRLF counted as two"),
        ("nvivo", "NVivo 14.23", False, False, unit, 1, False, "ok", [], True, "UTF-16 units"),
        ("maxqda", "MAXQDA 24", False, False, point, 1, False, "ok", [], True, "no BOM, LF: what Wieg writes too"),
        ("nvivo-windows", "NVivo 14.23", True, True, unit, 2, False, "ok", [], False, "UTF-16 units, CRLF as two, BOM not counted"),
        ("origin-misleads", "ATLAS.ti Windows 24.0", False, True, point, 2, False, "ok", [], False, "the name of the program says one, the numbers say two: the numbers win"),
    ]  # fmt: skip
    for u in (point, unit):
        for n in (1, 2):
            for m in (False, True):
                name = f"grid-{'cp' if u == point else 'u16'}-crlf{n}-{'bom' if m else 'nobom'}"
                rows.append((name, "", True, True, u, n, m, "ok", [], False, "BOM, CRLF and astral characters in one file"))
    for name, origin, file_bom, file_crlf, u, n, m, wieg, codes, spec, note in rows:
        data, expected = dialect(origin, file_bom, file_crlf, u, n, m)
        yield f"dialects/{name}.qdpx", data, {**expected, "wieg": wieg, "codes": codes, "spec": spec, "note": note}
    data, expected = dialect("Andere software", False, True, point, 2, False, inline=True)
    yield "dialects/inline-crlf-counted.qdpx", data, {
        **expected, "wieg": "ok", "codes": [], "spec": False,
        "note": "CRLF inside PlainTextContent: every XML parser gives LF, but the numbers count two; the CR can no longer be seen",
    }  # fmt: skip
    plain = "I: Vertel eens.\nR: Een rustige plek om te leren.\n"
    data, expected = dialect("", False, False, point, 1, False, text=plain, quotes=["Vertel eens.", "rustige plek"])
    yield "dialects/all-the-same.qdpx", data, {
        **expected, "wieg": "ok", "codes": [], "spec": False,
        "note": "no BOM, no CR, no astral character: ways of counting that differ in these do not differ here, and nothing need be asked",
    }  # fmt: skip
    data, expected = dialect("", False, False, point, 1, False, shift=-2)
    expected["counting"] = None
    yield "dialects/none-fits.qdpx", data, {
        **expected, "wieg": "warn", "codes": ["offset_dialect_unknown"], "spec": False,
        "note": "all numbers are two too low: no way of counting puts both ends of most selections on word boundaries",
    }  # fmt: skip
    text = "R: 🎒🎒 a b c d e\n"
    data, expected = dialect("", False, False, point, 1, False, text=text, quotes=["c", "d"])
    expected["counting"] = None
    yield "dialects/two-fit.qdpx", data, {
        **expected, "wieg": "warn", "codes": ["offset_dialect_ambiguous"], "spec": False,
        "note": "in code points the selections are c and d, in UTF-16 units b and c: both ways fit and they differ, so ask",
    }  # fmt: skip


# Bad archives


def deep(levels):
    inside = "".join(f'<Code guid="{g(0x100000 + i)}" name="n{i}" isCodable="true">' for i in range(levels)) + "</Code>" * levels
    return insert("</Codes>", inside)


LAUGHS = MINIMAL.replace(
    HEAD,
    HEAD + '<!DOCTYPE Project [<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    ) + "]>\n",
).replace("Niveau 3 van 5", "&j;")  # fmt: skip


def sized_wrongly(data, name, size):
    """The archive with another uncompressed size on paper for one entry, in both places where it is written."""
    out, wanted = bytearray(data), name.encode()
    for signature, at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        place = out.find(signature)
        while place >= 0:
            if out[place + name_at : place + name_at + len(wanted)] == wanted:
                out[place + at : place + at + 4] = struct.pack("<I", size)
            place = out.find(signature, place + 4)
    return bytes(out)


def encrypted(data):
    """The archive with the flag of encryption set on every entry."""
    out = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(signature)
        while place >= 0:
            out[place + at] |= 1
            place = out.find(signature, place + 4)
    return bytes(out)


def bad():
    qde, text = ("project.qde", MINIMAL.encode()), (f"sources/{A1}.txt", TEXT.encode())
    symlink = zipfile.ZipInfo("sources/link.txt", (2026, 3, 2, 9, 0, 0))
    symlink.create_system, symlink.external_attr = 3, 0o120777 << 16
    root = zipfile.ZipInfo("sources/.root", (2026, 3, 2, 9, 0, 0))
    big = b"a" * 20_000_000
    wide = MINIMAL.replace("</Project>", " " * 40_000_000 + "</Project>")
    two_codes = insert("</Code>\n    </Codes>", SECOND_CODE % "verwachtingen van LERAREN")
    folded = insert("</Code>\n    </Codes>", SECOND_CODE % "STRASSE" + (SECOND_CODE % "straße").replace(g(0xD2), g(0xD3)))
    composed = insert("</Code>\n    </Codes>", SECOND_CODE % "Café" + (SECOND_CODE % "Cafe\u0301").replace(g(0xD2), g(0xD3)))
    elsewhere = insert("</Codes>", SECOND_CODE % "Verwachtingen van leraren")
    entity = '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n'
    rows = [
        # name, xsd, wieg, codes, bytes, spec, note
        ("bomb-in-source", None, "refuse", ["too_large"], archive([qde, text, ("sources/big.txt", big)]), True, "20 MB of one letter in 20 kB: by ratio, before anything is unpacked"),
        ("bomb-in-project", None, "refuse", ["too_large"], project(wide), True, "40 MB of spaces in project.qde"),
        ("size-on-paper-too-small", None, "refuse", ["entry_size"], sized_wrongly(archive([qde, text, ("sources/big.txt", big)]), "sources/big.txt", 100), False, "20 MB that call themselves 100 bytes: count while unpacking"),
        ("entry-absolute", "valid", "refuse", ["entry_name"], archive([qde, text, ("/etc/cron.d/x", b"x")]), True, None),
        ("entry-parent", "valid", "refuse", ["entry_name"], archive([qde, text, ("sources/../../x.txt", b"x")]), True, None),
        ("entry-backslash", "valid", "refuse", ["entry_name"], archive([qde, text, ("sources\\..\\x.txt", b"x")]), True, None),
        ("entry-drive", "valid", "refuse", ["entry_name"], archive([qde, text, ("C:/x.txt", b"x")]), True, None),
        ("entry-symlink", "valid", "refuse", ["entry_kind"], archive([qde, text, (symlink, b"/etc/hostname")]), False, "a link instead of a file"),
        ("entry-twice", "valid", "refuse", ["entry_twice"], archive([qde, text, (f"sources/{A1}.txt", b"Iets heel anders.\n")]), False, "which of the two is meant?"),
        ("entry-twice-in-case", "valid", "refuse", ["entry_twice"], archive([qde, text, (f"sources/{A1.upper()}.TXT", b"Iets heel anders.\n")]), False, "two files on Linux, one on Windows"),
        ("encrypted", None, "refuse", ["encrypted"], encrypted(project()), False, "asks for a password"),
        ("bzip2", "valid", "refuse", ["compression"], project(method=zipfile.ZIP_BZIP2), False, "the format allows deflate and stored only"),
        ("not-a-zip", None, "refuse", ["not_an_archive"], MINIMAL.encode(), False, "the XML alone, called .qdpx: say so"),
        ("truncated", None, "refuse", ["not_an_archive"], project()[:-40], False, "the last 40 bytes are gone"),
        ("empty-file", None, "refuse", ["not_an_archive"], b"", False, None),
        ("no-qde", None, "refuse", ["qde_count"], archive([text]), False, None),
        ("two-qde", None, "refuse", ["qde_count"], archive([qde, ("andere.qde", MINIMAL.encode()), text]), False, None),
        ("qde-in-folder", None, "refuse", ["qde_count"], archive([("map/project.qde", qde[1]), ("map/" + text[0], text[1])]), False, "zipped with the folder around it"),
        ("dtd-laughs", None, "refuse", ["dtd"], project(LAUGHS), True, "10^9 times lol"),
        ("dtd-file", None, "refuse", ["dtd"], project(MINIMAL.replace(HEAD, HEAD + entity).replace("Niveau 3 van 5", "&x;")), True, "would read /etc/hostname"),
        ("dtd-harmless", None, "refuse", ["dtd"], project(MINIMAL.replace(HEAD, HEAD + "<!DOCTYPE Project>\n")), True, "no document type at all"),
        ("deep-5000", None, "refuse", ["too_deep"], project(deep(5000)), True, "5,000 codes inside each other; must not exhaust the stack; libxml2 stops at 2,048"),
        ("deep-1000", "valid", "refuse", ["too_deep"], project(deep(1000)), True, "1,000 codes inside each other"),
        ("deep-20", "valid", "ok", [], project(deep(20)), False, "20 levels are unusual and fine"),
        ("codes-equal-in-case", "valid", "warn", ["code_names_equal"], project(two_codes), True, "both kept; merging is for people"),
        ("codes-equal-in-folding", "valid", "warn", ["code_names_equal"], project(folded), True, "STRASSE and straße"),
        ("codes-equal-in-composition", "valid", "warn", ["code_names_equal"], project(composed), True, "é as one character and as two"),
        ("codes-equal-elsewhere", "valid", "ok", [], project(elsewhere), False, "the same name under another heading is allowed"),
        ("qde-other-name", "valid", "ok", [], project(qde="Gelijke kansen.qde"), True, "as ATLAS.ti writes"),
        ("qde-capital-extension", "valid", "ok", [], project(qde="PROJECT.QDE"), False, None),
        ("sources-capital", "valid", "ok", [], project(folder="Sources/"), True, "as older programs write"),
        ("sources-root-file", "valid", "ok", [], archive([qde, text, (root, b"")]), True, "as NVivo writes; passed over"),
        ("stored", "valid", "ok", [], project(method=zipfile.ZIP_STORED), True, "as NVivo 15 writes"),
        ("stray-files", "valid", "warn", ["stray_entry"], archive([qde, text, ("leesmij.txt", b"x"), ("__MACOSX/._project.qde", b"x"), ("sources/los.txt", b"x")]), False, "passed over; only los.txt is worth saying"),
        ("xml-bom", "valid", "ok", [], project(b"\xef\xbb\xbf" + MINIMAL.encode()), False, "UTF-8 with BOM before the XML"),
        ("xml-utf16", "valid", "ok", [], project(MINIMAL.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16")), False, "XML parsers must read UTF-16; refuse with a clear message if ours does not"),
        ("xml-latin1", "valid", "ok", [], project(MINIMAL.replace('encoding="utf-8"', 'encoding="iso-8859-1"').replace("R01", "Réne").encode("latin-1")), False, "may be refused with a clear message"),
        ("xml-wrong-encoding", None, "refuse", ["not_well_formed"], project(MINIMAL.replace("R01", "Réne").encode("latin-1")), False, "says utf-8, is not"),
        ("xml-cut-off", None, "refuse", ["not_well_formed"], project(MINIMAL[: len(MINIMAL) // 2]), False, None),
        ("namespace-0.4", "invalid", "warn", ["namespace"], project(MINIMAL.replace(NS, "urn:QDA-XML:project:0.4")), True, None),
        ("namespace-0-4", "invalid", "warn", ["namespace"], project(MINIMAL.replace(NS, "urn:QDA-XML:project:0:4")), False, "with a colon, as ATLAS.ti 9 writes its codebooks"),
        ("namespace-none", "invalid", "warn", ["namespace"], project(MINIMAL.replace(f' xmlns="{NS}"', "")), False, None),
        ("namespace-prefix", "valid", "ok", [], project(prefixed()), False, "the namespace with a prefix on every element"),
        ("root-unknown", "invalid", "refuse", ["unknown_element"], project(f'<html xmlns="{NS}"/>'), False, None),
    ]  # fmt: skip
    for name, xsd, wieg, codes, data, spec, note in rows:
        yield f"bad/{name}.qdpx", data, {"xsd": xsd, "wieg": wieg, "codes": codes, "spec": spec, "note": note}


def prefixed():
    import re

    return re.sub(r"<(/?)(?=[A-Z])", r"<\1q:", MINIMAL).replace(f' xmlns="{NS}"', f' xmlns:q="{NS}"')


# Codebooks


def codebooks():
    head = HEAD + '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="%s">\n'
    codes = f"""<Codes>
<Code guid="{g(0xC3)}" name="School" isCodable="false" color="#2D6A4F"><Description>Niveau 3 van 5</Description>
<Code guid="{g(0xD1)}" name="Verwachtingen van leraren" isCodable="true"><Description>Definitie
in twee regels, met é, ع en 🎒</Description></Code>
</Code>
</Codes>
"""
    member = f'<Sets><Set guid="{g(0x81)}" name="Ronde 1"><MemberCode %s="{g(0xD1)}"/></Set></Sets>\n'
    plain = head % "Wieg 0.1" + codes + "</CodeBook>\n"
    taguette = (
        '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5.2"><Codes>'
        '<Code guid="%s" name="School" isCodable="true"/><Code guid="%s" name="School.Verwachtingen" isCodable="true"/>'
        "</Codes><Sets/></CodeBook>"
    ) % tuple(str(taguette_guid(path)).upper() for path in ("School", "School.Verwachtingen"))
    rows = [
        ("minimal", "valid", "ok", [], plain, True, None),
        ("with-set", "valid", "ok", [], head % "Wieg 0.1" + codes + member % "guid" + "</CodeBook>\n", True, "MemberCode has guid in a codebook"),
        ("member-target-guid", "invalid", "repair", ["unknown_attribute", "missing_attribute"], head % "" + codes + member % "targetGUID" + "</CodeBook>\n", True, "the attribute of a project"),
        ("taguette", "invalid", "repair", ["empty_sets"], taguette, True, "empty Sets; no descriptions; the hierarchy is in the names"),
        ("taguette-empty", "invalid", "repair", ["empty_sets", "missing_element"], taguette[: taguette.index("<Codes>")] + "<Codes/><Sets/></CodeBook>", False, "a project without tags"),
        ("namespace-0-4", "invalid", "warn", ["namespace"], plain.replace("codebook:1.0", "codebook:0:4"), False, "as ATLAS.ti 9.0 writes"),
        ("namespace-1-0", "invalid", "warn", ["namespace"], plain.replace("codebook:1.0", "codebook:1:0"), False, "a colon for the point, seen in the wild"),
        ("noteref-in-code", "invalid", "repair", ["unknown_element"], plain.replace("</Description>\n<Code", f'</Description><NoteRef targetGUID="{g(0x51)}"/>\n<Code'), False, "allowed in a project only"),
        ("project-namespace", "invalid", "warn", ["namespace"], plain.replace("codebook:1.0", "project:1.0"), False, None),
    ]  # fmt: skip
    for name, xsd, wieg, codes_, xml, spec, note in rows:
        yield f"codebooks/{name}.qdc", encoded(xml), {"xsd": xsd, "wieg": wieg, "codes": codes_, "spec": spec, "note": note}
    yield "codebooks/zipped.qdc", project(plain, {}), {"xsd": None, "wieg": "refuse", "codes": ["not_well_formed"], "spec": False, "note": "a ZIP called .qdc: a codebook is never zipped"}


def taguette_guid(path):
    import uuid

    return uuid.uuid5(uuid.UUID("51B2B2B7-27EB-4ECB-9D56-E75B0A0496C2"), path)


# All of them


def everything():
    yield "minimal.qdpx", project(), {
        "xsd": "valid", "wieg": "ok", "codes": [], "spec": True, "note": None,
        "counts": {"users": 2, "codes": 2, "levels": 2, "codable": 1, "variables": 1, "values": 1, "cases": 1, "text_sources": 1,
                   "text_selections": 1, "text_codings": 1, "codings": 1, "notes": 0, "links": 0, "sets": 0, "graphs": 0},
        "quotes": [{"guid": g(0xB1), "quote": "Wij verwachten van alle kinderen veel.", "start": 19, "end": 57, "codings": [[g(1), g(0xD1)]]}],
    }  # fmt: skip
    yield "rich.qdpx", *rich()
    yield from mutations()
    yield from dialects()
    yield from bad()
    yield from codebooks()


# Codes that come from reading the archive or the text, which the checker of the XML does not give
BEYOND_XML = {
    "too_large", "entry_size", "too_deep", "text_not_utf8", "date_zone", "stray_entry",
    "offset_dialect_unknown", "offset_dialect_ambiguous",
}  # fmt: skip
SCHEMA_CODES = {
    "unknown_attribute", "missing_attribute", "unknown_element", "missing_element", "empty_sets", "element_order",
    "too_many_elements", "value_form", "guid_form", "color_form", "date_form", "stray_text", "not_empty", "namespace",
}  # fmt: skip


def verify(files):
    """Compares expected.json with the checker of our own and with libxml2 on the schema made from its table."""
    from lxml import etree

    schemas = {which: etree.XMLSchema(etree.fromstring(xsd_like.schema(which).encode())) for which in ("project", "codebook")}
    faults = []
    for name, data, expected in files:
        if len(data) > LARGEST:
            faults.append(f"{name}: {len(data)} bytes")
        found = {code for _, code, _ in xsd_like.check_bytes(name, data, meaning=True)}
        if "dialects/" not in name and not name.endswith(("bomb-in-source.qdpx", "bomb-in-project.qdpx")):
            missing = set(expected["codes"]) - found - BEYOND_XML
            extra = found - set(expected["codes"])
            # A repaired element may break a reference; a text that cannot be read may be shorter.
            allowed = {"path_not_internal", "source_missing", "offset_beyond_text"} if expected["wieg"] == "refuse" else set()
            allowed |= {"offset_beyond_text"} if "text_not_utf8" in expected["codes"] else set()
            allowed |= {"not_an_archive"} if "entry_size" in expected["codes"] else set()
            allowed |= {"not_well_formed"} if "too_deep" in expected["codes"] else set()
            if name.endswith("sets-in-codebook.qdpx"):
                allowed.add("empty_sets")
            if missing or extra - allowed:
                faults.append(f"{name}: missing {sorted(missing)}, not expected {sorted(extra - allowed)}")
        if expected["xsd"] is None:
            continue
        if (expected["xsd"] == "invalid") != bool(found & SCHEMA_CODES):
            faults.append(f"{name}: xsd {expected['xsd']}, but found {sorted(found & SCHEMA_CODES)}")
        xml = data
        if name.endswith(".qdpx"):
            xml = xsd_like.open_archive(data, xsd_like.Found())[0]
        root = etree.fromstring(xml, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
        which = "codebook" if name.endswith(".qdc") else "project"
        if schemas[which].validate(root) != (expected["xsd"] == "valid"):
            faults.append(f"{name}: libxml2 says {schemas[which].error_log.last_error}")
    return faults


def write_expected(files):
    out = {
        "format": "wieg-qdpx-fixtures/1",
        "files": [{"file": name, **{k: v for k, v in expected.items() if v is not None or k in ("xsd", "counting")}} for name, _, expected in files],
        "generated": [
            {
                "command": "make_fixtures.py --selections 1000000 --out big.qdpx",
                "xsd": "valid",
                "wieg": "refuse",
                "codes": ["too_large"],
                "note": "or read it within the limit of memory; with --selections 10000 it must be read",
            }
        ],
    }
    # "file" is taken by the name, so what is said of the text file in a dialect is called "text".
    for entry, (name, _, expected) in zip(out["files"], files):
        entry["file"] = name
        if "file" in expected:
            entry["text"] = expected["file"]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in out["files"])
    generated = json.dumps(out["generated"], ensure_ascii=False)
    return f'{{\n"format": "{out["format"]}",\n"files": [\n{lines}\n],\n"generated": {generated}\n}}\n'


def many(count, path):
    """A project with a great many selections, written piece by piece."""
    text = "woord " * 1000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(f"sources/{A1}.txt", text)
        info = zipfile.ZipInfo("project.qde", (2026, 3, 2, 9, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        with out.open(info, "w", force_zip64=True) as file:
            start = MINIMAL.index("      <PlainTextSelection")
            file.write(MINIMAL[:start].encode())
            rows = []
            for i in range(count):
                a = 6 * (i % 1000)
                rows.append(
                    f'<PlainTextSelection guid="{g(0x1000000 + 2 * i)}" startPosition="{a}" endPosition="{a + 5}">'
                    f'<Coding guid="{g(0x1000001 + 2 * i)}" creatingUser="{g(1 + i // 1000 % 2)}"><CodeRef targetGUID="{g(0xD1)}"/></Coding></PlainTextSelection>\n'
                )
                if len(rows) == 10_000:
                    file.write("".join(rows).encode())
                    rows.clear()
            file.write(("".join(rows) + MINIMAL[MINIMAL.index("    </TextSource>") :]).encode())
    print(f"{path}: {count:,} selections, {Path(path).stat().st_size:,} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--selections", type=int)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.selections:
        many(options.selections, options.out or Path("big.qdpx"))
        return 0
    files = list(everything())
    faults = verify(files)
    if len({name for name, _, _ in files}) != len(files):
        faults.append("a name is used twice")
    wanted = {name: data for name, data, _ in files}
    wanted["expected.json"] = write_expected(files).encode()
    for name, data in wanted.items():
        path = HERE / name
        if not options.check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            faults.append(f"{name}: not what is stored")
    print("\n".join(faults) or f"{len(files)} files, {sum(map(len, wanted.values())):,} bytes; all as expected")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
