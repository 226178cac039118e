# Words
word-unknown = unknown
word-unknown-means = Unknown: nobody asked, or nobody filled it in. Unknown is a group of its own; we do not guess.
word-not-shown = not shown
word-not-shown-means = Not shown: there are so few pupils that someone could be recognised. This is not the same as zero.
word-with = with this outcome
word-without = without this outcome
word-single = single recommendation
word-double = dual recommendation
word-beside-the-ladder = secondary special education, or no recommendation possible
word-special-education = secondary special education
word-not-possible = recommendation not possible
word-full = raised to the test-based recommendation
word-partial = raised in part
word-unchanged = not raised
word-final-unknown = final recommendation unknown
word-not-called-for = test-based recommendation not higher
word-not-compared = cannot be compared
word-impossible = mistake in the file
word-below = below the recommendation
word-within = in line with the recommendation
word-above = above the recommendation
word-in-class = in a class
word-transition-class = international transition class
word-left-outcome-unknown = left, outcome unknown
word-small-schools-together = small primary schools together
word-all = all pupils
word-true = yes
word-false = no
level-pro = practical training (pro)
level-vmbo-bb = vmbo basic
level-vmbo-kb = vmbo middle-management
level-vmbo-gt = vmbo combined/theoretical
level-havo = havo
level-vwo = vwo
unit-of-hundred = per 100 pupils
simulated = Simulation, not a prediction

# Columns
column-background = background
column-advice-final = final school recommendation
column-advice-provisional = provisional school recommendation
column-advice-final-width = kind of recommendation
column-advice-provisional-width = kind of provisional recommendation
column-reconsideration = what followed the test
column-origin-school = primary school
column-school = school
column-outcome = outcome
column-level = level
column-last-standing = last known place
column-placement-against-advice = placement against the recommendation
column-position3-against-advice = position in year 3 against the recommendation
column-advice-final-half-levels = recommendation in half levels
column-diploma = diploma
column-all = all pupils

# What a file needs
needs-background = the background of pupils
needs-background-measure = the background as a number
needs-advice-final = the final school recommendation
needs-advice-final-low = the final school recommendation
needs-advice-final-half-levels = the final school recommendation
needs-advice-final-width = the final school recommendation
needs-advice-provisional-width = the provisional school recommendation
needs-reconsideration = the provisional school recommendation, the test-based recommendation and the final school recommendation
needs-placement-against-advice = the class at the start of secondary school
needs-position3-against-advice = the place in year 3
needs-last-standing = the place in each school year
needs-diploma = the diploma
needs-score = a test score (to compare at equal score)
needs-score-band = a test score (to compare at equal score)
needs-outcome-score = a score as the outcome
needs-school = the school

# The answer
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
    [one] One older cohort in the file does not count.
   *[other] { $count-written } older cohorts in the file do not count.
}
about-left-out = { $count ->
    [one] One row of the file does not count; the list of problems says why.
   *[other] { $count-written } rows of the file do not count; the list of problems says why.
}

# What the figures say
say-mean-gap = Pupils in the group ‘{ $focal }’ score on average { $gap } { $unit } { $direction ->
    [lower] lower
   *[higher] higher
} on ‘{ $outcome }’ than pupils in the group ‘{ $reference }’{ $chance ->
    [yes] , but with these numbers that may also be chance.
   *[no] { " " }(between { $low } and { $high }).
}
say-share-gap = Of every 100 pupils in the group ‘{ $focal }’, { $focal-share } received ‘{ $outcome }’; in the group ‘{ $reference }’ it was { $reference-share }.{ $chance ->
    [yes] { " " }With these numbers, that gap may also be chance.
   *[no] { " " }That is a gap of { $gap } (between { $low } and { $high }).
}
say-equal-score-gap = At the same score on ‘{ $test }’, a gap of { $measured } { $unit } remains. The imprecision of the test gives a gap of { $alone-low } to { $alone-high } all by itself. At a truly equal score, the gap lies between { $low } and { $high }.
say-equal-score-open = At the same score on ‘{ $test }’, a gap of { $measured } { $unit } remains. The imprecision of the test gives a gap of { $alone-low } to { $alone-high } all by itself. At a truly equal score, the gap may also be zero (between { $low } and { $high }).
say-equal-score-follows-gap = At the same score on ‘{ $test }’, the gap lies between { $low } and { $high } { $unit }. Since 2023-2024 the final advice moves along with this test, so the score as it was measured comes first here. The provisional advice shows what the school judged by itself.
say-equal-score-follows-open = At the same score on ‘{ $test }’, the gap may also be zero (between { $low } and { $high } { $unit }). Since 2023-2024 the final advice moves along with this test, so the score as it was measured comes first here. The provisional advice shows what the school judged by itself.
say-split = Between ‘{ $focal }’ and ‘{ $reference }’ the gap is { $raw } in every 100 pupils. Of this, { $composition } goes with different scores and { $outside } with scores that only one group has; { $rate } is a gap at the same score (between { $low } and { $high }).
say-mobility = Line up all pupils from 1 to 100, first by background and then by outcome. Someone ten places higher in the first line is on average { $value } places higher in the second (between { $low } and { $high }).
say-mobility-one-school = The table shows where pupils from each group end up. A figure with a range needs more schools.
say-superiority = Take a random pupil from ‘{ $focal }’ and one from ‘{ $reference }’, time and again. In { $value } of 100 cases the first stands higher (between { $low } and { $high }). At 50 there is no gap.
say-segregation = For an even spread over these { $schools-written } schools, { $counted } of every 100 pupils in the lowest group would have to change schools; drawing lots would already give { $chance }. On a scale from chance (0) to wholly apart (100) that is { $value } (between { $low } and { $high }).
say-schools = Of the differences between pupils, { $value }% goes with the school they attend (between { $low }% and { $high }%).
say-schools-at-equal-score = Of the differences that remain at the same score, { $value }% goes with the school (between { $low }% and { $high }%).
say-funnel = Over all schools together it is { $benchmark } of 100 pupils ({ $outcome }). If only chance is at work, 95 of 100 schools lie within the limits. Outside them we see { $outside-written } of the { $points-written } schools; chance alone would give { $expected }.
say-gradient = For each extra point on ‘{ $measure }’, ‘{ $outcome }’ is on average { $value } { $unit } higher (between { $low } and { $high }). Of the differences between pupils, { $explained }% goes with this.
say-unknown-count = { $unknown ->
    [0] The background of all { $pupils-written } pupils is known.
    [one] The background of 1 of the { $pupils-written } pupils is unknown.
   *[other] The background of { $unknown-written } of the { $pupils-written } pupils is unknown.
}
say-unknown-few = The background of at most 5 of every 100 pupils is unknown.
say-unknown-most = The background of at least 95 of every 100 pupils is unknown.
say-unknown-not-shown = We do not show how many pupils have an unknown background.
say-unknown-bounds = What we do not know may change the gap: it lies somewhere between { $low } and { $high } per 100 pupils.
say-spread = What we see most often is ‘{ $word }’: for { $count-written } of the { $total-written } pupils.
say-reconsideration = For { $called-written } of the { $total-written } pupils, the test-based recommendation was higher than the provisional school recommendation; for { $raised-written } of them the recommendation was raised.
say-against-advice = Of the { $total-written } pupils, { $within-written } are in line with their recommendation, { $above-written } above it and { $below-written } below it.

# Why there is no figure
withheld-not-shown = We do not show this: a pupil could be recognised.
withheld-too-few = With these numbers we cannot say. With about { $needed-written } pupils per group we can: take more years together.
withheld-empty-group = One of the groups has no pupils in it.
withheld-one-school = This needs data from more than one school.
withheld-no-common-score = No score occurs in both groups, so there is nothing to compare at the same score.
withheld-no-spread = All pupils here have the same outcome or the same score; there is nothing to compare.
withheld-not-computable = This cannot be worked out with this data.
note-outside-population = This definition counts pupils who fall outside its own group. Please change the definition; until then we do not show the figure.

# Page
document-title = How equal are the chances?
document-to = to
document-lower-end = lower end
document-upper-end = upper end
document-skip = Skip to the content
document-contents = In this report
document-show-figures = Show the figures
document-info = Good to know
document-caution = Please note
document-question = Question for the team
document-page = page
document-of = of
document-about-sheet = About this file
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
how-one-school = The range answers the question whether it would turn out like this again with other pupils of this school (Wilson, Newcombe or Welch, 95%).
how-by-school = The range allows for pupils of one school being alike (CR1 by school, t distribution, 95%; standardised gaps with a bootstrap of schools).
how-school-bootstrap = The range comes from a bootstrap: schools were drawn again and again (Poisson, 95%).
how-pupil-bootstrap = The range comes from a bootstrap of pupils, shifted to the value corrected for chance (95%).
how-multilevel = Multilevel model with a deviation of its own for each school (random effect, REML); the range is a profile interval (95%).
how-funnel = Exact binomial limits around the share of all pupils together.
how-bounds = The most extreme values that the unknown backgrounds allow, widened for chance (Imbens-Manski, 95%).
how-counts = These are counts of what happened to these pupils; no uncertainty goes with them.
not-applicable-why = These parts need something that is not in the file yet:
add-background-why = Without background you can see what happened, but not to whom. There are careful ways to find out.
add-background-nco = Take the counts per group from the report that your board receives from the Netherlands Cohort Study on Education (Nationaal Cohortonderzoek); those counts are not about recognisable pupils.
add-background-enrolment = At enrolment, ask all parents about their education. Tell them what it is for, and leave them free to answer.
add-background-postcode = The first four digits of the postcode describe a neighbourhood, never a pupil. Use them only in that way.
add-background-note = Explain beforehand to the data protection officer and the participation council why you ask, who will see it and when you will delete it.

# Tables
table-pupils = pupils
table-with-outcome = with this outcome
table-share = share
table-mean = mean
table-range = range (95%)
table-figure = figure
table-value = value
table-value-of-hundred = in every 100 pupils
table-total = total
table-all-pupils = all pupils
table-figures-title = The figures
table-counts-title = The counts
figure-raw = gap without looking at scores
figure-standardised = gap at the same score, weighted to all pupils
figure-standardised-focal = weighted to the first group
figure-standardised-reference = weighted to the second group
figure-standardised-mh = weighted by Mantel-Haenszel
figure-measured-score = gap at the same measured score (regression)
figure-by-measurement = gap that the imprecision of the test gives by itself
figure-true-score = gap at a truly equal score
figure-g-computation = gap by logistic regression
figure-support = pupils with a score that occurs in both groups
figure-composition = part that goes with different scores
figure-rate = part at the same score
figure-outside-support = part at scores that only one group has
figure-rank-slope = rise in rank, per rank by background
figure-tau-b = association (tau-b)
figure-cramers-v = association (Cramér’s V)
figure-chance = chance of standing higher
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
figure-between-share = part between schools
figure-between-score = variance between schools, at the same score
figure-within-score = variance within schools, at the same score
figure-between-share-score = part between schools, at the same score
figure-gradient = rise per point of the measure
figure-per-sd = rise per standard deviation of the measure
figure-benchmark = share of all pupils together
figure-known-gap = gap among pupils whose background is known
figure-bounds = what the gap could be

# Figures
axis-mean = { $outcome } ({ $unit })
axis-share = of every 100 pupils: { $outcome }
axis-gap = gap ({ $unit })
axis-not-from-zero = The axis does not start at zero.
picture-gap = The gap between ‘{ $focal }’ and ‘{ $reference }’
picture-gap-short = the gap
picture-curves = At every score on ‘{ $test }’: { $outcome }
picture-strip = How large the gap is depends on how reliable the test is
picture-strip-heading = reliability
picture-strip-band = what the imprecision of the test gives by itself
picture-all-schools = all pupils together
picture-heat-columns = where pupils end up
picture-share-of-pupils = share of the pupils
describe-row = { $name }: { $value } (between { $low } and { $high }).
describe-row-not-shown = { $name }: not shown.
describe-at-score = { $name }, score { $score }
describe-reliability = at reliability { $value }
describe-funnel = { $schools ->
    [one] 1 school
   *[other] { $schools-written } schools
}, of which { $outside-written } outside the 95% limits. Too small to show: { $hidden-written }.

# How this was made
about-source = Source
about-own-file = A file of the school’s or the board’s own.
about-reliability = Test
about-reliability-stated = A reliability was stated for ‘{ $test }’; it was used as a range.
about-reliability-unstated = No reliability was stated for ‘{ $test }’; so we use 0.80 to 0.95 within a group.
about-profile = For whom
profile-intern = Internal: for the school’s own team. Own counts can be seen; shares from 10 and gaps from 30 pupils per group.
profile-bestuur = Board: counts of 1 to 5 cannot be seen, shares from 10 and gaps from 30 pupils per group.
profile-publiek = Public: counts under 10 cannot be seen, and shares stay between 5% and 95%.
about-certificate = Protection against recognition
about-certificate-safe = Not shown: { $hidden-written } of the { $cells-written } counts. We then attacked our own tables, also with what is public ({ $public-written } known totals). No protected count could be worked out ({ $attacked-written } tried).
about-certificate-withheld = Not shown: { $hidden-written } of the { $cells-written } counts. For some, we could not prove that they are protected; those have been left out altogether.
about-two-questions = Two questions
about-two-questions-text = The counts describe what happened to these pupils; there is no uncertainty in that. The range goes with the question whether it would go like this again with other pupils.
about-random = Chance imitated
about-random-text = { $replicates-written } draws with seed { $seed }; the same pupils always give the same report.
about-program = Program
answer-equal-score-gap = At a truly equal score on ‘{ $test }’ the gap is { $low } to { $high } { $unit }; the imprecision of the test alone already makes a gap of { $alone-low } to { $alone-high }.
answer-equal-score-open = At a truly equal score on ‘{ $test }’ the gap may also be zero (between { $low } and { $high } { $unit }); the imprecision of the test alone already makes a gap of { $alone-low } to { $alone-high }.
answer-equal-score-follows-gap = At the same score on ‘{ $test }’, with which the final advice moves along since 2023-2024, the gap is { $low } to { $high } { $unit }.
answer-equal-score-follows-open = At the same score on ‘{ $test }’, with which the final advice moves along since 2023-2024, the gap may also be zero (between { $low } and { $high } { $unit }).
word-band = { $low } to { $high }
picture-mean-gap = A gap of { $gap } { $unit } between ‘{ $focal }’ and ‘{ $reference }’
picture-share-gap = A gap of { $gap } in every 100 pupils between ‘{ $focal }’ and ‘{ $reference }’
withheld-too-few-schools = With so few schools, each of them could be recognised. From { $needed-written } schools on this is shown.
withheld-weighted = These pupils carry survey weights, and this part does not reckon with them yet. That is why it is not shown.
about-left-out-few = A few rows of the file do not count; the list of problems says why.
column-unknown-background = background unknown
