"""Each folder beside this one is a small project that is wrong in one way, with the message it must give."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.commands.command_line import main

PROJECTS = sorted(path.parent for path in Path(__file__).parent.glob("*/message.txt"))


@pytest.mark.parametrize("wrong", PROJECTS, ids=lambda wrong: wrong.name)
def test_the_message_is_the_one_expected(
    wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    shutil.copytree(wrong, project)
    (project / "message.txt").unlink()
    monkeypatch.chdir(project)

    status = main(["build"])

    said = capsys.readouterr().err.replace(f"{project}/", "")
    assert status == 2
    assert said.splitlines()[-1] == (wrong / "message.txt").read_text().rstrip("\n")
    assert not (project / "site").is_dir() or list((project / "site").iterdir()) == [
        project / "site" / "mine.html"
    ]
