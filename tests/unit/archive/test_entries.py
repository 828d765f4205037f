from hypothesis import given
from hypothesis import strategies as st

from builder.archive.entries import with_neighbours
from builder.archive.slugs import title_slug
from builder.merge.identity import record_id
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Archive, Neighbour
from builder.model.papers import Paper, PaperId
from builder.model.records import Record
from tests.examples import a_record, an_archive
from tests.strategies import ALIKE, alike, some_alike

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


def test_neighbours_come_to_an_archive_that_stays_as_it_is_but_for_them() -> None:
    archive = an_archive(a_record("One"), a_record("Two", line=2))
    one, two = archive.entries
    near = {one: (Neighbour(two, ("lattices",)),), two: ()}

    found = with_neighbours(archive, near)

    assert {paper: entry.related for paper, entry in found.entries.items()} == near
    assert [*found.entries] == [*archive.entries]
    assert with_neighbours(found, {paper: entry.related for paper, entry in archive.entries.items()}) == archive
