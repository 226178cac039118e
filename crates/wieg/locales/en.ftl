# Progress
wieg-reading = Reading
wieg-measuring = Measuring
wieg-writing = Making the report

# Measuring
wieg-report-written = The report is in { $path }: open report.html, or print report.pdf for the team.
wieg-own-team = Is this for your own team? With --profile intern you also see the small counts of your own school.
wieg-problems = { $count ->
    [one] There is 1 problem in the file. See it
   *[other] There are { $count-written } problems in the file. See them
} with: wieg intake check { $path }
wieg-dropped = The column ‘{ $column }’ was dropped unread ({ $count-written } { $count ->
    [one] cell
   *[other] cells
}): Wieg does not need it.
wieg-outside-population = The definition ‘{ $id }’ counts pupils outside its own population, so that figure is not shown. Change its population or its numerator.
wieg-no-pupils = There is no pupil in this file who counts. Nothing was written. See what is wrong with ‘wieg intake check’.
wieg-workbook-about = All tables of the report. Where a count cannot be seen, it says ‘not shown’: that is not the same as zero.
wieg-choice-unknown = ‘{ $id }’ is not in the mapping. Choose from: { $known }.
wieg-indicator-unknown = There is no indicator ‘{ $id }’. Choose from: { $known }.
wieg-indicators-unreadable = No definitions can be read in { $path }. Give a folder that holds a folder per indicator with definition.toml in it.
wieg-definition-problem = { $name } line { $line }: { $text }
wieg-definitions-refused = { $count ->
    [one] There is 1 mistake in the definitions; nothing was measured.
   *[other] There are { $count-written } mistakes in the definitions; nothing was measured.
}
wieg-no-randomness = This computer gives no random numbers; without them Wieg cannot make pseudonyms. Nothing was read.
wieg-render = The report could not be made. That is a mistake in Wieg; please report it with this text: { $text }

# Writing
wieg-write-not-writable = { $path } cannot be written to. Nothing was changed. Choose another place with --out.
wieg-write-disk-full = The disk is full at { $path }. Nothing half-done was left. Make room and try again.
wieg-write-not-a-folder = { $path } is not a folder. Choose another place with --out; nothing was changed.
wieg-write-not-ours = { $path } does not belong to a report of Wieg, so that folder is left alone. Choose another folder with --out.
wieg-write-other = { $path } could not be written. Nothing was changed. Choose another place with --out.

# Mapping
wieg-proposal = This is how { $path } would be read:
wieg-one-school = The file names no school. It is read as the list of one school; otherwise put the column or the code in the mapping.
wieg-agree = Is this right? [Y/n]
wieg-mapping-to-edit = The proposal is in { $map }. Fill in what is still open, then measure with: wieg measure { $path } --map { $map }
wieg-map-written = The proposal is in { $path }. Check it and keep it with your file.
wieg-map-exists = { $path } exists already and may have been edited. Give another name with --out.
wieg-map-unreadable = The mapping { $path } cannot be read. Is the name right?
wieg-map-problem = { $text }
wieg-map-refused = { $count ->
    [one] There is 1 mistake in the mapping; nothing was read.
   *[other] There are { $count-written } mistakes in the mapping; nothing was read.
}

# Checking
wieg-check-read = { $rows-written } rows read, { $used-written } used, { $out-written } left out.
wieg-check-tables = This folder holds tables of Wieg itself with { $pupils } pupils. They are sound.
wieg-check-none = No problems found.
wieg-check-problem = row { $row }, column { $column }: { $text } { $way-on }
wieg-check-more = { $count ->
    [one] … and 1 more problem. Show more with --most.
   *[other] … and { $count-written } more problems. Show more with --most.
}

# Cube
wieg-cube-is = This cube counts { $pupils-written } pupils in { $tables-written } tables. Confidential: small groups are not protected yet.
wieg-cube-table = { "  " }{ $axes }: { $measures ->
    [one] 1 count
   *[other] { $measures-written } counts
}
wieg-cube-written = { $pupils-written } pupils counted in { $path }. Confidential working material: share it only with whoever adds the figures up.
wieg-cube-file = The cube { $path } cannot be read or written. Nothing was changed. Check the name, and whether you may read and write in that folder, and try again.
wieg-cube-not-a-cube = { $path } is not a cube of Wieg, or is damaged. Nothing was changed. Make the cube again with ‘wieg cube build’.
wieg-cube-layout = { $path } was made with another version of Wieg. Count again with this version.
wieg-merge-schema = { $path } uses another version of the tables. Count again with the same version of Wieg.
wieg-merge-definition = The definition of ‘{ $what }’ in { $path } is another one. Use the same definitions everywhere and count again.
wieg-merge-context = { $path } differs in { $what ->
    [background] the classes of the background
    [condition] the test at which pupils are compared
    [outcome] the outcome test
   *[weights] the weights
}. Use the same mapping and count again.
wieg-merge-twice = { $path } holds the same counts as { $other }; together they would count the same pupils twice. Nothing was written. Name each cube once. If they are other pupils after all, count them together from one file.
wieg-merge-tables = { $path } counts other columns. Use the same mapping and count again.
wieg-merge-simulated = { $path } counts simulated pupils and the other cube real ones, or the other way round. Added up, nobody could tell them apart. Nothing was written.
wieg-merge-cohort = { $path } counts the cohort that started in { $cohort } once more, but up to another year. Added up, those pupils would count twice. Nothing was written. Take one count of each cohort.
wieg-cube-frozen = A frozen cohort: started in { $cohort }, seen up to and including { $seen }.
wieg-freeze-written = { $path }: { $pupils-written } pupils, started in { $cohort } and seen up to and including { $seen }.
wieg-freeze-same = { $path } is there already and counts the same.
wieg-freeze-kept = The counts are in { $path }. Confidential: they hold small numbers. Keep them as carefully as the list itself. Later you measure them with: wieg measure { $path }
wieg-freeze-differs = { $path } exists already and counts something else, or by other definitions. Nothing was written. If the new list is the better one, replace the old count with --replace.
wieg-freeze-nothing = This list does not follow pupils over the years: it has no school years of pupils or diplomas, or none of them is over yet. There is nothing to freeze.
wieg-freeze-simulated = { $path } holds simulated pupils and the new count real ones, or the other way round. Nothing was written. Choose another folder.
wieg-freeze-fewer = Of those who started in { $cohort }, an earlier count had { $before-written } pupils; now there are { $now-written }. Those who are gone have often left already, and without them a share with a diploma comes out too high. So Wieg measures the earlier count, up to and including { $seen }.
wieg-freeze-choice = These are frozen counts: background, tests, definitions and mapping are settled. Leave out --map, --background, --condition, --outcome and --indicators.
wieg-freeze-not-frozen = { $path } has the name of a frozen count, but is an ordinary cube. Take the file out of the folder, or freeze again with ‘wieg cube freeze’.
wieg-freeze-title = Frozen counts ({ $name })

# Sheet to fill in
wieg-template-written = The sheet is in { $path }. Fill it in, then measure with: wieg measure { $path }
wieg-template-exists = { $path } exists already and may have been filled in. Give another name with --out.

# Looking
wieg-yes = yes
wieg-no = no
wieg-detected = { $what ->
    [format] kind of file
    [encoding] characters
    [delimiter] delimiter
    [decimal] decimal sign
    [dates] dates
    [header] names in the first row
    [sheet] sheet
   *[rows] rows
}: { $value }
wieg-groups-only = { $count ->
    [one] This is an EDEXML group list with 1 group.
   *[other] This is an EDEXML group list with { $count-written } groups.
} It holds neither advice nor tests; ask your administration for a list with the advice in it.
wieg-column = { "  " }{ $name } ({ $shapes }): { $roles }. { $why }
wieg-map-beside = There is a mapping beside the file already: { $map }. Nothing was changed. Measure with --map { $map }, or remove it for a new proposal.
wieg-simulating = Simulating pupils
wieg-region-made = The simulated region is in { $path }: { $primary } primary schools with { $pupils } pupils who got an advice, and { $secondary } secondary schools with { $careers } careers. All names are invented. ‘wieg measure { $path }’ makes a report of it.
wieg-region-dirt = Dirt in the lists, { $kind ->
    [missing] parental education missing
    [late] without provisional advice and test
    [duplicate] rows that stand there twice
    [merged] schools merged into another
    [renamed] schools with a changed code
   *[small] schools with four pupils at most
}: { $hit } of { $whole }.
wieg-what-if-off = What-if questions are still switched off: first the simulation has to predict years that it was not fitted to.
wieg-fitting = Fitting to published figures
wieg-fit-done = At a test reliability of { $reliability } the advice block meets { $met } of { $targets } published figures within what was allowed beforehand.
wieg-fit-written = The page is in { $path }.
wieg-fit-no-file = { $file } cannot be read. The folder of --data has to hold { $files }, as sample-data/national does. Nothing was written.
wieg-fit-missing = { $file } does not have ‘{ $what }’, or holds no number there. Compare it with the file of that name in sample-data/national. Nothing was written.
wieg-hold-out = Prediction of { $year } ({ $of ->
    [no-test] no test
   *[new-rule] the new rule
}): { $passes ->
    [yes] passed
   *[no] not passed
}. Farthest off is ‘{ $figure }’: predicted { $predicted }%, published { $published }%, { $off } points off where { $allowed } were allowed.
wieg-what-if-on = Both predictions of years that the simulation was not fitted to came close enough.
wieg-sector = { $sector ->
    [po] Primary schools
   *[vo] Secondary schools
}
wieg-parameter = from { $min } to { $max }; source: { $source }, { $year } ({ $label ->
    [found] found
    [derived] computed from found figures
    [fitted] fitted to published figures
   *[memory] from memory, not looked up
}); { $identified ->
    [yes] can be told from published figures
   *[no] cannot be told from published figures
}
wieg-recovering = Putting it to the test
wieg-recover-written = The tables are in { $path }.
wieg-recover-kept = { $worlds ->
    [0] Nothing is promised at this number of pupils: read the tables as they are.
   *[other] In { $worlds } simulated worlds the estimates did what is promised, and the comparison at equal test score failed as it should.
}
wieg-recover-broken = { $estimator } with bias { $bias } and reliability { $reliability }: { $promise ->
    [coverage] the range holds the truth in { $coverage }% of the cases; that is not what is promised.
    [bias] the estimate is off by { $off } on average; that is more than is promised.
    [narrowest] the range is wider than that of one test with a known reliability; it should be the narrowest.
   *[naive-fails] this comparison should have failed and did not, so this test proves nothing.
}
wieg-recover-fault = The test could not be run. That is a mistake in Wieg; please report it with this text: { $text }
wieg-recover-warn = { $failure ->
    [reliability-too-low] If the test is more reliable than was stated, the conversion goes too far: the gap looks about a tenth of a half level more favourable to the lowest class than it is. State a range if the number is not certain.
    [reliability-too-high] If the test is less reliable than was stated, a gap remains that is measurement error alone, about a tenth of a half level. State a range if the number is not certain.
    [end-of-range] The reliability is known as a range. Read the range of the gap, and not its middle.
    [missing] The background of some pupils is unknown. If it is missing more often for pupils with a lower advice, the gap looks smaller than it is. See first who is missing.
    [clustered-teachers] Schools differ widely in how generously they advise. The figure stays straight, but its range becomes wider.
    [sorted] Who goes to which school is sharply divided. The figure holds, but it includes what differs between schools: where generous schools are those to which one class goes more often, that is part of the gap.
    [ceiling] Many pupils have the highest score; above it the test sees no difference. The gap then looks somewhat larger than it is. Take a test with more room, or compare below the highest score.
    [two-scales] Scores of tests on different scales stand side by side here. That works as more measurement error, and shows a gap that is not there. Measure each test on its own.
    [unequal-error] The conversion assumes that the test measures everybody with the same precision. If it measures one group less precisely, through the language of the test for instance, the gap shifts. Two tests per pupil would show it.
    [follows-test] The final advice partly moves along with the test. The conversion alone then goes too far and must not be shown on its own.
    [follows-test-between] The final advice partly moves along with the test. The range therefore runs from the measured to the converted gap; the provisional advice says more of the school's own judgement.
    [shared-error] The two tests of a pupil were partly wrong in the same way, because they were taken on one day for instance. They then seem more reliable than they are, and a gap remains that is measurement error. Take tests that lie apart.
    [four-schools] These are four schools. The range is so wide that only a very large gap stands out; finding none says little here.
   *[eight-schools] These are eight schools. The range is wide: finding no gap does not mean that there is none. Take more years together.
}

# Benchmark
wieg-benchmark-written = The benchmark is in { $path }. It holds only what everybody may see; small groups are left out. Measure a school beside it with: wieg measure LIST --benchmark { $path }
wieg-benchmark-few-schools = A benchmark takes at least { $needed-written } schools: with fewer, a school can work out the figures of the others. Nothing was written.
wieg-benchmark-nothing = This list has nothing to count for a benchmark. It takes pupils who are followed long enough, with their diplomas, and groups that are large enough to show. Nothing was written.
wieg-benchmark-unreadable = The benchmark { $path } cannot be read. Is the name right?
wieg-benchmark-refused = { $count ->
    [one] There is 1 mistake in { $path }; nothing was measured.
   *[other] There are { $count-written } mistakes in { $path }; nothing was measured.
}
wieg-benchmark-simulated = { $path } counts simulated pupils, and this list real ones. Beside a simulation a figure of real pupils says nothing. Nothing was measured. Leave out --benchmark.
wieg-benchmark-unused = { $path } has no figures made by the same definitions; the report comes without a benchmark.

# The site
wieg-site-fault = The site cannot go on: { $text }
wieg-serve-address = Wieg cannot listen on { $address }: perhaps something else does. Choose another address with --address.
wieg-serve-theme = The theme { $path } cannot be read. Is the name right? Nothing was started.
wieg-serve-secret = The file { $path } cannot be read. Is the name right, and may Wieg read it? Nothing was started.
wieg-account-unknown = There is no account with { $email }. Is the address right?
wieg-account-link = Give this after the address of your site; it works once and for a week: { $path }
wieg-serve-who = This is the first time, so there is nobody yet who can sign in. Say with --administrator the e-mail address of who looks after Wieg here.
wieg-serve-first = The administrator chooses a password here. The link works once and for a week: { $address }
wieg-serve-ready = Wieg is ready at { $address }. Stop it with Ctrl-C.
wieg-demo-ready = The demonstration is ready at { $address }. Everything in it is invented, but for the research data of Brandsma and Knuver. Sign in as:
wieg-demo-password = The password is ‘{ $password }’ for all of them. Stop with Ctrl-C.
wieg-demo-not-ours = In { $path } there is a real installation, not a demonstration. Choose another folder with --data.
wieg-demo-person = { $role ->
    [administrator] Administrator (invented)
    [board-member] Board member (invented)
    [school-leader] School leader (invented)
    [teacher] Teacher (invented)
    [team-leader] Team leader (invented)
    [quality-coordinator] Quality coordinator (invented)
    [care-coordinator] Care coordinator (invented)
    [partner] Partner (invented)
    [data-protection-officer] Data protection officer (invented)
    [regional-coordinator] Regional coordinator (invented)
    [parent] Parent (invented)
    [pupil] Pupil (invented)
   *[other] Researcher (invented)
}
wieg-data-not-there = There is no installation of Wieg in { $path }. Is the folder right?
wieg-audit-whole = { $count ->
    [one] The log is whole: { $count-written } entry. The last is { $last }. Write that down somewhere else.
   *[other] The log is whole: { $count-written } entries. The last is { $last }. Write that down somewhere else.
}
wieg-audit-broken = The log is not whole: from entry { $number } on the chain does not hold. Something was changed, removed or added there.
wieg-backup-there = { $path } exists already. Choose a new folder for every backup.
wieg-backup-busy = Lists kept being taken back while we copied. Try again later; nothing was left half-done.
wieg-backup-done = The backup is in { $path } and was looked over: the log ({ $count-written } entries) and all lists are whole.
wieg-restore-there = { $path } exists already. Put a backup back in a new folder; nothing was changed.
wieg-restore-broken = The backup in { $path } is not whole. Nothing was put back.
wieg-restore-done = The backup was put back in { $path } and looked over: the log ({ $count-written } entries) and all lists are whole.

doctor-well = Everything is as it should be.
doctor-not-well = There is something to do; see the lines with ✗.
doctor-folder-ours = Only who runs Wieg can look into { $path }.
doctor-folder-open = Others on this machine can look into { $path }. Close it: chmod 700 { $path }
doctor-folder-unknown = See for yourself whether only who runs Wieg can look into { $path }.
doctor-writable = { $path } can be written in.
doctor-not-writable = { $path } cannot be written in ({ $fault }). Is the disk full, or the folder somebody else's?
doctor-database = The database does not open: { $fault }. Put the last backup back with ‘wieg restore’.
doctor-log-whole = { $count ->
    [one] The log is whole ({ $count-written } line).
   *[other] The log is whole ({ $count-written } lines).
}
doctor-log-broken = From line { $number } on the log is no longer what it was: somebody wrote in it without Wieg. Keep this folder, and tell the data protection officer.
doctor-no-administrator = There is no administrator who can sign in. Make a link with ‘wieg account link’.
doctor-administrators = { $count ->
    [one] There is { $count-written } administrator, with a second step.
   *[other] There are { $count-written } administrators, all with a second step.
}
doctor-no-second-step = { $count ->
    [one] { $count-written } administrator has not set up a second step yet.
   *[other] { $count-written } administrators have not set up a second step yet.
}
doctor-lists = { $count ->
    [one] { $count-written } list opens.
   *[other] { $count-written } lists open.
}
doctor-list-broken = The list in folder { $folder } of organisation { $organisation } does not open. Put the last backup back with ‘wieg restore’.
doctor-key-gone = The key of organisation { $organisation } is gone. A new list would count the same pupils twice. Put the last backup back with ‘wieg restore’.

share-key-made = The key is in { $path }. Keep it well and give it to nobody. The line below may be known to everybody:
share-not-a-key = There is no key in { $path }. Make one with ‘wieg share key’.
share-not-a-board = ‘{ $text }’ is no board with a key. Write it as ‘name=key’, with the key that ‘wieg share key’ shows.
share-begun = The round is in { $path }. Send it to all boards that count along.
share-too-few = A round has at least three boards. With two, each knows the figures of the other after taking off its own.
share-twice = { $name } is there twice.
share-years = These school years cannot be. Give the year in which each begins, the first before the last.
share-number = The number of this round is not right. Ask the region for the file again.
share-not-a-round = { $path } is no round. Ask the region for the file again.
share-not-a-gift = { $path } is not what a board gives with ‘wieg share give’.
share-given-before = { $path } exists already. Choose another name.
share-no-pupils = Nobody in this list is of the school years of the round. Nothing was given.
share-given = { $count ->
    [one] { $count-written } figure is hidden in { $path }. Send the file to the region.
   *[other] { $count-written } figures are hidden in { $path }. Send the file to the region.
}
share-key-code = Say this code when another board calls to check your key: { $code }
share-who = In this round for { $region } these count along, each with the code of its key:
share-who-sure = Call the other boards and compare the codes. Are these they? (yes or no)
share-not-sure = Nothing was given. Whoever makes up the other boards sees the figures of yours. Check the codes, and give after that with --yes or by answering yes.
share-round-before = With this key something was given to the round in { $path } already. Giving twice would tell what changed. Is something wrong? Ask the region for a new round.
share-not-of-this-round = This is not of this round: the key is of none of its boards, or it was made for another round.
share-unusable-key = Nothing can be agreed with the key of { $name }. Ask for a new one.
share-waiting = These boards have not given yet: { $names }. Until then there is nothing to see.
share-not-signed = What came from { $name } was changed on the way. Ask the board to send the file again.
share-given-twice = { $name } gave twice. Leave one file out.
share-no-sum = What the boards gave does not add up ({ $reason }). Begin a new round.
share-left-out = Not added up, because not every board counts it like this or has data for it: { $ids }.

# wieg lens, wieg letters

wieg-lens-at = Line { $line }: ‘{ $words }’
wieg-lens-summary = { $count ->
    [0] The lens points at nothing in { $path }.
    [one] The lens points at one place in { $path }.
   *[other] The lens points at { $count } places in { $path }.
}
wieg-lens-score = { $half }: of { $found-and-wrong } sentences that were found, { $found } are right (precision { $precision }); of { $found-and-missed } sentences that were to be found, { $found } were (recall { $recall }).
wieg-lens-score-new = { $half }, compounds that no rule spells out: { $found } of { $of } found ({ $recall }).
wieg-lens-score-line = Line ‘{ $line }’ is no labelled sentence. It takes: id, half, sentence, label, places, category, kind, note, with tabs between them.
