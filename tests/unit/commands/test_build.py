import gc
from pathlib import Path

import pytest

from builder.commands.command_line import main


def test_a_folder_that_is_not_ours_is_not_built_into(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "letter.txt").write_text("Dear")
    assert main(["build", "--site", "mine"]) == 2
    assert "mine: this is not a folder that paper-archive made" in capsys.readouterr().err
    assert [path.name for path in (project / "mine").iterdir()] == ["letter.txt"]


def test_the_site_and_its_markdown_are_kept_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--site", "out", "--docs", "out/docs"]) == 2
    assert "the site and its Markdown cannot share a folder" in capsys.readouterr().err
    assert not (project / "out").exists()


def test_a_folder_without_seeds_builds_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "a.txt").unlink()
    assert main(["build"]) == 2
    assert capsys.readouterr().err.endswith(
        "seeds: no seed file is in this folder. Nothing was built; put a listing into it.\n"
    )
    assert not (project / "site").exists()


def test_the_garbage_collector_is_off_in_a_build_and_on_after_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr("builder.commands.build.build_and_say", lambda *_: seen.append(gc.isenabled()) or 1 / 0)

    with pytest.raises(ZeroDivisionError):
        main(["build"])

    assert [*seen, gc.isenabled()] == [False, True]
