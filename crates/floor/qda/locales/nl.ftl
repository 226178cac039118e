# Projecten uit en voor andere programma’s: wat er gevonden is, en wat te doen.

qda-not-an-archive = Dit is geen project (.qdpx), of het is niet helemaal overgekomen. Exporteer het opnieuw als REFI-QDA-project en stuur het als bestand, niet gekopieerd of uitgepakt.
qda-too-large = Dit bestand is uitgepakt veel groter dan een project met interviews kan zijn. Wieg opent het niet. Exporteer het opnieuw, zonder beeld en geluid.
qda-too-many-selections = In dit project staan meer dan { $most } gecodeerde stukken. Zoveel leest Wieg niet in één keer. Exporteer een deel van de interviews.
qda-entry-name = In dit project zit een bestand met een naam die naar een andere plek wijst. Wieg opent het niet. Exporteer het project opnieuw.
qda-entry-kind = In dit project zit een verwijzing in plaats van een bestand. Wieg opent het niet. Exporteer het project opnieuw.
qda-entry-twice = In dit project zitten twee bestanden met dezelfde naam. Wieg weet niet welke bedoeld is. Exporteer het project opnieuw.
qda-entry-size = In dit project klopt de grootte van een bestand niet. Wieg opent het niet. Exporteer het project opnieuw.
qda-encrypted = Op dit bestand zit een wachtwoord. Exporteer het project zonder wachtwoord.
qda-compression = Dit project is ingepakt op een manier die andere programma’s niet kennen. Exporteer het opnieuw als REFI-QDA-project.
qda-qde-count = In een .qdpx hoort precies één project te zitten, niet in een map. Exporteer het opnieuw uit het programma waar het vandaan komt.
qda-dtd = In dit project zit iets wat er niet hoort en wat schade kan doen. Wieg opent het niet. Exporteer het project opnieuw.
qda-too-deep = De codes in dit project zitten dieper in elkaar dan Wieg leest. Maak het codeboek platter en exporteer opnieuw.
qda-not-well-formed = Het project is beschadigd rond regel { $line }. Exporteer het opnieuw; blijft dit, meld het dan bij de maker van het programma.
qda-namespace = Dit bestand zegt dat het van een andere versie van REFI-QDA is. Wieg las het als versie 1.0. Kijk na of alles er is.
qda-path-not-internal = { $what } verwijst naar een bestand buiten het project. Wieg opent dat niet. Exporteer het project met de bronnen erin.
qda-path-escapes = { $what } verwijst naar een plek buiten het project. Wieg leest dit project niet. Exporteer het opnieuw.
qda-unknown-attribute = { $what } kent het formaat niet. Dit is weggelaten.
qda-missing-attribute = { $what } ontbreekt. Kijk na of wat Wieg invulde klopt.
qda-unknown-element = Het onderdeel { $what } kent het formaat niet. Dit is weggelaten.
qda-missing-element = In { $what } ontbreekt een onderdeel. Dit stuk is weggelaten.
qda-too-many-elements = { $what } staat er vaker dan mag. Kijk na hoe Wieg het las.
qda-element-order = { $what } staat niet op de goede plek. Wieg las het toch.
qda-empty-sets = Er staat een lege lijst met verzamelingen. Die is weggelaten.
qda-stray-text = In { $what } staat tekst die daar niet hoort. Die is weggelaten.
qda-guid-form = Het kenmerk van { $what } is anders geschreven dan het formaat wil. Wieg las het toch.
qda-date-form = De datum bij { $what } is anders geschreven dan het formaat wil. Wieg las hem anders, of liet hem weg.
qda-date-zone = Bij de datum van { $what } staat geen tijdzone. Het uur kan verschillen.
qda-color-form = De kleur van { $what } kan Wieg niet lezen. De kleur is weggelaten.
qda-value-form = De waarde bij { $what } kan zo niet gelezen worden. Vul die zelf in, of verbeter hem in het andere programma.
qda-offset-negative = { $what } begint voor de tekst. Dit stuk is niet overgenomen; codeer het opnieuw.
qda-offset-reversed = { $what } eindigt voor het begint. Dit stuk is niet overgenomen; codeer het opnieuw.
qda-offset-beyond-text = { $what } loopt door voorbij het eind van de tekst. Dit stuk is niet overgenomen; codeer het opnieuw.
qda-offset-inside-sign = { $what } begint of eindigt midden in een teken. Dit stuk is niet overgenomen; codeer het opnieuw.
qda-selection-empty = { $what } is een leeg stuk tekst. Kijk na welk stuk bedoeld is.
qda-offset-dialect-unknown = De gecodeerde stukken van { $what } lijken verschoven. Kijk een paar stukken na en kies hoe er geteld is.
qda-offset-dialect-ambiguous = De gecodeerde stukken van { $what } kunnen op twee manieren geteld zijn. Kijk een paar stukken na en kies.
qda-dangling-reference = { $what } verwijst naar iets wat er niet is. Dit is niet overgenomen; kijk het na in het andere programma.
qda-duplicate-guid = { $what } heeft hetzelfde kenmerk als iets anders. Alleen het eerste is overgenomen.
qda-content-and-path = Bij { $what } staan twee teksten. Wieg weet niet welke bedoeld is en nam geen van beide over.
qda-no-text = Bij { $what } staat geen tekst. Dit is niet overgenomen.
qda-source-missing = De tekst van { $what } zit niet in het bestand. Exporteer het project opnieuw, met de bronnen erin.
qda-text-not-utf8 = De tekst van { $what } is niet in UTF-8. Wieg raadt niet. Bewaar de tekst in het andere programma als UTF-8 en exporteer opnieuw.
qda-text-form = De tekst van { $what } heeft regeleinden of een beginteken die plekken verschuiven. Maak van elk regeleinde een gewone nieuwe regel.
qda-value-type-mismatch = De waarde bij { $what } is van een andere soort dan het kenmerk. Die is niet overgenomen.
qda-case-two-values = { $what } heeft twee waarden voor hetzelfde kenmerk. Geen van beide is overgenomen; kies er één.
qda-value-twice = { $what } heeft dezelfde waarde twee keer. Die telt één keer.
qda-code-not-codable = Er is gecodeerd op een kopje van het codeboek ({ $what }). Kijk na of dat bedoeld is.
qda-code-names-equal = Onder hetzelfde kopje staan twee codes met de naam { $what }. Beide zijn overgenomen; voeg ze samen als ze hetzelfde zijn.
qda-coding-twice = Een stuk heeft twee keer dezelfde code van dezelfde codeur. Die telt één keer.
qda-stray-entry = In het bestand zit nog een tekst die nergens bij hoort ({ $what }). Die is niet overgenomen.
qda-more-findings = Er is nog { $what } keer hetzelfde soort dingen gevonden. Die staan niet in de lijst.
qda-astral-characters = In { $what } staan tekens zoals emoji. NVivo telt die dubbel, dus codes na zo’n teken kunnen daar verschuiven.

qda-line = Regel { $line }

# Hoe het andere programma plekken in een tekst telde.

qda-counted-code-point = Geteld per teken: { $fits } van de { $all } stukken beginnen en eindigen tussen woorden.
qda-counted-utf16 = Geteld in UTF-16, zoals NVivo doet: { $fits } van de { $all } stukken beginnen en eindigen tussen woorden.
qda-counted-crlf = Een regeleinde telt voor { $count }.
qda-counted-bom = Het teken voor het begin van de tekst telt mee.
# Wat het formaat niet kan bewaren.

qda-lost-source = { $name }: dit is geen tekst, en gaat niet mee. Bewaar het bestand en de codes erin zelf.
qda-lost-graph = Het schema { $name } gaat niet mee.
qda-lost-looks = De opmaak van { $name } gaat niet mee; de tekst wel.
qda-lost-reference = { $name } verwijst naar iets wat niet meegaat. De verwijzing is weggelaten.
qda-lost-characters = In { $name } staan tekens die het formaat niet kent. Die zijn weggelaten.
qda-lost-beyond = Het formaat heeft geen plaats voor { $name }. Bewaar het verliesbestand naast het project.
