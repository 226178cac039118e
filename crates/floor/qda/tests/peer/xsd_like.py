"""A strict checker of REFI-QDA projects (.qde, .qdpx) and codebooks (.qdc), written apart from Wieg.

    python -m venv venv
    venv/bin/pip install lxml
    venv/bin/python xsd_like.py FILE...             # the content model of QDA-XML 1.0
    venv/bin/python xsd_like.py --meaning FILE...   # and what the schema cannot see
    venv/bin/python xsd_like.py --writer FILE...    # and what Wieg promises of what it writes
    venv/bin/python xsd_like.py --schema project    # the same content model as an XML Schema, for another validator

One line per violation: FILE:LINE: CODE: what is wrong. The exit status is 1 when there is any, else 0.
The content model follows Project.xsd of 18 March 2019 (REFI, www.qdasoftware.org, MIT licence) and Codebook.xsd 1.0.
"""

import argparse
import calendar
import io
import re
import sys
import unicodedata
import zipfile
from pathlib import Path

from lxml import etree

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

# The content model. Attributes: "name!type", with "!" for required and "?" for optional.
# Children: "name:type" followed by nothing (exactly one), "?", "*" or "+", in order.
# ("choice", ...) is one of them; a choice with "+" is any number of them, in any order.

AUDIT = "creatingUser?guid creationDateTime?dateTime modifyingUser?guid modifiedDateTime?dateTime"
TAIL = "Coding:Coding* NoteRef:Ref*"
MEDIA = f"guid!guid name?string path?string currentPath?string {AUDIT}"
BOX = "firstX!integer firstY!integer secondX!integer secondY!integer"

TYPES = {
    # name: (attributes, children); children None means that nothing is allowed inside
    "Project": (
        "name!string origin?string creatingUserGUID?guid creationDateTime?dateTime modifyingUserGUID?guid "
        "modifiedDateTime?dateTime basePath?string",
        "Users:Users? CodeBook:CodeBook? Variables:Variables? Cases:Cases? Sources:Sources? Notes:Notes? Links:Links? "
        "Sets:Sets? Graphs:Graphs? Description:string? NoteRef:Ref*",
    ),
    "Users": ("", "User:User+"),
    "User": ("guid!guid name?string id?string", None),
    "CodeBook": ("", "Codes:Codes"),
    "Codes": ("", "Code:Code+"),
    "Code": ("guid!guid name!string isCodable!boolean color?rgb", "Description:string? NoteRef:Ref* Code:Code*"),
    "Variables": ("", "Variable:Variable+"),
    "Variable": ("guid!guid name!string typeOfVariable!typeOfVariable", "Description:string?"),
    "Cases": ("", "Case:Case+"),
    "Case": (
        "guid!guid name?string",
        "Description:string? CodeRef:Ref* VariableValue:VariableValue* SourceRef:Ref* SelectionRef:Ref*",
    ),
    "VariableValue": (
        "",
        "VariableRef:Ref (TextValue:string|BooleanValue:boolean|IntegerValue:integer|FloatValue:decimal|DateValue:date|"
        "DateTimeValue:dateTime)?",
    ),
    "Sources": (
        "",
        "(TextSource:TextSource|PictureSource:PictureSource|PDFSource:PDFSource|AudioSource:AudioSource|"
        "VideoSource:VideoSource)+",
    ),
    "TextSource": (
        f"guid!guid name?string richTextPath?string plainTextPath?string {AUDIT}",
        f"Description:string? PlainTextContent:string? PlainTextSelection:PlainTextSelection* {TAIL} "
        "VariableValue:VariableValue*",
    ),
    "PlainTextSelection": (
        f"guid!guid name?string startPosition!integer endPosition!integer {AUDIT}",
        f"Description:string? {TAIL}",
    ),
    "Coding": ("guid!guid creatingUser?guid creationDateTime?dateTime", "CodeRef:Ref NoteRef:Ref*"),
    "PictureSource": (
        MEDIA,
        f"Description:string? TextDescription:TextSource? PictureSelection:PictureSelection* {TAIL} "
        "VariableValue:VariableValue*",
    ),
    "PictureSelection": (f"guid!guid name?string {BOX} {AUDIT}", f"Description:string? {TAIL}"),
    "PDFSource": (
        MEDIA,
        f"Description:string? PDFSelection:PDFSelection* Representation:TextSource? {TAIL} VariableValue:VariableValue*",
    ),
    "PDFSelection": (
        f"guid!guid name?string page!integer {BOX} {AUDIT}",
        f"Description:string? Representation:TextSource? {TAIL}",
    ),
    "AudioSource": (
        MEDIA,
        f"Description:string? Transcript:Transcript* AudioSelection:TimeSelection* {TAIL} VariableValue:VariableValue*",
    ),
    "VideoSource": (
        MEDIA,
        f"Description:string? Transcript:Transcript* VideoSelection:TimeSelection* {TAIL} VariableValue:VariableValue*",
    ),
    "TimeSelection": (f"guid!guid name?string begin!integer end!integer {AUDIT}", f"Description:string? {TAIL}"),
    "Transcript": (
        f"guid!guid name?string richTextPath?string plainTextPath?string {AUDIT}",
        "Description:string? PlainTextContent:string? SyncPoint:SyncPoint* TranscriptSelection:TranscriptSelection* "
        "NoteRef:Ref*",
    ),
    "SyncPoint": ("guid!guid timeStamp?integer position?integer", None),
    "TranscriptSelection": (
        f"guid!guid name?string fromSyncPoint?guid toSyncPoint?guid {AUDIT}",
        f"Description:string? {TAIL}",
    ),
    "Notes": ("", "Note:TextSource+"),
    "Links": ("", "Link:Link+"),
    "Link": (
        "guid!guid name?string direction?direction color?rgb originGUID?guid targetGUID?guid",
        "NoteRef:Ref*",
    ),
    "Sets": ("", "Set:Set+"),
    "Set": ("guid!guid name!string", "Description:string? MemberCode:Ref* MemberSource:Ref* MemberNote:Ref*"),
    "Graphs": ("", "Graph:Graph+"),
    "Graph": ("guid!guid name?string", "Vertex:Vertex* Edge:Edge*"),
    "Vertex": (
        "guid!guid representedGUID?guid name?string firstX!integer firstY!integer secondX?integer secondY?integer "
        "shape?shape color?rgb",
        None,
    ),
    "Edge": (
        "guid!guid representedGUID?guid name?string sourceVertex!guid targetVertex!guid color?rgb direction?direction "
        "lineStyle?lineStyle",
        None,
    ),
    "Ref": ("targetGUID!guid", None),
}

CODEBOOK_TYPES = {
    "CodeBook": ("origin?string", "Codes:Codes Sets:Sets?"),
    "Codes": ("", "Code:Code+"),
    "Code": ("guid!guid name!string isCodable!boolean color?rgb", "Description:string? Code:Code*"),
    "Sets": ("", "Set:Set+"),
    "Set": ("guid!guid name!string", "Description:string? MemberCode:MemberCode*"),
    "MemberCode": ("guid!guid", None),
}

HEX = "[0-9a-fA-F]"
GUID = f"{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}"
ENUMS = {
    "direction": ["Associative", "OneWay", "Bidirectional"],
    "typeOfVariable": ["Text", "Boolean", "Integer", "Float", "Date", "DateTime"],
    "shape": [
        "Person", "Oval", "Rectangle", "RoundedRectangle", "Star", "LeftTriangle", "RightTriangle", "UpTriangle",
        "DownTriangle", "Note",
    ],
    "lineStyle": ["dotted", "dashed", "solid"],
}  # fmt: skip
PATTERNS = {
    "guid": rf"({GUID})|(\{{{GUID}\}})",
    "rgb": r"#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})",
}
CODES = {"guid": "guid_form", "rgb": "color_form", "dateTime": "date_form", "date": "date_form"}
VALUE_OF = {
    "TextValue": "Text",
    "BooleanValue": "Boolean",
    "IntegerValue": "Integer",
    "FloatValue": "Float",
    "DateValue": "Date",
    "DateTimeValue": "DateTime",
}


def split_attributes(text):
    return {m[0]: (m[1] == "!", m[2]) for m in re.findall(r"(\w+)([!?])(\w+)", text)}


def split_children(text):
    """A list of ({name: type}, least, most)."""
    steps = []
    for choice, name, kind, times in re.findall(r"(?:\(([^)]*)\)|(\w+):(\w+))([?*+]?)", text):
        names = dict(part.split(":") for part in choice.split("|")) if choice else {name: kind}
        steps.append((names, int(times in ("", "+")), None if times in ("*", "+") else 1))
    return steps


# Simple values


def date_time(value, with_time):
    zone = r"(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
    time = r"T(\d\d):(\d\d):(\d\d(?:\.\d+)?)" if with_time else ""
    match = re.fullmatch(rf"(-?)(\d{{4,}})-(\d\d)-(\d\d){time}{zone}", value, re.ASCII)
    if not match:
        return False
    year, month, day = (int(match[i]) for i in (2, 3, 4))
    if year == 0 or (len(match[2]) > 4 and match[2][0] == "0") or not 1 <= month <= 12:
        return False
    # A year before the era has no calendar rule worth having here: take that of the year with the same remainder.
    if not 1 <= day <= calendar.monthrange(year if year < 9999 else 2000 + year % 400, month)[1]:
        return False
    if not with_time:
        return True
    hour, minute, second = int(match[5]), int(match[6]), float(match[7])
    return (hour < 24 and minute < 60 and second < 60) or (hour == 24 and minute == 0 and second == 0)


def fits(kind, value):
    if kind == "string":
        return True
    value = re.sub(r"[ \t\r\n]+", " ", value).strip(" ")  # all but strings collapse white space
    if kind in ENUMS:
        return value in ENUMS[kind]
    if kind in PATTERNS:
        return re.fullmatch(PATTERNS[kind], value) is not None
    if kind == "boolean":
        return value in ("true", "false", "1", "0")
    if kind == "integer":
        return re.fullmatch(r"[+-]?\d+", value, re.ASCII) is not None
    if kind == "decimal":
        return re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", value, re.ASCII) is not None
    return date_time(value, kind == "dateTime")


# The content model


class Found(list):
    def add(self, line, code, text):
        self.append((line, code, text))


def local(tag):
    return tag.rpartition("}")[2]


def check_element(root, kind, types, namespace, found):
    """Walks without recursion, because nesting may be deeper than Python's stack."""
    todo = [(root, kind)]
    simple = set(ENUMS) | set(PATTERNS) | {"string", "boolean", "integer", "decimal", "date", "dateTime"}
    model = {name: (split_attributes(a), None if c is None else split_children(c)) for name, (a, c) in types.items()}
    while todo:
        element, kind = todo.pop()
        line, name = element.sourceline, local(element.tag)
        inside = [child for child in element if isinstance(child.tag, str)]
        texts = [element.text or "", *(child.tail or "" for child in element)]
        if kind in simple:
            for key in element.attrib:
                if not key.startswith("{" + XSI + "}"):
                    found.add(line, "unknown_attribute", f"{name} has no attribute {key}")
            if inside:
                found.add(line, "unknown_element", f"{name} holds text, not {local(inside[0].tag)}")
            elif not fits(kind, "".join(texts)):
                found.add(line, CODES.get(kind, "value_form"), f"{name}: {''.join(texts)!r} is not a {kind}")
            continue
        attributes, children = model[kind]
        for key, value in element.attrib.items():
            if key in (f"{{{XSI}}}schemaLocation", f"{{{XSI}}}noNamespaceSchemaLocation"):
                continue
            if key not in attributes:
                found.add(line, "unknown_attribute", f"{name} has no attribute {key}")
            elif not fits(attributes[key][1], value):
                code = CODES.get(attributes[key][1], "value_form")
                found.add(line, code, f"{name} {key}: {value!r} is not a {attributes[key][1]}")
        for key, (required, _) in attributes.items():
            if required and key not in element.attrib:
                found.add(line, "missing_attribute", f"{name} needs the attribute {key}")
        if children is None:
            if inside or any(texts):
                found.add(line, "not_empty", f"{name} must be empty")
            continue
        if any(text.strip(" \t\r\n") for text in texts):
            found.add(line, "stray_text", f"{name} holds elements, not text")
        todo += reversed(check_order(element, name, inside, children, namespace, found))


def check_order(element, name, inside, children, namespace, found):
    """Follows the sequence; gives the children to check, each with its type."""
    prefix = f"{{{namespace}}}" if namespace else ""
    known = {n: t for names, _, _ in children for n, t in names.items()}
    place, seen, out = 0, [0] * len(children), []
    for child in inside:
        if child.tag != prefix + local(child.tag) or local(child.tag) not in known:
            found.add(child.sourceline, "unknown_element", f"{name} has no element {child.tag}")
            continue
        called = local(child.tag)
        out.append((child, known[called]))
        step = next(i for i, (names, _, _) in enumerate(children) if called in names)
        if step < place:
            found.add(child.sourceline, "element_order", f"{called} comes too late in {name}")
        place = max(place, step)
        seen[step] += 1
        if children[step][2] == 1 and seen[step] == 2:
            found.add(child.sourceline, "too_many_elements", f"{name} takes one of {' or '.join(children[step][0])}")
    for (names, least, _), count in zip(children, seen):
        if count < least:
            code = "empty_sets" if name == "Sets" else "missing_element"
            found.add(element.sourceline, code, f"{name} needs {' or '.join(names)}")
    return out


# What the schema cannot see


def bare(guid):
    return (guid or "").strip(" \t\r\n").strip("{}").lower()


REFERENCES = {  # where a GUID points, and to what
    "CodeRef": ["Code"],
    "MemberCode": ["Code"],
    "SourceRef": ["TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"],
    "MemberSource": ["TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"],
    "SelectionRef": ["PlainTextSelection", "PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection",
                     "TranscriptSelection"],
    "VariableRef": ["Variable"],
    "NoteRef": ["Note"],
    "MemberNote": ["Note"],
}  # fmt: skip


def plain_text(element, sources):
    """The text of a TextSource, a Note, a Representation, a TextDescription or a Transcript; None if there is none."""
    content = [child for child in element if isinstance(child.tag, str) and local(child.tag) == "PlainTextContent"]
    path = element.get("plainTextPath")
    if content:
        return content[0].text or ""
    if path and path.startswith("internal://") and sources is not None:
        data = sources.get(path.removeprefix("internal://"))
        return None if data is None else data.decode("utf-8", "replace").removeprefix("\ufeff")
    return None


def check_meaning(root, sources, found):
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    where = {}
    for element in elements:
        guid = element.get("guid")
        if guid is None or (local(root.tag) == "CodeBook" and local(element.tag) == "MemberCode"):
            continue
        if bare(guid) in where:
            found.add(element.sourceline, "duplicate_guid", f"{guid} is also the {local(where[bare(guid)].tag)} above")
        where.setdefault(bare(guid), element)

    def need(element, guid, kinds, what):
        target = where.get(bare(guid))
        if target is None or (kinds and local(target.tag) not in kinds):
            found.add(element.sourceline, "dangling_reference", f"{what} {guid}: there is no such {kinds[0] if kinds else 'thing'}")
            return None
        return target

    names = {}
    for element in elements:
        name, line = local(element.tag), element.sourceline
        if name in REFERENCES and not (name == "NoteRef" and local(root.tag) == "CodeBook"):
            guid = element.get("targetGUID", element.get("guid"))
            target = need(element, guid, REFERENCES[name], name)
            coding = element.getparent() is not None and local(element.getparent().tag) == "Coding"
            if coding and target is not None and target.get("isCodable") in ("false", "0"):
                found.add(line, "code_not_codable", f"coding on {target.get('name')!r}, which is a heading")
        for key in ("creatingUser", "modifyingUser", "creatingUserGUID", "modifyingUserGUID"):
            if element.get(key) is not None:
                need(element, element.get(key), ["User"], key)
        for key in ("originGUID", "representedGUID", *(["targetGUID"] if name == "Link" else [])):
            if element.get(key) is not None:
                need(element, element.get(key), [], key)
        for key, kind in (("sourceVertex", "Vertex"), ("targetVertex", "Vertex"), ("fromSyncPoint", "SyncPoint"), ("toSyncPoint", "SyncPoint")):
            if element.get(key) is not None:
                need(element, element.get(key), [kind], key)
        if name == "Code":
            folded = unicodedata.normalize("NFKC", element.get("name", "").casefold()).strip()
            place = (id(element.getparent()), folded)
            if place in names:
                found.add(line, "code_names_equal", f"{element.get('name')!r} and {names[place]!r} differ in case only")
            names.setdefault(place, element.get("name"))
        for key in ("plainTextPath", "richTextPath", "path"):
            path = element.get(key)
            if path is None:
                continue
            inner = path.removeprefix("internal://")
            if inner == path:
                found.add(line, "path_not_internal", f"{key} {path}")
            elif not inner or "/" in inner or "\\" in inner or inner in (".", "..") or ":" in inner or "\0" in inner:
                found.add(line, "path_escapes", f"{key} {path}")
            elif sources is not None and inner not in sources:
                found.add(line, "source_missing", f"{key} {path} is not in the archive")
        if name in ("TextSource", "Note", "Representation", "TextDescription", "Transcript"):
            content = any(isinstance(c.tag, str) and local(c.tag) == "PlainTextContent" for c in element)
            path = element.get("plainTextPath") is not None
            if content and path:
                found.add(line, "content_and_path", f"{name} has text and a path to text")
            elif not content and not path:
                found.add(line, "no_text", f"{name} has no text")
            check_offsets(element, plain_text(element, sources), found)
        if name in ("Case", "TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"):
            check_values(element, where, found)
        if name in ("AudioSelection", "VideoSelection") and number(element, "end") < number(element, "begin"):
            found.add(line, "offset_reversed", f"{name} ends before it begins")


def number(element, key):
    try:
        return int(element.get(key, "0"))
    except ValueError:
        return 0


def check_offsets(element, text, found):
    for selection in element:
        if not isinstance(selection.tag, str) or local(selection.tag) != "PlainTextSelection":
            continue
        start, end = number(selection, "startPosition"), number(selection, "endPosition")
        line = selection.sourceline
        if start < 0 or end < 0:
            found.add(line, "offset_negative", f"{start}..{end}")
        elif end < start:
            found.add(line, "offset_reversed", f"{start}..{end}")
        elif text is not None and end > len(text):
            found.add(line, "offset_beyond_text", f"{start}..{end} in a text of {len(text)}")
        elif start == end:
            found.add(line, "selection_empty", f"{start}..{end}")
        seen = set()
        for coding in selection:
            if not isinstance(coding.tag, str) or local(coding.tag) != "Coding":
                continue
            for reference in coding:
                if isinstance(reference.tag, str) and local(reference.tag) == "CodeRef":
                    key = bare(reference.get("targetGUID")), bare(coding.get("creatingUser"))
                    if key in seen:
                        found.add(coding.sourceline, "coding_twice", "the same code by the same user on one selection")
                    seen.add(key)


def check_values(element, where, found):
    seen = {}
    for value in element:
        if not isinstance(value.tag, str) or local(value.tag) != "VariableValue":
            continue
        parts = [part for part in value if isinstance(part.tag, str)]
        variable = next((bare(part.get("targetGUID")) for part in parts if local(part.tag) == "VariableRef"), None)
        held = next((part for part in parts if local(part.tag) in VALUE_OF), None)
        target = where.get(variable)
        if target is None or held is None:
            continue
        kind = target.get("typeOfVariable")
        if VALUE_OF[local(held.tag)] != kind:
            found.add(value.sourceline, "value_type_mismatch", f"{local(held.tag)} for a variable of type {kind}")
        content = (held.text or "").strip()
        if variable in seen:
            code = "case_two_values" if seen[variable] != content else "value_twice"
            found.add(value.sourceline, code, f"{target.get('name')}: {seen[variable]!r} and {content!r}")
        seen.setdefault(variable, content)


def check_writer(root, sources, names, found):
    """What Wieg promises: instants in UTC with Z, bare lowercase GUIDs, plain texts without BOM and CR, no strays."""
    used = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for key, value in element.attrib.items():
            if key.endswith("DateTime") and not value.endswith("Z"):
                found.add(element.sourceline, "date_zone", f"{key} {value} does not end in Z")
            if key.lower().endswith("guid") and value != bare(value):
                found.add(element.sourceline, "guid_spelling", f"{key} {value} is not bare and in lower case")
            if key in ("plainTextPath", "richTextPath", "path"):
                used.add(value.removeprefix("internal://"))
                if key == "plainTextPath":
                    data = (sources or {}).get(value.removeprefix("internal://"), b"")
                    if data.startswith(b"\xef\xbb\xbf"):
                        found.add(element.sourceline, "text_bom", value)
                    if b"\r" in data:
                        found.add(element.sourceline, "text_cr", value)
                    try:
                        data.decode("utf-8")
                    except UnicodeDecodeError:
                        found.add(element.sourceline, "text_not_utf8", value)
    for name in names or []:
        if name == "project.qde" or name == "sources/":
            continue
        if not name.startswith("sources/") or name.removeprefix("sources/") not in used:
            found.add(0, "stray_entry", f"{name} is in the archive and nothing refers to it")
    if names is not None and "project.qde" not in names:
        found.add(0, "qde_name", "the project is not called project.qde")


# Files

LIMIT = 200_000_000


def open_archive(data, found):
    """The project, the files in sources/ and the names of an archive; only what it takes to check it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        names = [info.filename for info in infos]
        if sum(info.file_size for info in infos) > LIMIT:
            found.add(0, "too_large", "the archive holds more than 200 MB")
            return None, None, names
        for name in names:
            if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or "\\" in name or ":" in name:
                found.add(0, "entry_name", f"the archive holds {name!r}")
        if len({name.casefold() for name in names}) != len(names):
            found.add(0, "entry_twice", "the archive holds a name twice, capitals aside")
        for info in infos:
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                found.add(0, "compression", f"{info.filename} is neither stored nor deflated")
            if info.flag_bits & 1:
                found.add(0, "encrypted", f"{info.filename} is encrypted")
                return None, None, names
            if info.external_attr >> 28 == 0o12:
                found.add(0, "entry_kind", f"{info.filename} is a link")
        roots = [name for name in names if "/" not in name and name.lower().endswith(".qde")]
        if len(roots) != 1:
            found.add(0, "qde_count", f"the archive holds {len(roots)} files .qde at its root")
            return None, None, names
        sources = {
            name.split("/", 1)[1]: archive.read(name)
            for name in names
            if name.lower().startswith("sources/") and not name.endswith("/")
        }
        return archive.read(roots[0]), sources, names


def check_bytes(name, data, meaning=False, writer=False):
    """All violations in one file, as (line, code, text)."""
    found = Found()
    sources = names = None
    if name.lower().endswith(".qdpx"):
        try:
            data, sources, names = open_archive(data, found)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
            found.add(0, "not_an_archive", str(error))
            return found
        if data is None:
            return found
    prolog = re.match(rb"(?:[^<]|<[?!])*", data)[0]  # up to the root element
    if b"<!DOCTYPE" in prolog:
        found.add(0, "dtd", "a document type is not allowed")
        return found
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        found.add(error.lineno or 0, "not_well_formed", error.msg)
        return found
    if root.getroottree().docinfo.doctype:  # in another encoding than ASCII
        found.add(0, "dtd", "a document type is not allowed")
        return found
    expected = {"Project": (PROJECT, TYPES), "CodeBook": (CODEBOOK, CODEBOOK_TYPES)}.get(local(root.tag))
    if expected is None:
        found.add(root.sourceline, "unknown_element", f"the root is {root.tag}")
        return found
    namespace, types = expected
    if not root.tag.startswith("{" + namespace + "}"):
        found.add(root.sourceline, "namespace", f"the root is {root.tag}, not in {namespace}")
        actual = root.tag.rpartition("}")[0].lstrip("{")
        check_element(root, local(root.tag), types, actual, found)
    else:
        check_element(root, local(root.tag), types, namespace, found)
    if meaning or writer:
        check_meaning(root, sources, found)
    if writer:
        check_writer(root, sources, names, found)
    found.sort()
    return found


def schema(which):
    """The same content model as an XML Schema, so that another validator can be asked."""
    types, namespace, root = (TYPES, PROJECT, "Project") if which == "project" else (CODEBOOK_TYPES, CODEBOOK, "CodeBook")
    plain = {"string", "boolean", "integer", "decimal", "date", "dateTime"}

    def called(kind):
        return f"xsd:{kind}" if kind in plain else f"{kind}Type"

    out = [f'<xsd:schema xmlns="{namespace}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}" elementFormDefault="qualified">']
    out.append(f'<xsd:element name="{root}" type="{root}Type"/>')
    for name, (attributes, children) in types.items():
        out.append(f'<xsd:complexType name="{name}Type">')
        if children is not None:
            out.append("<xsd:sequence>")
            for names, least, most in split_children(children):
                times = f'minOccurs="{least}" maxOccurs="{"unbounded" if most is None else most}"'
                inner = [(n, called(t)) for n, t in names.items()]
                if len(inner) == 1:
                    out.append(f'<xsd:element name="{inner[0][0]}" type="{inner[0][1]}" {times}/>')
                else:
                    out.append(f"<xsd:choice {times}>" + "".join(f'<xsd:element name="{n}" type="{t}"/>' for n, t in inner) + "</xsd:choice>")
            out.append("</xsd:sequence>")
        for key, (required, kind) in split_attributes(attributes).items():
            use = ' use="required"' if required else ""
            out.append(f'<xsd:attribute name="{key}" type="{called(kind)}"{use}/>')
        out.append("</xsd:complexType>")
    for kind, pattern in PATTERNS.items():
        out.append(f'<xsd:simpleType name="{kind}Type"><xsd:restriction base="xsd:token"><xsd:pattern value="{pattern}"/></xsd:restriction></xsd:simpleType>')
    for kind, values in ENUMS.items():
        listed = "".join(f'<xsd:enumeration value="{v}"/>' for v in values)
        out.append(f'<xsd:simpleType name="{kind}Type"><xsd:restriction base="xsd:token">{listed}</xsd:restriction></xsd:simpleType>')
    return "\n".join([*out, "</xsd:schema>"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--meaning", action="store_true", help="also check references, offsets, values and paths")
    parser.add_argument("--writer", action="store_true", help="also check what Wieg promises of its own files")
    parser.add_argument("--schema", choices=["project", "codebook"], help="print the content model as an XML Schema")
    options = parser.parse_args()
    if options.schema:
        print(schema(options.schema), end="")
        return 0
    if not options.files:
        parser.error("no file given")
    bad = 0
    for path in options.files:
        for line, code, text in check_bytes(path.name, path.read_bytes(), options.meaning, options.writer):
            print(f"{path}:{line}: {code}: {text}")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
