import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from builder.archive.addresses import find_addresses, find_tag_addresses
from builder.merge.papers import merge_records
from builder.model.records import Record
from builder.system.filenames import unportable
from builder.text.folding import merge_key
from tests.examples import MELTING, SEQUEL, a_paper, a_record, an_archive, some_records
from tests.strategies import records, titles

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


@given(unique)
def test_each_paper_has_an_address_of_its_own(listed: list[Record]) -> None:
    papers = merge_records(listed)
    found = find_addresses(papers)
    slugs = [slug for paper in papers for slug in found.of_paper[paper.id]]
    assert all(found.of_paper[paper.id] for paper in papers)
    assert len({slug.lower() for slug in [*slugs, *found.shared]}) == len(slugs) + len(found.shared)


def test_two_titles_that_want_one_address_are_both_named_there() -> None:
    archive = an_archive(*some_records("α-models", "a-models"))
    assert list(archive.shared) == ["a-models"]
    assert all(re.fullmatch(r"a-models-[0-9a-f]{10}", entry.slug) for entry in archive.entries.values())


def test_a_title_that_copies_a_hashed_address_takes_it_from_nobody() -> None:
    first, _ = (a_paper(title) for title in ("α-models", "a-models"))
    archive = an_archive(*some_records("α-models", "a-models", f"a models {first.id[:10]}"))
    assert len({entry.slug for entry in archive.entries.values()}) == 3
    assert archive.entries[first.id].slug == f"a-models-{first.id[:10]}-{first.id[:10]}"
    assert first.id in archive.shared[f"a-models-{first.id[:10]}"]  # type: ignore[index]


def test_another_spelling_of_a_title_is_an_alias() -> None:
    archive = an_archive(
        a_record("Time-lapse", listed_on=date(2025, 1, 1)),
        a_record("Timelapse", listed_on=date(2025, 1, 2), line=2),
    )
    [entry] = archive.entries.values()
    assert (entry.slug, entry.aliases) == ("time-lapse", ("timelapse",))


def test_a_listing_without_an_abstract_leads_to_every_paper_of_its_title() -> None:
    archive = an_archive(
        MELTING, SEQUEL, a_record("Melting-lattices", "", line=9), a_record("Meltinglattices", "", line=11)
    )
    assert len(archive.entries) == 2
    assert set(archive.shared["meltinglattices"]) == set(archive.entries)  # type: ignore[index]


@given(st.dictionaries(st.text(), st.one_of(st.text(), titles), max_size=5))
def test_the_pages_of_any_tags_have_paths_that_no_disk_takes_for_one(names: dict[str, str]) -> None:
    found = find_tag_addresses(names)
    paths = [f"tags/{slug}.html" for slug in (*found.of_tag.values(), *found.shared)]
    assert list(unportable(paths)) == []
    assert len(set(paths)) == len(names) + len(found.shared)
    assert found.of_tag.keys() == names.keys()


def test_a_tag_named_like_the_hashed_address_of_another_takes_it_from_nobody() -> None:
    both = {"c": "C", "c++": "C++"}
    hashed = find_tag_addresses(both).of_tag["c"]
    found = find_tag_addresses(both | {"copy": hashed})
    assert len(set(found.of_tag.values())) == 3
    assert found.shared["c"] == ("c", "c++")  # type: ignore[index]
    assert found.shared[hashed] == ("c", "copy")


def test_a_paper_with_tags_in_its_title_is_where_it_was_before_they_were_resolved() -> None:
    listed = [
        a_record("CO<sub>2</sub> capture by <i>E. coli</i>", "We store 10<sup>-3</sup> mol of CO<sub>2</sub>."),
        a_record("&lt;b&gt;Bold&lt;/b&gt; claims", "", line=3),
    ]

    found = {
        entry.paper.title: (entry.paper.id, entry.permalink) for entry in an_archive(*listed).entries.values()
    }

    assert found == {
        "CO₂ capture by E. coli": (
            "2b3a5640e1412c5d238ab70365d89e47", "papers/co-sub-2-sub-capture-by-i-e-coli-i.html",
        ),
        "Bold claims": ("5a960fc3c520731ad97610097983e509", "papers/b-bold-b-claims.html"),
    }  # fmt: skip
