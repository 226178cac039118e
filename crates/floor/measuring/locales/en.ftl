# Problems of definitions
definition-syntax = This is not valid TOML: { $text }
definition-unknown-key = There is no key ‘{ $key }’. Did you mean ‘{ $nearest }’?
definition-unknown-word = ‘{ $word }’ is not a value of { $key }. Did you mean ‘{ $nearest }’?
definition-missing = The key ‘{ $key }’ is missing. Fill it in.
definition-wrong-form = { $key } needs another form: { $needs ->
    [text] text in quotation marks
    [whole-number] a whole number
    [number-column] the name of a column of numbers or classes
    [nl-and-en] a text in Dutch (nl) and in English (en)
   *[list] a list in square brackets
}.
definition-not-used = The method { $method } does not use { $key }. Remove the line or choose another method.
definition-rival-count = { $count ->
    [one] There is 1 rival explanation; name two to four.
   *[other] There are { $count-written } rival explanations; name two to four.
}
definition-rival-order = Name chance first and measurement second, then the others.
condition-syntax = The condition at { $key } cannot be read: { $text }
condition-unknown-column = There is no column ‘{ $name }’ (at { $key }). Did you mean ‘{ $nearest }’?
condition-unknown-level = ‘{ $word }’ (at { $key }) is not a level. Did you mean ‘{ $nearest }’?
condition-wrong-form = At { $key }, { $with } does not fit the column { $column }.
condition-not-supported = At { $key } there is something that a condition cannot hold: { $text }

# Problems of a benchmark file
benchmark-form = This file cannot be read, line { $text }
benchmark-version = This file has version { $version }; this Wieg reads version 1.
benchmark-empty = { $key } is empty. Say who made the counts (source), about which years (years) and who may use them (licence).
benchmark-counts = { $id }, cell { $cell }: there must be pupils in it, and no more with the outcome than there are.
benchmark-unknown = { $id }, cell { $cell }: this score or class is not under [score] or [background]. A class always stands with a score.
benchmark-twice = { $id }, cell { $cell }: these pupils are in it twice.
benchmark-no-total = { $id }: there is no cell for all pupils together, without score and without background. Add it.
