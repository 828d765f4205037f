"""What papers are about: their topics, tags, neighbours and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from builder.annotate.given import given_tags
from builder.annotate.links import find_links, links_beside
from builder.annotate.neighbours import find_neighbours
from builder.annotate.per_paper import read_papers
from builder.annotate.subjects import KinshipFinder
from builder.annotate.tags import Proposal, find_proposals, find_tags
from builder.annotate.vocabulary import Lexicon, Vocabulary
from builder.config import Config
from builder.model import Findings, Neighbour, Paper, PaperId
from builder.system import PLAIN, Means, Progress


def annotate(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    config: Config,
    progress: Progress,
    means: Means = PLAIN,
    *,
    with_related: bool = True,
    meanwhile: Callable[[Findings], None] = lambda _: None,
) -> Findings:
    """Topics, tags, neighbours and links of some papers; raises BuilderError where the overrides give a paper a
    topic that is not in the tree.

    A paper's topics and tags come from its own words, its neighbours depend on all papers. `with_related=False`
    leaves these out; `meanwhile` is called with all else before they are found, so that others may begin with it.
    """
    readings = read_papers(papers, vocabulary, config, progress, means)
    texts = readings.texts
    given = given_tags(papers, vocabulary.lexicon)
    tags = find_tags(texts, vocabulary.lexicon, config.least_papers, config.most_tags, given)
    progress("finding links", 0, 0)
    mentions = {paper: tuple(key for key, _ in read[0].candidates.curated) for paper, read in texts.items()}
    of_papers = {tag.key for own in tags.shown.values() for tag in own}
    named = of_papers.union((tag.key for tag in tags.listed), *mentions.values())
    broader = {key: vocabulary.lexicon.ancestors(key) for key in sorted(named)}
    names = _names({*broader, *chain.from_iterable(broader.values())}, vocabulary.lexicon)
    versions = (version.text.abstract for paper in papers for version in paper.versions)
    links = {abstract: find_links(abstract) for abstract in (*(paper.abstract for paper in papers), *versions)}
    beside = {paper.id: found for paper in papers if (found := links_beside(paper.details))}
    topics, shown = readings.topics, readings.shown
    none: dict[PaperId, tuple[Neighbour, ...]] = dict.fromkeys(topics, ())
    findings = Findings(topics, tags.shown, none, links, shown, tags.listed, broader, mentions, names, beside)
    meanwhile(findings)
    if not with_related:
        return findings
    finder = KinshipFinder(vocabulary.corpus, vocabulary.lexicon)
    return replace(findings, related=find_neighbours(readings, finder, config.most_related, progress, means))


def _names(keys: Iterable[str], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Every way to write the tags of some keys, as far as the lexicon has them."""
    known = (lexicon.concepts[key] for key in sorted(keys) if key in lexicon.concepts)
    return {one.key: tuple(dict.fromkeys((one.name, *one.phrases, *one.acronyms))) for one in known}


def propose_tags(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    config: Config,
    progress: Progress,
    means: Means = PLAIN,
) -> tuple[Proposal, ...]:
    """The phrases that papers share and the lexicon lacks, those of most papers first."""
    topics, texts, *_ = read_papers(papers, vocabulary, config, progress, means)
    slugs = {leaf.name: str(leaf.slug) for leaf in vocabulary.tree.leaves}
    found = {paper: read[0].candidates for paper, read in texts.items()}
    return find_proposals(found, {paper: slugs.get(own.shown[0], "") for paper, own in topics.items()})
