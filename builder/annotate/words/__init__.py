"""Text as words: with keys under which their variants meet, as phrases, as acronyms, as counts."""
