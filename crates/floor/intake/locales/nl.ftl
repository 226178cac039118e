# De zinnen van het inlezen. Eerst wat er gebeurde, dan dat er niets verloren is, dan wat je nu doet.

-niets-verloren = Er is niets ingelezen en je bestand is niet veranderd.

## Het hele bestand

intake-refusal-not-found = Het bestand { $file } is er niet. { -niets-verloren } Kijk of de naam en de map kloppen.
intake-refusal-unreadable = Het bestand { $file } kan niet worden geopend ({ $cause }). { -niets-verloren } Sluit het in andere programma's en kijk of je het mag lezen.
intake-refusal-empty = Het bestand is leeg. { -niets-verloren } Maak de export opnieuw en kijk of er leerlingen in staan.
intake-refusal-header-only = Het bestand heeft kolommen, maar geen leerlingen. { -niets-verloren } Maak de export opnieuw en kies de groepen of jaren die je wilt zien.
intake-refusal-unknown-format = Dit soort bestand kennen we niet. { -niets-verloren } Bewaar de lijst als CSV of als Excel-werkmap (.xlsx) en probeer het opnieuw.
intake-refusal-cut-off = Het bestand houdt midden in rij { $row } op: het is niet compleet. { -niets-verloren } Download of exporteer het opnieuw.
intake-refusal-open-quote = In rij { $row } begint een cel met een aanhalingsteken dat nergens wordt gesloten. { -niets-verloren } Sluit het aanhalingsteken, of exporteer het bestand opnieuw als het is afgebroken.
intake-refusal-broken-container = Dit { $format }-bestand is beschadigd of niet compleet. { -niets-verloren } Open het in het programma waar het vandaan komt en bewaar het opnieuw.
intake-refusal-invalid-bytes = In rij { $row } staan tekens die in { $encoding } niet bestaan. { -niets-verloren } Haal de regel "encoding" uit de koppeling, dan zoeken we zelf de juiste, of bewaar het bestand als UTF-8.
intake-refusal-garbled = In de kolom { $column }, rij { $row }, staan letters die al eerder zijn misgegaan, zoals Ã© in plaats van é. { -niets-verloren } Exporteer het bestand opnieuw en kies UTF-8, of zet de kolom in de koppeling op "ignored".
intake-refusal-column-absent = De koppeling noemt een kolom { $column } die niet in het bestand staat. { -niets-verloren } Pas de naam in de koppeling aan.
intake-refusal-column-absent-nearest = De koppeling noemt een kolom { $column } die niet in het bestand staat. { -niets-verloren } Bedoel je { $nearest }? Pas de naam dan in de koppeling aan.
intake-refusal-sheet-absent = Het werkblad { $sheet } staat niet in de werkmap. { -niets-verloren } Deze werkbladen zijn er: { $sheets }.
intake-refusal-column-twice = Twee kolommen heten { $column }, zodat niet duidelijk is welke je bedoelt. { -niets-verloren } Geef een van de twee een andere naam.
intake-refusal-no-pupil-column = Geen kolom is aangewezen als leerlingnummer. { -niets-verloren } Geef in de koppeling één kolom de rol "pupil". Zonder nummer kunnen we dubbele rijen niet herkennen.
intake-refusal-no-school = Nergens staat om welke school het gaat. { -niets-verloren } Geef een kolom de rol "school", of zet in de koppeling de code van je school onder [school].
intake-refusal-no-cohort = Nergens staat om welk schooljaar het gaat. { -niets-verloren } Geef een kolom de rol "school-year", of zet in de koppeling het jaar onder [cohort].
intake-refusal-nothing-usable = { $rows ->
    [one] De ene rij van dit bestand kon niet worden gebruikt.
   *[other] Geen van de { $rows-written } rijen kon worden gebruikt.
} { -niets-verloren } Waarschijnlijk past de koppeling niet bij dit bestand. Laat het bestand opnieuw bekijken en vergelijk de kolommen.
intake-refusal-wrong-width = De meeste rijen hebben een ander aantal cellen dan de eerste, die er { $expected } heeft. { -niets-verloren } Waarschijnlijk klopt het scheidingsteken niet. Zet het juiste in de koppeling, bij "delimiter".
intake-refusal-citizen-numbers = In de kolom { $column } staan burgerservicenummers of onderwijsnummers. Die lezen we nooit in. { -niets-verloren } Verwijder de kolom uit de export, of zet haar in de koppeling op "ignored" en kies het leerlingnummer van je eigen administratie.
intake-refusal-origin-without-purpose = De kolom { $column } gaat over herkomst. Die lezen we alleen als er een doel is vastgelegd. { -niets-verloren } Zet het doel in de koppeling onder [[purpose]], na overleg met je functionaris gegevensbescherming, of zet de kolom op "ignored".
intake-refusal-personal-column = In de kolom { $column } staan namen, geboortedatums of adressen. Die lezen we nooit in. { -niets-verloren } Zet de kolom in de koppeling op "ignored".
intake-refusal-too-large = Het bestand heeft meer dan { $most-written } rijen. { -niets-verloren } Verdeel het over meer bestanden.
intake-refusal-unpacks-too-large = Dit { $format }-bestand is uitgepakt groter dan { $most-written } MB. { -niets-verloren } Bewaar de lijst als CSV, of haal weg wat niet nodig is.
intake-refusal-only-groups = EDEXML bevat groepen, maar geen adviezen en geen toetsen. { -niets-verloren } Exporteer uit je leerlingadministratie een lijst met adviezen, als Excel of CSV.
intake-refusal-unsafe-xml = Dit XML-bestand bevat onderdelen die we uit voorzorg niet openen. { -niets-verloren } Exporteer de EDEXML opnieuw uit je leerlingadministratie.
intake-refusal-no-meta = In de map { $folder } staat geen meta.toml. { -niets-verloren } Kies een bestand in plaats van een map, of zet de koppeling erbij als meta.toml.
intake-refusal-broken-tables = Het bestand { $file } is beschadigd of hoort niet bij deze map. { -niets-verloren } Maak de map opnieuw, of haal haar opnieuw op bij wie haar maakte.
intake-refusal-newer-tables = Deze map is gemaakt met een nieuwere versie van Wieg. { -niets-verloren } Werk Wieg bij en probeer het dan opnieuw.
intake-refusal-simulated-truth = Dit is de waarheid achter nagebootste leerlingen. Wieg meet die niet: dan valt er niets meer te toetsen. { -niets-verloren } Kies de map met de tabellen ernaast.
intake-refusal-mapping = { $count ->
    [one] In de koppeling klopt één ding niet.
   *[other] In de koppeling kloppen { $count-written } dingen niet.
} { -niets-verloren } Hieronder staat per regel wat je kunt aanpassen.
intake-refusal-not-an-exam-file = Dit is geen DUO-bestand met examenkandidaten en geslaagden: de kolommen zijn anders. { -niets-verloren } Download het opnieuw bij DUO, als CSV.

## De tekst van een koppeling

intake-mapping-not-toml = Regel { $line }: deze tekst is niet goed gevormd ({ $words }).
intake-mapping-unknown-word = Regel { $line }: het woord "{ $word }" kennen we hier niet{ $place ->
    [top] {""}
   *[other] {" "}({ $place })
}.
intake-mapping-unknown-word-nearest = Regel { $line }: het woord "{ $word }" kennen we hier niet{ $place ->
    [top] {""}
   *[other] {" "}({ $place })
}. Bedoel je "{ $nearest }"?
intake-mapping-unknown-value = Regel { $line }: bij { $word } kan niet "{ $value }" staan. Kies uit: { $known }.
intake-mapping-unknown-value-nearest = Regel { $line }: bij { $word } kan niet "{ $value }" staan. Bedoel je "{ $nearest }"? Kies uit: { $known }.
intake-mapping-absent = Regel { $line }: hier ontbreekt "{ $word }"{ $place ->
    [top] {""}
   *[other] {" "}({ $place })
}.
intake-mapping-wrong-kind = Regel { $line }: bij { $word } hoort { $needed ->
    [number] een getal
    [yes-no] true of false
    [texts] een lijst met teksten tussen [ en ]
    [section] een groep regels of een lijst van groepen
    [school-year] een schooljaar, zoals "2023-2024"
    [decimals] een heel getal van 0 tot en met 6
    [study-year] een leerjaar van 1 tot en met 6
    [range] een lijst van twee getallen, het laagste eerst
    [reliability] een betrouwbaarheid boven 0 en hoogstens 1, de laagste niet boven de hoogste
    [positive] een getal boven nul
    [code] een code van kleine letters, cijfers en streepjes, en niet "unknown"
    [classes] een lijst van 2 tot 250 klassen
    [sign] één teken
   *[text] een tekst tussen aanhalingstekens
}.
intake-mapping-version = Regel { $line }: deze koppeling is van versie { $version }; we lezen versie { $known }.
intake-mapping-role-twice = Regel { $line }: de rol { $role } kan maar één kolom hebben, en hier zijn het er twee: { $columns }.
intake-mapping-code-twice = Regel { $line }: de code "{ $code }" wordt twee keer gebruikt.
intake-mapping-cuts-not-rising = Regel { $line }: de grenzen van "{ $background }" moeten oplopen.
intake-mapping-value-in-two-classes = Regel { $line }: bij "{ $background }" staat "{ $value }" in twee klassen.

## Wat in een bewaarde koppeling staat

intake-comment-top = De koppeling van een lijst: welke kolom is waarvoor. Je mag alles aanpassen, bewaren en delen.
    sector: po (groep 8), vo (een rij per leerling per schooljaar) of research.
intake-comment-file = Hoe het bestand is geschreven. Wat je weghaalt, zoeken we zelf uit.
intake-comment-columns = De kolommen. Een kolom die hier niet staat, wordt niet gelezen.
    Rollen: pupil, school, location, school-name, board, surroundings, school-year, cohort, origin-school, weight,
    advice-provisional, advice-test, advice-final, advice-reason, placement, study-year, level,
    profile, diploma, diploma-year, test, origin, ignored.
    Eigen spellingen leg je uit met: values = {"{"} "60" = "havo" {"}"}
intake-comment-background = Een achtergrond: klassen van laag naar hoog. Onbekend is altijd een eigen klasse.
intake-comment-purpose = Waarom kolommen over herkomst worden gelezen. Zonder doel gebeurt dat niet.
intake-comment-questions = Dit moet je nog zelf beslissen:

## Rijen en cellen

intake-problem-row-width = Deze rij heeft { $value } cellen in plaats van { $other }.
intake-problem-row-width-do = De rij telt niet mee. Meestal staat er een scheidingsteken in een cel: zet die cel tussen aanhalingstekens.
intake-problem-pupil-missing = Het leerlingnummer ontbreekt.
intake-problem-pupil-missing-do = De rij telt niet mee. Vul het leerlingnummer in. Is het een totaalregel, dan is het goed zo.
intake-problem-pupil-twice = Deze leerling staat al in rij { $other }, in hetzelfde schooljaar.
intake-problem-pupil-twice-do = De eerste rij telt. Verwijder de rij die niet klopt. Zijn het twee leerlingen van twee scholen met hetzelfde nummer? Zet dan within = "school" bij de kolom met het leerlingnummer.
intake-problem-pupil-twice-in-year = Deze leerling staat in dit schooljaar al in rij { $other }.
intake-problem-pupil-twice-in-year-do = De eerste rij telt. Laat per leerling en schooljaar één rij staan.
intake-problem-school-missing = De school ontbreekt.
intake-problem-school-missing-do = De rij telt niet mee. Vul de code van de school in.
intake-problem-school-year-missing = Het schooljaar ontbreekt.
intake-problem-school-year-missing-do = De rij telt niet mee. Vul het schooljaar in, zoals 2023-2024.
intake-problem-school-year-unreadable = Het schooljaar "{ $value }" kunnen we niet lezen.
intake-problem-school-year-unreadable-do = De rij telt niet mee. Schrijf het als 2023-2024, of als een datum in dat schooljaar.
intake-problem-weight-missing = Het gewicht ontbreekt.
intake-problem-weight-missing-do = De rij telt niet mee. Vul het gewicht in, of laat de kolom met gewichten weg.
intake-problem-weight-unreadable = Het gewicht "{ $value }" is geen getal.
intake-problem-weight-unreadable-do = De rij telt niet mee. Vul een getal in.
intake-problem-weight-negative = Het gewicht is lager dan nul.
intake-problem-weight-negative-do = De rij telt niet mee. Een gewicht is nul of hoger.
intake-problem-advice-unreadable = Het advies "{ $value }" kunnen we niet lezen.
intake-problem-advice-unreadable-do = Het advies telt als onbekend; we raden niet. Schrijf het uit, zoals vmbo-kb of havo/vwo, of leg de spelling uit in de koppeling.
intake-problem-advice-impossible = Het advies "{ $value }" noemt niveaus die niet samen één advies kunnen zijn.
intake-problem-advice-impossible-do = Het advies telt als onbekend. Een advies is één niveau of twee niveaus die naast elkaar liggen.
intake-problem-test-advice-unreadable = Het toetsadvies "{ $value }" is geen van de zes categorieën.
intake-problem-test-advice-unreadable-do = Het toetsadvies telt als onbekend. De categorieën zijn pro/vmbo-bb, vmbo-bb/kb, vmbo-kb/gl-tl, vmbo-gl-tl/havo, havo/vwo en vwo.
intake-problem-level-unreadable = Het niveau "{ $value }" kunnen we niet lezen.
intake-problem-level-unreadable-do = Het niveau telt als onbekend. Schrijf het uit, gebruik de elementcode, of leg de spelling uit in de koppeling.
intake-problem-placement-unreadable = De brugklas "{ $value }" kunnen we niet lezen.
intake-problem-placement-unreadable-do = De plaatsing telt als onbekend. Schrijf de niveaus van de klas uit, zoals havo/vwo.
intake-problem-study-year-unreadable = Het leerjaar "{ $value }" kunnen we niet lezen.
intake-problem-study-year-unreadable-do = Het leerjaar telt als onbekend. Vul een getal van 1 tot en met 6 in.
intake-problem-study-year-impossible = Dit leerjaar bestaat niet op dit niveau.
intake-problem-study-year-impossible-do = Het leerjaar telt als onbekend. Kijk of het niveau en het leerjaar bij elkaar horen.
intake-problem-profile-unreadable = Het profiel "{ $value }" kunnen we niet lezen.
intake-problem-profile-unreadable-do = Het profiel telt als onbekend; we raden niet. Een afkorting als N&T, E&M/C&M of Z&W is goed, en de elementcode ook. Of leg de spelling uit in de koppeling. Is er nog geen profiel? Laat de cel dan leeg.
intake-problem-profile-impossible = Het profiel "{ $value }" bestaat niet op dit niveau.
intake-problem-profile-impossible-do = Het profiel telt als onbekend. Kijk of het niveau en het profiel bij elkaar horen.
intake-problem-diploma-unreadable = Het diploma "{ $value }" kunnen we niet lezen.
intake-problem-diploma-unreadable-do = Het diploma telt als onbekend. Schrijf één niveau op, zoals havo.
intake-problem-diploma-year-unreadable = Het jaar van het diploma, "{ $value }", kunnen we niet lezen.
intake-problem-diploma-year-unreadable-do = Het jaar telt als onbekend. Schrijf het als 2023-2024.
intake-problem-score-unreadable = De score "{ $value }" is geen getal.
intake-problem-score-unreadable-do = De score telt als onbekend. Vul een getal in, of laat de cel leeg.
intake-problem-value-masked = Hier staat "{ $value }", een afgeschermde waarde, waar een getal van één leerling hoort.
intake-problem-value-masked-do = De waarde telt als onbekend. Gebruik een lijst met een rij per leerling, geen tabel met aantallen.
intake-problem-decimal-sign = Het getal "{ $value }" heeft een ander decimaalteken dan de rest van het bestand.
intake-problem-decimal-sign-do = Het getal telt als onbekend. Zet in de koppeling bij "decimal" het teken dat in dit bestand geldt.
intake-problem-score-outside-range = De score { $value } ligt buiten het bereik van de toets.
intake-problem-score-outside-range-do = De score telt als onbekend. Kijk of het de goede toets is, en of het bereik in de koppeling klopt.
intake-problem-class-unknown = De waarde "{ $value }" hoort bij geen van de klassen van deze achtergrond.
intake-problem-class-unknown-do = De achtergrond telt als onbekend. Zet de waarde in de koppeling bij een klasse, of bij "unknown".
intake-problem-measure-unreadable = De waarde "{ $value }" is geen getal.
intake-problem-measure-unreadable-do = De achtergrond telt als onbekend. Vul een getal in, of laat de cel leeg.
intake-problem-facts-differ = Hier staat iets anders dan in rij { $other } van dezelfde leerling.
intake-problem-facts-differ-do = De eerste rij telt. Kijk welke van de twee klopt.
intake-problem-final-below-provisional = Het definitieve advies is lager dan het voorlopige.
intake-problem-final-below-provisional-do = Beide adviezen blijven staan, maar tellen niet mee bij de heroverweging. Een advies mag na de toets niet omlaag: kijk of de kolommen zijn verwisseld.
intake-problem-schools-share-name = Deze scholen hebben dezelfde naam: { $value }.
intake-problem-schools-share-name-do = Het blijven aparte scholen, want hun codes verschillen. Is het één school, geef haar dan één code.
intake-problem-school-has-two-names = De school { $value } heeft in dit bestand twee namen.
intake-problem-school-has-two-names-do = De eerste naam wordt getoond. Is het niet dezelfde school, geef haar dan een eigen code.

intake-consequence-row-left-out = De rij telt niet mee.
intake-consequence-fact-unknown = Dit gegeven telt als onbekend.
intake-consequence-kept = De rij blijft staan.

## Een eerste blik op een bestand

intake-kind-empty = leeg
intake-kind-school-year = schooljaren
intake-kind-day = datums
intake-kind-levels = niveaus of adviezen
intake-kind-school-code = schoolcodes
intake-kind-yes-no = ja en nee
intake-kind-whole-number = hele getallen
intake-kind-decimal-number = getallen met decimalen
intake-kind-text = tekst

intake-forbidden-citizen-number = burgerservicenummer of onderwijsnummer: wordt nooit gelezen
intake-forbidden-name = naam: wordt niet gelezen
intake-forbidden-birth-date = geboortedatum: wordt niet gelezen
intake-forbidden-contact = adres of contactgegevens: worden niet gelezen
intake-forbidden-origin = herkomst: alleen met een vastgelegd doel

intake-reason-known-name = deze kolomnaam kennen we
intake-reason-near-name = de kolomnaam lijkt op "{ $name }"
intake-reason-values = de waarden zien er zo uit
intake-reason-forbidden-name = de kolomnaam zegt dat dit niet gelezen mag worden
intake-reason-citizen-numbers = meer dan de helft van de getallen van negen cijfers is een burgerservicenummer of onderwijsnummer
intake-reason-nothing = niets wijst op een rol; de kolom wordt niet gelezen

intake-role-pupil = leerlingnummer
intake-role-school = school
intake-role-location = vestiging
intake-role-school-name = naam van de school
intake-role-board = bestuur
intake-role-surroundings = ligging van de school: stedelijk of landelijk
intake-role-school-year = schooljaar
intake-role-cohort = cohort
intake-role-origin-school = school van herkomst
intake-role-weight = gewicht in een steekproef
intake-role-advice-provisional = voorlopig advies
intake-role-advice-test = toetsadvies
intake-role-advice-final = definitief advies
intake-role-advice-reason = reden om het advies niet bij te stellen
intake-role-placement = brugklas
intake-role-study-year = leerjaar
intake-role-level = niveau
intake-role-profile = profiel
intake-role-diploma = diploma
intake-role-diploma-year = jaar van het diploma
intake-role-test = toets
intake-role-origin = herkomst van de lijst: nagebootst of niet
intake-role-background = achtergrond
intake-role-ignored = niet lezen

intake-question-pupil = Welke kolom is het leerlingnummer? Geef die kolom de rol "pupil".
intake-question-school = Om welke school gaat het? Zet de code onder [school], bijvoorbeeld fixed = "99ZZ00".
intake-question-cohort = Om welk schooljaar gaat het? Zet het onder [cohort], bijvoorbeeld fixed = "2023-2024".
intake-question-role = Wat staat er in de kolom { $column }? Het kan zijn: { $roles }.
intake-question-order = De kolom { $column } lijkt een achtergrond. Zet de waarden op volgorde, van laag naar hoog: { $values }.
intake-question-meaning = Wat betekenen deze waarden in de kolom { $column }: { $values }?
intake-question-codes = In de kolom { $column } staan codes. De betekenis is afgeleid uit de OSO-standaard en niet bevestigd. Kijk of de uitleg bij "values" klopt.
intake-question-sheet = De werkmap heeft meer werkbladen. Is { $sheet } de goede?
