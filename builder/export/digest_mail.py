"""A digest as a mail (RFC 5322), its text and its page side by side (RFC 2046): equal digests give equal bytes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import urlsplit

from builder.export.digest import Digest
from builder.export.digest_html import digest_html
from builder.export.digest_text import digest_text
from builder.text import plural, shorten

LONGEST = 80
"""Characters of an archive's name in a head."""

NOWHERE = "paper-archive.invalid"
"""The host of an archive without an address: a name that nobody can have (RFC 2606)."""

_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9 ]{0,49}")
_FIRST = date(1970, 1, 1)


def digest_mail(digest: Digest) -> bytes:
    """The mail, from an address that whoever sends it replaces by one of theirs; its day and its id come from what
    it says, never from the clock."""
    text, page = digest_text(digest), digest_html(digest)
    name, host = shorten(digest.name, LONGEST), urlsplit(digest.address).hostname or NOWHERE
    subject = f"{plural(digest.count, 'new paper')} in {name}"
    seal = sha256("\0".join((host, subject, text, page)).encode()).hexdigest()[:32]
    heads = {
        "From": f"{_words('From', name)} <digest@{host}>",
        "Subject": _words("Subject", subject),
        "Date": format_datetime(datetime.combine(digest.day or _FIRST, time(), UTC)),
        "Message-ID": f"<{seal}@{host}>",
        "Auto-Submitted": "auto-generated",  # nobody's holiday answers it (RFC 3834)
    }
    lines = "".join(f"{head}: {value}\r\n" for head, value in heads.items())
    return lines.encode("ascii") + _parts(text, page, seal)


def _words(head: str, text: str) -> str:
    """What is plain and short as it is, all else as encoded words (RFC 2047), in which no sign has a meaning; a
    quoted name would be broken where Python folds it."""
    return text if _PLAIN.fullmatch(text) else Header(text, "utf-8", header_name=head).encode(linesep="\r\n")


def _parts(text: str, page: str, seal: str) -> bytes:
    """The heads that tell of the parts, and the parts."""
    parts = EmailMessage(policy=SMTP)
    parts.set_content(text, cte="quoted-printable")
    parts.add_alternative(page, subtype="html", cte="quoted-printable")
    parts.set_boundary(f"=_{seal}")  # no quoted-printable text has "=_" (RFC 2045, section 6.7)
    return parts.as_bytes()
