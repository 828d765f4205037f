"""The keeper's own files in a real site: copied as they are, packed, and never in the way of ours."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.commands.command_line import main
from builder.system.folders import MARK, hash_of_path

FILES = {
    ".well-known/security.txt": b"Contact: mailto:you@example.org\r\n",
    "CNAME": b"papers.example\n",
    "imprint.html": b'\xff<a href="nowhere.html">x</a><script src="https://cdn.example/x.js"></script>',
    "assets/mine.css": b"p { color: red }",
}


@pytest.fixture
def keeper(project: Path) -> Path:
    """A project with files of its keeper."""
    for path, content in FILES.items():
        (project / "public" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "public" / path).write_bytes(content)
    return project


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_keepers_files_are_copied_and_packed_and_go_with_their_source(keeper: Path) -> None:
    assert main(["build", "--site", "site"]) == 0
    first = files(keeper / "site")
    assert main(["pack"]) == 0
    (keeper / "public" / "CNAME").unlink()
    assert main(["build", "--site", "site"]) == 0

    with ZipFile(keeper / "dist" / "mine.zip") as archive:
        assert {path: archive.read(f"mine/{path}") for path in FILES} == FILES
    assert {path: first[path] for path in FILES} == FILES
    assert {path for path in first if path not in files(keeper / "site")} == {"CNAME"}
    told = (keeper / "site" / MARK).read_text().splitlines()[1:]
    assert sorted(told) == sorted(hash_of_path(path) for path in first if path not in (MARK, "CNAME"))


def test_a_name_that_the_site_has_ends_the_build_and_the_old_site_stays(
    keeper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--site", "site"]) == 0
    before = files(keeper / "site")
    (keeper / "public" / "Search.html").write_text("mine")
    capsys.readouterr()

    assert main(["build", "--site", "site"]) == 2

    assert capsys.readouterr().err.splitlines()[-1] == (
        f'{keeper}/public/Search.html: the site has "search.html" of its own. '
        "Nothing was published; rename it or take it out."
    )
    assert files(keeper / "site") == before
    assert sorted(path.name for path in keeper.iterdir()) == [".cache", "archive.toml", "public", "seeds", "site"]


def test_a_site_within_the_keepers_files_is_refused(keeper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--site", "public/site"]) == 2
    assert capsys.readouterr().err.endswith(
        "the site and the files that are copied to it cannot share a folder. Nothing was done; name two.\n"
    )


def test_a_repository_in_the_site_is_not_emptied(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--site", "site"]) == 0
    (project / "site" / ".git").mkdir()
    (project / "site" / ".git" / "HEAD").write_text("ref: refs/heads/gh-pages\n")
    before = files(project / "site")
    capsys.readouterr()

    assert main(["build", "--site", "site"]) == 2

    assert '".git/HEAD" came here from elsewhere' in capsys.readouterr().err
    assert files(project / "site") == before


def test_the_sitemap_names_no_paper_that_was_taken_out(project: Path) -> None:
    (project / "overrides.toml").write_text('[[hide]]\npaper = "Lattice models"\nreason = "Withdrawn."')
    settings = '\n[papers]\noverrides = "overrides.toml"\n'
    (project / "archive.toml").write_text((project / "archive.toml").read_text() + settings)

    assert main(["build", "--site", "site", "--address", "https://you.example/"]) == 0

    assert (project / "site" / "papers" / "lattice-models.html").is_file()
    sitemap = (project / "site" / "sitemap.xml").read_text()
    assert "https://you.example/index.html" in sitemap
    assert "lattice-models" not in sitemap
