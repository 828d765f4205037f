import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.commands.command_line import main, parser
from builder.system.folders import MARK

A_SEED = "2025-09-09\nLattice models\nWe study lattice models.\nSpin glasses\nWe study spin glasses.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in: a seed, and settings that name one that is not there."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(A_SEED)
    (tmp_path / "archive.toml").write_text('name = "Mine"\n[seeds.years]\n"gone.txt" = 2025\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_prints_the_sums_on_standard_output(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert "2 listings, 2 papers (2 new), 0 repeats, 0 issues; 5 lines = 0 + 1 + 2 + 2 + 0" in out
    assert err == 'archive.toml: [seeds.years] names "gone.txt", not in seeds/. That was ignored.\n'


def test_check_takes_single_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "b.txt").write_text("Only a title")
    assert main(["check", "b.txt"]) == 0
    assert main(["check", "b.txt", "--strict"]) == 1
    assert 'b.txt:1: no abstract follows the title "Only a title".' in capsys.readouterr().out


def test_export_prints_one_object_a_line_and_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "jsonl"]) == 0
    papers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(paper["title"] for paper in papers) == ["Lattice models", "Spin glasses"]


def test_search_prints_papers_and_says_how_many(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "lattices"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("  1. Lattice models\n     papers/lattice-models.html  9 Sep 2025  ")
    assert err.endswith("1 paper.\n")


def test_search_prints_papers_as_export_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--format", "jsonl", "-n", "1", "--", "-lattices"]) == 0
    [paper] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert paper["title"] == "Spin glasses"


def test_search_says_what_was_not_found(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "lattice zebra"]) == 0
    assert capsys.readouterr().err.endswith("No paper has all of this; 1 paper with some of it.\n")
    assert main(["search", "zebra"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", "0 papers.")


def test_build_touches_nothing_but_its_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name for path in project.iterdir()}
    assert main(["build", "--site", "out/web"]) == 0
    assert {path.name for path in project.iterdir()} == before | {"out"}
    assert [path.name for path in (project / "out").iterdir()] == ["web"]
    assert "<title>Mine</title>" in (project / "out" / "web" / "index.html").read_text()
    said = capsys.readouterr().err
    assert "2 listings in 1 seed, 2 papers, 0 merged, 0 issues; " in said
    assert said.endswith(f"Open {Path('out/web/index.html')}\n")


def test_build_keeps_the_markdown_beside_the_site(project: Path) -> None:
    assert main(["build"]) == 0
    assert (project / "docs" / "papers" / "lattice-models.md").is_file()
    assert (project / "site" / "papers" / "lattice-models.html").is_file()
    assert sorted(path.name for path in project.iterdir()) == ["archive.toml", "docs", "seeds", "site"]


def test_wrong_usage_and_wrong_settings_end_with_2(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main(["build", "--address", "ftp://x"])
    assert usage.value.code == 2
    assert '"ftp://x" is not an http(s) address' in capsys.readouterr().err
    assert main(["build", "--config", "none.toml"]) == 2
    assert main(["build", "--seeds", "none"]) == 2


@pytest.mark.parametrize("command", ["build", "check", "export", "search", "serve"])
def test_every_command_teaches_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as asked:
        parser().parse_args([command, "--help"])
    assert asked.value.code == 0
    shown = capsys.readouterr().out
    assert f"examples:\n  paper-archive {command}" in shown
    assert "--seeds DIR" in shown
    assert "--config FILE" in shown


def test_a_terminal_that_knows_no_unicode_gets_the_message_all_the_same(project: Path) -> None:
    (project / "seeds" / "b.txt").write_text("深度学习")
    done = subprocess.run(
        [sys.executable, "-m", "builder", "check"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
    )
    assert b'no abstract follows the title "\\u6df1' in done.stdout


def test_a_site_behind_a_symbolic_link_is_replaced_where_it_lies(project: Path) -> None:
    (project / "real").mkdir()
    (project / "link").symlink_to("real")
    assert main(["build", "--site", "link"]) == 0
    assert main(["build", "--site", "link"]) == 0
    assert (project / "link").is_symlink()
    assert (project / "real" / "index.html").is_file()


def test_what_the_system_refuses_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "file").write_text("")
    assert main(["build", "--site", "file/x"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert said.splitlines()[-1].endswith(": Not a directory. It ended there; mend that.")


def test_a_reader_that_has_seen_enough_ends_the_export_quietly(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    export = [sys.executable, "-m", "builder", "export"]
    with subprocess.Popen(export, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_the_markdown_may_go_to_a_folder_yet_to_be_made(project: Path) -> None:
    assert main(["build", "--site", "web", "--docs", "deep/er/docs"]) == 0
    assert (project / "deep" / "er" / "docs" / "index.md").is_file()
    assert [path.name for path in (project / "deep" / "er").iterdir()] == ["docs"]


def test_check_names_files_where_they_are_and_each_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "new").mkdir()
    (project / "new" / "a.txt").write_text("Lattice models")
    seed = next(path for path in sorted((project / "seeds").iterdir()) if path.is_file())
    files = ["new/a.txt", f"seeds/{seed.name}", str(seed)]
    assert main(["check", *files, "--format", "github"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("::warning file=new/a.txt,line=1::no abstract follows")
    assert main(["check", *files]) == 0
    assert f"  {seed.name}\n" in capsys.readouterr().out


def test_check_takes_the_first_seed_of_an_archive(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "none").mkdir()
    (project / "a.txt").write_text("Lattice models\nWe melt them slowly and look at what comes of it.")
    assert main(["check", "a.txt", "--seeds", "none"]) == 0
    assert "1 listing, 1 paper (1 new), 0 repeats, 0 issues" in capsys.readouterr().out


def test_a_build_says_how_many_papers_are_taken_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "more.txt").write_text("Potts models\nWe colour them and count the ways.")
    (project / "overrides.toml").write_text('[[hide]]\npaper = "Potts models"\nreason = "Withdrawn."')
    settings = project / "archive.toml"
    settings.write_text(settings.read_text() + '\n[papers]\noverrides = "overrides.toml"\n')
    assert main(["build", "--site", "site"]) == 0
    assert " 0 merged, 1 hidden, 0 issues; " in capsys.readouterr().err


# -- What is new, what it weighs, and the offline copy -----------------------------------------

HARD_SPHERES = (
    "2025-09-10\nLattice models\nWe study lattice models.\nHard spheres\nWe pack hard spheres into boxes.\n"
)
POTTS_MODELS = "2025-09-08\nPotts models\nWe colour them and count the ways.\n"
REPORTS = ["--report", "new/reports/report.md", "--report", "new/reports/report.json"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with a site, `web`, built of seeds of which one is new and one gone; and what was said."""
    folder = tmp_path_factory.mktemp("built")
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
        [sys.executable, "-m", "builder", "build", "--site", "web", "--since", "before", *REPORTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == ""
    return folder, done.stderr


def pages_in(site: Path) -> dict[str, int]:
    """The bytes of each page."""
    return {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}


def test_a_build_reports_in_markdown_what_is_new_since_before(built: tuple[Path, str]) -> None:
    lines = (built[0] / "new" / "reports" / "report.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "### 4 listings in 2 seeds, 3 papers, 1 merged, 0 issues"
    assert "**1 new in 2 listings of 1 seed, 1 repeated, 0 doubtful, 1 paper gone.**" in lines
    assert [line for line in lines if line.startswith("| seeds/")] == [
        "| seeds/b.txt | 5 | 0 | 1 | 2 | 2 | 0 | 2 | 1 | 1 |"
    ]
    assert [line for line in lines if line.startswith("- ")] == [
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
        r"[\d.]+ MB in \d+ files: [\d.]+ MB that all pages share, [\d.]+ MB a paper; 1 GB published on GitHub "
        r"Pages would be met at [\d,]+ papers or more\.",
        size,
    )
    assert "Since before: 1 new in 2 listings of 1 seed, 1 repeated, 0 doubtful, 1 paper gone." in built[1]
    assert "Warning" not in built[1]


def test_a_build_names_the_ten_largest_pages(built: tuple[Path, str]) -> None:
    folder, said = built
    lines = said.splitlines()
    at = lines.index("The largest pages:")
    pages = pages_in(folder / "web")
    largest = sorted(pages, key=lambda path: (-pages[path], path))[:10]
    assert lines[at + 1 : at + 11] == [f"{pages[path] / 1000:>8,.0f} kB  {path}" for path in largest]
    assert lines[at + 11 :] == [f"Open {Path('web/index.html')}"]


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


def test_pack_without_a_site_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack"]) == 2
    assert capsys.readouterr().err == (
        "site: there is no site of paper-archive. Nothing was packed; build one first.\n"
    )
    assert not (project / "dist").exists()


def test_pack_teaches_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["pack", "--help"])
    assert "examples:\n  paper-archive pack\n  paper-archive pack --site out" in capsys.readouterr().out


def test_check_tells_in_markdown_what_is_new_since_before(
    built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built[0])
    assert main(["check", "--since", "before", "--format", "markdown"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[0] == "**1 new in 2 listings of 1 seed, 1 repeated, 0 doubtful, 1 paper gone.**"
    report = (built[0] / "new" / "reports" / "report.md").read_text(encoding="utf-8")
    assert f"#### Seeds\n\n{out}" in report


def test_check_of_one_file_tells_nothing_of_other_seeds_that_changed(
    built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built[0])
    assert main(["check", "seeds/a.txt", "--since", "before", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("**No seed is new or changed.**\n")


def test_check_says_where_no_seed_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "seeds", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == "**No seed is new or changed.**\n"


def test_only_issues_of_changed_seeds_are_strict(project: Path) -> None:
    (project / "seeds" / "b.txt").write_text("Only a title")
    assert main(["check", "--strict"]) == 1
    assert main(["check", "--strict", "--since", "seeds", "--format", "markdown"]) == 0


@pytest.mark.parametrize("command", ["build", "check"])
def test_since_a_folder_that_does_not_exist_is_one_line(
    command: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "archive.toml").write_text('name = "Mine"\n')
    assert main([command, "--since", "none"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("none: there is no such folder. Nothing was done; name one with --since.")
    assert err.count("\n") == 1
    assert sorted(path.name for path in project.iterdir()) == ["archive.toml", "seeds"]


def test_since_an_empty_folder_everything_is_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "before").mkdir()
    assert main(["check", "--since", "before"]) == 0
    assert "2 listings, 2 papers (2 new), 0 repeats, 0 issues" in capsys.readouterr().out


@pytest.mark.parametrize(
    "report", ["archive.toml", "r", "reports.md", "archive.toml/r.md", "seeds/r.md", "site/r.json"]
)
def test_a_report_that_cannot_be_is_told_before_anything_is_built(
    report: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "archive.toml").write_text('name = "Mine"\n')
    (project / "reports.md").mkdir()
    assert main(["build", "--report", report]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{report}: ")
    assert "Nothing was built; " in said
    assert not (project / "site").exists()


def test_since_a_whole_project_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "."]) == 2
    assert capsys.readouterr().err.endswith("a project, not its seeds. Nothing was done; name the folder in it.\n")


def test_since_an_empty_folder_everything_is_new_and_that_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "before").mkdir()
    assert main(["check", "--since", "before"]) == 0
    out, err = capsys.readouterr()
    assert "before: no seed is in this folder, so that everything counts as new." in err
    assert 'seeds/a.txt:2: "Lattice models" is new.' in out


def test_check_of_a_file_names_what_is_new_and_what_repeats(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "b.txt").write_text(
        A_SEED.replace("Spin glasses", "Hard spheres").replace("spin", "hard")
    )
    assert main(["check", "seeds/b.txt"]) == 0
    out = capsys.readouterr().out
    assert 'seeds/b.txt:4: "Hard spheres" is new.' in out
    assert 'seeds/b.txt:2: "Lattice models" repeats the listing at seeds/a.txt:2.' in out


def test_what_settings_say_is_one_line_whatever_it_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "archive.toml").write_text('[seeds.years]\n"x\\n::error::y" = 2025\n')
    assert main(["check"]) == 0
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_elsewhere_is_not_the_seed_of_its_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.txt").write_text((project / "seeds" / "a.txt").read_text())
    assert main(["check", "a.txt"]) == 0
    assert "2 listings, 2 papers (0 new), 2 repeats" in capsys.readouterr().out
