from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from builder.commands.command_line import main

MORE = "\n2025-09-10\nBread\nWe bake sourdough.\n"


@pytest.fixture
def project(project: Path) -> Path:
    """A folder to stand in, with a copy of the seeds as they were before another came."""
    settings = project / "archive.toml"
    settings.write_text(settings.read_text().replace('[seeds.years]\n"gone.txt" = 2025\n', ""))
    (project / "before").mkdir()
    (project / "before" / "a.txt").write_text((project / "seeds" / "a.txt").read_text())
    (project / "seeds" / "b.txt").write_text(MORE)
    return project


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def text(file: Path) -> str:
    part = message_from_bytes(file.read_bytes(), policy=default).get_body(("plain",))  # type: ignore[attr-defined]
    return str(part.get_content())


def test_what_a_copy_of_the_seeds_lacked_is_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", "--since", "before", "--to", "d.eml"]) == 0
    assert said(capsys)[-1] == "d.eml: 1 new paper, 3 kB"
    assert "* Bread" in text(project / "d.eml")
    assert "Lattice" not in text(project / "d.eml")


def test_the_mail_goes_to_standard_output_and_what_is_said_does_not(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["digest", "--since", "before", "--address", "https://a.example"]) == 0
    first = capfdbinary.readouterr().out
    assert first.startswith(b"From: Mine <digest@a.example>\r\nSubject: 1 new paper in Mine\r\n")
    assert main(["digest", "--since", "before", "--address", "https://a.example"]) == 0
    assert capfdbinary.readouterr().out == first


def test_since_a_day_undated_papers_are_left_out_and_counted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "c.txt").write_text("Soup\nWe boil a broth.\n")
    assert main(["digest", "--since", "2025-09-09", "--to", "d.eml"]) == 0
    left_out = "1 paper without a full day is left out: nobody can say since when it is listed."
    assert said(capsys)[-2:] == ["d.eml: 3 new papers, 4 kB", left_out]
    assert left_out in " ".join(text(project / "d.eml").split())

    assert main(["digest", "--since", "2025-09-10", "--topic", "bread", "--to", "d.eml"]) == 0
    assert said(capsys)[-1] == "d.eml: 1 new paper, 3 kB"  # what is undated is of another topic


def test_where_nothing_is_new_no_mail_is_left_to_be_sent(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "d.eml").write_text("an older mail")
    assert main(["digest", "--since", "seeds", "--to", "d.eml"]) == 0
    assert said(capsys)[-1] == "No paper is new; no mail was written."
    assert not (project / "d.eml").exists()
    assert main(["digest", "--since", "before", "--topic", "soup", "--to", "d.eml"]) == 0
    assert not (project / "d.eml").exists()


def test_several_topics_may_be_asked_for(project: Path) -> None:
    assert (
        main(["digest", "--since", "before", "--topic", "soup", "bread", "--topic", "other", "--to", "d.eml"]) == 0
    )
    assert "Bread (1)" in text(project / "d.eml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "none"], "none: there is no such folder. Nothing was done; name one with --since."),
        (["--since", "."], ".: a project, not its seeds. Nothing was done; name the folder in it."),
        (["--since", "before", "--to", "seeds"], "seeds: a folder. Nothing was written; name a file with --to."),
        (
            ["--since", "before", "--topic", "breads"],
            '--topic: no topic has the address topics/breads.html; did you mean "bread"? Nothing was written; '
            "the page Topics of the site leads to each.",
        ),
        (
            ["--since", "before", "--topic", "x"],
            "--topic: no topic has the address topics/x.html. Nothing was written; "
            "the page Topics of the site leads to each.",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["digest", *arguments]) == 2
    assert said(capsys)[-1] == message


@pytest.mark.parametrize("since", [[], ["--since", "2025-02-30"]])
def test_a_day_that_there_was_not_is_wrong_usage(
    since: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["digest", *since])
    assert ended.value.code == 2
    assert "since" in said(capsys)[-1]
