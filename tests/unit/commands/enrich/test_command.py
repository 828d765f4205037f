"""The command as one runs it, against files and a server of this machine."""

from __future__ import annotations

import gzip
import re
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from builder.commands.command_line import main
from builder.commands.enrich.command import day_count, loopback
from builder.lookup import fetcher
from tests.unit.commands.enrich.examples import (
    ABSTRACTS,
    BREAD,
    MEANS,
    NUMBERS,
    ORDER,
    atom,
    hf_answer,
    lines_of,
    snapshot_line,
    write_seed,
)

TYPE = "application/atom+xml; charset=utf-8"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits three seconds is tested with the fetcher, and in tests/program."""
    sleeps = fetcher.Fetcher.__init__.__defaults__
    assert sleeps
    monkeypatch.setattr(fetcher.Fetcher.__init__, "__defaults__", (sleeps[0], lambda _: None))


@pytest.fixture
def served(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    for name in ("HF", "ARXIV", "OPENALEX"):
        monkeypatch.setenv(f"PAPER_ARCHIVE_{name}", httpserver.url_for("/"))
    monkeypatch.setenv("OPENALEX_API_KEY", "secret")
    return httpserver


def said(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_a_file_tells_of_the_papers_in_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_seed(project)
    (project / "a.json").write_text(f"{snapshot_line(ORDER)}\n{snapshot_line(MEANS)}\n")

    assert main(["enrich", "--from", "a.json"]) == 0
    found = lines_of(project)
    assert {one["title"]: one["arxiv"] for one in found} == NUMBERS
    assert [one["paper"] for one in found] == sorted(one["paper"] for one in found)
    assert found[0]["source"] == "arxiv"
    assert found[0]["day"] == date.today().isoformat()
    assert found[0]["authors"] == [{"family": "Núñez", "given": "Ana", "name": "Ana Núñez"}]
    told = said(capsys)
    assert "arXiv, from a.json: 3 papers looked up, 2 found, 0 doubtful, 1 not there." in told
    assert "enrichment.jsonl: 2 papers, 2 of them new or changed." in told
    assert sorted(path.name for path in project.iterdir()) == [
        "a.json",
        "archive.toml",
        "enrichment.jsonl",
        "seeds",
    ]


def test_a_second_time_nothing_is_looked_up_or_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_seed(project, ORDER)
    (project / "a.json").write_text(snapshot_line(ORDER))
    main(["enrich", "--from", "a.json"])
    before = (project / "enrichment.jsonl").stat()
    assert main(["enrich", "--from", "a.json"]) == 0
    assert (project / "enrichment.jsonl").stat() == before
    assert "0 papers looked up" in said(capsys)


def test_what_is_doubtful_is_listed_and_not_taken(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_seed(project, ORDER)
    (project / "a.json").write_text(f"{snapshot_line(ORDER)}\n{snapshot_line(ORDER, id='2509.07777')}\n")
    assert main(["enrich", "--from", "a.json"]) == 0
    assert lines_of(project) == []
    told = said(capsys)
    assert (
        f'a.jsonl:1: "{ORDER}" is perhaps arXiv:2509.01234, "{ORDER}", but two works of the catalogue fit it. It was '
        "not taken; where it is right, say so in the overrides."
    ) in told
    assert "1 paper looked up, 0 found, 1 doubtful, 0 not there." in told


def test_what_listings_say_themselves_is_not_looked_up(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_seed(project, ORDER, arxiv="2509.01234", authors="Ana Núñez", published="2025-09-02")
    (project / "a.json").write_text(snapshot_line(ORDER))
    main(["enrich", "--from", "a.json"])
    assert lines_of(project) == []
    assert "0 papers looked up" in said(capsys)


def test_what_stands_before_a_damage_is_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_seed(project)
    lines = [snapshot_line(ORDER), *(snapshot_line(BREAD, title=f"Other {number}") for number in range(5_000))]
    packed = gzip.compress("\n".join(lines).encode())
    (project / "a.gz").write_bytes(packed[:-200])
    assert main(["enrich", "--from", "a.gz"]) == 2
    assert [one["title"] for one in lines_of(project)] == [ORDER]
    assert "a.gz: what is compressed here ends, or is damaged, behind line " in said(capsys)


def test_a_file_that_is_not_there_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrich", "--from", "gone.json"]) == 2
    assert "gone.json: there is no such file. Nothing was looked up; name a file" in said(capsys)


def test_a_line_that_is_none_is_not_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "enrichment.jsonl").write_text("<<<<<<< HEAD\n")
    (project / "a.json").write_text(snapshot_line(ORDER))
    assert main(["enrich", "--from", "a.json"]) == 2
    assert (project / "enrichment.jsonl").read_text() == "<<<<<<< HEAD\n"
    assert said(capsys).startswith("enrichment.jsonl:1: ")


def test_hugging_face_is_asked_by_day(
    project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seed(project)
    served.expect_request("/api/daily_papers", query_string="date=2025-09-09").respond_with_json(
        hf_answer(ORDER, MEANS)
    )
    assert main(["enrich", "--source", "hf"]) == 0
    assert {one["title"]: (one["arxiv"], one["source"]) for one in lines_of(project)} == {
        title: (number, "hf") for title, number in NUMBERS.items()
    }
    assert "Hugging Face, with 1 request: 3 papers looked up, 2 found, 0 doubtful, 1 not there." in said(capsys)


def test_nobody_is_asked_twice(project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str]) -> None:
    write_seed(project)
    served.expect_request("/api/daily_papers").respond_with_json(hf_answer(ORDER))
    main(["enrich", "--source", "hf"])
    (project / "enrichment.jsonl").unlink()
    assert main(["enrich", "--source", "hf"]) == 0
    assert len(served.log) == 1
    assert [one["title"] for one in lines_of(project)] == [ORDER]
    assert main(["enrich", "--source", "hf", "--again", "0"]) == 0
    assert len(served.log) == 2


def test_arxiv_is_asked_by_title_and_then_by_number(
    project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seed(project, ORDER, MEANS)
    served.expect_request("/api/daily_papers").respond_with_json(hf_answer(ORDER))
    served.expect_ordered_request("/api/query", query_string=re.compile("id_list=2509.01234&")).respond_with_data(
        atom(ORDER), content_type=TYPE
    )
    served.expect_ordered_request("/api/query", query_string=re.compile("search_query=ti")).respond_with_data(
        atom(MEANS), content_type=TYPE
    )
    assert main(["enrich", "--source", "hf"]) == 0
    assert main(["enrich", "--source", "arxiv"]) == 0
    assert {one["title"]: one["source"] for one in lines_of(project)} == {ORDER: "arxiv", MEANS: "arxiv"}
    served.check_assertions()
    assert "arXiv, with 2 requests: 2 papers looked up, 2 found, 0 doubtful, 0 not there." in said(capsys)


def test_a_better_source_is_not_written_over(
    project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seed(project, ORDER)
    (project / "a.json").write_text(snapshot_line(ORDER))
    main(["enrich", "--from", "a.json"])
    assert main(["enrich", "--source", "hf"]) == 0
    assert len(served.log) == 0
    assert [one["source"] for one in lines_of(project)] == ["arxiv"]


def test_openalex_is_asked_by_doi_with_its_key(
    project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seed(project, ORDER, doi="10.1234/made.up")
    words = {word: [at] for at, word in enumerate(ABSTRACTS[ORDER].split())}
    work = {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1234/made.up", "title": ORDER,
            "publication_date": "2025-09-02", "abstract_inverted_index": words, "ids": {},
            "authorships": [{"author": {"display_name": "Ana Núñez"}, "raw_author_name": "Núñez, Ana"}]}  # fmt: skip
    served.expect_request("/works").respond_with_json({"meta": {"count": 1}, "results": [work]})
    assert main(["enrich", "--source", "openalex"]) == 0
    [(request, _)] = served.log
    assert request.args.to_dict() == {"filter": "doi:10.1234/made.up", "per-page": "100", "api_key": "secret"}
    assert [(one["source"], one["doi"]) for one in lines_of(project)] == [("openalex", "10.1234/made.up")]
    assert "secret" not in said(capsys)
    assert not any("secret" in path.read_text() for path in project.rglob("*") if path.is_file())


def test_without_a_key_openalex_is_not_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OPENALEX_API_KEY", raising=False)
    assert main(["enrich", "--source", "openalex"]) == 2
    assert said(capsys) == (
        "OpenAlex: the variable OPENALEX_API_KEY holds no key, and without one it answers nobody. "
        "Nothing was asked; set it.\n"
    )


@pytest.mark.parametrize(
    ("body", "kind", "fault"),
    [
        ("<html>Sorry</html>", "text/html", 'answered "text/html" where application/json was asked for'),
        ("<html>Sorry</html>", "application/json", "answered what is no JSON"),
        ('{"error": "x"}', "application/json", "answered JSON of another shape than it documents"),
    ],
)
def test_what_is_no_answer_is_told_and_asked_again(
    project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str], body: str, kind: str, fault: str
) -> None:
    write_seed(project, ORDER)
    served.expect_oneshot_request("/api/daily_papers").respond_with_data(body, content_type=kind)
    assert main(["enrich", "--source", "hf"]) == 2
    assert f"Hugging Face: localhost {fault}. What it was asked there the next run asks again." in said(capsys)
    served.expect_request("/api/daily_papers").respond_with_json(hf_answer(ORDER))
    assert main(["enrich", "--source", "hf"]) == 0
    assert len(lines_of(project)) == 1


def test_what_was_found_before_ctrl_c_is_kept(
    project: Path, served: HTTPServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_seed(project, ORDER, MEANS)
    other = (project / "seeds" / "a.jsonl").read_text().splitlines()[1].replace("2025-09-09", "2025-09-10")
    (project / "seeds" / "a.jsonl").write_text(
        (project / "seeds" / "a.jsonl").read_text().splitlines()[0] + "\n" + other + "\n"
    )
    served.expect_request("/api/daily_papers", query_string="date=2025-09-09").respond_with_json(hf_answer(ORDER))
    ask = fetcher.Fetcher.ask

    def interrupted(self: fetcher.Fetcher, target: str, types: frozenset[str]) -> bytes:
        if "09-10" in target:
            raise KeyboardInterrupt
        return ask(self, target, types)

    monkeypatch.setattr(fetcher.Fetcher, "ask", interrupted)
    assert main(["enrich", "--source", "hf"]) == 130
    assert [one["title"] for one in lines_of(project)] == [ORDER]
    assert "Ended by Ctrl-C. What was found is kept." in said(capsys)


def test_who_asks_says_whom_to_write_to(project: Path, served: HTTPServer) -> None:
    write_seed(project, ORDER)
    with (project / "archive.toml").open("a") as settings:
        settings.write('[lookup]\ncontact = "keeper@example.org"\n')
    served.expect_request("/api/daily_papers").respond_with_json([])
    main(["enrich", "--source", "hf"])
    assert served.log[0][0].headers["User-Agent"] == "paper-archive (keeper@example.org)"


def test_only_this_machine_may_stand_for_a_catalogue(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAPER_ARCHIVE_HF", "http://example.org:80")
    assert main(["enrich", "--source", "hf"]) == 2
    assert "PAPER_ARCHIVE_HF: " in said(capsys)
    for text in ("https://127.0.0.1:1", "http://127.0.0.1.example.org:80", "http://localhost:80@example.org"):
        with pytest.raises(ArgumentTypeError):
            loopback(text)
    assert loopback("http://[::1]:80/") == "http://[::1]:80/"


def test_days_are_counted() -> None:
    assert day_count("30") == 30
    for text in ("-1", "x", "²", "9999999"):
        with pytest.raises(ArgumentTypeError):
            day_count(text)
