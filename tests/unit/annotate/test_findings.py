from __future__ import annotations

from dataclasses import replace

from builder.annotate.findings import annotate
from builder.annotate.vocabulary.lexicon import Lexicon
from builder.annotate.vocabulary.read import read_vocabulary
from builder.config.settings import Config
from builder.model.archive import Findings, Tag
from tests.conftest import silent
from tests.unit.annotate.examples import AUCTION, LASER, RYE, SMALL, STARTER, findings_of, papers_of

SOUP = ("A clear broth", "Simmering onions in a broth.")


def test_every_paper_gets_topics_tags_and_neighbours() -> None:
    one, two, three = papers = papers_of(("One", LASER), ("Two", f"{LASER} Again."), ("Three", AUCTION))

    found = findings_of(papers)

    assert [found.topics[paper.id].shown[0] for paper in papers] == ["Optics", "Optics", "Games"]
    assert found.tags[one.id] == found.tags[two.id] == (Tag("laser cavity", "laser cavities"),)
    assert found.listed == {Tag("laser cavity", "laser cavities"): {one.id, two.id}}
    assert [near.id for near in found.related[one.id]] == [two.id]
    assert not found.tags[three.id]
    assert not found.related[three.id]


def test_no_paper_has_no_subject() -> None:
    found = findings_of([])

    assert found == Findings({}, {}, {}, {}, {}, {})


def test_neighbours_can_be_left_out() -> None:
    papers = papers_of(("One", LASER), ("Two", LASER))

    found = annotate(papers, SMALL, Config(), silent, with_related=False)

    assert set(found.related.values()) == {()}
    assert found.topics == findings_of(papers).topics


def test_the_settings_limit_tags_and_neighbours() -> None:
    papers = papers_of(*((f"Number {number}", f"{LASER} {AUCTION}") for number in range(4)))

    found = annotate(papers, SMALL, Config(most_tags=1, most_related=2), silent)

    assert {len(tags) for tags in found.tags.values()} == {1}
    assert {len(near) for near in found.related.values()} == {2}


def test_progress_is_told_from_the_beginning_to_the_end() -> None:
    told: list[tuple[str, int, int]] = []

    annotate(papers_of(("One", LASER), ("Two", AUCTION)), SMALL, Config(), lambda *step: told.append(step))

    reading, finding = "reading topics and tags", "finding neighbours"
    assert told[:3] == [(reading, 0, 2), (reading, 1, 2), (reading, 2, 2)]
    assert list(dict.fromkeys(told[3:])) == [("finding links", 0, 0), (finding, 0, 2), (finding, 2, 2)]


def test_others_may_begin_with_all_but_the_neighbours() -> None:
    seen: list[Findings] = []

    found = annotate(papers_of(("One", LASER), ("Two", LASER)), SMALL, Config(), silent, meanwhile=seen.append)

    assert seen == [replace(found, related=dict.fromkeys(found.topics, ()))]


def test_a_tree_of_another_field_works_throughout(bakery: Config) -> None:
    papers = papers_of(
        RYE, STARTER, SOUP, ("Black holes", "Their spin glasses, lasers and large language models.")
    )

    found = annotate(papers, read_vocabulary(bakery), bakery, silent)

    assert [found.topics[paper.id].shown[0] for paper in papers] == ["Bread", "Bread", "Soup", "Other"]
    assert "lactic fermentation" in [tag.name for tag in found.tags[papers[0].id]]
    assert [near.id for near in found.related[papers[0].id]] == [papers[1].id]
    assert "lactic fermentation" in found.related[papers[0].id][0].because


def test_what_is_broader_is_told_of_the_tags_there_are() -> None:
    tags = dict(SMALL.lexicon.concepts)
    tags["laser cavity"] = replace(tags["laser cavity"], broader="auction")

    found = findings_of(papers_of(("One", LASER), ("Two", LASER)), replace(SMALL, lexicon=Lexicon(tags)))

    assert found.broader == {"auction": (), "laser cavity": ("auction",)}
    assert {tag.key: len(papers) for tag, papers in found.listed.items()} == {"auction": 2, "laser cavity": 2}


def test_tags_that_a_paper_names_are_told_with_all_names_of_them_and_of_those_above() -> None:
    tags = dict(SMALL.lexicon.concepts)
    tags["laser cavity"] = replace(tags["laser cavity"], acronyms=("LC",), broader="auction")
    [paper] = papers_of(("One", LASER))

    found = findings_of([paper], replace(SMALL, lexicon=Lexicon(tags)))

    assert found.mentions[paper.id] == ("laser cavity",)
    assert "LC" in found.names["laser cavity"]
    assert set(found.names) == {"laser cavity", "auction"}
