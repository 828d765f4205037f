"""Papers to findings: topics, tags, related papers, links."""

from builder.annotate.findings import annotate, propose_tags
from builder.annotate.tags.proposals import Proposal
from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
