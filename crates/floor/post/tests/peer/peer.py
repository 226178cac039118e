"""A mail server that behaves as a test wants it to, and writes down what it was given.

usage: peer.py FOLDER [PORT]

It prints its port. Before every letter it reads FOLDER/behaviour:

accept      takes the letter
later       says 451 and takes nothing
refuse      says 550 and takes nothing
hang        says nothing any more once it has the letter
die         writes the letter down and hangs up without saying that it took it

Where FOLDER/password is there when it starts, it wants the user "wieg" with that password.

FOLDER/events has a line per letter: a JSON object with the behaviour, the address and the letter.
"""

import asyncio
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = pathlib.Path(sys.argv[1])
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 0


class Handler:
    async def handle_DATA(self, server, session, envelope):
        behaviour = (FOLDER / "behaviour").read_text().strip()
        event = {
            "behaviour": behaviour,
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            "data": envelope.content.decode("utf-8"),
        }
        with open(FOLDER / "events", "a") as events:
            events.write(json.dumps(event) + "\n")
        if behaviour == "later":
            return "451 4.7.1 Come back later"
        if behaviour == "refuse":
            return "550 5.1.1 No such mailbox"
        if behaviour == "hang":
            await asyncio.sleep(3600)
        if behaviour == "die":
            server.transport.abort()
        return "250 OK"


def authenticated(server, session, envelope, mechanism, data):
    password = (FOLDER / "password").read_bytes().strip()
    return AuthResult(success=(data.login, data.password) == (b"wieg", password), handled=False)


async def main():
    loop = asyncio.get_running_loop()
    options = {"enable_SMTPUTF8": False}
    if (FOLDER / "password").exists():
        # The tests are on this machine, where nothing is encrypted.
        options |= {"authenticator": authenticated, "auth_required": True, "auth_require_tls": False}
    server = await loop.create_server(lambda: SMTP(Handler(), **options), "127.0.0.1", PORT)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
