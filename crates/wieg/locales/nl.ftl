# Voortgang
wieg-reading = Inlezen
wieg-measuring = Meten
wieg-writing = Rapport maken

# Meten
wieg-report-written = Het rapport staat in { $path }: open report.html, of druk report.pdf af voor het team.
wieg-own-team = Is dit voor je eigen team? Met --profile intern zie je ook de kleine aantallen van je eigen school.
wieg-problems = { $count ->
    [one] In het bestand zit 1 probleem. Bekijk het
   *[other] In het bestand zitten { $count-written } problemen. Bekijk ze
} met: wieg intake check { $path }
wieg-dropped = De kolom ‘{ $column }’ is ongelezen weggelaten ({ $count-written } { $count ->
    [one] cel
   *[other] cellen
}): die gegevens heeft Wieg niet nodig.
wieg-outside-population = De definitie ‘{ $id }’ telt leerlingen die buiten haar eigen groep vallen, dus dat cijfer tonen we niet. Pas er population of numerator van aan.
wieg-no-pupils = In dit bestand staat geen enkele leerling die meetelt. Er is niets geschreven. Kijk met ‘wieg intake check’ wat er aan de hand is.
wieg-workbook-about = Alle tabellen van het rapport. Waar een aantal niet te zien is, staat ‘niet getoond’: dat is iets anders dan nul.
wieg-choice-unknown = ‘{ $id }’ staat niet in de koppeling. Kies uit: { $known }.
wieg-indicator-unknown = De indicator ‘{ $id }’ bestaat niet. Kies uit: { $known }.
wieg-indicators-unreadable = In { $path } zijn geen definities te lezen. Geef een map met per indicator een map en daarin definition.toml.
wieg-definition-problem = { $name } regel { $line }: { $text }
wieg-definitions-refused = { $count ->
    [one] Er zit 1 fout in de definities; er is niets gemeten.
   *[other] Er zitten { $count-written } fouten in de definities; er is niets gemeten.
}
wieg-no-randomness = De computer geeft geen toevalsgetallen; zonder die kan Wieg geen pseudoniemen maken. Er is niets ingelezen.
wieg-render = Het rapport kon niet worden gemaakt. Dat is een fout in Wieg; meld hem met deze tekst: { $text }

# Schrijven
wieg-write-not-writable = In { $path } mag niet worden geschreven. Er is niets veranderd. Kies met --out een andere plek.
wieg-write-disk-full = De schijf is vol bij { $path }. Er is niets half achtergebleven. Maak ruimte en probeer het opnieuw.
wieg-write-not-a-folder = { $path } is geen map. Kies met --out een andere plek; er is niets veranderd.
wieg-write-not-ours = { $path } hoort niet bij een rapport van Wieg, dus we laten die map met rust. Kies met --out een andere map.
wieg-write-other = In { $path } kon niet worden geschreven. Er is niets veranderd. Kies met --out een andere plek.

# Koppeling
wieg-proposal = Zo zouden we { $path } lezen:
wieg-one-school = Er staat geen school in het bestand. We lezen het als de lijst van één school; zet anders de kolom of de code in de koppeling.
wieg-agree = Klopt dit? [J/n]
wieg-mapping-to-edit = Het voorstel staat in { $map }. Vul aan wat nog open is en meet daarna met: wieg measure { $path } --map { $map }
wieg-map-written = Het voorstel staat in { $path }. Kijk het na en bewaar het bij je bestand.
wieg-map-exists = { $path } bestaat al en kan door iemand zijn aangepast. Geef met --out een andere naam.
wieg-map-unreadable = De koppeling { $path } is niet te lezen. Klopt de naam?
wieg-map-problem = { $text }
wieg-map-refused = { $count ->
    [one] Er zit 1 fout in de koppeling; er is niets ingelezen.
   *[other] Er zitten { $count-written } fouten in de koppeling; er is niets ingelezen.
}

# Nakijken
wieg-check-read = { $rows-written } rijen gelezen, { $used-written } gebruikt, { $out-written } weggelaten.
wieg-check-tables = Deze map bevat tabellen van Wieg zelf met { $pupils } leerlingen. Ze zijn heel.
wieg-check-none = Geen problemen gevonden.
wieg-check-problem = rij { $row }, kolom { $column }: { $text } { $way-on }
wieg-check-more = { $count ->
    [one] … en nog 1 probleem. Toon er meer met --most.
   *[other] … en nog { $count-written } problemen. Toon er meer met --most.
}

# Kubus
wieg-cube-is = Deze kubus telt { $pupils-written } leerlingen in { $tables-written } tabellen. Vertrouwelijk: kleine groepen zijn nog niet afgeschermd.
wieg-cube-table = { "  " }{ $axes }: { $measures ->
    [one] 1 telling
   *[other] { $measures-written } tellingen
}
wieg-cube-written = { $pupils-written } leerlingen geteld in { $path }. Vertrouwelijk werkmateriaal: deel het alleen met wie de cijfers samenvoegt.
wieg-cube-file = De kubus { $path } is niet te lezen of te schrijven. Er is niets veranderd. Kijk of de naam klopt en of je in die map mag lezen en schrijven, en probeer het opnieuw.
wieg-cube-not-a-cube = { $path } is geen kubus van Wieg, of is beschadigd. Er is niets veranderd. Maak de kubus opnieuw met ‘wieg cube build’.
wieg-cube-layout = { $path } is gemaakt met een andere versie van Wieg. Tel opnieuw met deze versie.
wieg-merge-schema = { $path } gebruikt een andere versie van de tabellen. Tel opnieuw met dezelfde versie van Wieg.
wieg-merge-definition = De definitie van ‘{ $what }’ in { $path } is een andere. Gebruik overal dezelfde definities en tel opnieuw.
wieg-merge-context = { $path } verschilt in { $what ->
    [background] de klassen van de achtergrond
    [condition] de toets waarbij leerlingen worden vergeleken
    [outcome] de uitkomsttoets
   *[weights] de weging
}. Gebruik dezelfde koppeling en tel opnieuw.
wieg-merge-twice = { $path } bevat dezelfde tellingen als { $other }; samen zouden ze dezelfde leerlingen twee keer tellen. Er is niets geschreven. Noem elke kubus één keer. Zijn het toch andere leerlingen, tel ze dan samen uit één bestand.
wieg-merge-tables = { $path } telt andere kolommen. Gebruik dezelfde koppeling en tel opnieuw.
wieg-merge-simulated = { $path } telt nagebootste leerlingen en de andere kubus echte, of andersom. Bij elkaar opgeteld kan niemand ze meer onderscheiden. Er is niets geschreven.
wieg-merge-cohort = { $path } telt het cohort dat in { $cohort } begon nog een keer, maar tot een ander jaar. Opgeteld tellen die leerlingen dubbel. Er is niets geschreven. Neem van elk cohort één telling.
wieg-cube-frozen = Een vastgelegd cohort: begonnen in { $cohort }, gezien tot en met { $seen }.
wieg-freeze-written = { $path }: { $pupils-written } leerlingen, begonnen in { $cohort } en gezien tot en met { $seen }.
wieg-freeze-same = { $path } is er al en telt hetzelfde.
wieg-freeze-kept = De tellingen staan in { $path }. Vertrouwelijk: er staan kleine aantallen in. Bewaar ze even zorgvuldig als de lijst zelf. Later meet je ze met: wieg measure { $path }
wieg-freeze-differs = { $path } bestaat al en telt iets anders, of met andere definities. Er is niets geschreven. Klopt de nieuwe lijst beter, vervang de oude telling dan met --replace.
wieg-freeze-nothing = Deze lijst volgt leerlingen niet over de jaren: er staan geen schooljaren van leerlingen of diploma’s in, of geen ervan is al voorbij. Er is niets vast te leggen.
wieg-freeze-simulated = In { $path } staan nagebootste leerlingen en in de nieuwe telling echte, of andersom. Er is niets geschreven. Kies een andere map.
wieg-freeze-fewer = Van wie in { $cohort } begon, telde een eerdere telling { $before-written } leerlingen; nu zijn het er { $now-written }. Wie er niet meer staat, is vaak al vertrokken, en een aandeel met een diploma valt zonder hen te hoog uit. Wieg meet daarom met de eerdere telling, tot en met { $seen }.
wieg-freeze-choice = Dit zijn vastgelegde tellingen: achtergrond, toetsen, definities en koppeling liggen vast. Laat --map, --background, --condition, --outcome en --indicators weg.
wieg-freeze-not-frozen = { $path } heeft de naam van een vastgelegde telling, maar is een gewone kubus. Haal het bestand uit de map, of leg opnieuw vast met ‘wieg cube freeze’.
wieg-freeze-title = Vastgelegde tellingen ({ $name })

# Invulblad
wieg-template-written = Het invulblad staat in { $path }. Vul het in en meet daarna met: wieg measure { $path }
wieg-template-exists = { $path } bestaat al en kan zijn ingevuld. Geef met --out een andere naam.

# Bekijken
wieg-yes = ja
wieg-no = nee
wieg-detected = { $what ->
    [format] soort bestand
    [encoding] tekens
    [delimiter] scheidingsteken
    [decimal] decimaalteken
    [dates] datums
    [header] kolomnamen in de eerste rij
    [sheet] werkblad
   *[rows] rijen
}: { $value }
wieg-groups-only = { $count ->
    [one] Dit is een EDEXML-groepslijst met 1 groep.
   *[other] Dit is een EDEXML-groepslijst met { $count-written } groepen.
} Er staan geen adviezen en geen toetsen in; vraag je administratie om een lijst met adviezen.
wieg-column = { "  " }{ $name } ({ $shapes }): { $roles }. { $why }
wieg-map-beside = Naast het bestand staat al een koppeling: { $map }. Er is niets veranderd. Meet met --map { $map }, of haal haar weg voor een nieuw voorstel.
wieg-simulating = Leerlingen nabootsen
wieg-region-made = De nagebootste regio staat in { $path }: { $primary } basisscholen met { $pupils } leerlingen die een advies kregen, en { $secondary } scholen voor voortgezet onderwijs met { $careers } loopbanen. Alle namen zijn verzonnen. Met ‘wieg measure { $path }’ maak je er een rapport van.
wieg-region-dirt = Vuil in de lijsten, { $kind ->
    [missing] opleiding van de ouders onbekend
    [late] zonder voorlopig advies en toets
    [duplicate] rijen die er dubbel staan
    [merged] scholen die in een andere opgingen
    [renamed] scholen met een veranderde code
   *[small] scholen met hoogstens vier leerlingen
}: { $hit } van { $whole }.
wieg-what-if-off = Wat-als-vragen staan nog uit: daarvoor moet de nabootsing eerst jaren voorspellen waarop zij niet is afgesteld.
wieg-fitting = Afstellen op gepubliceerde cijfers
wieg-fit-done = Bij een betrouwbaarheid van de toets van { $reliability } haalt het adviesdeel { $met } van de { $targets } gepubliceerde cijfers, binnen wat vooraf was toegestaan.
wieg-fit-written = De pagina staat in { $path }.
wieg-fit-no-file = { $file } is niet te lezen. In de map van --data horen { $files } te staan, zoals in sample-data/national. Er is niets geschreven.
wieg-fit-missing = In { $file } staat ‘{ $what }’ niet, of daar staat geen getal. Vergelijk het met het bestand met die naam in sample-data/national. Er is niets geschreven.
wieg-hold-out = Voorspelling van { $year } ({ $of ->
    [no-test] geen toets
   *[new-rule] de nieuwe regel
}): { $passes ->
    [yes] geslaagd
   *[no] niet geslaagd
}. Het verst ernaast zit ‘{ $figure }’: voorspeld { $predicted }%, gepubliceerd { $published }%, { $off } punten ernaast waar { $allowed } mocht.
wieg-what-if-on = Beide voorspellingen van jaren waarop de nabootsing niet is afgesteld, kwamen dichtbij genoeg.
wieg-sector = { $sector ->
    [po] Basisscholen
   *[vo] Scholen voor voortgezet onderwijs
}
wieg-parameter = van { $min } tot { $max }; bron: { $source }, { $year } ({ $label ->
    [found] gevonden
    [derived] berekend uit gevonden cijfers
    [fitted] afgesteld op gepubliceerde cijfers
   *[memory] uit het geheugen, niet nagezocht
}); { $identified ->
    [yes] uit gepubliceerde cijfers af te leiden
   *[no] niet uit gepubliceerde cijfers af te leiden
}
wieg-recovering = De proef op de som
wieg-recover-written = De tabellen staan in { $path }.
wieg-recover-kept = { $worlds ->
    [0] Bij dit aantal leerlingen is niets beloofd: lees de tabellen zoals ze zijn.
   *[other] In { $worlds } gesimuleerde werelden deden de schattingen wat beloofd is, en faalde de vergelijking bij gelijke toetsscore zoals zij hoort te doen.
}
wieg-recover-broken = { $estimator } met vooringenomenheid { $bias } en betrouwbaarheid { $reliability }: { $promise ->
    [coverage] de marge bevat de waarheid in { $coverage }% van de keren; dat is niet wat beloofd is.
    [bias] de schatting zit er gemiddeld { $off } naast; dat is meer dan beloofd is.
    [narrowest] de marge is breder dan die van een toets met bekende betrouwbaarheid; zij hoort de smalste te zijn.
   *[naive-fails] deze vergelijking had moeten falen en doet dat niet, dus deze proef bewijst niets.
}
wieg-recover-fault = De proef kon niet worden gedaan. Dat is een fout in Wieg; meld het met deze tekst: { $text }
wieg-recover-warn = { $failure ->
    [reliability-too-low] Is de toets betrouwbaarder dan is opgegeven? Dan gaat de omrekening te ver: het verschil lijkt ongeveer een tiende half niveau gunstiger voor de laagste klasse dan het is. Geef een reeks op als je het getal niet zeker weet.
    [reliability-too-high] Is de toets minder betrouwbaar dan is opgegeven, dan blijft er een verschil staan dat alleen meetfout is, ongeveer een tiende half niveau. Geef een reeks op als je het getal niet zeker weet.
    [end-of-range] De betrouwbaarheid is als reeks bekend. Lees dan de marge, en niet het midden ervan.
    [missing] Van een deel van de leerlingen is de achtergrond onbekend. Ontbreekt die vaker bij leerlingen met een lager advies, dan lijkt het verschil kleiner dan het is. Kijk eerst wie er ontbreken.
    [clustered-teachers] Scholen verschillen sterk in hoe ruim ze adviseren. Het cijfer blijft zuiver, maar de marge wordt breder.
    [sorted] Wie op welke school zit, is scherp verdeeld. Het cijfer houdt dan stand, maar er zit ook in wat scholen onderling verschillen. Komt de ene klasse vaker op scholen met ruime adviezen? Dan is ook dat deel van het verschil.
    [ceiling] Veel leerlingen hebben de hoogste score; daarboven ziet de toets geen verschil meer. Het verschil lijkt dan iets groter dan het is. Neem een toets met meer ruimte, of vergelijk onder de hoogste score.
    [two-scales] Hier staan scores van toetsen met een verschillende schaal door elkaar. Dat werkt als extra meetfout, en laat een verschil zien dat er niet is. Meet per toets.
    [unequal-error] De omrekening neemt aan dat de toets iedereen even precies meet. Meet hij een groep minder precies, bijvoorbeeld door de taal van de toets, dan schuift het verschil op. Met twee toetsen per leerling is dat te zien.
    [follows-test] Het definitieve advies gaat deels met de toets mee. De omrekening alleen gaat dan te ver en mag niet als enige worden getoond.
    [follows-test-between] Het definitieve advies gaat deels met de toets mee. De marge loopt daarom van het gemeten tot het omgerekende verschil; over het oordeel van de school zelf zegt het voorlopig advies meer.
    [shared-error] De twee toetsen van een leerling zaten er deels op dezelfde manier naast, bijvoorbeeld omdat ze op een dag zijn gemaakt. Ze lijken dan betrouwbaarder dan ze zijn, en er blijft een verschil staan dat meetfout is. Neem toetsen die uit elkaar liggen.
    [four-schools] Dit zijn vier scholen. De marge is zo breed dat alleen een heel groot verschil opvalt; geen verschil vinden zegt hier weinig.
   *[eight-schools] Dit zijn acht scholen. De marge is breed: geen verschil vinden zegt nog niet dat het er niet is. Neem meer jaren samen.
}

# Vergelijking
wieg-benchmark-written = De vergelijking staat in { $path }. Er staat alleen in wat iedereen mag zien; kleine groepen zijn weggelaten. Meet een school ernaast met: wieg measure LIJST --benchmark { $path }
wieg-benchmark-few-schools = Voor een vergelijking zijn minstens { $needed-written } scholen nodig: met minder kan een school de cijfers van de andere uitrekenen. Er is niets geschreven.
wieg-benchmark-nothing = In deze lijst is niets te tellen voor een vergelijking. Nodig zijn leerlingen die lang genoeg worden gevolgd, met hun diploma’s, en groepen die groot genoeg zijn om te tonen. Er is niets geschreven.
wieg-benchmark-unreadable = De vergelijking { $path } is niet te lezen. Klopt de naam?
wieg-benchmark-refused = { $count ->
    [one] Er zit 1 fout in { $path }; er is niets gemeten.
   *[other] Er zitten { $count-written } fouten in { $path }; er is niets gemeten.
}
wieg-benchmark-simulated = { $path } telt nagebootste leerlingen, en deze lijst echte. Naast een nabootsing zegt een cijfer van echte leerlingen niets. Er is niets gemeten. Laat --benchmark weg.
wieg-benchmark-unused = { $path } heeft geen cijfers die met dezelfde definities zijn gemaakt; het rapport komt zonder vergelijking.

# De site
wieg-site-fault = De site kan niet verder: { $text }
wieg-serve-address = Op { $address } kan Wieg niet luisteren: misschien draait daar al iets. Kies met --address een ander adres.
wieg-serve-theme = Het thema { $path } is niet te lezen. Klopt de naam? Er is niets gestart.
wieg-serve-secret = Het bestand { $path } is niet te lezen. Klopt de naam, en mag Wieg het lezen? Er is niets gestart.
wieg-account-unknown = Er is geen account met { $email }. Klopt het adres?
wieg-account-link = Geef dit achter het adres van jullie site; het werkt één keer en een week lang: { $path }
wieg-serve-who = Dit is de eerste keer, dus er is nog niemand die zich kan aanmelden. Zeg met --administrator het e-mailadres van wie Wieg hier beheert.
wieg-serve-first = De beheerder kiest hier een wachtwoord. De link werkt één keer en een week lang: { $address }
wieg-serve-ready = Wieg staat klaar op { $address }. Stoppen kan met Ctrl-C.
wieg-demo-ready = De demonstratie staat klaar op { $address }. Alles erin is verzonnen, behalve de onderzoeksgegevens van Brandsma en Knuver. Meld je aan als:
wieg-demo-password = Het wachtwoord is voor allemaal ‘{ $password }’. Stoppen kan met Ctrl-C.
wieg-demo-not-ours = In { $path } staat een echte installatie, geen demonstratie. Kies met --data een andere map.
wieg-demo-person = { $role ->
    [administrator] Beheerder (verzonnen)
    [board-member] Bestuurder (verzonnen)
    [school-leader] Schoolleider (verzonnen)
    [teacher] Leraar (verzonnen)
    [team-leader] Teamleider (verzonnen)
    [quality-coordinator] Kwaliteitscoördinator (verzonnen)
    [care-coordinator] Intern begeleider (verzonnen)
    [partner] Partner (verzonnen)
    [data-protection-officer] FG (verzonnen)
    [regional-coordinator] Regiocoördinator (verzonnen)
    [parent] Ouder (verzonnen)
    [pupil] Leerling (verzonnen)
   *[other] Onderzoeker (verzonnen)
}
wieg-data-not-there = In { $path } staat geen installatie van Wieg. Klopt de map?
wieg-audit-whole = { $count ->
    [one] Het logboek is heel: { $count-written } regel. De laatste is { $last }. Schrijf die ergens anders op.
   *[other] Het logboek is heel: { $count-written } regels. De laatste is { $last }. Schrijf die ergens anders op.
}
wieg-audit-broken = Het logboek is niet heel: vanaf regel { $number } klopt de keten niet. Daar is iets veranderd, weggehaald of toegevoegd.
wieg-backup-there = { $path } bestaat al. Kies voor elke reservekopie een nieuwe map.
wieg-backup-busy = Er werden steeds lijsten teruggenomen terwijl we kopieerden. Probeer het straks opnieuw; er is niets half achtergebleven.
wieg-backup-done = De reservekopie staat in { $path } en is nagekeken: het logboek ({ $count-written } regels) en alle lijsten zijn heel.
wieg-restore-there = { $path } bestaat al. Zet een reservekopie terug in een nieuwe map; er is niets veranderd.
wieg-restore-broken = De reservekopie in { $path } is niet heel. Er is niets teruggezet.
wieg-restore-done = De reservekopie is teruggezet in { $path } en nagekeken: het logboek ({ $count-written } regels) en alle lijsten zijn heel.

doctor-well = Alles is zoals het hoort.
doctor-not-well = Er is iets om te doen; zie de regels met ✗.
doctor-folder-ours = Alleen wie Wieg draait, kan in { $path } kijken.
doctor-folder-open = Anderen op deze machine kunnen in { $path } kijken. Maak dat dicht: chmod 700 { $path }
doctor-folder-unknown = Kijk zelf na of alleen wie Wieg draait in { $path } kan kijken.
doctor-writable = In { $path } kan worden geschreven.
doctor-not-writable = In { $path } kan niet worden geschreven ({ $fault }). Is de schijf vol, of is de map van een ander?
doctor-database = De database gaat niet open: { $fault }. Zet de laatste reservekopie terug met ‘wieg restore’.
doctor-log-whole = { $count ->
    [one] Het logboek is heel ({ $count-written } regel).
   *[other] Het logboek is heel ({ $count-written } regels).
}
doctor-log-broken = Het logboek is vanaf regel { $number } niet meer wat het was: iemand heeft erin geschreven buiten Wieg om. Bewaar deze map, en vertel het de functionaris gegevensbescherming.
doctor-no-administrator = Er is geen beheerder die zich kan aanmelden. Maak een link met ‘wieg account link’.
doctor-administrators = { $count ->
    [one] Er is { $count-written } beheerder, met een tweede stap.
   *[other] Er zijn { $count-written } beheerders, allemaal met een tweede stap.
}
doctor-no-second-step = { $count ->
    [one] { $count-written } beheerder heeft nog geen tweede stap ingesteld.
   *[other] { $count-written } beheerders hebben nog geen tweede stap ingesteld.
}
doctor-lists = { $count ->
    [one] { $count-written } lijst gaat open.
   *[other] { $count-written } lijsten gaan open.
}
doctor-list-broken = De lijst in map { $folder } van organisatie { $organisation } gaat niet open. Zet de laatste reservekopie terug met ‘wieg restore’.
doctor-key-gone = De sleutel van organisatie { $organisation } is weg. Een nieuwe lijst zou dezelfde leerlingen dubbel tellen. Zet de laatste reservekopie terug met ‘wieg restore’.

share-key-made = De sleutel staat in { $path }. Bewaar hem goed en geef hem aan niemand. De regel hieronder mag iedereen kennen:
share-not-a-key = In { $path } staat geen sleutel. Maak er een met ‘wieg share key’.
share-not-a-board = ‘{ $text }’ is geen bestuur met een sleutel. Schrijf het als ‘naam=sleutel’, met de sleutel die ‘wieg share key’ laat zien.
share-begun = De ronde staat in { $path }. Stuur hem aan alle besturen die meetellen.
share-too-few = Een ronde heeft minstens drie besturen. Bij twee kent elk bestuur na aftrek van zijn eigen cijfers die van het andere.
share-twice = { $name } staat er twee keer in.
share-years = Deze schooljaren kunnen niet. Geef het jaar waarin elk begint, het eerste vóór het laatste.
share-number = Het nummer van deze ronde klopt niet. Vraag de regio om het bestand opnieuw.
share-not-a-round = { $path } is geen ronde. Vraag de regio om het bestand opnieuw.
share-not-a-gift = { $path } is niet wat een bestuur geeft met ‘wieg share give’.
share-given-before = { $path } bestaat al. Kies een andere naam.
share-no-pupils = In deze lijst staat niemand uit de schooljaren van de ronde. Er is niets gegeven.
share-given = { $count ->
    [one] { $count-written } cijfer staat verstopt in { $path }. Stuur het bestand aan de regio.
   *[other] { $count-written } cijfers staan verstopt in { $path }. Stuur het bestand aan de regio.
}
share-key-code = Noem deze code als een ander bestuur belt om jullie sleutel te controleren: { $code }
share-who = In deze ronde voor { $region } tellen mee, elk met de code van zijn sleutel:
share-who-sure = Bel de andere besturen en vergelijk de codes. Zijn dit ze? (ja of nee)
share-not-sure = Er is niets gegeven. Wie de andere besturen verzint, ziet de cijfers van jullie. Controleer de codes, en geef daarna met --yes of door ja te antwoorden.
share-round-before = Aan de ronde in { $path } is met deze sleutel al gegeven. Twee keer geven zou verraden wat er veranderde. Klopt er iets niet? Vraag de regio om een nieuwe ronde.
share-not-of-this-round = Dit hoort niet bij deze ronde: de sleutel is van geen van de besturen, of het is voor een andere ronde gemaakt.
share-unusable-key = Met de sleutel van { $name } kan niets worden afgesproken. Vraag om een nieuwe.
share-waiting = Deze besturen hebben nog niet gegeven: { $names }. Tot die tijd is er niets te zien.
share-not-signed = Wat er van { $name } kwam, is onderweg veranderd. Vraag het bestuur om het bestand opnieuw te sturen.
share-given-twice = { $name } gaf twee keer. Laat één bestand weg.
share-no-sum = Wat de besturen gaven, telt niet op ({ $reason }). Begin een nieuwe ronde.
share-left-out = Niet opgeteld, omdat niet elk bestuur dit zo telt of er gegevens voor heeft: { $ids }.

# wieg lens, wieg letters

wieg-lens-at = Regel { $line }: ‘{ $words }’
wieg-lens-summary = { $count ->
    [0] De lens wijst in { $path } niets aan.
    [one] De lens wijst in { $path } één plek aan.
   *[other] De lens wijst in { $path } { $count } plekken aan.
}
wieg-lens-score = { $half }: van { $found-and-wrong } gevonden zinnen kloppen er { $found } (precisie { $precision }); van { $found-and-missed } zinnen die gevonden moesten worden, zijn het er { $found } (trefkans { $recall }).
wieg-lens-score-new = { $half }, samenstellingen die in geen regel staan: { $found } van { $of } gevonden ({ $recall }).
wieg-lens-score-line = Regel ‘{ $line }’ is geen gemerkte zin. Nodig zijn: id, helft, zin, label, plekken, categorie, soort, opmerking, met tabs ertussen.
