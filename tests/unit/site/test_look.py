from pathlib import Path

import pytest

from builder.site.look import look_of


@pytest.fixture
def mkdocs(tmp_path: Path) -> Path:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("a")
    (tmp_path / "base.yml").write_text("site_name: One\n")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\ntheme:\n  name: material\n  custom_dir: theme\n")
    return tmp_path / "mkdocs.yml"


def test_the_look_is_what_the_file_says_what_it_inherits_and_the_theme_it_names(mkdocs: Path) -> None:
    looks = [look_of(mkdocs)]

    for file, text in {
        mkdocs: mkdocs.read_text() + "copyright: none\n",
        mkdocs.with_name("base.yml"): "site_name: Two\n",
        mkdocs.with_name("theme") / "main.html": "b",
        mkdocs.with_name("theme") / "new.html": "",
    }.items():
        file.write_text(text)
        looks.append(look_of(mkdocs))

    assert len({*looks}) == 5
    assert look_of(mkdocs) == looks[-1]


@pytest.mark.parametrize("text", ["a: [", "- a", "", "INHERIT: none.yml", "theme: material"])
def test_a_file_that_is_wrong_has_some_look(mkdocs: Path, text: str) -> None:
    mkdocs.write_text(text)

    assert look_of(mkdocs)
