from pathlib import Path

import pytest

from builder.commands.check.changes import changed
from builder.commands.command_line import main
from tests.examples import FREEZE, MELT
from tests.unit.commands.check.examples import BARE, DOUBTFUL, GLASSES, LATTICES, a_seed, names, since


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


def test_since_a_whole_project_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "."]) == 2
    assert capsys.readouterr().err.endswith("a project, not its seeds. Nothing was done; name the folder in it.\n")


def test_only_what_no_earlier_seed_had_is_new() -> None:
    old = a_seed("a.txt", LATTICES)
    check = since([old], [old, a_seed("b.txt", LATTICES + GLASSES)])
    assert names(check.new) == ["Frozen glasses"]
    assert [(paper.title, str(place), str(first)) for paper, place, first in check.repeats] == [
        ("Melting of lattices", "b.txt:1", "a.txt:1")
    ]


def test_what_a_seed_had_before_is_not_new_when_the_seed_grows() -> None:
    check = since([a_seed("a.txt", LATTICES)], [a_seed("a.txt", GLASSES + LATTICES)])
    assert names(check.new) == ["Frozen glasses"]
    assert list(check.repeats) == []


def test_against_no_seeds_all_is_new() -> None:
    check = since([], [a_seed("a.txt", LATTICES), a_seed("b.txt", GLASSES)])
    assert names(check.new) == ["Frozen glasses", "Melting of lattices"]
    assert check.gone == ()


def test_a_seed_that_is_renamed_brings_nothing_new() -> None:
    check = since([a_seed("a.txt", LATTICES + GLASSES)], [a_seed("other.txt", LATTICES + GLASSES)])
    assert check.seeds == {"other.txt"}
    assert (check.new, check.gone, list(check.repeats)) == ((), (), [])


def test_the_papers_of_a_seed_that_is_removed_are_gone() -> None:
    kept = a_seed("a.txt", LATTICES)
    check = since([kept, a_seed("b.txt", GLASSES)], [kept])
    assert names(check.gone) == ["Frozen glasses"]
    assert check.seeds == frozenset()


def test_a_paper_that_another_seed_has_is_not_gone() -> None:
    kept = a_seed("a.txt", LATTICES)
    assert since([kept, a_seed("b.txt", LATTICES)], [kept]).gone == ()


def test_a_paper_that_moves_to_another_seed_is_neither_new_nor_gone() -> None:
    check = since(
        [a_seed("a.txt", LATTICES + GLASSES), a_seed("b.txt", "")],
        [a_seed("a.txt", LATTICES), a_seed("b.txt", GLASSES)],
    )
    assert check.seeds == {"a.txt", "b.txt"}
    assert (check.new, check.gone) == ((), ())


def test_only_seeds_that_are_read_otherwise_are_in_question() -> None:
    before = [a_seed("a.txt", LATTICES), a_seed("b.txt", GLASSES)]
    now = [a_seed("a.txt", f"{LATTICES}\n\n"), a_seed("b.txt", f"{GLASSES}{LATTICES}"), a_seed("c.txt", "x")]
    assert [reading.seed for reading in changed(now, before)] == ["b.txt", "c.txt"]


def test_issues_of_seeds_that_did_not_change_are_not_told_again() -> None:
    check = since([BARE], [BARE, DOUBTFUL])
    assert {issue.place.seed for issue in check.issues} == {"a.txt"}


@pytest.mark.parametrize(
    ("then", "now"),
    [(MELT, MELT.replace("melt", "meltt", 1)), (f"{MELT} And more.", MELT)],
)
def test_a_corrected_abstract_makes_no_paper_new_and_none_gone(then: str, now: str) -> None:
    found = since(
        [a_seed("a.txt", f"Melting of lattices\n{then}")], [a_seed("a.txt", f"Melting of lattices\n{now}")]
    )
    assert found.seeds == {"a.txt"}
    assert (found.new, found.gone) == ((), ())


def test_a_corrected_title_makes_no_paper_new_and_none_gone() -> None:
    found = since([a_seed("a.txt", LATTICES.replace("latt", "lat"))], [a_seed("a.txt", LATTICES)])
    assert (found.new, found.gone) == ((), ())


def test_others_of_the_same_title_are_new_all_the_same() -> None:
    before = a_seed("a.txt", f"Editorial\n{MELT}")
    found = since([before], [before, a_seed("b.txt", f"Editorial\n{FREEZE}")])
    assert [found.first_place(paper).seed for paper in found.new] == ["b.txt"]
