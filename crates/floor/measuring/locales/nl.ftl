# Problemen van definities
definition-syntax = Dit is geen geldige TOML: { $text }
definition-unknown-key = De sleutel ‘{ $key }’ bestaat niet. Bedoel je ‘{ $nearest }’?
definition-unknown-word = ‘{ $word }’ is geen waarde van { $key }. Bedoel je ‘{ $nearest }’?
definition-missing = De sleutel ‘{ $key }’ ontbreekt. Vul hem in.
definition-wrong-form = { $key } heeft een andere vorm nodig: { $needs ->
    [text] een tekst tussen aanhalingstekens
    [whole-number] een geheel getal
    [number-column] de naam van een kolom met getallen of klassen
    [nl-and-en] een tekst in het Nederlands (nl) en in het Engels (en)
   *[list] een lijst tussen rechte haken
}.
definition-not-used = De methode { $method } gebruikt { $key } niet. Haal de regel weg of kies een andere methode.
definition-rival-count = { $count ->
    [one] Er staat 1 andere verklaring; noem er twee tot vier.
   *[other] Er staan { $count-written } andere verklaringen; noem er twee tot vier.
}
definition-rival-order = Noem eerst toeval (chance) en dan de meting (measurement), en daarna de rest.
condition-syntax = De voorwaarde bij { $key } is niet te lezen: { $text }
condition-unknown-column = De kolom ‘{ $name }’ bij { $key } bestaat niet. Bedoel je ‘{ $nearest }’?
condition-unknown-level = ‘{ $word }’ bij { $key } is geen niveau. Bedoel je ‘{ $nearest }’?
condition-wrong-form = Bij { $key } past { $with } niet bij de kolom { $column }.
condition-not-supported = Bij { $key } staat iets dat in een voorwaarde niet kan: { $text }

# Problemen van een vergelijkingsbestand
benchmark-form = Dit bestand is niet te lezen, regel { $text }
benchmark-version = Dit bestand heeft versie { $version }; deze Wieg leest versie 1.
benchmark-empty = { $key } is leeg. Zeg wie de cijfers maakte (source), over welke jaren (years) en wie ze mag gebruiken (licence).
benchmark-counts = { $id }, cel { $cell }: er moeten leerlingen in zitten, en niet meer met de uitkomst dan er zijn.
benchmark-unknown = { $id }, cel { $cell }: deze score of klasse staat niet onder [score] of [background]. Een klasse staat altijd bij een score.
benchmark-twice = { $id }, cel { $cell }: deze leerlingen staan er twee keer in.
benchmark-no-total = { $id }: er is geen cel voor alle leerlingen samen, zonder score en zonder achtergrond. Voeg die toe.
