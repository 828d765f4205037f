from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.proposals import Proposal, find_proposals
from builder.annotate.tags.tagger import TagCandidates, Tagger
from builder.annotate.vocabulary.corpus import Corpus
from builder.annotate.vocabulary.lexicon import Lexicon, LexiconTag
from builder.annotate.vocabulary.tag_rules import TagRules, read_tag_rules
from builder.annotate.words.tokens import phrase_key, read_wording
from builder.config.settings import PROJECT
from builder.model.archive import Slug, Tag
from builder.model.papers import Paper, PaperId
from tests.examples import a_paper

RULES = read_tag_rules(PROJECT / "vocabulary" / "phrases.toml")
# There are amber and beads in every second paper; any other word is rare.
BACKGROUND = Corpus(papers=1_000, levels={"amber": 72, "bead": 72})
TALK = [
    "remains elusive",
    "state of the art",
    "state-of-the-art",
    "user-defined",
    "end-to-end",
    "shed light",
    "findings highlight",
    "taken together",
    "prior studies",
    "wide range",
    "natural language",
]


def _tag(
    name: str, *also: str, acronyms: tuple[str, ...] = (), broader: str = "", only: Iterable[str] = ()
) -> LexiconTag:
    return LexiconTag(
        phrase_key(name), name, "optics", (name, *also), acronyms, phrase_key(broader), frozenset(only)
    )


def _lexicon(*tags: LexiconTag) -> Lexicon:
    return Lexicon(MappingProxyType({tag.key: tag for tag in tags}))


PINN = _tag("physics-informed neural networks", acronyms=("PINN",))
SVM = _tag("support vector machines", acronyms=("SVM",))
ZERO = _tag("zero redundancy optimizers", acronyms=("ZeRO",))
PIG = _tag("PIG")
MATTER = _lexicon(_tag("matter"), _tag("bosons", broader="matter"), _tag("photons", broader="bosons"))
LEXICON = _lexicon(
    *MATTER.tags.values(),
    _tag("fermions", broader="matter"),
    _tag("photon pairs", broader="photons"),
    _tag("lasers", only=("optics",)),
    _tag("rumors", only=("vision",)),
    *(PINN, SVM, ZERO, PIG),
)
ABSTRACTS = st.lists(
    st.lists(
        st.sampled_from(
            "Bosons|fermions|photons|photon pairs|matter|lasers|rumors|PINNs|physics-informed neural network|SVM|"
            "silver vibrating membranes (SVM)|zero|ZeRO|pig|PIG|the|tidal friction|Tidal-friction|and|QKD|"
            "deep sea vents|sea vents|we show|of|amber beads|{{|<b>|. |, ".split("|")
        ),
        max_size=12,
    ).map(" ".join),
    max_size=8,
)


def _papers(*abstracts: str) -> list[Paper]:
    """Papers whose titles say nothing."""
    return [a_paper(f"Paper {number}", abstract=text) for number, text in enumerate(abstracts)]


def _wishes(papers: Iterable[Paper], lexicon: Lexicon, rules: TagRules, leaf: str) -> dict[PaperId, TagCandidates]:
    tagger, near = Tagger(lexicon, rules, BACKGROUND), (Slug(leaf),)
    return {
        paper.id: tagger.wishes(paper, read_wording(paper.title, paper.abstract), near, near) for paper in papers
    }


def _tags(
    papers: Iterable[Paper],
    lexicon: Lexicon = LEXICON,
    rules: TagRules = RULES,
    leaf: str = "optics",
    least: int = 2,
    most: int = 6,
) -> dict[PaperId, tuple[Tag, ...]]:
    return find_tags(_wishes(papers, lexicon, rules, leaf), lexicon, least, most)


def _names(
    papers: Iterable[Paper],
    lexicon: Lexicon = LEXICON,
    rules: TagRules = RULES,
    leaf: str = "optics",
    most: int = 6,
) -> list[list[str]]:
    tags = _tags(papers, lexicon, rules, leaf, most=most)
    return [[tag.name for tag in found] for found in tags.values()]


def _keys(tags: Mapping[PaperId, tuple[Tag, ...]]) -> dict[PaperId, list[str]]:
    return {paper: [tag.key for tag in found] for paper, found in tags.items()}


# What a tag of the lexicon is, and where it is meant.


def test_an_acronym_its_plural_and_its_long_form_are_one_tag() -> None:
    papers = _papers(
        "A PINN.", "Some PINNs.", "A physics-informed neural network.", "Physics informed Neural Networks."
    )

    assert _names(papers, _lexicon(PINN)) == [["physics-informed neural networks"]] * 4


@pytest.mark.parametrize("word", ["zero", "Zero", "pig", "pigs", "Pig"])
def test_a_plain_word_is_no_acronym(word: str) -> None:
    assert _names(_papers(f"A {word}, a {word}.", f"The {word}, {word}.")) == [[], []]


@pytest.mark.parametrize(("short", "name"), [("ZeRO", "zero redundancy optimizers"), ("PIG", "PIG")])
def test_an_acronym_in_its_own_capitals_is_the_tag(short: str, name: str) -> None:
    assert _names(_papers(f"A {short}.", f"The {short}.")) == [[name], [name]]


def test_an_acronym_alone_counts_only_in_papers_of_its_topics() -> None:
    papers = _papers("An SVM, two SVMs.", "The SVM and the SVM.")

    assert _names(papers, leaf="optics") == [["support vector machines"]] * 2
    assert "support vector machines" not in [name for names in _names(papers, leaf="vision") for name in names]


def test_an_acronym_that_is_spelled_out_counts_anywhere() -> None:
    said = _papers("Support vector machines (SVMs). An SVM.", "A support vector machine: the SVM.")

    assert _names(said, leaf="vision") == [["support vector machines"]] * 2


def test_the_acronym_adds_to_what_is_spelled_out() -> None:
    alone, more = _papers("A support vector machine.", "A support vector machine. An SVM. Two SVMs.")

    wishes = _wishes([alone, more], _lexicon(SVM), TagRules(), "vision")

    assert wishes[more.id].curated > wishes[alone.id].curated


def test_the_paper_knows_better_what_its_acronym_means() -> None:
    models = _tag("stochastic volatility models")
    papers = _papers("Stochastic volatility models (SVM). An SVM.", "A stochastic volatility model (SVM). SVMs.")

    assert _names(papers, _lexicon(SVM, models)) == [["stochastic volatility models"]] * 2


def test_an_acronym_adds_to_what_the_paper_says_it_means() -> None:
    lexicon = _lexicon(SVM, _tag("stochastic volatility models"))
    once, more = _papers("Stochastic volatility models (SVM).", "Stochastic volatility models (SVM). Two SVMs.")

    wishes = _wishes([once, more], lexicon, TagRules(), "optics")

    assert wishes[more.id].curated > wishes[once.id].curated


def test_an_acronym_of_something_else_is_not_the_tag() -> None:
    papers = _papers("A silver vibrating membrane (SVM). An SVM.", "Silver vibrating membranes (SVMs). SVMs.")

    assert _names(papers, _lexicon(SVM)) == [["silver vibrating membrane"]] * 2


def test_the_paper_knows_better_what_an_acronym_in_the_plural_means() -> None:
    axions = _tag("axions", acronyms=("ALPs",))
    papers = _papers("An alpine lake probe (ALP). ALPs.", "Alpine lake probes (ALPs). ALPs.")

    assert not any("axions" in names for names in _names(papers, _lexicon(axions)))


def test_an_acronym_in_other_capitals_is_no_second_tag_of_the_same_key() -> None:
    papers = _papers("LoRA and LORA, LORA.", "LORA and LoRA, LORA.")

    assert all(len(set(keys)) == len(keys) for keys in _keys(_tags(papers, _lexicon(_tag("LoRA")))).values())


def test_a_tag_limited_to_topics_is_found_only_there() -> None:
    papers = _papers("Lasers, lasers.", "A laser and a laser.")

    assert _names(papers, leaf="optics") == [["lasers"], ["lasers"]]
    assert _names(papers, leaf="vision") == [[], []]


def test_a_single_word_in_passing_is_a_tag_only_at_home() -> None:
    papers = _papers("A fermion.", "The fermions.")

    assert _names(papers, leaf="optics") == [["fermions"], ["fermions"]]
    assert _names(papers, leaf="vision") == [[], []]


def test_a_phrase_across_punctuation_is_none() -> None:
    assert _names(_papers("Photon. Pairs.", "Photon, pairs."), _lexicon(_tag("photon pairs"))) == [[], []]


def test_the_title_counts_more_than_the_abstract() -> None:
    lexicon = _lexicon(_tag("alpha"), _tag("omega"))
    papers = [a_paper(title, abstract="Alpha, alpha. Omega.") for title in ("The omega", "An omega")]

    assert _names(papers, lexicon) == [["omega", "alpha"]] * 2


# Broad and narrow.


def test_the_narrower_tag_replaces_the_broader() -> None:
    papers = _papers("Matter, bosons. A boson, matter.", "Bosons, matter. Matter, bosons.")

    assert _names(papers, MATTER) == [["bosons"], ["bosons"]]


def test_the_broader_tag_stays_where_the_narrower_is_hardly_mentioned() -> None:
    wish = TagCandidates((("matter", 100.0), ("boson", 1.0)), (), frozenset({"matter", "boson"}), ())

    found = find_tags({PaperId("a"): wish, PaperId("b"): wish}, MATTER)

    assert _keys(found) == {"a": ["matter"], "b": ["matter"]}


def test_a_tag_stays_where_a_rare_one_whose_name_holds_it_goes() -> None:
    lexicon = _lexicon(_tag("descent"), _tag("steepest descent"))
    papers = _papers("Steepest descent, steepest descent.", "A descent, a descent.")

    assert _names(papers, lexicon) == [["descent"], ["descent"]]


def test_a_name_speaks_of_the_tag_it_holds() -> None:
    lexicon = _lexicon(_tag("descent"), _tag("steepest descent"))
    papers = _papers("Steepest descent, steepest descent.", *("A descent, a descent.",) * 2)

    assert _names(papers, lexicon) == [["descent"]] * 3


def test_a_tag_gives_way_to_one_whose_name_holds_it() -> None:
    lexicon = _lexicon(_tag("descent"), _tag("steepest descent"))
    papers = _papers("Steepest descent, steepest descent.", "A descent: steepest descent, the steepest descent.")

    assert _names(papers, lexicon) == [["steepest descent"], ["steepest descent"]]


def test_the_narrower_tag_replaces_a_broader_one_that_speaks_of_it() -> None:
    lexicon = _lexicon(_tag("currencies", "bitcoin currencies"), _tag("bitcoin", broader="currencies"))
    text = "A bitcoin, a currency. Bitcoin, currencies."

    assert _names(_papers(text, text), lexicon) == [["bitcoin"], ["bitcoin"]]


def test_the_broader_tag_stands_in_for_one_that_no_other_paper_has() -> None:
    papers = _papers("Bosons and bosons.", "Fermions, fermions.")

    assert _names(papers) == [["matter"], ["matter"]]


def test_the_next_broader_tag_stands_in_where_the_first_is_rare_too() -> None:
    papers = _papers("Photons and photons.", "Matter, matter.")

    assert _names(papers, MATTER) == [["matter"], ["matter"]]


def test_a_tag_that_no_other_paper_has_goes_where_nothing_broader_is_shared() -> None:
    assert _names(_papers("Photons, photons.", "Nothing here.")) == [[], []]


@given(ABSTRACTS)
@settings(deadline=None, max_examples=30)
def test_broad_and_narrow_are_never_on_one_paper(abstracts: list[str]) -> None:
    for keys in _keys(_tags(_papers(*abstracts))).values():
        assert not any(above in keys for key in keys for above in LEXICON.ancestors(key))


# Phrases that the lexicon lacks.


def test_a_phrase_is_discovered() -> None:
    papers = _papers(
        "We measure tidal friction in moons. Tidal friction!", "Tidal friction shapes moons.", "Nothing."
    )

    assert _names(papers) == [["tidal friction"], ["tidal friction"], []]


def test_a_discovered_phrase_is_marked_so() -> None:
    tags = _tags(_papers("Bosons. A tidal friction, tidal friction.", "Bosons. Tidal friction."))

    assert [[tag.is_curated for tag in found] for found in tags.values()] == [[True, False]] * 2


def test_a_phrase_that_no_paper_is_surely_about_is_no_tag() -> None:
    assert _names(_papers("Some tidal friction.", "The tidal friction.")) == [[], []]


def test_the_title_makes_sure_of_a_phrase() -> None:
    papers = [a_paper("On tidal friction", abstract="Nothing."), *_papers("The tidal friction.")]

    assert _names(papers) == [["tidal friction"]] * 2


def test_an_acronym_makes_sure_of_a_phrase() -> None:
    papers = _papers("The tidal friction (TF).", "The tidal friction.")

    assert _names(papers) == [["tidal friction"]] * 2


def test_an_unknown_acronym_is_discovered() -> None:
    assert _names(_papers("The QKD, a QKD.", "Some QKD.")) == [["QKD"], ["QKD"]]


def test_discovered_phrases_fill_up_to_three() -> None:
    text = "Tidal friction; coral reefs; harbor seals; copper pans; willow bark; tin mugs. "

    assert [len(names) for names in _names(_papers(2 * text, 2 * text))] == [3, 3]


def test_discovered_phrases_take_the_places_that_the_lexicon_leaves() -> None:
    text = "Lasers. A fermion. Tidal friction; coral reefs; harbor seals. "

    for found in _tags(_papers(2 * text, 2 * text)).values():
        assert [tag.is_curated for tag in found] == [True, True, False]


def test_papers_with_three_tags_of_the_lexicon_need_no_phrase() -> None:
    text = "Lasers. A fermion. A PINN. Tidal friction; tidal friction."

    assert all(tag.is_curated for found in _tags(_papers(text, text)).values() for tag in found)


def test_a_name_keeps_the_capitals_that_papers_give_it() -> None:
    papers = _papers("Near a Fabry-Perot cavity: the Fabry-Perot cavity.", "In the Fabry-Perot cavity.")

    assert _names(papers) == [["Fabry-Perot cavity"]] * 2


def test_the_start_of_a_sentence_gives_no_capital() -> None:
    papers = _papers("Tidal friction. Tidal friction.", "Tidal friction. Some tidal friction.")

    assert _names(papers) == [["tidal friction"]] * 2


def test_a_title_gives_no_capital() -> None:
    papers = [a_paper("On Tidal Friction", abstract="A tidal friction."), a_paper("Of Tidal Friction")]

    assert _names(papers) == [["tidal friction"]] * 2


def test_a_part_of_a_longer_phrase_is_no_tag_of_its_own() -> None:
    papers = _papers("The deep sea vents, deep sea vents.", "Those deep sea vents.")

    assert _names(papers, rules=TagRules()) == [["deep sea vents"]] * 2


def test_a_compound_stays_whole() -> None:
    papers = _papers("A seabed-anchored buoy, the seabed-anchored buoy.", "The seabed-anchored buoy.")

    assert _names(papers) == [["seabed-anchored buoy"]] * 2


def test_half_a_compound_is_no_tag() -> None:
    papers = _papers("A seabed-anchored buoy, a seabed-anchored buoy.", "A rope-anchored buoy.")

    assert _names(papers) == [[], []]


@pytest.mark.parametrize("phrase", TALK)
def test_talk_is_no_tag(phrase: str) -> None:
    text = f"It is {phrase}: the {phrase}. The {phrase} in a tidal friction, some tidal friction."

    assert _names(_papers(text, text)) == [["tidal friction"]] * 2


@pytest.mark.parametrize("phrase", TALK)
def test_talk_stands_in_no_longer_tag(phrase: str) -> None:
    text = f"The {phrase} buoys. Another {phrase} buoys."

    assert not any(phrase_key(phrase) in tag.key for found in _tags(_papers(text, text)).values() for tag in found)


def test_a_stop_phrase_is_no_tag_however_it_is_written() -> None:
    text = "A tidal friction. Tidal-Frictions."

    assert _names(_papers(text, text), rules=TagRules(stop=("tidal frictions",))) == [[], []]


def test_an_acronym_among_the_stop_phrases_is_no_tag() -> None:
    papers = _papers("QKD, a QKD.", "Some QKD.")

    assert _names(papers, rules=TagRules(stop=("QKD",))) == [[], []]


def test_a_number_is_no_tag() -> None:
    papers = _papers("Of type III, not VIII. Type III.", "Also type III.")

    assert _names(papers) == [[], []]


def test_a_generic_word_stands_in_no_phrase() -> None:
    text = "A tidal friction. The tidal friction."

    assert _names(_papers(text, text), rules=TagRules(generic=("Tidal",))) == [[], []]


def test_common_words_make_no_phrase() -> None:
    text = "An amber bead. The amber beads."

    assert _names(_papers(text, text), rules=TagRules()) == [[], []]


def test_candidates_are_what_papers_share_and_the_lexicon_lacks() -> None:
    papers = _papers(
        "Tidal friction, tidal friction. Bosons.", "Bosons. Some tidal friction.", "Coral reefs: the coral reefs."
    )
    wishes = _wishes(papers, LEXICON, RULES, "optics")

    found = find_proposals(wishes, {paper.id: "optics" for paper in papers})

    assert found == (Proposal("tidal friction", 2, "optics"),)


# All papers together.


def test_a_paper_has_no_more_tags_than_asked_for() -> None:
    text = 2 * "Lasers, photon pairs, fermions, PINNs, SVMs, ZeRO, PIG, tidal friction. "

    assert [len(names) for names in _names(_papers(text, text), most=4)] == [4, 4]
    assert _names(_papers(text, text), most=0) == [[], []]


def test_a_tag_has_as_many_papers_as_asked_for() -> None:
    papers = _papers("Lasers.", "A laser.", "The laser.")

    assert [len(found) for found in _tags(papers, least=3).values()] == [1, 1, 1]
    assert [len(found) for found in _tags(papers, least=4).values()] == [0, 0, 0]


@pytest.mark.parametrize(
    "text",
    ["", "<script>alert(1)</script>", "{{ config }} {% raw %}", "!!! ???", "中文 標題", "x" * 10_000, "$" * 2_000],
)
def test_hostile_text_makes_tags_of_words_only(text: str) -> None:
    papers = [a_paper(f"{text} {number}", abstract=text) for number in range(3)]

    for found in _tags(papers).values():
        assert not any(set("<>{}$%\\") & set(tag.name) for tag in found)


@given(ABSTRACTS, st.integers(2, 3), st.integers(0, 6))
@settings(deadline=None, max_examples=30)
def test_every_tag_is_shared_unique_and_named_once(abstracts: list[str], least: int, most: int) -> None:
    tags = _tags(_papers(*abstracts), least=least, most=most)

    spread = Counter(tag for found in tags.values() for tag in found)
    assert all(papers >= least for papers in spread.values())
    assert all(len(found) <= most and len(set(found)) == len(found) for found in tags.values())
    assert len({tag.key for tag in spread}) == len({tag.name.lower() for tag in spread}) == len(spread)


@given(ABSTRACTS)
@settings(deadline=None, max_examples=30)
def test_the_order_of_papers_changes_nothing(abstracts: list[str]) -> None:
    papers = _papers(*abstracts)

    assert _tags(papers) == _tags(papers[::-1])


# An added paper.


def test_a_tag_that_gains_its_second_paper_displaces_the_one_that_stood_in() -> None:
    papers = _papers("Bosons, bosons.", "Fermions, fermions.", "Matter, matter.", "A boson, bosons.")

    assert _names(papers[:3]) == [["matter"], ["matter"], ["matter"]]
    assert _names(papers) == [["bosons"], ["matter"], ["matter"], ["bosons"]]


def test_a_phrase_that_gains_its_second_paper_becomes_a_tag() -> None:
    papers = _papers("Tidal friction, tidal friction.", "Lasers.", "A laser.", "Some tidal friction.")

    assert _names(papers[:3]) == [[], ["lasers"], ["lasers"]]
    assert _names(papers) == [["tidal friction"], ["lasers"], ["lasers"], ["tidal friction"]]


@given(ABSTRACTS)
@settings(deadline=None, max_examples=30)
def test_a_paper_that_shares_no_words_changes_nothing(abstracts: list[str]) -> None:
    old = _papers(*abstracts)
    new = a_paper("Another", abstract="Harbor seals, harbor seals. HSX and HSX.")

    before, after = _tags(old), _tags([*old, new])

    assert after == before | {new.id: ()}


@given(ABSTRACTS.filter(bool))
@example(["Bosons, bosons", "bosons", "Fermions, fermions, bosons"])
@settings(deadline=None, max_examples=60)
def test_a_paper_changes_others_only_where_a_tag_comes_or_goes(abstracts: list[str]) -> None:
    *old, new = _papers(*abstracts)

    before, after = _keys(_tags(old)), _keys(_tags([*old, new]))

    if any(before[paper.id] != after[paper.id] for paper in old):
        assert {key for keys in before.values() for key in keys} != {
            key for keys in after.values() for key in keys
        }
