from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.findings import annotate
from builder.annotate.vocabulary.corpus import STEPS, Corpus, Weights
from builder.annotate.vocabulary.lexicon import Lexicon, LexiconTag, read_lexicon
from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.config.settings import Config
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Findings, Leaf, Slug, Tag, Topics
from builder.model.errors import BuilderError
from builder.model.papers import Paper
from builder.system import parallel as processes
from tests.conftest import silent
from tests.examples import a_paper, a_record

SMALL = Vocabulary(
    TopicTree(
        (
            Leaf("Optics", Slug("optics"), "Physics", "Physics", "Light.", ("laser cavity", "photon")),
            Leaf("Games", Slug("games"), "Economy", "Economy", "Play.", ("auction", "nash equilibrium")),
        )
    ),
    Lexicon(
        {
            key: LexiconTag(key, name, home, (name,))
            for key, name, home in (
                ("laser cavity", "laser cavities", "optics"),
                ("auction", "auctions", "games"),
            )
        }
    ),
    TagRules(),
    Corpus(10_000, 20.0, {"laser": 5 * STEPS, "laser cavity": 3 * STEPS, "auction": 4 * STEPS}),
    Weights(("Economy", "Physics"), 0.1, (-0.9, -0.9), {"laser": "Cc", "auction": "cC"}),
)
LASER = "A laser cavity emits entangled photons."
AUCTION = "Auctions of timber at a Nash equilibrium."
TITLES = st.lists(
    st.lists(st.sampled_from("laser cavity auction nash equilibrium photon of zebra".split()), max_size=6).map(
        " ".join
    ),
    max_size=6,
)

BAKERY = """
[[group]]
name = "Kitchen"
[[group.topic]]
name = "Bread"
slug = "bread"
coarse = "Baking"
description = "What is baked."
terms = ["sourdough", "rye dough", "baking"]
[[group.topic]]
name = "Soup"
slug = "soup"
coarse = "Cooking"
description = "What is boiled."
terms = ["broth", "simmering"]
"""
RYE = ("Sourdough of rye", "Baking with sourdough: lactic fermentation of rye dough. Sourdough rises.")
STARTER = ("Keeping a sourdough", "Lactic fermentation in rye dough, and baking it. Sourdough sours.")
SOUP = ("A clear broth", "Simmering onions in a broth.")

NOWHERE = Path("/nowhere")


@pytest.fixture(scope="module")
def ours() -> Vocabulary:
    return read_vocabulary(Config())


def _papers(*texts: tuple[str, str]) -> list[Paper]:
    return [a_paper(title, abstract=abstract) for title, abstract in texts]


def _subjects(papers: Sequence[Paper], vocabulary: Vocabulary = SMALL) -> Findings:
    return annotate(papers, vocabulary, Config(), silent)


def _shown(papers: Sequence[Paper], vocabulary: Vocabulary = SMALL) -> list[str]:
    """The main topic of each."""
    topics = _subjects(papers, vocabulary).topics
    return [topics[paper.id].shown[0] for paper in papers]


def _names(papers: Sequence[Paper], vocabulary: Vocabulary = SMALL) -> list[list[str]]:
    tags = _subjects(papers, vocabulary).tags
    return [[tag.name for tag in tags[paper.id]] for paper in papers]


def test_every_paper_gets_topics_tags_and_neighbours() -> None:
    one, two, three = papers = _papers(("One", LASER), ("Two", f"{LASER} Again."), ("Three", AUCTION))

    found = _subjects(papers)

    assert [found.topics[paper.id].shown[0] for paper in papers] == ["Optics", "Optics", "Games"]
    assert found.tags[one.id] == (Tag("laser cavity", "laser cavities"),)
    assert [near.id for near in found.related[one.id]] == [two.id]
    assert not found.tags[three.id]
    assert not found.related[three.id]


def test_no_paper_has_no_subject() -> None:
    found = _subjects([])

    assert found == Findings({}, {}, {}, {}, {})


def test_neighbours_can_be_left_out() -> None:
    papers = _papers(("One", LASER), ("Two", LASER))

    found = annotate(papers, SMALL, Config(), silent, with_related=False)

    assert set(found.related.values()) == {()}
    assert found.topics == _subjects(papers).topics


def test_the_settings_limit_tags_and_neighbours() -> None:
    papers = _papers(*((f"Number {number}", f"{LASER} {AUCTION}") for number in range(4)))

    found = annotate(papers, SMALL, Config(most_tags=1, most_related=2), silent)

    assert {len(tags) for tags in found.tags.values()} == {1}
    assert {len(near) for near in found.related.values()} == {2}


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[str, int, int]] = []

    annotate(_papers(("One", LASER), ("Two", AUCTION)), SMALL, Config(), lambda *step: told.append(step))

    assert told == [("reading topics and tags", 2, 2), ("finding neighbours", 2, 2)]


@given(TITLES)
def test_a_topic_does_not_depend_on_other_papers(titles: list[str]) -> None:
    papers = _papers(*((f"{title} {number}", "") for number, title in enumerate(titles)))

    together = _subjects(papers)

    assert _subjects(papers[::-1]) == together
    for paper in papers:
        assert _subjects([paper]).topics[paper.id] == together.topics[paper.id]


def test_our_topics_do_not_depend_on_other_papers(ours: Vocabulary) -> None:
    papers = _papers(("Spin glasses", LASER), ("Timber", AUCTION), RYE, ("Large language models", "LLMs write."))

    together = _subjects(papers, ours).topics

    assert _subjects(papers[:1], ours).topics == {papers[0].id: together[papers[0].id]}


def test_several_processes_find_what_one_finds(bakery: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = replace(SMALL, lexicon=read_lexicon(bakery.tags_file, SMALL.tree))
    papers = _papers(("Lasers", LASER), ("Timber", AUCTION), ("Masers", LASER), ("Wood", AUCTION), RYE, STARTER)
    alone = _subjects(papers, vocabulary)

    monkeypatch.setattr(processes, "CHUNK", 2)
    monkeypatch.setattr(processes, "SEVERAL", 1)
    monkeypatch.setattr(processes, "cpu_count", lambda: 2)

    assert _subjects(papers, vocabulary) == alone
    assert any(alone.related.values())
    assert any(alone.tags.values())


def test_an_error_in_another_process_is_told_like_one_here(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [replace(paper, topics=("Cake",)) for paper in _papers(("One", LASER), ("Two", AUCTION))]

    monkeypatch.setattr(processes, "SEVERAL", 1)
    monkeypatch.setattr(processes, "cpu_count", lambda: 2)

    with pytest.raises(BuilderError, match='there is no topic "Cake"'):
        _subjects(papers)


@pytest.fixture
def bakery(tmp_path: Path) -> Config:
    """The settings of an archive of another field."""
    (tmp_path / "topics.toml").write_text(BAKERY)
    (tmp_path / "tags.toml").write_text('[bread]\n"rye" = {}\n"lactic fermentation" = {}\n')
    (tmp_path / "phrases.toml").write_text("stop = []\ngeneric = []\n")
    return Config(
        topics_file=tmp_path / "topics.toml",
        tags_file=tmp_path / "tags.toml",
        phrases_file=tmp_path / "phrases.toml",
    )


def test_a_tree_of_another_field_works_throughout(bakery: Config) -> None:
    papers = _papers(RYE, STARTER, SOUP, ("Black holes", "Their spin glasses, lasers and large language models."))

    found = annotate(papers, read_vocabulary(bakery), bakery, silent)

    assert [found.topics[paper.id].shown[0] for paper in papers] == ["Bread", "Bread", "Soup", "Other"]
    assert "lactic fermentation" in [tag.name for tag in found.tags[papers[0].id]]
    assert [near.id for near in found.related[papers[0].id]] == [papers[1].id]
    assert "Sourdough" in found.related[papers[0].id][0].because[0].title()


def test_our_lexicon_serves_a_tree_of_another_field(bakery: Config) -> None:
    config = replace(bakery, tags_file=Config().tags_file)
    papers = _papers(("Spin glasses", "A spin glass."), ("On spin glasses", "Spin glasses."), RYE)

    found = annotate(papers, read_vocabulary(config), config, silent)

    assert [found.topics[paper.id].shown[0] for paper in papers] == ["Other", "Other", "Bread"]
    assert "spin glasses" in [tag.name for tag in found.tags[papers[0].id]]


@pytest.mark.parametrize(
    "lacking",
    [
        Config(topics_file=NOWHERE),
        Config(tags_file=NOWHERE),
        Config(phrases_file=NOWHERE),
        Config(background_file=NOWHERE),
        Config(weights_file=NOWHERE),
    ],
)
def test_a_vocabulary_that_lacks_a_file_is_none(lacking: Config) -> None:
    with pytest.raises(BuilderError, match=r"^/nowhere: "):
        read_vocabulary(lacking)


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

    found = _subjects(papers).topics

    assert found[papers[0].id] == Topics(("Games",), ("Games", "Optics"))
    assert found[papers[1].id].shown[0] == "Games"


def test_given_topics_keep_their_order_and_stand_once() -> None:
    assert _subjects(papers := _said("topics", "Games", "Optics")).topics[papers[0].id].shown == (
        "Games",
        "Optics",
    )
    assert _subjects(papers := _said("topics", "Games", "Games")).topics[papers[0].id].shown == ("Games",)


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
    assert _names(_papers(("One", LASER), ("Two", LASER)))[0] == ["laser cavities"]
    assert _names(_said("tags"))[0] == []


def test_a_paper_that_is_given_no_tags_is_no_second_one_for_others() -> None:
    laser = a_paper("Four", abstract=LASER)

    assert _names([_said("tags")[0], laser]) == [[], []]


def test_given_tags_change_no_topic() -> None:
    assert _shown(_said("tags", "auctions")) == ["Optics", "Games", "Games"]


def test_a_given_tag_of_the_lexicon_is_named_as_there() -> None:
    papers = _said("tags", "Laser cavity")

    assert _subjects(papers).tags[papers[0].id] == (Tag("laser cavity", "laser cavities"),)


def test_a_given_tag_counts_where_another_paper_needs_a_second() -> None:
    given, other, _ = _said("tags", "auctions")

    assert _names([other]) == [[]]
    assert _names([given, other]) == [["auctions"], ["auctions"]]


def test_a_tag_given_twice_stands_once() -> None:
    assert _names(_said("tags", "bidding war", "Bidding wars"))[0] == ["bidding war"]


def test_another_name_of_a_tag_gives_that_tag() -> None:
    auction = replace(SMALL.lexicon.tags["auction"], phrases=("auctions", "bidding wars"))
    lexicon = Lexicon({**SMALL.lexicon.tags, "auction": auction})

    assert _names(_said("tags", "bidding wars"), replace(SMALL, lexicon=lexicon))[0] == ["auctions"]


def test_a_given_tag_is_that_which_other_papers_have() -> None:
    papers = _said("tags", "Tidal Friction")
    moons = _papers(("Tidal friction", "Moons."), ("On tidal friction", "Planets."))

    found = _subjects([papers[0], *moons]).tags

    assert {tag.key for tags in found.values() for tag in tags} == {"tidal friction"}
    assert len({tag for tags in found.values() for tag in tags}) == 1


def test_a_given_paper_keeps_its_neighbours() -> None:
    papers = _papers(("One", LASER), ("Two", f"{LASER} Again."))
    given = [replace(papers[0], topics=("Games",), tags=()), papers[1]]

    assert _subjects(given).related == _subjects(papers).related


def test_what_is_broader_is_told_of_the_tags_there_are() -> None:
    tags = dict(SMALL.lexicon.tags)
    tags["laser cavity"] = replace(tags["laser cavity"], broader="auction")

    found = _subjects(_papers(("One", LASER), ("Two", LASER)), replace(SMALL, lexicon=Lexicon(tags)))

    assert found.broader == {"laser cavity": ("auction",)}
