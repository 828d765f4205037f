"""Papers to tags: those of the lexicon first, then phrases that listings share and nobody has named yet."""

from builder.annotate.tags.assign import FoundTags, find_tags
from builder.annotate.tags.candidates import ReadText, TagCandidates
from builder.annotate.tags.proposals import Proposal, find_proposals
from builder.annotate.tags.tagger import Tagger
