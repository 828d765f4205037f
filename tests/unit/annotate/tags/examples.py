"""A small lexicon with broader and narrower tags, and the tags that papers get from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from builder.annotate.tags.assign import FoundTags, find_tags
from builder.annotate.tags.candidates import ReadText, TagCandidates
from builder.annotate.tags.proposals import find_proposals
from builder.annotate.tags.tagger import Tagger
from builder.annotate.vocabulary.corpus import Corpus
from builder.annotate.vocabulary.lexicon import Concept, Lexicon
from builder.annotate.vocabulary.tag_rules import TagRules, read_tag_rules
from builder.annotate.words.tokens import phrase_key, read_wording
from builder.config.settings import PROJECT
from builder.model.archive import Slug, Tag
from builder.model.papers import Paper, PaperId
from tests.examples import a_paper

RULES = read_tag_rules(PROJECT / "vocabulary" / "phrases.toml")


# There are amber and beads in every second paper; any other word is rare.
CORPUS = Corpus(papers=1_000, levels={"amber": 72, "bead": 72})


def a_tag(
    name: str, *also: str, acronyms: tuple[str, ...] = (), broader: str = "", only: Iterable[str] = ()
) -> Concept:
    return Concept(phrase_key(name), name, "optics", (name, *also), acronyms, phrase_key(broader), frozenset(only))


def a_lexicon(*tags: Concept) -> Lexicon:
    return Lexicon(MappingProxyType({tag.key: tag for tag in tags}))


PINN = a_tag("physics-informed neural networks", acronyms=("PINN",))

SVM = a_tag("support vector machines", acronyms=("SVM",))

ZERO = a_tag("zero redundancy optimizers", acronyms=("ZeRO",))

PIG = a_tag("PIG")

MATTER = a_lexicon(a_tag("matter"), a_tag("bosons", broader="matter"), a_tag("photons", broader="bosons"))

LEXICON = a_lexicon(
    *MATTER.concepts.values(),
    a_tag("fermions", broader="matter"),
    a_tag("photon pairs", broader="photons"),
    a_tag("lasers", only=("optics",)),
    a_tag("rumors", only=("vision",)),
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


def papers_of(*abstracts: str) -> list[Paper]:
    """Papers whose titles say nothing."""
    return [a_paper(f"Paper {number}", abstract=text) for number, text in enumerate(abstracts)]


def candidates_of(
    papers: Iterable[Paper], lexicon: Lexicon, rules: TagRules, leaf: str
) -> dict[PaperId, TagCandidates]:
    tagger, near = Tagger(lexicon, rules, CORPUS), (Slug(leaf),)
    return {
        paper.id: tagger.candidates(paper.title, paper.abstract, read_wording(paper.title, paper.abstract), near)
        for paper in papers
    }


def tags_of(papers: Iterable[Paper], *given: Any, **named: Any) -> dict[PaperId, tuple[Tag, ...]]:
    """What each paper shows; further arguments are those of `found_in`."""
    return found_in(papers, *given, **named).shown


def found_in(
    papers: Iterable[Paper],
    lexicon: Lexicon = LEXICON,
    rules: TagRules = RULES,
    leaf: str = "optics",
    least: int = 2,
    most: int = 6,
) -> FoundTags:
    candidates = candidates_of(papers, lexicon, rules, leaf)
    return find_tags({paper: [ReadText(paper, one)] for paper, one in candidates.items()}, lexicon, least, most)


def names_of(
    papers: Iterable[Paper],
    lexicon: Lexicon = LEXICON,
    rules: TagRules = RULES,
    leaf: str = "optics",
    most: int = 6,
) -> list[list[str]]:
    tags = tags_of(papers, lexicon, rules, leaf, most=most)
    return [[tag.name for tag in found] for found in tags.values()]


def odds_of(abstract: str, lexicon: Lexicon, leaf: str = "optics", title: str = "Paper") -> dict[str, float]:
    """How surely a paper is about each tag that it mentions, by the tag's name."""
    [candidates] = candidates_of([a_paper(title, abstract=abstract)], lexicon, RULES, leaf).values()
    return {lexicon.concepts[key].name: odds for key, odds in candidates.curated}


def proposed_by(papers: Iterable[Paper], rules: TagRules = RULES) -> list[str]:
    """The phrases that a maintainer may want to add to the lexicon."""
    candidates = candidates_of(papers, LEXICON, rules, "optics")
    return [one.name for one in find_proposals(candidates, dict.fromkeys(candidates, "optics"))]


def keys_of(tags: Mapping[PaperId, tuple[Tag, ...]]) -> dict[PaperId, list[str]]:
    return {paper: [tag.key for tag in found] for paper, found in tags.items()}
