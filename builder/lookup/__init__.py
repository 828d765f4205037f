"""Catalogues asked over the network, politely: what to ask, how to wait, what was answered."""

from builder.lookup.catalogues import CATALOGUES, Catalogue, NeedsKeyError
from builder.lookup.fetcher import Fetcher, NoAnswerError, TooManyError
from builder.lookup.journal import Answered, Journal, days_ago
from builder.lookup.questions import Question, Wanted
