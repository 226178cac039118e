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
actions-done-here = Who in the region does this
actions-we-do-this = We do this already: write it down

# What an organisation does already.

stock-title = What do we do already?
stock-lead = Write down what you already do for equal chances. Then you see where much happens, where nothing happens yet, and what can make room.
stock-to-map = Map: where does much happen, where nothing yet?
stock-to-others = What do others in the region do?
actions-to-team = Learning as a team
stock-none = Nothing stands here yet. Begin with one thing that you already do.
stock-going = What we do now
stock-what = What
stock-what-hint = As you call it yourselves, for instance ‘Reading buddies’.
stock-goal = What should it bring about?
stock-goal-hint = For pupils, in one sentence. For instance: every child reads a book at home that it chose itself.
stock-reach = At which level do you do this?
stock-choose = Choose
stock-reach-needed = Choose the level: in the classroom, in the school or in the system.
stock-factors = What is it about?
stock-factors-hint = Choose one or more of the thirty factors. That gives it a place on the map.
stock-factors-needed = Choose at least one factor. Without one it has no place on the map.
stock-whom = For whom
stock-whom-hint = A group or year, never a name. Preferably for everybody: then nobody has to stand out.
stock-meant-for = For how many people is it meant?
stock-takes-part = How many take part?
stock-takes-part-hint = A count is enough. If you do not know, leave it empty: unknown is something else than zero.
stock-more-than-meant = More people take part than the number it is meant for. Look at both numbers.
stock-dose = How often and how long?
stock-dose-hint = For instance: twice a week for half an hour, from October to May.
stock-hours = Hours of teachers in a year
stock-cost = Costs in a year, in euros
stock-cost-hint = Without the hours of teachers.
stock-owner = Who sees to it?
stock-owner-hint = Whom can people call about it? A name or a position.
stock-more = Money, beginning and end
stock-funding = Where does the money come from?
stock-funding-hint = For instance: a grant of the municipality.
stock-funded-until = Until when is there money?
stock-since = Since when?
stock-stops-on = When are you going to stop?
stock-stops-on-hint = What stops goes on the stop list. That makes room for something else.
stock-stopped-on = When did you stop?
stock-stop-why = Why does it stop?
stock-stop-why-hint = For instance: it reached too few pupils, or something else worked better.
stock-stop-why-needed = Write down why it stops. Whoever wants to begin the same later is helped by it.
stock-stops-before = This day is before the day on which it began. Look at both days.
stock-stopped-later = This day is still to come. Put it at the day on which you are going to stop.
stock-share = Let the region see this
stock-share-hint = Other schools and organisations in the region then see what you do, for whom, how many take part, how often and whom they can call. They do not see costs, hours and money.
stock-share-column = Share with the region
stock-item-column = Item of the knowledge base
stock-is-shared = the region sees this
stock-new = Write down something that you do
stock-keep = Keep
stock-form-old = This form is too old. Load the page again and fill it in once more.
stock-number = { $count-written }
stock-of = of { $count-written }
stock-unknown = not known
stock-nobody = nobody yet
stock-hours-together = Together this takes { $hours-written } hours of teachers in a year. It is filled in for { $known } of the { $all }.
stock-cost-together = Together this costs € { $cost-written } in a year. It is filled in for { $known } of the { $all }.
stock-money-ends = The money for this runs out
stock-money-ends-how = This money ends within a year, or has ended. Think in time of what you want to keep and who pays for it.
stock-until = until { $day }
stock-stop-list = The stop list
stock-stop-list-how = To stop is to choose as well. What stands here gives back time and money.
stock-stops = stops on { $day }
stock-stopped = stopped on { $day }
stock-as-csv = Download the list as a table (CSV)
stock-change = Change what stands here
stock-follows = This puts into practice:
stock-did-it-work = Did it work? Ask before you see the outcome.
stock-alike = Who else in the region does this?
stock-remove = Take this away
stock-remove-sure = This takes the line away altogether. Have you stopped doing it? Then fill in the day and the reason: so it stays known what it was.
stock-meanwhile = Somebody else changed this meanwhile. Load the page again and see what stands there now.
stock-back = Back to what we do already
stock-others-title = What do others in the region do?
stock-others-lead = Nobody has to reinvent the wheel. This is what other schools and organisations do, and you can call them about it.
stock-others-about = Only what is about { $factor }.
stock-others-all = Show everything
stock-others-none = Nobody shares anything here yet. Be the first to share something of your own.
stock-since-day = since { $day }
stock-ask = reached through
stock-few = fewer than { $count } people take part
stock-people = { $count ->
    [one] 1 person takes part
   *[other] { $count-written } people take part
}
stock-briefing-title = What is done in the region already
stock-map-title = Where does much happen, where nothing yet?
stock-map-lead = Thirty factors that matter for the chances of a child. See what you do, beside what figures and conversations point at.
stock-map-open = Pointed at, and nothing written down yet
stock-map-layer = { $layer ->
    [child] The child
    [family] The family
    [school] The school
    [neighbourhood] The neighbourhood
   *[society] Society
}
stock-map-factor = Factor
stock-map-figures = Figures
stock-map-voices = Conversations
stock-map-known = { $count ->
    [0] nothing known yet
    [one] 1 item
   *[other] { $count } items
}
stock-map-nothing = nothing yet
stock-map-how = Under ‘Figures’ stands a figure beside which you put this factor yourselves. Under ‘Conversations’ stands a study in which at least three people spoke of it. An empty cell does not say that something is wrong. Nobody has to do everything.
stock-sheet = Read in a list from Excel
stock-sheet-how = Fill in the empty list, a line for each activity, and send it. If something is not right, nothing comes in and you hear line by line what you can do.
stock-sheet-empty = Download the empty list (Excel)
stock-sheet-file = The list that was filled in
stock-sheet-send = Read in
stock-sheet-problems = The list was not read in. This is what you can do:
stock-sheet-more = { $count ->
    [one] And one more message.
   *[other] And { $count } more messages.
}
stock-sheet-large = This file is too large. A list of activities is at most 2 MB. Nothing was read in.
stock-sheet-broken-off = The file did not come through as a whole. Nothing was read in; try again.
stock-sheet-unpacks-large = Unpacked, this file is too large for a list of activities. Nothing was read in. Take out what is not needed, such as empty lines and pictures.
stock-sheet-unreadable = This file is no list of Excel or LibreOffice that Wieg can read. Save it as .xlsx and try again.
stock-sheet-no-names = The names of the columns are missing on the first line. At least ‘{ $name }’ has to be there, as in the empty list.
stock-sheet-nothing = Nothing stands below the names of the columns yet.
stock-sheet-many = A list may have { $count } activities. Spread it over more files.
stock-sheet-row = Line { $row }, { $column }: { $what }
stock-sheet-twice = Line { $row }: ‘{ $title }’ is there already. Change what stands there, or give this another name.
stock-sheet-factor = Wieg does not know the factor ‘{ $words }’. Choose from the thirty on the sheet that explains, with a semicolon between them.
stock-sheet-name = What we do already
stock-sheet-explanation = Explanation
stock-sheet-lists = Lists
stock-sheet-column = Column
stock-sheet-what = What to fill in
stock-sheet-example = Example
stock-sheet-allowed = Choices
stock-sheet-required = needed
stock-sheet-unexpected-title = Is this right?
stock-sheet-unexpected = Wieg does not expect this value here. See on the sheet that explains what can stand here.
stock-sheet-all-factors = The thirty factors: { $factors }
stock-sheet-naam = How you call it.
stock-sheet-doel = What it should bring about for pupils, in one sentence.
stock-sheet-niveau = At which level you do it.
stock-sheet-factoren = What it is about: one or more of the thirty factors, with a semicolon between them.
stock-sheet-wie = A group or year, never a name.
stock-sheet-bereik = For how many people it is meant.
stock-sheet-doetmee = How many take part. Empty is unknown, 0 is nobody.
stock-sheet-dosis = How often and how long.
stock-sheet-kosten = Whole euros in a year, without the hours of teachers.
stock-sheet-uren = Whole hours of teachers in a year.
stock-sheet-geld = Where the money comes from.
stock-sheet-geldtot = The day on which that money ends.
stock-sheet-eigenaar = A name or a position.
stock-sheet-sinds = The day on which it began.
stock-sheet-stopt = The day on which you are going to stop.
stock-sheet-gestopt = The day on which you stopped.
stock-sheet-waarom = Needed when it stops or has stopped.
stock-sheet-delen = Whether the region may see this, without costs and hours.
stock-sheet-kennis = The last words of the address of an item of the knowledge base. May stay empty.
stock-yes = yes
stock-no = no

# Did it work?

trial-title = Did it work?
trial-lead = First ask, and seal the question. Only then look whether the figure changed. Then you know whether the answer can be believed.
trial-asked = What you asked before
trial-in-words = { $direction ->
    [up] Does the share ‘{ $figure }’ rise by at least { $points } percentage points
   *[down] Does the share ‘{ $figure }’ fall by at least { $points } percentage points
}{ $years ->
    [one] {" "}in { $year }
   *[other] {" "}in { $years } school years from { $year }
}{ $comparison ->
    [board], compared with the other schools of our board?
   *[own], compared with our own years before?
}
trial-ask = Ask a question
trial-ask-how = First you see what your number of pupils can show. Then you choose whether to seal the question.
trial-what = What are you trying?
trial-what-hint = For instance ‘Reading buddies in group 4’.
trial-figure = Which figure is to tell?
trial-figure-hint = Choose one. Whoever chooses afterwards from many figures always finds something.
trial-direction = Which way should it go?
trial-direction-up = up
trial-direction-down = down
trial-smallest = Which difference matters? In percentage points
trial-smallest-hint = The smallest difference for which you would go on with this. For instance 10.
trial-smallest-needed = Fill in a whole number from 1 to { $most }.
trial-first-year = In which school year can it first be seen?
trial-first-year-hint = The year of the pupils in whom you could see it. Figures from before the transition test (2023-2024) do not count.
trial-years = Over how many school years will you look?
trial-years-hint = With more years more can be seen.
trial-years-count = { $count ->
    [one] one school year
   *[other] { $count } school years
}
trial-comparison = What do you compare with?
trial-comparison-hint = Other schools show what changed without your plan as well. It takes at least five of them.
trial-comparison-own = with our own years before
trial-comparison-board = with the other schools of our board
trial-choose = Choose
trial-choose-needed = Choose one from the list.
trial-look = See what we can see
trial-power = What your number of pupils can show
trial-power-words = With some { $pupils } pupils a year, { $years ->
    [one] one year before
   *[other] { $years } years before
} and { $after ->
    [one] one year after
   *[other] { $after } years after
} you can only see a difference of { $points } percentage points or more.
trial-power-none = With some { $pupils } pupils a year, { $years ->
    [one] one year before
   *[other] { $years } years before
} and { $after ->
    [one] one year after
   *[other] { $after } years after
} no difference can be seen, however large.
trial-power-short = You want to see a difference of { $points } percentage points already. These are too few pupils for that: the answer will probably be ‘cannot be told’. Look over more years, choose a figure about more pupils, do this together with other schools, or ask pupils and parents themselves as well.
trial-power-how = ‘See’ means: if the real difference is that large, Wieg sees eight times in ten that the figure changed. A certain ‘yes, at least so much’ takes a larger difference still. How much the figure moves by itself, Wieg reads from your years before.
trial-power-unknown = There are too few years to see how much this figure moves by itself. Count those before and after together: from three years on it can be done.
trial-no-counts = No years of this figure can be seen here. They are only there for the own team of a school with a list.
trial-not-before = Part of the outcome was over or could be seen already when the question was asked. Read the answer as an idea, not as a test.
trial-seal = Seal the question
trial-seal-how = After that the question cannot change. It can be withdrawn; that stays to be seen, with the reason.
trial-seal-do = Seal it
trial-back = Back to all questions
trial-seal-title = Sealed
trial-sealed = This question was sealed on { $day } at { $clock }.
trial-was-before = Wieg had no years of the outcome then, and the first of them was not over.
trial-was-not-before = Part of the outcome was over or could be seen already then.
trial-whole = The question has not changed since.
trial-not-whole = Mind: the question does not agree with this seal any more. The data were changed afterwards.
trial-withdrawn = Withdrawn:
trial-withdraw = Withdraw the question
trial-withdraw-how = The question stays to be seen, with the reason.
trial-withdraw-why = Why do you withdraw it?
trial-to-figure = Look at this figure in See
trial-to-activity = What we wrote down of it:
trial-team-question = What do we do now with ‘{ $title }’?
trial-answer = The answer
trial-too-early = { $count ->
    [one] It cannot be told yet: one school year is still missing. The answer will stand here after { $year }.
   *[other] It cannot be told yet: { $count } school years are still missing. The answer will stand here after { $year }.
}
trial-answer-is = { $answer ->
    [enough] Yes: the figure went at least { $points } percentage points the right way.
    [some] The figure changed as hoped. Whether by at least { $points } percentage points is not sure.
    [too-small] No: the difference is smaller than { $points } percentage points, or there is none.
    [against] No: the figure went the other way.
   *[too-few] It cannot be told: with so few pupils and years a difference cannot be told from chance. Perhaps it worked, perhaps not.
}
trial-change = { $direction ->
    [up] In the school itself the figure rose by { $points } percentage points on average. The real difference probably lies between { $low } and { $high }; below zero is a fall.
   *[down] In the school itself the figure fell by { $points } percentage points on average. The real difference probably lies between { $low } and { $high }; below zero is a fall.
}
trial-change-anything = { $direction ->
    [up] In the school itself the figure rose by { $points } percentage points on average. With so few years that says nothing: it could have gone this way without a plan.
   *[down] In the school itself the figure fell by { $points } percentage points on average. With so few years that says nothing: it could have gone this way without a plan.
}
trial-beside = { $direction ->
    [up] The change was { $points } percentage points higher here than on average in { $others } other schools of the board. The real difference probably lies between { $low } and { $high }.
   *[down] The change was { $points } percentage points lower here than on average in { $others } other schools of the board. The real difference probably lies between { $low } and { $high }.
}
trial-rank = Of the { $all } schools, this one counted, { $count } lie at least as far from the middle one. That may be chance: one of the { $all } is always the farthest.
trial-beside-not = Fewer than { $count } other schools have this figure over exactly these years. So there is no comparison, and no answer.
trial-change-empty = No pupils were counted yet before or after the change.
trial-change-few = There are too few years to see how much this figure moves by itself.
trial-cautions = Read this with it
trial-began-low = In the last year before, the figure stood at its least favourable. After such a year a figure often comes back by itself, even when nobody does anything.
trial-moved-already = The figure was going this way already before you began. If that line simply goes on, it is half of the difference or more.
trial-few-before = There are fewer than three years from before the start. How much the figure moves by itself can hardly be seen then.
trial-does-not-say = This does not say why the figure changed. There were other pupils each year, and more may have changed at the same time.
trial-year-before = { $year }, before
trial-year-after = { $year }, after
trial-table = The years in numbers
trial-column-year = School year
trial-column-count = Pupils with this outcome
trial-column-of = Of how many pupils
trial-column-share = Share
trial-after = (after)
stock-sheet-doubled = The column ‘{ $name }’ is there twice. Take one away and send the list again.
stock-map-a-study = a study
trial-about-all = This is about all pupils together. Whether differences between groups become smaller cannot be told with it.
trial-share-of = Share of pupils: { $figure }
trial-power-beside = This is reckoned without the other schools. With them it may turn out otherwise.
trial-beside-none = There are no { $count } other schools of your board with this figure. A comparison with them will get no answer then. Rather compare with your own years.
trial-no-room = { $direction ->
    [up] This figure stands at { $now }. It cannot rise that far; choose a smaller difference.
   *[down] This figure stands at { $now }. It cannot fall that far; choose a smaller difference.
}
trial-year-too-small = In { $year } there were too few pupils for this figure. So there will be no answer.
trial-others-changed = The other schools are no longer those of the moment at which the question was sealed. So there is no comparison, and no answer.
trial-may-go-on = Whether the figure would have changed without your plan as well cannot be seen with so few years.
