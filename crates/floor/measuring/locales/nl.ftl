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
