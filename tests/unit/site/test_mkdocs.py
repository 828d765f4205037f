from pathlib import Path

import pytest

from builder.model.archive import File
from builder.model.errors import BuilderError
from builder.site.mkdocs import rendered, write_docs


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "css").mkdir(parents=True)
    (tmp_path / "assets" / "css" / "a.css").write_text("p { color: red }")
    (tmp_path / "docs").mkdir()
    return tmp_path / "assets"


def test_pages_and_assets_are_written_and_the_pages_counted(assets: Path) -> None:
    docs = assets.with_name("docs")
    files = [File("index.md", "# Schrödinger\n"), File("papers/a.md", "x"), File("assets/b.js", b"\xff")]
    assert write_docs(files, assets, docs) == 2
    assert (docs / "index.md").read_bytes() == "# Schrödinger\n".encode()
    assert (docs / "papers" / "a.md").is_file()
    assert (docs / "assets" / "b.js").read_bytes() == b"\xff"
    assert (docs / "assets" / "css" / "a.css").is_file()


@pytest.mark.parametrize("other", ["papers/a.md", "papers/A.md"])
def test_two_pages_of_one_path_end_the_build(assets: Path, other: str) -> None:
    with pytest.raises(BuilderError) as error:
        write_docs([File("papers/a.md", "x"), File(other, "y")], assets, assets.with_name("docs"))
    assert str(error.value) == f"{other}: two pages want this path. Nothing was published; report this."


def test_a_page_of_markdown_becomes_html_and_other_files_stay() -> None:
    assert rendered(File("papers/a.md", "")) == "papers/a.html"
    assert rendered(File("assets/a.js", "")) == "assets/a.js"
