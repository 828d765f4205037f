"""Paper Archive: listings of research papers in, a static archive to browse, search and keep out.

The rooms, in the order in which they tell the program; each is known to others only by its face, `__init__.py`:

    commands  Arguments in, words to people and an exit status out: a file for each command.
    pipeline  The whole story, seeds to site; the only place that knows the order.
    ingest    Seeds to records: every line of every file accounted for.
    merge     Records to papers: every work once, with the evidence for each merge.
    lookup    Catalogues asked over the network, politely: what to ask, how to wait, what was answered.
    annotate  Papers to findings: topics, tags, related papers, links.
    archive   Findings to the archive: addresses, facets, order.
    pages     The archive to Markdown pages.
    search    The archive to a search: the index in files of the site, and the terminal's own.
    export    The archive in other people's formats.
    site      Files to a checked site: MkDocs, the keeper's own files, links, size.
    config    Every setting, its default and its meaning; and how a data file in TOML is read.
    system    What is asked of the machine: folders, processes, names of files, how far a work is.
    model     The values that the stages hand on; no work is done here.
    text      Small pure operations on strings; they know nothing of papers.
"""
