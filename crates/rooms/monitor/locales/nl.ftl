# Woorden
word-unknown = onbekend
word-unknown-means = Onbekend: niemand heeft het gevraagd of ingevuld. Onbekend is een groep op zichzelf; we raden niet.
word-not-shown = niet getoond
word-not-shown-means = Niet getoond: het gaat om zo weinig leerlingen dat iemand herkend zou kunnen worden. Het is iets anders dan nul.
word-with = met deze uitkomst
word-without = zonder deze uitkomst
word-single = enkelvoudig advies
word-double = dubbel advies
word-beside-the-ladder = vso of geen advies mogelijk
word-special-education = vso
word-not-possible = advies niet mogelijk
word-full = bijgesteld tot het toetsadvies
word-partial = deels bijgesteld
word-unchanged = niet bijgesteld
word-final-unknown = definitief advies onbekend
word-not-called-for = toetsadvies niet hoger
word-not-compared = niet te vergelijken
word-impossible = fout in het bestand
word-below = lager dan het advies
word-within = volgens het advies
word-above = hoger dan het advies
word-in-class = in een klas
word-transition-class = internationale schakelklas
word-left-outcome-unknown = vertrokken, uitkomst onbekend
word-small-schools-together = kleine basisscholen samen
word-all = alle leerlingen
word-true = ja
word-false = nee
level-pro = praktijkonderwijs
level-vmbo-bb = vmbo-basis
level-vmbo-kb = vmbo-kader
level-vmbo-gt = vmbo-gl/tl
level-havo = havo
level-vwo = vwo
unit-of-hundred = op de 100 leerlingen
simulated = Nabootsing, geen voorspelling

# Kolommen
column-background = achtergrond
column-advice-final = definitief advies
column-advice-provisional = voorlopig advies
column-advice-final-width = soort advies
column-advice-provisional-width = soort voorlopig advies
column-reconsideration = wat volgde op de toets
column-origin-school = basisschool
column-school = school
column-outcome = uitkomst
column-level = niveau
column-last-standing = laatst bekende plek
column-placement-against-advice = plaatsing naast het advies
column-position3-against-advice = positie in leerjaar 3 naast het advies
column-advice-final-half-levels = advies in halve niveaus
column-diploma = diploma
column-all = alle leerlingen

# Wat een bestand nodig heeft
needs-background = de achtergrond van leerlingen
needs-background-measure = de achtergrond als getal
needs-advice-final = het definitieve advies
needs-advice-final-low = het definitieve advies
needs-advice-final-half-levels = het definitieve advies
needs-advice-final-width = het definitieve advies
needs-advice-provisional-width = het voorlopige advies
needs-reconsideration = het voorlopige advies, het toetsadvies en het definitieve advies
needs-placement-against-advice = de klas aan het begin van het vo
needs-position3-against-advice = de plek in leerjaar 3
needs-last-standing = de plek per schooljaar
needs-diploma = het diploma
needs-score = een toetsscore (om bij gelijke score te vergelijken)
needs-score-band = een toetsscore (om bij gelijke score te vergelijken)
needs-outcome-score = een score als uitkomst
needs-school = de school

# Het antwoord
answer-nothing = { $pupils ->
    [one] Over 1 leerling kunnen we niets zeggen.
   *[other] Over deze { $pupils-written } leerlingen kunnen we met deze gegevens nog niets zeggen.
}
answer-no-background = De achtergrond van de leerlingen is niet bekend; in het rapport staat hoe je die op een nette manier kunt toevoegen.
about-whom = { $pupils ->
    [one] Dit gaat over 1 leerling
   *[other] Dit gaat over { $pupils-written } leerlingen
} van { $schools ->
    [one] 1 school
   *[other] { $schools-written } scholen
}{ $years ->
    [none] .
    [one] , schooljaar { $first }.
   *[more] , schooljaren { $first } tot en met { $last } samen.
}
about-older = { $count ->
    [one] Eén ouder cohort in het bestand telt niet mee.
   *[other] { $count-written } oudere cohorten in het bestand tellen niet mee.
}
about-left-out = { $count ->
    [one] Eén rij van het bestand telt niet mee; de lijst met problemen zegt waarom.
   *[other] { $count-written } rijen van het bestand tellen niet mee; de lijst met problemen zegt waarom.
}

# Wat de cijfers zeggen
say-mean-gap = Leerlingen uit de groep ‘{ $focal }’ komen gemiddeld { $gap } { $unit } { $direction ->
    [lower] lager
   *[higher] hoger
} uit op ‘{ $outcome }’ dan leerlingen uit de groep ‘{ $reference }’{ $chance ->
    [yes] , maar met deze aantallen kan dat ook toeval zijn.
   *[no] { " " }(tussen { $low } en { $high }).
}
say-share-gap = Van elke 100 leerlingen uit de groep ‘{ $focal }’ kregen er { $focal-share } ‘{ $outcome }’; uit de groep ‘{ $reference }’ waren dat er { $reference-share }.{ $chance ->
    [yes] { " " }Met deze aantallen kan dat verschil ook toeval zijn.
   *[no] { " " }Dat is een verschil van { $gap } (tussen { $low } en { $high }).
}
say-equal-score-gap = Bij dezelfde score op ‘{ $test }’ blijft een verschil van { $measured } { $unit } over. De onnauwkeurigheid van de toets geeft op zichzelf al een verschil van { $alone-low } tot { $alone-high }. Bij een echt gelijke score ligt het verschil tussen { $low } en { $high }.
say-equal-score-open = Bij dezelfde score op ‘{ $test }’ blijft een verschil van { $measured } { $unit } over. De onnauwkeurigheid van de toets geeft op zichzelf al een verschil van { $alone-low } tot { $alone-high }. Bij een echt gelijke score kan het verschil ook nul zijn (tussen { $low } en { $high }).
say-equal-score-follows-gap = Bij dezelfde score op ‘{ $test }’ ligt het verschil tussen { $low } en { $high } { $unit }. Sinds 2023-2024 gaat het definitieve advies met deze toets mee; daarom staat hier de score zoals die gemeten is voorop. Hoe de school zelf oordeelde, zie je aan het voorlopige advies.
say-equal-score-follows-open = Bij dezelfde score op ‘{ $test }’ kan het verschil ook nul zijn (tussen { $low } en { $high } { $unit }). Sinds 2023-2024 gaat het definitieve advies met deze toets mee; daarom staat hier de score zoals die gemeten is voorop. Hoe de school zelf oordeelde, zie je aan het voorlopige advies.
say-split = Tussen ‘{ $focal }’ en ‘{ $reference }’ is het verschil { $raw } op de 100 leerlingen. Daarvan hoort { $composition } bij verschillende scores en { $outside } bij scores die maar één groep heeft; { $rate } is een verschil bij dezelfde score (tussen { $low } en { $high }).
say-mobility = Zet alle leerlingen op een rij van 1 tot 100, eerst naar achtergrond en dan naar uitkomst. Wie in de eerste rij tien plaatsen hoger staat, staat in de tweede gemiddeld { $value } plaatsen hoger (tussen { $low } en { $high }).
say-mobility-one-school = De tabel laat zien waar leerlingen uit elke groep uitkomen. Voor een cijfer met een bereik zijn meer scholen nodig.
say-superiority = Neem telkens een willekeurige leerling uit ‘{ $focal }’ en een uit ‘{ $reference }’. In { $value } van de 100 gevallen staat de eerste hoger (tussen { $low } en { $high }). Bij 50 is er geen verschil.
say-segregation = Voor een gelijke spreiding over deze { $schools-written } scholen zouden van elke 100 leerlingen uit de laagste groep er { $counted } van school moeten wisselen; bij loting zouden dat er al { $chance } zijn. Op een schaal van toeval (0) tot helemaal gescheiden (100) is dat { $value } (tussen { $low } en { $high }).
say-schools = Van de verschillen tussen leerlingen hangt { $value }% samen met de school waar zij zitten (tussen { $low }% en { $high }%).
say-schools-at-equal-score = Van de verschillen die bij dezelfde score overblijven, hangt { $value }% samen met de school (tussen { $low }% en { $high }%).
say-funnel = Over alle scholen samen gaat het om { $benchmark } van de 100 leerlingen ({ $outcome }). Als alleen toeval speelt, liggen 95 van de 100 scholen binnen de grenzen. Erbuiten zien we { $outside-written } van de { $points-written } scholen; toeval alleen geeft er { $expected }.
say-gradient = Bij elk punt erbij op ‘{ $measure }’ ligt ‘{ $outcome }’ gemiddeld { $value } { $unit } hoger (tussen { $low } en { $high }). Daarmee hangt { $explained }% van de verschillen tussen leerlingen samen.
say-unknown-count = { $unknown ->
    [0] Van alle { $pupils-written } leerlingen is de achtergrond bekend.
    [one] Van 1 van de { $pupils-written } leerlingen is de achtergrond onbekend.
   *[other] Van { $unknown-written } van de { $pupils-written } leerlingen is de achtergrond onbekend.
}
say-unknown-few = Van hooguit 5 van de 100 leerlingen is de achtergrond onbekend.
say-unknown-most = Van minstens 95 van de 100 leerlingen is de achtergrond onbekend.
say-unknown-not-shown = Van hoeveel leerlingen de achtergrond onbekend is, tonen we niet.
say-unknown-bounds = Wat we niet weten, kan het verschil veranderen: het ligt ergens tussen { $low } en { $high } op de 100 leerlingen.
say-spread = Het vaakst zien we ‘{ $word }’: bij { $count-written } van de { $total-written } leerlingen.
say-reconsideration = Bij { $called-written } van de { $total-written } leerlingen was het toetsadvies hoger dan het voorlopige advies; bij { $raised-written } van hen ging het advies omhoog.
say-against-advice = Van de { $total-written } leerlingen zitten er { $within-written } volgens hun advies, { $above-written } hoger en { $below-written } lager.

# Waarom er geen cijfer staat
withheld-not-shown = Dit tonen we niet: een leerling zou herkend kunnen worden.
withheld-too-few = Met deze aantallen kunnen we dit niet zeggen. Met ongeveer { $needed-written } leerlingen per groep wel: neem meer jaren samen.
withheld-empty-group = In een van de groepen zit niemand.
withheld-one-school = Hiervoor zijn gegevens van meer dan één school nodig.
withheld-no-common-score = Geen enkele score komt in beide groepen voor; er valt dus niets bij dezelfde score te vergelijken.
withheld-no-spread = Alle leerlingen hebben hier dezelfde uitkomst of dezelfde score; er valt niets te vergelijken.
withheld-not-computable = Met deze gegevens is dit niet te berekenen.
note-outside-population = Deze definitie telt leerlingen die buiten haar eigen groep vallen. Pas de definitie aan; tot die tijd tonen we het cijfer niet.

# Pagina
document-title = Hoe gelijk zijn de kansen?
document-to = tot
document-lower-end = ondergrens
document-upper-end = bovengrens
document-skip = Naar de inhoud
document-contents = In dit rapport
document-show-figures = Toon de cijfers
document-info = Goed om te weten
document-caution = Let op
document-question = Vraag voor het team
document-page = pagina
document-of = van
document-about-sheet = Over dit bestand
section-answer = Het antwoord
section-team = Voor de teamvergadering
section-add-background = Achtergrond toevoegen, op een nette manier
section-not-applicable = Wat met dit bestand nog niet kan
section-about = Hoe dit is gemaakt
heading-says = Wat dit zegt
heading-does-not-say = Wat dit niet zegt
heading-rivals = Wat kan dit nog meer verklaren?
heading-more = Uitleg, andere verklaringen en definitie
team-agreement = Wat spreken we af?
team-who-when = Wie doet het, en wanneer kijken we terug?
definition-what = Wat is geteld
definition-how = Hoe zeker
definition-literature = Literatuur
definition-version = Definitie
how-one-school = Het bereik hoort bij de vraag of dit bij andere leerlingen van deze school weer zo zou uitkomen (Wilson, Newcombe of Welch, 95%).
how-by-school = Het bereik houdt er rekening mee dat leerlingen van één school op elkaar lijken (CR1 per school, t-verdeling, 95%; gestandaardiseerde verschillen met een bootstrap van scholen).
how-school-bootstrap = Het bereik komt uit een bootstrap: scholen zijn telkens opnieuw getrokken (Poisson, 95%).
how-pupil-bootstrap = Het bereik komt uit een bootstrap van leerlingen, verschoven naar de waarde die voor toeval is gecorrigeerd (95%).
how-multilevel = Multiniveaumodel met een eigen afwijking per school (random effect, REML); het bereik is een profielinterval (95%).
how-funnel = Exacte binomiale grenzen rond het aandeel van alle leerlingen samen.
how-bounds = De uiterste waarden die de onbekende achtergronden toelaten, verruimd voor toeval (Imbens-Manski, 95%).
how-counts = Dit zijn tellingen van wat er met deze leerlingen gebeurde; daar hoort geen onzekerheid bij.
not-applicable-why = Voor deze onderdelen mist het bestand iets:
add-background-why = Zonder achtergrond kun je wel zien wat er gebeurde, maar niet voor wie. Er zijn nette manieren om dat te leren.
add-background-nco = Neem de aantallen per groep over uit het rapport dat je bestuur van het Nationaal Cohortonderzoek krijgt; die tellingen gaan niet over herkenbare leerlingen.
add-background-enrolment = Vraag bij inschrijving aan alle ouders naar hun opleiding. Zeg erbij waarvoor, en laat hen vrij om te antwoorden.
add-background-postcode = De eerste vier cijfers van de postcode beschrijven een buurt, nooit een leerling. Gebruik ze alleen zo.
add-background-note = Leg vooraf aan de FG en de MR uit waarvoor je het vraagt, wie het ziet en wanneer je het weggooit.

# Tabellen
table-pupils = leerlingen
table-with-outcome = met deze uitkomst
table-share = aandeel
table-mean = gemiddelde
table-range = bereik (95%)
table-figure = cijfer
table-value = waarde
table-value-of-hundred = op de 100 leerlingen
table-total = samen
table-all-pupils = alle leerlingen
table-figures-title = De cijfers
table-counts-title = De aantallen
figure-raw = verschil zonder naar score te kijken
figure-standardised = verschil bij dezelfde score, gewogen naar alle leerlingen
figure-standardised-focal = gewogen naar de eerste groep
figure-standardised-reference = gewogen naar de tweede groep
figure-standardised-mh = gewogen volgens Mantel-Haenszel
figure-measured-score = verschil bij dezelfde gemeten score (regressie)
figure-by-measurement = verschil dat de onnauwkeurigheid van de toets alleen al geeft
figure-true-score = verschil bij een echt gelijke score
figure-g-computation = verschil volgens logistische regressie
figure-support = leerlingen met een score die bij beide groepen voorkomt
figure-composition = deel dat hoort bij verschillende scores
figure-rate = deel bij dezelfde score
figure-outside-support = deel bij scores die maar één groep heeft
figure-rank-slope = stijging in rang, per rang naar achtergrond
figure-tau-b = samenhang (tau-b)
figure-cramers-v = samenhang (Cramérs V)
figure-chance = kans om hoger te staan
figure-dissimilarity = D, na aftrek van toeval
figure-dissimilarity-counted = D zoals geteld
figure-dissimilarity-chance = D die toeval alleen al geeft
figure-entropy = H, na aftrek van toeval
figure-entropy-counted = H zoals geteld
figure-entropy-chance = H die toeval alleen al geeft
figure-mean = gemiddelde
figure-mean-score = gemiddelde bij een gemiddelde score
figure-slope = stijging per punt score
figure-between = variantie tussen scholen
figure-within = variantie binnen scholen
figure-between-share = deel tussen scholen
figure-between-score = variantie tussen scholen, bij dezelfde score
figure-within-score = variantie binnen scholen, bij dezelfde score
figure-between-share-score = deel tussen scholen, bij dezelfde score
figure-gradient = stijging per punt van de maat
figure-per-sd = stijging per standaardafwijking van de maat
figure-benchmark = aandeel van alle leerlingen samen
figure-known-gap = verschil onder leerlingen van wie de achtergrond bekend is
figure-bounds = wat het verschil kan zijn

# Figuren
axis-mean = { $outcome } ({ $unit })
axis-share = van de 100 leerlingen: { $outcome }
axis-gap = verschil ({ $unit })
axis-not-from-zero = De as begint niet bij nul.
picture-gap = Het verschil tussen ‘{ $focal }’ en ‘{ $reference }’
picture-gap-short = het verschil
picture-curves = Bij elke score op ‘{ $test }’: { $outcome }
picture-strip = Hoe groot het verschil is, hangt af van hoe betrouwbaar de toets is
picture-strip-heading = betrouwbaarheid
picture-strip-band = wat de onnauwkeurigheid van de toets alleen al geeft
picture-all-schools = alle leerlingen samen
picture-heat-columns = waar leerlingen uitkomen
picture-share-of-pupils = aandeel van de leerlingen
describe-row = { $name }: { $value } (tussen { $low } en { $high }).
describe-row-not-shown = { $name }: niet getoond.
describe-at-score = { $name }, score { $score }
describe-reliability = bij betrouwbaarheid { $value }
describe-funnel = { $schools ->
    [one] 1 school
   *[other] { $schools-written } scholen
}, waarvan { $outside-written } buiten de 95%-grenzen. Te klein om te tonen: { $hidden-written }.

# Hoe dit is gemaakt
about-source = Bron
about-own-file = Een eigen bestand van de school of het bestuur.
about-reliability = Toets
about-reliability-stated = Voor ‘{ $test }’ is een betrouwbaarheid opgegeven; die is als bereik meegenomen.
about-reliability-unstated = Voor ‘{ $test }’ is geen betrouwbaarheid opgegeven; daarom rekenen we met 0,80 tot 0,95 binnen een groep.
about-profile = Voor wie
profile-intern = Intern: voor het eigen team. Eigen aantallen zijn te zien; aandelen vanaf 10 en verschillen vanaf 30 leerlingen per groep.
profile-bestuur = Bestuur: aantallen van 1 tot en met 5 zijn niet te zien, aandelen vanaf 10 en verschillen vanaf 30 leerlingen per groep.
profile-publiek = Publiek: aantallen onder 10 zijn niet te zien en aandelen blijven tussen 5% en 95%.
about-certificate = Bescherming tegen herkenning
about-certificate-safe = Niet getoond: { $hidden-written } van de { $cells-written } aantallen. Daarna hebben we onze eigen tabellen aangevallen, ook met wat openbaar is ({ $public-written } bekende totalen). Geen enkel beschermd aantal was te achterhalen ({ $attacked-written } geprobeerd).
about-certificate-withheld = Niet getoond: { $hidden-written } van de { $cells-written } aantallen. Voor een deel konden we niet bewijzen dat ze beschermd zijn; dat deel hebben we helemaal weggelaten.
about-two-questions = Twee vragen
about-two-questions-text = De aantallen beschrijven wat er met deze leerlingen gebeurde; daar zit geen onzekerheid in. Het bereik hoort bij de vraag of het met andere leerlingen weer zo zou gaan.
about-random = Toeval nagebootst
about-random-text = { $replicates-written } trekkingen met startgetal { $seed }; dezelfde leerlingen geven altijd hetzelfde rapport.
about-program = Programma
answer-equal-score-gap = Bij een echt gelijke score op ‘{ $test }’ is het verschil { $low } tot { $high } { $unit }; de onnauwkeurigheid van de toets geeft op zichzelf al een verschil van { $alone-low } tot { $alone-high }.
answer-equal-score-open = Bij een echt gelijke score op ‘{ $test }’ kan het verschil ook nul zijn (tussen { $low } en { $high } { $unit }); de onnauwkeurigheid van de toets geeft op zichzelf al een verschil van { $alone-low } tot { $alone-high }.
answer-equal-score-follows-gap = Bij dezelfde score op ‘{ $test }’, waar het definitieve advies sinds 2023-2024 mee meegaat, is het verschil { $low } tot { $high } { $unit }.
answer-equal-score-follows-open = Bij dezelfde score op ‘{ $test }’, waar het definitieve advies sinds 2023-2024 mee meegaat, kan het verschil ook nul zijn (tussen { $low } en { $high } { $unit }).
word-band = { $low } tot { $high }
picture-mean-gap = { $gap } { $unit } verschil tussen ‘{ $focal }’ en ‘{ $reference }’
picture-share-gap = Een verschil van { $gap } op de 100 leerlingen tussen ‘{ $focal }’ en ‘{ $reference }’
withheld-too-few-schools = Met zo weinig scholen zou elke school herkenbaar zijn. Vanaf { $needed-written } scholen tonen we dit.
withheld-weighted = Deze leerlingen hebben weegfactoren, en dit onderdeel rekent daar nog niet mee. Daarom tonen we het niet.
about-left-out-few = Enkele rijen van het bestand tellen niet mee; de lijst met problemen zegt waarom.
column-unknown-background = achtergrond onbekend
