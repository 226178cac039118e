# Wat elke pagina van de site deelt.

page-skip = Naar de inhoud
page-nav-self = Wie is aangemeld
page-nav-where = Waar ben ik
page-nav-rooms = Kamers
page-sign-in = Aanmelden
page-sign-out = Afmelden
page-explanation = Wat wij bewaren, en waarom
page-accessibility = Toegankelijkheid
page-way-on = Ga verder
page-way-home = Naar de eerste pagina
page-demo = Dit is een demonstratie: alles is verzonnen, behalve de onderzoeksgegevens van Brandsma en Knuver.

page-title-not-found = Deze pagina is er niet
page-title-fault = Er ging iets mis
page-title-refused = Dit lukt zo niet
page-not-found = Deze pagina bestaat niet, of is voor anderen bedoeld. Er is niets verloren gegaan.
page-fault = Dit ligt aan Wieg. Wat bewaard was, is er nog. Probeer het over een paar minuten opnieuw. Lukt het dan niet, noem dan dit nummer aan de beheerder van Wieg: { $reference }.
page-from-elsewhere = Dit verzoek kwam niet van een pagina van Wieg, en is daarom niet uitgevoerd. Open de pagina opnieuw en probeer het daar.

page-home-title = Waar je wieg stond, mag niet uitmaken
page-home-lead = Met Wieg ziet een school, een bestuur of een regio hoe gelijk de kansen van kinderen zijn, en wat daaraan te doen is.
page-home-what = Je leest een lijst van je eigen leerlingen in. Namen komen er niet in, en geen leerling is in de cijfers te herkennen. Elk cijfer zegt hoe zeker het is en wat het niet zegt.
page-home-hello = Dag { $name }
page-home-choose = Waar wil je kijken?
page-home-nothing = Je hebt hier nog geen rol. Vraag wie Wieg bij jullie beheert om je er een te geven.

page-home-no-figures = Er is hier voor jou nog niets te zien.
page-home-no-figures-parent = Er is hier voor u nog niets te zien. Wieg laat ouders en leerlingen geen cijfers zien. Wat er wel wordt bewaard, leest u bij:

page-demo-title = Kijk rond in de demonstratie
page-demo-how = Meld je aan als een van deze verzonnen mensen.
page-demo-email = E-mailadres
page-demo-role = Rol
page-demo-place = Waar
page-demo-password = Het wachtwoord is voor allemaal ‘{ $password }’.

page-form-problems = Er is nog niets bewaard. Kijk even naar:
page-unread = Wieg kan niet lezen wat er werd gestuurd. Ga terug, laad de pagina opnieuw en probeer het nog eens. Er is niets veranderd.
page-field-empty = Dit veld is nog leeg.
page-field-long = { $count ->
    [one] Dit is te lang: er past { $count-written } teken in.
   *[other] Dit is te lang: er passen { $count-written } tekens in.
}
page-field-day = Dit is geen dag die bestaat. Kies een dag, of schrijf hem als 2027-08-31.
page-field-count = Dit is geen heel getal van 0 tot en met { $most-written }. Vul een heel getal in, of laat het leeg.
page-field-control = Hier staat een teken in dat niet te zien is. Typ het opnieuw in plaats van het te plakken.

page-email = E-mailadres
page-field-address = Dit lijkt geen e-mailadres. Kijk het na, of laat het leeg.
page-email-wrong = Dit lijkt geen e-mailadres. Het heeft een apenstaartje en daarna een naam met een punt, zoals anna@school.nl.
page-name = Naam
page-password = Wachtwoord
page-password-new = Nieuw wachtwoord
page-password-hint = Ten minste twaalf tekens. Drie of vier losse woorden zijn goed te onthouden en slecht te raden.
page-password-title = Kies een wachtwoord
page-password-keep = Wachtwoord bewaren
page-password-short = { $count ->
    [one] Dit wachtwoord is te kort: het heeft ten minste { $count-written } teken nodig.
   *[other] Dit wachtwoord is te kort: het heeft ten minste { $count-written } tekens nodig.
}
page-password-long = { $count ->
    [one] Dit wachtwoord is te lang: er past { $count-written } teken in.
   *[other] Dit wachtwoord is te lang: er passen { $count-written } tekens in.
}
page-password-guessable = Dit wachtwoord is te makkelijk te raden. Kies drie of vier losse woorden.
page-sign-in-wrong = Dit e-mailadres en wachtwoord horen niet bij elkaar. Misschien is er iets verkeerd getypt.
page-sign-in-wait = { $count ->
    [one] Het ging te vaak mis. Probeer het over { $count-written } minuut opnieuw.
   *[other] Het ging te vaak mis. Probeer het over { $count-written } minuten opnieuw.
}
page-sign-in-forgotten = Wachtwoord vergeten? De beheerder van Wieg, of de school, kan een nieuwe link maken.
page-link-spent = Deze link is al gebruikt of verlopen. Wie de uitnodiging deed, kan een nieuwe maken.
page-forgotten-title = Wachtwoord vergeten
page-forgotten-lead = Vul het e-mailadres van het account in. Er komt een e-mail met een link om een nieuw wachtwoord te kiezen.
page-forgotten-do = E-mail sturen
page-forgotten-answer = Hoort er een account bij dit adres, dan is er nu een e-mail onderweg met een link. De link werkt één keer, en een week lang.
page-by-link-for-parents = Voor ouders en leerlingen: aanmelden met een link per e-mail
page-by-link-title = Aanmelden met een e-mail
page-by-link-lead = Voor ouders en leerlingen. Vul het e-mailadres in dat de school kent. Er komt een e-mail met een link om aan te melden, zonder wachtwoord.
page-by-link-answer = Hoort er een account van een ouder of leerling bij dit adres, dan is er nu een e-mail onderweg. De link werkt één keer, en een kwartier lang. Wie op een school of bij een bestuur werkt, meldt zich aan met een wachtwoord.
page-by-link-off = Wieg stuurt hier geen e-mail. Aanmelden kan met een wachtwoord; de school kan een nieuwe link maken.
page-by-link-open = Kies de knop om aan te melden. De link werkt daarna niet meer.
page-by-link-spent = Deze link is al gebruikt, of ouder dan een kwartier. Vraag een nieuwe aan; dat kan zo vaak als nodig is.
page-outside-stale = Dit antwoord van { $name } hoort niet bij deze browser, is al gebruikt, of kwam te laat. Begin opnieuw met aanmelden.
page-outside-denied = Het aanmelden bij { $name } is afgebroken, of er is geen toestemming gegeven. Er is niets veranderd.
page-outside-error = Aanmelden bij { $name } lukte niet. Er is niets veranderd. Probeer het opnieuw; lukt het dan niet, vraag dan de beheerder van Wieg.
page-outside-unreachable = { $name } geeft nu geen antwoord. Probeer het over een paar minuten opnieuw.
page-outside-not-believed = Het antwoord van { $name } klopt niet, en daarom is er niet aangemeld. Probeer het opnieuw; gebeurt het weer, vraag dan de beheerder van Wieg.
page-outside-school-unknown = De school ({ $codes }) staat nog niet in Wieg. De beheerder van Wieg kan haar toevoegen, met dit BRIN als code.
page-outside-no-role = Met wat { $name } vertelt, is er hier geen rol. Vraag de beheerder van Wieg.
page-outside-closed = Dit account bij Wieg is gesloten. Vraag de beheerder van Wieg.
page-ask-wait = { $count ->
    [one] Er is te vaak om een e-mail gevraagd. Probeer het over { $count-written } minuut opnieuw.
   *[other] Er is te vaak om een e-mail gevraagd. Probeer het over { $count-written } minuten opnieuw.
}
page-ask-spam = Komt er na een paar minuten niets? Kijk dan bij de ongewenste e-mail, en of het adres goed is getypt.
page-ask-back = Terug naar aanmelden

page-code = Code van zes cijfers
page-code-title = De tweede stap
page-code-hint = De code staat in de app die codes maakt. Elke code werkt één keer.
page-code-first = De code die de app nu laat zien.
page-code-wrong = Deze code klopt niet, of is al gebruikt. Wacht tot de app een nieuwe laat zien en typ die.
page-second-factor = Tweede stap bij het aanmelden
page-second-factor-on = Staat aan
page-second-factor-off = Staat nog niet aan
page-second-factor-set = Tweede stap instellen
page-second-factor-why = Wie cijfers over leerlingen ziet, meldt zich aan met een wachtwoord en een code van de telefoon.
page-second-factor-app = Open een app die codes maakt, zoals de app die de school daarvoor gebruikt.
page-second-factor-scan = Richt de camera van die app op deze code:
page-second-factor-picture = QR-code met de sleutel die hieronder in tekst staat
page-second-factor-type = Lukt dat niet? Voeg dan een account toe en typ deze sleutel over:
page-second-factor-open = Of open hem op dit apparaat
page-second-factor-code = Typ hieronder de code die de app laat zien.
page-second-factor-keep = Tweede stap aanzetten
page-own-roles = Rol in Wieg
page-sign-out-everywhere = Overal afmelden

page-role = { $role ->
    [administrator] beheerder
    [board-member] bestuurder
    [school-leader] schoolleider
    [team-leader] teamleider
    [quality-coordinator] kwaliteitscoördinator
    [teacher] leraar of mentor
    [care-coordinator] intern begeleider
    [data-protection-officer] functionaris gegevensbescherming
    [regional-coordinator] regiocoördinator
    [partner] partner
    [parent] ouder of verzorger
    [pupil] leerling
   *[researcher] onderzoeker
}
page-role-choose = Kies een rol
page-role-not-yours = Deze rol kun je niet geven. Vraag de beheerder.

page-people = Mensen
page-people-title = Mensen van { $name }
page-people-none = Hier heeft nog niemand een rol.
page-people-invite = Iemand uitnodigen
page-people-invite-do = Uitnodiging maken
page-people-link = Geef { $name } deze link. Hij werkt één keer en een week lang, en wordt hierna niet meer getoond.
page-people-sent = Er gaat een e-mail met een link naar { $email }. De link werkt één keer, en een week lang.
page-people-outside = account via { $name }
page-people-new-link = Nieuwe link
page-people-new-link-whose = Nieuwe link voor { $name }
page-people-yourself = Een rol voor jezelf kan alleen iemand anders geven.
page-people-take = Rol weghalen
page-people-take-whose = Rol weghalen van { $name }

page-letters = Post
page-letters-title = Post van { $name }
page-letters-lead = E-mail die nog niet is aangekomen bij de mailserver. Wieg probeert het twee dagen lang, en geeft het dan op.
page-letters-off = Wieg stuurt hier geen e-mail. Een link die je maakt, staat op de pagina zelf, en geef je zelf door.
page-letters-none = Alles is verstuurd.
page-letters-to = Aan
page-letters-what = Waarover
page-letters-since = Sinds
page-letters-state = Hoe het staat
page-letters-waits = { $count ->
    [0] Wordt zo geprobeerd.
    [one] Wacht, na { $count-written } poging.
   *[other] Wacht, na { $count-written } pogingen.
}
page-letters-given-up = Opgegeven.
page-letters-again = Opnieuw proberen
page-letters-again-whose = Opnieuw proberen voor { $name }
page-letters-gone = Deze e-mail staat hier niet meer, of kan niet opnieuw. Er is niets verloren gegaan: kijk op de pagina met mensen, en maak daar zo nodig een nieuwe link.
page-letter-kind = { $kind ->
    [invitation] uitnodiging
    [reminder] herinnering aan een uitnodiging
    [new-link] nieuwe link
    [forgotten] wachtwoord vergeten
   *[other] link om aan te melden
}
page-letter-fault = { $fault ->
    [address] Naar dit adres kan geen e-mail.
    [text] De e-mail liet zich niet maken.
    [too-late] De link erin was verlopen.
    [refused] De mailserver wil deze e-mail niet.
    [later] De mailserver vraagt om later terug te komen.
    [sign-in] De mailserver laat Wieg niet toe; kijk de gebruiker en het wachtwoord na.
    [unsafe] Met de mailserver kwam geen veilige verbinding.
    [silence] De mailserver gaf geen antwoord.
   *[other] Er kwam geen verbinding met de mailserver.
}

page-organisations = Organisaties
page-organisations-title = Wat onder { $name } valt
page-organisations-none = Hieronder valt nog niets.
page-organisations-kind = Soort
page-organisations-kind-wrong = Dit soort organisatie past hier niet onder.
page-organisations-code = Code
page-organisations-code-hint = Het BRIN van een school, met twee cijfers voor de locatie; of het nummer van een bestuur. Mag leeg blijven.
page-organisations-code-taken = Deze code hoort al bij een andere organisatie hieronder.
page-organisations-add = Organisatie toevoegen
page-organisations-add-do = Toevoegen
page-kind = { $kind ->
    [region] regio
    [board] bestuur
    [municipality] gemeente
    [partner] partner
    [school] school
   *[location] locatie
}

page-log = Logboek
page-log-title = Logboek van { $name }
page-log-what = Wat hier is gedaan en door wie, zonder inhoud. Achteraf iets veranderen valt op: elke regel hangt vast aan de vorige, en ‘wieg audit verify’ kijkt dat na.
page-log-empty = Hier is nog niets gedaan.
page-log-when = Wanneer
page-log-who = Wie
page-log-deed = Wat
page-log-subject = Waarmee
page-log-program = Wieg zelf
page-deed = { $deed ->
    [added-organisation] organisatie toegevoegd
    [made-link] nieuwe link gemaakt
    [gave-role] rol gegeven
    [took-role] rol weggehaald
    [read-in-list] lijst ingelezen
    [took-back-list] lijst teruggenomen
    [downloaded] rapport opgehaald
    [signed-in] aangemeld
    [used-code] code gebruikt
    [chose-password] wachtwoord gekozen
    [set-second-factor] tweede stap ingesteld
    [signed-out-everywhere] overal afgemeld
    [began-round] ronde begonnen om samen te tellen
    [called-off-round] ronde afgezegd
    [gave-to-round] meegeteld in een ronde
    [opened-round] som van een ronde geopend
    [wrote-note] eigen woorden geschreven
    [began-study] onderzoek begonnen
    [added-respondent] deelnemer toegevoegd
    [withdrew-respondent] deelnemer teruggetrokken, alles gewist
    [opened-coding] codeurs zien elkaars werk
    [closed-coding] codeurs zien elkaars werk niet
    [kept-interview] gesprek bewaard
    [removed-interview] gesprek weggehaald
    [coded] fragment gecodeerd
    [settled-coding] codering samen afgesproken
    [unsettled-coding] afspraak over codering losgelaten
    [removed-code] code bij een fragment weggehaald
    [noted] memo veranderd
    [added-code] code toegevoegd
    [changed-code] code veranderd
    [released-quote] citaat vrijgegeven
    [withdrew-quote] citaat teruggenomen
    [kept-letter] brief bewaard
    [removed-letter] brief weggehaald
    [deleted-old-pupils] gegevens van oud-leerlingen gewist
    [sent-letter] e-mail verstuurd
    [gave-up-letter] e-mail opgegeven
    [withdrew-letter] herinnering niet meer nodig
    [tried-letter-again] e-mail opnieuw geprobeerd
    [asked-sign-in] link gevraagd om aan te melden
    [used-link] link gebruikt om aan te melden
    [made-account] account gemaakt
    [linked-account] account van elders gekoppeld
    [unlinked-account] account van elders ontkoppeld
    [refused-school] een aanbieder noemde een school waarover hij niets mag zeggen
    [asked-new-password] nieuw wachtwoord gevraagd
   *[other] { $deed }
}

page-explain-lead = Voor de functionaris gegevensbescherming, de medezeggenschapsraad en ieder ander die wil weten wat Wieg met leerlinggegevens doet.
page-explain-why-title = Waarvoor
page-explain-why =
    De school of het bestuur wil weten of kinderen met gelijke mogelijkheden gelijke kansen krijgen, en wat daaraan te doen is. Daarvoor zijn aantallen nodig, geen namen.
    De school of het bestuur is verantwoordelijk voor de gegevens; wie Wieg voor hen draait, is verwerker. Wieg draait op een eigen machine en stuurt geen gegevens van leerlingen naar buiten.
page-explain-held-title = Wat er wordt bewaard
page-explain-held =
    Per leerling: school, schooljaar, toetsscore, adviezen, plaatsing, klas per schooljaar en diploma. Opleiding of inkomen van ouders alleen wanneer de school die met een doel heeft vastgelegd. In plaats van het leerlingnummer staat er een pseudoniem, dat zonder de sleutel van de organisatie niet is terug te rekenen.
    Van wie een account heeft: naam, e-mailadres of de naam bij de aanbieder waar iemand zich aanmeldt, rol, en wanneer zij wat deden.
    Van brieven die iemand in de kamer Brieven bekijkt: niets, tenzij iemand vraagt om een brief te bewaren. Dan staat die er tot iemand hem weghaalt.
    Van wie gehoord is in een onderzoek: wat er gezegd is, zonder namen, en sector, regio en functie. Van wie een vragenlijst invult: alleen de antwoorden.
    Van wie zich aanmeldt voor een avond: naam, rol, waar iemand werkt of leert, en wat er nodig is om mee te doen. Ook een e-mailadres, als iemand dat geeft. Van leerlingen alleen een voornaam. Bij een afspraak staat de naam van wie het doet.
    Van e-mail die Wieg stuurt: wat erin staat tot hij is verstuurd, hoogstens twee dagen, en het adres nog dertig dagen.
page-explain-not-held-title = Wat er niet wordt bewaard
page-explain-not-held =
    In een lijst van leerlingen worden namen, geboortedatums en adressen niet gelezen. Een burgerservicenummer of onderwijsnummer wordt geweigerd.
    Migratieachtergrond, geloof en gezondheid zijn er niet bij. Er is geen voorspelling, geen risicoscore en geen lijst van leerlingen.
page-explain-who-title = Wie wat ziet
page-explain-who =
    Medewerkers van een school zien de cijfers van hun eigen school, een bestuur die van zijn scholen. Een regio ziet alleen sommen van besturen samen, en geen cijfers van één bestuur. De beheerder ziet geen cijfers.
    Ouders en leerlingen zien geen cijfers. Wat een leerling of een leraar herkenbaar zou maken, wordt weggelaten voordat een cijfer wordt getoond. Daarna valt Wieg het resultaat zelf aan, om te zien of er toch iets is terug te rekenen.
page-explain-leaves-title = Wat naar buiten gaat
page-explain-leaves =
    Alleen wat iemand zelf ophaalt: een rapport of een tabel met cijfers. Leerlinggegevens kunnen niet worden opgehaald.
    Wie iets verandert of meeneemt, staat in het logboek. De functionaris gegevensbescherming kan dat lezen.
page-explain-goes-title = Wanneer het weggaat
page-explain-goes =
    Een ingelezen lijst is meteen terug te nemen; dan zijn de gegevens en de cijfers ervan weg. Gegevens van leerlingen wist Wieg vanzelf, uiterlijk twee jaar nadat een leerling van school is gegaan. De aantallen per startcohort blijven bij de school. Daar kunnen kleine aantallen bij zijn; voordat iemand ze ziet, gaan ze door dezelfde controle als elk cijfer.
    De tekst van een gesprek gaat weg na het aantal maanden dat bij het onderzoek staat; eigen woorden in een vragenlijst na een jaar. Wie op een avond was, vergeet Wieg na een jaar, net als de e-mailadressen bij afspraken die klaar zijn.
    Vragen of een verzoek om inzage gaan naar de school of het bestuur, want die is verantwoordelijk.

page-accessibility-text =
    Wieg wil voldoen aan WCAG 2.2, niveau AA. De pagina’s werken zonder JavaScript, met alleen een toetsenbord, vergroot tot 400 procent, op een telefoon en op papier. Elke afbeelding heeft een beschrijving en een tabel met dezelfde cijfers.
    Het is nog niet door een onafhankelijke partij onderzocht. Wie iets tegenkomt dat niet werkt, kan het de beheerder van Wieg laten weten.

page-people-elsewhere = Dit adres heeft al een account bij een andere organisatie. Zonder e-mail weten we niet zeker van wie het is. Vraag een beheerder die voor allebei zorgt om de rol te geven.

page-outside-school-refused = { $name } mag in Wieg niets zeggen over de school { $codes }. Er is niets veranderd. De beheerder van Wieg kan het toestaan.

page-linking-own = Andere manieren om aan te melden
page-linking-none = Er is nog geen account van elders gekoppeld.
page-linking-since = gekoppeld op
page-linking-start = Koppel een account: { $name }
page-linking-unlink = Ontkoppel: { $name }
page-linking-unlink-means = Na ontkoppelen kan dat account niet meer bij dit account van Wieg aanmelden. Rollen die ermee kwamen, gaan weg.
page-linking-last = Dit is de enige manier om hier aan te melden, en daarom kan het account niet worden ontkoppeld.
page-linking-title = Dit account koppelen?
page-linking-lead = Het account van { $whose } (‘{ $name }’) kan daarna bij dit account van Wieg aanmelden.
page-linking-lead-nameless = Dit account (‘{ $name }’) kan daarna bij dit account van Wieg aanmelden.
page-linking-means = Zeg alleen ja als het om dezelfde persoon gaat. De rollen die de school noemt, komen er bij het volgende aanmelden bij. Ontkoppelen kan later, zolang er een andere manier is om aan te melden.
page-linking-do = Koppel dit account
page-linking-not = Nu niet koppelen
page-linking-stale = Er wacht geen account om te koppelen, of het wachtte te lang. Er is niets veranderd. Begin opnieuw bij de eigen gegevens.
page-linking-already = Dit account (‘{ $name }’) is hier al gekoppeld. Er is niets veranderd.
page-linking-taken = Dit account (‘{ $name }’) hoort al bij een ander account van Wieg, en kan er maar bij één horen. Er is niets veranderd. De beheerder van Wieg kan helpen.

page-sign-ins = Aanmeldingen
page-sign-ins-title = Aanmeldingen bij { $name }
page-sign-ins-lead = Wie hier wanneer is aangemeld. Het is bedoeld om iets uit te zoeken, niet om mensen te volgen.
page-sign-ins-what = Hier staan de laatste { $days } dagen, van wie alleen bij deze organisatie of daaronder een rol heeft. Vanaf welke plek of welk apparaat iemand kwam, bewaart Wieg niet. Mislukte pogingen telt Wieg alleen, zonder naam.
page-sign-ins-none = In deze tijd is hier niemand aangemeld.
