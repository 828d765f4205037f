from pathlib import Path

import pytest

from builder.merge.asked import LookUp
from builder.merge.facts_said import lines_of_tables
from builder.merge.identity import record_id
from builder.merge.overrides import read_overrides, unmatched
from builder.merge.papers import merge_records
from builder.model.errors import BuilderError
from builder.model.papers import Fact, Paper
from builder.model.people import Author
from builder.model.records import NO_DETAILS, Details, Place, Record
from tests.examples import MELTING, told

X, Y = "2509.01234", "2509.04321"

LISTED = told(MELTING, "arxiv", arxiv=X, authors=("Nobody",), has_more=True, venue="Nature")


def said(tmp_path: Path, text: str, *records: Record, lookups: tuple[LookUp, ...] = ()) -> Paper:
    path = tmp_path / "overrides.toml"
    path.write_text(text)
    overrides = read_overrides(path)
    [paper] = merge_records(records or [LISTED], overrides, lookups=lookups)
    assert unmatched(overrides, [paper]) == []
    return paper


TABLE = """# first

[[facts]]
paper = "Melting lattices"
arxiv = "arXiv:2509.04321v2"
authors = ["Bee, Ada", {family = "Dee", given = "Cy"}, "The ATLAS Collaboration"]
published = 2025-09-02
reason = "As printed."
"""


def test_what_a_person_says_wins(tmp_path: Path) -> None:
    paper = said(tmp_path, TABLE)
    names = [(one.name, one.family) for one in paper.details.authors]
    assert names == [("Ada Bee", "Bee"), ("Cy Dee", "Dee"), ("The ATLAS Collaboration", "")]
    assert (paper.details.arxiv, paper.details.published, paper.details.venue) == (Y, "2025-09-02", "Nature")
    assert not paper.details.has_more


def test_a_fact_knows_the_table_that_says_it(tmp_path: Path) -> None:
    facts = {fact.field: fact.place for fact in said(tmp_path, TABLE).facts}
    here = Place("overrides.toml", 3)
    assert facts == {"arxiv": here, "authors": here, "published": here, "venue": LISTED.place}


def test_it_wins_over_what_was_looked_up(tmp_path: Path) -> None:
    look_up = LookUp(
        record_id(MELTING), Place("enrichment.jsonl", 1), "arxiv", "2026-11-28", Details("arxiv", arxiv=X)
    )
    assert said(tmp_path, TABLE, MELTING, lookups=(look_up,)).details.arxiv == Y


def test_an_empty_value_says_that_nothing_is_known(tmp_path: Path) -> None:
    text = '[[facts]]\npaper = "Melting lattices"\nauthors = []\narxiv = ""\nvenue = ""\nreason = "-"'
    paper = said(tmp_path, text)
    assert (paper.details, paper.facts) == (NO_DETAILS, ())


def test_of_two_tables_the_later_holds(tmp_path: Path) -> None:
    one = '[[facts]]\npaper = "Melting lattices"\nvenue = "{}"\nreason = "-"\n'
    paper = said(tmp_path, one.format("A") + one.format("B"))
    assert (paper.details.venue, paper.details.authors) == ("B", (Author("Nobody"),))
    assert Fact("venue", Place("overrides.toml", 5)) in paper.facts


def test_where_lines_cannot_be_told_the_first_stands_for_all(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text('facts = [{paper = "x", venue = "A", reason = "-"}]')
    assert lines_of_tables(path, "facts", 1) == [1]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "",
            "a [[facts]] says nothing. Nothing was built; give it one of arxiv, doi, ids, authors, published, "
            "updated, categories, venue, comment, pdf, links.",
        ),
        (
            'arxiv = "2513.01234"',
            "in a [[facts]] arxiv is no number of arXiv, as 2509.01234. Nothing was built; correct it; an empty "
            "value says that nothing is known.",
        ),
        (
            'venue = "A"\nyear = 3',
            'a [[facts]] has a key it does not know, "year". Nothing was built; give it paper, reason.',
        ),
    ],
)
def test_a_wrong_table_is_one_clear_line(tmp_path: Path, keys: str, message: str) -> None:
    with pytest.raises(BuilderError) as error:
        said(tmp_path, f'[[facts]]\npaper = "x"\nreason = "-"\n{keys}')
    assert str(error.value) == f"{(tmp_path / 'overrides.toml').as_posix()}: {message}"
