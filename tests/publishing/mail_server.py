"""A real server of mail on this machine, which keeps what it takes and can be told to fail."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

USER, PASSWORD = "someone", "open sesame"


@dataclass
class Post:
    """What a server took, and how it misbehaves.

    `refuses` are addresses; `fails` is what it answers to a mail, "drop" where it goes away before it answers,
    "drop and keep" where it has taken the mail by then; `goes` says whether it goes away before the goodbye.
    """

    port: int = 0
    taken: list[Envelope] = field(default_factory=list)
    users: list[bytes] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    refuses: tuple[str, ...] = ()
    fails: str = ""
    goes: bool = False

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one.original_content or b"", policy=default) for one in self.taken]  # type: ignore[misc]

    async def handle_RCPT(  # as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 no such user as <you>"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.fails != "drop" and not self.fails[:1].isdecimal():
            self.taken.append(envelope)
            self.encrypted.append(session.ssl is not None)
        if self.fails.startswith("drop"):
            _hang_up(server)
            await asyncio.sleep(0)
        return self.fails or "250 taken"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.goes:
            _hang_up(server)
        return "221 Bye"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, how: str, given: Any) -> AuthResult:
        self.users.append(given.login)
        is_right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=is_right, handled=False)


def _hang_up(server: SMTP) -> None:
    transport = server.transport
    assert transport
    transport.abort()


class _AtAnyPort(Controller):
    """The system chooses the port; whoever asks for a free one first may lose it."""

    def _trigger_server(self) -> None:
        assert self.server
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving_mail(certificate: Path | None = None, **options: Any) -> Iterator[Post]:
    """A server at a port of its own while the block runs; with a certificate it wants STARTTLS and a password."""
    post = Post()
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        options |= {"tls_context": context, "require_starttls": True}
        options |= {"authenticator": post.authenticate, "auth_required": True, "auth_exclude_mechanism": ["LOGIN"]}
    controller = _AtAnyPort(post, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        post.port = controller.port
        yield post
    finally:
        controller.stop()


def make_certificate(folder: Path) -> Path:
    """A key and a certificate that only who names them trusts, for "localhost"."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl is installed, which makes the certificate")
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pem"
    words = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *words, *files], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
