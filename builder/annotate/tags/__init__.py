"""Papers to tags: those of the lexicon first, then phrases that papers share and nobody has named yet."""

from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.proposals import Proposal, find_proposals
from builder.annotate.tags.tagger import Tagger
