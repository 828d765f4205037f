"""Paper Archive: listings of research papers in, a static archive to browse, search and keep out.

The modules, in the order in which they tell the program: cli, pipeline; the stages seeds, papers,
topics, tags, related, archive, pages, search, site, proof, workshop and the other commands export,
lint, serve; what they use: links, cite, stemmer, progress; the vocabulary config, reading, taxonomy,
issues, days, words, text, model.
"""
