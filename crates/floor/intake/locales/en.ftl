# The sentences of reading files. First what happened, then that nothing was lost, then what to do now.

-nothing-lost = Nothing was read in and your file has not been changed.

## The whole file

intake-refusal-not-found = The file { $file } is not there. { -nothing-lost } Check the name and the folder.
intake-refusal-unreadable = The file { $file } cannot be opened ({ $cause }). { -nothing-lost } Close it in other programs and check that you may read it.
intake-refusal-empty = The file is empty. { -nothing-lost } Make the export again and check that there are pupils in it.
intake-refusal-header-only = The file has columns but no pupils. { -nothing-lost } Make the export again and choose the groups or years you want to see.
intake-refusal-unknown-format = We do not know this kind of file. { -nothing-lost } Save the list as CSV or as an Excel workbook (.xlsx) and try again.
intake-refusal-cut-off = The file stops in the middle of row { $row }: it is not complete. { -nothing-lost } Download or export it again.
intake-refusal-open-quote = In row { $row } a cell begins with a quotation mark that is never closed. { -nothing-lost } Close the quotation mark, or export the file again if it was cut off.
intake-refusal-broken-container = This { $format } file is damaged or incomplete. { -nothing-lost } Open it in the program it came from and save it again.
intake-refusal-invalid-bytes = Row { $row } has characters that do not exist in { $encoding }. { -nothing-lost } Remove the line "encoding" from the mapping, then we find the right one, or save the file as UTF-8.
intake-refusal-garbled = In column { $column }, row { $row }, there are letters that went wrong earlier, such as Ã© for é. { -nothing-lost } Export the file again and choose UTF-8, or set the column to "ignored" in the mapping.
intake-refusal-column-absent = The mapping names a column { $column } that is not in the file. { -nothing-lost } Change the name in the mapping.
intake-refusal-column-absent-nearest = The mapping names a column { $column } that is not in the file. { -nothing-lost } Do you mean { $nearest }? Then change the name in the mapping.
intake-refusal-sheet-absent = The sheet { $sheet } is not in the workbook. { -nothing-lost } These are the sheets: { $sheets }.
intake-refusal-column-twice = Two columns are called { $column }, so it is not clear which one you mean. { -nothing-lost } Give one of the two another name.
intake-refusal-no-pupil-column = No column was named as the pupil number. { -nothing-lost } Give one column the role "pupil" in the mapping. Without a number we cannot recognise duplicate rows.
intake-refusal-no-school = Nothing says which school this is. { -nothing-lost } Give a column the role "school", or put the code of your school under [school] in the mapping.
intake-refusal-no-cohort = Nothing says which school year this is. { -nothing-lost } Give a column the role "school-year", or put the year under [cohort] in the mapping.
intake-refusal-nothing-usable = { $rows ->
    [one] The one row of this file could not be used.
   *[other] None of the { $rows-written } rows could be used.
} { -nothing-lost } The mapping probably does not fit this file. Have the file looked at again and compare the columns.
intake-refusal-wrong-width = Most rows have a different number of cells from the first, which has { $expected }. { -nothing-lost } The delimiter is probably wrong. Put the right one in the mapping, at "delimiter".
intake-refusal-citizen-numbers = Column { $column } holds citizen service numbers or education numbers. We never read those. { -nothing-lost } Remove the column from the export, or set it to "ignored" in the mapping and choose the pupil number of your own administration.
intake-refusal-origin-without-purpose = Column { $column } is about origin. We read that only when a purpose is recorded. { -nothing-lost } Put the purpose in the mapping under [[purpose]], after talking to your data protection officer, or set the column to "ignored".
intake-refusal-personal-column = Column { $column } holds names, dates of birth or addresses. We never read those. { -nothing-lost } Set the column to "ignored" in the mapping.
intake-refusal-too-large = The file has more than { $most-written } rows. { -nothing-lost } Divide it into more files.
intake-refusal-unpacks-too-large = Unpacked, this { $format } file is larger than { $most-written } MB. { -nothing-lost } Save the list as CSV, or take out what is not needed.
intake-refusal-only-groups = EDEXML holds groups, but no advice and no tests. { -nothing-lost } Export a list with the school advice from your pupil administration, as Excel or CSV.
intake-refusal-unsafe-xml = This XML file has parts that we do not open, to be safe. { -nothing-lost } Export the EDEXML again from your pupil administration.
intake-refusal-no-meta = There is no meta.toml in the folder { $folder }. { -nothing-lost } Choose a file instead of a folder, or put the mapping beside it as meta.toml.
intake-refusal-broken-tables = The file { $file } is damaged or does not belong in this folder. { -nothing-lost } Make the folder again, or get it again from whoever made it.
intake-refusal-newer-tables = A later version of Wieg made this folder. { -nothing-lost } Update Wieg and try again.
intake-refusal-simulated-truth = This is the truth behind simulated pupils. Wieg does not measure it: then there would be nothing left to test. { -nothing-lost } Choose the folder with the tables beside it.
intake-refusal-mapping = { $count ->
    [one] One thing in the mapping is not right.
   *[other] { $count-written } things in the mapping are not right.
} { -nothing-lost } Below is what you can change, line by line.
intake-refusal-not-an-exam-file = This is not a DUO file of exam candidates and passes: its columns are different. { -nothing-lost } Download it again from DUO, as CSV.

## The text of a mapping

intake-mapping-not-toml = Line { $line }: this text is not well formed ({ $words }).
intake-mapping-unknown-word = Line { $line }: we do not know the word "{ $word }" here{ $place ->
    [top] {""}
   *[other] {" "}({ $place })
}.
intake-mapping-unknown-word-nearest = Line { $line }: we do not know the word "{ $word }" here{ $place ->
    [top] {""}
   *[other] {" "}({ $place })
}. Do you mean "{ $nearest }"?
intake-mapping-unknown-value = Line { $line }: { $word } cannot be "{ $value }". Choose from: { $known }.
intake-mapping-unknown-value-nearest = Line { $line }: { $word } cannot be "{ $value }". Do you mean "{ $nearest }"? Choose from: { $known }.
intake-mapping-absent = Line { $line }: "{ $word }" is missing here{ $place ->
    [top] {""}
   *[other] {" "}({ $place })
}.
intake-mapping-wrong-kind = Line { $line }: { $word } must be { $needed ->
    [number] a number
    [yes-no] true or false
    [texts] a list of texts between [ and ]
    [section] a group of lines or a list of groups
    [school-year] a school year, such as "2023-2024"
    [decimals] a whole number from 0 to 6
    [study-year] a year of study from 1 to 6
    [range] a list of two numbers, the lower first
    [reliability] a reliability above 0 and at most 1, the low one not above the high one
    [positive] a number above zero
    [code] a code of lower-case letters, digits and hyphens, and not "unknown"
    [classes] a list of 2 to 250 classes
    [sign] one character
   *[text] a text between quotation marks
}.
intake-mapping-version = Line { $line }: this mapping is of version { $version }; we read version { $known }.
intake-mapping-role-twice = Line { $line }: only one column can have the role { $role }, and here are two: { $columns }.
intake-mapping-code-twice = Line { $line }: the code "{ $code }" is used twice.
intake-mapping-cuts-not-rising = Line { $line }: the bounds of "{ $background }" must rise.
intake-mapping-value-in-two-classes = Line { $line }: in "{ $background }", "{ $value }" is in two classes.

## What stands in a saved mapping

intake-comment-top = The mapping of a list: which column is for what. You may change, keep and share all of it.
    sector: po (groep 8), vo (one row per pupil per school year) or research.
intake-comment-file = How the file is written. What you remove, we find out.
intake-comment-columns = The columns. A column that is not here is not read.
    Roles: pupil, school, location, school-name, board, surroundings, school-year, cohort, origin-school, weight,
    advice-provisional, advice-test, advice-final, advice-reason, placement, study-year, level,
    profile, diploma, diploma-year, test, origin, ignored.
    Explain your own spellings with: values = {"{"} "60" = "havo" {"}"}
intake-comment-background = A background: classes from low to high. Unknown is always a class of its own.
intake-comment-purpose = Why columns about origin are read. Without a purpose they are not.
intake-comment-questions = You still have to decide this yourself:

## Rows and cells

intake-problem-row-width = This row has { $value } cells instead of { $other }.
intake-problem-row-width-do = The row does not count. Usually a cell holds a delimiter: put that cell between quotation marks.
intake-problem-pupil-missing = The pupil number is missing.
intake-problem-pupil-missing-do = The row does not count. Fill in the pupil number. If it is a line of totals, this is as it should be.
intake-problem-pupil-twice = This pupil is already in row { $other }, in the same school year.
intake-problem-pupil-twice-do = The first row counts. Remove the row that is wrong. Are they two pupils of two schools with one number? Then put within = "school" with the column of the pupil number.
intake-problem-pupil-twice-in-year = In this school year the pupil is already in row { $other }.
intake-problem-pupil-twice-in-year-do = The first row counts. Leave one row per pupil and school year.
intake-problem-school-missing = The school is missing.
intake-problem-school-missing-do = The row does not count. Fill in the code of the school.
intake-problem-school-year-missing = The school year is missing.
intake-problem-school-year-missing-do = The row does not count. Fill in the school year, such as 2023-2024.
intake-problem-school-year-unreadable = We cannot read the school year "{ $value }".
intake-problem-school-year-unreadable-do = The row does not count. Write it as 2023-2024, or as a day in that school year.
intake-problem-weight-missing = The weight is missing.
intake-problem-weight-missing-do = The row does not count. Fill in the weight, or leave out the column of weights.
intake-problem-weight-unreadable = The weight "{ $value }" is not a number.
intake-problem-weight-unreadable-do = The row does not count. Fill in a number.
intake-problem-weight-negative = The weight is below zero.
intake-problem-weight-negative-do = The row does not count. A weight is zero or higher.
intake-problem-advice-unreadable = We cannot read the advice "{ $value }".
intake-problem-advice-unreadable-do = The advice counts as unknown; we do not guess. Write it out, such as vmbo-kb or havo/vwo, or explain the spelling in the mapping.
intake-problem-advice-impossible = The advice "{ $value }" names levels that cannot be one advice together.
intake-problem-advice-impossible-do = The advice counts as unknown. An advice is one level, or two levels next to each other.
intake-problem-test-advice-unreadable = The test advice "{ $value }" is none of the six categories.
intake-problem-test-advice-unreadable-do = The test advice counts as unknown. The categories are pro/vmbo-bb, vmbo-bb/kb, vmbo-kb/gl-tl, vmbo-gl-tl/havo, havo/vwo and vwo.
intake-problem-level-unreadable = We cannot read the level "{ $value }".
intake-problem-level-unreadable-do = The level counts as unknown. Write it out, use the element code, or explain the spelling in the mapping.
intake-problem-placement-unreadable = We cannot read the first class "{ $value }".
intake-problem-placement-unreadable-do = The placement counts as unknown. Write out the levels of the class, such as havo/vwo.
intake-problem-study-year-unreadable = We cannot read the year of study "{ $value }".
intake-problem-study-year-unreadable-do = The year of study counts as unknown. Fill in a number from 1 to 6.
intake-problem-study-year-impossible = This year of study does not exist at this level.
intake-problem-study-year-impossible-do = The year of study counts as unknown. Check that the level and the year belong together.
intake-problem-profile-unreadable = We cannot read the profile "{ $value }".
intake-problem-profile-unreadable-do = The profile counts as unknown; we do not guess. An abbreviation such as N&T, E&M/C&M or Z&W will do, and so will the element code. Or explain the spelling in the mapping. Is there no profile yet? Then leave the cell empty.
intake-problem-profile-impossible = There is no profile "{ $value }" at this level.
intake-problem-profile-impossible-do = The profile counts as unknown. Check that the level and the profile belong together.
intake-problem-diploma-unreadable = We cannot read the diploma "{ $value }".
intake-problem-diploma-unreadable-do = The diploma counts as unknown. Write one level, such as havo.
intake-problem-diploma-year-unreadable = We cannot read the year of the diploma, "{ $value }".
intake-problem-diploma-year-unreadable-do = The year counts as unknown. Write it as 2023-2024.
intake-problem-score-unreadable = The score "{ $value }" is not a number.
intake-problem-score-unreadable-do = The score counts as unknown. Fill in a number, or leave the cell empty.
intake-problem-value-masked = Here is "{ $value }", a masked value, where a number of one pupil belongs.
intake-problem-value-masked-do = The value counts as unknown. Use a list with one row per pupil, not a table of counts.
intake-problem-decimal-sign = The number "{ $value }" has a different decimal sign from the rest of the file.
intake-problem-decimal-sign-do = The number counts as unknown. Put the sign that holds for this file in the mapping, at "decimal".
intake-problem-score-outside-range = The score { $value } lies outside the range of the test.
intake-problem-score-outside-range-do = The score counts as unknown. Check that it is the right test, and that the range in the mapping is right.
intake-problem-class-unknown = The value "{ $value }" belongs to none of the classes of this background.
intake-problem-class-unknown-do = The background counts as unknown. Put the value in a class in the mapping, or at "unknown".
intake-problem-measure-unreadable = The value "{ $value }" is not a number.
intake-problem-measure-unreadable-do = The background counts as unknown. Fill in a number, or leave the cell empty.
intake-problem-facts-differ = This says something other than row { $other } of the same pupil.
intake-problem-facts-differ-do = The first row counts. Check which of the two is right.
intake-problem-final-below-provisional = The final advice is lower than the provisional one.
intake-problem-final-below-provisional-do = Both are kept, but do not count in the reconsideration. An advice may not go down after the test: check whether the columns were swapped.
intake-problem-schools-share-name = These schools have the same name: { $value }.
intake-problem-schools-share-name-do = They remain separate schools, because their codes differ. If it is one school, give it one code.
intake-problem-school-has-two-names = The school { $value } has two names in this file.
intake-problem-school-has-two-names-do = The first name is shown. If it is not the same school, give it a code of its own.

intake-consequence-row-left-out = The row does not count.
intake-consequence-fact-unknown = This fact counts as unknown.
intake-consequence-kept = The row stays.

## A first look at a file

intake-kind-empty = empty
intake-kind-school-year = school years
intake-kind-day = days
intake-kind-levels = levels or advice
intake-kind-school-code = school codes
intake-kind-yes-no = yes and no
intake-kind-whole-number = whole numbers
intake-kind-decimal-number = numbers with decimals
intake-kind-text = text

intake-forbidden-citizen-number = citizen service number or education number: never read
intake-forbidden-name = name: not read
intake-forbidden-birth-date = date of birth: not read
intake-forbidden-contact = address or contact details: not read
intake-forbidden-origin = origin: only with a recorded purpose

intake-reason-known-name = we know this column name
intake-reason-near-name = the column name looks like "{ $name }"
intake-reason-values = the values look like it
intake-reason-forbidden-name = the column name says that this may not be read
intake-reason-citizen-numbers = more than half of the nine-digit numbers are citizen service numbers or education numbers
intake-reason-nothing = nothing points to a role; the column is not read

intake-role-pupil = pupil number
intake-role-school = school
intake-role-location = location
intake-role-school-name = name of the school
intake-role-board = board
intake-role-surroundings = surroundings of the school: urban or rural
intake-role-school-year = school year
intake-role-cohort = cohort
intake-role-origin-school = school of origin
intake-role-weight = survey weight
intake-role-advice-provisional = provisional advice
intake-role-advice-test = test advice
intake-role-advice-final = final advice
intake-role-advice-reason = reason for not raising the advice
intake-role-placement = first class
intake-role-study-year = year of study
intake-role-level = level
intake-role-profile = profile
intake-role-diploma = diploma
intake-role-diploma-year = year of the diploma
intake-role-test = test
intake-role-origin = origin of the list: simulated or not
intake-role-background = background
intake-role-ignored = not read

intake-question-pupil = Which column is the pupil number? Give that column the role "pupil".
intake-question-school = Which school is it? Put its code under [school], for instance fixed = "99ZZ00".
intake-question-cohort = Which school year is it? Put it under [cohort], for instance fixed = "2023-2024".
intake-question-role = What does column { $column } hold? It can be: { $roles }.
intake-question-order = Column { $column } looks like a background. Put its values in order, from low to high: { $values }.
intake-question-meaning = What do these values in column { $column } mean: { $values }?
intake-question-codes = Column { $column } holds codes. Their meaning was inferred from the OSO standard and is not confirmed. Check the explanation at "values".
intake-question-sheet = The workbook has more sheets. Is { $sheet } the right one?
