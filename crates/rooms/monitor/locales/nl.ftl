# Woorden
word-with = met deze uitkomst
word-without = zonder deze uitkomst
word-less-than-one = minder dan 1
word-more-than-99 = meer dan 99
word-single = enkelvoudig advies
word-double = dubbel advies
word-beside-the-ladder = vso of geen advies mogelijk
word-special-education = vso
word-not-possible = advies niet mogelijk
word-full = bijgesteld tot het toetsadvies of hoger
word-partial = deels bijgesteld
word-unchanged = niet bijgesteld
word-final-unknown = definitief advies onbekend
word-not-called-for = toetsadvies niet hoger
word-not-compared = niet te vergelijken
word-impossible = fout in het bestand
word-below = onder het advies
word-within = op het advies
word-above = boven het advies
word-in-class = in een klas
word-transition-class = internationale schakelklas
word-left-outcome-unknown = vertrokken, uitkomst onbekend
word-small-schools-together = kleine basisscholen samen
word-all = alle leerlingen
word-true = ja
word-false = nee
word-band = { $low } tot { $high }
level-pro = praktijkonderwijs
level-vmbo-bb = vmbo-basis
level-vmbo-kb = vmbo-kader
level-vmbo-gt = vmbo-gl-tl
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
column-reconsideration = wat op de toets volgde
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
column-unknown-background = achtergrond onbekend

# Wat een bestand nodig heeft
needs-background = de achtergrond van leerlingen
needs-background-measure = de achtergrond als getal
needs-advice-final = het definitieve advies
needs-advice-final-low = het definitieve advies
needs-advice-final-half-levels = het definitieve advies
needs-advice-final-width = het definitieve advies
needs-advice-final-high = het definitieve advies
needs-advice-provisional = het voorlopige advies
needs-advice-provisional-low = het voorlopige advies
needs-advice-provisional-high = het voorlopige advies
needs-advice-provisional-half-levels = het voorlopige advies
needs-advice-provisional-width = het voorlopige advies
needs-advice-test = het toetsadvies
needs-advice-test-low = het toetsadvies
needs-advice-test-high = het toetsadvies
needs-advice-test-half-levels = het toetsadvies
needs-reason-recorded = de reden om een advies niet bij te stellen
needs-placement = de klas aan het begin van het vo
needs-placement-low = de klas aan het begin van het vo
needs-placement-high = de klas aan het begin van het vo
needs-position3 = de klas in leerjaar 3
needs-position3-low = de klas in leerjaar 3
needs-position3-high = de klas in leerjaar 3
needs-last-standing = de klas per schooljaar
needs-diploma = het diploma
needs-score = een toetsscore om leerlingen bij te vergelijken
needs-score-band = een toetsscore om leerlingen bij te vergelijken
needs-outcome-score = een toetsscore als uitkomst
needs-school = de school
needs-origin-school = de school van herkomst
needs-board = het schoolbestuur
needs-cohort = het schooljaar
needs-era = het schooljaar
needs-weight = een gewicht per leerling
list-and = { $before } en { $last }
takes-larger-counts = grotere aantallen, zodat niemand te herkennen is (neem meer jaren samen)
takes-pupils = minstens { $needed-written } leerlingen per groep (neem meer jaren samen)
takes-schools = minstens { $needed-written } scholen, zodat geen ervan te herkennen is
takes-weights = een berekening met weegfactoren (die heeft dit onderdeel nog niet)
takes-both-groups = leerlingen in beide groepen
takes-more-schools = gegevens van meer dan één school
takes-common-scores = scores die in beide groepen voorkomen
takes-spread = scores en uitkomsten die van leerling tot leerling verschillen
takes-other-records = andere gegevens (met deze is het niet te berekenen)

# Het antwoord
answer-gap-withheld = Of kinderen met een verschillende achtergrond hier gelijke kansen krijgen, weten we nog niet. { $why }
answer-nothing = { $pupils ->
    [one] Over 1 leerling kunnen we niets zeggen.
   *[other] Over deze { $pupils-written } leerlingen kunnen we met deze gegevens nog niets zeggen.
}
answer-no-background = De achtergrond van de leerlingen is niet bekend; in het rapport staat hoe je die op een nette manier toevoegt.
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
    [one] Eén ouder cohort in het bestand telt niet mee
   *[other] { $count-written } oudere cohorten in het bestand tellen niet mee
}{ $except ->
    [yes] , behalve bij cijfers die jaren nodig hebben: die gaan over elk cohort dat lang genoeg is gevolgd.
   *[no] .
}
takes-all-cohorts = Dit cijfer gaat over elk cohort in het bestand dat lang genoeg is gevolgd, ook over de oudere die verder in dit rapport niet meetellen.
about-left-out = { $count ->
    [one] Eén rij van het bestand telt niet mee; ‘wieg intake check’ zegt waarom.
   *[other] { $count-written } rijen van het bestand tellen niet mee; ‘wieg intake check’ zegt waarom.
}
about-left-out-few = Enkele rijen van het bestand tellen niet mee; ‘wieg intake check’ zegt waarom.

# Een marge in woorden
range-between = tussen { $low } en { $high }
range-one = beide grenzen afgerond { $low }
span-one = { $size } { $way }
span-side = { $near } tot { $far } { $way }
span-both = { $lower } { $lower-way } tot { $higher } { $higher-way }
way-fewer = minder
way-more = meer
way-lower = lager
way-higher = hoger

# Wat de cijfers zeggen
say-mean-gap = Leerlingen uit de groep ‘{ $focal }’ komen gemiddeld { $gap } { $unit } { $direction ->
    [lower] lager
   *[higher] hoger
} uit op ‘{ $outcome }’ dan leerlingen uit de groep ‘{ $reference }’{ $chance ->
    [yes] , maar met deze aantallen kan dat ook toeval zijn.
   *[no] { " " }({ $range }).
}
say-share-gap = Van elke 100 leerlingen uit de groep ‘{ $focal }’ hebben er { $focal-share } ‘{ $outcome }’; uit de groep ‘{ $reference }’ zijn dat er { $reference-share }. { $chance ->
    [yes] Met deze aantallen kan dat verschil ook toeval zijn.
   *[no] { $rounded ->
        [yes] Vóór het afronden is dat een verschil van { $gap } ({ $range }).
       *[no] Dat is een verschil van { $gap } ({ $range }).
    }
}
# made in code: say-equal-score-*, say-split-*, say-unknown-bounds-*
say-equal-score-gap = Bij { $basis ->
    [true] een echt gelijke
   *[between] een gelijke
} score op ‘{ $test }’ { $kind ->
    [share] hebben van elke 100 leerlingen uit ‘{ $focal }’ er { $span } ‘{ $outcome }’ dan van elke 100 uit ‘{ $reference }’.
   *[mean] komen leerlingen uit ‘{ $focal }’ { $span } uit op ‘{ $outcome }’ dan leerlingen uit ‘{ $reference }’.
}
say-equal-score-open = Bij { $basis ->
    [true] een echt gelijke
   *[between] een gelijke
} score op ‘{ $test }’ kan het verschil { $kind ->
    [share] in ‘{ $outcome }’ ook nul zijn: van elke 100 leerlingen uit ‘{ $focal }’ { $span } dan van elke 100 uit ‘{ $reference }’.
   *[mean] op ‘{ $outcome }’ ook nul zijn: ‘{ $focal }’ { $span } dan ‘{ $reference }’.
}
say-equal-score-nothing = Bij { $basis ->
    [true] een echt gelijke
   *[between] een gelijke
} score op ‘{ $test }’ is er tussen ‘{ $focal }’ en ‘{ $reference }’ afgerond geen verschil in ‘{ $outcome }’.
say-equal-score-explained = Toeval en de onnauwkeurigheid van de toets kunnen samen verklaren wat je bij de gemeten score ziet.
say-measured-score = Bij de gemeten score is dat { $span }.
say-measurement-alone = Door de onnauwkeurigheid van de toets alleen zou het al { $span } zijn.
say-measurement-nothing = De onnauwkeurigheid van de toets maakt daarbij bijna niets uit.
say-follows-test = Sinds 2023-2024 gaat het definitieve advies deels met deze toets mee; daarom loopt de marge van de gemeten score tot de score zonder meetfout.
say-follows-test-more = Hoe de school zelf oordeelde, zie je aan het voorlopige advies.
say-split-gap = Van elke 100 leerlingen uit ‘{ $focal }’ hebben er { $span } ‘{ $outcome }’ dan van elke 100 uit ‘{ $reference }’.
say-split-nothing = Tussen ‘{ $focal }’ en ‘{ $reference }’ is er afgerond geen verschil in ‘{ $outcome }’.
say-split-parts = Daarvan hoort bij andere scores { $composition }, bij gelijke scores { $rate } en bij scores die maar één groep heeft { $outside }.
split-part-back = { $size } de andere kant op
say-split-rate-gap = De marge bij gelijke scores: { $span }.
say-split-rate-open = Bij gelijke scores kan het verschil ook nul zijn: { $span }.
say-split-rate-nothing = Bij gelijke scores is het verschil afgerond nul.
say-mobility = Zet alle leerlingen twee keer op een rij van 1 tot 100: naar achtergrond en naar uitkomst. Wie in de eerste rij tien plaatsen verder staat, staat in de tweede gemiddeld { $value } plaatsen { $direction ->
    [lower] terug
   *[higher] verder
} ({ $range }).
say-mobility-one-school = De tabel laat zien waar leerlingen uit elke groep uitkomen. Voor een cijfer met een marge zijn meer scholen nodig.
say-superiority = Neem steeds een willekeurige leerling uit ‘{ $focal }’ en een uit ‘{ $reference }’. In { $value } van de 100 gevallen staat de eerste verder op de ladder ({ $range }). Bij 50 is er geen verschil.
say-segregation = Om de leerlingen gelijk over deze { $schools-written } scholen te spreiden, zouden van elke 100 leerlingen uit de laagste groep er { $counted } van school moeten wisselen. Bij loting zouden dat er al { $chance } zijn. { $beyond ->
    [none] Meer scheiding dan toeval geeft, is hier niet te zien.
    [at-most] Op een schaal van toeval (0) tot helemaal gescheiden (100) is dat hooguit { $high }; het kan dus ook toeval zijn.
   *[some] Op een schaal van toeval (0) tot helemaal gescheiden (100) is dat { $value } ({ $range }).
}
say-schools = Van alle verschillen tussen leerlingen hangt { $value } samen met de school waar zij zitten ({ $range }).
say-schools-at-equal-score = Van de verschillen die er bij een gelijke score zijn, hangt { $value } samen met de school ({ $range }).
say-funnel = Op alle scholen samen gaat het om { $benchmark } van de 100 leerlingen (‘{ $outcome }’). Door toeval alleen ligt hooguit 1 op de 20 scholen buiten de grenzen; hier { $outside ->
    [0] geen enkele
    [one] is dat er 1
   *[other] zijn dat er { $outside-written }
} van de { $points-written }.
say-gradient = Bij een stap van 1 op ‘{ $measure }’{ $has-unit ->
    [yes] { " " }(in { $measure-unit })
   *[no] { "" }
} is ‘{ $outcome }’ gemiddeld { $value } { $unit } { $direction ->
    [lower] lager
   *[higher] hoger
} ({ $range }). Daarmee hangt { $explained } van de verschillen tussen leerlingen samen.
say-unknown-count = { $unknown ->
    [0] Van alle { $pupils-written } leerlingen is de achtergrond bekend.
    [one] Van 1 van de { $pupils-written } leerlingen is de achtergrond onbekend.
   *[other] Van { $unknown-written } van de { $pupils-written } leerlingen is de achtergrond onbekend.
}
say-unknown-few = Van hooguit 5 van de 100 leerlingen is de achtergrond onbekend.
say-unknown-most = Van minstens 95 van de 100 leerlingen is de achtergrond onbekend.
say-unknown-not-shown = Van hoeveel leerlingen de achtergrond onbekend is, tonen we niet.
say-unknown-bounds-gap = Wie dat ook zijn: van elke 100 leerlingen uit ‘{ $focal }’ hebben er { $span } ‘{ $outcome }’ dan van elke 100 uit ‘{ $reference }’.
say-unknown-bounds-open = Zonder die kennis kan het verschil ook nul zijn: van elke 100 leerlingen uit ‘{ $focal }’ hebben er { $span } ‘{ $outcome }’ dan van elke 100 uit ‘{ $reference }’.
say-unknown-bounds-nothing = Wie dat ook zijn: het verschil in ‘{ $outcome }’ tussen ‘{ $focal }’ en ‘{ $reference }’ is afgerond nul.
say-spread = Het vaakst is { $outcome } ‘{ $word }’: bij { $count-written } van de { $total-written } leerlingen.
say-spread-shown = Bij { $count-written } van de { $total-written } leerlingen is { $outcome } ‘{ $word }’; niet alle aantallen zijn te zien.
say-reconsideration = { $called ->
    [0] Bij geen van de { $total-written } leerlingen was het toetsadvies hoger dan het voorlopige advies.
    [one] Bij 1 van de { $total-written } leerlingen was het toetsadvies hoger dan het voorlopige advies; dat advies ging { $raised ->
        [0] niet omhoog.
       *[other] omhoog.
    }
   *[other] Bij { $called-written } van de { $total-written } leerlingen was het toetsadvies hoger dan het voorlopige advies; bij { $raised ->
        [0] geen
       *[other] { $raised-written }
    } van hen ging het advies omhoog.
}
say-against-advice = { $moment ->
    [position3_against_advice] In leerjaar 3
    [placement_against_advice] Aan het begin van het vo
   *[other] Later
} { $within ->
    [one] zat 1
   *[other] zaten { $within-written }
} van de { $total-written } leerlingen op het niveau van hun advies, { $above-written } erboven en { $below-written } eronder.

# Waarom er geen cijfer staat
withheld-not-shown = Dit tonen we niet: een leerling zou herkend kunnen worden.
withheld-too-few = Met deze aantallen kunnen we dit niet zeggen. Vanaf { $needed-written } leerlingen per groep wel: neem meer jaren samen.
withheld-too-few-schools = Met zo weinig scholen zou elke school herkenbaar zijn. Vanaf { $needed-written } scholen tonen we dit.
withheld-weighted = Deze leerlingen hebben weegfactoren. Dit onderdeel rekent daar nog niet mee; daarom tonen we het niet.
withheld-empty-group = In een van de groepen zit niemand.
withheld-one-school = Hiervoor zijn gegevens van meer dan één school nodig.
withheld-no-common-score = Geen enkele score komt in beide groepen voor; bij een gelijke score valt dus niets te vergelijken.
withheld-no-spread = Alle leerlingen hebben hier dezelfde uitkomst of dezelfde score; er valt niets te vergelijken.
withheld-not-computable = Met deze gegevens is dit niet te berekenen.
note-outside-population = Deze definitie telt leerlingen die buiten haar eigen groep vallen. Pas de definitie aan; tot die tijd tonen we dit cijfer niet.

# Pagina
document-title = Hoe gelijk zijn de kansen?
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
how-one-school = De marge zegt hoe het bij andere leerlingen van deze school had kunnen uitkomen (Wilson, Newcombe of Welch, 95%).
how-by-school = De marge (95%) houdt er rekening mee dat leerlingen van één school op elkaar lijken. Zij is per school berekend, met een correctie voor weinig of ongelijke scholen. Voor verschillen bij dezelfde score is het een bootstrap van scholen.
how-school-bootstrap = De marge komt uit een bootstrap: scholen zijn telkens opnieuw getrokken (Poisson, 95%).
how-pupil-bootstrap = De marge komt uit een bootstrap van leerlingen, verschoven naar de waarde die voor toeval is gecorrigeerd (95%).
how-multilevel = Multiniveaumodel met een eigen afwijking per school (random effect, REML); de marge is een profielinterval (95%).
how-funnel = Exacte binomiale grenzen rond het aandeel van alle leerlingen samen.
how-bounds = De uiterste waarden die de onbekende achtergronden toelaten, verruimd voor toeval (Imbens-Manski, 95%).
how-counts = Dit zijn tellingen van wat er met deze leerlingen gebeurde; daar hoort geen onzekerheid bij.
not-applicable-why = Vet staat wat er nodig is; daarachter staat wat je dan ook kunt zien.
add-background-why = Zonder achtergrond zie je wel wat er gebeurde, maar niet bij wie. Er zijn nette manieren om dat te leren.
add-background-nco = Neem de aantallen per groep over uit het rapport dat je bestuur van het Nationaal Cohortonderzoek krijgt; die tellingen gaan niet over herkenbare leerlingen.
add-background-enrolment = Vraag bij inschrijving aan alle ouders naar hun opleiding. Zeg erbij waarvoor, en laat hen vrij om te antwoorden.
add-background-postcode = De eerste vier cijfers van de postcode beschrijven een buurt, nooit een leerling. Gebruik ze alleen zo.
add-background-note = Leg vooraf aan de FG en de MR uit waarvoor je het vraagt, wie het ziet en wanneer je het weer wist.

# Tabellen
table-pupils = leerlingen
table-with-outcome = met deze uitkomst
table-share = aandeel (%)
table-mean = gemiddelde ({ $unit })
table-range = marge (95%)
table-figure = cijfer
table-value = waarde
table-value-unit = waarde ({ $unit })
table-value-percent = waarde (%)
table-value-of-hundred = op de 100 leerlingen
table-total = samen
table-all-pupils = alle leerlingen
table-figures-title = De cijfers
table-shares-title = De cijfers, in procenten
table-counts-title = De aantallen, naar { $rows }
table-counts-crossed = De aantallen: { $columns }, naar { $rows }
figure-raw = verschil zonder naar score te kijken
figure-standardised = verschil bij dezelfde score, gewogen naar alle leerlingen
figure-standardised-focal = verschil bij dezelfde score, gewogen naar de laagste groep
figure-standardised-reference = verschil bij dezelfde score, gewogen naar de hoogste groep
figure-standardised-mh = verschil bij dezelfde score, gewogen volgens Mantel-Haenszel
figure-measured-score = verschil bij dezelfde gemeten score (regressie)
figure-by-measurement = verschil dat de onnauwkeurigheid van de toets alleen al geeft
figure-true-score = verschil bij een echt gelijke score
figure-g-computation = verschil volgens logistische regressie
figure-support = leerlingen met een score die in beide groepen voorkomt
figure-composition = deel dat hoort bij andere scores
figure-rate = deel bij gelijke scores
figure-outside-support = deel bij scores die maar één groep heeft
figure-rank-slope = plaatsen verder in uitkomst, per plaats verder in achtergrond
figure-tau-b = samenhang (tau-b)
figure-cramers-v = samenhang (Cramérs V)
figure-chance = kans om verder op de ladder te staan
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
figure-between-share = deel van de verschillen dat tussen scholen ligt
figure-between-score = variantie tussen scholen, bij een gelijke score
figure-within-score = variantie binnen scholen, bij een gelijke score
figure-between-share-score = deel van de verschillen dat tussen scholen ligt, bij een gelijke score
figure-gradient = verschil per stap van 1 op de maat voor achtergrond
figure-per-sd = verschil per standaardafwijking van die maat
figure-explained = deel van de verschillen dat met de achtergrond samenhangt
figure-benchmark = aandeel van alle leerlingen samen
figure-known-gap = verschil onder leerlingen van wie de achtergrond bekend is
figure-bounds = wat het verschil kan zijn

# Figuren
axis-mean = { $outcome }, in { $unit }
axis-share = van de 100 leerlingen: { $outcome }
axis-gap = verschil ({ $unit })
axis-not-from-zero = De as begint niet bij nul.
picture-gap = Het verschil tussen ‘{ $focal }’ en ‘{ $reference }’
picture-gap-short = het verschil
picture-mean-gap = { $gap } { $unit } verschil tussen ‘{ $focal }’ en ‘{ $reference }’
picture-share-gap = Een verschil van { $gap } op de 100 leerlingen tussen ‘{ $focal }’ en ‘{ $reference }’
picture-curves = Bij elke score op ‘{ $test }’: { $outcome }
picture-strip = Hoe groot het verschil is, hangt af van hoe betrouwbaar de toets is
picture-strip-heading = betrouwbaarheid
picture-strip-band = wat de onnauwkeurigheid van de toets alleen al geeft
picture-all-schools = alle leerlingen samen
picture-heat-columns = waar leerlingen uitkomen
picture-share-of-pupils = aandeel van de leerlingen
describe-row = { $name }: { $value } ({ $range }).
describe-row-not-shown = { $name }: niet getoond.
describe-at-score = { $name }, score { $score }
describe-reliability = bij betrouwbaarheid { $value }
describe-funnel = { $schools ->
    [one] 1 school
   *[other] { $schools-written } scholen
}, waarvan { $outside-written } buiten de 95%-grenzen. Te klein om te tonen: { $hidden-written }.

# Hoe dit is gemaakt
about-source = Bron
about-licence = Licentie
about-note = Bij deze gegevens
about-sum = { $count ->
    [one] De tellingen van { $count-written } bestuur.
   *[other] De tellingen van { $count-written } besturen bij elkaar opgeteld. Elk bestuur telde zijn eigen leerlingen en gaf alleen verborgen getallen; niemand zag de tellingen van een ander.
}
about-own-file = Een eigen bestand van de school of het bestuur.
about-reliability = Toets
about-reliability-stated = Voor ‘{ $test }’ is een betrouwbaarheid opgegeven; we rekenen met het hele bereik daarvan.
about-reliability-unstated = Voor ‘{ $test }’ is geen betrouwbaarheid opgegeven; daarom rekenen we met 0,80 tot 0,95 binnen een groep.
about-profile = Voor wie
profile-intern = Intern, voor het eigen team. Je ziet je eigen aantallen; aandelen vanaf 10 en verschillen vanaf 30 leerlingen per groep.
profile-bestuur = Bestuur en MR. Aantallen van 1 tot en met 5 zijn niet te zien; aandelen vanaf 10 en verschillen vanaf 30 leerlingen per groep.
profile-publiek = Iedereen. Aantallen onder de 10 zijn niet te zien en aandelen blijven tussen 5% en 95%.
about-certificate = Bescherming tegen herkenning
about-certificate-safe = Niet getoond: { $hidden-written } van de { $cells-written } aantallen. Daarna hebben we onze eigen tabellen aangevallen, ook met wat openbaar is ({ $public-written } bekende totalen). { $attacked ->
    [0] Er was niets te beschermen.
   *[other] Geen enkel beschermd aantal was te achterhalen ({ $attacked-written } geprobeerd).
}
about-certificate-withheld = Niet getoond: { $hidden-written } van de { $cells-written } aantallen. Voor een deel konden we niet bewijzen dat ze beschermd zijn; dat deel hebben we helemaal weggelaten.
about-two-questions = Twee vragen
about-two-questions-text = De aantallen beschrijven wat er met deze leerlingen gebeurde; daar zit geen onzekerheid in. De marge hoort bij een andere vraag: zou het met andere leerlingen weer zo gaan?
about-random = Toeval nagebootst
about-random-text = { $replicates-written } trekkingen met startgetal { $seed }; met dezelfde leerlingen krijg je altijd hetzelfde rapport.
about-program = Programma

# Loopbanen
word-end-of-year = einde jaar { $year }
word-test-below = onder het toetsadvies
word-test-within = op het toetsadvies
word-test-above = boven het toetsadvies
word-yield-with = met diploma
word-yield-without = zonder dat diploma
word-not-known = uit beeld, niet bekend
word-urban = stedelijk
word-rural = landelijk
word-homogeneous = één niveau
word-two-levels = twee niveaus
word-broad = drie of meer niveaus
word-lower-only = alleen het laagste van de twee
word-both = allebei
word-upper-only = alleen het hoogste van de twee
word-up = omhoog
word-down = omlaag
word-repeat = jaar over
word-left = vertrokken
word-diploma = diploma
word-none = nog niets
word-regular = gewone klassen
word-special-secondary = via vso
word-nt = natuur en techniek
word-ng = natuur en gezondheid
word-em = economie en maatschappij
word-cm = cultuur en maatschappij
word-nt-ng = natuur en techniek én natuur en gezondheid
word-em-cm = economie en maatschappij én cultuur en maatschappij
word-other-pair = twee profielen die zelden samengaan
word-bwi = bouwen, wonen en interieur
word-pie = produceren, installeren en energie
word-mt = mobiliteit en transport
word-mvi = media, vormgeving en ict
word-mat = maritiem en techniek
word-zw = zorg en welzijn
word-eo = economie en ondernemen
word-hbr = horeca, bakkerij en recreatie
word-gr = groen
word-dp = dienstverlening en producten
word-te = techniek (theoretische leerweg)
word-ec = economie (theoretische leerweg)
column-surroundings = ligging van de school
column-provisional-against-test = voorlopig advies naast het toetsadvies
column-final-against-test = advies naast het toetsadvies
column-placement-width = breedte van de eerste klas
column-dual-advice-placement = klas bij een dubbel advies
column-position3 = klas in leerjaar 3
column-first-move = wat er het eerst gebeurde
column-first-move-year = moment
column-route = route
column-profile-havo-vwo = profiel in havo en vwo
column-profile-vmbo = profiel in het vmbo
column-yield = diploma
needs-surroundings = de ligging van de school (stedelijk of landelijk)
needs-first-move = de klas per schooljaar
needs-first-move-year = de klas per schooljaar
needs-repeated = de klas per schooljaar
needs-route = de klas per schooljaar
needs-profile-havo-vwo = het profiel in havo en vwo
needs-profile-vmbo = het profiel in het vmbo
needs-years-followed = de klas per schooljaar
needs-years-seen = de klas per schooljaar
needs-out-of-sight = de klas per schooljaar
needs-lower-years = de klas per schooljaar
needs-lower-years-moved-up = de klas per schooljaar
needs-upper-years = de klas per schooljaar
needs-upper-years-undelayed = de klas per schooljaar
needs-placement-width = de klas aan het begin van het vo
needs-stacked = het diploma
needs-first-diploma = het diploma
needs-diploma-on-time = het jaar van het diploma
needs-diploma-within-two = het jaar van het diploma
span-none = er evenveel
say-ratio-share = { $outcome }: { $value } van de 100 ({ $range }).
say-ratio-mean = { $outcome }: gemiddeld { $value } ({ $range }).
say-test-below = Bij hetzelfde toetsadvies krijgen van elke 100 leerlingen uit ‘{ $focal }’ er { $span } een advies onder het toetsadvies dan van elke 100 uit ‘{ $reference }’.
say-test-above = Een advies boven het toetsadvies krijgen er { $span }.
say-first-moves = Na { $years ->
    [one] één schooljaar
   *[other] { $years } schooljaren
} is van elke 100 leerlingen het eerst gebeurd: { $up } gingen omhoog, { $down } omlaag, { $repeat } deden een jaar over, { $left } vertrokken, { $diploma } haalden een diploma. Bij { $none } gebeurde nog niets van dit alles.
say-yield = Van elke 100 leerlingen die begonnen, haalden er { $bounds } ‘{ $outcome }’{ $known ->
    [some] ; hoeveel precies, is niet bekend omdat een deel uit beeld is
   *[all] { "" }
}. Met toeval erbij: { $range }.
say-yield-gap = { $chance ->
    [yes] Het verschil kan ook nul zijn: van elke 100 uit ‘{ $focal }’ halen { $span } dit dan van elke 100 uit ‘{ $reference }’.
   *[no] Van elke 100 uit ‘{ $focal }’ halen { $span } dit dan van elke 100 uit ‘{ $reference }’.
}
heading-national = Landelijk ernaast
national-figure = { $percent } van de 100.
how-yield = De grenzen zijn wat leerlingen die uit beeld zijn, kunnen hebben gehaald (Manski). De marge (95%) telt daar toeval bij op: binnen één school volgens Wilson en Imbens-Manski, over scholen heen per school.
table-whom = wie
table-part = { $column }: { $word }
table-started = begonnen
table-bounds = laagste en hoogste (%)
table-moves-title = Wat er het eerst gebeurde, per jaar (%)
figure-test-below = onder het toetsadvies, bij hetzelfde toetsadvies
figure-test-above = boven het toetsadvies, bij hetzelfde toetsadvies
figure-test-raw-below = onder het toetsadvies, zonder naar het toetsadvies te kijken
figure-test-raw-above = boven het toetsadvies, zonder naar het toetsadvies te kijken
picture-crossing = { $outcome }, per { $column }
axis-years = schooljaren sinds de start

# Naast een vergelijking
heading-benchmark = Naast een vergelijking
benchmark-simulated = Nabootsing: de leerlingen van de vergelijking bestaan niet.
benchmark-about = De vergelijking komt van: { $source }; { $years }; te gebruiken: { $licence }. Aan beide kanten telt alleen een diploma dat in de lijst staat, onder allen die begonnen. Geen van de drie vergelijkingen geeft alleen het antwoord.
benchmark-raw = Naast alle leerlingen: daar halen { $expected } van de 100 dit; bij ons { $span }.{ $chance ->
    [yes] { " " }Dat kan toeval zijn.
   *[no] { "" }
}
benchmark-score = Naast leerlingen met dezelfde scores: die halen het elders { $expected } van de 100 keer; bij ons { $span }.{ $chance ->
    [yes] { " " }Dat kan toeval zijn.
   *[no] { "" }
}
benchmark-both = Naast leerlingen met dezelfde scores en dezelfde achtergrond: die halen het elders { $expected } van de 100 keer; bij ons { $span }.{ $chance ->
    [yes] { " " }Dat kan toeval zijn.
   *[no] { "" }
}
benchmark-not-score = Naast leerlingen met dezelfde scores kan niet: de lijst en de vergelijking hebben niet dezelfde toets met dezelfde scoregroepen.
benchmark-not-both = Naast leerlingen met dezelfde scores en dezelfde achtergrond kan niet: de lijst en de vergelijking hebben niet allebei dezelfde toets en dezelfde achtergrondklassen.
benchmark-means-raw = Dit zegt hoe het leerlingen hier vergaat. Het zegt niet wat de school doet, want niet elke school krijgt dezelfde leerlingen.
benchmark-means-score = Dit zegt wat hier van dezelfde scores terechtkomt; wat achtergrond daarna nog uitmaakt, blijft zichtbaar. Het zegt niet waarom: de score is zelf al een uitkomst, en geen toets meet precies.
benchmark-means-both = Dit zegt of het hier gaat zoals elders met leerlingen als die van ons. Het neemt de ongelijkheid van elders als gegeven en verbergt haar dus: ‘zoals elders’ is niet ‘gelijk’.
benchmark-part = Voor een deel van onze leerlingen heeft de vergelijking geen cijfer. Zij tellen hier niet mee, en de drie gaan dan niet over precies dezelfde leerlingen.

# Waar een verschil bij gelijke score mis kan gaan
heading-cautions = Waar dit cijfer mis kan gaan
caution-unknown = Van minstens { $share } van de 100 leerlingen is de achtergrond onbekend. Ontbreekt die vaker bij leerlingen met een lager advies, dan lijkt het verschil kleiner dan het is. Kijk eerst wie er ontbreken.
caution-ceiling = Minstens { $share } van de 100 leerlingen hebben de hoogste score; daarboven ziet de toets geen verschil meer. Het verschil lijkt dan iets groter dan het is. Neem een toets met meer ruimte, of vergelijk onder de hoogste score.
caution-several-providers = In de lijst staan toetsen van verschillende makers. Hier tellen alleen leerlingen met de toets die bij dit cijfer staat; wie die toets niet maakte, kan anders zijn. Zet scores van twee makers nooit in één kolom.
caution-provider-changed = De ene jaargang maakte een andere toets dan de andere. Hier tellen alleen leerlingen met de toets die bij dit cijfer staat, en dus niet elke jaargang evenveel. Meet per toets, en trek geen lijn over de wisseling heen.
caution-reliability-unstated = De betrouwbaarheid van de toets is niet opgegeven; we nemen een ruime reeks aan. Vraag haar na bij de maker: dan wordt de marge smaller en zekerder.
caution-reliability-one-number = De betrouwbaarheid van de toets is als één getal opgegeven. Is ze in werkelijkheid 0,05 lager of hoger, dan schuift een verschil in adviezen ongeveer een tiende half niveau op. Geef een reeks op als je het getal niet zeker weet.
caution-reliability-range = De betrouwbaarheid van de toets is als reeks bekend. Lees de marge, en niet het midden ervan.
caution-few-schools = Dit zijn { $schools } scholen. De marge is zo breed dat alleen een groot verschil opvalt; geen verschil vinden zegt hier weinig.

# Het invulblad
template-po-title = Groep 8 voor Wieg
template-po-sheet = Groep 8
template-vo-title = Voortgezet onderwijs voor Wieg
template-vo-sheet = Leerlingen
template-names = Vul geen namen,Het leerlingnummer van je eigen administratie is genoeg; Wieg maakt er meteen een pseudoniem van.
template-rows = Eén rij per leerling (in het vo: per leerling per schooljaar). Drie tot vijf jaar onder elkaar geeft het beste antwoord.
template-next = Bewaar het bestand en typ: wieg measure, gevolgd door de naam van dit bestand.
template-explanation-sheet = Uitleg
template-lists-sheet = Lijsten
template-column = kolom
template-explanation = uitleg
template-example = voorbeeld
template-allowed = wat kun je invullen
template-required = verplicht
template-unexpected-title = Staat niet in de lijst
template-unexpected = Kies een waarde uit de lijst, of laat de cel leeg als je het niet weet.
template-po-leerlingnummer = Het nummer van de leerling in je eigen administratie.
template-po-schooljaar = Het schooljaar waarin de leerling in groep 8 zat.
template-po-brin = BRIN en vestiging, als er meer scholen in de lijst staan.
template-po-voorlopig-advies = Het advies vóór de doorstroomtoets. Leeg als er toen nog geen was.
template-po-toetsadvies = Wat de doorstroomtoets aangaf. Leeg als de leerling geen toets maakte.
template-po-definitief-advies = Het advies waarmee de leerling naar het vo ging.
template-po-reden-niet-bijgesteld = Als de toets hoger uitkwam en het advies niet omhoogging: is de reden vastgelegd?
template-vo-leerlingnummer = Het nummer van de leerling in je eigen administratie.
template-vo-schooljaar = Het schooljaar van deze rij.
template-vo-brin = BRIN en vestiging, als er meer locaties in de lijst staan.
template-vo-basisschool = De basisschool van herkomst, als code of naam.
template-vo-advies = Het definitieve advies van de basisschool.
template-vo-leerjaar = Het leerjaar waarin de leerling dat schooljaar zat.
template-vo-niveau = Het niveau van de klas; een gemengde klas met een streep ertussen.
template-vo-profiel = Het profiel in dat schooljaar, twee samen met een streep ertussen. Leeg zolang de leerling nog niet heeft gekozen; onbekend als je niet weet welk.

# De kamer Zien
zien-menu = Zien
zien-menu-held = Gegevens
zien-audience-own = Je kijkt als eigen team: ook kleine aantallen zijn te zien. Laat dit niet rondslingeren.
zien-audience-board = Je kijkt als bestuur: kleine aantallen en wat ze zou verraden, zijn weggelaten.
zien-audience-researcher = Je kijkt als onderzoeker: kleine aantallen en wat ze zou verraden, zijn weggelaten.
zien-audience-public = Je kijkt van buiten: kleine aantallen en wat ze zou verraden, zijn weggelaten.
zien-choice-years = Jaren
zien-choice-last = { $count ->
    [0] alle jaren samen
    [one] het laatste jaar
   *[other] de laatste { $count-written } jaar samen
}
zien-choice-by = naar
zien-choice-do = Laat zien
zien-question-title = { $notion ->
    [1] Gelijke kansen op geschiktheid
    [2] Gelijke kansen bij gelijke geschiktheid
   *[3] Gelijke kansen bij ongelijke geschiktheid
}
zien-question-asks = { $notion ->
    [1] Komen kinderen met een verschillende achtergrond even vaak op hetzelfde punt uit?
    [2] Krijgen kinderen die evenveel kunnen, dezelfde kansen?
   *[3] Leidt elke weg ergens goed heen, ook een andere dan vwo?
}
zien-question-missing = { $notion ->
    [1] Dit is nu niet te zeggen. Daarvoor moet van genoeg leerlingen bekend zijn welke opleiding of welk inkomen hun ouders hebben. Onderaan deze pagina staat hoe dat netjes kan.
    [2] Dit is nu niet te zeggen. Daarvoor zijn een toetsscore en de opleiding of het inkomen van ouders nodig, van genoeg leerlingen per groep. Onderaan deze pagina staat wat er ontbreekt.
   *[3] Wieg meet dit nog niet: niemand telt nog hoe goed elke weg afloopt voor wie hem gaat. Praat er wel over, want vwo is niet het doel van de ladder.
}
zien-question-more = Wat dit wel en niet zegt
zien-shelves = Waar in de schoolloopbaan
zien-shelf = { $mechanism ->
    [advice] Advies
    [placement] Plaatsing
    [route] Onderweg
    [diploma] Diploma
    [score] Toetsscore
    [schools] Scholen naast elkaar
    [data] Wat we niet weten
   *[other] Overig
}
zien-of-question = { $notion ->
    [1] Dit cijfer hoort bij de vraag naar gelijke kansen op geschiktheid.
    [2] Dit cijfer hoort bij de vraag naar gelijke kansen bij gelijke geschiktheid.
   *[3] Dit cijfer hoort bij de vraag naar gelijke kansen bij ongelijke geschiktheid.
}
zien-agree = Maak een afspraak over de vraag bij dit cijfer
zien-back = Terug naar het overzicht
zien-below = Scholen en locaties
zien-team = Eén A4 voor het team
zien-team-title = Voor het team
zien-download-pdf = Rapport als PDF
zien-download-xlsx = Tabellen voor Excel
zien-download-json = Cijfers als JSON
zien-download-html = Rapport als één webpagina
zien-workbook-about = Alle tabellen van het rapport. Waar een aantal niet te zien is, staat ‘niet getoond’: dat is iets anders dan nul.
zien-nothing-lead = Hier zie je straks hoe gelijk de kansen van jullie leerlingen zijn.
zien-above-lead = Hier komen sommen van de besturen in deze regio, nooit cijfers van één bestuur of school.
zien-above-how = Een som ontstaat in een ronde: minstens drie besturen tellen mee, en pas als ze allemaal hebben gegeven, gaat de som open.
zien-nothing-how = Lees daarvoor een lijst van je leerlingen in: een export van je leerlingadministratie, of ons invulblad. Eén groep 8 is al genoeg om mee te beginnen.
zien-nothing-ask = Daarvoor moet nog een lijst worden ingelezen. Vraag de schoolleider of de kwaliteitscoördinator.
zien-wait = Wieg telt en rekent. Deze pagina komt vanzelf terug zodra de cijfers er zijn.
zien-wait-again = Kijk of ze er al zijn

zien-read-in = Lijst inlezen
zien-read-in-more = Nog een lijst inlezen
zien-read-in-title = Lijst inlezen voor { $name }
zien-read-in-lead = Kies het bestand met je leerlingen. Je ziet eerst hoe Wieg het leest; pas als jij ja zegt, wordt het bewaard.
zien-read-in-file = Bestand
zien-read-in-file-hint = CSV, Excel (xlsx), Parquet of EDEXML, hoogstens 100 MB.
zien-read-in-look = Bestand bekijken
zien-read-in-what-title = Wat ermee gebeurt
zien-read-in-what = Namen en geboortedatums worden niet gelezen. Van leerlingnummers blijft alleen een pseudoniem over. Staat een leerling al in een eerdere lijst, dan wordt wat je nu inleest bijgewerkt; niemand telt dubbel. Je kunt een lijst altijd terugnemen.
zien-read-in-no-file = Er is nog geen bestand gekozen. Kies er een en probeer het opnieuw.
zien-read-in-kind = Dit soort bestand kan Wieg niet lezen. Bewaar de lijst als CSV of als Excel-bestand (xlsx) en kies die. Er is niets bewaard.
zien-read-in-large = Dit bestand is groter dan 100 MB. Bewaar de lijst per schooljaar en lees die een voor een in. Er is niets bewaard.
zien-read-in-broken-off = Het bestand is niet volledig aangekomen. Er is niets bewaard; probeer het opnieuw.
zien-read-in-gone = Deze lijst ligt niet meer klaar: hij is al ingelezen, of er is daarna een andere gekozen. Er is niets verloren gegaan. Kies het bestand opnieuw.
zien-read-in-not-yet = Er is nog niets bewaard. Kijk even naar:
zien-read-in-line = Regel { $line } van de koppeling: { $text }
zien-read-in-cohort = Dit schooljaar begrijpen we niet. Schrijf het als 2024-2025.
zien-read-in-no-pupils = Zo gelezen staat er geen enkele leerling in dit bestand. Klopt de kolom met het leerlingnummer?
zien-read-in-origin = Nagebootste en echte leerlingen komen nooit bij elkaar. Er is niets bewaard.
zien-read-in-other-background = De klassen van ‘{ $id }’ zijn anders dan in de lijst die er al is. Gebruik dezelfde koppeling als toen, of neem die lijst eerst terug. Er is niets bewaard.
zien-read-in-other-test = De toets ‘{ $id }’ is een andere dan in de lijst die er al is. Geef hem in de koppeling een eigen naam. Er is niets bewaard.
zien-read-in-never-mind = Toch niet
zien-read-in-do = Zo inlezen
zien-template-title = Geen export bij de hand?
zien-template-how = Vul dan ons invulblad in: één regel per leerling, zonder namen.
zien-template-po = Invulblad voor groep 8
zien-template-vo = Invulblad voor het voortgezet onderwijs

zien-proposal-title = Zo zou Wieg je lijst lezen
zien-proposal-lead = { $rows ->
    [one] Het bestand heeft { $rows-written } rij en { $columns-written } kolommen. Klopt dit?
   *[other] Het bestand heeft { $rows-written } rijen en { $columns-written } kolommen. Klopt dit?
}
zien-proposal-known = De kolommen zijn dezelfde als de vorige keer, dus we lezen ze net zo.
zien-proposal-column = Kolom
zien-proposal-role = Wordt gelezen als
zien-proposal-why = Waarom
zien-proposal-look = Kijk dit na.
zien-proposal-cohort = Welk schooljaar is dit?
zien-proposal-cohort-hint = In het bestand staat geen schooljaar. Schrijf het als 2024-2025.
zien-proposal-open = Dit kan alleen jij zeggen
zien-proposal-open-how = Pas het aan in de koppeling hieronder, of laat het zo: wat niet duidelijk is, telt als onbekend.
zien-proposal-text = De koppeling als tekst
zien-proposal-text-label = Koppeling

zien-done-title = De lijst is ingelezen
zien-done-lead = { $used ->
    [one] Van de { $rows-written } rijen is er { $used-written } gebruikt. Er zijn nu { $pupils-written } leerlingen bekend.
   *[other] Van de { $rows-written } rijen zijn er { $used-written } gebruikt. Er zijn nu { $pupils-written } leerlingen bekend.
}
zien-done-before = { $count ->
    [one] Eerst was het er { $count-written }. Wie al bekend was, is bijgewerkt.
   *[other] Eerst waren het er { $count-written }. Wie al bekend was, is bijgewerkt.
}
zien-done-above = Tot nu toe kwamen de cijfers uit de lijst van { $name }. Nu komen ze uit deze lijst. Neem je hem terug, dan geldt die van { $name } weer.
zien-done-see = Bekijk de cijfers
zien-done-dropped = De kolom ‘{ $column }’ is ongelezen weggelaten: die gegevens heeft Wieg niet nodig.
zien-done-no-problems = Er waren geen problemen.
zien-done-problems = { $count ->
    [one] { $count-written } ding om na te kijken
   *[other] { $count-written } dingen om na te kijken
}
zien-done-more = { $count ->
    [one] En nog { $count-written }.
   *[other] En nog { $count-written }.
}
zien-done-undo = Klopt het niet? Neem de lijst dan terug bij
zien-problem-row = Rij
zien-problem-column = Kolom
zien-problem-what = Wat er is, en wat je kunt doen

zien-held-title = Gegevens van { $name }
zien-held-what = Dit zijn de lijsten die hier zijn ingelezen. De cijfers komen uit de lijst die geldt. Wie een lijst terugneemt, gooit de gegevens ervan weg.
zien-held-above = De cijfers komen uit de lijst van { $name }.
zien-held-none = Hier is nog geen lijst ingelezen.
zien-held-when = Wanneer
zien-held-who = Wie
zien-held-pupils = Leerlingen
zien-held-cohorts = Cohorten
zien-held-state = Stand
zien-held-current = Geldt nu
zien-held-replaced = Opgenomen in een nieuwere lijst
zien-held-undone = Teruggenomen
zien-held-take-back = Neem terug
zien-held-not-current = Deze lijst geldt niet meer: iemand anders was je voor, of er is een nieuwere. Er is niets veranderd.

# Wat openbaar is
public-title = Wat er openbaar is
public-menu = Wat er openbaar is over een school
public-lead = Van elke school en gemeente is al iets bekend, nog voordat iemand een lijst inleest.
public-search = School of gemeente
public-search-hint = Een naam, een plaats, of het BRIN van de school (met de twee cijfers van de locatie).
public-search-do = Zoeken
public-found = { $count ->
    [one] { $count-written } school gevonden
   *[other] { $count-written } scholen gevonden
}
public-found-none = Kijk of de naam goed is getypt, of probeer alleen de plaats.
public-found-more = De eerste { $count-written } staan hierboven. Typ er een woord bij om minder te vinden.
public-unknown = Bij deze code kennen we geen school of gemeente. Zoek op naam of plaats.
public-about-school = Dit is er openbaar over deze school (BRIN { $code }) in { $municipality }.
public-about-municipality = Dit is er openbaar over de scholen in de gemeente { $municipality } samen.
public-not-chances = Hieraan zie je nog niet hoe gelijk de kansen zijn: daarvoor zijn de gegevens van je eigen leerlingen nodig. En scholen vergelijken kan hier niet mee, want hun leerlingen verschillen.
public-none = Onder deze code is niets gepubliceerd. Kijk bij de locaties, of bij de school als geheel.
public-locations = Locaties
public-sources = Waar dit vandaan komt, en wat erbij hoort
public-again = Zoek een andere school of gemeente
public-not-published = niet gepubliceerd
public-between = { $low } tot { $high }
public-of = { $fact ->
    [exam-passed] { $figure } van { $of }
   *[other] { $figure } ({ $of } leerlingen)
}
public-fact = { $fact ->
    [exam-passed] Geslaagd voor het eindexamen
    [pupils] Leerlingen
    [end-test-mean] Gemiddelde op de eindtoets
   *[disadvantage-score] Score waarnaar het rijk extra geld verdeelt
}
public-fact-note = { $fact ->
    [exam-passed] Hoeveel van de kandidaten slaagden. Wie eerder vertrok, telt hier niet mee.
    [pupils] Waar twee getallen staan, is het precieze aantal zo klein dat het niet wordt getoond.
    [end-test-mean] Elke toets heeft een eigen schaal: vergelijk een gemiddelde nooit met dat van een andere toets.
   *[disadvantage-score] De achterstandsscore van CBS voorspelt uit opleiding van ouders, inkomen en meer hoeveel extra geld een school krijgt. Hij zegt niets over hoe goed de school is.
}
public-detail-head = { $fact ->
    [exam-passed] Niveau
    [pupils] Welke leerlingen
    [end-test-mean] Toets
   *[disadvantage-score] Welke score
}
public-bridge-year = brugjaar { $year }
public-level-year = { $level }, leerjaar { $year }
public-detail = { $detail ->
    [vo] voortgezet onderwijs, alles samen
    [bo] basisonderwijs
    [sbo] speciaal basisonderwijs
    [so] speciaal onderwijs
    [vso] voortgezet speciaal onderwijs
    [groep-8] groep 8
    [adult-education] vavo
    [international] internationaal onderwijs
    [with-threshold] met drempel (hiernaar gaat het geld)
    [without-threshold] zonder drempel
    [sum-with-threshold] met drempel, opgeteld over de scholen
    [sum-without-threshold] zonder drempel, opgeteld over de scholen
    [cet] Centrale Eindtoets
    [iep] IEP
    [route8] ROUTE 8
    [dia] DIA
    [amn] AMN
   *[other] { $detail }
}

zien-audience-sum = Dit zijn sommen over de besturen van deze ronde. Kleine aantallen zijn verborgen, ook voor wie zijn eigen deel kent. Niemand ziet de tellingen van één bestuur.

together-menu = Samen tellen
together-title = Samen tellen in { $name }
together-lead = Hier tellen besturen samen zonder elkaars cijfers te zien.
together-how = Elk bestuur verstopt zijn tellingen onder getallen die het met elk ander bestuur deelt. Pas bij elkaar opgeteld vallen die getallen weg en blijft de som over. Leerlingen komen er niet aan te pas: die blijven bij hun eigen bestuur.
together-rounds = Rondes
together-years = Schooljaren
together-boards = Besturen
together-state = Stand
together-delivered = telt mee
together-not-yet = nog niet
together-waiting = Wacht op de besturen
together-call-off = Zeg deze ronde af
together-call-off-title = Deze ronde afzeggen?
together-call-off-lead = { $count ->
    [0] Nog geen bestuur gaf zijn tellingen. De ronde stopt, en dat is niet terug te draaien.
    [one] { $count-written } bestuur gaf zijn tellingen al. Die worden weggegooid, en dat is niet terug te draaien.
   *[other] { $count-written } besturen gaven hun tellingen al. Die worden weggegooid, en dat is niet terug te draaien.
}
together-call-off-over = Het gaat om de ronde over { $years }. De lijsten van de besturen blijven zoals ze zijn, en over deze schooljaren kan een nieuwe ronde beginnen.
together-call-off-do = Zeg deze ronde af
together-call-off-not = Laat de ronde doorgaan
together-called-off = Afgezegd
together-see = Bekijk de som
together-begin = Begin een ronde
together-begin-do = Begin deze ronde
together-who = Welke besturen tellen mee? Kies er minstens drie.
together-from = Van schooljaar
together-to = Tot en met schooljaar
together-too-few-here = Voor een ronde zijn minstens drie besturen nodig. In deze regio staan er nog niet zoveel. Voeg ze toe bij Organisaties.
together-no-lists = Nog geen enkel bestuur in deze regio heeft een lijst ingelezen. Vraag de besturen dat eerst te doen.
together-unfit-years = Het laatste schooljaar komt vóór het eerste. Draai ze om.
together-unfit-few = Kies minstens drie besturen. Bij twee kent elk bestuur na aftrek van zijn eigen cijfers die van het andere.
together-unfit-already = Over { $years } is er al een ronde met: { $names }. Een bestuur telt elk schooljaar één keer mee: uit twee sommen over dezelfde leerlingen is af te leiden wat verborgen hoort te blijven. Kies andere schooljaren, of zeg de ronde die nog wacht eerst af.
together-not-waiting = Deze ronde wacht niet meer: ze is al open, of iemand anders zegde haar af. Er is niets veranderd.

give-menu = Meetellen
give-title = Meetellen met { $name }
give-lead = Hier telt jullie bestuur mee met andere besturen. De regio ziet de som, nooit jullie cijfers.
give-none = Er is nog geen ronde waarin jullie meetellen. De regio begint er een.
give-with = Wie er meetellen:
give-what = Jullie geven tellingen, geen leerlingen. Ze zijn verstopt tot iedereen op deze lijst heeft gegeven. Ken je een van deze besturen niet? Geef dan niets en bel de regio.
give-counts = { $count ->
    [one] Wat er wordt geteld: { $count-written } cijfer
   *[other] Wat er wordt geteld: { $count-written } cijfers
}
give-once = Wat gegeven is, kan niet meer terug of anders. Klopt jullie lijst?
give-do = Tel mee
give-delivered = Jullie hebben gegeven. De som gaat open als alle besturen dat hebben gedaan.
give-called-off = De regio heeft deze ronde afgezegd. Wat jullie gaven, is weggegooid.
give-see = Bekijk de som
give-no-list = Jullie bestuur heeft nog geen lijst ingelezen. Doe dat eerst, en tel dan mee. Er is niets gegeven.
give-no-pupils = In jullie lijst staat niemand uit deze schooljaren. Er is niets gegeven.
give-other-classes = Andere besturen delen de achtergrond van leerlingen in als: { $classes }. In jullie lijst is dat anders. Lees de lijst opnieuw in met dezelfde indeling en in dezelfde volgorde. Er is niets gegeven.
give-not-waiting = Deze ronde wacht niet (meer) op jullie: jullie gaven al, of ze is afgezegd. Er is niets veranderd.

zien-download-one-pdf = Dit cijfer als PDF
csv-organisation = Organisatie
csv-years = Schooljaren
csv-figure = Cijfer
zien-download-csv = Tabellen als CSV

words-text = In eigen woorden
words-keep = Bewaar
words-change = Pas aan
words-equal-chances = Gelijke kansen, zoals wij ze zien
words-equal-chances-write = Schrijf op wat gelijke kansen bij jullie betekenen
words-equal-chances-hint = Dit staat boven de cijfers, voor iedereen die ze hier mag zien. Noem geen leerlingen, ouders of collega’s.
words-explanation = Wat wij hier zelf van zeggen
words-explanation-write = Schrijf er jullie eigen uitleg bij
words-explanation-hint = Wat zou er achter dit cijfer kunnen zitten? Wat doen jullie al? Noem geen leerlingen, ouders of collega’s.
words-meanwhile = Iemand anders schreef hier ondertussen ook. Er is niets verloren gegaan, en jouw woorden staan hieronder nog. Dit schreef de ander:
words-meanwhile-how = Voeg samen wat je wilt houden en bewaar opnieuw. Dan komt jouw versie ervoor in de plaats.
words-notions = Welke gelijke kansen bedoelen jullie?
words-domains = Waar is onderwijs bij jullie voor? (naar Gert Biesta)
words-whose = Van wie is dit probleem?
words-layer-child = Rond het kind
words-layer-family = Rond het gezin
words-layer-school = Wat speelt mee? Op school
words-layer-neighbourhood = In de wijk
words-layer-society = In de samenleving
words-mark = { $mark ->
    [notion-1] Kansen om geschikt te worden: elk kind kan laten groeien wat het in zich heeft
    [notion-2] Kansen bij gelijke geschiktheid: wie evenveel kan, krijgt dezelfde weg
    [notion-3] Kansen bij ongelijke geschiktheid: elke weg leidt ergens goed heen
    [qualification] Kwalificatie: kennis en vaardigheden
    [socialisation] Socialisatie: deel worden van een gemeenschap
    [subjectification] Persoonsvorming: een eigen mens worden
    [of-the-school] Een probleem van de school: de school kan er zelf iets aan veranderen
    [for-the-school] Een probleem voor de school: de school krijgt ermee te maken
   *[other] { $mark }
}

years-see = Door de jaren heen
years-lead = Hier staat elk schooljaar apart, voor alle leerlingen samen. Van jaar op jaar schommelt een cijfer vanzelf: hoe kleiner de groep, hoe meer. Kijk of de streepjes elkaar overlappen voordat je van een verandering spreekt.
years-none = Er zijn nog geen schooljaren om naast elkaar te zetten.
years-new-rule = Vanaf 2023-2024: een andere regel
years-new-rule-why = Sinds dat schooljaar krijgt een kind met een hoger toetsadvies een hoger schooladvies, tenzij de school uitlegt waarom niet. Daarom staan deze jaren apart: wat voor en na die tijd verschilt, kan door de regel komen.
years-back = Terug naar dit cijfer

beside-see = Naast bestuur en regio
beside-lead = Hier staat dit cijfer naast dat van het bestuur en de regio. Het is geen ranglijst: scholen verschillen in leerlingen, en een verschil zegt niet waar het door komt.
beside-none = Er is nog niets om ernaast te zetten. Daarvoor moet het bestuur een lijst van minstens drie scholen hebben, of hebben meegeteld in een ronde van de regio.
beside-how = Tussen haakjes staat de marge van 95%. Overlappen de marges, dan kan het verschil toeval zijn. Cijfers van het bestuur en de regio zijn die van buitenaf: kleine aantallen zijn verborgen.
beside-class = Achtergrond
beside-figure = { $value } ({ $low } tot { $high })
beside-otherwise = niet geteld
picture-years = { $outcome }: alle leerlingen samen, per schooljaar

retention-what = Twee jaar nadat een leerling van school is, wist Wieg de gegevens van die leerling vanzelf. Vóór dat gebeurt, telt Wieg van de startcohorten in het voortgezet onderwijs nog één keer hoe het iedereen verging. Die aantallen blijven.
retention-see = Cohorten die als aantallen zijn bewaard
retention-lead = Van deze cohorten zijn de gegevens per leerling gewist. Wat hier staat, komt uit de aantallen die daarvoor zijn geteld.

map-title = Op de kaart
map-says = { $count ->
    [0] { $name } en de gemeenten eromheen.
    [one] { $name } en de gemeenten eromheen, met { $count-written } school voor voortgezet onderwijs.
   *[other] { $name } en de gemeenten eromheen, met { $count-written } scholen voor voortgezet onderwijs.
}
map-says-school = { $count ->
    [0] De gemeente { $municipality }, waar deze school staat, en de gemeenten eromheen.
    [one] Waar deze school staat: in de gemeente { $municipality }.
   *[other] De { $count-written } plekken van deze school, in de gemeente { $municipality } en eromheen.
}
map-borders = Grenzen: Kadaster en Centraal Bureau voor de Statistiek, 2022.
map-places = { $count ->
    [one] De stip staat in de straat van de school, niet bij de deur: © OpenStreetMap-bijdragers (ODbL).
   *[other] Stippen staan in de straat van de school, niet bij de deur: © OpenStreetMap-bijdragers (ODbL).
}

zien-busy-title = Wieg leest de lijst
zien-busy = { $rows ->
    [0] Wieg begint met lezen.
    [one] Wieg heeft { $rows-written } rij gelezen.
   *[other] Wieg heeft { $rows-written } rijen gelezen.
}
zien-busy-how = Deze pagina komt vanzelf terug. Je mag hem sluiten: Wieg leest door, en de lijst wordt heel bewaard of helemaal niet.
zien-kept-by-team = { $schools ->
    [one] Op deze school geeft, naar het aantal leerlingen, één leraar de adviezen. Cijfers over adviezen blijven daarom bij het team.
   *[other] Op een deel van deze scholen geeft, naar het aantal leerlingen, één leraar de adviezen. Wat iets over die ene leraar zou zeggen, blijft bij het team.
}

zien-question-not-in-sum = { $notion ->
    [1] Bij deze besturen samen is dit niet te zeggen: er zijn te weinig leerlingen per groep, of de besturen tellen die verschillend.
    [2] Dit telt Wieg niet over besturen heen: daarvoor zouden groepen zo klein worden dat er te veel verborgen moet blijven. Elk bestuur ziet het wel bij zichzelf.
   *[3] Wieg meet dit nog niet: niemand telt nog hoe goed elke weg afloopt voor wie hem gaat. Praat er wel over, want vwo is niet het doel van de ladder.
}

retention-cohorts = Het gaat om wie startten in { $years }.
together-earlier = De som van deze ronde is door een eerdere versie van Wieg getoond. Deze versie zou er andere cijfers van maken, en het verschil kan verraden wat toen verborgen bleef. Begin een ronde over andere schooljaren.

together-over = Deze som gaat over { $years }.
together-back = Terug naar de rondes
years-title = { $title }: door de jaren heen
beside-title = { $title }: naast bestuur en regio
words-about = { $what }: { $title }
public-municipality = Gemeente { $name }
words-back = Terug zonder te bewaren

# In de briefing van een avond.

zien-briefing-title = Wat de cijfers zeggen
zien-briefing-how = Bij elk getal staat een bereik: hoe breder, hoe minder zeker. Getallen waarin een leerling te herkennen zou zijn, staan er niet bij. Een cijfer zegt wat er gebeurt, en niet waardoor.
zien-briefing-wait = De cijfers worden op dit moment gemaakt. Laad deze pagina over een minuut opnieuw.
