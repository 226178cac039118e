# What can be wrong with the file with providers.

federation-wrong-file = The file with providers cannot be read: { $why }
federation-wrong-key = ‘{ $key }’ cannot be the key of a provider, or another one has it already. Choose a word of small letters and digits, such as entree.
federation-wrong-issuer = ‘{ $issuer }’ cannot be an issuer. Write the whole address, with https://; only for this machine itself it may do without.
federation-wrong-trusted = With ‘{ $key }’, second-factor = "when-they-say" and trusted belong together: name in trusted the values of acr or amr that say that there was a second step.
federation-wrong-role = A provider cannot give the role ‘{ $role }’. These it can: { $may }. Other roles are given by somebody in Wieg.
federation-wrong-when = The rule for ‘{ $role }’ does not say for whom it is. Name at least one claim in when.
federation-wrong-at = ‘{ $at }’ does not say where a role holds. Write "claim" and the name of the claim with the BRIN: a role holds only at the school that the provider names.
federation-wrong-school = ‘{ $code }’ is no BRIN of a school that this provider may speak for. Write for example schools = ["99ZZ", "99ZY01"], or leave the line out: then every school will do.
