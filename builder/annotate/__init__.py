"""Papers to findings: topics, tags, related papers, links."""

from builder.annotate.findings import annotate, propose_tags
from builder.annotate.tags import Proposal
from builder.annotate.vocabulary import Vocabulary, read_vocabulary
