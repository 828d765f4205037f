from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from builder.merge.overrides import Override, read_overrides
from builder.model.archive import Entry, Tag, Topics
from builder.model.records import Record
from builder.pages.mending import WHY, mending
from builder.text.cleaning import clean, is_visible
from tests.examples import MELT, MELT_AGAIN, MELTING, a_record, an_archive
from tests.strategies import records
from tests.unit.pages.examples import pages_of, parts


def the_entry(*listed: Record) -> Entry:
    [entry] = an_archive(*listed).entries.values()
    topics = Topics(("Spin Glasses", "Optics"), ("Spin Glasses", "Optics"))
    return replace(entry, topics=topics, tags=(Tag("spin glass", "spin glasses"), Tag("c", '"C"\\', False)))


def said(lines: str, folder: Path) -> list[Override]:
    """The overrides of a file with these lines."""
    file = folder / "overrides.toml"
    file.write_text(lines, encoding="utf-8")
    return list(read_overrides(file))


def without_signs(lines: str) -> str:
    return "\n".join(line.removeprefix("# ") for line in lines.split("\n"))


def test_the_lines_as_they_are_give_a_paper_its_topics_and_tags(tmp_path: Path) -> None:
    entry = the_entry(MELTING)
    name = (entry.paper.id[:10],)

    assert said(mending(entry), tmp_path) == [
        Override("topics", name, WHY, values=("Spin Glasses", "Optics")),
        Override("tags", name, WHY, values=("spin glasses", '"C"\\')),
    ]


def test_the_lines_without_their_signs_say_all_that_can_be_said(tmp_path: Path) -> None:
    again = a_record("Melting lattices again", MELT_AGAIN, date(2025, 9, 12), line=9)
    entry = the_entry(a_record("Melting lattices again", MELT), again)

    overrides = said(without_signs(mending(entry)), tmp_path)

    assert {one.kind: one.papers for one in overrides} == {
        **dict.fromkeys(("topics", "tags", "title", "hide"), (entry.paper.id[:10],)),
        "two": tuple(text.id[:10] for text in entry.paper.texts),
    }
    assert [one.title for one in overrides if one.kind == "title"] == [entry.paper.title]


def test_a_paper_that_was_listed_with_one_text_is_not_two(tmp_path: Path) -> None:
    entry = the_entry(MELTING, replace(MELTING, listed_on=date(2025, 9, 12)))

    assert "[[two]]" not in mending(entry)


@given(records)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_title_holds_the_lines_say_no_more_than_it(tmp_path: Path, record: Record) -> None:
    assume(is_visible(clean(record.title)))  # as a seed is read, others are left out

    entry = the_entry(record)

    assert len(said(mending(entry), tmp_path)) == 2
    title = next(one.title for one in said(without_signs(mending(entry)), tmp_path) if one.kind == "title")
    assert title == entry.paper.title


def test_a_paper_that_is_mended_with_its_own_lines_stays_as_it_is(tmp_path: Path) -> None:
    entry = the_entry(MELTING)

    [mended] = an_archive(
        MELTING, overrides=said(without_signs(mending(entry)).split("\n\n[[hide]]")[0], tmp_path)
    ).entries.values()

    assert mended.paper.title == entry.paper.title
    assert mended.paper.topics == entry.topics.shown
    assert mended.paper.tags == tuple(tag.name for tag in entry.tags)


def test_the_page_of_a_paper_has_its_lines() -> None:
    archive = an_archive(MELTING)
    [entry] = archive.entries.values()

    front, _ = parts(pages_of(archive)["papers/melting-lattices.md"])

    assert front["paper"]["mending"] == mending(entry)  # type: ignore[index]
