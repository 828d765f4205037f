"""llms.txt: what the site is, and where its data, search and lists are, for programs that read in words."""

from __future__ import annotations

from builder.model import AUTHOR, DAY, TAG, TOPIC, Archive, Data, File
from builder.text import shorten

MOST_BYTES = 4000
"""What such a file may have."""

MOST_SAID = 300
"""Characters of the archive's name and of its description, each at most."""


def llms(archive: Archive, name: str, description: str, address: str, data: Data) -> File:
    """The file. It has no count of papers and no day: it stays as it is while seeds come."""
    name, description = (shorten(" ".join(text.split()), MOST_SAID) for text in (name, description))
    lists = [
        f"- [{facet.section}]({facet.index}): each with a page of its papers"
        for facet in (TOPIC, TAG, *([AUTHOR] if archive.authors else []), DAY)
    ]
    lines = [
        f"# {name}",
        f"\n> {description}" if description else "",
        f"\nIt lies at {address}; links below are relative to that." if address else "",
        "\nAn archive of research papers as files. Each paper has a page, `papers/<words-of-its-title>.html`:",
        "title, abstract, topic, tags, days it was listed; authors, arXiv id and DOI where they are known.",
        "Titles and abstracts belong to their authors. Cite a paper by its source, not by this archive.",
        "\n## Data\n",
        *_data(data),
        "\n## Lists\n",
        *lists,
        "\n## Search\n",
        "- [Search](search.html): runs in the reader's browser; `search.html?q=words` asks. Without one,",
        "  search the data.",
        "- [About](about.html): how papers are merged, and how topics and tags are found.",
    ]
    return File("llms.txt", "\n".join(line for line in lines if line) + "\n")


def _data(data: Data) -> list[str]:
    page = "- [Data](data.html): what files there are, their sizes, how to read them"
    if not data.here:
        return [page]
    return [
        page,
        "- [papers.jsonl](data/papers.jsonl): every paper with all that is known of it, an object a line",
        "- [ids.json](data/ids.json): the page of each arXiv id and DOI",
        "- [papers.bib](data/papers.bib), [papers.csl.json](data/papers.csl.json): to cite",
    ]
