"""Papers to tags: those of the lexicon first, then phrases that papers share and nobody has named yet."""
