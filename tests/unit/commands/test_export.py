import json
from pathlib import Path

import pytest

from builder.commands.command_line import main


def test_export_prints_one_object_a_line_and_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "jsonl"]) == 0
    papers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(paper["title"] for paper in papers) == ["Lattice models", "Spin glasses"]


def test_every_format_is_printed_or_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "bib"]) == 0
    assert capsys.readouterr().out.count("@misc{") == 2
    assert main(["export", "--format", "csl", "--output", "papers.csl.json"]) == 0
    assert len(json.loads((project / "papers.csl.json").read_text())) == 2
    assert main(["export", "--format", "all", "--output", "data"]) == 0
    assert sorted(path.name for path in (project / "data").iterdir()) == [
        "datapackage.json",
        "ids.json",
        "papers.bib",
        "papers.csl.json",
        "papers.jsonl",
        "papers.sqlite",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "sqlite"], "--format sqlite writes a file. Nothing was written; name it with --output."),
        (["--format", "all"], "--format all writes a folder. Nothing was written; name it with --output."),
        (
            ["--output", "seeds"],
            "seeds: this is no place for it. Nothing was written; name another with --output.",
        ),
        (
            ["--format", "all", "--output", "archive.toml"],
            "archive.toml: this is no place for it. Nothing was written; name another with --output.",
        ),
    ],
)
def test_what_cannot_go_there_is_one_line(
    arguments: list[str], message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == 2
    assert capsys.readouterr().err == f"{message}\n"
