# De kamer Ontmoeten: avonden, tafels en afspraken.
meetup-menu = Ontmoeten
meetup-title = Ontmoeten
meetup-lead = Een avond waarop iedereen rond een kind aan één tafel zit, en weggaat met afspraken.
meetup-agreements-open = { $count ->
    [0] Er lopen geen afspraken
    [one] Er loopt één afspraak
   *[other] Er lopen { $count } afspraken
}
meetup-agreements-late = { $count ->
    [one] Eén daarvan is over de datum.
   *[other] { $count } daarvan zijn over de datum.
}
meetup-evenings = Avonden
meetup-new = Maak een avond
meetup-make = Maak de avond
meetup-name = Naam
meetup-name-hint = Zoals het op de uitnodiging staat.
meetup-why = Waarom deze avond?
meetup-why-hint = Twee of drie zinnen voor wie nog niet weet waar het over gaat.
meetup-day = Dag
meetup-starts = Begin
meetup-ends = Einde
meetup-place = Plaats
meetup-place-hint = Gebouw, straat en plaats. Zeg erbij of het zonder traptreden bereikbaar is.
meetup-rounds = Ronden aan tafel
meetup-seats = Stoelen per tafel
meetup-open = Mensen kunnen zich aanmelden
meetup-day-needed = Kies een dag.
meetup-day-past = Deze dag is al geweest. Kies een latere.
meetup-clock-needed = Vul een tijd in, zoals 19:00.
meetup-end-after = Vul een tijd in die na het begin ligt, zoals 21:30.
meetup-guests-link = { $count ->
    [0] Wie er komt (nog niemand)
   *[other] Wie er komt ({ $count })
}
meetup-tables-link = Tafels
meetup-harvest-link = Wat er is opgeschreven
meetup-agreements-link = Afspraken van deze avond
meetup-waiting = { $count ->
    [one] Eén aanmelding wacht op jouw ja.
   *[other] { $count } aanmeldingen wachten op jouw ja.
}
meetup-themes = Thema’s
meetup-themes-none = Er zijn nog geen thema’s. Elke tafel praat over één thema, met één vraag.
meetup-theme-add = Voeg een thema toe
meetup-theme-title = Thema
meetup-theme-question = De vraag voor de tafels
meetup-theme-question-hint = Begin met ‘Hoe kunnen wij samen’. Een goede vraag gaat over wat de tafel zelf kan doen.
meetup-theme-keep = Bewaar het thema
meetup-theme-remove = Haal weg
meetup-theme-needed = Vul een naam en een vraag in. Er is nog niets bewaard.
meetup-theme-many = Meer thema’s passen niet op één avond.
meetup-theme-used = Er is een tafel voor dit thema. Verander eerst de tafels.
meetup-register-title = Aanmelden
meetup-register-closed = Aanmelden staat dicht. Je kunt het hieronder openen.
meetup-qr = Code die naar de aanmelding leidt
meetup-link = Deel deze link, of zet de code op de uitnodiging.
meetup-link-hint = Wie de link heeft, kan zich aanmelden. Jij zegt per aanmelding ja of nee.
meetup-change = Verander de avond
meetup-keep = Bewaar
meetup-remove = Haal deze avond weg
meetup-remove-sure = Aanmeldingen, tafels en wat daar is opgeschreven gaan weg. Afspraken blijven. Dat kan niet terug.
meetup-changed-meanwhile = Iemand anders veranderde dit terwijl jij bezig was. Er is niets overschreven. Kijk opnieuw.
meetup-back = Terug naar Ontmoeten
meetup-back-evening = Terug naar de avond
meetup-back-tables = Terug naar de tafels
meetup-back-agreements = Terug naar de afspraken

# Aanmelden, voor iedereen met de link.
meetup-public-themes = Hier gaat het over
meetup-public-register = Aanmelden
meetup-public-why = Alleen wie hier avonden maakt, ziet dit. Op het kaartje en de lijst bij de deur staan je naam en waar je werkt of leert.
meetup-public-send = Meld mij aan
meetup-public-closed = Aanmelden kan niet of niet meer.
meetup-calendar = Zet deze avond in een agenda
meetup-your-name = Naam
meetup-your-name-hint = Voor het kaartje. Jonger dan achttien: alleen een voornaam.
meetup-your-mail = E-mailadres
meetup-your-mail-hint = Voor een link om later iets te veranderen of af te zeggen. Mag leeg blijven.
meetup-profession = Hoe doe je mee?
meetup-profession-hint = Kies er één of twee. Aan elke tafel zitten mensen met verschillend werk.
meetup-profession-needed = Kies één of hoogstens { $count } antwoorden bij ‘Hoe doe je mee?’
meetup-profession-short = Rol
meetup-organisation = Waar werk of leer je?
meetup-organisation-hint = School, gemeente, club of bedrijf. Wie voor zichzelf komt, laat dit leeg.
meetup-wishes = Welke thema’s hebben je voorkeur?
meetup-wishes-short = Thema’s
meetup-wish = { $place ->
    [1] Liefst
    [2] Daarna
   *[other] En dan
}
meetup-wish-none = geen voorkeur
meetup-offers = Helpen aan tafel
meetup-facilitates = Ik wil een gesprek leiden
meetup-takes-notes = Ik wil opschrijven wat er gezegd wordt
meetup-needs-title = Zodat iedereen mee kan doen
meetup-step-free = Een tafel zonder traptreden is nodig
meetup-interpreter = Tolk nodig: welke taal?
meetup-interpreter-hint = Eén taal, bijvoorbeeld Turks of gebarentaal.
meetup-interprets = Ik tolk: welke talen?
meetup-interprets-hint = Met komma’s ertussen.
meetup-needs = Wat is er verder nodig?
meetup-needs-hint = Eten, geluid, licht, oppas. Schrijf niets over gezondheid op dat niemand hoeft te weten.
meetup-minor-title = Jonger dan achttien
meetup-minor = Ik ben jonger dan achttien
meetup-guardian = Een ouder of verzorger vindt het goed
meetup-minor-hint = Leerlingen zitten ten minste met z’n tweeën aan een tafel, met een volwassene van wie bekend is dat die bij leerlingen mag zitten.
meetup-guardian-needed = Vraag een ouder of verzorger om een ja, en vink het dan aan.
meetup-minor-first-name = Alleen een voornaam is genoeg.
meetup-thanks-title = Aangemeld
meetup-thanks = De aanmelding is binnen. Wie de avond maakt, laat het weten. Was dit adres al aangemeld, dan is er niets veranderd.
meetup-thanks-mail = De aanmelding is binnen. Er komt een e-mail met een link om iets te veranderen of af te zeggen.
meetup-thanks-back = Terug naar de avond
meetup-own-state = { $state ->
    [coming] Je plaats is zeker.
    [not] Deze aanmelding gaat niet door.
    [absent] Op de avond was je er niet.
   *[other] De aanmelding is binnen, en wacht op een ja.
}
meetup-own-seats = Hier zit je
meetup-own-seat = Ronde { $round }, tafel { $table }
meetup-own-link = Bewaar het adres van deze pagina: daarmee verander je je aanmelding, of zeg je af.
meetup-own-change = Verander je aanmelding
meetup-own-off = Ik kom niet
meetup-own-again = Ik kom toch
meetup-own-remove = Haal alles van mij weg
meetup-own-remove-sure = Naam, adres en wensen gaan weg. Dat kan niet terug.
# made in code: meetup-*-subject
# made in code: meetup-*-body
meetup-letter-subject = Aangemeld: { $evening }
meetup-letter-body = Beste { $name },

    Je aanmelding voor ‘{ $evening }’ op { $day } is binnen. Plaats: { $place }.

    Iets veranderen of afzeggen kan hier:
    { $link }

    Wie deze link heeft, kan dat ook. Stuur hem dus niet door.
meetup-letter-again-subject = Je was al aangemeld: { $evening }
meetup-letter-again-body = Beste { $name },

    Iemand meldde zich met dit adres opnieuw aan voor ‘{ $evening }’. Je eerdere aanmelding is niet veranderd.

    Iets veranderen of afzeggen kan hier:
    { $link }

# Wie er komt.
meetup-guests-title = Wie er komt
meetup-guests-lead = { $count ->
    [0] Er is nog voor niemand een stoel.
    [one] Er is een stoel voor één persoon.
   *[other] Er zijn stoelen voor { $count } mensen.
}
meetup-guests-none = Er heeft zich nog niemand aangemeld.
meetup-accept-all = Zeg ja tegen alle { $count } die wachten
meetup-accept = Zeg ja
meetup-refuse = Zeg nee
meetup-off = Komt niet
meetup-absent = Is er niet
meetup-guest-remove = Haal weg
meetup-vetted = Mag bij leerlingen zitten
meetup-vetted-undo = Toch niet bij leerlingen
meetup-guest-state = { $state ->
    [coming] komt
    [not] komt niet
    [absent] is er niet
   *[other] wacht
}
meetup-state = Stand
meetup-notes-short = Om aan te denken
meetup-do = Doen
meetup-flag-leads = leidt een gesprek
meetup-flag-notes = schrijft op
meetup-flag-minor = jonger dan achttien
meetup-flag-vetted = mag bij leerlingen
meetup-flag-steps = zonder traptreden
meetup-flag-interpreter = tolk nodig: { $tongue }
meetup-flag-interprets = tolkt: { $tongue }
meetup-flag-absent = is er niet
meetup-paper-title = Aangemeld op papier
meetup-paper-how = Eén persoon per regel: naam, rol, organisatie en de nummers van de thema’s. Plakken uit een rekenblad mag ook.
meetup-paper-list = De lijst
meetup-paper-example = Bijvoorbeeld: Anna; Gemeente; Gemeente Nergens; 2 1
meetup-paper-keep = Neem de lijst over
meetup-paper-empty = Er staat niemand op de lijst.
meetup-paper-broken = Een regel is niet te lezen. Plak de lijst opnieuw, als gewone tekst.
meetup-paper-profession = Regel { $line }: ‘{ $words }’ is geen rol die Wieg kent. Neem er een van het formulier.
meetup-paper-name = Regel { $line }: de naam ontbreekt, of iets is te lang.
meetup-paper-theme = Regel { $line }: kies thema’s met hun nummer, van 1 tot en met { $count }.
meetup-paper-long = Neem hoogstens { $count } mensen tegelijk over.
meetup-apart-title = Niet aan één tafel
meetup-apart-how = Alleen jij ziet dit. Waarom twee mensen niet bij elkaar zitten, bewaart Wieg niet.
meetup-apart-not-yours = Wie deze avond maakte, regelt wie er niet bij elkaar zitten.
meetup-apart-one = De een
meetup-apart-other = De ander
meetup-apart-keep = Houd deze twee uit elkaar
meetup-apart-undo = Mag weer
meetup-apart-same = Kies twee verschillende mensen.
meetup-apart-close = Deze twee zitten toch bij elkaar. Alleen jij ziet dit.
meetup-apart-close-pair = { $one } en { $other }: ronde { $round }, tafel { $table }

# Tafels.
meetup-tables-title = Tafels
meetup-tables-lead = { $count ->
    [one] Eén persoon komt.
   *[other] { $count } mensen komen.
}
meetup-tables-nobody = Zeg eerst ja tegen wie zich aanmeldde. Daarna maak je hier tafels.
meetup-tables-plan = Hoeveel tafels per thema?
meetup-plan-how = Dit is een voorstel bij tafels van { $seats } stoelen, naar wat mensen het liefst willen. Verander gerust.
meetup-plan-again = Andere tafels betekent: iedereen opnieuw indelen, en wat aan tafel is opgeschreven gaat weg.
meetup-plan-keep = Zet de tafels klaar en deel in
meetup-plan-none = Zet in ronde { $round } ten minste één tafel klaar, en hoogstens { $count }.
meetup-open-table = Tafel zonder thema
meetup-first-choices = { $count ->
    [one] eerste keus van één persoon
   *[other] eerste keus van { $count } mensen
}
meetup-steps = Hoeveel tafels zijn alleen met een trap bereikbaar?
meetup-round = Ronde { $round }
meetup-table = Tafel { $table }
meetup-card = Ronde { $round }, tafel { $table }
meetup-card-short = (ronde { $round }, tafel { $table })
meetup-task = { $task ->
    [leads] leidt het gesprek
   *[notes] schrijft op
}
meetup-fixed = zelf gekozen
meetup-seating-title = De indeling
meetup-seating-all-kept = Alle regels zijn gehouden.
meetup-seating-unkept = { $count ->
    [one] Eén ding lukte niet:
   *[other] { $count } dingen lukten niet:
}
meetup-seating-stale = Er kwamen mensen bij, of er vielen mensen af. Werk de indeling hieronder bij.
meetup-seating-not = Zo kan er niet ingedeeld worden. Kijk of er genoeg tafels en stoelen zijn.
meetup-seating-other = Maak een andere indeling
meetup-announce = Laat mensen zien waar ze zitten
meetup-announced = Sinds { $day } ziet iedereen op de eigen pagina waar die zit.
meetup-mixed = { $professions ->
    [one] één rol
   *[other] { $professions } rollen
}, { $organisations ->
    [one] één organisatie
   *[other] { $organisations } organisaties
}{ $again ->
    [0] {""}
    [one] , één paar zat eerder samen
   *[other] , { $again } paren zaten eerder samen
}
meetup-one-sided = Deze tafel is eenzijdig: { $here } zijn van dezelfde soort, en gelijk verdeeld zouden dat er { $even } zijn.{ $fixed ->
    [0] {""}
   *[other] {" "}Daarvan zette je er { $fixed } zelf neer.
}
meetup-table-page = De pagina van deze tafel
meetup-cards-link = Kaarten en lijst om af te drukken
meetup-sheets-link = Bladen om op te schrijven
meetup-cards-print = Druk deze pagina af. Elke tafel krijgt een eigen kaart.
meetup-sheets-print = Druk deze pagina af. Elke tafel krijgt een eigen blad.
meetup-door = Voor bij de deur
meetup-shift-title = Zet iemand aan een andere tafel
meetup-shift-how = Eerst zie je wat dat betekent. Daarna zeg je of het doorgaat.
meetup-shift-whom = Wie
meetup-shift-drag = Je kunt iemand ook naar een andere tafel slepen, of op iemand anders om van plaats te ruilen. Je ziet eerst wat dat doet.
meetup-shift-with = Of ruil van plaats met
meetup-shift-with-hint = Kies iemand uit dezelfde ronde. De tafel die je hierboven koos, telt dan niet.
meetup-shift-with-nobody = niemand
meetup-swap-title-of = { $name } en { $other } ruilen van plaats in ronde { $round }
meetup-shift-to = Naar
meetup-shift-look = Kijk wat dat betekent
meetup-shift-do = Doe het
meetup-shift-who = Kies wie er naar een andere tafel gaat.
meetup-shift-where = Die tafel is er in deze ronde niet.
meetup-shift-title-of = { $name } naar tafel { $table } in ronde { $round }
meetup-shift-refused = Dat kan niet:
meetup-shift-cost = { $side ->
    [better] De tafels worden er gemengder van.
    [same] De tafels blijven even gemengd.
   *[other] De tafels worden er minder gemengd van.
}
meetup-shift-breaks = Dit gaat daarna mis:
meetup-shift-mends = Dit lukt daarna wel:
meetup-refusal-nothing = Deze persoon zit daar al.
meetup-refusal-arranged = Over deze tafels is iets afgesproken.
meetup-mend-title = Op de avond zelf
meetup-mend-how = Zeg bij ‘Wie er komt’ wie er niet is, of wie er nog bij komt. Hier verschuiven dan zo weinig mensen als kan.
meetup-mend-from = Vanaf
meetup-mend = Werk de indeling bij
meetup-mend-nothing = Er is niets bij te werken: iedereen die komt, heeft een stoel.
meetup-mended = { $moved ->
    [0] Niemand hoefde te verschuiven.
    [one] Eén keer verschoof iemand.
   *[other] { $moved } keer verschoof iemand.
} { $seated ->
    [0] {""}
    [one] Eén stoel kwam erbij.
   *[other] { $seated } stoelen kwamen erbij.
}
meetup-mended-move = { $name }: ronde { $round }, van tafel { $from } naar tafel { $to }
meetup-mended-seat = { $name }: ronde { $round }, tafel { $to }
meetup-rule = { $rule ->
    [too-few] te weinig mensen aan tafel
    [too-many] meer mensen dan stoelen
    [no-leader] niemand die het gesprek leidt
    [no-notes] niemand die opschrijft
    [one-for-both] één persoon zou moeten leiden en opschrijven
    [theme-not-named] een thema dat niet was gekozen
    [no-first-choice] in geen ronde de eerste keus
    [lone-minor] een leerling alleen tussen volwassenen
    [no-vetted] leerlingen zonder volwassene die bij hen mag zitten
    [steps] een tafel met traptreden
    [no-interpreter] geen tolk aan tafel
   *[other] twee mensen die samen zouden zitten, zitten apart
}
meetup-broken = { $round ->
    [0] {""}
   *[other] Ronde { $round }{ $table ->
        [0] {": "}
       *[other] {", "}tafel { $table }:{" "}
    }
}{ $rule }{ $who ->
    [yes] {" "}({ $people })
   *[no] {""}
}.
meetup-why-fixed = Dat komt door wie jij zelf een plaats gaf: { $people }.
meetup-why-together = Elk van de regels kan, maar niet allemaal tegelijk.
meetup-block-people = Ronde { $round }: mensen: { $have }; de tafels vragen er { $need }. Zet een tafel minder neer.
meetup-block-chairs = Ronde { $round }: er zijn { $have } stoelen voor { $need } mensen. Zet een tafel bij.
meetup-block-leaders = Ronde { $round }: gespreksleiders: { $have }, tafels: { $need }. Vraag er nog een paar.
meetup-block-notes = Ronde { $round }: mensen die opschrijven: { $have }, tafels: { $need }. Vraag er nog een paar.
meetup-block-roles = Ronde { $round }: mensen die leiden of opschrijven: { $have }; de tafels vragen er { $need }.
meetup-block-themes = Ronde { $round }: { $need } mensen willen alleen { $themes }, en daar zijn { $have } stoelen. Zet een tafel bij.
meetup-block-first = { $theme } is de eerste keus van { $need } mensen, en er zijn in alle ronden samen { $have } stoelen.
meetup-block-no-table = { $theme } is de eerste keus van { $need } mensen, en heeft geen tafel.
meetup-block-behind-steps = Ronde { $round }: voor { $name } is er geen tafel zonder traptreden met een gekozen thema.
meetup-block-one-minor = Ronde { $round }: { $name } is de enige leerling. Vraag er nog een.
meetup-block-vetted = Ronde { $round }: volwassenen die bij leerlingen mogen: { $have }; leerlingen: { $need }. Vink er bij ‘Wie er komt’ nog een aan.
meetup-block-steps = Ronde { $round }: { $need } mensen vragen een tafel zonder traptreden, en daar zijn { $have } stoelen.
meetup-block-interpreters = Ronde { $round }: { $need } mensen vragen een tolk, en er { $have ->
    [one] is er één
   *[other] zijn er { $have }
}.
meetup-block-group = Ronde { $round }: { $need } mensen horen samen, en de grootste tafel heeft { $have } stoelen.
meetup-block-fixed = Ronde { $round }, tafel { $table }: je zette er { $need } mensen neer, en er zijn { $have } stoelen.

# Aan tafel.
meetup-table-no-cases = Schrijf over het thema, niet over één kind of één gezin.
meetup-table-waiting = Geen verbinding. Wat hier staat, blijft bewaard op dit apparaat en gaat straks mee.
meetup-table-sent = Alles is bewaard.
meetup-table-elsewhere = Iemand anders veranderde dit intussen. Beide teksten zijn er nog.
meetup-table-closed = Deze tafel is gesloten. Geef wat je nog hebt aan wie de avond maakte.
meetup-field = { $field ->
    [exists] Wat is er al?
    [join] Waar kun je bij aansluiten?
    [missing] Wat ontbreekt er?
   *[idea] Ideeën
}
meetup-field-hint = { $field ->
    [exists] Wat gebeurt er nu al in deze buurt of regio, en wie doet dat?
    [join] Welk initiatief kan er mensen bij gebruiken?
    [missing] Wat zou er moeten zijn, en is er niet?
   *[idea] Wat zouden jullie willen proberen?
}
meetup-note-new = Nieuw bij ‘{ $field }’
meetup-note-add = Schrijf op
meetup-note-change = Verander deze notitie
meetup-note-keep = Bewaar de verandering
meetup-note-empty = Schrijf iets op, in hoogstens { $count } tekens.
meetup-note-full = Deze tafel staat vol. Voeg samen wat bij elkaar hoort.
meetup-note-child = ‘{ $words }’: dit lijkt over één kind of één mens te gaan. Maak er iets van dat voor meer kinderen geldt.
meetup-note-child-no = Het gaat niet over één kind: bewaar het zo
meetup-sheet-qr = Code die naar de pagina van deze tafel leidt
meetup-sheet-or = Liever op een telefoon of laptop? Richt de camera op het vierkant.
meetup-harvest-title = Wat er is opgeschreven: { $evening }
meetup-harvest-lead = Van alle tafels samen, per thema.
meetup-harvest-none = Er is nog niets opgeschreven.

# Afspraken.
meetup-agreements = Afspraken
meetup-agreements-lead = Wie doet wat, en wanneer. Ze komen terug tot ze klaar zijn.
meetup-agreements-none = Er zijn nog geen afspraken.
meetup-late = Over de datum
meetup-running = Loopt
meetup-over = Klaar of gestopt
meetup-as = { $file ->
    [csv] Als CSV
   *[other] Als JSON, met alles wat er gebeurde
}
meetup-agree = Maak een afspraak
meetup-agree-how = Een afspraak is van iemand met een naam. Die krijgt een link, en zegt daar ja of nee.
meetup-agree-keep = Leg de afspraak vast
meetup-agree-from = Dit gaat over de vraag: { $question }
meetup-agree-evening = Van een avond?
meetup-agree-no-evening = nee
meetup-what = Wat
meetup-what-hint = Begin met een werkwoord: ‘Bel’, ‘Nodig uit’, ‘Probeer’.
meetup-owner = Wie doet het
meetup-owner-hint = Eén persoon, met een naam.
meetup-owner-nobody = Dit is niemand in het bijzonder, en dan gebeurt het niet. Wie van jullie neemt het op zich?
meetup-owner-mail = E-mailadres van wie het doet
meetup-owner-mail-hint = Voor de vraag of het mag, en een herinnering. Mag leeg blijven.
meetup-due = Vóór
meetup-due-past = Deze dag is al geweest. Kies een latere.
meetup-before = vóór { $day }
meetup-with-whom = Met wie
meetup-with = met { $whom }
meetup-about = Over
meetup-factor = Waar werkt dit aan?
meetup-factor-none = kies er een, of laat dit open
meetup-goes-to = Gaat ook naar
meetup-to = { $to ->
    [lea] de lokale educatieve agenda
    [plan] het schoolplan
   *[mr] de medezeggenschapsraad
}
meetup-parties = Wie moeten tekenen?
meetup-parties-hint = Alleen bij een afspraak tussen scholen die pas geldt als allen tekenen. Eén per regel: naam; e-mailadres.
meetup-parties-odd = Kijk de regel met ‘{ $name }’ na: een naam, een puntkomma en een e-mailadres, elk één keer.
meetup-parties-few = Noem er ten minste twee en hoogstens { $count }, of niemand.
meetup-form-old = Dit formulier is te oud. Laad de pagina opnieuw.
meetup-standing = { $state ->
    [asked] gevraagd
    [accepted] toegezegd
    [under-way] bezig
    [done] klaar
    [stopped] gestopt
   *[declined] niet aangenomen
}
meetup-bond-pending = geldt pas als allen tekenen
meetup-bond-binds = allen tekenden: geldt
meetup-bond-broken = geldt niet meer: iemand trok zich terug
meetup-figure = Kijk terug bij het cijfer
meetup-owner-asked = { $mail ->
    [yes] Er gaat een e-mail met de vraag of dit mag. De link erin:
   *[no] Geef deze link aan wie het doet. Daar zegt die ja of nee:
}
meetup-signatures = Handtekeningen
meetup-signed = getekend op { $day }
meetup-withdrawn = teruggetrokken op { $day }
meetup-unsigned = nog niet getekend
meetup-happened = Wat er gebeurde
meetup-by = { $who ->
    [owner] wie het doet
    [table] aan tafel
    [program] Wieg
   *[organiser] wie het bijhoudt
}
meetup-event = { $kind ->
    [made] afgesproken
    [asked] gevraagd
    [accepted] toegezegd
    [under-way] begonnen
    [done] klaar
    [stopped] gestopt
    [declined] niet aangenomen
    [handed-over] overgedragen
    [moved] andere datum
    [signed] getekend
    [withdrew] teruggetrokken
   *[reminded] herinnerd
}
meetup-hand-over = Draag over, of kies een andere dag
meetup-hand-over-how = Wie het overneemt, krijgt een nieuwe link. De oude werkt dan niet meer.
meetup-hand-over-needs = Vul een naam in en een dag die nog komt. Kijk ook het e-mailadres na.
meetup-stop = Stop ermee
meetup-stop-why = Waarom?
meetup-stop-needs = Schrijf er een reden bij. Daar leert de volgende van.
meetup-owner-late = De datum is voorbij. Hoe staat het ervoor?
meetup-owner-say = Hoe staat het ervoor?
meetup-owner-words = In een paar woorden
meetup-owner-words-hint = Wat lukte, wat niet? Wie meeleest, leert ervan.
meetup-owner-long = Dit is te lang. Er is niets veranderd.
meetup-owner-do = { $state ->
    [accepted] Ja, dat doe ik
    [declined] Nee, dat doe ik niet
    [under-way] Ik ben bezig
    [done] Het is klaar
   *[stopped] Ik stop ermee
}
meetup-owner-calendar = Zet mijn afspraken in een agenda
meetup-party-lead = { $name } wordt gevraagd te tekenen.
meetup-party-how = Deze afspraak geldt pas als allen hieronder hebben getekend. Trekt iemand zich terug, dan horen de anderen dat.
meetup-party-sign = Teken
meetup-party-withdraw = Trek de handtekening in
meetup-party-signed = getekend
meetup-party-withdrew = teruggetrokken
meetup-programme = Programma
meetup-programme-hint = Wat gebeurt wanneer? Eén regel per onderdeel, zoals ‘19:00 soep en kennismaken’. Mag leeg blijven.
meetup-invite = Nodig mensen uit per e-mail
meetup-invite-addresses = E-mailadressen
meetup-invite-hint = Plak ze onder elkaar of met komma’s ertussen. Iedereen krijgt een eigen bericht met de link, en niemand ziet de adressen van anderen. Wieg bewaart niet wie is uitgenodigd.
meetup-invite-send = Verstuur de uitnodigingen
meetup-invite-not = Uitnodigen kan als Wieg hier e-mail verstuurt en als mensen zich kunnen aanmelden.
meetup-invite-enough = Je hebt in 24 uur tien keer mensen uitgenodigd. Probeer het morgen opnieuw. Er is niets verstuurd.
meetup-invite-none = Vul minstens één e-mailadres in, en hoogstens { $count } tegelijk. Er is niets verstuurd.
meetup-invite-odd = ‘{ $words }’ is geen e-mailadres. Verbeter het en probeer het opnieuw; er is niets verstuurd.
meetup-invited = { $count ->
    [0] Er is geen uitnodiging verstuurd.
    [one] Er gaat één uitnodiging uit.
   *[other] Er gaan { $count } uitnodigingen uit.
}{ $left ->
    [0] {""}
    [one] {" "}Eén adres kreeg vandaag al genoeg berichten; dat slaat Wieg over.
   *[other] {" "}{ $left } adressen kregen vandaag al genoeg berichten; die slaat Wieg over.
}
meetup-invitation-subject = Kom je ook? { $evening }
meetup-invitation-body = Beste lezer,

    { $holder } nodigt je uit voor { $evening }, op { $day } om { $starts } in { $place }.

    Lees hier waar het over gaat, en meld je aan als je komt:
    { $link }

    Kom je niet? Dan hoef je niets te doen.
meetup-set-minor = Noteer: jonger dan 18
meetup-set-minor-undo = Noteer: 18 of ouder
meetup-welcome-subject = Welkom op { $evening }
meetup-welcome-body = Beste { $name },

    Je kunt komen op { $day }, in { $place }. Er is een stoel voor je.

    Later zie je hier aan welke tafel je zit. Kun je toch niet? Meld dat dan ook hier:
    { $link }

    Er is een stoel voor je op { $day }, in { $place }.

    Hier zie je later aan welke tafel je zit. Kun je toch niet? Zeg het hier ook:
    { $link }
meetup-seated-subject = Je tafel op { $evening }
meetup-seated-body = Beste { $name },

    De tafels voor { $day } zijn ingedeeld. Hier zie je waar je zit:
    { $link }

    Tot dan! We zien je in { $place }.

    De tafels voor { $day } zijn ingedeeld. Hier zie je waar je zit:
    { $link }

    Tot dan, in { $place }.
meetup-ask-subject = Doe jij dit? { $what }
meetup-ask-body = Beste { $name },

    Er is afgesproken: { $what }, vóór { $day }. Jouw naam staat erbij.

    Zeg hier ja of nee. Later zeg je hier ook hoe het ervoor staat:
    { $link }
meetup-sign-subject = Tekenen jullie mee? { $what }
meetup-sign-body = Beste { $name },

    Er ligt een afspraak die pas geldt als allen tekenen: { $what }, vóór { $day }.

    Lees en teken hier:
    { $link }
meetup-withdrew-subject = Deze afspraak geldt niet meer: { $what }
meetup-withdrew-body = Beste { $name },

    Iemand trok de handtekening in onder: { $what }. De afspraak geldt daardoor niet meer.

    Zo staat het ervoor:
    { $link }
meetup-remind-subject = Bijna zover: { $what }
meetup-remind-body = Beste { $name },

    Vóór { $day } zou dit klaar zijn: { $what }.

    Lukt het? Zeg hier hoe het ervoor staat:
    { $link }
meetup-overdue-subject = De datum is voorbij: { $what }
meetup-overdue-body = Beste { $name },

    Vóór { $day } zou dit klaar zijn: { $what }.

    Is het klaar, duurt het langer, of stop je ermee? Alle drie is goed om te weten:
    { $link }
meetup-earlier = Wat er eerder is afgesproken
meetup-more = Waar dit aan werkt, waar het heen gaat en wie er tekenen
meetup-leads = Leidt een gesprek
meetup-leads-undo = Leidt toch niet
meetup-writes = Schrijft op
meetup-writes-undo = Schrijft toch niet op
meetup-briefing-link = Briefing
meetup-briefing-pdf = Als PDF
meetup-briefing-edit = Verander de woorden
meetup-briefing-look = Kijk hier nog naar voordat de briefing weggaat
meetup-briefing-lens = ‘{ $words }’ zegt wie er tekortschiet. Welke drempel is er, en van wie? Bijvoorbeeld: ‘{ $instead }’.
meetup-briefing-place = ‘{ $words }’ ligt misschien ergens anders. Klopt deze plaats voor jullie avond?
meetup-briefing-notes = Wat denk je hier zelf over?
meetup-briefing-rounds = { $rounds ->
    [one] Je zit in één ronde aan een tafel met mensen die je nog niet kent.
   *[other] Je zit in { $rounds } ronden aan tafel, elke keer met andere mensen.
} Aan elke tafel praten jullie over vier vragen:
meetup-briefing-agree = Je gaat weg met een afspraak: wie doet wat, en wanneer. Kies iets waar je morgen mee kunt beginnen.
meetup-briefing-how = Zo gaat de avond
meetup-theme-from = Uit de kennisbank
meetup-theme-from-hint = Kies je een thema, dan krijgt de briefing ook richtingen, voorbeelden en leestips. Naam en vraag mag je leeg laten of zelf schrijven.
meetup-theme-own = een eigen thema
meetup-briefing-ways = Richtingen
meetup-briefing-done = Waar het al gebeurt
meetup-briefing-media = Meer lezen, luisteren of zien
meetup-table-gone = Deze tafel is er niet meer. Je woorden staan hier nog: geef ze aan wie de avond maakte.
meetup-table-agreed-full = Aan deze tafel zijn al heel veel afspraken gemaakt. Kies de belangrijkste.
meetup-plan-notes = Aan deze tafels is al iets opgeschreven ({ $count } keer). Vink aan dat dat weg mag, of laat de tafels staan.
meetup-plan-notes-go = Wat aan de tafels is opgeschreven, mag weg
meetup-rounds-fixed = Er staan al tafels voor dit aantal ronden. Zet de tafels eerst opnieuw klaar.
meetup-adult = Ik ben achttien of ouder
meetup-age-needed = Kies of je jonger bent dan achttien, of achttien of ouder.
meetup-paper-first-name = Regel { $line }: schrijf van een leerling alleen de voornaam op.
meetup-paper-taken = Overgenomen: { $added }. Stonden er al: { $skipped }.

# Leren als team.

team-title = Leren als team
team-lead = Goede teams kijken bij elkaar, vragen om feedback en geven antwoord op ideeën van buiten. Schrijf op wat jullie gaan doen, en later wat het bracht.
team-late = De dag is voorbij
team-owed = Hier zijn we een antwoord schuldig
team-coming = Dit komt eraan
team-done = Dit leverde het op
team-new = Spreek iets nieuws af
team-kind-label = Wat is het?
team-kind = { $kind ->
    [goal] een doel van het team
    [visit] bij elkaar in de les
    [feedback] feedback vragen
    [idea] een idee van buiten
   *[cross-visit] op bezoek bij een andere school
}
team-what = Wat gaan jullie doen?
team-what-hint = Bijvoorbeeld: bij elkaar kijken hoe we beurten geven. Of schrijf het idee op in één zin.
team-who = Wie doen er mee?
team-who-hint = Bij een idee van buiten: wie kwam ermee?
team-elsewhere = Welke andere school of organisatie?
team-elsewhere-hint = Alleen als jullie ergens anders kijken, of iemand van elders bij jullie.
team-elsewhere-needed = Vul in bij welke school jullie op bezoek gaan.
team-question = Waar letten jullie op, of wat vragen jullie?
team-question-hint = Met één vraag zie je meer dan met tien. Bijvoorbeeld: wie krijgt de moeilijkste vragen?
team-due = Voor welke dag?
team-due-hint = Bij een idee: de dag waarop degene die het bracht antwoord krijgt.
team-answer = Wat is jullie antwoord?
team-answer-hint = Ook ‘nee’ is een antwoord, als er een reden bij staat. ‘Zo doen we dat hier niet’ is nog geen reden.
team-answer-none = Nog geen antwoord
team-answered = { $answer ->
    [yes] Ja, dit gaan we proberen
    [later] Later
   *[no] Nee
}
team-why = Waarom?
team-why-hint = Schrijf het zo dat degene die het idee bracht het kan lezen.
team-why-needed = Geef een reden. Waarom wel, waarom later, waarom niet?
team-outcome = Wat zagen jullie, en wat nemen jullie mee?
team-outcome-hint = Over wat er gebeurde en wat het jullie leert. Niet over hoe goed een collega is, en niet over één leerling.
team-one-child = Dit lijkt over één persoon te gaan: ‘{ $words }’. Schrijf het zo dat niemand herkent om wie het gaat.
team-one-child-yes = Dit gaat niet over één leerling. Bewaar het zo.
team-visit-how = Een bezoek is om van te leren en niet om iemand te beoordelen. Laat wie je bezocht dit als eerste lezen.
team-answer-late = Degene die dit idee bracht, wacht nog op antwoord.
team-is-late = De dag is voorbij. Wat kwam ervan?
team-keep = Bewaar
team-agree = Maak hier een afspraak van, met een naam en een dag
team-remove = Haal dit weg
team-remove-sure = Dit haalt de regel helemaal weg. Ging het niet door? Schrijf dan liever op waarom.
team-back = Terug naar leren als team
team-meanwhile = Iemand anders heeft dit intussen veranderd. Laad de pagina opnieuw en kijk wat er nu staat.
