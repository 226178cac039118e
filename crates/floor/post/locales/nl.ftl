# Brieven: wat erin staat, en wat er mis kan zijn met de instellingen.

post-wrong-address = ‘{ $address }’ is geen adres van een mailserver. Schrijf bijvoorbeeld smtp://gebruiker@mail.school.example:587, of smtps:// voor een server die meteen versleutelt.
post-wrong-password-in-address = Er staat een wachtwoord in ‘{ $address }’, en anderen op deze machine kunnen dat lezen. Haal het weg, zet het in een bestand en noem dat met --mail-password-file.
post-wrong-no-password = In ‘{ $address }’ staat een gebruiker, maar geen wachtwoord is genoemd. Zet het in een bestand en noem dat met --mail-password-file.
post-wrong-no-user = Er is een wachtwoord, maar in ‘{ $address }’ staat geen gebruiker. Schrijf smtp://gebruiker@server, met %40 voor een apenstaartje in de naam van de gebruiker.
post-wrong-empty-password = Het bestand met het wachtwoord van de mailserver is leeg.
post-wrong-from = ‘{ $from }’ kan geen afzender zijn. Schrijf bijvoorbeeld "Wieg <wieg@school.example>".

post-invitation-subject = { $reader ->
    [parent] Uw account bij Wieg
   *[other] Je account bij Wieg
}
post-invitation-body = { $reader ->
    [parent]
        Dag { $name },

        { $place } heeft voor u een account gemaakt bij Wieg.

        Kies hier een wachtwoord:
        { $link }

        De link werkt één keer, en een week lang. Geef hem aan niemand door: wie hem heeft, kan uw account openen.

        Weet u niet waar dit over gaat? Dan hoeft u niets te doen.
   *[other]
        Dag { $name },

        Je hebt een account bij Wieg, voor { $place }.

        Kies hier een wachtwoord:
        { $link }

        De link werkt één keer, en een week lang. Geef hem aan niemand door: wie hem heeft, kan je account openen.

        Weet je niet waar dit over gaat? Dan hoef je niets te doen.
}

post-reminder-subject = { $reader ->
    [parent] Uw account bij Wieg wacht nog
   *[other] Je account bij Wieg wacht nog
}
post-reminder-body = { $reader ->
    [parent]
        Dag { $name },

        U heeft een account bij Wieg, van { $place }, maar u koos nog geen wachtwoord. Dat kan hier:
        { $link }

        Deze link komt in de plaats van die in de vorige brief. Hij werkt één keer, en een week lang.

        Wilt u geen account? Dan hoeft u niets te doen. Dit is de enige herinnering.
   *[other]
        Dag { $name },

        Je hebt een account bij Wieg, voor { $place }, maar je koos nog geen wachtwoord. Dat kan hier:
        { $link }

        Deze link komt in de plaats van die in de vorige brief. Hij werkt één keer, en een week lang.

        Wil je geen account? Dan hoef je niets te doen. Dit is de enige herinnering.
}

post-new-link-subject = Een nieuw wachtwoord voor Wieg
post-new-link-body = { $reader ->
    [parent]
        Dag { $name },

        { $place } heeft voor u een nieuwe link gemaakt. Kies hier een wachtwoord:
        { $link }

        De link werkt één keer, en een week lang. Geef hem aan niemand door: wie hem heeft, kan uw account openen.

        Heeft u hier niet om gevraagd? Vraag het dan na bij de school.
   *[other]
        Dag { $name },

        Een collega van { $place } heeft voor jou een nieuwe link gemaakt. Kies hier een wachtwoord:
        { $link }

        De link werkt één keer, en een week lang. Geef hem aan niemand door: wie hem heeft, kan je account openen. Stel daarna de tweede stap opnieuw in.

        Heb je hier niet om gevraagd? Vraag het dan na bij je collega.
}

post-forgotten-subject = Een nieuw wachtwoord voor Wieg
post-forgotten-body = { $reader ->
    [parent]
        Dag { $name },

        Iemand vroeg om een nieuw wachtwoord voor uw account bij Wieg ({ $site }). Was u dat? Kies het dan hier:
        { $link }

        De link werkt één keer, en een week lang.

        Was u het niet? Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is.
   *[other]
        Dag { $name },

        Iemand vroeg om een nieuw wachtwoord voor je account bij Wieg ({ $site }). Was jij dat? Kies het dan hier:
        { $link }

        De link werkt één keer, en een week lang. De code van je telefoon blijft dezelfde.

        Was jij het niet? Dan hoef je niets te doen. Je wachtwoord blijft zoals het is.
}

post-sign-in-subject = Aanmelden bij Wieg
post-sign-in-body = { $reader ->
    [parent]
        Dag { $name },

        Met deze link meldt u zich aan bij Wieg ({ $site }):
        { $link }

        De link werkt één keer, en een kwartier lang.

        Vroeg u hier niet om? Dan hoeft u niets te doen.
   *[other]
        Dag { $name },

        Met deze link meld je je aan bij Wieg ({ $site }):
        { $link }

        De link werkt één keer, en een kwartier lang.

        Vroeg je hier niet om? Dan hoef je niets te doen.
}
