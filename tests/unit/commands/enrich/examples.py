"""A project of three listings, and what catalogues answer of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DAY = "2025-09-09"
ORDER, MEANS, BREAD = (
    "Order from small rules that many agents follow",
    "Frechet means on a sphere, found faster",
    "Bread ovens and the thermodynamics of crust",
)
ABSTRACTS = {
    ORDER: "We study how a small rule, followed by many agents with a few neighbours, gives rise to order at scale.",
    MEANS: "Naive means on a sphere are slow to find. We give a method, prove that it converges, and release code.",
    BREAD: "Bread is baked in ovens of clay whose heat spreads slowly; we describe crusts and measure how dough rises.",
}
NUMBERS = {ORDER: "2509.01234", MEANS: "2509.04321"}


def write_seed(project: Path, *titles: str, **more: str) -> None:
    (project / "seeds" / "a.txt").unlink(missing_ok=True)
    rows = [{"title": title, "abstract": ABSTRACTS[title], "date": DAY} | more for title in titles or ABSTRACTS]
    (project / "seeds" / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))


def lines_of(project: Path) -> list[dict[str, Any]]:
    path = project / "enrichment.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def hf_answer(*titles: str) -> list[dict[str, Any]]:
    return [
        {"paper": hf_paper(title), "publishedAt": "2025-09-02T14:03:11.000Z", "title": title} for title in titles
    ]


def hf_paper(title: str) -> dict[str, Any]:
    return {
        "id": NUMBERS[title],
        "authors": [{"name": "Ana Núñez", "hidden": False}],
        "publishedAt": "2025-09-02T14:03:11.000Z",
        "submittedOnDailyAt": "2025-09-09T00:00:00.000Z",
        "title": title,
        "summary": ABSTRACTS[title],
    }


def snapshot_line(title: str, **more: object) -> str:
    row = {
        "id": NUMBERS.get(title, "2509.09999"),
        "title": title,
        "abstract": ABSTRACTS[title],
        "authors_parsed": [["Núñez", "Ana", ""]],
        "versions": [{"version": "v1", "created": "Tue, 2 Sep 2025 14:03:11 GMT"}],
        "categories": "cs.MA",
        "update_date": "2025-09-02",
    }
    return json.dumps(row | more)


def atom(*titles: str) -> str:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{NUMBERS[title]}v1</id><title>{title}</title><summary>{ABSTRACTS[title]}"
        "</summary><published>2025-09-02T14:03:11Z</published><updated>2025-09-02T14:03:11Z</updated>"
        "<author><name>Ana Núñez</name></author></entry>"
        for title in titles
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>http://arxiv.org/api/x</id><title>arXiv Query</title>{entries}</feed>\n"
    )
