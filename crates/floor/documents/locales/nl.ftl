# De woorden van verslagen.

word-unknown = onbekend
word-unknown-means = niemand heeft het gevraagd of ingevuld. Onbekend is een groep op zichzelf; we raden niet.
word-not-shown = niet getoond
word-unset = Tekens die in dit bestand niet te tonen zijn, staan als […]. Op de webpagina staan ze wel.
word-not-shown-means = het gaat om zo weinig leerlingen dat iemand herkend zou kunnen worden. Dat is iets anders dan nul.
document-to = tot
document-lower-end = ondergrens
document-upper-end = bovengrens
document-skip = Naar de inhoud
document-contents = In dit rapport
document-show-figures = Toon de cijfers
document-info = Goed om te weten
document-caution = Let op
document-question = Vraag voor het team
document-page = pagina
document-of = van
document-about-sheet = Over dit bestand
