from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from builder.annotate.findings import annotate
from builder.annotate.vocabulary.lexicon import Lexicon
from builder.annotate.vocabulary.read import Vocabulary
from builder.config.settings import Config
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Tag, Topics
from builder.model.errors import BuilderError
from builder.model.papers import Paper
from tests.conftest import silent
from tests.examples import a_paper, a_record
from tests.unit.annotate.examples import AUCTION, LASER, SMALL, findings_of, papers_of


def _shown(papers: Sequence[Paper], vocabulary: Vocabulary = SMALL) -> list[str]:
    """The main topic of each."""
    topics = findings_of(papers, vocabulary).topics
    return [topics[paper.id].shown[0] for paper in papers]


def _names(papers: Sequence[Paper], vocabulary: Vocabulary = SMALL) -> list[list[str]]:
    tags = findings_of(papers, vocabulary).tags
    return [[tag.name for tag in tags[paper.id]] for paper in papers]


def _said(kind: str, *values: str) -> list[Paper]:
    """A paper of lasers, of which somebody said something, and two of auctions."""
    records = [
        a_record("One", LASER),
        a_record("Two", AUCTION, line=3),
        a_record("Three", f"{AUCTION} Yes.", line=5),
    ]
    papers = merge_records(records, [Override(kind, ("One",), "I know.", values=values)])
    return sorted(papers, key=lambda paper: paper.sightings[0].record.place)


def test_topics_that_a_person_gives_rule() -> None:
    papers = _said("topics", "Games")

    found = findings_of(papers).topics

    assert found[papers[0].id] == Topics(("Games",), ("Games", "Optics"))
    assert found[papers[1].id].shown[0] == "Games"


def test_given_topics_keep_their_order_and_stand_once() -> None:
    assert findings_of(papers := _said("topics", "Games", "Optics")).topics[papers[0].id].shown == (
        "Games",
        "Optics",
    )
    assert findings_of(papers := _said("topics", "Games", "Games")).topics[papers[0].id].shown == ("Games",)


def test_a_paper_can_be_given_to_other() -> None:
    assert _shown(_said("topics", "Other")) == ["Other", "Games", "Games"]


def test_a_given_topic_that_the_tree_lacks_ends_the_build() -> None:
    with pytest.raises(BuilderError) as raised:
        annotate(_said("topics", "Optic"), SMALL, Config(overrides_file=Path("overrides.toml")), silent)

    assert str(raised.value).endswith(
        'overrides.toml: there is no topic "Optic", which is given to "One". '
        "Nothing was built; write it as topics.toml has it."
    )


def test_tags_that_a_person_gives_rule() -> None:
    assert _names(_said("tags", "timber", "bidding wars"))[0] == ["timber", "bidding wars"]


def test_no_tag_can_be_given() -> None:
    assert _names(papers_of(("One", LASER), ("Two", LASER)))[0] == ["laser cavities"]
    assert _names(_said("tags"))[0] == []


def test_the_page_of_a_tag_does_not_list_a_paper_that_is_given_others() -> None:
    laser, given = a_paper("Four", abstract=LASER), _said("tags", "timber")[0]

    found = findings_of([given, laser])

    assert {tag.name: papers for tag, papers in found.listed.items()} == {
        "laser cavities": {laser.id},
        "timber": {given.id},
    }


def test_a_tag_without_a_paper_to_list_has_no_page() -> None:
    both = [replace(paper, tags=()) for paper in papers_of(("One", LASER), ("Two", LASER))]

    assert findings_of(both).listed == {}


def test_given_tags_change_no_topic() -> None:
    assert _shown(_said("tags", "auctions")) == ["Optics", "Games", "Games"]


def test_a_given_tag_of_the_lexicon_is_named_as_there() -> None:
    papers = _said("tags", "Laser cavity")

    assert findings_of(papers).tags[papers[0].id] == (Tag("laser cavity", "laser cavities"),)


def test_a_given_tag_has_a_page_though_one_paper_alone_has_it() -> None:
    given, other, _ = _said("tags", "auctions")

    found = findings_of([given, other])

    assert {tag.name: papers for tag, papers in found.listed.items()} == {"auctions": {given.id}}


def test_a_given_tag_changes_no_tag_of_another_paper() -> None:
    given, other, _ = _said("tags", "auctions", "timber")
    laser = a_paper("Four", abstract=LASER)

    assert _names([given, other, laser])[1:] == _names([other, laser]) == [[], ["laser cavities"]]


def test_a_tag_given_twice_stands_once() -> None:
    assert _names(_said("tags", "bidding war", "Bidding wars"))[0] == ["bidding war"]


def test_another_name_of_a_tag_gives_that_tag() -> None:
    auction = replace(SMALL.lexicon.concepts["auction"], phrases=("auctions", "bidding wars"))
    lexicon = Lexicon({**SMALL.lexicon.concepts, "auction": auction})

    assert _names(_said("tags", "bidding wars"), replace(SMALL, lexicon=lexicon))[0] == ["auctions"]


def test_a_given_tag_is_that_which_other_papers_have() -> None:
    papers = _said("tags", "Tidal Friction")
    moons = papers_of(("Tidal friction", "Moons."), ("On tidal friction", "Planets."))

    found = findings_of([papers[0], *moons]).tags

    assert {tag.key for tags in found.values() for tag in tags} == {"tidal friction"}
    assert len({tag for tags in found.values() for tag in tags}) == 1


def test_a_given_paper_keeps_its_neighbours() -> None:
    papers = papers_of(("One", LASER), ("Two", f"{LASER} Again."))
    given = [replace(papers[0], topics=("Games",), tags=()), papers[1]]

    assert findings_of(given).related == findings_of(papers).related
