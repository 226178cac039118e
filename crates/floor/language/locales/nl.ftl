# Wat de taallens en de brievencheck zeggen. De lens adviseert; zij keurt niemand af.

language-category = { $name ->
    [deficit-kind] Over het kind
    [deficit-ouder] Over ouders
    [deficit-wijk] Over de buurt of de school
    [label] Etiket
    [hierarchie] Hoog en laag
    [blame] Verwijt
    [determinisme] Vaste verwachting
    [groepsgeneralisatie] Een hele groep
    [verouderd] Verouderd woord
   *[druk-brief] Druk in een brief
}
language-very-long = Een zin van { $count } woorden. Maak er twee of drie van.
language-long = Een zin van { $count } woorden. Kan dit in twee zinnen?
language-easier = Eenvoudiger: { $words }
language-school-word = Schoolwoord. Leg het uit: { $explanation }.
language-school-word-perhaps = Misschien een schoolwoord. Bedoel je: { $explanation }?
language-abbreviation = Afkorting. Schrijf het woord voluit.
language-rare = Weinig gebruikt woord. Is er een gewoner woord?
language-passive = Wie doet dit? Schrijf op wie het doet.
language-noun = Korter met het werkwoord: { $verb }
