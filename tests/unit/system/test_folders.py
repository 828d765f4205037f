import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from builder.model.errors import BuilderError
from builder.system import folders
from builder.system.folders import (
    MARK,
    check_apart,
    check_replaceable,
    copy_files,
    files_in,
    hash_of_path,
    sizes_in,
    staging,
    swap_in,
    write_file,
    write_or_link,
)


def made(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


def test_a_new_folder_takes_the_place_of_one_we_made(tmp_path: Path) -> None:
    swap_in(made(tmp_path / "one", "old"), tmp_path / "site")
    swap_in(made(tmp_path / "two", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_need_not_last_is_swapped_in_without_waiting_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[Path] = []
    monkeypatch.setattr(folders, "flush", waited.append)
    monkeypatch.setattr(folders, "flush_names", waited.append)

    swap_in(made(tmp_path / "one", "old"), tmp_path / "site", lasting=False)
    assert not waited
    swap_in(made(tmp_path / "two", "new"), tmp_path / "site")
    assert waited == [tmp_path / "two", tmp_path]


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
    (left / "docs" / "index.md").write_text("x")
    (left / "lock").write_text("")
    with staging(tmp_path / "site") as work:
        assert work == left
        assert [path.name for path in work.iterdir()] == ["lock"]
    assert not left.exists()


def test_the_site_and_its_markdown_stay_apart(tmp_path: Path) -> None:
    check_apart(tmp_path / "site", tmp_path / "docs", "its Markdown")
    for docs in (tmp_path / "site", tmp_path / "site" / "docs", tmp_path):
        with pytest.raises(BuilderError) as error:
            check_apart(tmp_path / "site", docs, "its Markdown")
        assert str(error.value) == (
            f"{tmp_path}/site: the site and its Markdown cannot share a folder. Nothing was done; name two."
        )


def ours(tmp_path: Path) -> Path:
    """A site of ours."""
    swap_in(made(tmp_path / "fresh", "old"), tmp_path / "site")
    return tmp_path / "site"


def state(site: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in site.rglob("*")}


def refusal(site: Path) -> str:
    """What is said of a site that is not replaced; nothing in it may go, nor change."""
    before = state(site)
    with pytest.raises(BuilderError) as error:
        swap_in(made(site.with_name("new"), "new"), site)
    assert state(site) == before
    return str(error.value)


def put(path: Path, text: str = "mine") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize("path", ["CNAME", ".git/HEAD", "papers/notes.txt", "dates/x.html", "my/own/file", ".env"])
def test_a_folder_of_ours_that_holds_another_file_is_not_replaced(tmp_path: Path, path: str) -> None:
    site = ours(tmp_path)
    put(site / path)

    assert refusal(site) == (
        f'{site}: "{path}" came here from elsewhere, so the folder is not replaced. '
        "Nothing was done; move that away, or into public/ beside the settings, which every build copies."
    )


def test_of_many_files_that_are_not_ours_the_first_is_named(tmp_path: Path) -> None:
    site = ours(tmp_path)
    for name in ("HEAD", "config", "index"):
        put(site / ".git" / name)
    assert refusal(site).startswith(f'{site}: ".git/HEAD" and 2 files more came here')


@pytest.mark.parametrize("to", ["index.html", "..", "nowhere"])
def test_a_link_is_not_ours_wherever_it_leads(tmp_path: Path, to: str) -> None:
    site = ours(tmp_path)
    (site / "link").symlink_to(to)
    assert '"link" came here from elsewhere' in refusal(site)


def test_what_is_gone_or_changed_or_left_by_a_file_browser_hinders_nobody(tmp_path: Path) -> None:
    site = ours(tmp_path)
    put(site / ".DS_Store")
    put(site / "papers" / "Thumbs.db")
    (site / "index.html").unlink()
    (site / "empty").mkdir()

    swap_in(made(tmp_path / "new", "new"), site)

    assert sorted(path.name for path in site.iterdir()) == [MARK, "index.html"]


def test_a_folder_that_only_a_file_browser_looked_at_may_be_taken(tmp_path: Path) -> None:
    put(tmp_path / "site" / ".DS_Store")
    check_replaceable(tmp_path / "site")


def earlier(site: Path, *paths: str) -> Path:
    """A site as an earlier version made it, which listed no files."""
    for path in paths:
        put(site / path)
    put(site / MARK, "Made by paper-archive; replaced whole by the next build.\n")
    return site


def test_a_site_of_an_earlier_version_is_replaced(tmp_path: Path) -> None:
    paths = "index.html 404.html sitemap.xml.gz papers/a.html assets/js/a.js dates/undated/2.html coverage.html"
    check_replaceable(earlier(tmp_path / "site", *paths.split()))
    check_replaceable(earlier(tmp_path / "docs", "index.md", "papers/a.md", "coverage/issues/2.md"))


@pytest.mark.parametrize("path", ["CNAME", ".git/HEAD", "papers/.git/HEAD", "notes.html", "my/index.html"])
def test_a_site_of_an_earlier_version_with_files_of_others_is_not(tmp_path: Path, path: str) -> None:
    assert f'"{path}" came here' in refusal(earlier(tmp_path / "site", "index.html", path))


def test_a_site_whose_mark_tells_paths_is_replaced_where_it_holds_no_other(tmp_path: Path) -> None:
    """As the version before told them."""
    head = "Made by paper-archive; replaced whole by the next build, which refuses where it holds more than this:"
    put(tmp_path / "site" / "papers" / "a.html")
    put(tmp_path / "site" / MARK, f"{head}\npapers/a.html\n")

    check_replaceable(tmp_path / "site")
    put(tmp_path / "site" / "papers" / "b.html")

    assert '"papers/b.html" came here' in refusal(tmp_path / "site")


def test_a_mark_tells_each_file_in_a_few_bytes(tmp_path: Path) -> None:
    fresh = made(tmp_path / "new", "new")
    put(fresh / "papers" / ("long" * 60), "")

    swap_in(fresh, tmp_path / "site")

    _, *told = (tmp_path / "site" / MARK).read_text().splitlines()
    assert told == [hash_of_path(path) for path in sorted(files_in(tmp_path / "site")) if path != MARK]
    assert {len(line) for line in told} == {10}


@pytest.mark.parametrize(
    "paths", [["mine.txt", "lock"], [".git/HEAD", "lock", "site/a"], ["site/a"], ["docs/a.md"]]
)
def test_a_working_folder_that_no_build_left_is_not_emptied(tmp_path: Path, paths: list[str]) -> None:
    work = tmp_path / ".site.work"
    for path in paths:
        put(work / path)

    with pytest.raises(BuilderError) as error, staging(tmp_path / "site"):
        pass

    assert str(error.value) == (
        f"{work}: this folder of a build holds what no build put there, so it is not emptied. "
        "Nothing was done; move it away."
    )
    assert [(work / path).read_text() for path in paths] == ["mine"] * len(paths)


def test_a_working_folder_that_is_a_link_is_not_emptied(tmp_path: Path) -> None:
    put(tmp_path / "home" / "lock")
    put(tmp_path / "home" / "docs" / "mine.md")
    (tmp_path / ".site.work").symlink_to("home")
    with pytest.raises(BuilderError, match="it is not emptied"), staging(tmp_path / "site"):
        pass
    assert (tmp_path / "home" / "docs" / "mine.md").is_file()


def test_an_old_site_that_had_stepped_aside_when_a_build_was_killed_comes_back(tmp_path: Path) -> None:
    site = ours(tmp_path)
    put(tmp_path / ".site.work" / "lock")
    site.rename(tmp_path / ".site.work" / "old")
    with staging(site):
        assert (site / "index.html").read_text() == "old"


def test_what_the_system_refuses_to_a_build_is_one_line_and_room_is_made(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with pytest.raises(BuilderError) as error, staging(site) as work:
        (work / "none" / "site").mkdir()
    assert str(error.value) == (
        f"{tmp_path}/.site.work/none/site: No such file or directory. "
        "Nothing was published, the old site is untouched; mend that."
    )
    assert not list(tmp_path.iterdir())


def test_files_are_found_below_a_folder_hidden_ones_and_links_too_without_litter(tmp_path: Path) -> None:
    for path in (".well-known/a", "b/c/d", "b/.DS_Store", "a"):
        put(tmp_path / path)
    (tmp_path / "b" / "up").symlink_to("..")
    (tmp_path / "empty").mkdir()
    assert files_in(tmp_path) == [".well-known/a", "a", "b/c/d", "b/up"]


def test_of_each_file_is_told_how_many_bytes_it_has(tmp_path: Path) -> None:
    put(tmp_path / "b" / "c", "four")
    put(tmp_path / "a", "")
    assert sizes_in(tmp_path) == {"a": 0, "b/c": 4}


def test_files_are_copied_into_folders_that_are_made_for_them(tmp_path: Path) -> None:
    put(tmp_path / "one" / "a" / "b", "x")
    copy_files(tmp_path / "one", ["a/b"], tmp_path / "two")
    assert (tmp_path / "two" / "a" / "b").read_text() == "x"


class Killed(BaseException):
    """What ends a build at any moment."""


@pytest.mark.parametrize("moment", range(1, 12))
def test_a_build_that_is_killed_while_it_tidies_up_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    steps = iter(range(1, 100))
    for name in ("unlink", "rmdir"):
        step = getattr(os, name)

        def killed(*given: Any, step: Any = step, **named: Any) -> None:
            if next(steps) == moment:
                raise Killed
            step(*given, **named)

        monkeypatch.setattr(os, name, killed)

    with suppress(Killed), staging(tmp_path / "site") as work:
        for file in ("docs/a.md", "docs/b/c.md", "site/index.html"):
            put(work / file)
    monkeypatch.undo()

    with staging(tmp_path / "site") as work:
        assert [path.name for path in work.iterdir()] == ["lock"]


def test_a_file_is_written_whole_with_the_folders_that_it_needs_and_over_a_longer_one(tmp_path: Path) -> None:
    file = tmp_path / "papers" / "new" / "a.html"

    write_file(file, b"longer than that")
    write_file(file, b"short")

    assert file.read_bytes() == b"short"
    assert file.stat().st_mode & 0o111 == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told_with_the_name_of_the_file() -> None:
    with pytest.raises(OSError, match="No space") as error:
        write_file(Path("/dev/full"), b"x")

    assert error.value.filename == "/dev/full"


def test_a_file_that_says_what_an_earlier_one_says_is_that_one(tmp_path: Path) -> None:
    earlier = tmp_path / "old"
    earlier.write_bytes(b"the same")
    (tmp_path / "new").mkdir()
    for name, content in (("new/a", b"the same"), ("new/b", b"another!"), ("new/c", b"longer than that")):
        write_or_link(tmp_path / name, content, earlier)
        assert (tmp_path / name).read_bytes() == content
    assert (tmp_path / "new" / "a").samefile(earlier)
    assert not (tmp_path / "new" / "b").samefile(earlier)


@pytest.mark.parametrize("earlier", [None, "absent", "folder", "link"])
def test_without_an_earlier_file_a_new_one_is_written(tmp_path: Path, earlier: str | None) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "kept").write_bytes(b"said")
    (tmp_path / "link").symlink_to("kept")
    write_or_link(tmp_path / "new" / "file", b"said", earlier and tmp_path / earlier)
    new = tmp_path / "new" / "file"
    assert new.read_bytes() == b"said"
    assert not new.is_symlink()
    assert not new.samefile(tmp_path / "kept")


def test_where_the_disk_knows_no_second_name_the_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    (tmp_path / "old").write_bytes(b"said")
    monkeypatch.setattr(os, "link", refuse)
    write_or_link(tmp_path / "new", b"said", tmp_path / "old")
    assert (tmp_path / "new").read_bytes() == b"said"
    assert not (tmp_path / "new").samefile(tmp_path / "old")
