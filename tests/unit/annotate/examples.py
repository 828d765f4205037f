"""A vocabulary small enough to be read at a glance, and papers that speak its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import strategies as st

from builder.annotate.findings import annotate
from builder.annotate.linear_model import Model
from builder.annotate.related import Comparable
from builder.annotate.subjects import Subjects
from builder.annotate.topics import Classifier
from builder.annotate.vectors import Vector, Vectors
from builder.annotate.vocabulary.corpus import STEPS, Corpus, Weights
from builder.annotate.vocabulary.lexicon import Concept, Lexicon
from builder.annotate.vocabulary.read import Vocabulary
from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.annotate.words.counts import count_terms
from builder.annotate.words.tokens import read_wording
from builder.config.settings import Config
from builder.model.archive import Findings, Leaf, Slug, Topics
from builder.model.papers import Paper, PaperId
from builder.system.means import PLAIN, Means
from builder.text.math.repair import Repairer
from builder.text.math.table import read_table
from tests.conftest import silent
from tests.examples import a_paper

SMALL_CORPUS = Corpus(1000, 10.0, {"laser": 5 * STEPS, "auction": 4 * STEPS, "nash equilibrium": 3 * STEPS})

SMALL_WEIGHTS = Weights(
    ("Games", "Optics"), 0.1, (-0.8, -0.8), {"laser": "Dd", "auction": "dD", "nash equilibrium": "d."}
)

SMALL_MODEL = Model(SMALL_WEIGHTS, SMALL_CORPUS)

IGNORANT = Model(Weights(), Corpus())

PHYSICS_CORPUS = Corpus(
    papers=10_000,
    length=12.0,
    levels={
        word: level * STEPS
        for word, level in {
            "spin": 6, "glass": 6, "spin glass": 4, "laser": 5, "cavity": 6, "laser cavity": 3, "levy flight": 2,
            "photon": 7, "quenched": 6, "frustrated": 6, "method": 13, "model": 12, "show": 13, "novel": 12,
            "quantum": 9, "energy": 9,
        }.items()
    },
)  # fmt: skip

LASER = "A laser cavity emits entangled photons."


def vectors_of(texts: Mapping[str, str], corpus: Corpus = PHYSICS_CORPUS) -> dict[PaperId, Vector]:
    vectors = Vectors(corpus)
    return {PaperId(name): vectors.vector(count_terms(read_wording("", text))) for name, text in texts.items()}


NAMES = Lexicon(
    {
        key: Concept(key, name, "optics", (name,), broader=broader)
        for key, name, broader in (
            ("laser", "lasers", ""),
            ("laser cavity", "laser cavities", "laser"),
            ("spin glass", "spin glasses", ""),
            ("levy flight", "Lévy flights", ""),
        )
    }
)
"""A lexicon of subjects that papers share."""


def subjects_of(names: Iterable[str] = (), *, sure: Iterable[str] = (), topic: str = "Physics") -> Subjects:
    """A paper that has some names, by their keys, and is sure of others; `topic` is its group as well."""
    return Subjects((topic,), topic, frozenset(sure), {name: name for name in (*names, *sure)})


def comparable_of(
    texts: Mapping[str, str],
    subjects: Mapping[str, Subjects] | None = None,
    corpus: Corpus = PHYSICS_CORPUS,
) -> dict[PaperId, Comparable]:
    """Papers of one topic, ready to be compared; those in `subjects` are about what stands there."""
    return {
        paper: Comparable(vector, (subjects or {}).get(paper, subjects_of()))
        for paper, vector in vectors_of(texts, corpus).items()
    }


SMALL = Vocabulary(
    TopicTree(
        (
            Leaf("Optics", Slug("optics"), "Physics", "Physics", "Light.", ("laser cavity", "photon")),
            Leaf("Games", Slug("games"), "Economy", "Economy", "Play.", ("auction", "nash equilibrium")),
        )
    ),
    Lexicon(
        {
            key: Concept(key, name, home, (name,))
            for key, name, home in (
                ("laser cavity", "laser cavities", "optics"),
                ("auction", "auctions", "games"),
            )
        }
    ),
    TagRules(),
    Corpus(10_000, 20.0, {"laser": 5 * STEPS, "laser cavity": 3 * STEPS, "auction": 4 * STEPS}),
    Weights(("Economy", "Physics"), 0.1, (-0.9, -0.9), {"laser": "Cc", "auction": "cC"}),
    Repairer.of(read_table(Config().formulas_file)),
)

AUCTION = "Auctions of timber at a Nash equilibrium."

RYE = ("Sourdough of rye", "Baking with sourdough: lactic fermentation of rye dough. Sourdough rises.")

STARTER = ("Keeping a sourdough", "Lactic fermentation in rye dough, and baking it. Sourdough sours.")


def papers_of(*texts: tuple[str, str]) -> list[Paper]:
    return [a_paper(title, abstract=abstract) for title, abstract in texts]


def findings_of(papers: Sequence[Paper], vocabulary: Vocabulary = SMALL, means: Means = PLAIN) -> Findings:
    return annotate(papers, vocabulary, Config(), silent, means)


def place(classifier: Classifier, title: str, abstract: str = "") -> Topics:
    wording = read_wording(title, abstract)
    return classifier.classify(wording, classifier.margins(count_terms(wording)))


SPIN = "Quenched disorder in a spin glass with frustrated bonds."


TEXTS = st.lists(
    st.sampled_from("spin glass quenched laser cavity photons the of we { <b> Lévy flights method".split()),
    max_size=10,
).map(" ".join)


SHELVES = st.dictionaries(st.sampled_from("abcdefgh"), TEXTS, max_size=8)
