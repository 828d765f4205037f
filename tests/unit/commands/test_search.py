import json
from pathlib import Path

import pytest

from builder.commands.command_line import main


def test_search_prints_papers_and_says_how_many(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "lattices"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("  1. Lattice models\n     papers/lattice-models.html  9 Sep 2025  ")
    assert err.endswith("1 paper.\n")


def test_search_prints_papers_as_export_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--format", "jsonl", "-n", "1", "--", "-lattices"]) == 0
    [paper] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert paper["title"] == "Spin glasses"


def test_search_says_what_was_not_found(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "lattice zebra"]) == 0
    assert capsys.readouterr().err.endswith("No paper has all of this; 1 paper with some of it.\n")
    assert main(["search", "zebra"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", "0 papers.")
