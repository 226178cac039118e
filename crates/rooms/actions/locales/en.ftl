# The room Act.

actions-menu = Act
actions-title = What can we do?
actions-lead = Look for what others do about equal chances, what is known of it, and what nobody knows yet.
actions-search = What are you looking for?
actions-search-hint = Plain words will do, such as ‘letter to parents’ or ‘mixed first years’.
actions-look = Search
actions-narrow = Narrow by theme, factor or age
actions-any = all
actions-by-theme = Theme
actions-by-factor = Factor
actions-by-layer = Layer around the child
actions-by-reach = Where you act
actions-by-sector = Kind of education
actions-by-age = Age in years
actions-unknown-choice = Wieg does not know this choice. It does not count; choose one from the list.
actions-age-unclear = Wieg does not understand this age. It does not count; fill in a whole number, such as 8.
actions-found = { $count ->
    [one] One subject
   *[other] { $count } subjects
}
actions-found-words = { $count ->
    [one] One subject for ‘{ $words }’
   *[other] { $count } subjects for ‘{ $words }’, the best match first
}
actions-found-none = Nothing was found here. Try another word, or leave a choice out.
actions-more = See the other { $count } as well
actions-count = { $count ->
    [one] one subject
   *[other] { $count } subjects
}
actions-all = All { $count } subjects in a row
actions-themes = Or begin with a question
actions-whence = The texts are Wieg’s own. Each fact has a source and a date. What no source says is shown as ‘not looked up’.
actions-back = Back to all themes
actions-kind-direction = direction
actions-kind-programme = programme
actions-kind-intervention = strand of a toolkit
actions-kind-insight = insight
actions-kinds-direction = Directions
actions-kinds-programme = Programmes
actions-kinds-intervention = Strands of a toolkit
actions-kinds-insight = Insights
actions-question = A question for the team
actions-agree = Make an agreement about this
actions-facts = What is known
actions-fact-measured = Measured
actions-fact-claim = Claim
actions-fact-provider = The provider about itself
actions-effects = What ladders say
actions-effects-how = The ladders stand beside each other and are not averaged. Months are extra progress in a year, an average over many studies. They do not say what one pupil or your school will gain.
actions-effects-none = No source that we read gives months, evidence or cost here.
actions-not-looked-up = Not looked up.
actions-not-looked-up-cell = not looked up
actions-ladder = Ladder
actions-months = Effect
actions-months-one = { $months ->
    [one] 1 month
   *[other] { $months } months
}
actions-months-range = { $from } to { $to } months
actions-rung = { $rung ->
    [1] well founded
    [2] first indications of effect
    [3] good indications of effect
   *[other] strong indications of effect
}
actions-evidence = Evidence
actions-evidence-of = { $value ->
    [1] very limited (1 of 5)
    [2] limited (2 of 5)
    [3] moderate (3 of 5)
    [4] extensive (4 of 5)
   *[other] very extensive (5 of 5)
}
actions-cost = Cost
actions-cost-of = { $value ->
    [1] very low (1 of 5)
    [2] low (2 of 5)
    [3] moderate (3 of 5)
    [4] high (4 of 5)
   *[other] very high (5 of 5)
}
actions-source = Source and date
actions-undated = undated
actions-initiatives = Where it is done
actions-named-by = named in
actions-media = Read, listen, watch
actions-medium-read = reading
actions-medium-listen = listening
actions-medium-watch = watching
actions-links-unchecked = The addresses stand like this in the source. Wieg did not check whether they still work.
actions-away = other website
actions-away-to = other website: { $site }
actions-about = What it is about
actions-about-how = These are words to search by. They explain no child.
actions-factors = Factors
actions-mechanisms = How chances open or narrow here
actions-for-whom = For whom
actions-ages = { $from } to { $to } years
actions-problem = Whose question it is
actions-problem-of = Of the school: it can change this itself.
actions-problem-for = For the school: it needs others.
actions-status = Does it still run?
actions-status-running = It runs.
actions-status-ended = It ended.
actions-status-idea = It is an idea.
actions-site = Website
actions-related = See also
actions-theme = theme
actions-sources = Sources
actions-review = To be looked at again after { $day }.
actions-due = This should have been looked at again after { $day }. It need not be wrong; check sources and amounts yourself.
actions-layer-child = child
actions-layer-family = family
actions-layer-school = school
actions-layer-neighbourhood = neighbourhood
actions-layer-society = society
actions-reach-micro = micro: class and pupil
actions-reach-meso = meso: school and surroundings
actions-reach-macro = macro: system
actions-sector-vve = early childhood education
actions-sector-po = primary education
actions-sector-vo = secondary education
actions-sector-so = special education
actions-sector-mbo = vocational education
