"""The phrases and words of vocabulary/phrases.toml, which make no tag."""

from __future__ import annotations

from builder.annotate.vocabulary.tag_rules import read_tag_rules
from builder.config.settings import PROJECT

PHRASES = PROJECT / "vocabulary" / "phrases.toml"


def test_our_tag_rules_can_be_read() -> None:
    rules = read_tag_rules(PHRASES)

    assert "user defined" in rules.stop
    assert "elusive" in rules.generic


def test_our_generic_words_are_single_words() -> None:
    assert [word for word in read_tag_rules(PHRASES).generic if not word.isalpha()] == []
