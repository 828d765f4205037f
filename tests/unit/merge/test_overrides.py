from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from builder.merge.identity import record_id
from builder.merge.overrides import Override, ambiguous, read_overrides, unmatched
from builder.merge.papers import merge_records
from builder.model.errors import BuilderError
from builder.text.folding import key_hash
from tests.examples import FREEZE, FROZEN, MELT, MELTING, SEQUEL, a_record


def test_what_is_said_to_be_one_is_one_and_to_be_two_is_two() -> None:
    assert len(merge_records([MELTING, SEQUEL, FROZEN])) == 3
    said = Override("one", ("Melting lattices!", "Frozen glasses"), "All of one study.")
    [paper] = merge_records([MELTING, SEQUEL, FROZEN], [said])
    assert {merge.rule for merge in paper.merged_by} == {"said by hand"}
    again = a_record("Melting lattices", MELT.replace("patience", "great patience"), line=7)
    assert len(merge_records([MELTING, again])) == 1
    assert (
        len(
            merge_records([MELTING, again], [Override("two", (record_id(MELTING), record_id(again)), "A sequel.")])
        )
        == 2
    )


def test_a_title_is_what_a_person_says() -> None:
    [paper] = merge_records(
        [MELTING], [Override("title", (record_id(MELTING),), "Misspelt.", "Melting {\\em lattices}")]
    )
    assert paper.title == "Melting lattices"


def test_an_abstract_is_what_a_person_says() -> None:
    said = Override("abstract", (record_id(MELTING),), "The listing cut it.", abstract="All of <b>it</b>.")
    [paper] = merge_records([MELTING], [said])
    assert (paper.title, paper.abstract) == (MELTING.title, "All of it.")


@pytest.mark.parametrize("name", ["CO<sub>2</sub> lattices", "CO₂ lattices", "co2 lattices"])
def test_a_title_with_tags_names_its_paper_as_the_seed_and_as_the_page_have_it(name: str) -> None:
    said = Override("title", (name,), "Shorter.", "<i>CO</i><sub>2</sub>")

    papers = merge_records([a_record("CO<sub>2</sub> lattices", MELT)], [said])

    assert [paper.title for paper in papers] == ["CO₂"]
    assert unmatched([said], papers) == []


def test_an_override_that_matches_nothing_any_more_is_told() -> None:
    gone = Override("hide", ("Potts models",), "-")
    half = Override("one", ("Melting lattices", "Potts models"), "-")
    there = Override("two", (record_id(MELTING), record_id(SEQUEL)), "-")
    assert unmatched([gone, half, there], merge_records([MELTING, SEQUEL])) == [gone, half]
    assert len(merge_records([MELTING, SEQUEL], [gone, half, there])) == 2
    assert str(half) == '[[one]] "Melting lattices" and "Potts models"'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[[one]",
            "overrides.toml: this is not TOML (Expected ']]' at the end of an array declaration "
            "(at line 1, column 6)). "
            "Nothing was built; correct it there.",
        ),
        (
            "[[both]]",
            'overrides.toml: there is no override "both". '
            "Nothing was built; write one of [[one]], [[two]], [[title]], [[abstract]], [[hide]], [[topics]], "
            "[[tags]], [[facts]], [[same_person]], [[two_people]].",
        ),
        (
            "hide = 1",
            "overrides.toml: hide is not a list of tables. Nothing was built; open each with a [[hide]] line.",
        ),
        (
            "[[hide]]\npaper = 'x'",
            'overrides.toml: a [[hide]] lacks a key, "reason". Nothing was built; give it paper, reason.',
        ),
        (
            "[[hide]]\npaper = 'x'\nreason = 'y'\nwhy = 'z'",
            'overrides.toml: a [[hide]] has a key it does not know, "why". '
            "Nothing was built; give it paper, reason.",
        ),
        (
            "[[hide]]\npaper = 1\nreason = 'y'",
            "overrides.toml: a value of a [[hide]] is no text. "
            "Nothing was built; write texts in quotes, papers as a list of them.",
        ),
        (
            "[[two]]\npapers = 'x'\nreason = 'y'",
            "overrides.toml: a value of a [[two]] is no text. "
            "Nothing was built; write texts in quotes, papers as a list of them.",
        ),
        (
            "[[two]]\npapers = ['x']\nreason = 'y'",
            "overrides.toml: a [[two]] names fewer than two papers. Nothing was built; name two, or remove it.",
        ),
        (
            "[[topics]]\npaper = 'x'\nreason = 'y'",
            'overrides.toml: a [[topics]] lacks a key, "topics". '
            "Nothing was built; give it paper, topics, reason.",
        ),
        (
            "[[tags]]\npaper = 'x'\ntopics = ['y']\nreason = 'z'",
            'overrides.toml: a [[tags]] has a key it does not know, "topics". '
            "Nothing was built; give it paper, tags, reason.",
        ),
        (
            "[[topics]]\npaper = 'x'\ntopics = 'y'\nreason = 'z'",
            "overrides.toml: a value of a [[topics]] is no text. "
            "Nothing was built; write texts in quotes, papers as a list of them.",
        ),
        (
            "[[tags]]\npaper = 'x'\ntags = ['y', 1]\nreason = 'z'",
            "overrides.toml: a value of a [[tags]] is no text. "
            "Nothing was built; write texts in quotes, papers as a list of them.",
        ),
        (
            "[[tags]]\npaper = 'x'\ntags = [' ']\nreason = 'z'",
            "overrides.toml: a value of a [[tags]] is no text. "
            "Nothing was built; write texts in quotes, papers as a list of them.",
        ),
        (
            "[[topics]]\npaper = 'x'\ntopics = []\nreason = 'z'",
            "overrides.toml: a [[topics]] names 0 topics. "
            "Nothing was built; name the main one, and a second if there is.",
        ),
        (
            "[[topics]]\npaper = 'x'\ntopics = ['a', 'b', 'c']\nreason = 'z'",
            "overrides.toml: a [[topics]] names 3 topics. "
            "Nothing was built; name the main one, and a second if there is.",
        ),
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text(text)
    with pytest.raises(BuilderError) as error:
        read_overrides(path)
    assert str(error.value) == f"{path.parent.as_posix()}/{message}"


def test_every_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text("""
        [[one]]
        papers = ["a", "b"]
        reason = "r"
        [[title]]
        paper = "c"
        title = "C"
        reason = "s"
        [[topics]]
        paper = "d"
        topics = ["Optics", "Games"]
        reason = "t"
        [[tags]]
        paper = "e"
        tags = ["lasers"]
        reason = "u"
        [[tags]]
        paper = "f"
        tags = []
        reason = "v"
    """)
    assert read_overrides(path) == (
        Override("one", ("a", "b"), "r"),
        Override("title", ("c",), "s", "C"),
        Override("topics", ("d",), "t", values=("Optics", "Games")),
        Override("tags", ("e",), "u", values=("lasers",)),
        Override("tags", ("f",), "v"),
    )


def test_topics_and_tags_are_those_that_a_person_gives() -> None:
    given = [
        Override("topics", ("melting LATTICES!",), "-", values=("Optics", "Games")),
        Override("tags", (record_id(MELTING),), "-", values=(" spin   glasses", "melts")),
    ]
    [paper] = merge_records([MELTING], given)
    assert paper.topics == ("Optics", "Games")
    assert paper.tags == ("spin glasses", "melts")


def test_no_tags_at_all_is_more_than_saying_nothing() -> None:
    papers = merge_records([MELTING, FROZEN], [Override("tags", ("Melting lattices",), "-")])
    none, other = sorted(papers, key=lambda paper: paper.title, reverse=True)
    assert none.tags == ()
    assert other.tags is None
    assert other.topics == ()


def test_what_is_said_of_a_title_holds_for_every_paper_of_it() -> None:
    said = Override("topics", ("Melting lattices",), "-", values=("Optics",))
    papers = merge_records([MELTING, SEQUEL, FROZEN], [said])
    assert sorted(paper.topics for paper in papers) == [(), ("Optics",), ("Optics",)]


def test_of_two_things_said_the_later_holds() -> None:
    said = [Override("topics", ("Melting lattices",), "-", values=(name,)) for name in ("Optics", "Games")]
    assert merge_records([MELTING], said)[0].topics == ("Games",)


def test_topics_and_tags_of_no_paper_are_told() -> None:
    gone = [Override(kind, ("Potts models",), "-", values=("x",)) for kind in ("topics", "tags")]
    there = [Override(kind, ("Melting lattices",), "-", values=("x",)) for kind in ("topics", "tags")]
    assert unmatched([*gone, *there], merge_records([MELTING])) == gone
    assert str(gone[0]) == '[[topics]] "Potts models"'


def test_the_file_that_comes_with_the_project_says_nothing_yet() -> None:
    assert read_overrides(PROJECT / "overrides.toml") == ()


def test_a_paper_is_named_by_the_first_ten_digits_of_an_id() -> None:
    [paper] = merge_records([MELTING], [Override("hide", (record_id(MELTING)[:10],), "Gone.")])
    assert paper.hidden == "Gone."
    [paper] = merge_records([MELTING], [Override("hide", (record_id(MELTING)[:9],), "Gone.")])
    assert not paper.hidden


def test_the_beginning_of_two_ids_means_neither_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.merge.identity.key_hash", lambda key: "0123456789" + key_hash(key)[:22])
    said = Override("hide", ("0123456789",), "-")
    papers = merge_records([MELTING, FROZEN], [said])
    assert not any(paper.hidden for paper in papers)
    [(override, name, meant)] = ambiguous([said], papers)
    assert (override, name) == (said, "0123456789")
    assert meant == list(papers)


def test_the_id_of_a_listing_that_two_papers_share_means_neither_and_is_told() -> None:
    bare = a_record("Melting lattices", "", line=9)
    said = Override("hide", (record_id(bare),), "-")
    papers = merge_records([MELTING, SEQUEL, bare], [said])
    assert not any(paper.hidden for paper in papers)
    [(_, _, meant)] = ambiguous([said], papers)
    assert meant == list(papers)


def test_people_may_send_a_listing_without_an_abstract_to_one_of_two_papers() -> None:
    bare = a_record("Melting lattices", "", line=9)
    said = Override("two", (record_id(bare), record_id(SEQUEL)), "It is the first.")
    papers = merge_records([MELTING, SEQUEL, bare], [said])
    assert {paper.abstract: len(paper.sightings) for paper in papers} == {MELT: 2, FREEZE: 1}


def test_people_may_join_a_listing_without_an_abstract_to_a_paper_of_another_title() -> None:
    bare = a_record("On lattices", "", line=9)
    [paper] = merge_records([MELTING, bare], [Override("one", ("On lattices", "Melting lattices"), "Renamed.")])
    assert (paper.id, paper.former_ids) == (record_id(MELTING), (record_id(bare),))
