import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from builder.archive.addresses import find_addresses
from builder.archive.slugs import RESERVED, SLUG_LENGTH, title_slug
from builder.merge.identity import record_id
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Archive
from builder.model.papers import Paper, PaperId
from builder.model.records import MonthDay, Record
from builder.text.folding import merge_key
from tests.examples import a_paper, a_record, an_archive, some_records
from tests.strategies import listed_on, places, records, titles
from tests.unit.test_merging import FREEZE, MELT, MELT_AGAIN

unique = st.lists(records, unique_by=lambda record: record.place, max_size=12)


def answers(listed: list[Record]) -> dict[str, set[str]]:
    """Which papers each address leads to, as sets of their merge keys."""
    papers = merge_records(listed)
    keys = {paper.id: {merge_key(s.record.title) for s in paper.sightings} for paper in papers}
    found = find_addresses(papers)
    led = {slug: keys[paper] for paper, slugs in found.of_paper.items() for slug in slugs}
    return led | {slug: set().union(*(keys[paper] for paper in papers)) for slug, papers in found.shared.items()}


@given(unique, unique)
def test_adding_seeds_breaks_no_address(listed: list[Record], more: list[Record]) -> None:
    before = answers(listed)
    after = answers([*listed, *(record for record in more if record.place not in {r.place for r in listed})])
    for slug, keys in before.items():
        assert keys <= after[slug]


ALIKE = st.sampled_from(
    ["α-models", "a-models", "A models!", "The a-models", "Index", "深度学习", "🤖", "a-models of one study"]
)
alike = st.builds(Record, places, listed_on, ALIKE, st.sampled_from(["", MELT, MELT_AGAIN, FREEZE]))
some_alike = st.lists(alike, unique_by=lambda record: record.place, max_size=8)
names = st.one_of(ALIKE, alike.map(record_id))
said = st.one_of(
    st.builds(Override, st.sampled_from(["one", "two"]), st.tuples(names, names), st.just("said")),
    st.builds(Override, st.just("hide"), st.tuples(names), st.just("gone")),
    st.builds(Override, st.just("title"), st.tuples(names), st.just("said"), ALIKE),
)


def wanted(record: Record) -> set[str]:
    """The addresses that are a listing's own, should they be given out."""
    slug = title_slug(record.title)
    return {slug, f"{slug}-{record_id(record)}"}


@given(st.lists(st.tuples(some_alike, st.lists(said, max_size=3)), max_size=4), st.randoms())
def test_whatever_is_added_reordered_or_said_every_address_answers_with_its_paper(
    steps: list[tuple[list[Record], list[Override]]], random: object
) -> None:
    listed: dict[object, Record] = {}
    promised: dict[str, set[str]] = {}  # address: the listings that it must lead to for ever
    for more, overrides in steps:
        listed = {record.place: record for record in more} | listed
        records = list(listed.values())
        random.shuffle(records)  # type: ignore[attr-defined]
        archive = an_archive(*records, overrides=overrides)
        papers = {paper.id: paper for paper in merge_records(records, overrides)}
        for address, ids in _answering(archive, papers).items():
            promised.setdefault(address, set()).update(
                sighting.id
                for paper in ids
                for sighting in papers[paper].sightings
                if address in wanted(sighting.record)
            )
        answering = _answering(archive, papers)
        for address, listings in promised.items():
            there = {sighting.id for paper in answering[address] for sighting in papers[paper].sightings}
            assert listings <= there


@given(some_alike, some_alike)
def test_a_seed_that_is_added_parts_no_papers(listed: list[Record], more: list[Record]) -> None:
    before = merge_records(listed)
    taken = {record.place for record in listed}
    after = merge_records([*listed, *(record for record in more if record.place not in taken)])
    grown = {
        record_id: {paper.id, *paper.former_ids} for paper in after for record_id in (paper.id, *paper.former_ids)
    }
    for paper in before:
        assert {paper.id, *paper.former_ids} <= grown[paper.id]


def _answering(archive: Archive, papers: dict[PaperId, Paper]) -> dict[str, set[PaperId]]:
    """Which papers answer at each address: shown, named among others, or said to be taken out."""
    found: dict[str, set[PaperId]] = {}
    for entry in archive.entries.values():
        for slug in (entry.slug, *entry.aliases):
            found.setdefault(slug, set()).add(entry.paper.id)
    for slug, owners in archive.shared.items():
        found.setdefault(slug, set()).update(owners)
    for slug in archive.hidden:
        hidden = (paper for paper in papers.values() if paper.hidden)
        found.setdefault(slug, set()).update(
            paper.id for paper in hidden if any(slug in wanted(sighting.record) for sighting in paper.sightings)
        )
    return found


@given(unique)
def test_each_paper_has_an_address_of_its_own(listed: list[Record]) -> None:
    papers = merge_records(listed)
    found = find_addresses(papers)
    slugs = [slug for paper in papers for slug in found.of_paper[paper.id]]
    assert all(found.of_paper[paper.id] for paper in papers)
    assert len({slug.lower() for slug in [*slugs, *found.shared]}) == len(slugs) + len(found.shared)


@given(titles)
def test_a_slug_is_safe_on_every_disk(title: str) -> None:
    slug = title_slug(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= SLUG_LENGTH + 11
    assert slug not in RESERVED


def test_titles_of_any_script_have_slugs() -> None:
    assert title_slug("Schrödinger bridges") == "schrodinger-bridges"
    assert title_slug('Schr\\"odinger bridges') == "schrodinger-bridges"
    assert title_slug("深度学习") == "shen-du-xue-xi"
    assert title_slug("!?").startswith("paper-")
    assert title_slug("CON").startswith("con-")
    assert title_slug("Index").startswith("index-")


def test_two_titles_that_want_one_address_are_both_named_there() -> None:
    archive = an_archive(*some_records("α-models", "a-models"))
    assert list(archive.shared) == ["a-models"]
    assert all(re.fullmatch(r"a-models-[0-9a-f]{10}", entry.slug) for entry in archive.entries.values())


def test_a_title_that_copies_a_hashed_address_takes_it_from_nobody() -> None:
    first, _ = (a_paper(title) for title in ("α-models", "a-models"))
    archive = an_archive(*some_records("α-models", "a-models", f"a models {first.id}"))
    assert len({entry.slug for entry in archive.entries.values()}) == 3
    assert archive.entries[first.id].slug == f"a-models-{first.id}-{first.id}"
    assert first.id in archive.shared[f"a-models-{first.id}"]  # type: ignore[index]


def test_another_spelling_of_a_title_is_an_alias() -> None:
    archive = an_archive(
        a_record("Time-lapse", listed_on=date(2025, 1, 1)),
        a_record("Timelapse", listed_on=date(2025, 1, 2), line=2),
    )
    [entry] = archive.entries.values()
    assert (entry.slug, entry.aliases) == ("time-lapse", ("timelapse",))


def test_entries_stand_newest_first_then_yearless_then_undated() -> None:
    days = [None, MonthDay(9, 9), date(2025, 1, 1), MonthDay(10, 1), date(2025, 2, 1)]
    archive = an_archive(*(a_record(f"Paper {day}", listed_on=day, line=n) for n, day in enumerate(days)))
    expected = [date(2025, 2, 1), date(2025, 1, 1), MonthDay(10, 1), MonthDay(9, 9), None]
    assert [entry.first_listed for entry in archive.entries.values()] == expected
    assert [day.listed_on for day in archive.days] == expected


def test_a_day_keeps_the_order_of_its_listing_and_shows_a_paper_once() -> None:
    archive = an_archive(*some_records("Zebra", "Ape", "Zebra"))
    [day] = archive.days
    assert [archive.entries[paper].paper.title for paper in day.papers] == ["Zebra", "Ape"]


def test_empty_topics_keep_their_page() -> None:
    archive = an_archive(a_record())
    assert [[term.name for term in terms] for terms in archive.topics.values()] == [
        ["Spin Glasses", "Optics"],
        ["Vision"],
        ["Other"],
    ]
