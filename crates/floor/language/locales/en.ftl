# What the language lens and the check of letters say. The lens advises; it turns nobody down.

language-category = { $name ->
    [deficit-kind] About the child
    [deficit-ouder] About parents
    [deficit-wijk] About the neighbourhood or the school
    [label] A label
    [hierarchie] High and low
    [blame] Blame
    [determinisme] A fixed expectation
    [groepsgeneralisatie] A whole group
    [verouderd] A word that was given up
   *[druk-brief] Pressure in a letter
}
language-very-long = A sentence of { $count } words. Make it two or three.
language-long = A sentence of { $count } words. Could it be two?
language-easier = Easier: { $words }
language-school-word = A word of the school. Explain it: { $explanation }.
language-school-word-perhaps = Perhaps a word of the school. Do you mean: { $explanation }?
language-abbreviation = An abbreviation. Write the word in full.
language-rare = A word that readers seldom meet. Is there a more common one?
language-passive = Who does this? Write who does it.
language-noun = Shorter with the verb: { $verb }
