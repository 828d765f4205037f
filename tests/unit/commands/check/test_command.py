from pathlib import Path

import pytest

from builder.commands.command_line import main
from tests.examples import A_SEED


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


def test_check_says_where_no_seed_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "seeds", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == "**No seed is new or changed.**\n"


def test_only_issues_of_changed_seeds_are_strict(project: Path) -> None:
    (project / "seeds" / "b.txt").write_text("Only a title")
    assert main(["check", "--strict"]) == 1
    assert main(["check", "--strict", "--since", "seeds", "--format", "markdown"]) == 0


def test_since_an_empty_folder_everything_is_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "before").mkdir()
    assert main(["check", "--since", "before"]) == 0
    assert "2 listings, 2 papers (2 new), 0 repeats, 0 issues" in capsys.readouterr().out


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


def test_a_file_elsewhere_is_not_the_seed_of_its_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.txt").write_text((project / "seeds" / "a.txt").read_text())
    assert main(["check", "a.txt"]) == 0
    assert "2 listings, 2 papers (0 new), 2 repeats" in capsys.readouterr().out
