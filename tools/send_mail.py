"""Send a mail that `paper-archive digest` wrote, by SMTP; Python alone, so that nothing else sees the password.

    export SMTP_HOST=mail.example.org SMTP_USER=you SMTP_PASSWORD=…
    export MAIL_FROM=you@example.org MAIL_TO=them@example.org
    python3 tools/send_mail.py digest.eml

MAIL_TO may name several addresses, with commas between. SMTP_PORT is 587 where it is not said; at 465 the
connection is encrypted from its first byte, elsewhere by STARTTLS. A server that cannot encrypt is refused, but
for one of this machine that wants no password. MAIL_FROM and the hour of sending replace what stands in the file;
its Message-ID stays, so that a mail that was sent twice is known to be one.

Status 0: the server has taken the mail, for all addresses or, as it then says, for some of them. 1: it has not,
and what is said ends in "Nothing was sent."; or the connection broke before the server said so, and nobody knows.
"""

from __future__ import annotations

import os
import re
import smtplib
import ssl
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

CONNECTING, TAKING = 60, 600
"""Seconds to wait for an answer: some servers need minutes before they say that they took a mail, and who gives up
earlier sends it twice (RFC 5321, section 4.5.3.2.6)."""

REPLACED = frozenset((b"from", b"sender", b"to", b"cc", b"bcc", b"date"))
"""The heads that say who sends a mail to whom, and when."""

HERE = frozenset({"localhost", "127.0.0.1", "::1"})

ENCRYPTED = 465
"""The port at which a connection is encrypted from its first byte (RFC 8314)."""

REFUSED = (smtplib.SMTPSenderRefused, smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
"""What a server says before it has taken a mail."""


class NotSentError(Exception):
    """The mail was not sent, or nobody knows; its text is one line that says which."""


@dataclass(frozen=True)
class Way:
    """Through which server a mail goes, from whom and to whom."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str
    to: tuple[str, ...]


def main(words: list[str]) -> int:
    if len(words) != 1:
        print("Usage: python3 tools/send_mail.py FILE.eml; its first lines say what it needs.", file=sys.stderr)
        return 2
    try:
        way = way_of(os.environ)
        refused = send(mail_of(Path(words[0]).read_bytes(), way), way)
    except (NotSentError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 1
    taken = len(way.to) - len(refused)
    print(f"The server has taken the mail for {taken} of {len(way.to)} address{'' if len(way.to) == 1 else 'es'}.")
    return 0


def way_of(said: Mapping[str, str]) -> Way:
    """What the environment says; raises NotSentError where it does not say enough."""
    names = ("SMTP_HOST", "SMTP_PORT", "SMTP_USER", "MAIL_FROM", "MAIL_TO")
    host, port, user, sender, to = (said.get(name, "").strip() for name in names)
    lacking = [name for name, value in (("SMTP_HOST", host), ("MAIL_FROM", sender), ("MAIL_TO", to)) if not value]
    if lacking:
        raise NotSentError(f"{' and '.join(lacking)} must be set in the environment. Nothing was sent.")
    if not re.fullmatch("[0-9]{0,5}", port):
        raise NotSentError("SMTP_PORT is not a number. Nothing was sent.")
    addresses = tuple(dict.fromkeys(filter(None, re.split(r"[\s,;]+", to))))
    for address in (sender, *addresses):
        if not re.fullmatch(r"[!-?A-~]+@[A-Za-z0-9.-]+", address):
            raise NotSentError("MAIL_FROM or MAIL_TO has what is no bare address (a@b.org). Nothing was sent.")
    return Way(host, int(port or 587), user, said.get("SMTP_PASSWORD", "").strip("\r\n"), sender, addresses)


def mail_of(content: bytes, way: Way) -> bytes:
    """The mail as it is sent: only heads are replaced. Several addresses do not see each other."""
    top, blank, body = content.partition(b"\r\n\r\n")
    lines = re.split(rb"\r\n(?![ \t])", top)  # a line that begins with a blank goes on with the one before
    heads = {line.partition(b":")[0].lower(): line for line in lines}
    if not blank or not {b"from", b"message-id"} <= heads.keys():
        raise NotSentError("The file is no mail that `paper-archive digest` wrote. Nothing was sent.")
    name = re.sub(rb"<[^<>]*>\s*", b"", heads[b"from"]).decode("ascii", "replace")
    to = way.to[0] if len(way.to) == 1 else "undisclosed-recipients:;"
    ours = f"{name}<{way.sender}>\r\nTo: {to}\r\nDate: {format_datetime(datetime.now(UTC))}"
    kept = [line for line in lines if line.partition(b":")[0].lower() not in REPLACED]
    return b"\r\n".join([ours.encode("ascii", "replace"), *kept, b"", body])


def send(mail: bytes, way: Way) -> Mapping[str, object]:
    """The addresses that were refused, where others were not; raises NotSentError where the mail was not taken."""
    with connected(way) as server:
        try:
            server.sock.settimeout(TAKING)
            return server.sendmail(way.sender, way.to, mail)
        except REFUSED as error:
            why = f"{way.host} refused the mail ({type(error).__name__}, {_codes(error)})"
            raise NotSentError(f"{why}. Nothing was sent.") from error
        except (smtplib.SMTPException, OSError) as error:
            unknown = (
                f"{way.host}: the connection broke ({type(error).__name__}) before the server said that it has it."
            )
            raise NotSentError(f"{unknown} Nobody knows whether the mail was sent.") from error


def _codes(error: Exception) -> str:
    """The numbers with which a server refused; what it says beside may name addresses."""
    of_each = getattr(error, "recipients", {}).values()
    codes = [code for code, _ in of_each] or [getattr(error, "smtp_code", 0)]
    return ", ".join(map(str, sorted(set(codes))))


@contextmanager
def connected(way: Way) -> Iterator[smtplib.SMTP]:
    """The server, ready for a mail. What happens at the goodbye is no matter: by then it has what it took."""
    try:
        server = _connect(way)
    except (smtplib.SMTPException, OSError) as error:
        why = f"{type(error).__name__}: {_plain(error)}"
        raise NotSentError(f"{way.host}:{way.port} gave no way in ({why}). Nothing was sent.") from error
    try:
        yield server
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _connect(way: Way) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if way.port == ENCRYPTED:
        server: smtplib.SMTP = smtplib.SMTP_SSL(way.host, way.port, timeout=CONNECTING, context=context)
    else:
        server = smtplib.SMTP(way.host, way.port, timeout=CONNECTING)
    try:
        server.ehlo_or_helo_if_needed()
        if way.port != ENCRYPTED and (way.user or way.host not in HERE or server.has_extn("starttls")):
            server.starttls(context=context)  # raises where the server cannot
            server.ehlo()
        if way.user:
            server.login(way.user, way.password)
    except BaseException:
        server.close()
        raise
    return server


def _plain(error: Exception) -> str:
    """What is said of an error, on one line of plain signs: servers may answer anything."""
    return ascii(str(error))[1:-1][:300]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
