# Teksten inlezen: waarom een bestand niet gaat, en wat dan wel.

manuscript-empty = In dit bestand staan geen woorden. Is het een foto of een scan van een tekst? Typ of plak de tekst dan zelf.
manuscript-too-large = Dit bestand is te groot voor een tekst. Wieg leest teksten tot 20 MB. Staan er foto’s in? Bewaar het dan zonder foto’s, of als .txt.
manuscript-bomb = Dit bestand is uitgepakt veel groter dan een tekst kan zijn. Wieg opent het niet. Bewaar de tekst als .txt en probeer het opnieuw.
manuscript-damaged = Dit bestand is beschadigd of niet helemaal overgekomen. Open het in Word of LibreOffice, bewaar het opnieuw en probeer het nog eens.
manuscript-unsafe-xml = In dit bestand zit iets wat in een gewone tekst niet voorkomt. Wieg opent het niet. Bewaar de tekst opnieuw als .docx, .odt of .txt.
manuscript-outside = Dit bestand verwijst naar plekken buiten zichzelf. Wieg opent het niet. Bewaar de tekst opnieuw als .docx, .odt of .txt.
manuscript-old-word = Dit is een Word-bestand van voor 2007 (.doc). Open het in Word of LibreOffice en bewaar het als .docx.
manuscript-pdf = Een PDF kan Wieg niet lezen. Neem het bestand waar de PDF van gemaakt is, of kopieer de tekst en plak die hier.
manuscript-rich-text = Dit is een .rtf-bestand. Open het in Word of LibreOffice en bewaar het als .docx of .odt.
manuscript-unknown-kind = Dit soort bestand kent Wieg niet. Gebruik .docx, .odt, .txt, of ondertitels als .vtt of .srt.
