"""Paper Archive: listings of research papers in, a static archive to browse, search and keep out.

The rooms, highest first; a room knows only those below its own line, and each only by its face (`__init__.py`):

    commands     what a person types, a file for each command
    pipeline     the order of a build, nothing else
    ingest       seeds to records          merge       records to papers
    annotate     papers to findings        archive     papers and findings to the archive
    pages        archive to Markdown       search      archive to an index, and the search on the command line
    export       archive to other formats  site        files to a checked site
    config       the settings              system      what is asked of the machine
    model        the values that stages hand on
    text         pure operations on strings
"""
