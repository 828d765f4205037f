from pathlib import Path

import pytest

from builder.commands.command_line import main, parse


def test_pack_without_a_site_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack"]) == 2
    assert capsys.readouterr().err == (
        "site: there is no site of paper-archive. Nothing was packed; build one first.\n"
    )
    assert not (project / "dist").exists()


def test_pack_teaches_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["pack", "--help"])
    assert "examples:\n  paper-archive pack\n  paper-archive pack --site out" in capsys.readouterr().out
