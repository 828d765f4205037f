"""`paper-archive digest` and `tools/send_mail.py` as processes: mails of real and of hostile seeds arrive."""

from __future__ import annotations

import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

from builder.config.settings import PROJECT
from tests.conftest import HOSTILE_SEED
from tests.examples import REAL
from tests.publishing.mail_server import serving_mail
from tests.unit.export.test_digest_html import ATTRIBUTES, OURS, Reader

ADDRESS = "https://a.example/archive/"
FIRST = "000_10575c7abafc0436.txt"


def run(folder: Path, *words: str, **environment: str) -> None:
    env = os.environ | {"PYTHONPATH": str(PROJECT)} | environment
    subprocess.run([sys.executable, *words], cwd=folder, env=env, check=True, capture_output=True)


def digest(folder: Path, seeds: Path, before: Path, to: str) -> Path:
    config = ("--config", str(REAL / "archive.toml"), "--seeds", str(seeds), "--address", ADDRESS)
    run(
        folder, "-m", "builder", "digest", *config, "--since", str(before), "--to", to, PYTHONHASHSEED=f"{len(to)}"
    )
    return folder / to


def arrived(folder: Path, mail: Path) -> tuple[EmailMessage, str, str]:
    """The mail that a real server has taken, its text and its page."""
    with serving_mail() as post:
        way = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(post.port)}
        way |= {"MAIL_FROM": "keeper@a.example", "MAIL_TO": "them@b.example"}
        run(folder, str(PROJECT / "tools" / "send_mail.py"), str(mail), **way)
    [message] = post.mails
    assert message.defects == []
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    text, page = (part.get_content().replace("\r\n", "\n") for part in parts if part)
    return message, text, page


def test_what_two_seeds_brought_arrives(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    (tmp_path / "before" / FIRST).write_bytes((REAL / "seeds" / FIRST).read_bytes())
    mail = digest(tmp_path, REAL / "seeds", tmp_path / "before", "digest.eml")
    assert digest(tmp_path, REAL / "seeds", tmp_path / "before", "again.eml").read_bytes() == mail.read_bytes()

    message, text, page = arrived(tmp_path, mail)
    assert message["Subject"] == "219 new papers in Paper Archive"
    assert text.startswith("Paper Archive\n=============\n219 new papers in ")
    assert "\nTrending\n--------\n" in text
    assert len(page.encode()) < 100_000  # of more some programs show a part
    leads = Reader(page).leads
    assert len(leads) > 100
    for url in leads:
        assert url.startswith(ADDRESS)
        assert url in text


def test_hostile_titles_arrive_as_text(tmp_path: Path) -> None:
    for folder in ("before", "seeds"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(HOSTILE_SEED.read_bytes())
    mail = digest(tmp_path, tmp_path / "seeds", tmp_path / "before", "digest.eml")
    message, text, page = arrived(tmp_path, mail)

    assert message.keys()[:4] == ["From", "To", "Date", "Subject"]
    assert (str(message["From"]), str(message["To"])) == ("Paper Archive <keeper@a.example>", "them@b.example")
    read = Reader(page)
    assert (read.tags <= OURS, read.names <= ATTRIBUTES) == (True, True)
    for title in ("<script>alert(1)</script>", "{{ 7*7 }}", '" autofocus onfocus="alert(1)'):
        assert title in read.text
        assert f"* {title}\n" in text
