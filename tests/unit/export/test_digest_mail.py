"""A digest as a mail."""

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.export.digest_html import digest_html
from builder.export.digest_mail import digest_mail
from builder.export.digest_text import digest_text
from builder.model.records import MonthDay
from tests.examples import a_record, an_archive
from tests.strategies import titles
from tests.unit.export.digests import HOSTILE, a_digest, digest_of

HEADS = ["From", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found
    assert found["Content-Transfer-Encoding"] == "quoted-printable"
    return str(found.get_content()).replace("\r\n", "\n")


def test_both_parts_are_what_was_written() -> None:
    digest = a_digest(HOSTILE)
    message = read(digest_mail(digest))
    assert message.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]
    assert part(message, "plain") == digest_text(digest)
    assert part(message, "html") == digest_html(digest)


def test_equal_digests_are_equal_mails_and_others_have_another_id() -> None:
    first, again, other = map(digest_mail, (a_digest(), a_digest(), a_digest(HOSTILE)))
    assert first == again
    assert read(first)["Message-ID"] != read(other)["Message-ID"]


def test_lines_are_as_mails_have_them() -> None:
    content = digest_mail(a_digest(HOSTILE, a_record("深度学习" * 200, "Schrödinger " * 90, line=5)))
    assert content.isascii()
    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_its_day_is_the_newest_of_its_papers_never_that_of_the_clock() -> None:
    assert parsedate_to_datetime(read(digest_mail(a_digest()))["Date"]).isoformat() == "2025-09-09T00:00:00+00:00"
    undated = digest_of(an_archive(a_record(listed_on=MonthDay(9, 9))))
    assert parsedate_to_datetime(read(digest_mail(undated))["Date"]).year == 1970


@given(title=titles, name=titles | st.text(max_size=300))
def test_no_title_and_no_name_makes_a_head_or_a_part(title: str, name: str) -> None:
    content = digest_mail(a_digest(HOSTILE, a_record(title, line=5), name=f"{name}\r\nBcc: x@y.example\n\n<b>"))
    message = read(content)
    assert message.keys() == HEADS
    assert len([*message.iter_parts()]) == 2
    assert content.partition(b"\r\n\r\n")[0].isascii()
    assert [address.addr_spec for address in message["From"].addresses] == ["digest@a.example"]
    assert re.match(r"\d new papers in ", message["Subject"])
    boundary = str(message.get_boundary())
    assert content.count(boundary.encode()) == 4


@pytest.mark.parametrize(
    "name",
    [
        "Archiv für Gläser",
        'Ada "B" <c@d.e>, (F)',
        "深度学习" * 60,
        "=?utf-8?q?a=0D=0ABcc:_b?=",
        "<b>" * 26,
        "a@b",
        "-",
    ],
)
def test_a_name_is_read_as_it_is(name: str) -> None:
    content = digest_mail(a_digest(name=name))
    shown, address = parseaddr(re.sub(r"[\r\n]", "", message_from_bytes(content)["From"]))
    cut = name if len(name) <= 80 else f"{name[:79]}…"
    assert (str(make_header(decode_header(shown))), address) == (cut, "digest@a.example")
    assert read(content)["Subject"] == f"1 new paper in {cut}"


def test_without_an_address_it_comes_from_nowhere() -> None:
    message = read(digest_mail(a_digest(address="")))
    assert message["From"].addresses[0].domain == "paper-archive.invalid"
    assert str(message["Message-ID"]).endswith("@paper-archive.invalid>")
