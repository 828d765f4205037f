"""What papers are about: the words of each are read once, and topics, tags and neighbours found from them."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotate.given import given_tags, with_given
from builder.annotate.links import find_links
from builder.annotate.per_paper import read_papers
from builder.annotate.related import find_related
from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.proposals import Proposal, find_proposals
from builder.annotate.vocabulary.read import Vocabulary
from builder.config import Config
from builder.model import Findings, Neighbour, Paper, PaperId
from builder.system import Progress


def annotate(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    config: Config,
    progress: Progress,
    *,
    with_related: bool = True,
) -> Findings:
    """Topics, tags, neighbours and links of some papers; raises BuilderError where a given topic is not in the
    tree.

    Topics come from a paper's own words; tags also from whether another paper has them; neighbours from all
    papers. They take longest, and who only searches can do without: `with_related=False` leaves them out.
    """
    topics, wishes, vectors = read_papers(papers, vocabulary, config, progress)
    tags = find_tags(wishes, vocabulary.lexicon, config.least_papers, config.most_tags)
    related: dict[PaperId, tuple[Neighbour, ...]] = {paper.id: () for paper in papers}
    if with_related:
        related = find_related(
            vectors, config.most_related, lambda done, total: progress("finding neighbours", done, total)
        )
    tags = with_given(tags, given_tags(papers, vocabulary.lexicon))
    keys = {tag.key for found in tags.values() for tag in found}
    broader = {key: vocabulary.lexicon.ancestors(key) for key in sorted(keys)}
    links = {paper.id: find_links(paper.abstract) for paper in papers}
    return Findings(topics, tags, related, links, broader)


def propose_tags(
    papers: Sequence[Paper], vocabulary: Vocabulary, config: Config, progress: Progress
) -> tuple[Proposal, ...]:
    """The phrases that papers share and the lexicon lacks."""
    topics, wishes, _ = read_papers(papers, vocabulary, config, progress)
    slugs = {leaf.name: str(leaf.slug) for leaf in vocabulary.tree.leaves}
    return find_proposals(wishes, {paper: slugs.get(found.shown[0], "") for paper, found in topics.items()})
