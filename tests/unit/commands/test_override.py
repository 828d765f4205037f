import io
import sys
from pathlib import Path

import pytest

from builder.commands.command_line import main
from builder.ingest.seeds import parse_seed
from builder.merge.overrides import read_overrides
from builder.merge.papers import merge_records
from tests.conftest import A_SEED
from tests.examples import an_issue

FILE = "overrides.toml"
BEFORE = "# Said by hand.\n"


@pytest.fixture
def ids(project: Path) -> list[str]:
    """The ids of two papers of the project, which has a file of overrides."""
    (project / FILE).write_text(BEFORE)
    settings = (project / "archive.toml").read_text()
    (project / "archive.toml").write_text(f'papers.overrides = "{FILE}"\n{settings}')
    return [paper.short_id for paper in merge_records(parse_seed("a.txt", A_SEED.encode()).records)]


def override(body: str, *options: str) -> int:
    Path("issue.md").write_text(body, encoding="utf-8", newline="")
    return main(["override", "--from-issue", "issue.md", *options])


def test_what_an_issue_asks_for_is_shown_and_with_apply_written(
    ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    body = an_issue("topics", paper=ids[0], topics="bread", reason='So "it" is', end="\r\n")
    table = f'[[topics]]\npaper = "{ids[0]}"\ntopics = ["Bread"]\nreason = "So \\"it\\" is"\n'

    assert override(body) == 0
    assert Path(FILE).read_text() == BEFORE
    said = capsys.readouterr()
    assert said.out == table
    assert said.err.endswith("overrides.toml: [[topics]] would be written; --apply does it.\n")

    assert override(body, "--apply") == 0
    assert Path(FILE).read_text() == f"{BEFORE}\n{table}"
    assert [one.values for one in read_overrides(Path(FILE))] == [("Bread",)]
    assert capsys.readouterr().err.endswith("overrides.toml: [[topics]] was written.\n")


def test_two_tables_are_said_as_two(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    body = an_issue("text", paper=ids[0], text="Another title", abstract="Another abstract.", reason="So it is")
    assert override(body, "--apply") == 0
    assert capsys.readouterr().err.endswith("overrides.toml: [[title]] and [[abstract]] were written.\n")


def test_the_same_twice_is_no_change(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    body = an_issue("one", paper=ids[0], other=ids[1], reason="-")
    assert override(body, "--apply") == 0
    once = Path(FILE).read_bytes()
    capsys.readouterr()
    assert override(body, "--apply") == 0
    assert Path(FILE).read_bytes() == once
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("overrides.toml: the archive says so already. Nothing was changed.\n")


def test_a_paper_is_named_by_the_address_of_its_page(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page = "https://a.example/papers/lattice-models.html#abstract"
    assert override(an_issue("hide", paper=page, reason="-"), "--apply") == 0
    [hidden] = read_overrides(Path(FILE))
    assert hidden.papers[0] in ids


def test_what_cannot_be_is_a_line_each_and_changes_nothing(
    ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert override(an_issue("topics", paper="0" * 10, topics="\x1b[31mNonsense", reason="-"), "--apply") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.partition(". ")[0] for line in said.err.splitlines()[-2:]] == [
        'issue.md:5: there is no topic "[31mNonsense"',
        'issue.md:1: no paper has the id "0000000000"',
    ]
    assert Path(FILE).read_text() == BEFORE


def test_what_is_no_issue_is_told(
    ids: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in (b"x" * 300_000, b"\xff\xfe", b"Just words"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert main(["override", "--from-issue", "-", "--apply"]) == 1
    assert [line.partition(". ")[0] for line in capsys.readouterr().err.splitlines()] == [
        "issue:1: it has more than 262,144 bytes",
        "issue:1: byte 0 is not UTF-8",
        "issue:1: this is none of the forms for corrections: it has none of the labels of a form",
    ]
    assert Path(FILE).read_text() == BEFORE


def test_settings_without_overrides_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert override("") == 2
    assert capsys.readouterr().err == (
        "archive.toml: [papers] names no file of overrides. Nothing was changed; "
        'write overrides = "overrides.toml" there.\n'
    )
