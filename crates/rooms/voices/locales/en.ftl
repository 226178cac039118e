# The room Hear.

voices-menu = Hear
voices-title = What do we hear?
voices-lead = Figures say how large a difference is, not why. Here you keep conversations, give codes to what is said together with others, and see what people say together.
voices-guide-link = The guide for a conversation
voices-consent-link = The consent that you ask for
voices-consent-title = Asking for consent
voices-consent-lead = Print what fits: for adults, for pupils, and for parents of pupils under sixteen. Everybody says yes or no to each purpose.
voices-consent-check = These are examples and no legal advice. The data protection officer of the school reads them first, chooses the periods and fills in what is open.
voices-begin-title = Begin a study
voices-name = Name
voices-name-hint = Short, so that you know it again.
voices-question = What do you want to know?
voices-question-hint = One question, in plain words.
voices-blind = Code without seeing each other’s work, until you open it
voices-begin = Begin
voices-outcome = What comes out
voices-together = How well coders agree
voices-codes = Codebook
voices-respondents = Who was heard
voices-respondents-hint = Put no names here. Keep a list of your own, outside Wieg, of who R01 and R02 are. With that list somebody can still say later: take my conversation away.
voices-respondent-add = Add somebody
voices-sector = Sector
voices-region = Region
voices-region-hint = In a wide sense, for instance the name of the region. No school or street.
voices-function = Function
voices-function-hint = Wide enough: a function that only one person has here is a name.
voices-consent = What this person said yes to
voices-consent-needed = Without a yes to the conversation itself it cannot be kept. Ask first.
voices-minor = Under sixteen; a parent said yes as well
voices-minor-short = under sixteen
voices-respondent-keep = Add
voices-blind-title = Do coders see each other’s work?
voices-blind-on = No. Everybody sees only their own codings. That is when agreement counts.
voices-blind-off = Yes. What is coded from now on is no longer independent of the others.
voices-blind-open = Show each other’s work
voices-blind-close = Without seeing each other again
voices-label = Respondent
voices-interviews = Conversation
voices-withdraw-title = Withdraw
voices-withdraw = Withdraws
voices-withdraw-sure = Everything of { $label } goes: the conversation, the codes and the memos. The outcomes are counted again. This cannot be undone.
voices-withdraw-yes = Take everything away
voices-interview-number = Conversation { $number }
voices-interview-add = Bring in the conversation with { $label }
voices-back = Back to the study
voices-new-title = Bring in a conversation
voices-new-lead = Bring in the text. Then you see which names, places and numbers are in it, and take them out. Only then does Wieg keep the conversation.
voices-new-nobody = First add who was heard.
voices-new-text = What was said
voices-new-text-hint = Begin every turn on a new line, with I: for who asks and R: for who answers.
voices-new-file = Or choose a file
voices-new-file-hint = Word (.docx), LibreOffice (.odt), text (.txt) or subtitles (.vtt, .srt), up to 20 MB.
voices-new-look = Look at the text
voices-new-empty = There is no text yet. Paste it in the field, or choose a file.
voices-new-who = Choose who was heard.
voices-new-broken-off = The text did not come through. Nothing was kept. Try again.
voices-review-page = Take the names out of the conversation with { $label }
voices-review-title = Names, places and numbers
voices-review-legend = Take this out
voices-review-none = Wieg recognises nothing here. Read the text yourself.
voices-asked-title = Which questions were asked?
voices-asked-hint = So that it stays visible what somebody mentioned unasked.
voices-review-read = I read the text. Nobody can be recognised from it.
voices-review-read-hint = Look for a rare disability, a special event or a function that only one person has as well. Is one in it? Go back and change the text.
voices-review-keep = Keep the conversation
voices-review-first = First read the whole text, and then tick that nobody can be recognised.
voices-layer = Layer
voices-layer-child = Child
voices-layer-family = Family
voices-layer-school = School
voices-layer-neighbourhood = Neighbourhood
voices-layer-society = Society
voices-layer-own = Ways of looking, and own codes
voices-code = Code
voices-code-add = A code of your own
voices-code-name = Name
voices-code-under = Falls under
voices-code-under-none = No other code
voices-code-definition = What it is
voices-code-include = Include
voices-code-exclude = Exclude
voices-code-example = Example
voices-code-example-hint = Make up a sentence. Take none from a conversation.
voices-code-keep = Keep
voices-code-change = Change the words
voices-code-change-after = This code was given already. When its meaning changes, every passage keeps the version with which it was coded.
voices-code-retire = Give it no more
voices-code-retired = given no more
voices-code-taken = There is a code with this name already. Choose another, or use that one.
voices-code-meanwhile = Somebody else changed this code while you were busy. Look at the new words below and change them again if needed. Nothing was written over.
voices-agreed-none = No conversation was coded by two people yet. Ask somebody to code the same conversation, without seeing your work.
voices-agreed-paragraphs = By paragraph
voices-agreed-characters = By character
voices-agreed-all = All codes together
voices-agreed-alpha = Alpha
voices-agreed-interval = Range
voices-agreed-kappa = Kappa (two coders)
voices-agreed-raw = Coded alike
voices-agreed-prevalence = How often given
voices-agreed-units = Compared
voices-range = { $low } to { $high }
voices-agreed-blind = As long as coders do not see each other’s work, Wieg shows no agreement either: it would tell what somebody else gave.
voices-agreed-caption-paragraphs = Agreement by code, on paragraphs
voices-agreed-caption-characters = Agreement by code, on characters
voices-balance-unasked = Too few were asked about this to say whether it is left behind: { $layers }.
voices-balance-few = With fewer than { $count } people this cannot be said.
voices-interview-remove = Take this conversation away
voices-interview-remove-sure = The conversation goes, with all codes and memos in it. This cannot be undone.
voices-new-long = This conversation has too many lines. Cut it into pieces of at most twenty thousand lines.
voices-files-title = For other programs
voices-files-how = A project (.qdpx) opens in ATLAS.ti, MAXQDA, NVivo and QualCoder, among others. The conversations go along, without names; names of coders become letters. Whoever has the file can read the conversations.
voices-file = { $file ->
    [qdpx] Project (QDPX)
    [qdc] Codebook (QDC)
    [csv] Codebook for Taguette (CSV)
   *[other] What cannot go along (JSON)
}
voices-balance-title = Which layers it is about
voices-balance-caption = Attention by layer around the child
voices-balance-none = No layer is clearly left behind by the others.
voices-balance-left-out = Mentioned less than the codes in that layer would give: { $layers }.
voices-mentions = Times mentioned
voices-share = Share
voices-by-factors = If every factor came up alike
voices-by-layers = If every layer came up alike
voices-ratio = Ratio to the expected share
voices-ratio-range = { $ratio } ({ $low } to { $high })
voices-offered = Asked of at least half
voices-yes = yes
voices-no = no
voices-table-title = Who mentions what
voices-table-caption = Codes against who was heard: respondents, with the number of passages in brackets
voices-table-empty = Nothing was coded yet.
voices-csv = As CSV
voices-cell = { $respondents } ({ $segments })
voices-too-few = fewer than { $count }
voices-not-told = not shown
voices-group-rest = Small groups together
voices-everyone = Everybody
voices-factor = Factor
voices-came-up-title = Asked, or mentioned unasked
voices-came-up-hint = What was not asked and not mentioned says nothing about what people think.
voices-came-up-caption = How each factor came up, in respondents
voices-asked-mentioned = Asked and mentioned
voices-volunteered = Mentioned unasked
voices-not-mentioned = Asked, not mentioned
voices-not-asked = Not asked
voices-quotes-title = Said under ‘{ $code }’
voices-quotes-hint = Read a quote in its surroundings before you let it out. Quotes that were let out may come into a report or the briefing of an evening.
voices-quotes-none = This code was not given yet.
voices-quote-no-consent = This respondent did not say yes to being quoted. The quote stays inside.
voices-quote-release = Let this quote out
voices-quote-back = Take this quote back
voices-outcome-back = Back to what comes out
voices-sector-of = { $sector ->
    [vve] Early education
    [po] Primary education
    [vo] Secondary education
    [so] Special education
    [mbo] Vocational education
   *[other] Elsewhere
}
voices-purpose = { $purpose ->
    [interview] the conversation
    [quote] being quoted in a report
    [archive] keeping for later research
   *[other] something else
}
voices-review-lead = { $count ->
    [0] Wieg recognises no names or numbers here. A list never knows all names: read the whole text yourself.
    [one] Wieg points at one place that may tell who somebody is. A list never knows all names: read the whole text yourself.
   *[other] Wieg points at { $count } places that may tell who somebody is. A list never knows all names: read the whole text yourself.
}
voices-code-uses = { $count ->
    [one] Given once
   *[other] Given { $count } times
}. Version { $version }.
voices-agreed-lead = { $coders ->
    [one] One person coded.
   *[other] { $coders } people coded.
} { $interviews ->
    [one] One conversation was coded by more than one person.
   *[other] { $interviews } conversations were coded by more than one person.
}
voices-agreed-not = { $why ->
    [no-values] Not computable: nobody coded anything.
    [one-coder] Not computable: there was one coder.
    [nothing-in-common] Not computable: no part was read by two coders.
   *[no-variation] Not computable: everybody gave the same everywhere.
}
voices-outcome-lead = { $count ->
    [one] One person was heard.
   *[other] { $count } people were heard.
}
voices-outcome-few = With fewer than { $count } people Wieg shows no tables: it could be told who said what.

# Settling together.

voices-settle-title = Settle on one coding
voices-settle-blind = As long as coders do not see each other’s work, there is nothing to lay side by side. Show each other’s work first.
voices-settle-at = Paragraph { $paragraph }
voices-settle-not-all = not given by everybody
voices-settle-keep = This is what we settle on
voices-settle-undo = Let go of what was settled
voices-settle-back = Back to the conversation
voices-settle-link = Lay the codings side by side and settle on one
voices-settle-lead = { $coders ->
    [one] One person coded this conversation. With a second there is something to compare.
   *[other] { $coders } people coded this conversation. What at least two of them gave is ticked already. Talk about the rest, and tick what you settle on together. That then counts in the outcomes; everybody’s own coding is kept.
}
voices-settle-done = { $count ->
    [one] One passage was settled.
   *[other] { $count } passages were settled.
}

# Coding in the browser.
# made in code: voices-coding-key-*, voices-coding-say-*

voices-coding-title = Code conversation { $label }
voices-coding-say-chosen = Chosen: { $words }
voices-coding-say-coded = Coded: { $name }.
voices-coding-say-removed = Removed: { $name }.
voices-coding-say-put-back = Put back: { $name }.
voices-coding-say-memo-kept = Memo changed.
voices-coding-say-shown = { $name }, by { $coder }: { $words }
voices-coding-say-nothing = This paragraph has no code yet.
voices-coding-say-nothing-to-undo = There is nothing to undo.
voices-coding-say-choose-first = Choose a passage first: click underlined words or press s.
voices-coding-say-not-own = This passage is by { $coder }. Only the person who coded it can change it.
voices-coding-say-waiting = Not kept yet.
voices-coding-say-waiting-count = Not kept yet: { $n }. Nothing is lost; you can work on.
voices-coding-say-away = Wieg cannot be reached at the moment.
voices-coding-say-all-kept = Wieg is back. Everything has been kept.
voices-coding-say-sign-in = You are no longer signed in. Nothing is lost: sign in in another tab and come back here.
voices-coding-say-refused = Wieg could not keep this. It is still here; try again later.
voices-coding-say-changed = The text on this page has changed, perhaps because it was translated. Nothing was coded. Load the page again.
voices-coding-say-by-paragraph = Code by paragraph
voices-coding-say-by-words = Code by word
voices-coding-lead = Read, choose words and say with a code what they are about.
voices-coding-to-list = Go to the coded passages
voices-coding-how = Select words and choose a code: with the button that appears, or with c and Enter. Without a mouse: go to the text with Tab and to a paragraph with the arrows, and press Enter. Press ? to see all keys.
voices-coding-how-form = Tick paragraphs and choose a code below.
voices-coding-transcript = Text of the interview
voices-coding-paragraph = Paragraph
voices-coding-codes-at = Codes at paragraph { $n }
voices-coding-passages = Coded passages
voices-coding-no-passages = What you code will appear here.
voices-coding-codebook = Codebook
voices-coding-codebook-note = The definitions and borders are our own reading. One passage may get more than one code.
voices-coding-include = Include
voices-coding-exclude = Exclude
voices-coding-code-now = Code these words
voices-coding-picker-title = Which code fits here?
voices-coding-filter = Find a code
voices-coding-codes = Codes
voices-coding-none = No code with these letters. Delete a few to see more.
voices-coding-memo = Memo
voices-coding-memo-optional = Memo (may be left empty)
voices-coding-code-it = Code it
voices-coding-close = Close
voices-coding-which-code = Code
voices-coding-choose-code = Choose a code
voices-coding-code-ticked = Code ticked paragraphs
voices-coding-keep-memo = Keep memo
voices-coding-remove = Remove
voices-coding-again = Try again
voices-coding-undo = Undo
voices-coding-try-now = Try now
voices-coding-keys = Keys
voices-coding-bar = What just happened
voices-coding-keys-where = The keys work while the text has the focus, or while you have selected words in it. Do you use a screen reader? Switch to focus mode, or choose ‘Code by paragraph’.
voices-coding-keys-caption = Keys in the text and while choosing a code
voices-coding-key = Key
voices-coding-does = What it does
voices-coding-letter-keys = Use single letters as keys
voices-coding-letter-keys-note = Switch this off if you work by voice or press letters by accident. Arrows, Enter, Delete and Esc keep working.
voices-coding-key-1 = To the next or previous paragraph.
voices-coding-key-2 = In a paragraph: choose words, from the first on. With words chosen: choose a code.
voices-coding-key-3 = To the next or previous word.
voices-coding-key-4 = Add a word or drop one.
voices-coding-key-5 = Add the rest of the paragraph, then the next one.
voices-coding-key-6 = Add a single character or drop one, within a word.
voices-coding-key-7 = Choose a code for the chosen words, or for the whole paragraph if nothing is chosen.
voices-coding-key-8 = Give the code you used last.
voices-coding-key-9 = While choosing, with nothing typed: give the code with that digit.
voices-coding-key-10 = While choosing: to the memo.
voices-coding-key-11 = Show the next passage in this paragraph.
voices-coding-key-12 = Write a memo on the passage shown.
voices-coding-key-13 = Remove the passage shown.
voices-coding-key-14 = Undo the last thing.
voices-coding-key-15 = Stop choosing.
voices-coding-key-16 = Show this list.
voices-coding-gone = Removed: { $name }.
voices-coding-no-code = This code is no longer in the codebook. Nothing was changed. Load the page again and choose another.
voices-coding-no-place = These words are not in the text. Nothing was changed. Load the page again.
voices-coding-other-words = The text on your screen differs from the one on the server, perhaps because it was translated. Nothing was changed. Load the page again.
voices-coding-not-yours = This passage is gone, or somebody else coded it. Nothing was changed.
voices-coding-long-memo = This memo is too long. Nothing was changed. Make it shorter than a thousand characters.
voices-coding-blind = You see only what you coded yourself.

voices-balance-how = This tells what is said and how, not how many people think so and who: those who were heard are not a sample.
voices-balance-rule = A layer counts as mentioned little when its whole range lies under 1 and people were asked about it. The number of factors per layer is a choice too; that is why there are two comparisons.
voices-balance-even = if every factor came up as often
voices-table-how = Groups of fewer than { $group } people stand together. Counts are given only where no table gives a few people away; elsewhere it says whether fewer than { $count } people mentioned it, or { $count } or more. Where coders settled on one coding, that counts; elsewhere, what any of the coders gave.
voices-some = { $count } or more
voices-pointing-title = Who points where
voices-pointing-caption = Share of each group that mentioned at least one factor of the layer
voices-not-shown-means = there are so few people that someone could be recognised. This is not the same as zero.
voices-as-pdf = As PDF
voices-as-xlsx = As a workbook (XLSX)
voices-about-organisation = Of
voices-about-title = About
voices-back-room = Back to Hear
voices-agreed-how = Alpha (Krippendorff) is 1 for full agreement and 0 for what chance would give. Often used limits are 0.667 and 0.800; they are no verdict. The range (95%) comes from drawing respondents again. With a code that is hardly ever or nearly always given, a single difference pulls alpha down. Then look at how often the code was given as well. Who gave no code in an interview counts there only after ‘I have finished’.
voices-consent-change = Change
voices-consent-change-how = When somebody takes back their yes to quotes, released quotes come back at once. When somebody withdraws altogether, choose ‘Withdraws’.
voices-consent-keep = Keep
voices-months-title = How long are interviews kept?
voices-months-how = { $count ->
    [one] The text of an interview goes one month after the conversation.
   *[other] The text of an interview goes { $count } months after the conversation.
} Of those who said yes to keeping for later research it stays five years. After that only counts remain, and nobody knows any more whose they are.
voices-months = Months
voices-months-keep = Keep this period
voices-months-between = Choose a period of one to twelve months. Longer is possible only with a yes to keeping for later research.
voices-held-on = Day of the conversation
voices-held-on-hint = The text is kept from this day on. If you leave it empty, today counts.
voices-text-gone = The text of this interview is gone, because its time is over. The counts have stayed.
voices-done-title = Finished coding?
voices-done = I have finished this interview
voices-done-undo = I have not finished after all
voices-done-by = Finished: { $names }.
voices-coding-older = Coded with version { $version } of this code. Its words changed afterwards.
voices-coding-version = Version { $version }, changed on { $day }.

# Questionnaires.

survey-title = Questionnaires
survey-all-lead = A short questionnaire for the team, for parents or for pupils. Without a name, by a link or on paper. The outcome can be laid beside the interviews.
survey-new-title = Send out a questionnaire
survey-which = Which questionnaire?
survey-which-needed = Choose a questionnaire.
survey-for = { $audience ->
    [team] for the team
    [parents] for parents
   *[other] for pupils from 10 years
}, { $count } questions, { $minutes } minutes
survey-name-hint = Only for you, for example ‘Team, autumn’.
survey-people-asked = How many people get the link?
survey-people-hint = So that it shows when more answers come than there are people.
survey-people-number = Fill in a whole number, from 1 to { $count }.
survey-people-few = With fewer than { $count } people this cannot be without names. Rather have a conversation.
survey-until = Open up to and including
survey-until-hint = After that the questionnaire closes by itself.
survey-until-when = Choose a day from { $first } up to and including { $last }.
survey-tongues = In which languages?
survey-tongues-hint = Not every questionnaire is there in every language. A translation that has not been checked yet says so. Have it checked first.
survey-unread = not yet read by a native speaker
survey-beside = Beside which study?
survey-beside-none = None
survey-make = Send out
survey-is-open = Open up to and including { $day }
survey-is-closed = Closed on { $day }
survey-so-far = { $enough ->
    [yes] There are { $floor } answers or more; { $people } people got the link.
   *[no] There are fewer than { $floor } answers yet; { $people } people got the link.
}
survey-qr = Square code with the link to this questionnaire
survey-link = Share this link or show the code. Whoever has the link can answer.
survey-sheet = On paper, with the code on it:
survey-typed-in = Sheets that are handed in can be typed in through the link.
survey-closed-first = The outcome is here only when the questionnaire is closed. Who looks in between could see what the last person filled in.
survey-close = Close the questionnaire
survey-close-sure = After this nobody can answer any more. It cannot be opened again.
survey-other-edition = The questions have changed since. Wieg cannot show this outcome any more.
survey-remove = Take the questionnaire away
survey-remove-sure = The questionnaire and all answers go. This cannot be undone.
survey-back = Back to the questionnaires
survey-outcome = What comes out
survey-lead = { $answers ->
    [one] One answer
   *[other] { $answers } answers
}, of { $people } people who got the link.
survey-more-than-people = More answers came than there are people. Somebody answered more than once, or the link travelled. Use this outcome only to talk about it.
survey-too-few = With fewer than { $count } answers Wieg shows nothing: it could be guessed who filled in what. The answers stay closed.
survey-how = Answers that lie side by side are counted together until at least { $count } people stand behind them. Where nearly everybody chose the same, it is not shown. Do not add questions up: they are for a conversation, not for a score.
survey-more = In own words, and choices
survey-open-none = Nobody wrote anything here.
survey-by-factor = By factor
survey-picture = How people answered
survey-picture-of = share of answers, with the number in the bar
survey-table = Answers by question
survey-question = Question
survey-given = Given
survey-people = Answers
survey-silent = Do not know, or empty
survey-reverse = ↔ (whoever agrees names a threshold here)
survey-stretch = { $from } to { $to }
survey-choice = Choice
survey-choice-people = { $count ->
    [one] One person chose something.
   *[other] { $count } people chose something.
} Who chose more counts with each.
survey-factor-table = The same questions, by what they are about
survey-opening = On the side that opens chances
survey-factor-how = The side that opens chances is the upper side of the scale; for a reversed question the lower side. The middle does not count.
survey-strike = Does an answer tell who somebody is?
survey-strike-how = Wieg takes names out, but does not know all names. Strike out here what can be recognised, also by its language or by what is told. This cannot be undone. Files do not hold own words.
survey-strike-one = Strike this answer out
survey-beside-title = Interviews and questionnaires side by side
survey-beside-caption = Factors in interviews and in questionnaires
survey-in-interviews = { $count ->
    [one] Mentioned, of one person heard
   *[other] Mentioned, of { $count } people heard
}
survey-survey = Questionnaire

# Pupils speak.

panel-title = Pupils speak
panel-how = How it goes
panel-when = { $when ->
    [before] Before
    [during] During
   *[other] After
}
panel-minutes = { $minutes } minutes
panel-new = Write an arena down
panel-keep = Keep
panel-name-hint = Short, for example ‘Arena on homework’.
panel-question = The question to the pupils
panel-question-hint = In the words in which it was put.
panel-day = Day
panel-day-needed = Choose a day.
panel-no-names = Write no names of pupils down, and nothing by which one pupil can be recognised.
panel-example = Invented example
panel-field-needed = Fill this in: a pupil wants to know how this went too.
panel-answer-by = Pupils hear back before
panel-answer-hint = Within six weeks is a good promise.
panel-answer-before = This day is before the arena itself. Choose a later one.
panel-told-on = Told to the pupils on
panel-told-hint = Leave empty as long as it has not been told.
panel-told-needs = First write down what was decided and what changed. That is what pupils hear back.
panel-share = Pupils may read this by a link
panel-told = Told to the pupils on { $day }
panel-late = Late: pupils were to hear before { $day }
panel-waits = Pupils hear back before { $day }
panel-qr = Square code with the link to this page
panel-link = This is how pupils read what happened with their advice. Whoever has the link can read it.
panel-remove = Take this away
panel-remove-sure = Everything here goes. This cannot be undone.
panel-back = Back to the arenas
panel-meanwhile = Somebody else changed this while you were writing. Nothing was overwritten. Copy what you wrote, load the page again and add it.
panel-we-asked = We asked
panel-you-advised = What pupils said
panel-who-listened = Who listened
panel-what-was-decided = What was decided, and why
panel-what-changed = What changed
panel-not-yet = That is not here yet. It comes before { $day }.

# A project from another program.

voices-coder = coder { $letter }
taking-in-title = Take in a project from another program
taking-in-lead = Did you already code in ATLAS.ti, MAXQDA, NVivo, QualCoder or another program? Export it as a REFI-QDA project. Wieg makes a study of it. First you see what is in it and which names go out.
taking-in-file = Project
taking-in-file-hint = A file that ends in .qdpx, up to 30 MB, without pictures and sound.
taking-in-look = Look at the project
taking-in-empty = There is no text in this project that Wieg can read. Export it again, with the interviews in it.
taking-in-many = There are more than { $count } interviews in this project. Export a part of them.
taking-in-review = Is this right?
taking-in-counts = { $texts ->
    [one] One interview
   *[other] { $texts } interviews
}, { $passages ->
    [one] one coded passage
   *[other] { $passages } coded passages
}, { $codes ->
    [one] one code
   *[other] { $codes } codes
} ({ $fresh } of them not in our codebook) and { $coders ->
    [one] one coder
   *[other] { $coders } coders
}. Nothing has been kept yet.
taking-in-doubled = This coder is there under more names that differ in capitals and spaces only. Wieg counts them as one person: { $names }.
taking-in-left = This does not come along:
taking-in-left-around = { $count ->
    [one] one note, link or set
   *[other] { $count } notes, links and sets
}
taking-in-left-whole = { $count ->
    [one] one code on a whole interview or a whole respondent
   *[other] { $count } codes on a whole interview or a whole respondent
}
taking-in-left-uncoded = { $count ->
    [one] one passage without a code
   *[other] { $count } passages without a code
}
taking-in-left-sources = { $count ->
    [one] one source that is no text
   *[other] { $count } sources that are no text
}
taking-in-findings = { $count ->
    [one] One remark on the file
   *[other] { $count } remarks on the file
}
taking-in-counted = How did the other program count?
taking-in-counted-hint = The file does not show it. Look at the examples of each way and choose the one in which passages are whole words.
taking-in-counted-needed = Choose how the other program counted. Otherwise codes come on the wrong words.
taking-in-samples = This is how the last passages would be
taking-in-names = Open each interview and read it. What is ticked goes out before Wieg keeps anything. Codes stay on the same words.
taking-in-places = { $count ->
    [0] no places found
    [one] one place that may tell who somebody is
   *[other] { $count } places that may tell who somebody is
}
taking-in-consent = Everybody in this project said yes to the conversation
taking-in-read = I have read every interview. Nobody can be recognised from them.
taking-in-keep = Make a study of it
taking-in-other = Choose another file
taking-in-gone = This project does not wait any more. Wieg keeps it for an hour, and only in memory. Send it again.
taking-in-who = Fill in the sector, region and function of everybody who was heard, at most eighty characters each.
taking-in-codebook = Codes from another program
taking-in-codebook-file = Codebook
taking-in-codebook-hint = A file that ends in .qdc. What is here already stays as it is; what is new is added.
taking-in-codebook-keep = Add what is new
voices-outcome-blind = As long as coders do not see each other’s work, only what you coded yourself counts here. What comes out for all of you is here only after that.
voices-held-on-when = Choose a day that has been.
panel-told-later = This day has yet to come. Fill it in once pupils have been told.
panel-names = Here it says ‘{ $words }’. Is that somebody? Then take it out, because everybody with the link can read this. If it is nobody, tick at the bottom that there are no names in it.
panel-no-names-here = What is written here tells of nobody who they are
taking-in-held-on = On which day was the last conversation?
taking-in-held-on-hint = From that day on it counts how long the texts are kept.
taking-in-minors = Some of the respondents are under sixteen
survey-strike-not = This answer is not there any more, or the page is older than the list. Nothing was struck out. Look again.
voices-briefing-title = What we heard
voices-briefing-lead = Out of ‘{ $study }’, with { $count ->
    [one] one person
   *[other] { $count } people
}. Every quote was let out by itself, by who said it and by who does the study.
voices-briefing-quote = ‘{ $words }’ – { $function }
survey-dutch-always = Dutch is always there. Which other languages?
voices-balance-question = Which layer do we leave aside, and what can we do there ourselves?
voices-balance-agree = Make an agreement about this
