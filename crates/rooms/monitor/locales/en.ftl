# Words
word-with = with this outcome
word-without = without this outcome
word-less-than-one = fewer than 1
word-more-than-99 = more than 99
word-single = single advice
word-double = dual advice
word-beside-the-ladder = secondary special education, or no advice possible
word-special-education = secondary special education
word-not-possible = advice not possible
word-full = raised to the test advice or above
word-partial = raised in part
word-unchanged = not raised
word-final-unknown = final advice unknown
word-not-called-for = test advice not higher
word-not-compared = cannot be compared
word-impossible = mistake in the file
word-below = below the advice
word-within = at the advice
word-above = above the advice
word-in-class = in a class
word-transition-class = international transition class
word-left-outcome-unknown = left, outcome unknown
word-small-schools-together = small primary schools together
word-all = all pupils
word-true = yes
word-false = no
word-band = { $low } to { $high }
level-pro = practical training (pro)
level-vmbo-bb = vmbo basic
level-vmbo-kb = vmbo middle-management
level-vmbo-gt = vmbo combined-theoretical
level-havo = havo
level-vwo = vwo
unit-of-hundred = per 100 pupils
simulated = Simulation, not a prediction

# Columns
column-background = background
column-advice-final = final school advice
column-advice-provisional = provisional school advice
column-advice-final-width = kind of advice
column-advice-provisional-width = kind of provisional advice
column-reconsideration = what followed the test
column-origin-school = primary school
column-school = school
column-outcome = outcome
column-level = level
column-last-standing = last known place
column-placement-against-advice = placement against the advice
column-position3-against-advice = position in year 3 against the advice
column-advice-final-half-levels = advice in half levels
column-diploma = diploma
column-all = all pupils
column-unknown-background = background unknown

# What a file needs
needs-background = the background of pupils
needs-background-measure = the background as a number
needs-advice-final = the final school advice
needs-advice-final-low = the final school advice
needs-advice-final-half-levels = the final school advice
needs-advice-final-width = the final school advice
needs-advice-final-high = the final school advice
needs-advice-provisional = the provisional school advice
needs-advice-provisional-low = the provisional school advice
needs-advice-provisional-high = the provisional school advice
needs-advice-provisional-half-levels = the provisional school advice
needs-advice-provisional-width = the provisional school advice
needs-advice-test = the test advice
needs-advice-test-low = the test advice
needs-advice-test-high = the test advice
needs-advice-test-half-levels = the test advice
needs-reason-recorded = the reason for not raising an advice
needs-placement = the class at the start of secondary school
needs-placement-low = the class at the start of secondary school
needs-placement-high = the class at the start of secondary school
needs-position3 = the class in year 3
needs-position3-low = the class in year 3
needs-position3-high = the class in year 3
needs-last-standing = the class in each school year
needs-diploma = the diploma
needs-score = a test score at which to compare pupils
needs-score-band = a test score at which to compare pupils
needs-outcome-score = a test score as the outcome
needs-school = the school
needs-origin-school = the school of origin
needs-board = the school board
needs-cohort = the school year
needs-era = the school year
needs-weight = a weight for each pupil
list-and = { $before } and { $last }
takes-larger-counts = larger counts, so that nobody can be recognised (take more years together)
takes-pupils = at least { $needed-written } pupils in each group (take more years together)
takes-schools = at least { $needed-written } schools, so that none of them can be recognised
takes-weights = a calculation with survey weights (this part does not have one yet)
takes-both-groups = pupils in both groups
takes-more-schools = data from more than one school
takes-common-scores = scores that occur in both groups
takes-spread = scores and outcomes that differ from pupil to pupil
takes-other-records = other data (with these it cannot be worked out)

# The answer
answer-gap-withheld = Whether children with different backgrounds get equal chances here, we do not know yet. { $why }
answer-nothing = { $pupils ->
    [one] We cannot say anything about 1 pupil.
   *[other] With this data we cannot say anything yet about these { $pupils-written } pupils.
}
answer-no-background = The background of the pupils is not known; the report explains how you can add it with care.
about-whom = { $pupils ->
    [one] This is about 1 pupil
   *[other] This is about { $pupils-written } pupils
} at { $schools ->
    [one] 1 school
   *[other] { $schools-written } schools
}{ $years ->
    [none] .
    [one] , school year { $first }.
   *[more] , school years { $first } to { $last } together.
}
about-older = { $count ->
    [one] One older cohort in the file does not count
   *[other] { $count-written } older cohorts in the file do not count
}{ $except ->
    [yes] , except in figures that take years: those are about every cohort that was followed long enough.
   *[no] .
}
takes-all-cohorts = This figure is about every cohort in the file that was followed long enough, including the older ones that do not count elsewhere in this report.
about-left-out = { $count ->
    [one] One row of the file does not count; ‘wieg intake check’ says why.
   *[other] { $count-written } rows of the file do not count; ‘wieg intake check’ says why.
}
about-left-out-few = A few rows of the file do not count; ‘wieg intake check’ says why.

# A range in words
range-between = between { $low } and { $high }
range-one = both ends round to { $low }
span-one = { $size } { $way }
span-side = { $near } to { $far } { $way }
span-both = { $lower } { $lower-way } to { $higher } { $higher-way }
way-fewer = fewer
way-more = more
way-lower = lower
way-higher = higher

# What the figures say
say-mean-gap = Pupils in the group ‘{ $focal }’ score on average { $gap } { $unit } { $direction ->
    [lower] lower
   *[higher] higher
} on ‘{ $outcome }’ than pupils in the group ‘{ $reference }’{ $chance ->
    [yes] , but with these numbers that may also be chance.
   *[no] { " " }({ $range }).
}
say-share-gap = Of every 100 pupils in the group ‘{ $focal }’, { $focal-share } have ‘{ $outcome }’; in the group ‘{ $reference }’ it is { $reference-share }. { $chance ->
    [yes] With these numbers, that gap may also be chance.
   *[no] { $rounded ->
        [yes] Before rounding that is a gap of { $gap } ({ $range }).
       *[no] That is a gap of { $gap } ({ $range }).
    }
}
# made in code: say-equal-score-*, say-split-*, say-unknown-bounds-*
say-equal-score-gap = At { $basis ->
    [true] a truly equal
   *[between] an equal
} score on ‘{ $test }’, { $kind ->
    [share] of every 100 pupils from ‘{ $focal }’ { $span } have ‘{ $outcome }’ than of every 100 from ‘{ $reference }’.
   *[mean] pupils from ‘{ $focal }’ end { $span } on ‘{ $outcome }’ than pupils from ‘{ $reference }’.
}
say-equal-score-open = At { $basis ->
    [true] a truly equal
   *[between] an equal
} score on ‘{ $test }’, the gap { $kind ->
    [share] in ‘{ $outcome }’ may also be zero: of every 100 pupils from ‘{ $focal }’, { $span } than of every 100 from ‘{ $reference }’.
   *[mean] on ‘{ $outcome }’ may also be zero: ‘{ $focal }’ { $span } than ‘{ $reference }’.
}
say-equal-score-nothing = At { $basis ->
    [true] a truly equal
   *[between] an equal
} score on ‘{ $test }’, the gap between ‘{ $focal }’ and ‘{ $reference }’ in ‘{ $outcome }’ rounds to zero.
say-equal-score-explained = Chance and the imprecision of the test can together explain what is seen at the measured score.
say-measured-score = At the measured score it is { $span }.
say-measurement-alone = The imprecision of the test alone would already make it { $span }.
say-measurement-nothing = The imprecision of the test makes almost no difference to this.
say-follows-test = Since 2023-2024 the final advice partly moves along with this test, so the range runs from the measured score to the score without error.
say-follows-test-more = The provisional advice shows what the school judged by itself.
say-split-gap = Of every 100 pupils from ‘{ $focal }’ { $span } have ‘{ $outcome }’ than of every 100 from ‘{ $reference }’.
say-split-nothing = Between ‘{ $focal }’ and ‘{ $reference }’ the gap in ‘{ $outcome }’ rounds to zero.
say-split-parts = Of this, { $composition } goes with different scores, { $rate } is found at equal scores, and { $outside } goes with scores that only one group has.
split-part-back = { $size } the other way
say-split-rate-gap = The range at equal scores: { $span }.
say-split-rate-open = At equal scores the gap may also be zero: { $span }.
say-split-rate-nothing = At equal scores the gap rounds to zero.
say-mobility = Line up all pupils twice from 1 to 100: by background and by outcome. Someone ten places further along the first line is on average { $value } places further { $direction ->
    [lower] back
   *[higher] along
} in the second ({ $range }).
say-mobility-one-school = The table shows where pupils from each group end up. A figure with a range needs more schools.
say-superiority = Take a random pupil from ‘{ $focal }’ and one from ‘{ $reference }’, time and again. In { $value } of 100 cases the first stands further up the ladder ({ $range }). At 50 there is no gap.
say-segregation = To spread the pupils evenly over these { $schools-written } schools, { $counted } of every 100 pupils in the lowest group would have to change schools. Drawing lots would already give { $chance }. { $beyond ->
    [none] No more separation is seen here than chance gives.
    [at-most] On a scale from chance (0) to wholly apart (100) that is at most { $high }; so it may also be chance.
   *[some] On a scale from chance (0) to wholly apart (100) that is { $value } ({ $range }).
}
say-schools = Of all differences between pupils, { $value } goes with the school they attend ({ $range }).
say-schools-at-equal-score = Of the differences that there are at an equal score, { $value } goes with the school ({ $range }).
say-funnel = Over all schools together it is { $benchmark } of 100 pupils (‘{ $outcome }’). By chance alone, at most 1 in 20 schools lies outside the limits; here it is { $outside ->
    [0] none
   *[other] { $outside-written }
} of the { $points-written }.
say-gradient = For a step of 1 on ‘{ $measure }’{ $has-unit ->
    [yes] { " " }(in { $measure-unit })
   *[no] { "" }
}, ‘{ $outcome }’ is on average { $value } { $unit } { $direction ->
    [lower] lower
   *[higher] higher
} ({ $range }). Of the differences between pupils, { $explained } goes with this.
say-unknown-count = { $unknown ->
    [0] The background of all { $pupils-written } pupils is known.
    [one] The background of 1 of the { $pupils-written } pupils is unknown.
   *[other] The background of { $unknown-written } of the { $pupils-written } pupils is unknown.
}
say-unknown-few = The background of at most 5 of every 100 pupils is unknown.
say-unknown-most = The background of at least 95 of every 100 pupils is unknown.
say-unknown-not-shown = We do not show how many pupils have an unknown background.
say-unknown-bounds-gap = Whoever they are: of every 100 pupils from ‘{ $focal }’ { $span } have ‘{ $outcome }’ than of every 100 from ‘{ $reference }’.
say-unknown-bounds-open = Not knowing this, the gap may also be zero: of every 100 pupils from ‘{ $focal }’ { $span } have ‘{ $outcome }’ than of every 100 from ‘{ $reference }’.
say-unknown-bounds-nothing = Whoever they are: the gap in ‘{ $outcome }’ between ‘{ $focal }’ and ‘{ $reference }’ rounds to zero.
say-spread = Most often, { $outcome } is ‘{ $word }’: for { $count-written } of the { $total-written } pupils.
say-spread-shown = For { $count-written } of the { $total-written } pupils, { $outcome } is ‘{ $word }’; not all counts can be seen.
say-reconsideration = { $called ->
    [0] For none of the { $total-written } pupils was the test advice higher than the provisional advice.
    [one] For 1 of the { $total-written } pupils the test advice was higher than the provisional advice; that advice was { $raised ->
        [0] not raised.
       *[other] raised.
    }
   *[other] For { $called-written } of the { $total-written } pupils the test advice was higher than the provisional advice; for { $raised ->
        [0] none
       *[other] { $raised-written }
    } of them the advice was raised.
}
say-against-advice = { $moment ->
    [position3_against_advice] In year 3
    [placement_against_advice] At the start of secondary school
   *[other] Later
}, { $within-written } of the { $total-written } pupils { $within ->
    [one] was
   *[other] were
} at the level of their advice, { $above-written } above it and { $below-written } below it.

# Why there is no figure
withheld-not-shown = We do not show this: a pupil could be recognised.
withheld-too-few = With these numbers we cannot say. From { $needed-written } pupils per group on we can: take more years together.
withheld-too-few-schools = With so few schools, each of them could be recognised. We show this from { $needed-written } schools on.
withheld-weighted = These pupils carry survey weights. This part does not reckon with them yet, so we do not show it.
withheld-empty-group = One of the groups has no pupils in it.
withheld-one-school = This needs data from more than one school.
withheld-no-common-score = No score occurs in both groups, so there is nothing to compare at the same score.
withheld-no-spread = All pupils here have the same outcome or the same score; there is nothing to compare.
withheld-not-computable = This cannot be worked out from this data.
note-outside-population = This definition counts pupils who fall outside its own group. Please change the definition; until then we do not show the figure.

# Page
document-title = How equal are the chances?
section-answer = The answer
section-team = For the team meeting
section-add-background = Adding background, with care
section-not-applicable = What this file does not allow yet
section-about = How this was made
heading-says = What this says
heading-does-not-say = What this does not say
heading-rivals = What else could explain this?
heading-more = Explanation, other explanations and definition
team-agreement = What do we agree?
team-who-when = Who will do it, and when do we look back?
definition-what = What was counted
definition-how = How certain
definition-literature = Literature
definition-version = Definition
how-one-school = The range says how this could have turned out with other pupils of this school (Wilson, Newcombe or Welch, 95%).
how-by-school = The range allows for pupils of one school being alike (by school, corrected for few or unequal schools, 95%; for gaps at the same score a bootstrap of schools).
how-school-bootstrap = The range comes from a bootstrap: schools were drawn again and again (Poisson, 95%).
how-pupil-bootstrap = The range comes from a bootstrap of pupils, shifted to the value corrected for chance (95%).
how-multilevel = Multilevel model with a deviation of its own for each school (random effect, REML); the range is a profile interval (95%).
how-funnel = Exact binomial limits around the share of all pupils together.
how-bounds = The most extreme values that the unknown backgrounds allow, widened for chance (Imbens-Manski, 95%).
how-counts = These are counts of what happened to these pupils; no uncertainty goes with them.
not-applicable-why = In bold is what it would take; after it, what you would then see as well.
add-background-why = Without background you can see what happened, but not to whom. There are careful ways to find out.
add-background-nco = Take the counts per group from the report that your board receives from the Netherlands Cohort Study on Education (Nationaal Cohortonderzoek); those counts are not about recognisable pupils.
add-background-enrolment = At enrolment, ask all parents about their education. Tell them what it is for, and leave them free to answer.
add-background-postcode = The first four digits of the postcode describe a neighbourhood, never a pupil. Use them only in that way.
add-background-note = Explain beforehand to the data protection officer and the participation council why you ask, who will see it and when you will delete it.

# Tables
table-pupils = pupils
table-with-outcome = with this outcome
table-share = share (%)
table-mean = mean ({ $unit })
table-range = range (95%)
table-figure = figure
table-value = value
table-value-unit = value ({ $unit })
table-value-percent = value (%)
table-value-of-hundred = in every 100 pupils
table-total = total
table-all-pupils = all pupils
table-figures-title = The figures
table-shares-title = The figures, in per cent
table-counts-title = The counts, by { $rows }
table-counts-crossed = The counts: { $columns }, by { $rows }
figure-raw = gap without looking at scores
figure-standardised = gap at the same score, weighted to all pupils
figure-standardised-focal = gap at the same score, weighted to the lowest group
figure-standardised-reference = gap at the same score, weighted to the highest group
figure-standardised-mh = gap at the same score, weighted by Mantel-Haenszel
figure-measured-score = gap at the same measured score (regression)
figure-by-measurement = gap that the imprecision of the test gives by itself
figure-true-score = gap at a truly equal score
figure-g-computation = gap by logistic regression
figure-support = pupils with a score that occurs in both groups
figure-composition = part that goes with different scores
figure-rate = part at equal scores
figure-outside-support = part at scores that only one group has
figure-rank-slope = places further in outcome, per place further in background
figure-tau-b = association (tau-b)
figure-cramers-v = association (Cramér’s V)
figure-chance = chance of standing further up the ladder
figure-dissimilarity = D, after taking off chance
figure-dissimilarity-counted = D as counted
figure-dissimilarity-chance = D that chance alone would give
figure-entropy = H, after taking off chance
figure-entropy-counted = H as counted
figure-entropy-chance = H that chance alone would give
figure-mean = mean
figure-mean-score = mean at an average score
figure-slope = rise per point of score
figure-between = variance between schools
figure-within = variance within schools
figure-between-share = part of the differences that lies between schools
figure-between-score = variance between schools, at an equal score
figure-within-score = variance within schools, at an equal score
figure-between-share-score = part of the differences that lies between schools, at an equal score
figure-gradient = gap per step of 1 on the measure of background
figure-per-sd = gap per standard deviation of that measure
figure-explained = part of the differences that goes with background
figure-benchmark = share of all pupils together
figure-known-gap = gap among pupils whose background is known
figure-bounds = what the gap could be

# Figures
axis-mean = { $outcome }, in { $unit }
axis-share = of every 100 pupils: { $outcome }
axis-gap = gap ({ $unit })
axis-not-from-zero = The axis does not start at zero.
picture-gap = The gap between ‘{ $focal }’ and ‘{ $reference }’
picture-gap-short = the gap
picture-mean-gap = A gap of { $gap } { $unit } between ‘{ $focal }’ and ‘{ $reference }’
picture-share-gap = A gap of { $gap } in every 100 pupils between ‘{ $focal }’ and ‘{ $reference }’
picture-curves = At every score on ‘{ $test }’: { $outcome }
picture-strip = How large the gap is depends on how reliable the test is
picture-strip-heading = reliability
picture-strip-band = what the imprecision of the test gives by itself
picture-all-schools = all pupils together
picture-heat-columns = where pupils end up
picture-share-of-pupils = share of the pupils
describe-row = { $name }: { $value } ({ $range }).
describe-row-not-shown = { $name }: not shown.
describe-at-score = { $name }, score { $score }
describe-reliability = at reliability { $value }
describe-funnel = { $schools ->
    [one] 1 school
   *[other] { $schools-written } schools
}, of which { $outside-written } outside the 95% limits. Too small to show: { $hidden-written }.

# How this was made
about-source = Source
about-licence = Licence
about-note = About these data
about-sum = { $count ->
    [one] The counts of { $count-written } board.
   *[other] The counts of { $count-written } boards added up. Each board counted its own pupils and gave hidden numbers only; nobody saw the counts of another.
}
about-own-file = The school’s or the board’s own file.
about-reliability = Test
about-reliability-stated = A reliability was stated for ‘{ $test }’; we reckon with the whole range of it.
about-reliability-unstated = No reliability was stated for ‘{ $test }’, so we reckon with 0.80 to 0.95 within a group.
about-profile = For whom
profile-intern = Internal, for the school’s own team. You see your own counts; shares from 10 and gaps from 30 pupils per group.
profile-bestuur = Board and participation council. Counts of 1 to 5 cannot be seen; shares from 10 and gaps from 30 pupils per group.
profile-publiek = Everyone. Counts under 10 cannot be seen, and shares stay between 5% and 95%.
about-certificate = Protection against recognition
about-certificate-safe = Not shown: { $hidden-written } of the { $cells-written } counts. We then attacked our own tables, also with what is public ({ $public-written } known totals). { $attacked ->
    [0] There was nothing to protect.
   *[other] No protected count could be worked out ({ $attacked-written } tried).
}
about-certificate-withheld = Not shown: { $hidden-written } of the { $cells-written } counts. For some, we could not prove that they are protected; those have been left out altogether.
about-two-questions = Two questions
about-two-questions-text = The counts describe what happened to these pupils; there is no uncertainty in that. The range goes with another question: would it go like this again with other pupils?
about-random = Chance imitated
about-random-text = { $replicates-written } draws with seed { $seed }; with the same pupils you always get the same report.
about-program = Program

# Careers
word-end-of-year = end of year { $year }
word-test-below = below the test advice
word-test-within = at the test advice
word-test-above = above the test advice
word-yield-with = with the diploma
word-yield-without = without that diploma
word-not-known = out of sight, not known
word-urban = urban
word-rural = rural
word-homogeneous = one level
word-two-levels = two levels
word-broad = three or more levels
word-lower-only = only the lower of the two
word-both = both
word-upper-only = only the upper of the two
word-up = up
word-down = down
word-repeat = repeated a year
word-left = left
word-diploma = diploma
word-none = nothing yet
word-regular = ordinary classes
word-special-secondary = by way of special education
word-nt = nature and technology
word-ng = nature and health
word-em = economics and society
word-cm = culture and society
word-nt-ng = nature and technology with nature and health
word-em-cm = economics and society with culture and society
word-other-pair = two profiles that seldom go together
word-bwi = building and interior
word-pie = production, installation and energy
word-mt = mobility and transport
word-mvi = media, design and ICT
word-mat = maritime and technology
word-zw = care and welfare
word-eo = economics and enterprise
word-hbr = catering, bakery and recreation
word-gr = green
word-dp = services and products
word-te = technology (theoretical track)
word-ec = economics (theoretical track)
column-surroundings = surroundings of the school
column-provisional-against-test = provisional advice beside the test advice
column-final-against-test = advice beside the test advice
column-placement-width = width of the first class
column-dual-advice-placement = class with a dual advice
column-position3 = class in year 3
column-first-move = what happened first
column-first-move-year = moment
column-route = route
column-profile-havo-vwo = profile in havo and vwo
column-profile-vmbo = profile in vmbo
column-yield = diploma
needs-surroundings = the surroundings of the school (urban or rural)
needs-first-move = the class in each school year
needs-first-move-year = the class in each school year
needs-repeated = the class in each school year
needs-route = the class in each school year
needs-profile-havo-vwo = the profile in havo and vwo
needs-profile-vmbo = the profile in vmbo
needs-years-followed = the class in each school year
needs-years-seen = the class in each school year
needs-out-of-sight = the class in each school year
needs-lower-years = the class in each school year
needs-lower-years-moved-up = the class in each school year
needs-upper-years = the class in each school year
needs-upper-years-undelayed = the class in each school year
needs-placement-width = the class at the start of secondary school
needs-stacked = the diploma
needs-first-diploma = the diploma
needs-diploma-on-time = the year of the diploma
needs-diploma-within-two = the year of the diploma
span-none = as many
say-ratio-share = { $outcome }: { $value } of 100 ({ $range }).
say-ratio-mean = { $outcome }: { $value } on average ({ $range }).
say-test-below = With the same test advice, of every 100 pupils from ‘{ $focal }’ { $span } get an advice below the test advice than of every 100 from ‘{ $reference }’.
say-test-above = An advice above the test advice: { $span }.
say-first-moves = After { $years ->
    [one] one school year
   *[other] { $years } school years
}, this had happened first to every 100 pupils: { $up } moved up, { $down } down, { $repeat } repeated a year, { $left } left, { $diploma } earned a diploma. To { $none } none of this had happened yet.
say-yield = Of every 100 pupils who started, { $bounds } earned ‘{ $outcome }’{ $known ->
    [some] ; how many exactly is not known, because some went out of sight
   *[all] { "" }
}. With chance added: { $range }.
say-yield-gap = { $chance ->
    [yes] The gap may also be zero: of every 100 from ‘{ $focal }’ { $span } earn it than of every 100 from ‘{ $reference }’.
   *[no] Of every 100 from ‘{ $focal }’ { $span } earn it than of every 100 from ‘{ $reference }’.
}
heading-national = Nationally beside it
national-figure = { $percent } of 100.
how-yield = The bounds are what pupils who went out of sight may have earned (Manski); the range adds chance to that (within one school Wilson and Imbens-Manski, over schools by school, 95%).
table-whom = whom
table-part = { $column }: { $word }
table-started = started
table-bounds = lowest and highest (%)
table-moves-title = What happened first, by year (%)
figure-test-below = below the test advice, with the same test advice
figure-test-above = above the test advice, with the same test advice
figure-test-raw-below = below the test advice, without regard to the test advice
figure-test-raw-above = above the test advice, without regard to the test advice
picture-crossing = { $outcome }, by { $column }
axis-years = school years since the start

# Beside a benchmark
heading-benchmark = Beside a benchmark
benchmark-simulated = Simulation: the pupils of the benchmark do not exist.
benchmark-about = The benchmark comes from: { $source }; { $years }; terms of use: { $licence }. On both sides only a diploma that is in the list counts, among all who started. None of the three comparisons gives the answer alone.
benchmark-raw = Beside all pupils: there { $expected } in 100 earn this; here { $span }.{ $chance ->
    [yes] { " " }That may be chance.
   *[no] { "" }
}
benchmark-score = Beside pupils with the same scores: elsewhere { $expected } in 100 of them earn it; here { $span }.{ $chance ->
    [yes] { " " }That may be chance.
   *[no] { "" }
}
benchmark-both = Beside pupils with the same scores and the same background: elsewhere { $expected } in 100 of them earn it; here { $span }.{ $chance ->
    [yes] { " " }That may be chance.
   *[no] { "" }
}
benchmark-not-score = Beside pupils with the same scores is not possible: the list and the benchmark do not have the same test with the same score bands.
benchmark-not-both = Beside pupils with the same scores and the same background is not possible: the list and the benchmark do not both have the same test and the same background classes.
benchmark-means-raw = This says how pupils fare here. It does not say what the school does, because not every school gets the same pupils.
benchmark-means-score = This says what becomes of the same scores here; what background does after that stays visible. It does not say why: the score is an outcome itself, and no test measures exactly.
benchmark-means-both = This says whether things go here as they go elsewhere with such pupils. It takes the inequality of elsewhere as given and so hides it: ‘as elsewhere’ is not ‘equal’.
benchmark-part = For some of our pupils the benchmark has no figure; they do not count here, so the three are not about exactly the same pupils.

# Where a gap at equal score may be off
heading-cautions = Where this figure may be off
caution-unknown = The background of at least { $share } in 100 pupils is unknown. If it is missing more often for pupils with a lower advice, the gap looks smaller than it is. See first who is missing.
caution-ceiling = At least { $share } in 100 pupils have the highest score; above it the test sees no difference. The gap then looks somewhat larger than it is. Take a test with more room, or compare below the highest score.
caution-several-providers = The list has tests of different makers. Only pupils with the test named beside this figure count here; those who did not take it may differ. Never put scores of two makers in one column.
caution-provider-changed = One year group took another test than the other. Only pupils with the test named beside this figure count here, so not every year group counts alike. Measure each test on its own, and draw no line across the change.
caution-reliability-unstated = The reliability of the test is not stated; we assume a wide range. Ask its maker: the range of the gap then becomes narrower and surer.
caution-reliability-one-number = The reliability of the test is stated as one number. If it is really 0.05 lower or higher, a gap in advice shifts by about a tenth of a half level. State a range if the number is not certain.
caution-reliability-range = The reliability of the test is known as a range. Read the range of the gap, and not its middle.
caution-few-schools = These are { $schools } schools. The range is so wide that only a large gap stands out; finding none says little here.

# The sheet to fill in
template-po-title = Groep 8 for Wieg
template-po-sheet = Groep 8
template-vo-title = Secondary education for Wieg
template-vo-sheet = Pupils
template-names = Do not fill in names, birth dates or citizen service numbers. The pupil number of your own administration is enough; Wieg turns it into a pseudonym at once.
template-rows = One row per pupil (in secondary education: per pupil per school year). Three to five years below each other give the best answer.
template-next = Save the file and type: wieg measure, followed by the name of this file.
template-explanation-sheet = Explanation
template-lists-sheet = Lists
template-column = column
template-explanation = explanation
template-example = example
template-allowed = what you can fill in
template-required = required
template-unexpected-title = Not in the list
template-unexpected = Choose a value from the list, or leave the cell empty if you do not know.
template-po-leerlingnummer = The pupil's number in your own administration.
template-po-schooljaar = The school year in which the pupil was in groep 8.
template-po-brin = BRIN and location, if the list holds more than one school.
template-po-voorlopig-advies = The school advice before the transition test. Empty if there was none.
template-po-toetsadvies = What the transition test said. Empty if the pupil took no test.
template-po-definitief-advies = The school advice with which the pupil went to secondary education.
template-po-reden-niet-bijgesteld = If the test said more and the advice was not raised: was the reason recorded?
template-vo-leerlingnummer = The pupil's number in your own administration.
template-vo-schooljaar = The school year of this row.
template-vo-brin = BRIN and location, if the list holds more than one location.
template-vo-basisschool = The primary school the pupil came from, as a code or a name.
template-vo-advies = The final advice of the primary school.
template-vo-leerjaar = The year of study in that school year.
template-vo-niveau = The level of the class; a mixed class with a slash in between.
template-vo-profiel = The profile in that school year, two together with a slash in between. Empty as long as the pupil has not chosen yet; onbekend if you do not know which.

# The room See
zien-menu = See
zien-menu-held = Data
zien-audience-own = You look as the school's own team: small counts are shown too. Do not leave this lying around.
zien-audience-board = You look as the board: small counts, and what would give them away, are left out.
zien-audience-researcher = You look as a researcher: small counts, and what would give them away, are left out.
zien-audience-public = You look from outside: small counts, and what would give them away, are left out.
zien-choice-years = Years
zien-choice-last = { $count ->
    [0] all years together
    [one] the last year
   *[other] the last { $count-written } years together
}
zien-choice-by = by
zien-choice-do = Show
zien-question-title = { $notion ->
    [1] Equal chances of aptitude
    [2] Equal chances at equal aptitude
   *[3] Equal chances at unequal aptitude
}
zien-question-asks = { $notion ->
    [1] Do children with different backgrounds arrive at the same point equally often?
    [2] Do children who can do the same get the same chances?
   *[3] Does every route lead somewhere good, also another one than vwo?
}
zien-question-missing = { $notion ->
    [1] This cannot be said now. It takes parents' education or income for enough pupils. At the end of this page you read how to add that properly.
    [2] This cannot be said now. It takes a test score and parents' education or income, for enough pupils in each group. At the end of this page you read what is missing.
   *[3] Wieg does not measure this yet: nobody counts how well each route ends for those who take it. Do talk about it, for vwo is not the aim of the ladder.
}
zien-question-more = What this does and does not say
zien-shelves = Where in the school career
zien-shelf = { $mechanism ->
    [advice] Advice
    [placement] Placement
    [route] Along the way
    [diploma] Diploma
    [score] Test score
    [schools] Schools beside each other
    [data] What we do not know
   *[other] Other
}
zien-of-question = { $notion ->
    [1] This figure belongs to the question of equal chances of aptitude.
    [2] This figure belongs to the question of equal chances at equal aptitude.
   *[3] This figure belongs to the question of equal chances at unequal aptitude.
}
zien-agree = Make an agreement about the question at this figure
zien-back = Back to the overview
zien-below = Schools and locations
zien-team = One A4 for the team
zien-team-title = For the team
zien-download-pdf = Report as PDF
zien-download-xlsx = Tables for Excel
zien-download-json = Figures as JSON
zien-download-html = Report as one web page
zien-workbook-about = All tables of the report. Where a count cannot be seen it says ‘not shown’: that is another thing than zero.
zien-nothing-lead = Here you will see how equal the chances of your pupils are.
zien-above-lead = Sums of the boards in this region will come here, never the figures of one board or school.
zien-above-how = A sum is made in a round: at least three boards count along, and only when all of them have given does the sum open.
zien-nothing-how = Read in a list of your pupils: an export of your pupil administration, or our sheet to fill in. One groep 8 is enough to begin with.
zien-nothing-ask = That takes a list that has not been read in yet. Ask the school leader or the quality coordinator.
zien-wait = Wieg is counting. This page comes back by itself as soon as the figures are there.
zien-wait-again = See whether they are there

zien-read-in = Read in a list
zien-read-in-more = Read in another list
zien-read-in-title = Read in a list for { $name }
zien-read-in-lead = Choose the file with your pupils. You first see how Wieg reads it; only when you say yes is it kept.
zien-read-in-file = File
zien-read-in-file-hint = CSV, Excel (xlsx), Parquet or EDEXML, at most 100 MB.
zien-read-in-look = Look at the file
zien-read-in-what-title = What happens to it
zien-read-in-what = Names and dates of birth are not read. Of pupil numbers only a pseudonym remains. If a pupil stands in an earlier list already, what you read in now is updated; nobody counts twice. You can always take a list back.
zien-read-in-no-file = No file has been chosen yet. Choose one and try again.
zien-read-in-kind = Wieg cannot read this kind of file. Save the list as CSV or as an Excel file (xlsx) and choose that. Nothing was kept.
zien-read-in-large = This file is larger than 100 MB. Save the list by school year and read those in one by one. Nothing was kept.
zien-read-in-broken-off = The file did not come through whole. Nothing was kept; try again.
zien-read-in-gone = This list is no longer waiting: it was read in already, or another one was chosen after it. Nothing was lost. Choose the file again.
zien-read-in-not-yet = Nothing has been kept yet. Please look at:
zien-read-in-line = Line { $line } of the mapping: { $text }
zien-read-in-cohort = We do not understand this school year. Write it as 2024-2025.
zien-read-in-no-pupils = Read like this, there is not one pupil in this file. Is the column with the pupil number right?
zien-read-in-origin = Simulated and real pupils never come together. Nothing was kept.
zien-read-in-other-background = The classes of ‘{ $id }’ differ from those in the list that is here. Use the same mapping as then, or take that list back first. Nothing was kept.
zien-read-in-other-test = The test ‘{ $id }’ is another one than in the list that is here. Give it a name of its own in the mapping. Nothing was kept.
zien-read-in-never-mind = Never mind
zien-read-in-do = Read in like this
zien-template-title = No export at hand?
zien-template-how = Fill in our sheet then: one line per pupil, without names.
zien-template-po = Sheet for groep 8
zien-template-vo = Sheet for secondary education

zien-proposal-title = How Wieg would read your list
zien-proposal-lead = { $rows ->
    [one] The file has { $rows-written } row and { $columns-written } columns. Is this right?
   *[other] The file has { $rows-written } rows and { $columns-written } columns. Is this right?
}
zien-proposal-known = The columns are the same as last time, so we read them in the same way.
zien-proposal-column = Column
zien-proposal-role = Is read as
zien-proposal-why = Why
zien-proposal-look = Check this.
zien-proposal-cohort = Which school year is this?
zien-proposal-cohort-hint = The file holds no school year. Write it as 2024-2025.
zien-proposal-open = Only you can say this
zien-proposal-open-how = Change it in the mapping below, or leave it: what is not clear counts as unknown.
zien-proposal-text = The mapping as text
zien-proposal-text-label = Mapping

zien-done-title = The list was read in
zien-done-lead = { $used ->
    [one] Of { $rows-written } rows { $used-written } was used. { $pupils-written } pupils are known now.
   *[other] Of { $rows-written } rows { $used-written } were used. { $pupils-written } pupils are known now.
}
zien-done-before = { $count ->
    [one] There was { $count-written } before. Who was known already has been updated.
   *[other] There were { $count-written } before. Who was known already has been updated.
}
zien-done-above = Until now the figures came from the list of { $name }. Now they come from this list. Take it back, and that of { $name } counts again.
zien-done-see = See the figures
zien-done-dropped = The column ‘{ $column }’ was left out unread: Wieg does not need it.
zien-done-no-problems = There were no problems.
zien-done-problems = { $count ->
    [one] { $count-written } thing to look at
   *[other] { $count-written } things to look at
}
zien-done-more = { $count ->
    [one] And { $count-written } more.
   *[other] And { $count-written } more.
}
zien-done-undo = Not right? Take the list back at
zien-problem-row = Row
zien-problem-column = Column
zien-problem-what = What is the matter, and what you can do

zien-held-title = Data of { $name }
zien-held-what = These are the lists that were read in here. The figures come from the list that counts. Who takes a list back throws its data away.
zien-held-above = The figures come from the list of { $name }.
zien-held-none = No list has been read in here yet.
zien-held-when = When
zien-held-who = Who
zien-held-pupils = Pupils
zien-held-cohorts = Cohorts
zien-held-state = State
zien-held-current = Counts now
zien-held-replaced = Taken into a newer list
zien-held-undone = Taken back
zien-held-take-back = Take back
zien-held-not-current = This list does not count any more: somebody else was first, or there is a newer one. Nothing was changed.

# What is public
public-title = What is public
public-menu = What is public about a school
public-lead = Something is known of every school and municipality, before anyone reads in a list.
public-search = School or municipality
public-search-hint = A name, a place, or the BRIN of the school (with the two digits of the location).
public-search-do = Search
public-found = { $count ->
    [one] { $count-written } school found
   *[other] { $count-written } schools found
}
public-found-none = Check the spelling, or try the place alone.
public-found-more = The first { $count-written } are above. Add a word to find fewer.
public-unknown = We know no school or municipality with this code. Search by name or place.
public-about-school = This is public about this school (BRIN { $code }) in { $municipality }.
public-about-municipality = This is public about the schools in the municipality of { $municipality } together.
public-not-chances = This does not show yet how equal the chances are: that takes the data of your own pupils. Nor can schools be compared by it, for their pupils differ.
public-none = Nothing was published under this code. Look at the locations, or at the school as a whole.
public-locations = Locations
public-sources = Where this comes from, and what belongs with it
public-again = Search another school or municipality
public-not-published = not published
public-between = { $low } to { $high }
public-of = { $fact ->
    [exam-passed] { $figure } of { $of }
   *[other] { $figure } ({ $of } pupils)
}
public-fact = { $fact ->
    [exam-passed] Passed the final examination
    [pupils] Pupils
    [end-test-mean] Mean on the end test
   *[disadvantage-score] Score by which the state divides extra money
}
public-fact-note = { $fact ->
    [exam-passed] How many of the candidates passed. Who left earlier does not count here.
    [pupils] Where there are two numbers, the exact count is so small that it is not shown.
    [end-test-mean] Every test has a scale of its own: never compare a mean with that of another test.
   *[disadvantage-score] The achterstandsscore of CBS predicts from parents' education, income and more how much extra money a school gets. It says nothing about how good the school is.
}
public-detail-head = { $fact ->
    [exam-passed] Level
    [pupils] Which pupils
    [end-test-mean] Test
   *[disadvantage-score] Which score
}
public-bridge-year = bridge year { $year }
public-level-year = { $level }, year { $year }
public-detail = { $detail ->
    [vo] secondary education, all together
    [bo] primary education
    [sbo] special primary education
    [so] special education
    [vso] secondary special education
    [groep-8] groep 8
    [adult-education] vavo
    [international] international education
    [with-threshold] with threshold (this one divides the money)
    [without-threshold] without threshold
    [sum-with-threshold] with threshold, added up over the schools
    [sum-without-threshold] without threshold, added up over the schools
    [cet] Centrale Eindtoets
    [iep] IEP
    [route8] ROUTE 8
    [dia] DIA
    [amn] AMN
   *[other] { $detail }
}

zien-audience-sum = These are sums over the boards of this round. Small counts are hidden, also from whoever knows their own part. Nobody sees the counts of one board.

together-menu = Counting together
together-title = Counting together in { $name }
together-lead = Here boards count together without seeing each other's figures.
together-how = Each board hides its counts under numbers that it shares with every other board. Only added up do those numbers fall away, and the sum is left. Pupils play no part in it: they stay with their own board.
together-rounds = Rounds
together-years = School years
together-boards = Boards
together-state = State
together-delivered = counts along
together-not-yet = not yet
together-waiting = Waits for the boards
together-call-off = Call this round off
together-call-off-title = Call this round off?
together-call-off-lead = { $count ->
    [0] No board has given its counts yet. The round stops, and that cannot be undone.
    [one] { $count-written } board has given its counts. They are thrown away, and that cannot be undone.
   *[other] { $count-written } boards have given their counts. They are thrown away, and that cannot be undone.
}
together-call-off-over = This is the round over { $years }. The lists of the boards stay as they are, and a new round over these school years can begin.
together-call-off-do = Call the round off
together-call-off-not = Let the round go on
together-called-off = Called off
together-see = See the sum
together-begin = Begin a round
together-begin-do = Begin this round
together-who = Which boards count along? Choose at least three.
together-from = From school year
together-to = Up to and including school year
together-too-few-here = A round takes at least three boards. There are not so many in this region yet. Add them at Organisations.
together-no-lists = No board in this region has read in a list yet. Ask the boards to do so first.
together-unfit-years = The last school year comes before the first. Turn them round.
together-unfit-few = Choose at least three boards. With two, each knows the figures of the other after taking off its own.
together-unfit-already = There is a round over { $years } already with: { $names }. A board counts along once over a school year: two sums about the same pupils tell what must stay hidden. Choose other school years, or first call off the round that still waits.
together-not-waiting = This round no longer waits: it is open already, or somebody else called it off. Nothing was changed.

give-menu = Counting along
give-title = Counting along with { $name }
give-lead = Here your board counts along with other boards. The region sees the sum, never your figures.
give-none = There is no round yet in which you count along. The region begins one.
give-with = Who count along:
give-what = You give counts, no pupils. They are hidden until everybody on this list has given. Is there a board here that you do not know? Then give nothing and call the region.
give-counts = { $count ->
    [one] What is counted: { $count-written } figure
   *[other] What is counted: { $count-written } figures
}
give-once = What was given cannot be taken back or changed. Is your list right?
give-do = Count along
give-delivered = You have given. The sum opens when all boards have.
give-called-off = The region called this round off. What you gave was thrown away.
give-see = See the sum
give-no-list = Your board has not read in a list yet. Do that first, and then count along. Nothing was given.
give-no-pupils = Nobody in your list is of these school years. Nothing was given.
give-other-classes = Other boards sort the background of pupils as: { $classes }. In your list it is different. Read the list in again with the same classes in the same order. Nothing was given.
give-not-waiting = This round does not wait for you (any more): you gave already, or it was called off. Nothing was changed.

zien-download-one-pdf = This figure as PDF
csv-organisation = Organisation
csv-years = School years
csv-figure = Figure
zien-download-csv = Tables as CSV

words-text = In your own words
words-keep = Keep
words-change = Change
words-equal-chances = Equal chances, as we see them
words-equal-chances-write = Write down what equal chances mean here
words-equal-chances-hint = This stands above the figures, for everybody who may see them here. Name no pupils, parents or colleagues.
words-explanation = What we say of this ourselves
words-explanation-write = Write your own explanation beside it
words-explanation-hint = What could lie behind this figure? What are you doing already? Name no pupils, parents or colleagues.
words-meanwhile = Somebody else wrote here meanwhile. Nothing is lost, and your words still stand below. This is what the other wrote:
words-meanwhile-how = Put together what you want to keep, and keep it again. Your version then takes its place.
words-notions = Which equal chances do you mean?
words-domains = What is education for here? (after Gert Biesta)
words-whose = Whose problem is this?
words-layer-child = Around the child
words-layer-family = Around the family
words-layer-school = What plays a part? At school
words-layer-neighbourhood = In the neighbourhood
words-layer-society = In society
words-mark = { $mark ->
    [notion-1] Chances to become able: every child can let grow what it has in it
    [notion-2] Chances at equal ability: those who can do as much get the same way
    [notion-3] Chances at unequal ability: every way leads somewhere good
    [qualification] Qualification: knowledge and skills
    [socialisation] Socialisation: becoming part of a community
    [subjectification] Subjectification: becoming a person of one's own
    [of-the-school] A problem of the school: the school can change something about it itself
    [for-the-school] A problem for the school: the school meets it
   *[other] { $mark }
}

years-see = Over the years
years-lead = Here every school year stands apart, for all pupils together. A figure goes up and down from year to year by itself: the smaller the group, the more. See whether the lines overlap before you speak of a change.
years-none = There are no school years to set beside each other yet.
years-new-rule = From 2023-2024: another rule
years-new-rule-why = Since that school year a child with a higher test advice gets a higher school advice, unless the school explains why not. That is why these years stand apart: what differs between before and after may come from the rule.
years-back = Back to this figure

beside-see = Beside board and region
beside-lead = Here this figure stands beside that of the board and the region. It is no ranking: schools differ in pupils, and a difference does not say where it comes from.
beside-none = There is nothing to set beside it yet. For that the board needs a list of at least three schools, or to have counted along in a round of the region.
beside-how = In brackets stands the margin of 95%. Where margins overlap, the difference may be chance. Figures of the board and the region are those seen from outside: small counts are hidden.
beside-class = Background
beside-figure = { $value } ({ $low } to { $high })
beside-otherwise = not counted
picture-years = { $outcome }: all pupils together, by school year

retention-what = Two years after a pupil has left, Wieg deletes what it holds of that pupil by itself. Before it does, it counts once more how everybody fared in the starting cohorts of secondary education. Those counts stay.
retention-see = Cohorts that are kept as counts
retention-lead = Of these cohorts the data per pupil have been deleted. What stands here comes from the counts that were made before.

map-title = On the map
map-says = { $count ->
    [0] { $name } and the municipalities around it.
    [one] { $name } and the municipalities around it, with { $count-written } secondary school.
   *[other] { $name } and the municipalities around it, with { $count-written } secondary schools.
}
map-says-school = { $count ->
    [0] The municipality of { $municipality }, where this school stands, and the municipalities around it.
    [one] Where this school stands: in the municipality of { $municipality }.
   *[other] The { $count-written } places of this school, in the municipality of { $municipality } and around it.
}
map-borders = Borders: Kadaster and Statistics Netherlands, 2022.
map-places = { $count ->
    [one] The dot stands in the street of the school, not at its door: © OpenStreetMap contributors (ODbL).
   *[other] Dots stand in the street of the school, not at its door: © OpenStreetMap contributors (ODbL).
}

zien-busy-title = Wieg reads the list
zien-busy = { $rows ->
    [0] Wieg begins to read.
    [one] Wieg has read { $rows-written } row.
   *[other] Wieg has read { $rows-written } rows.
}
zien-busy-how = This page comes back by itself. You may close it: Wieg reads on, and the list is kept whole or not at all.
zien-kept-by-team = { $schools ->
    [one] At this school, by its number of pupils, one teacher gives the advices. Figures about advices therefore stay with the team.
   *[other] At some of these schools, by their number of pupils, one teacher gives the advices. What would say something of that one teacher stays with the team.
}

zien-question-not-in-sum = { $notion ->
    [1] For these boards together this cannot be said: there are too few pupils per group, or the boards count them differently.
    [2] Wieg does not count this across boards: groups would become so small that too much must stay hidden. Each board does see it for itself.
   *[3] Wieg does not measure this yet: nobody counts how well every way ends for those who go it. Do talk about it, for vwo is not the goal of the ladder.
}

retention-cohorts = These are those who started in { $years }.
together-earlier = The sum of this round was shown by an earlier version of Wieg. This version would make other figures of it, and the difference can tell what stayed hidden then. Begin a round over other school years.

together-over = This sum is about { $years }.
together-back = Back to the rounds
years-title = { $title }: over the years
beside-title = { $title }: beside board and region
words-about = { $what }: { $title }
public-municipality = Municipality of { $name }
words-back = Back without keeping

# In the briefing of an evening.

zien-briefing-title = What the figures say
zien-briefing-how = Each number has a range: the wider, the less certain. Numbers by which a pupil could be recognised are left out. A figure says what happens, and not why.
zien-briefing-wait = The figures are being made. Load this page again in a minute.
