from pathlib import Path

import pytest

from builder.model.errors import BuilderError
from builder.system.folders import MARK, check_apart, check_replaceable, staging, swap_in


def made(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


def test_a_new_folder_takes_the_place_of_one_we_made(tmp_path: Path) -> None:
    swap_in(made(tmp_path / "one", "old"), tmp_path / "site")
    swap_in(made(tmp_path / "two", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_names_cannot_be_exchanged_the_old_one_steps_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.system.folders._exchange", lambda one, other: False)
    swap_in(made(tmp_path / "one", "old"), tmp_path / "site")
    swap_in(made(tmp_path / "two", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    home = made(tmp_path / "home", "mine")
    with pytest.raises(BuilderError) as error:
        swap_in(made(tmp_path / "one", "new"), home)
    assert str(error.value) == (
        f"{home}: this is not a folder that paper-archive made, so it is not replaced. "
        "Nothing was done; name another one, or empty it."
    )
    assert (home / "index.html").read_text() == "mine"
    assert not (home / MARK).exists()


def test_an_empty_or_absent_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_replaceable(tmp_path / "empty")
    check_replaceable(tmp_path / "absent")


def test_two_builds_of_one_site_do_not_meet(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with staging(site), pytest.raises(BuilderError) as error, staging(site):
        pass
    assert str(error.value) == f"{site}: another build is writing this site. Nothing was done; wait for it."


def test_what_a_killed_build_left_is_cleared_and_nothing_stays(tmp_path: Path) -> None:
    left = tmp_path / ".site.work"
    (left / "docs").mkdir(parents=True)
    (left / "file").write_text("x")
    with staging(tmp_path / "site") as work:
        assert work == left
        assert [path.name for path in work.iterdir()] == ["lock"]
    assert not left.exists()


def test_the_site_and_its_markdown_stay_apart(tmp_path: Path) -> None:
    check_apart(tmp_path / "site", tmp_path / "docs")
    for docs in (tmp_path / "site", tmp_path / "site" / "docs", tmp_path):
        with pytest.raises(BuilderError) as error:
            check_apart(tmp_path / "site", docs)
        assert str(error.value) == (
            f"{tmp_path}/site: the site and its Markdown cannot share a folder. Nothing was done; name two."
        )
