import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from builder.model.errors import BuilderError
from builder.system.cache import Cache
from builder.system.plain import form_of
from builder.system.standing import Standing, state_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site" / "papers").mkdir(parents=True)
    (tmp_path / "site" / "papers" / "a.html").write_text("one")
    (tmp_path / "site" / "index.html").write_text("two")
    return tmp_path / "site"


def kept(cache: Path, site: Path, inputs: Callable[[], str], told: str | None = None) -> str | None:
    """What a build finds told of the site; where it is given something to tell, it keeps that afterwards."""
    with Cache(cache) as shelves:
        standing = Standing(shelves.shelf("site"), [site], inputs, form_of(str))
        found = standing.recall()
        if told is not None:
            standing.keep(told)
    return found


def test_what_was_told_holds_while_nothing_changes(tmp_path: Path, site: Path) -> None:
    before = kept(tmp_path / "cache", site, lambda: "seeds", "ten papers")
    again = [kept(tmp_path / "cache", site, lambda: "seeds") for _ in range(2)]

    assert before is None
    assert again == ["ten papers"] * 2


def test_other_inputs_another_place_and_any_change_of_a_file_end_it(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site, lambda: "seeds", "ten papers")
    page = site / "papers" / "a.html"
    before = page.stat()

    other_inputs = kept(tmp_path / "cache", site, lambda: "other seeds")
    other_place = kept(tmp_path / "cache", site / "papers", lambda: "seeds")
    page.write_text("two")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))  # as if nobody had been there
    edited = kept(tmp_path / "cache", site, lambda: "seeds")

    assert page.stat().st_mtime_ns == before.st_mtime_ns
    assert (other_inputs, other_place, edited) == (None, None, None)


def test_inputs_that_change_while_a_site_is_made_or_cannot_be_read_are_not_taken_for_its_own(
    tmp_path: Path, site: Path
) -> None:
    changing = iter(("before", "after", "before", "after"))

    def refused() -> str:
        raise BuilderError("no")

    def unreadable() -> str:
        raise OSError("no")

    for inputs in (lambda: next(changing), refused, unreadable):
        kept(tmp_path / "cache", site, inputs, "ten papers")
        assert kept(tmp_path / "cache", site, inputs) is None


def test_what_is_no_report_counts_as_none(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site, lambda: "seeds", "ten papers")

    with Cache(tmp_path / "cache") as shelves:
        assert Standing(shelves.shelf("site"), [site], lambda: "seeds", form_of(date)).recall() is None


def test_the_state_of_a_folder_is_that_of_its_files_in_any_place(site: Path) -> None:
    before = state_of(site)
    site.rename(site.with_name("moved"))
    moved = state_of(site.with_name("moved"))
    (site.with_name("moved") / "more.html").touch()

    assert moved == before
    assert state_of(site) == "-"
    assert state_of(site.with_name("moved")) != before
