# Sentences of the room Explore.

explore-refusal-out-of-range = { $name } is { $value }, which cannot be. The nearest that can is { $nearest }.
explore-refusal-shares = The parts of { $name } add up to { $sum } and must add up to 1.
explore-refusal-unknown-parameter = There is no parameter { $name }. { $nearest ->
    [none] ‘wieg explore parameters’ shows all names.
   *[other] Do you mean { $nearest }?
}
explore-refusal-length = { $name } needs { $needed } { $needed ->
    [one] number
   *[other] numbers
}; you gave { $given }.
explore-refusal-not-a-number = { $name } is ‘{ $text }’, which is not a number. Write it with a point, such as 0.25.
explore-refusal-not-toml = Line { $line } of the file with parameters cannot be read as TOML. Write on each line: name = number.
explore-refusal-seed = ‘{ $text }’ is not a seed: take a whole number from 0 to 18446744073709551615. { $nearest ->
    [none] { "" }
   *[other] For example { $nearest }.
}
explore-refusal-policy = For ‘{ $kind }’ there is no choice ‘{ $word }’. { $nearest ->
    [none] Choose from: { $known }.
   *[other] Do you mean { $nearest }? The choices are: { $known }.
}
explore-refusal-number = { $name } is { $value }, which cannot be. The nearest that can is { $nearest }.
explore-refusal-no-schools = Without { $sector ->
    [secondary] secondary schools
   *[primary] primary schools
} there is no region. Take at least { $nearest }.
explore-refusal-capacity = The schools have { $places } places for { $level }, and { $demand } pupils are expected to ask for one. Make all schools at least { $factor } times as large.
