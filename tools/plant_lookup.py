"""Plants papers in a snapshot of arXiv's metadata, looks them up, and says how many were found, or wrongly found.

    PYTHONPATH=.:tools .venv/bin/python tools/plant_lookup.py ../shared [FOLDER [PAPERS]]

The archive are real papers, their abstracts damaged as a listing damages them, and some that are in no snapshot. A
quarter has a word of the title changed, another quarter a shorter abstract. Snapshot and seed stay in FOLDER.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from damaged_papers import shared_tool

from builder.commands import main as paper_archive
from builder.text import clean

PAPERS, SEED = 281, 19


def read_papers(shared: Path) -> list[dict[str, Any]]:
    with lzma.open(shared / "data" / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def snapshot_line(paper: Mapping[str, Any]) -> str:
    """A paper as arXiv's snapshot has it, texts broken into lines as there."""
    parsed = [[*reversed(name.rsplit(" ", 1)), ""] if " " in name else [name, "", ""] for name in paper["authors"]]
    title, _, rest = paper["title"].partition(": ")
    return json.dumps(
        {
            "id": paper["id"],
            "submitter": paper["authors"][0] if paper["authors"] else None,
            "authors": ", ".join(paper["authors"]),
            "title": f"{title}:\n  {rest}" if rest else title,
            "comments": None,
            "journal-ref": None,
            "doi": paper.get("doi"),
            "report-no": None,
            "categories": " ".join(paper["categories"]),
            "license": None,
            "abstract": f"  {paper['abstract']}\n",
            "versions": [{"version": "v1", "created": as_mail_date(paper["date"])}],
            "update_date": paper["date"],
            "authors_parsed": parsed,
        }
    )


def as_mail_date(day: str) -> str:
    return time.strftime("%a, %d %b %Y 12:00:00 GMT", time.strptime(day, "%Y-%m-%d"))


def planted(papers: Sequence[Mapping[str, Any]], shared: Path, draw: random.Random) -> Iterator[dict[str, Any]]:
    """The papers as a listing has them."""
    damage = shared_tool(shared, "damage")
    words = [word for paper in papers for word in paper["title"].split() if word.isalpha() and len(word) > 3]
    for number, paper in enumerate(papers):
        title, abstract = paper["title"].split(), damage.damage(paper["abstract"]).text
        if number % 4 == 1:
            at = draw.choice([at for at, word in enumerate(title) if len(word) > 3] or [0])
            title[at] = draw.choice(words)
        if number % 4 == 2:
            sentences = abstract.split(". ")
            abstract = ". ".join(sentences[: max(1, 2 * len(sentences) // 3)])
        yield {"title": " ".join(title), "abstract": abstract, "date": "2025-09-09"}


def main(words: Sequence[str]) -> None:
    shared = Path(words[0]).resolve()
    folder = Path(words[1] if words[1:] else tempfile.mkdtemp())
    draw, papers = random.Random(SEED), read_papers(shared)
    count = int(words[2]) if words[2:] else PAPERS
    draw.shuffle(papers)
    chosen = [paper for paper in papers if len(paper["abstract"]) > 100][: count + count // 4]
    absent = {paper["id"] for paper in chosen[count:]}
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    listings = list(planted(chosen, shared, draw))
    (folder / "seeds" / "listing.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in listings), "utf-8")
    (folder / "archive.toml").write_text("", "utf-8")
    snapshot = folder / "snapshot.json"
    snapshot.write_text(
        "".join(
            f"{snapshot_line(one)}\n"
            for one in sorted(papers, key=lambda one: one["id"])
            if one["id"] not in absent
        )
    )
    ids = {clean(one["title"]): paper["id"] for one, paper in zip(listings, chosen, strict=True)}
    found_file = folder / "enrichment.jsonl"
    found_file.unlink(missing_ok=True)
    began = time.monotonic()
    paper_archive(["enrich", "--config", str(folder / "archive.toml"), "--seeds", str(folder / "seeds"),
                   "--from", str(snapshot)])  # fmt: skip
    took = time.monotonic() - began
    found = [json.loads(line) for line in found_file.read_text("ascii").splitlines()]
    right = [one for one in found if ids.get(one["title"]) == one["arxiv"] not in absent]
    lost = {*list(ids)[:count]} - {one["title"] for one in right}
    wrong = len(found) - len(right)
    print(f"{len(right)} of {count} found ({len(right) / count:.4f}), {wrong} wrong, {took:.1f} s")
    for number, title in enumerate(ids):
        if title in lost:
            print(f"  lost, of kind {number % 4}: {title}  <  {chosen[number]['title']}")


if __name__ == "__main__":
    main(sys.argv[1:])
