"""Paper Archive: listings of research papers in, a static archive to browse, search and keep out.

The modules, in the order in which they tell the program: cli, pipeline; the stages seeds, papers,
topics, tags, related, links, archive, cite, pages, search, site and the commands export, lint, serve;
the vocabulary config, issues, days, text, model.
"""
