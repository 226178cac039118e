# De kamer Horen.

voices-menu = Horen
voices-title = Wat horen wij?
voices-lead = Cijfers zeggen hoe groot een verschil is, niet waardoor. Hier leg je gesprekken vast, geef je met anderen codes aan wat er gezegd wordt, en zie je wat mensen samen zeggen.
voices-guide-link = De leidraad voor een gesprek
voices-consent-link = De toestemming die je vraagt
voices-consent-title = Toestemming vragen
voices-consent-lead = Druk af wat past: voor volwassenen, voor leerlingen, en voor ouders van leerlingen jonger dan zestien. Ieder zegt per doel ja of nee.
voices-consent-check = Dit zijn voorbeelden, geen juridisch advies. De FG van de school leest ze eerst, kiest de termijnen en vult in wat open staat.
voices-begin-title = Begin een onderzoek
voices-name = Naam
voices-name-hint = Kort, zodat jullie het herkennen.
voices-question = Wat willen jullie weten?
voices-question-hint = Eén vraag, in gewone woorden.
voices-blind = Coderen zonder elkaars werk te zien, tot jullie het openen
voices-begin = Begin
voices-outcome = Wat eruit komt
voices-together = Hoe goed codeurs het eens zijn
voices-codes = Codeboek
voices-respondents = Wie er gehoord is
voices-respondents-hint = Zet hier geen namen. Houd zelf, buiten Wieg, een lijst bij van wie R01 en R02 zijn. Met die lijst kan iemand later nog zeggen: haal mijn gesprek weg.
voices-respondent-add = Voeg iemand toe
voices-sector = Sector
voices-region = Regio
voices-region-hint = Ruim, bijvoorbeeld de naam van de regio. Geen school of straat.
voices-function = Functie
voices-function-hint = Ruim genoeg: een functie die hier maar één mens heeft, is een naam.
voices-consent = Waar diegene ja op heeft gezegd
voices-consent-needed = Zonder een ja op het gesprek zelf kan het niet bewaard worden. Vraag het eerst.
voices-minor = Jonger dan zestien; een ouder heeft ook ja gezegd
voices-minor-short = jonger dan zestien
voices-respondent-keep = Voeg toe
voices-blind-title = Zien codeurs elkaars werk?
voices-blind-on = Nee. Ieder ziet alleen wat die zelf codeerde. Zo telt de overeenstemming.
voices-blind-off = Ja. Wat je nu nog codeert, is niet meer onafhankelijk van de anderen.
voices-blind-open = Laat elkaars werk zien
voices-blind-close = Verberg elkaars werk weer
voices-label = Deelnemer
voices-interviews = Gesprek
voices-withdraw-title = Intrekken
voices-withdraw = Trekt zich terug
voices-withdraw-sure = Alles van { $label } gaat weg: het gesprek, de codes en de memo’s. De uitkomsten worden opnieuw geteld. Dit kan niet terug.
voices-withdraw-yes = Haal alles weg
voices-interview-number = Gesprek { $number }
voices-interview-add = Breng het gesprek met { $label } in
voices-back = Terug naar het onderzoek
voices-new-title = Een gesprek inbrengen
voices-new-lead = Breng de tekst in. Daarna zie je welke namen, plaatsen en nummers erin staan, en haal je die eruit. Pas dan bewaart Wieg het gesprek.
voices-new-nobody = Voeg eerst toe wie er gehoord is.
voices-new-text = Wat er gezegd is
voices-new-text-hint = Begin elke beurt op een nieuwe regel, met I: voor wie vraagt en R: voor wie antwoordt.
voices-new-file = Of kies een bestand
voices-new-file-hint = Word (.docx), LibreOffice (.odt), tekst (.txt) of ondertitels (.vtt, .srt), tot 20 MB.
voices-new-look = Bekijk de tekst
voices-new-empty = Er is nog geen tekst. Plak die in het veld, of kies een bestand.
voices-new-who = Kies wie er gehoord is.
voices-new-broken-off = De tekst is niet goed overgekomen. Er is niets bewaard. Probeer het opnieuw.
voices-review-page = Haal de namen uit het gesprek met { $label }
voices-review-title = Namen, plaatsen en nummers
voices-review-legend = Haal dit eruit
voices-review-none = Wieg herkent hier niets. Lees de tekst zelf na.
voices-asked-title = Welke vragen zijn gesteld?
voices-asked-hint = Zo blijft te zien wat iemand uit zichzelf noemde.
voices-review-read = Ik heb de tekst gelezen. Niemand is eraan te herkennen.
voices-review-read-hint = Let ook op een zeldzame beperking, een bijzondere gebeurtenis of een functie die maar één mens heeft. Staat die erin? Ga terug en verander de tekst.
voices-review-keep = Bewaar het gesprek
voices-review-first = Lees eerst de hele tekst na, en vink dan aan dat niemand te herkennen is.
voices-layer = Laag
voices-layer-child = Kind
voices-layer-family = Gezin
voices-layer-school = School
voices-layer-neighbourhood = Wijk
voices-layer-society = Samenleving
voices-layer-own = Manier van kijken, en eigen codes
voices-code = Code
voices-code-add = Een eigen code
voices-code-name = Naam
voices-code-under = Valt onder
voices-code-under-none = Geen andere code
voices-code-definition = Wat het is
voices-code-include = Wel
voices-code-exclude = Niet
voices-code-example = Voorbeeld
voices-code-example-hint = Verzin een zin. Neem geen zin uit een gesprek.
voices-code-keep = Bewaar
voices-code-change = Verander de woorden
voices-code-change-after = Deze code is al gegeven. Verander je de betekenis, dan blijft bij elk fragment staan met welke versie het is gecodeerd.
voices-code-retire = Niet meer geven
voices-code-retired = wordt niet meer gegeven
voices-code-taken = Er is al een code met deze naam. Kies een andere, of gebruik die code.
voices-code-meanwhile = Iemand anders veranderde deze code terwijl jij bezig was. Bekijk de nieuwe woorden hieronder en pas zo nodig opnieuw aan. Er is niets overschreven.
voices-agreed-none = Nog geen gesprek is door twee mensen gecodeerd. Vraag iemand om hetzelfde gesprek te coderen, zonder jouw werk te zien.
voices-agreed-paragraphs = Per alinea
voices-agreed-characters = Per teken
voices-agreed-all = Alle codes samen
voices-agreed-alpha = Alpha
voices-agreed-interval = Marge
voices-agreed-kappa = Kappa (twee codeurs)
voices-agreed-raw = Gelijk gecodeerd
voices-agreed-prevalence = Hoe vaak gegeven
voices-agreed-units = Vergeleken
voices-range = { $low } tot { $high }
voices-agreed-blind = Zolang codeurs elkaars werk niet zien, laat Wieg ook geen overeenstemming zien: daaraan is af te lezen wat een ander gaf.
voices-agreed-caption-paragraphs = Overeenstemming per code, op alinea’s
voices-agreed-caption-characters = Overeenstemming per code, op tekens
voices-balance-unasked = Hiernaar is te weinig gevraagd om te zeggen of het achterblijft: { $layers }.
voices-balance-few = Bij minder dan { $count } mensen is dit niet te zeggen.
voices-interview-remove = Haal dit gesprek weg
voices-interview-remove-sure = Het gesprek gaat weg, met alle codes en memo’s die erbij staan. Dit kan niet terug.
voices-new-long = Dit gesprek heeft te veel regels. Deel het in stukken van hoogstens twintigduizend regels.
voices-files-title = Voor andere programma’s
voices-files-how = Een project (.qdpx) opent in onder meer ATLAS.ti, MAXQDA, NVivo en QualCoder. De gesprekken gaan mee, zonder namen; namen van codeurs worden letters. Wie het bestand heeft, kan de gesprekken lezen.
voices-file = { $file ->
    [qdpx] Project (QDPX)
    [qdc] Codeboek (QDC)
    [csv] Codeboek voor Taguette (CSV)
   *[other] Wat niet meekan (JSON)
}
voices-balance-title = Over welke lagen het gaat
voices-balance-caption = Aandacht per laag rond het kind
voices-balance-none = Geen laag blijft duidelijk achter bij de andere.
voices-balance-left-out = Minder genoemd dan je bij dit aantal factoren verwacht: { $layers }.
voices-mentions = Keer genoemd
voices-share = Aandeel
voices-by-factors = Als elke factor even vaak kwam
voices-by-layers = Als elke laag even vaak kwam
voices-ratio = Verhouding tot verwacht aandeel
voices-ratio-range = { $ratio } ({ $low } tot { $high })
voices-offered = Gevraagd aan ten minste de helft
voices-yes = ja
voices-no = nee
voices-table-title = Wie noemt wat
voices-table-caption = Codes tegenover wie gehoord is: deelnemers, met tussen haakjes het aantal fragmenten
voices-table-empty = Er is nog niets gecodeerd.
voices-csv = Als CSV
voices-cell = { $respondents } ({ $segments })
voices-too-few = minder dan { $count }
voices-not-told = niet getoond
voices-group-rest = Kleine groepen samen
voices-everyone = Iedereen
voices-factor = Factor
voices-came-up-title = Gevraagd, of uit zichzelf genoemd
voices-came-up-hint = Wat niet gevraagd is en niet genoemd, zegt niets over wat mensen vinden.
voices-came-up-caption = Hoe elke factor ter sprake kwam, in deelnemers
voices-asked-mentioned = Gevraagd en genoemd
voices-volunteered = Uit zichzelf genoemd
voices-not-mentioned = Gevraagd, niet genoemd
voices-not-asked = Niet gevraagd
voices-quotes-title = Gezegd bij ‘{ $code }’
voices-quotes-hint = Lees een citaat in zijn omgeving voordat je het vrijgeeft. Vrijgegeven citaten kunnen in een verslag of een voorbereiding van een avond komen.
voices-quotes-none = Deze code is nog niet gegeven.
voices-quote-no-consent = Deze deelnemer heeft geen ja gezegd op citeren. Het citaat blijft binnen.
voices-quote-release = Geef dit citaat vrij
voices-quote-back = Neem dit citaat terug
voices-outcome-back = Terug naar wat eruit komt
voices-sector-of = { $sector ->
    [vve] Vve
    [po] Basisonderwijs
    [vo] Voortgezet onderwijs
    [so] Speciaal onderwijs
    [mbo] Mbo
   *[other] Anders
}
voices-purpose = { $purpose ->
    [interview] het gesprek
    [quote] citeren in een verslag
    [archive] bewaren voor later onderzoek
   *[other] anders
}
voices-review-lead = { $count ->
    [0] Wieg herkent hier geen namen of nummers. Een lijst kent nooit alle namen: lees de hele tekst zelf.
    [one] Wieg wijst één plek aan die kan vertellen wie iemand is. Een lijst kent nooit alle namen: lees de hele tekst zelf.
   *[other] Wieg wijst { $count } plekken aan die kunnen vertellen wie iemand is. Een lijst kent nooit alle namen: lees de hele tekst zelf.
}
voices-code-uses = { $count ->
    [one] Eén keer gegeven
   *[other] { $count } keer gegeven
}. Versie { $version }.
voices-agreed-lead = { $coders ->
    [one] Eén mens heeft gecodeerd.
   *[other] { $coders } mensen hebben gecodeerd.
} { $interviews ->
    [one] Eén gesprek is door meer dan één mens gecodeerd.
   *[other] { $interviews } gesprekken zijn door meer dan één mens gecodeerd.
}
voices-agreed-not = { $why ->
    [no-values] Niet te berekenen: niemand codeerde iets.
    [one-coder] Niet te berekenen: er was één codeur.
    [nothing-in-common] Niet te berekenen: geen deel is door twee codeurs gelezen.
   *[no-variation] Niet te berekenen: iedereen gaf overal hetzelfde.
}
voices-outcome-lead = { $count ->
    [one] Er is één mens gehoord.
   *[other] Er zijn { $count } mensen gehoord.
}
voices-outcome-few = Bij minder dan { $count } mensen laat Wieg geen tabellen zien: dan is te herkennen wie wat zei.

# Samen afspreken.

voices-settle-title = Eén codering afspreken
voices-settle-blind = Zolang codeurs elkaars werk niet zien, is er niets om naast elkaar te leggen. Laat eerst elkaars werk zien.
voices-settle-at = Alinea { $paragraph }
voices-settle-not-all = niet door iedereen gegeven
voices-settle-keep = Dit spreken wij af
voices-settle-undo = Laat de afspraak los
voices-settle-back = Terug naar het gesprek
voices-settle-link = Leg de coderingen naast elkaar en spreek er één af
voices-settle-lead = { $coders ->
    [one] Eén mens codeerde dit gesprek. Met een tweede is er iets om te vergelijken.
   *[other] { $coders } mensen codeerden dit gesprek. Wat ten minste twee van hen gaven, is al aangevinkt. Praat over de rest, en vink aan wat jullie samen afspreken. Dat telt dan in de uitkomsten; ieders eigen codering blijft bewaard.
}
voices-settle-done = { $count ->
    [one] Er is één fragment afgesproken.
   *[other] Er zijn { $count } fragmenten afgesproken.
}

# Coderen in de browser.
# made in code: voices-coding-key-*, voices-coding-say-*

voices-coding-title = Gesprek { $label } coderen
voices-coding-say-chosen = Gekozen: { $words }
voices-coding-say-coded = Gecodeerd: { $name }.
voices-coding-say-removed = Weggehaald: { $name }.
voices-coding-say-put-back = Teruggezet: { $name }.
voices-coding-say-memo-kept = Memo aangepast.
voices-coding-say-shown = { $name }, door { $coder }: { $words }
voices-coding-say-nothing = Bij deze alinea staat nog geen code.
voices-coding-say-nothing-to-undo = Er is niets om ongedaan te maken.
voices-coding-say-choose-first = Kies eerst een fragment: klik op onderstreepte woorden of druk op s.
voices-coding-say-not-own = Dit fragment is van { $coder }. Alleen wie het codeerde, kan het veranderen.
voices-coding-say-waiting = Nog niet bewaard.
voices-coding-say-waiting-count = Nog niet bewaard: { $n }. Er gaat niets verloren; je kunt doorwerken.
voices-coding-say-away = Wieg is even niet te bereiken.
voices-coding-say-all-kept = Wieg is er weer. Alles is bewaard.
voices-coding-say-sign-in = Je bent niet meer aangemeld. Er gaat niets verloren: meld je aan in een ander tabblad en kom hier terug.
voices-coding-say-refused = Wieg kon dit niet bewaren. Het staat hier nog; probeer het straks opnieuw.
voices-coding-say-changed = De tekst op deze pagina is veranderd, misschien door een vertaling. Er is niets gecodeerd. Laad de pagina opnieuw.
voices-coding-say-by-paragraph = Per alinea coderen
voices-coding-say-by-words = Per woord coderen
voices-coding-lead = Lees, kies woorden en zeg met een code waar ze over gaan.
voices-coding-to-list = Naar de gecodeerde fragmenten
voices-coding-how = Selecteer woorden en kies een code: met de knop die dan verschijnt, of met c en Enter. Zonder muis: ga met Tab naar de tekst en met de pijltjes naar een alinea, en druk op Enter. Met ? zie je alle toetsen.
voices-coding-how-form = Vink alinea’s aan en kies eronder een code.
voices-coding-transcript = Tekst van het gesprek
voices-coding-paragraph = Alinea
voices-coding-codes-at = Codes bij alinea { $n }
voices-coding-passages = Gecodeerde fragmenten
voices-coding-no-passages = Hier komt te staan wat jullie coderen.
voices-coding-codebook = Codeboek
voices-coding-codebook-note = De omschrijvingen en grenzen zijn onze eigen lezing. Eén fragment mag meer dan één code krijgen.
voices-coding-include = Wel
voices-coding-exclude = Niet
voices-coding-code-now = Codeer deze woorden
voices-coding-picker-title = Welke code past hier?
voices-coding-filter = Zoek een code
voices-coding-codes = Codes
voices-coding-none = Geen code met deze letters. Wis een paar letters om meer te zien.
voices-coding-memo = Memo
voices-coding-memo-optional = Memo (mag leeg blijven)
voices-coding-code-it = Codeer
voices-coding-close = Sluit
voices-coding-which-code = Code
voices-coding-choose-code = Kies een code
voices-coding-code-ticked = Codeer aangevinkte alinea’s
voices-coding-keep-memo = Bewaar memo
voices-coding-remove = Haal weg
voices-coding-again = Probeer opnieuw
voices-coding-undo = Ongedaan maken
voices-coding-try-now = Probeer nu
voices-coding-keys = Toetsen
voices-coding-bar = Wat er net gebeurde
voices-coding-keys-where = De toetsen werken als de tekst de focus heeft, of als je er woorden in hebt geselecteerd. Gebruik je een schermlezer? Zet dan de focusmodus aan, of kies ‘Per alinea coderen’.
voices-coding-keys-caption = Toetsen in de tekst en bij het kiezen van een code
voices-coding-key = Toets
voices-coding-does = Wat die doet
voices-coding-letter-keys = Gebruik losse letters als toets
voices-coding-letter-keys-note = Zet dit uit als je met je stem werkt of de letters per ongeluk indrukt. Pijltjes, Enter, Delete en Esc blijven werken.
voices-coding-key-1 = Naar de volgende of vorige alinea.
voices-coding-key-2 = In een alinea: kies woorden, te beginnen met het eerste. Zijn er woorden gekozen: kies een code.
voices-coding-key-3 = Naar het volgende of vorige woord.
voices-coding-key-4 = Neem een woord erbij of laat er een vallen.
voices-coding-key-5 = Neem de rest van de alinea erbij, en dan de volgende.
voices-coding-key-6 = Neem één teken erbij of laat er een vallen, binnen een woord.
voices-coding-key-7 = Kies een code voor de gekozen woorden, of voor de hele alinea als je niets koos.
voices-coding-key-8 = Geef de code die je het laatst gebruikte.
voices-coding-key-9 = Bij het kiezen, met een leeg zoekveld: geef de code met dat cijfer.
voices-coding-key-10 = Bij het kiezen: naar de memo.
voices-coding-key-11 = Toon het volgende fragment in deze alinea.
voices-coding-key-12 = Schrijf een memo bij het getoonde fragment.
voices-coding-key-13 = Haal het getoonde fragment weg.
voices-coding-key-14 = Maak het laatste ongedaan.
voices-coding-key-15 = Stop met kiezen.
voices-coding-key-16 = Toon deze lijst.
voices-coding-gone = Weggehaald: { $name }.
voices-coding-no-code = Deze code staat niet meer in het codeboek. Er is niets veranderd. Laad de pagina opnieuw en kies een andere.
voices-coding-no-place = Deze woorden staan niet in de tekst. Er is niets veranderd. Laad de pagina opnieuw.
voices-coding-other-words = De tekst op je scherm is anders dan die op de server, misschien door een vertaling. Er is niets veranderd. Laad de pagina opnieuw.
voices-coding-not-yours = Dit fragment is er niet meer, of iemand anders codeerde het. Er is niets veranderd.
voices-coding-long-memo = Deze memo is te lang. Er is niets veranderd. Maak hem korter dan duizend tekens.
voices-coding-blind = Je ziet alleen wat je zelf codeerde.

voices-balance-how = Dit zegt wat er gezegd wordt en hoe, niet hoeveel mensen zo denken en wie: wie gehoord is, is geen steekproef.
voices-balance-rule = Een laag telt als weinig genoemd wanneer de hele marge onder 1 ligt en er wel naar gevraagd is. Het aantal factoren per laag is ook een keuze; daarom staan er twee vergelijkingen.
voices-balance-even = als elke factor even vaak kwam
voices-table-how = Groepen van minder dan { $group } mensen staan samen. Een aantal staat er alleen als het in geen enkele tabel iets over een paar mensen verraadt. Anders staat er ‘minder dan { $count }’ of ‘{ $count } of meer’. Waar coderen is afgestemd, telt wat samen is afgesproken; anders telt wat een van de codeurs gaf.
voices-some = { $count } of meer
voices-pointing-title = Wie wijst waarheen
voices-pointing-caption = Aandeel van elke groep dat ten minste één factor uit de laag noemde
voices-not-shown-means = het gaat om zo weinig mensen dat iemand herkend zou kunnen worden. Dat is iets anders dan nul.
voices-as-pdf = Als PDF
voices-as-xlsx = Als werkblad (XLSX)
voices-about-organisation = Van
voices-about-title = Over
voices-back-room = Terug naar Horen
voices-agreed-how = Alpha (Krippendorff) is 1 bij volledige overeenstemming en 0 bij wat toeval geeft. Vaak aangehouden grenzen zijn 0,667 en 0,800; ze zijn geen oordeel. De marge (95%) komt van het opnieuw trekken van deelnemers. Bij een code die bijna nooit of bijna altijd wordt gegeven, zakt alpha al door één verschil. Kijk dan ook naar hoe vaak de code is gegeven. Wie in een gesprek niets codeerde, telt daar alleen mee na ‘Ik ben klaar’.
voices-consent-change = Verander
voices-consent-change-how = Trekt iemand het ja op citeren in, dan trekt Wieg vrijgegeven citaten meteen in. Trekt iemand zich helemaal terug, kies dan ‘Trekt zich terug’.
voices-consent-keep = Bewaar
voices-months-title = Hoe lang blijven gesprekken bewaard?
voices-months-how = { $count ->
    [one] De tekst van een gesprek gaat één maand na het gesprek weg.
   *[other] De tekst van een gesprek gaat { $count } maanden na het gesprek weg.
} Van wie ja zei op bewaren voor later onderzoek, blijft die vijf jaar. Daarna blijven alleen tellingen, en weet niemand meer welke telling van wie is.
voices-months = Maanden
voices-months-keep = Bewaar de termijn
voices-months-between = Kies een termijn van één tot twaalf maanden. Langer kan alleen met een ja op bewaren voor later onderzoek.
voices-held-on = Dag van het gesprek
voices-held-on-hint = Vanaf deze dag telt hoe lang de tekst bewaard blijft. Laat je dit leeg, dan telt vandaag.
voices-text-gone = De tekst van dit gesprek is weg, omdat de termijn voorbij is. De tellingen zijn gebleven.
voices-done-title = Klaar met coderen?
voices-done = Ik ben klaar met dit gesprek
voices-done-undo = Ik ben toch nog niet klaar
voices-done-by = Klaar: { $names }.
voices-coding-older = Gecodeerd met versie { $version } van deze code. De woorden zijn daarna veranderd.
voices-coding-version = Versie { $version }, veranderd op { $day }.

# Vragenlijsten.

survey-title = Vragenlijsten
survey-all-lead = Een korte vragenlijst voor het team, voor ouders of voor leerlingen. Zonder naam, via een link of op papier. De uitkomst leg je naast de gesprekken.
survey-new-title = Zet een vragenlijst uit
survey-which = Welke vragenlijst?
survey-which-needed = Kies een vragenlijst.
survey-for = { $audience ->
    [team] voor het team
    [parents] voor ouders
   *[other] voor leerlingen vanaf 10 jaar
}, { $count } vragen, { $minutes } minuten
survey-name-hint = Alleen voor jullie, bijvoorbeeld ‘Team, najaar’.
survey-people-asked = Hoeveel mensen krijgen de link?
survey-people-hint = Zo is te zien of er meer antwoorden komen dan mensen.
survey-people-number = Vul een heel getal in, van 1 tot { $count }.
survey-people-few = Met minder dan { $count } mensen is dit niet anoniem. Voer liever een gesprek.
survey-until = Open tot en met
survey-until-hint = Daarna sluit de vragenlijst vanzelf.
survey-until-when = Kies een dag van { $first } tot en met { $last }.
survey-tongues = In welke talen?
survey-tongues-hint = Niet elke vragenlijst is er in elke taal. Bij een vertaling die nog niet is nagelezen, staat dat erbij. Laat zo’n vertaling eerst nalezen.
survey-unread = nog niet nagelezen door iemand met deze moedertaal
survey-beside = Naast welk onderzoek?
survey-beside-none = Geen
survey-make = Maak de vragenlijst
survey-is-open = Open tot en met { $day }
survey-is-closed = Gesloten op { $day }
survey-so-far = { $enough ->
    [yes] Er zijn { $floor } of meer antwoorden; { $people } mensen kregen de link.
   *[no] Er zijn nog geen { $floor } antwoorden; { $people } mensen kregen de link.
}
survey-qr = Vierkante code met de link naar deze vragenlijst
survey-link = Deel deze link of laat de code zien. Wie de link heeft, kan antwoorden.
survey-sheet = Op papier, met de code erop:
survey-typed-in = Ingeleverde bladen typ je over via de link, voor elk blad een nieuw formulier.
survey-closed-first = De uitkomst staat hier pas als de vragenlijst gesloten is. Wie tussendoor kijkt, zou kunnen zien wat de laatste invulde.
survey-close = Sluit de vragenlijst
survey-close-sure = Daarna kan niemand meer antwoorden. Openen kan niet opnieuw.
survey-other-edition = De vragen zijn sindsdien veranderd. Deze uitkomst kan Wieg niet meer laten zien.
survey-remove = Haal de vragenlijst weg
survey-remove-sure = De vragenlijst en alle antwoorden gaan weg. Dit kan niet terug.
survey-back = Terug naar de vragenlijsten
survey-outcome = Wat eruit komt
survey-lead = { $answers ->
    [one] Eén antwoord
   *[other] { $answers } antwoorden
}, van { $people } mensen die de link kregen.
survey-more-than-people = Er kwamen meer antwoorden dan er mensen zijn. Iemand antwoordde vaker, of de link ging verder. Gebruik deze uitkomst alleen om erover te praten.
survey-too-few = Bij minder dan { $count } antwoorden laat Wieg niets zien: dan is te raden wie wat invulde. De antwoorden blijven dicht.
survey-how = Antwoorden die naast elkaar liggen, tellen we samen tot er ten minste { $count } mensen achter staan. Kiest bijna iedereen hetzelfde, dan laten we dat niet zien. Tel vragen niet op: ze zijn voor een gesprek, niet voor een cijfer.
survey-more = In eigen woorden, en keuzes
survey-open-none = Niemand schreef hier iets.
survey-by-factor = Per factor
survey-picture = Hoe er geantwoord is
survey-picture-of = aandeel van de antwoorden, met het aantal in de balk
survey-table = Antwoorden per vraag
survey-question = Vraag
survey-given = Gegeven
survey-people = Antwoorden
survey-silent = Weet niet, of leeg
survey-reverse = ↔ (wie het eens is, noemt hier een drempel)
survey-stretch = { $from } t/m { $to }
survey-choice = Keuze
survey-choice-people = { $count ->
    [one] Eén mens koos iets.
   *[other] { $count } mensen kozen iets.
} Wie er meer koos, telt bij elk mee.
survey-factor-table = Dezelfde vragen, naar waar ze over gaan
survey-opening = Gunstig voor kansen
survey-factor-how = De kant die kansen opent, is de bovenkant van de schaal; bij een omgekeerde vraag de onderkant. Het midden telt niet mee.
survey-strike = Vertelt een antwoord wie iemand is?
survey-strike-how = Wieg haalt namen weg, maar kent niet alle namen. Streep hier door wat herkenbaar is, ook aan de taal of aan wat er verteld wordt. Dat kan niet terug. In de bestanden staan eigen woorden niet.
survey-strike-one = Streep dit antwoord door
survey-beside-title = Gesprekken en vragenlijsten naast elkaar
survey-beside-caption = Factoren in gesprekken en in vragenlijsten
survey-in-interviews = { $count ->
    [one] Genoemd, van één gehoord mens
   *[other] Genoemd, van { $count } mensen die gehoord zijn
}
survey-survey = Vragenlijst

# Leerlingen aan het woord.

panel-title = Leerlingen aan het woord
panel-how = Zo gaat het
panel-when = { $when ->
    [before] Vooraf
    [during] Tijdens
   *[other] Daarna
}
panel-minutes = { $minutes } minuten
panel-new = Leg een arena vast
panel-keep = Bewaar
panel-name-hint = Kort, bijvoorbeeld ‘Arena over huiswerk’.
panel-question = De vraag aan de leerlingen
panel-question-hint = In de woorden waarin die gesteld is.
panel-day = Dag
panel-day-needed = Kies een dag.
panel-no-names = Schrijf geen namen van leerlingen op, en niets waaraan één leerling te herkennen is.
panel-example = Verzonnen voorbeeld
panel-field-needed = Vul dit in. Het hoort bij wat je later terugvertelt.
panel-answer-by = Leerlingen horen terug vóór
panel-answer-hint = Binnen zes weken is een goede afspraak.
panel-answer-before = Deze dag ligt vóór de dag van de arena.
panel-told-on = Verteld aan de leerlingen op
panel-told-hint = Laat leeg zolang het nog niet verteld is.
panel-told-needs = Schrijf eerst op wat er besloten is en wat er veranderd is. Dat is wat leerlingen terughoren.
panel-share = Leerlingen mogen dit lezen via een link
panel-told = Verteld aan de leerlingen op { $day }
panel-late = Te laat: leerlingen zouden het horen vóór { $day }
panel-waits = Leerlingen horen terug vóór { $day }
panel-qr = Vierkante code met de link naar deze bladzijde
panel-link = Zo lezen leerlingen wat er met hun advies gebeurde. Wie de link heeft, kan dit lezen.
panel-remove = Haal dit weg
panel-remove-sure = Alles wat hier staat, gaat weg. Dit kan niet terug.
panel-back = Terug naar de arena’s
panel-meanwhile = Iemand anders veranderde dit terwijl jij bezig was. Er is niets overschreven. Kopieer wat je schreef, laad de pagina opnieuw en voeg jouw tekst toe.
panel-we-asked = Wij vroegen
panel-you-advised = Wat leerlingen zeiden
panel-who-listened = Wie er luisterde
panel-what-was-decided = Wat er besloten is, en waarom
panel-what-changed = Wat er veranderd is
panel-not-yet = Dat staat hier nog niet. Het komt vóór { $day }.

# Een project uit een ander programma.

voices-coder = codeur { $letter }
taking-in-title = Breng een project uit een ander programma in
taking-in-lead = Codeerden jullie al in ATLAS.ti, MAXQDA, NVivo, QualCoder of een ander programma? Exporteer het als REFI-QDA-project. Wieg maakt er een onderzoek van. Eerst zie je wat erin zit en welke namen eruit gaan.
taking-in-file = Project
taking-in-file-hint = Een bestand dat eindigt op .qdpx, tot 30 MB, zonder beeld en geluid.
taking-in-look = Bekijk het project
taking-in-empty = In dit project zit geen tekst die Wieg kan lezen. Exporteer het opnieuw, met de gesprekken erin.
taking-in-many = In dit project zitten meer dan { $count } gesprekken. Exporteer een deel ervan.
taking-in-review = Klopt dit?
taking-in-counts = { $texts ->
    [one] Eén gesprek
   *[other] { $texts } gesprekken
}, { $passages ->
    [one] één gecodeerd fragment
   *[other] { $passages } gecodeerde fragmenten
}, { $codes ->
    [one] één code
   *[other] { $codes } codes
} ({ $fresh } daarvan kent ons codeboek niet) en { $coders ->
    [one] één codeur
   *[other] { $coders } codeurs
}. Er is nog niets bewaard.
taking-in-doubled = Onder deze namen staat iemand er vaker in, met andere hoofdletters of spaties. Wieg telt dat als één mens: { $names }.
taking-in-left = Dit gaat niet mee:
taking-in-left-around = { $count ->
    [one] één notitie, verband of verzameling
   *[other] { $count } notities, verbanden en verzamelingen
}
taking-in-left-whole = { $count ->
    [one] één code op een heel gesprek of een hele deelnemer
   *[other] { $count } codes op een heel gesprek of een hele deelnemer
}
taking-in-left-uncoded = { $count ->
    [one] één fragment zonder code
   *[other] { $count } fragmenten zonder code
}
taking-in-left-sources = { $count ->
    [one] één bron die geen tekst is
   *[other] { $count } bronnen die geen tekst zijn
}
taking-in-findings = { $count ->
    [one] Eén opmerking over het bestand
   *[other] { $count } opmerkingen over het bestand
}
taking-in-counted = Hoe telde het andere programma?
taking-in-counted-hint = Dat is aan het bestand niet te zien. Kijk per manier naar de voorbeelden en kies die waarbij de fragmenten hele woorden zijn.
taking-in-counted-needed = Kies hoe het andere programma telde. Anders komen codes op de verkeerde woorden.
taking-in-samples = Zo worden de laatste fragmenten
taking-in-names = Klap elk gesprek open en lees het. Wat is aangevinkt, gaat eruit voordat Wieg iets bewaart. Codes blijven op dezelfde woorden.
taking-in-places = { $count ->
    [0] geen plekken gevonden
    [one] één plek die kan vertellen wie iemand is
   *[other] { $count } plekken die kunnen vertellen wie iemand is
}
taking-in-consent = Iedereen in dit project heeft ja gezegd op het gesprek
taking-in-read = Ik heb elk gesprek gelezen. Niemand is eraan te herkennen.
taking-in-keep = Maak er een onderzoek van
taking-in-other = Kies een ander bestand
taking-in-gone = Dit project is niet meer in het geheugen. Wieg bewaart het een uur, en alleen in het geheugen. Stuur het opnieuw.
taking-in-who = Vul van iedereen die gehoord is sector, regio en functie in, elk hoogstens tachtig tekens.
taking-in-codebook = Codes uit een ander programma
taking-in-codebook-file = Codeboek
taking-in-codebook-hint = Een bestand dat eindigt op .qdc. Wat hier al staat, blijft zoals het is; wat nieuw is, komt erbij.
taking-in-codebook-keep = Voeg toe wat nieuw is
voices-outcome-blind = Zolang codeurs elkaars werk niet zien, telt hier alleen wat jij zelf codeerde. Wat eruit komt voor de hele groep, staat er pas daarna.
voices-held-on-when = Kies een dag die er al is geweest.
panel-told-later = Deze dag moet nog komen. Vul hem in als het verteld is.
panel-names = Hier staat ‘{ $words }’. Is dat iemand? Haal het dan weg, want iedereen met de link kan dit lezen. Is het niemand, vink dan onderaan aan dat er geen namen in staan.
panel-no-names-here = Wat hier staat, vertelt van niemand wie het is
taking-in-held-on = Op welke dag was het laatste gesprek?
taking-in-held-on-hint = Vanaf die dag telt hoe lang de teksten bewaard blijven.
taking-in-minors = Er zijn deelnemers jonger dan zestien bij
survey-strike-not = Dit antwoord staat er niet meer, of de pagina is ouder dan de lijst. Er is niets doorgestreept. Kijk opnieuw.
voices-briefing-title = Wat wij hoorden
voices-briefing-lead = Uit ‘{ $study }’, met { $count ->
    [one] één mens
   *[other] { $count } mensen
}. Elk citaat is apart vrijgegeven, door wie het zei en door wie het onderzoek doet.
voices-briefing-quote = ‘{ $words }’ – { $function }
survey-dutch-always = Nederlands is er altijd. Welke talen nog meer?
voices-balance-question = Welke laag blijft bij ons liggen, en wat kunnen wij daar zelf doen?
voices-balance-agree = Maak hier een afspraak over
