from pathlib import Path

import pytest

from builder.commands.command_line import main

FRICTION = "Tides of moons\nTidal friction, tidal friction.\n\nMoons of planets\nMore of tidal friction.\n"


def test_candidates_are_lines_to_paste_with_the_number_of_papers(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "b.txt").write_text(FRICTION)
    assert main(["candidates"]) == 0
    assert '[other]\n"tidal friction" = {}  # 2 papers\n' in capsys.readouterr().out


def test_candidates_have_as_many_papers_as_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "b.txt").write_text(FRICTION)
    assert main(["candidates", "--least", "3"]) == 0
    assert capsys.readouterr().out == ""
