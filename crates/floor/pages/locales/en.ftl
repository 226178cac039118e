# What every page of the site shares.

page-skip = Skip to content
page-nav-self = You
page-nav-where = Where am I
page-nav-rooms = Rooms
page-sign-in = Sign in
page-sign-out = Sign out
page-explanation = What we hold, and why
page-accessibility = Accessibility
page-way-on = Go on
page-way-home = To the first page
page-demo = This is a demonstration: everything is invented, but for the research data of Brandsma and Knuver.

page-title-not-found = This page is not here
page-title-fault = Something went wrong
page-title-refused = This cannot be done like this
page-not-found = This page does not exist, or is not for you. Nothing was lost.
page-fault = This is our fault, not yours. What was kept is still there. Try again in a few minutes; if it still fails, give this number to whoever looks after Wieg at your place: { $reference }.
page-from-elsewhere = This request did not come from a page of Wieg, so it was not carried out. Open the page again and try it there.

page-home-title = Where your cradle stood should not matter
page-home-lead = With Wieg a school, a board or a region sees how equal the chances of children are, and what can be done about it.
page-home-what = You read in a list of your own pupils. No names go in, and no pupil can be recognised in the figures. Every figure says how certain it is and what it does not say.
page-home-hello = Hello { $name }
page-home-choose = Where would you like to look?
page-home-nothing = You have no role here yet. Ask whoever looks after Wieg at your place to give you one.

page-home-no-figures = There is nothing for you to see here yet.
page-home-no-figures-parent = There is nothing for you to see here yet. Wieg shows no figures to parents and pupils. What it does hold, you read at:

page-demo-title = Look around in the demonstration
page-demo-how = Sign in as one of these invented people.
page-demo-email = E-mail address
page-demo-role = Role
page-demo-place = Where
page-demo-password = The password is ‘{ $password }’ for all of them.

page-form-problems = Nothing has been kept yet. Please look at:
page-unread = Wieg cannot read what was sent. Go back, load the page again and try once more. Nothing was changed.
page-field-empty = This field is still empty.
page-field-long = { $count ->
    [one] This is too long: { $count-written } character fits.
   *[other] This is too long: { $count-written } characters fit.
}
page-field-day = This is not a day that exists. Choose a day, or write it as 2027-08-31.
page-field-count = This is not a whole number from 0 to { $most-written }. Fill in a whole number, or leave it empty.
page-field-control = There is a character here that cannot be seen. Type it instead of pasting it.

page-email = E-mail address
page-field-address = This does not look like an e-mail address. Check it, or leave it empty.
page-email-wrong = This does not look like an e-mail address. It has an at sign and then a name with a dot, such as anna@school.nl.
page-name = Name
page-password = Password
page-password-new = Your new password
page-password-hint = At least twelve characters. Three or four separate words are easy to remember and hard to guess.
page-password-title = Choose a password
page-password-keep = Keep password
page-password-short = { $count ->
    [one] This password is too short: it needs at least { $count-written } character.
   *[other] This password is too short: it needs at least { $count-written } characters.
}
page-password-long = { $count ->
    [one] This password is too long: { $count-written } character fits.
   *[other] This password is too long: { $count-written } characters fit.
}
page-password-guessable = This password is too easy to guess. Choose three or four separate words.
page-sign-in-wrong = This e-mail address and password do not go together. Check that you typed them well.
page-sign-in-wait = { $count ->
    [one] It went wrong too often. Try again in { $count-written } minute.
   *[other] It went wrong too often. Try again in { $count-written } minutes.
}
page-sign-in-forgotten = Forgotten your password? Ask whoever looks after Wieg at your place for a new link.
page-link-spent = This link was used already or has expired. Ask whoever invited you for a new one.
page-forgotten-title = Forgotten your password
page-forgotten-lead = Fill in your e-mail address. You get an e-mail with a link to choose a new password.
page-forgotten-do = Send e-mail
page-forgotten-answer = If there is an account with this address, an e-mail with a link is on its way now. The link works once, and for a week.
page-by-link-for-parents = Parent or pupil? Sign in with a link by e-mail
page-by-link-title = Signing in with an e-mail
page-by-link-lead = For parents and pupils. Fill in your e-mail address. You get an e-mail with a link with which you sign in, without a password.
page-by-link-answer = If there is an account of a parent or pupil with this address, an e-mail is on its way now. The link works once, and for a quarter of an hour. Do you work at a school or a board? Then sign in with your password.
page-by-link-off = Wieg sends no e-mail here. Sign in with your password, or ask the school for a new link.
page-by-link-open = Choose the button to sign in. After that the link no longer works.
page-by-link-spent = This link was used already, or is older than a quarter of an hour. Ask for a new one; you can do so as often as you need.
page-outside-stale = This answer of { $name } does not belong to this browser, was used already, or came too late. Sign in again.
page-outside-denied = You did not sign in at { $name }, or gave no permission. Nothing was changed.
page-outside-error = { $name } could not sign you in. Nothing was changed. Try again; if that does not work, ask who looks after Wieg for you.
page-outside-unreachable = { $name } gives no answer now. Try again in a few minutes.
page-outside-not-believed = The answer of { $name } is not right, and therefore you are not signed in. Try again; if it happens again, ask who looks after Wieg for you.
page-outside-school-unknown = Your school ({ $codes }) is not in Wieg yet. Ask who looks after Wieg for you to add it, with this BRIN as its code.
page-outside-no-role = With what { $name } tells about you, you have no role here. Ask who looks after Wieg for you.
page-outside-closed = Your account with Wieg is closed. Ask who looks after Wieg for you.
page-ask-wait = { $count ->
    [one] An e-mail was asked for too often. Try again in { $count-written } minute.
   *[other] An e-mail was asked for too often. Try again in { $count-written } minutes.
}
page-ask-spam = Nothing after a few minutes? Then look among the unwanted e-mail, and whether you typed the address well.
page-ask-back = Back to signing in

page-code = Code of six digits
page-code-title = The second step
page-code-hint = You find it in the app that makes your codes. Each code works once.
page-code-first = The code that the app shows now.
page-code-wrong = This code is not right, or was used already. Wait until the app shows a new one and type that.
page-second-factor = Second step when signing in
page-second-factor-on = Is on
page-second-factor-off = Is not on yet
page-second-factor-set = Set up the second step
page-second-factor-why = You see figures about pupils here. That is why signing in takes a code from your phone beside your password.
page-second-factor-app = Open an app that makes codes, such as the one your school uses for this.
page-second-factor-scan = Point the camera of that app at this code:
page-second-factor-picture = QR code with the key that stands below as text
page-second-factor-type = Does that not work? Then add an account and type in this key:
page-second-factor-open = Or open it on this device
page-second-factor-code = Type below the code that the app shows.
page-second-factor-keep = Turn on the second step
page-own-roles = What you are here
page-sign-out-everywhere = Sign out everywhere

page-role = { $role ->
    [administrator] administrator
    [board-member] board member
    [school-leader] school leader
    [team-leader] team leader
    [quality-coordinator] quality coordinator
    [teacher] teacher or mentor
    [care-coordinator] care coordinator
    [data-protection-officer] data protection officer
    [regional-coordinator] regional coordinator
    [partner] partner
    [parent] parent or carer
    [pupil] pupil
   *[researcher] researcher
}
page-role-choose = Choose a role
page-role-not-yours = You cannot give this role. Ask the administrator.

page-people = People
page-people-title = People of { $name }
page-people-none = Nobody has a role here yet.
page-people-invite = Invite someone
page-people-invite-do = Make invitation
page-people-link = Give { $name } this link. It works once and for a week, and is not shown again.
page-people-sent = An e-mail with a link goes to { $email }. The link works once, and for a week.
page-people-outside = account via { $name }
page-people-new-link = New link
page-people-new-link-whose = New link for { $name }
page-people-yourself = Only somebody else can give you a role.
page-people-take = Take role away
page-people-take-whose = Take role away from { $name }

page-letters = Post
page-letters-title = Post of { $name }
page-letters-lead = E-mail that has not reached the mail server yet. Wieg tries for two days, and then gives up.
page-letters-off = Wieg sends no e-mail here. A link that you make stands on the page itself, and you pass it on yourself.
page-letters-none = Everything was sent.
page-letters-to = To
page-letters-what = About
page-letters-since = Since
page-letters-state = How it stands
page-letters-waits = { $count ->
    [0] Will be tried in a moment.
    [one] Waits, after { $count-written } attempt.
   *[other] Waits, after { $count-written } attempts.
}
page-letters-given-up = Given up.
page-letters-again = Try again
page-letters-again-whose = Try again for { $name }
page-letters-gone = This e-mail is no longer here, or cannot be tried again. Nothing was lost: look at the page with people, and make a new link there if need be.
page-letter-kind = { $kind ->
    [invitation] invitation
    [reminder] reminder of an invitation
    [new-link] new link
    [forgotten] forgotten password
   *[other] link to sign in
}
page-letter-fault = { $fault ->
    [address] No e-mail can go to this address.
    [text] The e-mail could not be made.
    [too-late] The link in it had expired.
    [refused] The mail server does not want this e-mail.
    [later] The mail server asks to come back later.
    [sign-in] The mail server does not let Wieg in; look at the user and the password.
    [unsafe] There was no safe connection with the mail server.
    [silence] The mail server gave no answer.
   *[other] There was no connection with the mail server.
}

page-organisations = Organisations
page-organisations-title = What falls under { $name }
page-organisations-none = Nothing hangs under this yet.
page-organisations-kind = Kind
page-organisations-kind-wrong = This kind of organisation does not fit here.
page-organisations-code = Code
page-organisations-code-hint = The BRIN of a school, with two digits for the location; or the number of a board. May stay empty.
page-organisations-code-taken = This code belongs to another organisation here already.
page-organisations-add = Add an organisation
page-organisations-add-do = Add
page-kind = { $kind ->
    [region] region
    [board] board
    [municipality] municipality
    [partner] partner
    [school] school
   *[location] location
}

page-log = Log
page-log-title = Log of { $name }
page-log-what = What was done here, and by whom, without content. Changing it afterwards is seen: every line is tied to the one before, and ‘wieg audit verify’ checks that.
page-log-empty = Nothing has been done here yet.
page-log-when = When
page-log-who = Who
page-log-deed = What
page-log-subject = To what
page-log-program = Wieg itself
page-deed = { $deed ->
    [added-organisation] added an organisation
    [made-link] made a new link
    [gave-role] gave a role
    [took-role] took a role away
    [read-in-list] read in a list
    [took-back-list] took a list back
    [downloaded] fetched a report
    [signed-in] signed in
    [used-code] used a code
    [chose-password] chose a password
    [set-second-factor] set up the second step
    [signed-out-everywhere] signed out everywhere
    [began-round] began a round of counting together
    [called-off-round] called a round off
    [gave-to-round] counted along in a round
    [opened-round] opened the sum of a round
    [wrote-note] wrote own words
    [began-study] began a study
    [added-respondent] added a respondent
    [withdrew-respondent] respondent withdrew, everything erased
    [opened-coding] coders see each other’s work
    [closed-coding] coders do not see each other’s work
    [kept-interview] kept a conversation
    [removed-interview] took a conversation away
    [coded] coded a passage
    [settled-coding] settled on a coding
    [unsettled-coding] let go of a settled coding
    [removed-code] took a code off a passage
    [noted] changed a memo
    [added-code] added a code
    [changed-code] changed a code
    [released-quote] let a quote out
    [withdrew-quote] took a quote back
    [kept-letter] kept a letter
    [removed-letter] took a letter away
    [deleted-old-pupils] deleted what was held of former pupils
    [sent-letter] sent e-mail
    [gave-up-letter] gave up e-mail
    [withdrew-letter] reminder no longer needed
    [tried-letter-again] tried e-mail again
    [asked-sign-in] asked for a link to sign in
    [used-link] used a link to sign in
    [made-account] made account
    [linked-account] account of elsewhere linked
    [unlinked-account] account of elsewhere unlinked
    [refused-school] a provider named a school that it may not speak for
    [asked-new-password] asked for a new password
   *[other] { $deed }
}

page-explain-lead = For the data protection officer, the participation council and anyone else who wants to know what Wieg does with pupil data.
page-explain-why-title = What for
page-explain-why =
    The school or board wants to know whether children with equal abilities get equal chances, and what can be done about it. That takes counts, not names.
    The school or board is responsible for the data; whoever runs Wieg for them is the processor. Wieg runs on a machine of its own and sends no data of pupils out.
page-explain-held-title = What is held
page-explain-held =
    Per pupil: school, school year, test score, advices, placement, class per school year and diploma, and parents' education or income where the school recorded it for a stated purpose. In place of the pupil number there is a pseudonym, which cannot be traced back without the key of the organisation.
    Of who has an account: name, e-mail address or the name at the provider where somebody signs in, role, and when they did what.
    Of letters that somebody looks at in the room Letters: nothing, unless somebody asks for a letter to be kept. Then it stays until somebody takes it away.
    Of whoever was heard in a study: what was said, without names, and sector, region and function. Of whoever fills in a questionnaire: the answers only.
    Of whoever registers for an evening: name, capacity, where they work or learn, an e-mail address if they give one, and what they need to take part. Of pupils a first name only. With an agreement stands the name of who does it.
    Of e-mail that Wieg sends: what it says until it was sent, at most two days, and the address for thirty days more.
page-explain-not-held-title = What is not held
page-explain-not-held =
    In a list of pupils names, dates of birth and addresses are not read. A citizen service number or education number is refused.
    Migration background, religion and health are not there. There is no prediction, no risk score and no list of pupils.
page-explain-who-title = Who sees what
page-explain-who =
    Staff of a school see the figures of their own school, a board those of its schools. A region sees only sums of boards together, and no figures of one board. The administrator sees no figures.
    Parents and pupils see no figures. What would make a pupil or a teacher recognisable is left out before a figure is shown; after that Wieg attacks the result itself, to see whether something could still be worked out.
page-explain-leaves-title = What goes out
page-explain-leaves =
    Only what someone fetches: a report or a table of figures. Pupil data cannot be fetched.
    Whoever changes or takes something is in the log. The data protection officer can read it.
page-explain-goes-title = When it goes
page-explain-goes =
    A list can be taken back at once; then its data and its figures are gone. Wieg deletes what it holds of a pupil by itself, at the latest two years after the pupil left the school. The counts per starting cohort stay at the school. There may be small counts among them; before anyone sees them they pass the same control as every figure.
    The text of a conversation goes after the months that stand with the study; own words in a questionnaire after a year. Who was at an evening Wieg forgets after a year, as it does the e-mail addresses of agreements that are done.
    Questions or a request for access go to the school or board, which is responsible.

page-accessibility-text =
    Wieg aims to meet WCAG 2.2, level AA. The pages work without JavaScript, with a keyboard only, enlarged to 400 per cent, on a phone and on paper. Every picture has a description and a table with the same figures.
    It has not been examined by an independent party yet. If you meet something that does not work, tell whoever looks after Wieg at your place.

page-people-elsewhere = This address has an account at another organisation already. Without e-mail we are not sure whose it is. Ask an administrator who looks after both to give the role.

page-outside-school-refused = { $name } may not speak for the school { $codes } in Wieg. Nothing has changed. The administrator of Wieg can allow it.

page-linking-own = Other ways to sign in
page-linking-none = No account of elsewhere is linked yet.
page-linking-since = linked on
page-linking-start = Link an account: { $name }
page-linking-unlink = Unlink: { $name }
page-linking-unlink-means = After unlinking, that account can no longer sign in to this account of Wieg. Roles that came with it go.
page-linking-last = This is the only way to sign in here, so the account cannot be unlinked.
page-linking-title = Link this account?
page-linking-lead = The account of { $whose } (‘{ $name }’) can then sign in to this account of Wieg.
page-linking-lead-nameless = This account (‘{ $name }’) can then sign in to this account of Wieg.
page-linking-means = Say yes only if it is the same person. The roles that the school names come with the next time of signing in. Unlinking is possible later, as long as there is another way to sign in.
page-linking-do = Link this account
page-linking-not = Do not link now
page-linking-stale = No account waits to be linked, or it waited too long. Nothing has changed. Begin again at your own details.
page-linking-already = This account (‘{ $name }’) is linked here already. Nothing has changed.
page-linking-taken = This account (‘{ $name }’) belongs to another account of Wieg already, and can belong to one only. Nothing has changed. The administrator of Wieg can help.

page-sign-ins = Sign-ins
page-sign-ins-title = Sign-ins at { $name }
page-sign-ins-lead = Who signed in here and when. It is meant for looking into something, not for following people.
page-sign-ins-what = This shows the last { $days } days, of those who have a role only at this organisation or under it. From which place or device somebody came, Wieg does not keep. Failed attempts are only counted, without a name.
page-sign-ins-none = Nobody signed in here in this time.
