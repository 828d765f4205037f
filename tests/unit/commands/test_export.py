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
