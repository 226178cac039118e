# Sentences of the room Nabootsen.

explore-refusal-out-of-range = { $name } is { $value }, en dat kan niet. Het dichtstbijzijnde dat kan is { $nearest }.
explore-refusal-shares = De delen van { $name } zijn samen { $sum } en moeten samen 1 zijn.
explore-refusal-unknown-parameter = Er is geen parameter { $name }. { $nearest ->
    [none] Met ‘wieg explore parameters’ zie je alle namen.
   *[other] Bedoel je { $nearest }?
}
explore-refusal-length = { $name } heeft { $needed } { $needed ->
    [one] getal
   *[other] getallen
} nodig; je gaf er { $given }.
explore-refusal-not-a-number = { $name } is ‘{ $text }’, en dat is geen getal. Schrijf het met een punt, zoals 0.25.
explore-refusal-not-toml = Regel { $line } van het parameterbestand is niet te lezen als TOML. Schrijf per regel: naam = getal.
explore-refusal-seed = ‘{ $text }’ is geen beginwaarde: neem een heel getal van 0 tot en met 18446744073709551615. { $nearest ->
    [none] { "" }
   *[other] Bijvoorbeeld { $nearest }.
}
explore-refusal-policy = Voor ‘{ $kind }’ is er geen keuze ‘{ $word }’. { $nearest ->
    [none] Kies uit: { $known }.
   *[other] Bedoel je { $nearest }? De keuzes zijn: { $known }.
}
explore-refusal-number = { $name } is { $value }, en dat kan niet. Het dichtstbijzijnde dat kan is { $nearest }.
explore-refusal-no-schools = Zonder { $sector ->
    [secondary] scholen voor voortgezet onderwijs
   *[primary] basisscholen
} is er geen regio. Neem er minstens { $nearest }.
explore-refusal-capacity = De scholen hebben { $places } plaatsen voor { $level }, en naar verwachting vragen { $demand } leerlingen er een. Maak alle scholen minstens { $factor } keer zo groot.
