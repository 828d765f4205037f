import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cli import main, parser

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
