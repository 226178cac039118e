# The room Meet: evenings, tables and agreements.
meetup-menu = Meet
meetup-title = Meet
meetup-lead = An evening on which everybody around a child sits at one table, and leaves with agreements.
meetup-agreements-open = { $count ->
    [0] No agreements are open
    [one] One agreement is open
   *[other] { $count } agreements are open
}
meetup-agreements-late = { $count ->
    [one] One of them is past its day.
   *[other] { $count } of them are past their day.
}
meetup-evenings = Evenings
meetup-new = Make an evening
meetup-make = Make the evening
meetup-name = Name
meetup-name-hint = As the invitation has it.
meetup-why = Why this evening?
meetup-why-hint = Two or three sentences for those who do not know yet what it is about.
meetup-day = Day
meetup-starts = Begins
meetup-ends = Ends
meetup-place = Place
meetup-place-hint = Building, street and town. Say whether it is reached without steps.
meetup-rounds = Rounds at tables
meetup-seats = Chairs per table
meetup-open = People can register
meetup-day-needed = Choose a day.
meetup-day-past = This day has passed. Choose a later one.
meetup-clock-needed = Fill in a time, such as 19:00.
meetup-end-after = Fill in a time after the beginning, such as 21:30.
meetup-guests-link = { $count ->
    [0] Who comes (nobody yet)
   *[other] Who comes ({ $count })
}
meetup-tables-link = Tables
meetup-harvest-link = What was written down
meetup-agreements-link = Agreements of this evening
meetup-waiting = { $count ->
    [one] One registration waits for your yes.
   *[other] { $count } registrations wait for your yes.
}
meetup-themes = Themes
meetup-themes-none = There are no themes yet. Every table talks about one theme, with one question.
meetup-theme-add = Add a theme
meetup-theme-title = Theme
meetup-theme-question = The question for the tables
meetup-theme-question-hint = Begin with ‘How can we together’. A good question is about what the table itself can do.
meetup-theme-keep = Keep the theme
meetup-theme-remove = Take away
meetup-theme-needed = Fill in a name and a question. Nothing has been kept yet.
meetup-theme-many = More themes do not fit in one evening.
meetup-theme-used = There is a table for this theme. Change the tables first.
meetup-register-title = Registering
meetup-register-closed = Registering is closed. You can open it below.
meetup-qr = Code that leads to the registration
meetup-link = Share this link, or put the code on the invitation.
meetup-link-hint = Whoever has the link can register. You say yes or no to each registration.
meetup-change = Change the evening
meetup-keep = Keep
meetup-remove = Take this evening away
meetup-remove-sure = Registrations, tables and what was written there go. Agreements stay. This cannot be undone.
meetup-changed-meanwhile = Somebody else changed this meanwhile. Nothing was overwritten. Look again.
meetup-back = Back to Meet
meetup-back-evening = Back to the evening
meetup-back-tables = Back to the tables
meetup-back-agreements = Back to the agreements

# Registering, for everybody with the link.
meetup-public-themes = This is what it is about
meetup-public-register = Register
meetup-public-why = Only whoever makes evenings here sees this. The card and the list at the door have your name and where you work or learn.
meetup-public-send = Register me
meetup-public-closed = Registering is not possible, or not any more.
meetup-calendar = Put this evening in a calendar
meetup-your-name = Name
meetup-your-name-hint = For the card. Under eighteen: a first name only.
meetup-your-mail = E-mail address
meetup-your-mail-hint = For a link to change something later, or to call off. May stay empty.
meetup-profession = In which capacity?
meetup-profession-hint = Choose one or two. Every table has people with different work.
meetup-profession-needed = Choose one, or at most { $count }, at ‘In which capacity?’
meetup-profession-short = Capacity
meetup-organisation = Where do you work or learn?
meetup-organisation-hint = School, municipality, club or firm. Who comes for themselves leaves this empty.
meetup-wishes = Which themes rather?
meetup-wishes-short = Themes
meetup-wish = { $place ->
    [1] Most of all
    [2] After that
   *[other] And then
}
meetup-wish-none = no preference
meetup-offers = Helping at the table
meetup-facilitates = I am willing to lead a conversation
meetup-takes-notes = I am willing to write down what is said
meetup-needs-title = So that everybody can take part
meetup-step-free = A table without steps is needed
meetup-interpreter = Interpreter needed: which language?
meetup-interpreter-hint = One language, for instance Turkish or sign language.
meetup-interprets = I interpret: which languages?
meetup-interprets-hint = With commas between them.
meetup-needs = What else is needed?
meetup-needs-hint = Food, sound, light, childcare. Write nothing about health that nobody needs to know.
meetup-minor-title = Under eighteen
meetup-minor = I am under eighteen
meetup-guardian = A parent or carer agrees
meetup-minor-hint = Pupils sit at a table with at least one other pupil, and an adult who was checked for that.
meetup-guardian-needed = Ask a parent or carer for a yes, and then tick it.
meetup-minor-first-name = A first name is enough.
meetup-thanks-title = Registered
meetup-thanks = The registration is in. Who makes the evening will let it be known. If this address was registered before, nothing has changed.
meetup-thanks-mail = The registration is in. An e-mail comes with a link to change something or to call off.
meetup-thanks-back = Back to the evening
meetup-own-state = { $state ->
    [coming] Your place is certain.
    [not] This registration is off.
    [absent] You were not there on the evening.
   *[other] The registration is in, and waits for a yes.
}
meetup-own-seats = This is where you sit
meetup-own-seat = Round { $round }, table { $table }
meetup-own-link = Keep the address of this page: with it you change your registration, or call off.
meetup-own-change = Change your registration
meetup-own-off = I am not coming
meetup-own-again = I am coming after all
meetup-own-remove = Take away everything of me
meetup-own-remove-sure = Name, address and wishes go. This cannot be undone.
# made in code: meetup-*-subject
# made in code: meetup-*-body
meetup-letter-subject = Registered: { $evening }
meetup-letter-body = Dear { $name },

    Your registration for ‘{ $evening }’ on { $day } is in. Place: { $place }.

    You can change something or call off here:
    { $link }

    Whoever has this link can do so too. So do not pass it on.
meetup-letter-again-subject = You were registered already: { $evening }
meetup-letter-again-body = Dear { $name },

    Somebody registered again with this address for ‘{ $evening }’. Your earlier registration has not changed.

    You can change something or call off here:
    { $link }

# Who comes.
meetup-guests-title = Who comes
meetup-guests-lead = { $count ->
    [0] There is a chair for nobody yet.
    [one] There is a chair for one person.
   *[other] There are chairs for { $count } people.
}
meetup-guests-none = Nobody has registered yet.
meetup-accept-all = Say yes to all { $count } who wait
meetup-accept = Say yes
meetup-refuse = Say no
meetup-off = Is not coming
meetup-absent = Is not here
meetup-guest-remove = Take away
meetup-vetted = May sit with pupils
meetup-vetted-undo = Not with pupils after all
meetup-guest-state = { $state ->
    [coming] comes
    [not] does not come
    [absent] is not here
   *[other] waits
}
meetup-state = State
meetup-notes-short = To think of
meetup-do = Do
meetup-flag-leads = leads a conversation
meetup-flag-notes = takes notes
meetup-flag-minor = under eighteen
meetup-flag-vetted = may sit with pupils
meetup-flag-steps = without steps
meetup-flag-interpreter = interpreter needed: { $tongue }
meetup-flag-interprets = interprets: { $tongue }
meetup-flag-absent = is not here
meetup-paper-title = Registered on paper
meetup-paper-how = One person a line: name, capacity, organisation and the numbers of the themes. Pasting out of a spreadsheet will do.
meetup-paper-list = The list
meetup-paper-example = For instance: Anna; Municipality; Nowhere; 2 1
meetup-paper-keep = Take the list over
meetup-paper-empty = Nobody is on the list.
meetup-paper-broken = A line cannot be read. Paste the list again, as plain text.
meetup-paper-profession = Line { $line }: ‘{ $words }’ is no capacity that Wieg knows. Take one of the form.
meetup-paper-name = Line { $line }: the name is missing, or something is too long.
meetup-paper-theme = Line { $line }: choose themes by their numbers, 1 to { $count }.
meetup-paper-long = Take over at most { $count } people at a time.
meetup-apart-title = Not at one table
meetup-apart-how = Only you see this. Why two people do not sit together is not kept.
meetup-apart-not-yours = Who made this evening arranges who does not sit together.
meetup-apart-one = The one
meetup-apart-other = The other
meetup-apart-keep = Keep these two apart
meetup-apart-undo = May again
meetup-apart-same = Choose two different people.
meetup-apart-close = These two sit together nevertheless. Only you see this.
meetup-apart-close-pair = { $one } and { $other }: round { $round }, table { $table }

# Tables.
meetup-tables-title = Tables
meetup-tables-lead = { $count ->
    [one] One person comes.
   *[other] { $count } people come.
}
meetup-tables-nobody = First say yes to those who registered. Then you make tables here.
meetup-tables-plan = How many tables for each theme?
meetup-plan-how = This is a proposal with tables of { $seats } chairs, by what people like best. Feel free to change it.
meetup-plan-again = Other tables means seating everybody anew, and what was written at tables goes.
meetup-plan-keep = Put the tables out and seat people
meetup-plan-none = Put out at least one table in round { $round }, and at most { $count }.
meetup-open-table = Table without a theme
meetup-first-choices = { $count ->
    [one] first choice of one person
   *[other] first choice of { $count } people
}
meetup-steps = How many tables can only be reached by steps?
meetup-round = Round { $round }
meetup-table = Table { $table }
meetup-card = Round { $round }, table { $table }
meetup-card-short = (round { $round }, table { $table })
meetup-task = { $task ->
    [leads] leads the conversation
   *[notes] takes notes
}
meetup-fixed = chosen by hand
meetup-seating-title = The seating
meetup-seating-all-kept = All rules are kept.
meetup-seating-unkept = { $count ->
    [one] One thing could not be done:
   *[other] { $count } things could not be done:
}
meetup-seating-stale = People were added, or fell out. Bring the seating up to date below.
meetup-seating-not = People cannot be seated like this. See whether there are enough tables and chairs.
meetup-seating-other = Make another seating
meetup-announce = Let people see where they sit
meetup-announced = Since { $day } everybody sees on their own page where they sit.
meetup-mixed = { $professions ->
    [one] one capacity
   *[other] { $professions } capacities
}, { $organisations ->
    [one] one organisation
   *[other] { $organisations } organisations
}{ $again ->
    [0] {""}
    [one] , one pair sat together before
   *[other] , { $again } pairs sat together before
}
meetup-one-sided = This table is one-sided: { $here } are of one kind, and spread evenly it would be { $even }.{ $fixed ->
    [0] {""}
   *[other] {" "}You put { $fixed } of them there yourself.
}
meetup-table-page = The page of this table
meetup-cards-link = Cards and a list to print
meetup-sheets-link = Sheets to write on
meetup-cards-print = Print this page. Every table gets a card of its own.
meetup-sheets-print = Print this page. Every table gets a sheet of its own.
meetup-door = For the door
meetup-shift-title = Put somebody at another table
meetup-shift-how = First you see what it means. Then you say whether it is done.
meetup-shift-whom = Who
meetup-shift-drag = You can also drag somebody to another table, or onto somebody else to change seats. You see first what that does.
meetup-shift-with = Or change seats with
meetup-shift-with-hint = Choose somebody of the same round. The table above does not count then.
meetup-shift-with-nobody = nobody
meetup-swap-title-of = { $name } and { $other } change seats in round { $round }
meetup-shift-to = To
meetup-shift-look = See what it means
meetup-shift-do = Do it
meetup-shift-who = Choose who goes to another table.
meetup-shift-where = That table is not there in this round.
meetup-shift-title-of = { $name } to table { $table } in round { $round }
meetup-shift-refused = That cannot be done:
meetup-shift-cost = { $side ->
    [better] It makes the tables more mixed.
    [same] The tables stay as mixed as they are.
   *[other] It makes the tables less mixed.
}
meetup-shift-breaks = This goes wrong then:
meetup-shift-mends = This comes right then:
meetup-refusal-nothing = They sit there already.
meetup-refusal-arranged = Something was arranged about these tables.
meetup-mend-title = On the evening itself
meetup-mend-how = Say at ‘Who comes’ who is not here, or who comes in late. Then as few people as possible move here.
meetup-mend-from = From
meetup-mend = Bring the seating up to date
meetup-mend-nothing = There is nothing to bring up to date: everybody who comes has a chair.
meetup-mended = { $moved ->
    [0] Nobody had to move.
    [one] Somebody moved once.
   *[other] Somebody moved { $moved } times.
} { $seated ->
    [0] {""}
    [one] One chair was added.
   *[other] { $seated } chairs were added.
}
meetup-mended-move = { $name }: round { $round }, from table { $from } to table { $to }
meetup-mended-seat = { $name }: round { $round }, table { $to }
meetup-rule = { $rule ->
    [too-few] too few people at the table
    [too-many] more people than chairs
    [no-leader] nobody who leads the conversation
    [no-notes] nobody who takes notes
    [one-for-both] one person would have to lead and take notes
    [theme-not-named] a theme that was not chosen
    [no-first-choice] the first choice in no round
    [lone-minor] a pupil alone among adults
    [no-vetted] pupils without a checked adult
    [steps] a table with steps
    [no-interpreter] no interpreter at the table
   *[other] two people who would sit together sit apart
}
meetup-broken = { $round ->
    [0] {""}
   *[other] Round { $round }{ $table ->
        [0] {": "}
       *[other] {", "}table { $table }:{" "}
    }
}{ $rule }{ $who ->
    [yes] {" "}({ $people })
   *[no] {""}
}.
meetup-why-fixed = That is because of whom you gave a place yourself: { $people }.
meetup-why-together = Each of the rules can be kept, but not all at once.
meetup-block-people = Round { $round }: there are { $have } people, and the tables need { $need }. Put out one table less.
meetup-block-chairs = Round { $round }: there are { $have } chairs for { $need } people. Add a table.
meetup-block-leaders = Round { $round }: people who lead: { $have }, tables: { $need }. Ask a few more.
meetup-block-notes = Round { $round }: people who take notes: { $have }, tables: { $need }. Ask a few more.
meetup-block-roles = Round { $round }: people who lead or take notes: { $have }; the tables need { $need }.
meetup-block-themes = Round { $round }: { $need } people want only { $themes }, and there are { $have } chairs for it. Add a table.
meetup-block-first = { $theme } is the first choice of { $need } people, and there are { $have } chairs in all rounds together.
meetup-block-no-table = { $theme } is the first choice of { $need } people, and has no table.
meetup-block-behind-steps = Round { $round }: there is no table without steps that has a theme { $name } chose.
meetup-block-one-minor = Round { $round }: { $name } is the only pupil. Ask another one.
meetup-block-vetted = Round { $round }: adults who may sit with pupils: { $have }; pupils: { $need }. Tick another one at ‘Who comes’.
meetup-block-steps = Round { $round }: { $need } people need a table without steps, and there are { $have } chairs.
meetup-block-interpreters = Round { $round }: { $need } people need an interpreter, and there { $have ->
    [one] is one
   *[other] are { $have }
}.
meetup-block-group = Round { $round }: { $need } people belong together, and the largest table has { $have } chairs.
meetup-block-fixed = Round { $round }, table { $table }: you put { $need } people there, and there are { $have } chairs.

# At the table.
meetup-table-no-cases = Write about the theme, not about one child or one family.
meetup-table-waiting = No connection. What is written here stays on this device, and is sent later.
meetup-table-sent = Everything is kept.
meetup-table-elsewhere = Somebody else changed this meanwhile. Both texts are still there.
meetup-table-closed = This table is closed. Give what you still have to who made the evening.
meetup-field = { $field ->
    [exists] What exists already?
    [join] Where can one join?
    [missing] What is missing?
   *[idea] Ideas
}
meetup-field-hint = { $field ->
    [exists] What happens in this neighbourhood or region now, and who does it?
    [join] Which initiative could do with more people?
    [missing] What should be there, and is not?
   *[idea] What would you like to try?
}
meetup-note-new = New at ‘{ $field }’
meetup-note-add = Write down
meetup-note-change = Change this note
meetup-note-keep = Keep the change
meetup-note-empty = Write something, in at most { $count } characters.
meetup-note-full = This table is full. Put together what belongs together.
meetup-note-child = ‘{ $words }’: this seems to be about one child or one person. Make it something that holds for more children.
meetup-note-child-no = It is not about one child: keep it like this
meetup-sheet-qr = Code that leads to the page of this table
meetup-sheet-or = Rather on a phone or laptop? Point the camera at the square.
meetup-harvest-title = What was written down: { $evening }
meetup-harvest-lead = Of all tables together, by theme.
meetup-harvest-none = Nothing has been written down yet.

# Agreements.
meetup-agreements = Agreements
meetup-agreements-lead = Who does what, and when. They come back until they are done.
meetup-agreements-none = There are no agreements yet.
meetup-late = Past their day
meetup-running = Open
meetup-over = Done or stopped
meetup-as = { $file ->
    [csv] As CSV
   *[other] As JSON, with all that happened
}
meetup-agree = Make an agreement
meetup-agree-how = An agreement is of somebody with a name, who gets a link, and says yes or no there.
meetup-agree-keep = Keep the agreement
meetup-agree-from = This is about the question: { $question }
meetup-agree-evening = Of an evening?
meetup-agree-no-evening = no
meetup-what = What
meetup-what-hint = Begin with a verb: ‘Phone’, ‘Invite’, ‘Try’.
meetup-owner = Who does it
meetup-owner-hint = One person, with a name.
meetup-owner-nobody = This is nobody in particular, and then it does not happen. Which of you takes it on?
meetup-owner-mail = E-mail address of who does it
meetup-owner-mail-hint = For the question whether they agree, and a reminder. May stay empty.
meetup-due = Before
meetup-due-past = This day has passed. Choose a later one.
meetup-before = before { $day }
meetup-with-whom = With whom
meetup-with = with { $whom }
meetup-about = About
meetup-factor = What does this work on?
meetup-factor-none = choose one, or leave this open
meetup-goes-to = Also goes to
meetup-to = { $to ->
    [lea] the local educational agenda
    [plan] the plan of the school
   *[mr] the participation council
}
meetup-parties = Who have to sign?
meetup-parties-hint = Only for an agreement between schools that holds when all have signed. One a line: name; e-mail address.
meetup-parties-odd = Check the line with ‘{ $name }’: a name, a semicolon and an e-mail address, each once.
meetup-parties-few = Name at least two and at most { $count }, or nobody.
meetup-form-old = This form is too old. Load the page again.
meetup-standing = { $state ->
    [asked] asked
    [accepted] accepted
    [under-way] under way
    [done] done
    [stopped] stopped
   *[declined] declined
}
meetup-bond-pending = holds when all have signed
meetup-bond-binds = all have signed: it holds
meetup-bond-broken = does not hold any more: somebody withdrew
meetup-figure = Look back at the figure
meetup-owner-asked = { $mail ->
    [yes] An e-mail goes with the question. The link in it:
   *[no] Give this link to who does it. There they say yes or no:
}
meetup-signatures = Signatures
meetup-signed = signed on { $day }
meetup-withdrawn = withdrawn on { $day }
meetup-unsigned = not signed yet
meetup-happened = What happened
meetup-by = { $who ->
    [owner] who does it
    [table] at the table
    [program] Wieg
   *[organiser] who keeps it
}
meetup-event = { $kind ->
    [made] agreed
    [asked] asked
    [accepted] accepted
    [under-way] begun
    [done] done
    [stopped] stopped
    [declined] declined
    [handed-over] handed over
    [moved] another day
    [signed] signed
    [withdrew] withdrawn
   *[reminded] reminded
}
meetup-hand-over = Hand over, or choose another day
meetup-hand-over-how = Who takes it over gets a new link. The old one does not work any more then.
meetup-hand-over-needs = Fill in a name and a day that is still to come. Check the e-mail address too.
meetup-stop = Stop it
meetup-stop-why = Why?
meetup-stop-needs = Add a reason. The next one learns from it.
meetup-owner-late = The day has passed. How does it stand?
meetup-owner-say = How does it stand?
meetup-owner-words = In a few words
meetup-owner-words-hint = What worked, what did not? Whoever reads along learns from it.
meetup-owner-long = This is too long. Nothing has changed.
meetup-owner-do = { $state ->
    [accepted] Yes, I will
    [declined] No, I will not
    [under-way] I am at it
    [done] It is done
   *[stopped] I stop
}
meetup-owner-calendar = Put my agreements in a calendar
meetup-party-lead = { $name } is asked to sign.
meetup-party-how = This agreement holds only when all below have signed. If somebody withdraws, the others are told.
meetup-party-sign = Sign
meetup-party-withdraw = Withdraw the signature
meetup-party-signed = signed
meetup-party-withdrew = withdrawn
meetup-programme = Programme
meetup-programme-hint = What happens when? A line each, such as ‘19:00 soup and getting to know each other’. May stay empty.
meetup-invite = Invite people by e-mail
meetup-invite-addresses = E-mail addresses
meetup-invite-hint = Paste them below each other or with commas between them. Everybody gets a message of their own with the link, and nobody sees the addresses of others. Wieg does not keep who was invited.
meetup-invite-send = Send the invitations
meetup-invite-not = People can be invited when Wieg sends e-mail here and when people can register.
meetup-invite-enough = You invited people ten times in 24 hours. Try again tomorrow. Nothing was sent.
meetup-invite-none = Fill in at least one e-mail address, and at most { $count } at once. Nothing was sent.
meetup-invite-odd = ‘{ $words }’ is no e-mail address. Mend it and try again; nothing was sent.
meetup-invited = { $count ->
    [0] No invitation goes out.
    [one] One invitation goes out.
   *[other] { $count } invitations go out.
}{ $left ->
    [0] {""}
    [one] {" "}One address had enough messages today, and Wieg leaves it out.
   *[other] {" "}{ $left } addresses had enough messages today, and Wieg leaves them out.
}
meetup-invitation-subject = Will you come too? { $evening }
meetup-invitation-body = Dear reader,

    { $holder } invites you to { $evening }, on { $day } at { $starts } in { $place }.

    Read here what it is about, and register if you come:
    { $link }

    Not coming? Then you need not do anything.
meetup-set-minor = Note: younger than 18
meetup-set-minor-undo = Note: 18 or older
meetup-welcome-subject = Welcome to { $evening }
meetup-welcome-body = Dear { $name },

    There is a chair for you on { $day }, in { $place }.

    Later you see here at which table you sit. Can you not come after all? Say so here as well:
    { $link }
meetup-seated-subject = Your table at { $evening }
meetup-seated-body = Dear { $name },

    The tables for { $day } are set. Here you see where you sit:
    { $link }

    See you then, in { $place }.
meetup-ask-subject = Will you do this? { $what }
meetup-ask-body = Dear { $name },

    It was agreed: { $what }, before { $day }. Your name is with it.

    Say yes or no here. Later you say here how it stands:
    { $link }
meetup-sign-subject = Will you sign? { $what }
meetup-sign-body = Dear { $name },

    There is an agreement that holds only when all have signed: { $what }, before { $day }.

    Read and sign here:
    { $link }
meetup-withdrew-subject = This agreement does not hold any more: { $what }
meetup-withdrew-body = Dear { $name },

    Somebody withdrew the signature under: { $what }. So the agreement does not hold any more.

    This is how it stands:
    { $link }
meetup-remind-subject = Nearly there: { $what }
meetup-remind-body = Dear { $name },

    Before { $day } this was to be done: { $what }.

    Will it work? Say here how it stands:
    { $link }
meetup-overdue-subject = The day has passed: { $what }
meetup-overdue-body = Dear { $name },

    Before { $day } this was to be done: { $what }.

    Is it done, does it take longer, or do you stop? All three are good to know:
    { $link }
meetup-earlier = What was agreed before
meetup-more = What it works on, where it goes and who signs
meetup-leads = Leads a conversation
meetup-leads-undo = Does not lead after all
meetup-writes = Takes notes
meetup-writes-undo = Does not take notes after all
meetup-briefing-link = Briefing
meetup-briefing-pdf = As PDF
meetup-briefing-edit = Change the words
meetup-briefing-look = Look at this before the briefing goes out
meetup-briefing-lens = ‘{ $words }’ says who falls short. Which threshold is there, and whose? For instance: ‘{ $instead }’.
meetup-briefing-place = ‘{ $words }’ may lie elsewhere. Does this place belong to your evening?
meetup-briefing-notes = What do you think of this yourself?
meetup-briefing-rounds = { $rounds ->
    [one] You sit at a table in one round, with people whom you do not know yet.
   *[other] You sit at tables in { $rounds } rounds, each time with other people.
} At every table you talk about four questions:
meetup-briefing-agree = You leave with an agreement: who does what, and when. Choose something that you can begin tomorrow.
meetup-briefing-how = How the evening goes
meetup-theme-from = From the knowledge base
meetup-theme-from-hint = If you choose a theme, the briefing gets directions, examples and reading too. Name and question may stay empty, or be your own.
meetup-theme-own = a theme of our own
meetup-briefing-ways = Directions
meetup-briefing-done = Where it is done already
meetup-briefing-media = More to read, hear or watch
meetup-table-gone = This table is not there any more. Your words are still here: give them to who made the evening.
meetup-table-agreed-full = Very many agreements were made at this table. Choose the most important ones.
meetup-plan-notes = Something was written at these tables ({ $count } times). Tick that it may go, or leave the tables as they are.
meetup-plan-notes-go = What was written at the tables may go
meetup-rounds-fixed = There are tables for this number of rounds. Put the tables out anew first.
meetup-adult = I am eighteen or older
meetup-age-needed = Choose whether you are under eighteen, or eighteen or older.
meetup-paper-first-name = Line { $line }: of a pupil write the first name only.
meetup-paper-taken = Added: { $added }. Were there already: { $skipped }.

# Learning as a team.

team-title = Learning as a team
team-lead = Good teams visit each other’s lessons, ask for feedback and answer ideas from outside. Write down what you are going to do, and later what it brought.
team-late = The day has passed
team-owed = We owe an answer here
team-coming = What is coming
team-done = What it brought us
team-new = Plan something new
team-kind-label = What is it?
team-kind = { $kind ->
    [goal] a goal of the team
    [visit] in each other’s lessons
    [feedback] asking for feedback
    [idea] an idea from outside
   *[cross-visit] a visit to another school
}
team-what = What are you going to do?
team-what-hint = For instance: seeing from each other how we give turns. Or the idea in one sentence.
team-who = Who take part?
team-who-hint = With an idea from outside: who brought it?
team-elsewhere = Which other school or organisation?
team-elsewhere-hint = Only when you look somewhere else, or somebody from elsewhere looks at yours.
team-elsewhere-needed = Fill in which school you are going to visit.
team-question = What do you look at, or what do you ask?
team-question-hint = One question sees more than ten. For instance: who gets the hardest questions?
team-due = Before which day?
team-due-hint = With an idea this is the day on which whoever brought it has an answer.
team-answer = What is your answer?
team-answer-hint = ‘No’ is an answer as well, with a reason. ‘That is not how we do things here’ is no reason yet.
team-answer-none = No answer yet
team-answered = { $answer ->
    [yes] Yes, we are going to try this
    [later] Later
   *[no] No
}
team-why = Why?
team-why-hint = Write it so that you can let whoever brought it read it.
team-why-needed = Give a reason. Why yes, why later, why not?
team-outcome = What did you see, and what do you take along?
team-outcome-hint = About what happened and what it teaches you. Not about how good a colleague is, and not about one pupil.
team-one-child = This seems to be about one person: ‘{ $words }’. Write it so that nobody can tell who it is.
team-one-child-yes = This is not about one pupil. Keep it like this.
team-visit-how = A visit is to learn from and not to judge anybody. Let whoever you visited read this first.
team-answer-late = Whoever brought this still waits for an answer.
team-is-late = The day has passed. What came of it?
team-keep = Keep
team-agree = Make this an agreement, with a name and a day
team-remove = Take this away
team-remove-sure = This takes the line away altogether. Did it not happen? Then rather write down why.
team-back = Back to learning as a team
team-meanwhile = Somebody else changed this meanwhile. Load the page again and see what stands there now.
