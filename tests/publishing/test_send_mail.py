"""`tools/send_mail.py`, by a real server of mail on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import ModuleType

import pytest

from builder.export.digest_mail import digest_mail
from tests.examples import tool
from tests.publishing.mail_server import PASSWORD, USER, Post, make_certificate, serving_mail
from tests.unit.export.digests import HOSTILE, a_digest

Send = Callable[..., int]


@pytest.fixture(scope="module")
def sender() -> ModuleType:
    return tool("send_mail")


@pytest.fixture
def post() -> Iterator[Post]:
    with serving_mail() as post:
        yield post


@pytest.fixture
def send(sender: ModuleType, post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Send:
    """Send a digest with this in the environment, to the server if nothing else is said."""

    def call(content: bytes = digest_mail(a_digest(HOSTILE)), **said: str) -> int:
        file = tmp_path / "digest.eml"
        file.write_bytes(content)
        usual = {"HOST": "127.0.0.1", "PORT": str(post.port), "USER": "", "PASSWORD": ""}
        usual = {f"SMTP_{name}": text for name, text in usual.items()}
        usual |= {"MAIL_FROM": "keeper@a.example", "MAIL_TO": "them@b.example"}
        for name, text in (usual | said).items():
            monkeypatch.setenv(name, text)
        return int(sender.main([str(file)]))

    return call


def test_a_mail_arrives_with_both_its_parts(send: Send, post: Post, capsys: pytest.CaptureFixture[str]) -> None:
    assert send(MAIL_FROM="keeper@a.example\n") == 0

    [mail], [envelope] = post.mails, post.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("keeper@a.example", ["them@b.example"])
    assert str(mail["From"]) == "Paper Archive <keeper@a.example>"
    assert str(mail["To"]) == "them@b.example"
    assert str(mail["Subject"]) == "2 new papers in Paper Archive"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part
        assert "Lattice models" in part.get_content()
    assert capsys.readouterr().out == "The server has taken the mail for 1 of 1 address.\n"


def test_the_id_is_that_of_the_file_and_the_hour_that_of_sending(send: Send, post: Post) -> None:
    content = digest_mail(a_digest())
    assert send(content) == send(content) == 0
    first, second = post.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert str(first["Message-ID"]).encode() in content
    assert parsedate_to_datetime(first["Date"]).year >= 2026


@pytest.mark.parametrize("name", ["深度学习" * 20, 'Ada "B", (C)', "Gläser"])
def test_the_name_of_the_archive_stays(name: str, send: Send, post: Post) -> None:
    content = digest_mail(a_digest(name=name))
    assert send(content, MAIL_FROM="digest@a.example") == 0
    [sent] = post.taken
    heads = [message_from_bytes(one)["From"] for one in (content, sent.original_content or b"")]
    assert heads[0].split() == heads[1].split()


def test_several_do_not_see_each_other_and_one_who_is_refused_stops_nobody(
    send: Send, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.refuses = ("gone@b.example",)
    assert send(MAIL_TO="a@b.example, gone@b.example\nc@d.example; a@b.example") == 0
    [mail], [envelope] = post.mails, post.taken
    assert envelope.rcpt_tos == ["a@b.example", "c@d.example"]
    assert str(mail["To"]) == "undisclosed-recipients:;"
    assert b"c@d.example" not in (envelope.original_content or b"")
    assert capsys.readouterr().out == "The server has taken the mail for 2 of 3 addresses.\n"


def test_a_password_goes_over_an_encrypted_connection(
    sender: ModuleType, send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with serving_mail(certificate) as safe:
        way = {"SMTP_HOST": "localhost", "SMTP_PORT": str(safe.port), "SMTP_USER": USER}
        assert send(**way, SMTP_PASSWORD=f"{PASSWORD}\n") == 0
        assert send(**way, SMTP_PASSWORD=PASSWORD[1:]) == 1
    assert safe.users == [USER.encode()] * 2
    assert safe.encrypted == [True]


def test_no_password_goes_in_the_clear(send: Send, post: Post, capsys: pytest.CaptureFixture[str]) -> None:
    assert send(SMTP_USER=USER, SMTP_PASSWORD=PASSWORD) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"127.0.0.1:{post.port} gave no way in (SMTPNotSupportedError: ")
    assert said.endswith(". Nothing was sent.\n")
    assert (post.users, post.taken) == ([], [])


def test_a_certificate_of_another_host_is_none(send: Send, tmp_path: Path) -> None:
    with serving_mail(make_certificate(tmp_path)) as other:
        assert send(SMTP_HOST="localhost", SMTP_PORT=str(other.port), SMTP_USER=USER, SMTP_PASSWORD=PASSWORD) == 1
    assert (other.users, other.taken) == ([], [])


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        ("554 ::error::no @everyone", "127.0.0.1 refused the mail (SMTPDataError, 554). Nothing was sent."),
        (
            "drop",
            "127.0.0.1: the connection broke (SMTPServerDisconnected) before the server said that it has it. "
            "Nobody knows whether the mail was sent.",
        ),
    ],
)
def test_what_was_not_taken_is_told(
    fails: str, said: str, send: Send, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.fails = fails
    assert send() == 1
    assert capsys.readouterr().err == f"{said}\n"
    assert post.taken == []


def test_of_a_mail_that_may_have_been_taken_nobody_says_that_it_was_not_and_sent_again_it_is_the_same(
    send: Send, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.fails = "drop and keep"
    assert send() == 1
    assert capsys.readouterr().err.endswith(" Nobody knows whether the mail was sent.\n")
    post.fails = ""
    assert send() == 0
    assert len({str(mail["Message-ID"]) for mail in post.mails}) == 1


def test_where_all_are_refused_nothing_was_sent(
    send: Send, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.refuses = ("them@b.example",)
    assert send() == 1
    said = capsys.readouterr().err
    assert said == "127.0.0.1 refused the mail (SMTPRecipientsRefused, 550). Nothing was sent.\n"


def test_a_server_that_goes_without_a_goodbye_has_taken_the_mail(send: Send, post: Post) -> None:
    post.goes = True
    assert send() == 0
    assert len(post.taken) == 1


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"SMTP_HOST": "", "MAIL_TO": " "}, "SMTP_HOST and MAIL_TO must be set in the environment."),
        ({"SMTP_PORT": "x"}, "SMTP_PORT is not a number."),
        (
            {"MAIL_TO": "a@b.example\r\nBcc: c@d.example"},
            "MAIL_FROM or MAIL_TO has what is no bare address (a@b.org).",
        ),
        ({"MAIL_FROM": "Me <a@b.example>"}, "MAIL_FROM or MAIL_TO has what is no bare address (a@b.org)."),
        ({"content": b"no mail"}, "The file is no mail that `paper-archive digest` wrote."),
    ],
)
def test_what_is_not_said_or_wrongly_is_one_line(
    said: dict[str, str], complaint: str, send: Send, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send(**said) == 1
    assert capsys.readouterr().err == f"{complaint} Nothing was sent.\n"
    assert post.taken == []


def test_it_says_how_to_use_it_and_needs_nothing_but_python(
    sender: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sender.main([]) == 2
    assert capsys.readouterr().err.startswith("Usage: ")
    source = Path(str(sender.__file__)).read_text(encoding="utf-8")
    assert not re.search(r"^(from|import) builder", source, re.MULTILINE)
