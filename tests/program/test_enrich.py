"""`paper-archive enrich` as a process: it waits as long as arXiv asks, and a kill loses no answer."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from builder.config.settings import PROJECT

SEVERAL = 35
DRAW = random.Random(19)
WORDS = ["".join(DRAW.choices(["ba", "lo", "mi", "ter", "sun", "rak", "ve", "don"], k=3)) for _ in range(300)]
TITLES = [" ".join(DRAW.sample(WORDS, 8)) for _ in range(SEVERAL)]
NUMBERS = {title: f"2509.{number:05}" for number, title in enumerate(TITLES, 1)}
ABSTRACTS = {title: " ".join(DRAW.choices(WORDS, k=60)) for title in TITLES}


class Arxiv:
    """Answers as arXiv's API does, one question after the other, and keeps what it was asked, and when."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.spans: list[tuple[float, float]] = []

    def __call__(self, request: Request) -> Response:
        began = time.monotonic()
        query = parse_qs(request.query_string.decode())["search_query"][0]
        titles = re.findall(r'ti:"([^"]*)"', query)
        self.asked += titles
        entries = "".join(map(self._entry, titles[:-1]))  # of each question one is not there
        self.spans.append((began, time.monotonic()))
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>{entries}</feed>'
        return Response(feed, content_type="application/atom+xml")

    def _entry(self, title: str) -> str:
        return (
            f"<entry><id>http://arxiv.org/abs/{NUMBERS[title]}v1</id><title>{title}</title>"
            f"<summary>{ABSTRACTS[title]}</summary><published>2025-09-02T14:03:11Z</published>"
            "<author><name>Ana Núñez</name></author></entry>"
        )


@pytest.fixture
def arxiv(httpserver: HTTPServer, tmp_path: Path) -> Arxiv:
    (tmp_path / "seeds").mkdir()
    rows = [{"title": title, "abstract": ABSTRACTS[title], "date": "2025-09-09"} for title in TITLES]
    (tmp_path / "seeds" / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (tmp_path / "archive.toml").write_text("")
    arxiv = Arxiv()
    httpserver.expect_request("/api/query").respond_with_handler(arxiv)
    return arxiv


def start(folder: Path, base: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "builder", "enrich", "--source", "arxiv", "--base", base]
    return subprocess.Popen(
        command, cwd=folder, env={"PYTHONPATH": str(PROJECT)}, stderr=subprocess.PIPE, text=True
    )


def test_a_killed_run_goes_on_without_asking_twice_and_waits_three_seconds(
    arxiv: Arxiv, httpserver: HTTPServer, tmp_path: Path
) -> None:
    journal = tmp_path / ".cache" / "lookup" / "arxiv.jsonl"
    first = start(tmp_path, httpserver.url_for(""))
    until = time.monotonic() + 60
    while not (journal.exists() and journal.read_text().count("target") == 2) and time.monotonic() < until:
        time.sleep(0.05)
    first.kill()
    first.communicate()
    assert not (tmp_path / "enrichment.jsonl").exists()

    second = start(tmp_path, httpserver.url_for(""))
    _, said = second.communicate(timeout=60)

    assert second.returncode == 0, said
    assert Counter(arxiv.asked) == Counter(TITLES)  # each once
    spans = [*arxiv.spans[:2]], [*arxiv.spans[2:]]  # of each run; nobody waits between two runs
    assert all(later - end >= 3.0 for some in spans for (_, end), (later, _) in pairwise(some))
    found = [json.loads(line) for line in (tmp_path / "enrichment.jsonl").read_text().splitlines()]
    assert {one["title"]: one["arxiv"] for one in found}.items() <= NUMBERS.items()
    assert len(found) == SEVERAL - len(arxiv.spans)
    assert "arXiv, with 2 requests: 35 papers looked up, 31 found, 0 doubtful, 4 not there." in said
