# Wat er mis kan zijn met het bestand met aanbieders.

federation-wrong-file = Het bestand met aanbieders is niet te lezen: { $why }
federation-wrong-key = ‘{ $key }’ kan geen key van een aanbieder zijn, of een ander heeft hem al. Kies een woord van kleine letters en cijfers, zoals entree.
federation-wrong-issuer = ‘{ $issuer }’ kan geen issuer zijn. Schrijf het hele adres, met https://; alleen voor deze machine zelf mag het zonder.
federation-wrong-trusted = Bij ‘{ $key }’ horen second-factor = "when-they-say" en trusted bij elkaar. Noem in trusted de waarden van acr of amr die zeggen dat er een tweede stap was.
federation-wrong-role = De rol ‘{ $role }’ kan een aanbieder niet geven. Dit kan wel: { $may }. Andere rollen geeft iemand in Wieg.
federation-wrong-when = De regel voor ‘{ $role }’ zegt niet voor wie hij is. Noem in when ten minste één kenmerk.
federation-wrong-at = ‘{ $at }’ zegt niet waar een rol geldt. Schrijf "claim" en de naam van het kenmerk met het BRIN: een rol geldt alleen op de school die de aanbieder noemt.
federation-wrong-school = ‘{ $code }’ is geen BRIN van een school waarover deze aanbieder iets mag zeggen. Schrijf bijvoorbeeld schools = ["99ZZ", "99ZY01"], of laat de regel weg: dan is elke school goed.
