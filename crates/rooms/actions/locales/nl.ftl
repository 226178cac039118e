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
actions-done-here = Wie in de regio dit doet
actions-we-do-this = Wij doen dit al: schrijf het op

# Wat een organisatie al doet.

stock-title = Wat doen wij al?
stock-lead = Schrijf op wat jullie al doen voor gelijke kansen. Dan zie je waar veel gebeurt, waar nog niets gebeurt en wat plaats kan maken.
stock-to-map = Kaart: waar gebeurt veel, waar nog niets?
stock-to-others = Wat doen anderen in de regio?
actions-to-team = Leren als team
stock-none = Hier staat nog niets. Begin met één ding dat jullie nu al doen.
stock-going = Dit doen we nu
stock-what = Wat
stock-what-hint = Zoals jullie het zelf noemen, bijvoorbeeld ‘Leesmaatjes’.
stock-goal = Wat moet het opleveren?
stock-goal-hint = Voor leerlingen, in één zin. Bijvoorbeeld: elk kind leest thuis een boek dat het zelf koos.
stock-reach = Op welk niveau doen jullie dit?
stock-choose = Kies
stock-reach-needed = Kies het niveau: in de klas, in de school of in het stelsel.
stock-factors = Waar gaat het over?
stock-factors-hint = Kies één of meer van de dertig factoren. Zo krijgt het een plaats op de kaart.
stock-factors-needed = Kies minstens één factor. Zonder factor heeft het geen plaats op de kaart.
stock-whom = Voor wie
stock-whom-hint = Een groep of leerjaar, nooit een naam. Het liefst voor iedereen: dan hoeft niemand op te vallen.
stock-meant-for = Voor hoeveel mensen is het bedoeld?
stock-takes-part = Hoeveel doen er mee?
stock-takes-part-hint = Een telling is genoeg. Weet je het niet, laat het dan leeg: onbekend is iets anders dan nul.
stock-more-than-meant = Er doen meer mensen mee dan het aantal waarvoor het bedoeld is. Kijk beide getallen na.
stock-dose = Hoe vaak en hoe lang?
stock-dose-hint = Bijvoorbeeld: twee keer per week een half uur, van oktober tot mei.
stock-hours = Uren van leraren per jaar
stock-cost = Kosten per jaar, in euro’s
stock-cost-hint = Zonder de uren van leraren.
stock-owner = Wie zorgt ervoor?
stock-owner-hint = Wie kun je erover bellen? Een naam of een functie.
stock-more = Geld, begin en einde
stock-funding = Waar komt het geld vandaan?
stock-funding-hint = Bijvoorbeeld: subsidie van de gemeente.
stock-funded-until = Tot wanneer is er geld?
stock-since = Sinds wanneer?
stock-stops-on = Wanneer gaan jullie ermee stoppen?
stock-stops-on-hint = Wat stopt, komt op de stoplijst. Dat maakt ruimte voor iets anders.
stock-stopped-on = Wanneer zijn jullie ermee gestopt?
stock-stop-why = Waarom stopt het?
stock-stop-why-hint = Bijvoorbeeld: te weinig leerlingen bereikt, of iets anders werkte beter.
stock-stop-why-needed = Schrijf op waarom het stopt. Wie later hetzelfde wil beginnen, heeft daar iets aan.
stock-stops-before = Deze dag ligt vóór de dag waarop het begon. Kijk beide dagen na.
stock-stopped-later = Deze dag moet nog komen. Zet hem bij de dag waarop jullie gaan stoppen.
stock-share = Laat de regio dit zien
stock-share-hint = Andere scholen en organisaties in de regio zien dan wat jullie doen, voor wie, hoeveel mensen meedoen, hoe vaak en wie ze kunnen bellen. Kosten, uren en geld zien ze niet.
stock-share-column = Delen met de regio
stock-item-column = Onderwerp in de kennisbank
stock-is-shared = de regio ziet dit
stock-new = Schrijf iets op dat jullie doen
stock-keep = Bewaar
stock-form-old = Dit formulier is te oud. Laad de pagina opnieuw en vul het nog een keer in.
stock-number = { $count-written }
stock-of = van { $count-written }
stock-unknown = niet bekend
stock-nobody = nog niemand
stock-hours-together = Dit vraagt samen { $hours-written } uur van leraren per jaar. Bij { $known } van de { $all } is dat ingevuld.
stock-cost-together = Dit kost samen € { $cost-written } per jaar. Bij { $known } van de { $all } is dat ingevuld.
stock-money-ends = Het geld hiervoor raakt op
stock-money-ends-how = Dit geld houdt binnen een jaar op, of is al op. Bedenk op tijd wat jullie willen houden en wie dat betaalt.
stock-until = tot { $day }
stock-stop-list = De stoplijst
stock-stop-list-how = Stoppen is ook kiezen. Wat hier staat, geeft tijd en geld terug.
stock-stops = stopt op { $day }
stock-stopped = gestopt op { $day }
stock-as-csv = Download de lijst als tabel (CSV)
stock-change = Verander wat hier staat
stock-follows = Dit is een uitwerking van:
stock-did-it-work = Werkte het? Stel de vraag voordat je de uitkomst ziet.
stock-alike = Wie in de regio doet dit ook?
stock-remove = Haal dit weg
stock-remove-sure = Dit haalt de regel helemaal weg. Zijn jullie ermee gestopt? Vul dan de dag en de reden in: dan blijft bekend wat het was.
stock-meanwhile = Iemand anders heeft dit intussen veranderd. Laad de pagina opnieuw en kijk wat er nu staat.
stock-back = Terug naar wat wij al doen
stock-others-title = Wat doen anderen in de regio?
stock-others-lead = Niemand hoeft het wiel opnieuw uit te vinden. Dit doen andere scholen en organisaties, en hierover kun je hen bellen.
stock-others-about = Alleen wat gaat over { $factor }.
stock-others-all = Laat alles zien
stock-others-none = Nog niemand deelt hier iets. Deel als eerste iets van jullie zelf.
stock-since-day = sinds { $day }
stock-ask = te bereiken via
stock-few = minder dan { $count } deelnemers
stock-people = { $count ->
    [one] 1 deelnemer
   *[other] { $count-written } deelnemers
}
stock-briefing-title = Wat er in de regio al gebeurt
stock-map-title = Waar gebeurt veel, waar nog niets?
stock-map-lead = Dertig factoren die meespelen in de kansen van een kind. Zie wat jullie doen, naast wat cijfers en gesprekken aanwijzen.
stock-map-open = Aangewezen, en nog niets opgeschreven
stock-map-layer = { $layer ->
    [child] Het kind
    [family] Het gezin
    [school] De school
    [neighbourhood] De buurt
   *[society] De samenleving
}
stock-map-factor = Factor
stock-map-figures = Cijfers
stock-map-voices = Gesprekken
stock-map-known = { $count ->
    [0] nog niets bekend
    [one] 1 onderwerp
   *[other] { $count } onderwerpen
}
stock-map-nothing = nog niets
stock-map-how = Bij ‘Cijfers’ staat een cijfer waar jullie zelf deze factor bij zetten. Bij ‘Gesprekken’ staat een onderzoek waarin minstens drie mensen erover spraken. Een leeg vak zegt niet dat er iets mis is. Niemand hoeft alles te doen.
stock-sheet = Lees een lijst in uit Excel
stock-sheet-how = Vul de lege lijst in, één regel per activiteit, en stuur hem op. Klopt er iets niet, dan komt er niets in en hoor je per regel wat je kunt doen.
stock-sheet-empty = Download de lege lijst (Excel)
stock-sheet-file = De ingevulde lijst
stock-sheet-send = Lees in
stock-sheet-problems = De lijst is niet ingelezen. Dit kun je doen:
stock-sheet-more = { $count ->
    [one] En nog één melding.
   *[other] En nog { $count } meldingen.
}
stock-sheet-large = Dit bestand is te groot: het mag hoogstens 2 MB zijn. Er is niets ingelezen.
stock-sheet-broken-off = Het bestand is niet volledig aangekomen. Er is niets ingelezen; probeer het opnieuw.
stock-sheet-unpacks-large = Dit bestand is uitgepakt te groot voor een lijst van activiteiten. Er is niets ingelezen. Haal weg wat niet nodig is, zoals lege regels en plaatjes.
stock-sheet-unreadable = Dit bestand is geen lijst van Excel of LibreOffice die Wieg kan lezen. Bewaar het als .xlsx en probeer het opnieuw.
stock-sheet-no-names = Op de eerste regel ontbreken de namen van de kolommen. Minstens ‘{ $name }’ moet er staan, zoals in de lege lijst.
stock-sheet-nothing = Onder de namen van de kolommen staat nog niets.
stock-sheet-many = Een lijst mag { $count } activiteiten hebben. Verdeel hem over meer bestanden.
stock-sheet-row = Regel { $row }, { $column }: { $what }
stock-sheet-twice = Regel { $row }: ‘{ $title }’ staat er al. Verander daar wat er staat, of geef dit een andere naam.
stock-sheet-factor = De factor ‘{ $words }’ kent Wieg niet. Kies uit de dertig op het blad met uitleg, met een puntkomma ertussen.
stock-sheet-name = Wat doen wij al
stock-sheet-explanation = Uitleg
stock-sheet-lists = Keuzelijsten
stock-sheet-column = Kolom
stock-sheet-what = Wat vul je in?
stock-sheet-example = Voorbeeld
stock-sheet-allowed = Keuzes
stock-sheet-required = verplicht
stock-sheet-unexpected-title = Klopt dit?
stock-sheet-unexpected = Deze waarde verwacht Wieg hier niet. Kijk op het blad met uitleg wat er kan staan.
stock-sheet-all-factors = De dertig factoren: { $factors }
stock-sheet-naam = Hoe jullie het noemen.
stock-sheet-doel = Wat het moet opleveren voor leerlingen, in één zin.
stock-sheet-niveau = Op welk niveau jullie het doen.
stock-sheet-factoren = Waar het over gaat: één of meer van de dertig factoren, met een puntkomma ertussen.
stock-sheet-wie = Een groep of leerjaar, nooit een naam.
stock-sheet-bereik = Voor hoeveel mensen het bedoeld is.
stock-sheet-doetmee = Hoeveel er meedoen. Leeg is onbekend, 0 is niemand.
stock-sheet-dosis = Hoe vaak en hoe lang.
stock-sheet-kosten = Hele euro’s per jaar, zonder de uren van leraren.
stock-sheet-uren = Hele uren van leraren per jaar.
stock-sheet-geld = Waar het geld vandaan komt.
stock-sheet-geldtot = De dag waarop dat geld op is.
stock-sheet-eigenaar = Een naam of een functie.
stock-sheet-sinds = De dag waarop het begon.
stock-sheet-stopt = De dag waarop jullie gaan stoppen.
stock-sheet-gestopt = De dag waarop jullie zijn gestopt.
stock-sheet-waarom = Nodig als het stopt of gestopt is.
stock-sheet-delen = Of de regio dit mag zien, zonder kosten en uren.
stock-sheet-kennis = De laatste woorden van het webadres van een onderwerp in de kennisbank. Mag leeg blijven.
stock-yes = ja
stock-no = nee

# Werkte het?

trial-title = Werkte het?
trial-lead = Stel eerst de vraag en leg die vast. Kijk pas daarna of het cijfer is veranderd. Zo weet je straks of je het antwoord mag geloven.
trial-asked = Wat jullie eerder vroegen
trial-in-words = { $direction ->
    [up] Gaat het aandeel ‘{ $figure }’ minstens { $points } procentpunten omhoog
   *[down] Gaat het aandeel ‘{ $figure }’ minstens { $points } procentpunten omlaag
}{ $years ->
    [one] {" "}in { $year }
   *[other] {" "}in { $years } schooljaren vanaf { $year }
}{ $comparison ->
    [board], vergeleken met de andere scholen van ons bestuur?
   *[own], vergeleken met onze eigen jaren ervoor?
}
trial-ask = Stel een vraag
trial-ask-how = Je ziet eerst wat jullie aantal leerlingen kan laten zien. Daarna kies je of je de vraag vastlegt.
trial-what = Wat proberen jullie?
trial-what-hint = Bijvoorbeeld ‘Leesmaatjes in groep 4’.
trial-figure = Aan welk cijfer zie je het?
trial-figure-hint = Kies er één. Wie achteraf uit veel cijfers kiest, vindt altijd wel iets.
trial-direction = Welke kant moet het op?
trial-direction-up = omhoog
trial-direction-down = omlaag
trial-smallest = Welk verschil doet ertoe? In procentpunten
trial-smallest-hint = Het kleinste verschil waarvoor jullie dit zouden blijven doen. Bijvoorbeeld 10.
trial-smallest-needed = Vul een heel getal in van 1 tot en met { $most }.
trial-first-year = In welk schooljaar werkt het voor het eerst door?
trial-first-year-hint = Het jaar van de leerlingen bij wie je het terug kunt zien. Cijfers van vóór de doorstroomtoets (2023-2024) tellen niet mee.
trial-years = Over hoeveel schooljaren kijken jullie?
trial-years-hint = Met meer jaren is meer te zien.
trial-years-count = { $count ->
    [one] één schooljaar
   *[other] { $count } schooljaren
}
trial-comparison = Waarmee vergelijken jullie?
trial-comparison-hint = Andere scholen laten zien wat er ook zonder jullie plan veranderde. Er zijn er minstens vijf voor nodig.
trial-comparison-own = met onze eigen jaren ervoor
trial-comparison-board = met de andere scholen van ons bestuur
trial-choose = Kies
trial-choose-needed = Kies er een uit de lijst.
trial-look = Bekijk wat we kunnen zien
trial-power = Wat jullie aantal leerlingen kan laten zien
trial-power-words = Met ongeveer { $pupils } leerlingen per jaar, { $years ->
    [one] één jaar ervoor
   *[other] { $years } jaren ervoor
} en { $after ->
    [one] één jaar erna
   *[other] { $after } jaren erna
} zie je alleen een verschil van { $points } procentpunten of meer.
trial-power-none = Met ongeveer { $pupils } leerlingen per jaar, { $years ->
    [one] één jaar ervoor
   *[other] { $years } jaren ervoor
} en { $after ->
    [one] één jaar erna
   *[other] { $after } jaren erna
} is geen enkel verschil te zien, hoe groot ook.
trial-power-short = Jullie willen al een verschil van { $points } procentpunten zien. Daarvoor zijn dit te weinig leerlingen: waarschijnlijk wordt het antwoord ‘niet te zeggen’. Kijk over meer jaren, kies een cijfer over meer leerlingen, doe dit samen met andere scholen, of vraag het ook aan leerlingen en ouders zelf.
trial-power-how = ‘Zien’ betekent: is het echte verschil zo groot, dan ziet Wieg in acht van de tien gevallen dat het cijfer veranderde. Een zeker ‘ja, minstens zo veel’ vraagt een nog groter verschil. Hoe sterk het cijfer vanzelf schommelt, leest Wieg af aan jullie jaren ervoor.
trial-power-unknown = Er zijn te weinig jaren om te zien hoe sterk dit cijfer vanzelf schommelt. Tel ervoor en erna samen: vanaf drie jaren kan het wel.
trial-no-counts = Hier zijn geen jaren van dit cijfer te zien. Ze zijn er alleen voor het eigen team van een school met een ingelezen lijst.
trial-not-before = Een deel van de uitkomst was al voorbij of te zien toen de vraag werd gesteld. Lees het antwoord als een idee, niet als een toets.
trial-seal = Leg de vraag vast
trial-seal-how = De vraag kan daarna niet meer veranderen. Intrekken kan wel; dat blijft dan te zien, met de reden.
trial-seal-do = Leg vast
trial-back = Terug naar alle vragen
trial-seal-title = Vastgelegd
trial-sealed = Deze vraag is vastgelegd op { $day } om { $clock }.
trial-was-before = Wieg had toen nog geen jaren van de uitkomst, en het eerste jaar was nog niet voorbij.
trial-was-not-before = Toen was een deel van de uitkomst al voorbij of te zien.
trial-whole = De vraag is sindsdien niet veranderd.
trial-not-whole = Let op: de vraag komt niet meer overeen met dit zegel. De gegevens zijn daarna veranderd.
trial-withdrawn = Ingetrokken:
trial-withdraw = Trek de vraag in
trial-withdraw-how = De vraag blijft te zien, met de reden.
trial-withdraw-why = Waarom trekken jullie hem in?
trial-to-figure = Bekijk dit cijfer in Zien
trial-to-activity = Wat we hiervan opschreven:
trial-team-question = Wat doen we nu met ‘{ $title }’?
trial-answer = Het antwoord
trial-too-early = { $count ->
    [one] Nog niet te zeggen: er ontbreekt nog één schooljaar. Na { $year } staat hier het antwoord.
   *[other] Nog niet te zeggen: er ontbreken nog { $count } schooljaren. Na { $year } staat hier het antwoord.
}
trial-answer-is = { $answer ->
    [enough] Ja: het cijfer ging minstens { $points } procentpunten de goede kant op.
    [some] Het cijfer veranderde zoals gehoopt. Of het minstens { $points } procentpunten is, is niet zeker.
    [too-small] Nee: het verschil is kleiner dan { $points } procentpunten, of er is geen verschil.
    [against] Nee: het cijfer ging de andere kant op.
   *[too-few] Niet te zeggen: met zo weinig leerlingen en jaren is een verschil niet van toeval te onderscheiden. Misschien werkte het, misschien niet.
}
trial-change = { $direction ->
    [up] Op de eigen school ging het cijfer gemiddeld { $points } procentpunten omhoog. Het echte verschil ligt waarschijnlijk tussen { $low } en { $high }; onder nul is omlaag.
   *[down] Op de eigen school ging het cijfer gemiddeld { $points } procentpunten omlaag. Het echte verschil ligt waarschijnlijk tussen { $low } en { $high }; onder nul is omlaag.
}
trial-change-anything = { $direction ->
    [up] Op de eigen school ging het cijfer gemiddeld { $points } procentpunten omhoog. Met zo weinig jaren zegt dat niets: ook zonder plan had het zo kunnen gaan.
   *[down] Op de eigen school ging het cijfer gemiddeld { $points } procentpunten omlaag. Met zo weinig jaren zegt dat niets: ook zonder plan had het zo kunnen gaan.
}
trial-beside = { $direction ->
    [up] De verandering was hier { $points } procentpunten hoger dan gemiddeld op { $others } andere scholen van het bestuur. Het echte verschil ligt waarschijnlijk tussen { $low } en { $high }.
   *[down] De verandering was hier { $points } procentpunten lager dan gemiddeld op { $others } andere scholen van het bestuur. Het echte verschil ligt waarschijnlijk tussen { $low } en { $high }.
}
trial-rank = Van de { $all } scholen, deze meegeteld, wijken er { $count } minstens zo ver af van de middelste. Dat kan ook toeval zijn: één van de { $all } wijkt altijd het verst af.
trial-beside-not = Er zijn minder dan { $count } andere scholen met dit cijfer over precies deze jaren. Daarom is er geen vergelijking, en geen antwoord.
trial-change-empty = Van vóór of van na de verandering zijn er nog geen leerlingen geteld.
trial-change-few = Er zijn te weinig jaren om te zien hoe sterk dit cijfer vanzelf schommelt.
trial-cautions = Lees dit erbij
trial-began-low = In het laatste jaar ervoor stond het cijfer het ongunstigst. Na zo’n jaar komt een cijfer vaak vanzelf terug, ook als niemand iets doet.
trial-moved-already = Het cijfer ging al deze kant op voordat jullie begonnen. Gaat die lijn gewoon door, dan is dat de helft van het verschil of meer.
trial-few-before = Er zijn minder dan drie jaren van vóór de start. Hoe sterk het cijfer vanzelf schommelt, is dan nauwelijks te zien.
trial-does-not-say = Dit zegt niet waardoor het cijfer veranderde. Er waren elk jaar andere leerlingen, en er kan tegelijk meer zijn veranderd.
trial-year-before = { $year }, ervoor
trial-year-after = { $year }, erna
trial-table = De jaren in getallen
trial-column-year = Schooljaar
trial-column-count = Leerlingen met deze uitkomst
trial-column-of = Van hoeveel leerlingen
trial-column-share = Aandeel
trial-after = (erna)
stock-sheet-doubled = De kolom ‘{ $name }’ staat er twee keer. Haal er een weg en stuur de lijst opnieuw.
stock-map-a-study = een onderzoek
trial-about-all = Dit gaat over alle leerlingen samen. Of de verschillen tussen groepen kleiner worden, is hiermee niet te zeggen.
trial-share-of = Aandeel leerlingen: { $figure }
trial-power-beside = Dit is gerekend zonder de andere scholen. Met hen erbij kan het anders uitvallen.
trial-beside-none = Er zijn geen { $count } andere scholen van jullie bestuur met dit cijfer. Een vergelijking met hen krijgt dan geen antwoord. Vergelijk liever met jullie eigen jaren.
trial-no-room = { $direction ->
    [up] Dit cijfer staat op { $now }. Zo ver kan het niet meer omhoog; kies een kleiner verschil.
   *[down] Dit cijfer staat op { $now }. Zo ver kan het niet meer omlaag; kies een kleiner verschil.
}
trial-year-too-small = In { $year } waren er te weinig leerlingen voor dit cijfer. Daarom komt er geen antwoord.
trial-others-changed = De andere scholen zijn niet meer die van toen de vraag werd vastgelegd. Daarom is er geen vergelijking, en geen antwoord.
trial-may-go-on = Of het cijfer ook zonder jullie plan was veranderd, is met zo weinig jaren niet te zien.
