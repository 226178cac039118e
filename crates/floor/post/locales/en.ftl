# Letters: what they say, and what can be wrong with the settings.

post-wrong-address = ‘{ $address }’ is not the address of a mail server. Write for instance smtp://user@mail.school.example:587, or smtps:// for a server that encrypts at once.
post-wrong-password-in-address = There is a password in ‘{ $address }’, where others on this machine can read it. Take it out, put it in a file and name that with --mail-password-file.
post-wrong-no-password = There is a user in ‘{ $address }’, but no password was named. Put it in a file and name that with --mail-password-file.
post-wrong-no-user = There is a password, but no user in ‘{ $address }’. Write smtp://user@server, with %40 for an at sign in the name of the user.
post-wrong-empty-password = The file with the password of the mail server is empty.
post-wrong-from = ‘{ $from }’ cannot be a sender. Write for instance "Wieg <wieg@school.example>".

post-invitation-subject = { $reader ->
    [parent] Your account with Wieg
   *[other] Your account with Wieg
}
post-invitation-body = { $reader ->
    [parent]
        Dear { $name },

        { $place } has made an account with Wieg for you.

        Choose a password here:
        { $link }

        The link works once, and for a week. Do not pass it on: whoever has it can open your account.

        Do you not know what this is about? Then you need not do anything.
   *[other]
        Dear { $name },

        You have an account with Wieg, for { $place }.

        Choose a password here:
        { $link }

        The link works once, and for a week. Do not pass it on: whoever has it can open your account.

        Do you not know what this is about? Then you need not do anything.
}

post-reminder-subject = { $reader ->
    [parent] Your account with Wieg is still waiting
   *[other] Your account with Wieg is still waiting
}
post-reminder-body = { $reader ->
   *[other]
        Dear { $name },

        You have an account with Wieg, for { $place }, but have not chosen a password yet. You can do so here:
        { $link }

        This link takes the place of the one in the earlier letter. It works once, and for a week.

        Do you not want an account? Then you need not do anything. This is the only reminder.
}

post-new-link-subject = A new password for Wieg
post-new-link-body = { $reader ->
    [parent]
        Dear { $name },

        { $place } has made a new link for you. Choose a password here:
        { $link }

        The link works once, and for a week. Do not pass it on: whoever has it can open your account.

        Did you not ask for this? Then check with the school.
   *[other]
        Dear { $name },

        A colleague at { $place } has made a new link for you. Choose a password here:
        { $link }

        The link works once, and for a week. Do not pass it on: whoever has it can open your account. Set the second step again afterwards.

        Did you not ask for this? Then check with your colleague.
}

post-forgotten-subject = A new password for Wieg
post-forgotten-body = { $reader ->
    [parent]
        Dear { $name },

        Somebody asked for a new password for your account with Wieg ({ $site }). Was that you? Then choose it here:
        { $link }

        The link works once, and for a week.

        Was it not you? Then you need not do anything. Your password stays as it is.
   *[other]
        Dear { $name },

        Somebody asked for a new password for your account with Wieg ({ $site }). Was that you? Then choose it here:
        { $link }

        The link works once, and for a week. The code of your phone stays the same.

        Was it not you? Then you need not do anything. Your password stays as it is.
}

post-sign-in-subject = Signing in to Wieg
post-sign-in-body = { $reader ->
    [parent]
        Dear { $name },

        With this link you sign in to Wieg ({ $site }):
        { $link }

        The link works once, and for a quarter of an hour.

        Did you not ask for this? Then you need not do anything.
   *[other]
        Dear { $name },

        With this link you sign in to Wieg ({ $site }):
        { $link }

        The link works once, and for a quarter of an hour.

        Did you not ask for this? Then you need not do anything.
}
