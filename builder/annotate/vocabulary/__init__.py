"""All that is known before a paper is read: the topic tree, the lexicon of tags, rules, what was learned."""
