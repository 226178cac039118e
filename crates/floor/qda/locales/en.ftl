# Projects from and for other programs: what was found, and what to do.

qda-not-an-archive = This is no project (.qdpx), or it did not arrive whole. Export it again as a REFI-QDA project and send it as a file, neither copied nor unpacked.
qda-too-large = This file unpacks to far more than a project of interviews can be. Wieg does not open it. Export it again, without pictures and sound.
qda-too-many-selections = This project has more than { $most } coded passages, which is more than Wieg reads at once. Export some of the interviews.
qda-entry-name = This project holds a file whose name leads to another place. Wieg does not open it. Export the project again.
qda-entry-kind = This project holds a link instead of a file. Wieg does not open it. Export the project again.
qda-entry-twice = This project holds two files of the same name, and Wieg cannot tell which is meant. Export the project again.
qda-entry-size = A file in this project does not have the size that it says. Wieg does not open it. Export the project again.
qda-encrypted = This file has a password. Export the project without one.
qda-compression = This project is packed in a way that other programs do not know. Export it again as a REFI-QDA project.
qda-qde-count = A .qdpx holds exactly one project, not in a folder. Export it again from the program that it comes from.
qda-dtd = This project holds something that does not belong there and could do harm. Wieg does not open it. Export the project again.
qda-too-deep = The codes in this project are nested deeper than Wieg reads. Make the codebook flatter and export again.
qda-not-well-formed = The project is damaged near line { $line }. Export it again; if this stays, tell the maker of the program.
qda-namespace = This file says that it is of another version of REFI-QDA. Wieg read it as version 1.0. Check whether everything is there.
qda-path-not-internal = { $what } points to a file outside the project. Wieg does not open it. Export the project with its sources inside.
qda-path-escapes = { $what } points to a place outside the project. Wieg does not read this project. Export it again.
qda-unknown-attribute = The format does not have { $what }. It was left out.
qda-missing-attribute = { $what } is missing. Check what Wieg filled in.
qda-unknown-element = The format does not have the part { $what }. It was left out.
qda-missing-element = A part of { $what } is missing. This piece was left out.
qda-too-many-elements = { $what } stands there more often than it may. Check how Wieg read it.
qda-element-order = { $what } is not in its place. Wieg read it all the same.
qda-empty-sets = There is an empty list of sets. It was left out.
qda-stray-text = { $what } holds text that does not belong there. It was left out.
qda-guid-form = The GUID of { $what } is not written as the format wants. Wieg read it all the same.
qda-date-form = The date of { $what } is not written as the format wants. Wieg read it otherwise, or left it out.
qda-date-zone = The date of { $what } has no time zone. The hour may differ.
qda-color-form = Wieg cannot read the colour of { $what }. The colour was left out.
qda-value-form = The value of { $what } cannot be read as it is. Fill it in yourself, or correct it in the other program.
qda-offset-negative = { $what } begins before the text. It was not taken over; code it again.
qda-offset-reversed = { $what } ends before it begins. It was not taken over; code it again.
qda-offset-beyond-text = { $what } goes on after the end of the text. It was not taken over; code it again.
qda-offset-inside-sign = { $what } begins or ends in the middle of a sign. It was not taken over; code it again.
qda-selection-empty = { $what } is an empty passage. Check which passage is meant.
qda-offset-dialect-unknown = The coded passages of { $what } seem shifted. Look at a few of them and choose how they were counted.
qda-offset-dialect-ambiguous = The coded passages of { $what } may have been counted in two ways. Look at a few of them and choose.
qda-dangling-reference = { $what } points to something that is not there. It was not taken over; check it in the other program.
qda-duplicate-guid = { $what } has the same GUID as something else. Only the first was taken over.
qda-content-and-path = { $what } has two texts. Wieg cannot tell which is meant and took over neither.
qda-no-text = { $what } has no text. It was not taken over.
qda-source-missing = The text of { $what } is not in the file. Export the project again, with its sources inside.
qda-text-not-utf8 = The text of { $what } is not in UTF-8, and Wieg does not guess. Save it as UTF-8 in the other program and export again.
qda-text-form = The text of { $what } has line ends or a mark at its beginning that move places. Make every line end a plain new line.
qda-value-type-mismatch = The value of { $what } is of another kind than its variable. It was not taken over.
qda-case-two-values = { $what } has two values for one variable. Neither was taken over; choose one.
qda-value-twice = { $what } has the same value twice. It counts once.
qda-code-not-codable = A heading of the codebook was coded ({ $what }). Check whether that was meant.
qda-code-names-equal = Two codes under one heading have the name { $what }. Both were taken over; merge them if they are the same.
qda-coding-twice = A passage has the same code twice by the same coder. It counts once.
qda-stray-entry = The file holds a text that belongs to nothing ({ $what }). It was not taken over.
qda-more-findings = The same kinds of things were found { $what } more times. Those are not in the list.
qda-astral-characters = { $what } has signs such as emoji. NVivo counts them twice, so codes after such a sign may shift there.

qda-line = Line { $line }

# How the other program counted places in a text.

qda-counted-code-point = Counted by code points: { $fits } of { $all } passages begin and end between words.
qda-counted-utf16 = Counted in UTF-16, as NVivo does: { $fits } of { $all } passages begin and end between words.
qda-counted-crlf = A line end counts for { $count }.
qda-counted-bom = The mark before the beginning of the text counts.
# What the format cannot hold.

qda-lost-source = { $name }: this is no text, and does not go along. Keep the file and its codes yourself.
qda-lost-graph = The graph { $name } does not go along.
qda-lost-looks = The looks of { $name } do not go along; the text does.
qda-lost-reference = { $name } points to something that does not go along. The reference was left out.
qda-lost-characters = { $name } has signs that the format does not know. They were left out.
qda-lost-beyond = The format has no place for { $name }. Keep the file of losses beside the project.
