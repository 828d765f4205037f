from collections.abc import Sequence
from datetime import date
from pathlib import Path

from builder.merge.doubts import find_doubts
from builder.merge.lookups import LookUp
from builder.merge.overrides import Override, read_overrides
from builder.merge.papers import merge_records
from builder.model.records import Place, Record
from tests.examples import FREEZE, FROZEN, MELT, MELTING, SEQUEL, a_record, told
from tests.unit.merge.test_asked import asked

X, Y = "2509.01234", "2509.04321"

BIRDS = a_record("Deep nets for birds", FREEZE, seed="b.txt", line=5)


def doubts(
    records: Sequence[Record], *lookups: LookUp, overrides: Sequence[Override] = ()
) -> list[tuple[str, str, str]]:
    """The issues: kind, place, text."""
    papers = merge_records(records, overrides, lookups=lookups)
    return [(one.kind, str(one.place), one.text) for one in find_doubts(papers, overrides, lookups)]


def test_a_day_far_off_is_told_where_it_stands_first() -> None:
    far = [a_record(f"Paper {line}", "", date(2099, 1, 1), seed="b.txt", line=line) for line in (7, 3)]
    [issue] = find_doubts(merge_records([MELTING, FROZEN, *far]), ())
    assert issue.place == Place("b.txt", 3)
    assert issue.text == (
        '"2099-01-01" is over a year from every day of other seeds. It decides nothing (2 listings of it count as '
        "undated); correct it, or write confirmed = [2099-01-01] below [seeds] in the settings."
    )


def test_an_id_that_stands_for_two_papers_is_told() -> None:
    bare = a_record("Melting lattices", "", line=9)
    [paper, _] = papers = merge_records([MELTING, SEQUEL, bare])
    [name] = paper.former_ids
    [issue] = find_doubts(papers, [Override("hide", (name,), "-")])
    assert issue.place == Place("a.txt", 1)
    assert issue.text == (
        f'[[hide]] in the overrides: the id "{name}" stands for 2 papers, "Melting lattices" and "Melting '
        'lattices". '
        "That was ignored; write more digits, or the id of another listing."
    )


def test_an_id_of_two_papers_is_told() -> None:
    assert doubts([told(MELTING, arxiv=X), told(BIRDS, arxiv=X)]) == [
        (
            "IdOfTwoPapers",
            "b.txt:5",
            f'the arXiv id "{X}" stands with 2 papers: "Melting lattices" (a.txt:1), "Deep nets for birds" '
            "(b.txt:5). Titles and abstracts differ too much, so that they were not joined; correct the id, "
            "or say [[one]] or [[two]] in the overrides.",
        )
    ]
    [(kind, _, text)] = doubts([told(MELTING, doi="10.1/a"), told(BIRDS, doi="10.1/a")])
    assert (kind, text[:19]) == ("IdOfTwoPapers", 'the DOI "10.1/a" st')


def test_one_line_tells_of_all_papers_of_an_id() -> None:
    words = [f"{chr(97 + n) * 9} {chr(98 + n) * 8}" for n in range(0, 20, 4)]
    listed = [told(a_record(two, f"{two} " * 9, line=n + 1), arxiv=X) for n, two in enumerate(words)]
    [(_, place, text)] = doubts(listed)
    assert (place, "5 papers" in text, " and 2 more. " in text) == ("a.txt:5", True, True)


def test_what_people_have_said_of_an_id_of_two_papers_ends_it(tmp_path: Path) -> None:
    both = [told(MELTING, arxiv=X), told(BIRDS, arxiv=X)]
    two = Override("two", ("Melting lattices", "Deep nets for birds"), "-")
    one = Override("one", ("Melting lattices", "Deep nets for birds"), "-")
    path = tmp_path / "overrides.toml"
    for number in (Y, ""):
        path.write_text(f'[[facts]]\npaper = "Deep nets for birds"\narxiv = "{number}"\nreason = "-"')
        assert doubts(both, overrides=read_overrides(path)) == []
    assert doubts(both, overrides=[two]) == doubts(both, overrides=[one]) == []


def test_a_shared_listing_makes_no_id_that_of_two_papers() -> None:
    bare = told(a_record("Melting lattices", "", line=9), arxiv=X)
    assert doubts([told(MELTING, arxiv=X), SEQUEL, bare]) == []


def test_a_paper_of_two_numbers_is_told() -> None:
    again = told(a_record("Melting lattices", MELT, seed="b.txt", line=3), arxiv=Y)
    assert doubts([told(MELTING, arxiv=X), again]) == [
        (
            "IdsOfOnePaper",
            "b.txt:3",
            f'"Melting lattices" is listed with 2 arXiv ids: "{X}" (a.txt:1), "{Y}" (b.txt:3). It stays one '
            f'paper, and "{X}" is shown; correct the wrong one, or say in the overrides what is right '
            "([[facts]], or [[two]]).",
        )
    ]


def test_a_look_up_of_no_paper_is_told() -> None:
    assert doubts([MELTING], asked(BIRDS, 7, arxiv=X)) == [
        (
            "StaleLookUp",
            "enrichment.jsonl:7",
            f'no paper has the text for which "{asked(BIRDS).text}" was looked up. It says '
            "nothing; remove the line.",
        )
    ]


def test_a_look_up_of_a_shared_listing_is_told() -> None:
    bare = a_record("Melting lattices", "", line=9)
    [(kind, place, text)] = doubts([MELTING, SEQUEL, bare], asked(bare, 7, arxiv=X))
    assert (kind, place) == ("SharedLookUp", "enrichment.jsonl:7")
    assert "stands with 2 papers:" in text


def test_an_id_that_two_papers_find_is_told_on_both_lines() -> None:
    one, other = doubts([MELTING, BIRDS], asked(MELTING, 7, arxiv=X), asked(BIRDS, 8, arxiv=X))
    assert one == (
        "DoubtfulLookUp",
        "enrichment.jsonl:7",
        f'the arXiv id "{X}" was found for "Melting lattices", and stands with "Deep nets for birds" '
        "(b.txt:5), too. No id is taken from this line; where they are one paper, say [[one]] in the overrides, "
        "else say [[facts]] or remove the line.",
    )
    assert other[1] == "enrichment.jsonl:8"


def test_of_a_look_up_against_a_listing_only_the_look_up_is_doubtful() -> None:
    found = doubts([told(MELTING, arxiv=X), BIRDS], asked(BIRDS, 7, arxiv=X), asked(MELTING, 8, arxiv=X))
    assert [(kind, place) for kind, place, _ in found] == [("DoubtfulLookUp", "enrichment.jsonl:7")]


def test_papers_with_ids_of_their_own_are_in_no_doubt() -> None:
    assert doubts([told(MELTING, arxiv=X), told(FROZEN, arxiv=Y)], asked(MELTING, doi="10.1/a")) == []
