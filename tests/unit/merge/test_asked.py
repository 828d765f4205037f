from collections.abc import Sequence
from dataclasses import replace

from builder.merge.asked import find_clashes, words_of
from builder.merge.identity import record_id
from builder.merge.lookups import LookUp
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.merge.works import names_of
from builder.model.papers import Fact, LookedUp, Paper, PaperId
from builder.model.people import Author
from builder.model.records import Details, Place, Record
from tests.examples import FREEZE, FROZEN, MELTING, SEQUEL, a_record, told

X, Y = "2509.01234", "2509.04321"


def asked(record: Record, line: int = 1, source: str = "arxiv", day: str = "2026-11-28", **said: object) -> LookUp:
    details = replace(Details(source), **said)  # type: ignore[arg-type]
    return LookUp(record_id(record), Place("enrichment.jsonl", line), source, day, details)


def merged(records: Sequence[Record], *lookups: LookUp, overrides: Sequence[Override] = ()) -> dict[str, Paper]:
    """The papers by their ids."""
    papers = merge_records(records, overrides, lookups=lookups)
    assert merge_records(records, overrides, lookups=lookups[::-1]) == papers
    return {paper.id: paper for paper in papers}


def test_what_was_looked_up_is_known_and_marked() -> None:
    [paper] = merged([MELTING], asked(MELTING, arxiv=X)).values()
    fact = Fact("arxiv", Place("enrichment.jsonl", 1), LookedUp("arxiv", "2026-11-28"))
    assert (paper.details.arxiv, paper.facts) == (X, (fact,))
    assert paper.looked_up == ((paper.id, Details("arxiv", arxiv=X)),)


def test_any_text_of_a_paper_names_it() -> None:
    again = a_record("Melting lattices", f"{MELTING.abstract} Indeed.", line=7)
    [paper] = merged([MELTING, again], asked(again, arxiv=X)).values()
    assert paper.details.arxiv == X


def test_an_id_that_was_looked_up_neither_joins_nor_parts() -> None:
    again = a_record("Melting lattices", f"{MELTING.abstract} Indeed.", line=7)
    assert len(merged([MELTING, again], asked(MELTING, arxiv=X), asked(again, 2, arxiv=Y))) == 1
    papers = merged([MELTING, FROZEN], asked(MELTING, arxiv=X), asked(FROZEN, 2, arxiv=X))
    assert len(papers) == 2


def test_an_id_that_two_papers_find_is_of_neither_but_their_authors_stay() -> None:
    ada = (Author("Ada Bee"),)
    papers = merged(
        [MELTING, FROZEN], asked(MELTING, arxiv=X, authors=ada, pdf="https://a.org/x"), asked(FROZEN, 2, arxiv=X)
    )
    paper = papers[record_id(MELTING)]
    assert {one.details.arxiv for one in papers.values()} == {""}
    assert (paper.details.authors, paper.details.pdf) == (ada, "")


def test_an_id_that_a_listing_gives_another_paper_stays_with_that() -> None:
    listed = told(MELTING, arxiv=X)
    papers = merged([listed, FROZEN], asked(FROZEN, arxiv=X), asked(MELTING, 2, arxiv=X, doi="10.1/a"))
    assert [papers[record_id(one)].details.arxiv for one in (MELTING, FROZEN)] == [X, ""]
    assert papers[record_id(MELTING)].details.doi == "10.1/a"


def test_papers_that_are_said_to_be_one_may_find_one_id() -> None:
    said = Override("one", ("Melting lattices", "Frozen glasses"), "-")
    lookups = asked(MELTING, arxiv=X), asked(FROZEN, 2, arxiv=X)
    [paper] = merged([MELTING, FROZEN], *lookups, overrides=[said]).values()
    assert paper.details.arxiv == X


def test_what_was_looked_up_of_a_shared_listing_is_of_no_paper_but_kept() -> None:
    bare = a_record("Melting lattices", "", line=9)
    papers = merged([MELTING, SEQUEL, bare], asked(bare, arxiv=X))
    assert [paper.details.arxiv for paper in papers.values()] == ["", ""]
    assert all(paper.looked_up for paper in papers.values())


def test_of_several_look_ups_of_a_paper_the_better_source_counts() -> None:
    again = a_record("Melting lattices", f"{MELTING.abstract} Indeed.", line=7)
    [paper] = merged(
        [MELTING, again], asked(MELTING, source="openalex", venue="B"), asked(again, 2, venue="A")
    ).values()
    assert paper.details.venue == "A"


def test_a_look_up_of_no_paper_says_nothing() -> None:
    gone = asked(a_record("Gone", FREEZE), arxiv=X)
    assert merged([MELTING], gone) == merged([MELTING])


def test_a_clash_names_every_owner() -> None:
    one, other = PaperId("a"), PaperId("b")
    lookups = [replace(asked(MELTING, arxiv=X), text=one), replace(asked(MELTING, arxiv=Y), text=one)]
    names = {one: names_of([]), other: names_of([told(FROZEN, arxiv=X)])}
    [clash] = find_clashes(lookups, {one: [one], other: [other]}, names)
    assert (clash.look_up, clash.kind, clash.id, clash.owners) == (lookups[0], "arxiv", X, {one, other})


def test_a_doubtful_look_up_tells_no_id() -> None:
    one = asked(MELTING, arxiv=X, venue="Nature")
    assert [(word.details.arxiv, word.details.venue) for word in words_of([one], frozenset([one]))] == [
        ("", "Nature")
    ]
