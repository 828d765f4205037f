import random
from dataclasses import replace

import pytest

from builder.archive.answering import answering
from builder.merge.lookups import LookUp
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Archive, Entry
from builder.model.people import Author, SamePerson, TwoPeople
from builder.model.records import Details, Place, Record
from builder.text.english import shorten
from tests.examples import a_record, an_archive
from tests.unit.archive.examples import WORDS, alone, by


def addresses(archive: Archive) -> set[str]:
    return {address for address in answering(archive) if address.startswith("authors/")}


def pages(archive: Archive) -> dict[str, list[str]]:
    """The titles of each author's papers, by address."""
    titles = {paper: entry.paper.title.split()[-1] for paper, entry in archive.entries.items()}
    return {term.slug: sorted(titles[paper] for paper in term.papers) for term in archive.authors}


def test_an_author_of_three_papers_has_a_page_and_one_of_two_has_none() -> None:
    archive = an_archive(*alone("Wei Zhang"), *alone("Ann Lee", 3, 2))
    assert pages(archive) == {"wei-zhang": ["0", "1", "2"]}
    assert addresses(archive) == {"authors/wei-zhang.html"}


def test_an_archive_without_authors_has_none() -> None:
    archive = an_archive(a_record())
    assert (archive.authors, archive.written) == ((), {})


def test_each_name_of_a_paper_leads_to_its_page_or_to_none() -> None:
    archive = an_archive(*alone("Wei Zhang"), by(3, "Ann Lee", "Wei ZHANG"))
    [paper] = [entry.paper.id for entry in archive.entries.values() if entry.paper.title.endswith("3")]
    assert [term and term.slug for term in archive.written[paper]] == [None, "wei-zhang"]
    assert [term.name for term in archive.authors] == ["Wei Zhang"]


def test_the_papers_of_an_author_stand_by_the_day_they_were_published_on() -> None:
    days = ["2019-02-03", "", "2021"]
    archive = an_archive(*(by(at, "Wei Zhang", published=day) for at, day in enumerate(days)))
    [author] = archive.authors
    assert [archive.entries[paper].written_on for paper in author.papers] == ["2025-09-09", "2021", "2019-02-03"]


def test_names_alike_stay_two_people_and_share_the_address_of_both() -> None:
    archive = an_archive(*alone("José García"), *alone("Jose Garcia", 3))
    assert [[term.name for term in terms] for terms in archive.shared_authors.values()] == [
        ["Jose Garcia", "José García"]
    ]
    assert sorted(len(term.papers) for term in archive.authors) == [3, 3]
    assert all(term.slug.startswith("jose-garcia-") for term in archive.authors)


def test_two_spellings_at_one_place_of_one_paper_are_one_person() -> None:
    archive = an_archive(*alone("José García"), *alone("Jose Garcia", 3), by(0, "Jose Garcia", seed="b.jsonl"))
    assert len(archive.authors) == 1
    assert pages(archive)["jose-garcia"] == ["0", "1", "2", "3", "4", "5"]
    assert len(addresses(archive)) == 3


def test_a_short_name_that_stood_for_one_long_one_is_that_person() -> None:
    archive = an_archive(*alone("Wei Zhang"), *alone("W. Zhang", 3), by(0, "W. Zhang", seed="b.jsonl"))
    assert pages(archive) == {"wei-zhang": ["0", "1", "2", "3", "4", "5"]}
    assert {slug: term.name for slug, term in archive.author_aliases.items()} == {"w-zhang": "Wei Zhang"}


def test_a_short_name_that_stood_for_two_joins_them_not_and_keeps_its_page() -> None:
    archive = an_archive(
        *(by(at, "Wei Zhang") for at in (0, 1)),
        *(by(at, "Wen Zhang") for at in (2, 3)),
        by(0, "W. Zhang", seed="b.jsonl"),
        by(2, "W. Zhang", seed="b.jsonl"),
        by(4, "W. Zhang"),
    )
    assert pages(archive) == {"wei-zhang": ["0", "1"], "wen-zhang": ["2", "3"], "w-zhang": ["4"]}
    assert {slug: [one.name for one in meant] for slug, meant in archive.maybe.items()} == {
        "w-zhang": ["Wei Zhang", "Wen Zhang"]
    }


def test_a_short_name_of_two_without_papers_of_its_own_leads_to_both() -> None:
    archive = an_archive(
        *(by(at, "Wei Zhang") for at in (0, 1)),
        *(by(at, "Wen Zhang") for at in (2, 3)),
        by(0, "W. Zhang", seed="b.jsonl"),
        by(2, "W. Zhang", seed="b.jsonl"),
    )
    assert {slug: [one.name for one in both] for slug, both in archive.shared_authors.items()} == {
        "w-zhang": ["Wei Zhang", "Wen Zhang"]
    }


def test_a_spelling_that_no_paper_shows_leads_to_who_stands_in_its_place() -> None:
    archive = an_archive(
        *(by(at, "Wei Zhng", seed="a.jsonl") for at in range(3)),
        *(by(at, "Wei Zhang", seed="b.jsonl") for at in range(3)),
    )
    assert [term.name for term in archive.authors] == ["Wei Zhang"]
    assert archive.author_aliases.keys() == {"wei-zhng"}


def test_people_join_and_part_by_hand() -> None:
    same = an_archive(
        *alone("Bob Smith"), *alone("Robert Smith", 3), people=(SamePerson(("Bob Smith", "Robert Smith")),)
    )
    assert [len(term.papers) for term in same.authors] == [6]

    whole = an_archive(*alone("Wei Zhang", 0, 6))
    ids = frozenset(entry.paper.id for entry in whole.entries.values() if entry.paper.title[-1] in "01")
    said = TwoPeople("Wei Zhang", ("Glasses are 0", "We study 1"), ids)
    two = an_archive(*alone("Wei Zhang", 0, 6), people=(said,))
    assert sorted(len(term.papers) for term in two.authors) == [2, 4]
    assert [len(terms) for terms in two.shared_authors.values()] == [2]
    assert addresses(whole) < addresses(two)


def test_an_author_keeps_the_page_when_papers_turn_out_to_be_one() -> None:
    texts = [by(0, "Wei Zhang"), by(1, "Wei Zhang"), by(2, "Wei Zhang")]
    said = Override("one", (texts[0].title, texts[1].title), "One work.")
    assert addresses(an_archive(*texts)) == addresses(an_archive(*texts, overrides=(said,)))


def test_a_title_alone_is_no_paper_more() -> None:
    bare = [replace(one, abstract="", place=replace(one.place, seed="b.bib")) for one in alone("Wei Zhang", 0, 2)]
    assert an_archive(*alone("Wei Zhang", 0, 2), *bare).authors == ()


@pytest.mark.parametrize(
    "name",
    [
        "<b>Ann</b> Lee",
        "[x](javascript:alert(1))",
        "אבג דה",
        "index",
        "con",
        "?!",
        "張偉",
        "x" * 10_000,
        "a b" * 3000,
    ],
)
def test_every_name_has_an_address_that_a_disk_can_hold(name: str) -> None:
    [author] = an_archive(*alone(name)).authors
    assert author.name == shorten(name, 200)
    assert 0 < len(author.slug) < 100
    assert author.slug not in {"index", "con"}


NAMES = (
    "Wei Zhang", "W. Zhang", "Wen Zhang", "wei zhang", "Zhang Wei", "Wei A. Zhang", "José García", "Jose Garcia",
    "J. Garcia", "Jose Garcia a1b2c3", "张伟", "Zhang", "?!", "Anna Owl",
)  # fmt: skip


def a_step(chance: random.Random, number: int) -> list[Record]:
    """Some listings, with abstracts and without, of a few papers whose authors are printed in many ways."""
    found = []
    for line in range(1, chance.randint(2, 4)):
        at = chance.randrange(len(WORDS))
        names = chance.sample(NAMES, chance.randint(1, 3))
        words = WORDS[at] if chance.random() < 0.7 else f"{WORDS[at]} {WORDS[chance.randrange(len(WORDS))]}"
        title = chance.choice((f"Paper {at}", f"Paper {at}", f"On paper {at}", "One name for all"))
        abstract = "" if chance.random() < 0.2 else words
        named = map(Author, names) if chance.random() < 0.8 else ()
        details = Details(source="jsonl", authors=tuple(named))
        found.append(replace(a_record(title, abstract, seed=f"{number:02}.jsonl", line=line), details=details))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_no_address_of_an_author_goes_in_forty_steps_of_seeds_and_lookups(seed: int) -> None:
    chance = random.Random(seed)
    records: list[Record] = []
    lookups: list[LookUp] = []
    before: set[str] = set()
    for number in range(40):
        if chance.random() < 0.4 and records:
            paper = chance.choice(merge_records(records))
            said = Details(source="arxiv", authors=tuple(map(Author, chance.sample(NAMES, 2))))
            text, place = chance.choice(paper.texts).id, Place("enrichment.jsonl", number)
            lookups.append(LookUp(text, place, "arxiv", "2026-11-28", said))
        else:
            records += a_step(chance, number)
        now = addresses(an_archive(*records, lookups=lookups))
        assert before <= now, before - now
        before = now
    assert len(before) > 5


def test_an_author_of_three_papers_has_a_page_whatever_came_before() -> None:
    chance = random.Random(7)
    archive = an_archive(*(record for number in range(40) for record in a_step(chance, number)))

    def authors(entry: Entry) -> list[str]:
        return [author.name for author in entry.paper.details.authors]

    for name in NAMES:
        papers = [paper for paper, entry in archive.entries.items() if name in authors(entry)]
        if len(papers) >= 3:
            at = [authors(archive.entries[paper]).index(name) for paper in papers]
            assert all(archive.written[paper][place] for paper, place in zip(papers, at, strict=True))


def test_the_order_of_seeds_changes_nothing() -> None:
    chance = random.Random(3)
    records = [record for number in range(20) for record in a_step(chance, number)]
    shuffled = chance.sample(records, len(records))
    one, other = an_archive(*records), an_archive(*shuffled)
    assert (one.authors, one.shared_authors, one.author_aliases, one.written, one.maybe) == (
        other.authors, other.shared_authors, other.author_aliases, other.written, other.maybe,
    )  # fmt: skip
