from datetime import date

from builder.merge.identity import record_id
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.merge.revisions import is_small_revision
from builder.model.papers import Text
from tests.examples import FREEZE, MELT, MELT_AGAIN, a_record

LINK = "Code: https://example.org/melt."


def a_text(title: str, abstract: str) -> Text:
    [paper] = merge_records([a_record(title, abstract)])
    return paper.texts[0]


def test_a_small_revision_mends_words_and_brings_no_link() -> None:
    first = a_text("Melting lattices", MELT)
    assert is_small_revision(first, a_text("Melting lattices.", MELT.replace("patience", "some patience")))
    assert not is_small_revision(first, a_text("Melting lattices", MELT_AGAIN.replace("lattice", "no such")))
    assert not is_small_revision(first, a_text("Win free crypto", MELT))
    assert not is_small_revision(first, a_text("Melting lattices", f"{MELT} {LINK}"))
    assert is_small_revision(a_text("Melting lattices", f"{MELT} {LINK}"), first)
    assert not is_small_revision(first, a_text("Melting lattices", MELT + "🤖" * len(MELT)))
    assert not is_small_revision(
        a_text("Melting", f"{MELT} https://exam.ple.org/melt"),
        a_text("Melting", f"{MELT} https://example.org/melt"),
    )


def test_the_newest_small_revision_is_shown_and_the_versions_newest_first() -> None:
    listed = [
        a_record("Melting lattices", MELT, date(2025, 1, 1), line=1),
        a_record("Melting lattices", f"{MELT} So.", date(2025, 2, 1), line=2),
        a_record("Melting lattices", f"{MELT} {LINK}", date(2025, 3, 1), line=3),
        a_record("Melting lattices", MELT, date(2025, 4, 1), line=4),
        a_record("Melting lattices", "Withdrawn.", date(2025, 5, 1), line=5),
    ]
    [paper] = merge_records(listed)
    assert paper.abstract == MELT
    assert [version.record.place.line for version in paper.versions] == [5, 4, 3, 2]
    [paper] = merge_records(listed[:2])
    assert paper.abstract == f"{MELT} So."


def test_one_text_has_no_versions() -> None:
    [paper] = merge_records([a_record("Melting", MELT, line=1), a_record("MELTING!", MELT, line=2)])
    assert paper.versions == ()


def test_a_short_text_is_replaced_by_no_other() -> None:
    old = a_record("A Study", "A long abstract of the old version.", date(2025, 1, 1), line=1)
    new = a_record("A study.", "Another.", date(2025, 2, 1), line=2)
    bare = a_record("A study", "", date(2024, 12, 1), line=3)
    [paper] = merge_records([old, new, bare])
    assert (paper.title, paper.abstract) == ("A Study", "A long abstract of the old version.")
    assert FREEZE not in {version.text.abstract for version in paper.versions}


def test_texts_that_differ_in_tags_alone_are_one_version() -> None:
    plain = a_record("Melting of E. coli lattices", MELT, date(2025, 1, 1), line=1)
    dressed = a_record(
        "Melting of <i>E. coli</i> lattices", MELT.replace("models", "<b>models</b>"), date(2025, 2, 1), line=2
    )
    said = Override("one", (record_id(plain), record_id(dressed)), "One study.")

    [paper] = merge_records([plain, dressed], [said])

    assert len(paper.texts) == 2
    assert paper.versions == ()
