"""Text as words: with keys that their variants share, as phrases, as acronyms, as counts."""

from builder.annotate.words.acronyms import long_forms
from builder.annotate.words.counts import count_terms
from builder.annotate.words.english import english
from builder.annotate.words.phrases import PhraseMatcher
from builder.annotate.words.tokens import (
    Run,
    Word,
    Wording,
    best_surface,
    is_acronym,
    is_subject_word,
    is_torn,
    looks_like_noun,
    phrase_key,
    read_wording,
    surface_of,
    word_key,
)
