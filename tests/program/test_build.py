"""`paper-archive build` and what is done with a built site, each with a real site."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.commands.command_line import main
from builder.pipeline import library
from builder.system.folders import MARK
from tests.examples import A_SEED
from tests.once import Once


def test_build_touches_nothing_but_its_site_and_its_cache(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name for path in project.iterdir()}
    assert main(["build", "--site", "out/web", "--no-cache"]) == 0
    assert {path.name for path in project.iterdir()} == before | {"out"}
    assert main(["build", "--site", "out/web"]) == 0
    assert {path.name for path in project.iterdir()} == before | {"out", ".cache"}
    assert [path.name for path in (project / "out").iterdir()] == ["web"]
    assert "<title>Mine</title>" in (project / "out" / "web" / "index.html").read_text()
    said = capsys.readouterr().err
    assert "2 listings in 1 seed, 2 papers, 0 merged, 0 issues; " in said
    assert "largest pages" not in said
    assert "Seconds of each stage" not in said
    assert said.endswith(f"\n\nOpen {Path('out/web/index.html')}\n")


def test_build_keeps_the_markdown_beside_the_site(project: Path) -> None:
    assert main(["build"]) == 0
    assert (project / "docs" / "papers" / "lattice-models.md").is_file()
    assert (project / "site" / "papers" / "lattice-models.html").is_file()
    assert sorted(path.name for path in project.iterdir()) == [".cache", "archive.toml", "docs", "seeds", "site"]


def test_a_site_behind_a_symbolic_link_is_replaced_where_it_lies(project: Path) -> None:
    (project / "real").mkdir()
    (project / "link").symlink_to("real")
    assert main(["build", "--site", "link"]) == 0
    assert main(["build", "--site", "link"]) == 0
    assert (project / "link").is_symlink()
    assert (project / "real" / "index.html").is_file()


def test_the_markdown_may_go_to_a_folder_yet_to_be_made(project: Path) -> None:
    assert main(["build", "--site", "web", "--docs", "deep/er/docs"]) == 0
    assert (project / "deep" / "er" / "docs" / "index.md").is_file()
    assert [path.name for path in (project / "deep" / "er").iterdir()] == ["docs"]


def test_a_build_says_how_many_papers_are_taken_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "more.txt").write_text("Potts models\nWe colour them and count the ways.")
    (project / "overrides.toml").write_text('[[hide]]\npaper = "Potts models"\nreason = "Withdrawn."')
    settings = project / "archive.toml"
    settings.write_text(settings.read_text() + '\n[papers]\noverrides = "overrides.toml"\n')
    assert main(["build", "--site", "site"]) == 0
    assert " 0 merged, 1 hidden, 0 issues; " in capsys.readouterr().err


HARD_SPHERES = (
    "2025-09-10\nLattice models\nWe study lattice models.\nHard spheres\nWe pack hard spheres into boxes.\n"
)

POTTS_MODELS = "2025-09-08\nPotts models\nWe colour them and count the ways.\n"

REPORTS = ["--report", "new/reports/report.md", "--report", "new/reports/report.json"]

ASKED = [*REPORTS, "--timings", "--verbose"]

STAGES = [
    "looking for changes",
    "reading seeds",
    "merging listings",
    "reading the vocabulary",
    "reading topics and tags",
    "finding links",
    "putting the archive in order",
    "finding neighbours",
    "putting pages together",
    "drawing pages",
    "making the search and other files",
    "making the offline copy",
    "checking links",
    "publishing",
    "finding what is new",
    "keeping what was worked out",
]


@pytest.fixture(scope="session")
def built(once: Once) -> tuple[Path, str]:
    """A folder with a site, `web`, built of seeds of which one is new and one gone; and what was said."""
    return once.value("built", build)


def build(folder: Path) -> tuple[Path, str]:
    for path, text in {
        "archive.toml": 'name = "Архив"\n',
        "seeds/a.txt": A_SEED,
        "seeds/b.txt": HARD_SPHERES,
        "before/a.txt": A_SEED,
        "before/gone.txt": POTTS_MODELS,
    }.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "builder", "build", "--site", "web", "--since", "before", *ASKED],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == ""
    return folder, done.stderr


def test_overrides_are_read_once_and_listings_merged_now_then_and_together(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "before").mkdir()
    (project / "overrides.toml").touch()
    with (project / "archive.toml").open("a") as settings:
        settings.write('[papers]\noverrides = "overrides.toml"\n')
    called: list[str] = []
    for name in ("read_overrides", "merge_records"):
        work = getattr(library, name)
        monkeypatch.setattr(
            library, name, lambda *given, name=name, work=work: called.append(name) or work(*given)
        )

    assert main(["build", "--site", "web", "--since", "before"]) == 0

    assert called == ["read_overrides", *["merge_records"] * 3]


def pages_in(site: Path) -> dict[str, int]:
    """The bytes of each page."""
    return {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}


def test_a_build_reports_in_markdown_what_is_new_since_before(built: tuple[Path, str]) -> None:
    lines = (built[0] / "new" / "reports" / "report.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "### 4 listings in 2 seeds, 3 papers, 1 merged, 0 issues"
    assert (
        "**2 changes to what stood there, 1 new in 2 listings of 1 seed, 1 repeated, 0 doubtful, 1 paper gone.**"
        in lines
    )
    assert [line for line in lines if line.startswith("| seeds/")] == [
        "| seeds/b.txt | 5 | 0 | 1 | 2 | 2 | 0 | 2 | 1 | 1 |"
    ]
    assert [line for line in lines if line.startswith("- ")][2:] == [
        "- Hard spheres (seeds/b.txt:4)",
        "- Lattice models (seeds/b.txt:2, first seeds/a.txt:2)",
        "- Potts models",
    ]


def test_a_build_reports_in_json_what_it_weighs(built: tuple[Path, str]) -> None:
    folder, _ = built
    report = json.loads((folder / "new" / "reports" / "report.json").read_text(encoding="utf-8"))
    files = [path for path in (folder / "web").rglob("*") if path.is_file() and path.name != MARK]
    assert (report["listings"], report["papers"], report["merged"]) == (4, 3, 1)
    assert report["bytes"] == sum(path.stat().st_size for path in files)
    assert report["files"] == len(files)
    assert report["pages"] == len(pages_in(folder / "web"))


def test_what_the_theme_brings_is_not_laid_to_a_paper(built: tuple[Path, str]) -> None:
    folder, _ = built
    report = json.loads((folder / "new" / "reports" / "report.json").read_text(encoding="utf-8"))
    pages = pages_in(folder / "web")
    theme = [path for name in ("javascripts", "css") for path in (folder / "web" / "assets" / name).rglob("*.*")]
    assert report["bytes_shared"] >= sum(path.stat().st_size for path in theme) + pages.pop("404.html") > 100_000
    assert report["bytes"] - report["bytes_shared"] >= sum(pages.values())


def test_a_build_says_what_the_site_weighs_and_when_it_would_be_too_large(built: tuple[Path, str]) -> None:
    [size] = [line for line in built[1].splitlines() if " MB a paper; " in line]
    assert re.fullmatch(
        r"[\d.]+ MB: [\d.]+ MB that all pages share, [\d.]+ MB a paper; 1 GB published on GitHub "
        r"Pages would be met at [\d,]+ papers or more\.",
        size,
    )
    assert "Since before: 2 changes to what stood there, 1 new in 2 listings of 1 seed, 1 repeated" in built[1]
    assert "Warning" not in built[1]


def test_a_build_tells_the_seconds_of_each_stage(built: tuple[Path, str]) -> None:
    folder, said = built
    lines = said.splitlines()
    at = lines.index("Seconds of each stage:")
    report = json.loads((folder / "new" / "reports" / "report.json").read_text(encoding="utf-8"))

    assert re.search(r"; \d+ pages, [\d.]+ s$", lines[at - 1])
    assert [line.split(" s   ")[1] for line in lines[at + 1 : at + 1 + len(STAGES)]] == STAGES
    assert [*report["stages"]] == STAGES
    assert sum(report["stages"].values()) == pytest.approx(report["seconds"], abs=0.06)


def test_a_build_of_what_stands_already_touches_nothing_and_tells_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "bad.txt").write_text("2025-09-09\nA title\n")  # an issue
    ask = ["build", "--site", "web", "--report", "report.json", "--strict"]

    def build() -> tuple[int, dict[str, object], dict[str, int]]:
        outcome = main(ask)
        report = json.loads((project / "report.json").read_text(encoding="utf-8"))
        told = {name: value for name, value in report.items() if name not in ("seconds", "stages", "from_cache")}
        return outcome, told, {str(path): path.stat().st_ino for path in (project / "web").rglob("*")}

    first = build()
    first_said = capsys.readouterr().err
    again = build()
    said = capsys.readouterr().err

    assert again == first
    assert first[0] == 1
    assert "Nothing has changed since the last build: the site stands as it was.\n" in said
    assert [line for line in first_said.splitlines() if "bad.txt" in line] == [
        line for line in said.splitlines() if "bad.txt" in line
    ]


def test_what_was_built_over_another_site_stands_as_it_was_too(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ["build", "--site", "web"]
    assert main(build) == 0
    (project / "seeds" / "another.txt").write_text("2025-09-10\nAnother title\nAnother abstract of some words.\n")
    assert main(build) == 0
    capsys.readouterr()

    assert main(build) == 0
    assert "Nothing has changed since the last build" in capsys.readouterr().err


@pytest.mark.parametrize(
    "what", ["seeds/a.txt", "public/mine.pdf", "archive.toml", "web/index.html", "web/search.html"]
)
def test_whatever_changes_is_built_again(project: Path, what: str) -> None:
    assert main(["build", "--site", "web"]) == 0
    before = (project / "web").stat().st_ino
    (project / what).parent.mkdir(exist_ok=True)
    with (project / what).open("a") as file:
        file.write("\n")

    assert main(["build", "--site", "web"]) == 0

    assert (project / "web").stat().st_ino != before
    assert not (project / "web" / "index.html").read_text().endswith("\n\n")


def test_a_report_says_how_much_came_from_the_cache(project: Path) -> None:
    def build() -> dict[str, int]:
        assert main(["build", "--site", "web", "--report", "report.json"]) == 0
        return dict(json.loads((project / "report.json").read_text(encoding="utf-8"))["from_cache"])

    first = build()
    shutil.rmtree(project / "web")
    again = build()
    pages = len(pages_in(project / "web")) - 1  # but for 404.html
    (project / "seeds" / "more.txt").write_text(HARD_SPHERES)
    more = build()

    assert first == {"seeds": 0, "papers": 0, "pages": 0}
    assert again == {"seeds": 1, "papers": 2, "pages": pages}
    assert (more["seeds"], more["papers"]) == (1, 2)
    assert 0 < more["pages"] < pages


def test_a_build_names_the_ten_largest_pages(built: tuple[Path, str]) -> None:
    folder, said = built
    lines = said.splitlines()
    at = lines.index("The largest pages:")
    pages = pages_in(folder / "web")
    largest = sorted(pages, key=lambda path: (-pages[path], path))[:10]
    assert lines[at + 1 : at + 11] == [f"{pages[path] / 1000:>8,.0f} kB  {path}" for path in largest]
    assert lines[at + 11 :] == ["", f"Open {Path('web/index.html')}"]


def test_pack_writes_the_zip_and_its_checksum_and_says_so(
    built: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built[0])
    assert main(["pack", "--site", "web", "--to", str(tmp_path / "dist")]) == 0
    content = (tmp_path / "dist" / "arkhiv.zip").read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    assert (tmp_path / "dist" / "arkhiv.zip.sha256").read_text() == f"{digest} *arkhiv.zip\n"
    out, err = capsys.readouterr()
    files = sum(path.is_file() for path in Path("web").rglob("*"))  # the README for the mark
    assert out == ""
    assert err.splitlines()[-1] == (
        f"{tmp_path / 'dist' / 'arkhiv.zip'}: {len(content) / 1e6:.1f} MB, {files} files, SHA-256 {digest}"
    )


def test_pack_puts_the_address_into_the_readme(
    built: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built[0])
    assert main(["pack", "--site", "web", "--to", str(tmp_path), "--address", "https://you.example/x"]) == 0
    with ZipFile(tmp_path / "arkhiv.zip") as archive:
        assert "- A newer copy may be at https://you.example/x/\r\n" in archive.read("arkhiv/README.txt").decode()


def test_check_tells_in_markdown_what_is_new_since_before(
    built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built[0])
    assert main(["check", "--since", "before", "--format", "markdown"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[0] == (
        "**2 changes to what stood there, 1 new in 2 listings of 1 seed, 1 repeated, 0 doubtful, 1 paper gone.**"
    )
    report = (built[0] / "new" / "reports" / "report.md").read_text(encoding="utf-8")
    assert f"#### Seeds\n\n{out}" in report


def test_check_of_one_file_tells_nothing_of_other_seeds_that_changed(
    built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built[0])
    assert main(["check", "seeds/a.txt", "--since", "before", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("**No seed is new or changed.**\n")
