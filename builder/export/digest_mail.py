"""A digest as a mail (RFC 5322), its text and its page side by side (RFC 2046): equal digests give equal bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
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

_FIRST = date(1970, 1, 1)


def digest_mail(digest: Digest) -> bytes:
    """The mail, from an address that whoever sends it replaces by one of theirs; its day and its id come from what
    it says, never from the clock."""
    text, page = digest_text(digest), digest_html(digest)
    name = shorten(digest.name, LONGEST)
    host = urlsplit(digest.address).hostname or NOWHERE
    subject = f"{plural(digest.count, 'new paper')} in {name}"
    seal = sha256("\0".join((host, subject, text, page)).encode()).hexdigest()[:32]

    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(name, "digest", host)
    mail["Subject"] = subject
    mail["Date"] = datetime.combine(digest.day or _FIRST, time(), UTC)
    mail["Message-ID"] = f"<{seal}@{host}>"
    mail["Auto-Submitted"] = "auto-generated"  # nobody's holiday answers it (RFC 3834)
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_{seal}")  # no quoted-printable text has "=_" (RFC 2045, section 6.7)
    return mail.as_bytes()
