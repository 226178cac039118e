# De kamer Brieven.

letters-menu = Brieven
letters-title = Is deze brief duidelijk?
letters-lead = Plak hier een brief of bericht aan ouders. Je ziet wat een ouder nog mist, welke zinnen en woorden eenvoudiger kunnen, en waar de brief druk zet. Wieg geeft geen cijfer en geen taalniveau.
letters-paste = De brief
letters-file = Of kies een bestand
letters-file-hint = Word (.docx), LibreOffice (.odt) of tekst (.txt), tot 20 MB. Heb je een bestand gekozen? Dan telt wat in het veld staat niet mee.
letters-look = Bekijk de brief
letters-look-again = Kijk opnieuw
letters-forgets = Wieg bewaart de brief niet, tenzij je daarom vraagt.
letters-empty = Er is nog geen brief. Plak de tekst in het veld, of kies een bestand.
letters-broken-off = De brief is niet goed overgekomen. Er is niets bewaard. Probeer het opnieuw.
letters-about = Over ‘{ $title }’
letters-kept-title = Bewaarde brieven
letters-missing-title = Wat een ouder nog mist
letters-missing-none = Wieg mist niets. Lees zelf na of het er ook duidelijk staat.
letters-found = { $count ->
    [one] Eén ding lijkt er al te staan
   *[other] { $count } dingen lijken er al te staan
}
letters-begin-title = Begin hier
letters-text-title = In de tekst
letters-nothing = Wieg vindt hier niets om te veranderen.
letters-quoted = Dit zijn woorden van iemand anders. Die blijven zoals ze zijn gezegd.
letters-compound = Een samengesteld woord dat niet in de lijst staat. Kijk zelf of het hier past.
letters-alternatives = Bijvoorbeeld:
letters-before-title = Zo was het eerst
letters-counts-title = In getallen
letters-counts-caption = Wat er te tellen is
letters-counts-what = Wat
letters-counts-before = Eerst
letters-counts-now = Nu
letters-count-words = Woorden
letters-count-sentence = Woorden per zin, gemiddeld
letters-count-long = Zinnen van meer dan 15 woorden
letters-count-missing = Dingen die een ouder nog mist
letters-count-lens = Plekken die de taallens aanwijst
letters-count-easier = Woorden die eenvoudiger kunnen
letters-count-school = Schoolwoorden zonder uitleg
letters-count-passive = Zinnen waarin niet staat wie het doet
letters-douma = Leesgemak volgens Flesch-Douma: { $ease }, op een schaal van ongeveer 0 (moeilijk) tot 100 (makkelijk). Deze formule telt alleen lettergrepen en zinnen. Zij zegt weinig over één brief en niets over een lezer.
letters-too-short = Deze tekst is te kort voor een formule over leesgemak.
letters-change-title = Schrijf hem beter
letters-change = Verander de tekst en kijk opnieuw. De eerste versie blijft ernaast staan.
letters-keep = Bewaar deze brief
letters-keep-hint = Collega’s die hier brieven bekijken, kunnen hem dan openen en weghalen. Zet geen namen van kinderen in een brief die je bewaart.
letters-remove = Haal deze brief weg
letters-other = Bekijk een andere brief
