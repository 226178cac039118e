# De kamer Doen.

actions-menu = Doen
actions-title = Wat kunnen we doen?
actions-lead = Zoek wat anderen doen voor gelijke kansen, wat daarover bekend is, en wat nog niemand weet.
actions-search = Waar zoek je naar?
actions-search-hint = Gewone woorden zijn genoeg, zoals ‘brief aan ouders’ of ‘brede brugklas’.
actions-look = Zoek
actions-narrow = Verfijn op thema, factor of leeftijd
actions-any = alles
actions-by-theme = Thema
actions-by-factor = Factor
actions-by-layer = Laag rond het kind
actions-by-reach = Waar je iets doet
actions-by-sector = Soort onderwijs
actions-by-age = Leeftijd in jaren
actions-unknown-choice = Deze keuze kent Wieg niet. Hij telt niet mee; kies er een uit de lijst.
actions-age-unclear = Deze leeftijd begrijpt Wieg niet. Hij telt niet mee; vul een heel getal in, zoals 8.
actions-found = { $count ->
    [one] Eén onderwerp
   *[other] { $count } onderwerpen
}
actions-found-words = { $count ->
    [one] Eén onderwerp bij ‘{ $words }’
   *[other] { $count } onderwerpen bij ‘{ $words }’, het best passende eerst
}
actions-found-none = Hier is niets bij gevonden. Probeer een ander woord, of laat een keuze weg.
actions-more = Bekijk ook de andere { $count }
actions-count = { $count ->
    [one] één onderwerp
   *[other] { $count } onderwerpen
}
actions-all = Alle { $count } onderwerpen op een rij
actions-themes = Of begin bij een vraag
actions-whence = De teksten zijn van Wieg zelf. Elk feit heeft een bron en een datum. Wat geen bron zegt, staat er als ‘niet uitgezocht’.
actions-back = Terug naar alle thema’s
actions-kind-direction = richting
actions-kind-programme = programma
actions-kind-intervention = aanpak uit een toolkit
actions-kind-insight = inzicht
actions-kinds-direction = Richtingen
actions-kinds-programme = Programma’s
actions-kinds-intervention = Aanpakken uit een toolkit
actions-kinds-insight = Inzichten
actions-question = Een vraag voor het team
actions-agree = Maak hier een afspraak over
actions-facts = Wat bekend is
actions-fact-measured = Gemeten
actions-fact-claim = Bewering
actions-fact-provider = De aanbieder over zichzelf
actions-effects = Wat ladders zeggen
actions-effects-how = De ladders staan naast elkaar en worden niet gemiddeld. Maanden zijn extra voortgang in een jaar, gemiddeld over veel studies. Ze zeggen niet wat één leerling of jouw school wint.
actions-effects-none = Geen bron die we lazen geeft hier maanden, bewijs of kosten.
actions-not-looked-up = Niet uitgezocht.
actions-not-looked-up-cell = niet uitgezocht
actions-ladder = Ladder
actions-months = Effect
actions-months-one = { $months ->
    [one] 1 maand
   *[other] { $months } maanden
}
actions-months-range = { $from } tot { $to } maanden
actions-rung = { $rung ->
    [1] goed onderbouwd
    [2] eerste aanwijzingen voor effect
    [3] goede aanwijzingen voor effect
   *[other] sterke aanwijzingen voor effect
}
actions-evidence = Bewijs
actions-evidence-of = { $value ->
    [1] zeer beperkt (1 van 5)
    [2] beperkt (2 van 5)
    [3] redelijk (3 van 5)
    [4] veel (4 van 5)
   *[other] zeer veel (5 van 5)
}
actions-cost = Kosten
actions-cost-of = { $value ->
    [1] zeer laag (1 van 5)
    [2] laag (2 van 5)
    [3] gemiddeld (3 van 5)
    [4] hoog (4 van 5)
   *[other] zeer hoog (5 van 5)
}
actions-source = Bron en datum
actions-undated = zonder datum
actions-initiatives = Waar het gebeurt
actions-named-by = genoemd in
actions-media = Lezen, luisteren, kijken
actions-medium-read = lezen
actions-medium-listen = luisteren
actions-medium-watch = kijken
actions-links-unchecked = De adressen staan zo in de bron. Wieg keek niet of ze nog kloppen.
actions-away = andere website
actions-away-to = andere website: { $site }
actions-about = Waar het over gaat
actions-about-how = Dit zijn zoekwoorden. Ze verklaren geen kind.
actions-factors = Factoren
actions-mechanisms = Hoe kansen hier opengaan of smaller worden
actions-for-whom = Voor wie
actions-ages = { $from } tot en met { $to } jaar
actions-problem = Van wie het vraagstuk is
actions-problem-of = Van de school: zij kan dit zelf veranderen.
actions-problem-for = Voor de school: zij heeft anderen nodig.
actions-status = Loopt het nog?
actions-status-running = Het loopt.
actions-status-ended = Het is gestopt.
actions-status-idea = Het is een idee.
actions-site = Website
actions-related = Kijk ook bij
actions-theme = thema
actions-sources = Bronnen
actions-review = Opnieuw bekijken: na { $day }.
actions-due = Dit had na { $day } opnieuw bekeken moeten zijn. Het hoeft niet fout te zijn; controleer bronnen en bedragen zelf.
actions-layer-child = kind
actions-layer-family = gezin
actions-layer-school = school
actions-layer-neighbourhood = buurt
actions-layer-society = samenleving
actions-reach-micro = micro: klas en leerling
actions-reach-meso = meso: school en omgeving
actions-reach-macro = macro: stelsel
actions-sector-vve = voorschoolse en vroegschoolse educatie
actions-sector-po = basisonderwijs
actions-sector-vo = voortgezet onderwijs
actions-sector-so = speciaal onderwijs
actions-sector-mbo = mbo
