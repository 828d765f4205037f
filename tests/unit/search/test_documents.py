from datetime import date

from builder.model.archive import SHARD_SIZE, Archive
from builder.search.documents import document_shards, documents
from tests.examples import LONE, a_record, an_archive, some_records


def shelf(number: int) -> Archive:
    return an_archive(*some_records(*(f"Lattice model {at}" for at in range(number))))


def test_every_paper_stands_in_the_shard_of_its_number() -> None:
    archive = shelf(11)
    shards = dict(document_shards(archive))
    assert set(shards) == {f"d/{at}" for at in range(4)}
    for entry in archive.entries.values():
        found = shards[f"d/{entry.shard}"][entry.number % SHARD_SIZE]
        assert found[:3] == [entry.paper.title, entry.slug, entry.paper.short_id]


def test_a_newer_paper_moves_no_other() -> None:
    before = an_archive(*some_records("Lattice models", "Spin glasses"))
    after = an_archive(*some_records("Lattice models", "Spin glasses"), a_record("New", listed_on=None, line=99))
    newer = an_archive(
        *some_records("Lattice models", "Spin glasses"),
        a_record("New", "Another.", listed_on=date(2025, 9, 10), line=99),
    )
    assert documents(newer)[:2] == documents(before)
    assert documents(after)[1:] == documents(before)  # without a day it counts as the oldest


def test_a_document_is_what_rows_show() -> None:
    archive = an_archive(a_record("Code", "See https://github.com/a/b for more."))
    [found] = documents(archive)
    [paper] = archive.entries
    assert found == [
        "Code", "code", paper[:10], "9 Sep 2025", "Spin Glasses", [], "See https://github.com/a/b for more.",
        "https://github.com/a/b", "code",
    ]  # fmt: skip


def test_a_title_with_formulas_comes_in_pieces_and_an_abstract_in_plain_text() -> None:
    [found] = documents(an_archive(a_record(r"Of $x^2$ by $\ours$", "For $x^2$.")))

    assert found[0] == ["Of ", ["x²", ["math", ["msup", ["mi", "x"], ["mn", "2"]]]], " by ", "ours"]
    assert found[6] == "For x²."


def test_attributes_of_a_formula_stand_behind_its_name() -> None:
    [found] = documents(an_archive(a_record("Of $(x)$")))

    assert found[0][1][1][1] == ["mo stretchy=false", "("]


def test_a_tag_has_the_address_of_the_page_to_which_it_leads() -> None:
    found = documents(an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE))

    assert {title: tags for title, _, _, _, _, tags, *_ in found} == {
        "One": ["neural nets"],
        "Two": ["neural nets", "machine learners"],
        "Three": [["neural ODEs", "neural-nets"], ["snowy owls", ""]],
        "Four": [],
    }
