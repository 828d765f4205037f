"""All that is known before a paper is read, out of the files that the settings name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.annotate.vocabulary.corpus import Corpus, Weights, read_corpus, read_weights
from builder.annotate.vocabulary.lexicon import Lexicon
from builder.annotate.vocabulary.lexicon_file import read_lexicon
from builder.annotate.vocabulary.tag_rules import TagRules, read_tag_rules
from builder.annotate.vocabulary.topic_tree import TopicTree, read_topic_tree
from builder.config import Config, fault
from builder.model import BuilderError, quote
from builder.system import FAULTS, PLAIN, Means, code_version, digest_of, form_of, key_of, without_collector
from builder.text import Repairer, read_table

_LEXICON = form_of(Lexicon)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Vocabulary:
    """All that is known before a paper is read.

    People edit the topic tree, the lexicon of tags, and the rules for discovered ones; `make topics` learned how
    common words are (`corpus`), and how much they speak for which field (`weights`),
    and `make maths` what formulas look like that lost their signs (`repairer`). `notes` say what of it has no
    effect. `digest` is a hash of the files, "" where it was made of none.
    """

    tree: TopicTree
    lexicon: Lexicon
    rules: TagRules
    corpus: Corpus
    weights: Weights
    repairer: Repairer
    notes: tuple[str, ...] = ()
    digest: str = ""


_latest: dict[tuple[tuple[Path, ...], str], Vocabulary] = {}  # what was read last, by the files and their hash


def read_vocabulary(config: Config, means: Means = PLAIN) -> Vocabulary:
    """What the files of the settings say; raises BuilderError where one is not in order, or two do not fit.

    Where they hold what they held the last time, it is the same object as then.
    """
    files, digest = config.vocabulary, digest_of(config.vocabulary)
    if (files, digest) not in _latest:
        _latest.clear()
        with without_collector():
            _latest[files, digest] = _read(files, digest, means)
    return _latest[files, digest]


def _read(files: tuple[Path, ...], digest: str, means: Means) -> Vocabulary:
    topics, background, weights_file, formulas, tags, phrases = files
    tree = read_topic_tree(topics)
    weights = read_weights(weights_file)
    shelf, key = means.cache.shelf("vocabulary"), key_of(code_version(), digest)
    known = _recalled(shelf.get(key))
    vocabulary = Vocabulary(
        tree,
        known or read_lexicon(tags, tree),
        read_tag_rules(phrases),
        read_corpus(background),
        weights,
        _read_repairer(formulas),
        _notes_on_fields(tree, weights, topics),
        digest if digest == digest_of(files) else "",  # one may change meanwhile
    )
    if shelf.takes and vocabulary.digest and not known:
        shelf.put(key, _LEXICON.encode(vocabulary.lexicon))
    return vocabulary


def _recalled(content: bytes | None) -> Lexicon | None:
    """The lexicon as an earlier build found it in the files: to read TOML takes ten times as long."""
    try:
        return _LEXICON.decode(content or b"")
    except FAULTS:
        return None


def _read_repairer(file: Path) -> Repairer:
    try:
        return Repairer.of(read_table(file))
    except ValueError as error:
        raise BuilderError(str(error)) from error


def _notes_on_fields(tree: TopicTree, weights: Weights, topics: Path) -> tuple[str, ...]:
    """A note where the model was learned for other fields than the tree's.

    Where it knows some of them, the others are a mistake: their leaves would get the fewest papers. Raises
    BuilderError then.
    """
    unknown = [leaf for leaf in tree.leaves if leaf.coarse not in weights.fields]
    if not unknown:
        return ()
    if len(unknown) < len(tree.leaves):
        what = f"the coarse {quote(unknown[0].coarse)} of the topic {quote(unknown[0].name)}"
        known = ", ".join(map(quote, weights.fields))
        raise fault(topics, f"{what} is no field of the learned model", f"write one of {known}")
    file, one = topics.name, quote(unknown[0].coarse)
    return (
        f"{file}: no coarse, such as {one}, is a field of the learned model. "
        "The model was ignored, as is right for an archive of another field; terms alone tell the topics.",
    )
