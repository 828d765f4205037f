"""The fetcher against a real server on this machine."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from builder.lookup import fetcher
from builder.lookup.fetcher import Fetcher, NoAnswerError, TooManyError

JSON = frozenset({"application/json"})


class Clock:
    """Real time for gaps of real seconds; here it only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        if seconds:
            self.slept.append(seconds)


def a_fetcher(base: str, clock: Clock, gap: float = 3.0) -> Fetcher:
    return Fetcher(base, "paper-archive (someone@example.org)", gap, clock.now, clock.sleep)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_question_gets_its_body_and_tells_who_asks(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_request("/a", query_string="b=c").respond_with_json([1])
    asks = a_fetcher(httpserver.url_for(""), clock)

    assert json.loads(asks.ask("/a?b=c", JSON)) == [1]
    request, _ = httpserver.log[0]
    assert request.headers["User-Agent"] == "paper-archive (someone@example.org)"
    assert clock.slept == []


def test_between_two_questions_lies_the_gap(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_request("/a").respond_with_json([])
    asks = a_fetcher(httpserver.url_for(""), clock)
    asks.ask("/a", JSON)
    clock.time += 1
    asks.ask("/a", JSON)
    assert clock.slept == [2]


def test_the_gap_is_real_also_before_what_is_asked_again(httpserver: HTTPServer) -> None:
    """Three real seconds, as the server sees them."""
    seen: list[float] = []

    def answer(_: Request) -> Response:
        seen.append(time.monotonic())
        return Response("[]", 503 if len(seen) == 2 else 200, content_type="application/json")

    httpserver.expect_request("/a").respond_with_handler(answer)
    asks = Fetcher(httpserver.url_for(""), "paper-archive", 3.0)
    asks.ask("/a", JSON)
    asks.ask("/a", JSON)
    assert [second - first >= 3.0 for first, second in pairwise(seen)] == [True, True]


def test_a_server_that_is_busy_is_asked_again_when_it_says(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_ordered_request("/a").respond_with_data(status=429, headers={"Retry-After": "17"})
    httpserver.expect_ordered_request("/a").respond_with_data(status=500)
    httpserver.expect_ordered_request("/a").respond_with_data(status=503, headers={"Retry-After": "soon"})
    httpserver.expect_ordered_request("/a").respond_with_json([2])
    asks = a_fetcher(httpserver.url_for(""), clock)
    assert json.loads(asks.ask("/a", JSON)) == [2]
    assert clock.slept == [17, 3, 4]


def test_a_server_that_stays_busy_is_left_alone(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_request("/a").respond_with_data(status=500)
    with pytest.raises(NoAnswerError, match=r"^answered 500, 5 times$"):
        a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON)
    assert len(httpserver.log) == 5


def test_one_that_wants_to_be_left_alone_for_an_hour_is(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_request("/a").respond_with_data(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(TooManyError, match="asks to be left alone for 3,600 s, more than the 600 we wait"):
        a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON)
    assert clock.slept == []


@pytest.mark.parametrize(
    ("status", "kind", "fault"),
    [
        (404, "application/json", "answered 404"),
        (400, "application/json", "answered 400"),
        (403, "text/html", "answered 403"),
        (204, "application/json", "answered 204"),
        (200, "text/html; charset=utf-8", 'answered "text/html" where application/json was asked for'),
    ],
)
def test_what_is_no_answer_is_not_asked_again(
    httpserver: HTTPServer, clock: Clock, status: int, kind: str, fault: str
) -> None:
    httpserver.expect_request("/a").respond_with_data("{}", status=status, content_type=kind)
    with pytest.raises(NoAnswerError, match=f"^{fault}$"):
        a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON)
    assert len(httpserver.log) == 1


def test_a_body_that_is_too_large_is_not_held(
    httpserver: HTTPServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher, "MOST_BYTES", 2**20)
    httpserver.expect_request("/a").respond_with_data(b"[" + b" " * 2**21, content_type="application/json")
    bomb = gzip.compress(b" " * 2**24)
    zipped = {"Content-Encoding": "gzip"}
    httpserver.expect_request("/b").respond_with_data(bomb, content_type="application/json", headers=zipped)
    for target in ("/a", "/b"):
        with pytest.raises(NoAnswerError, match=r"^answered more than 1 MB$"):
            a_fetcher(httpserver.url_for(""), clock).ask(target, JSON)


def test_a_packed_body_is_unpacked(httpserver: HTTPServer, clock: Clock) -> None:
    body = b"[" + b"1, " * 100_000 + b"1]"
    zipped = {"Content-Encoding": "gzip"}
    httpserver.expect_request("/a").respond_with_data(
        gzip.compress(body), content_type="application/json", headers=zipped
    )
    assert a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON) == body


def test_a_redirect_is_followed_within_the_host_and_keeps_the_gap(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_request("/a").respond_with_data(status=301, headers={"Location": "/b?c=d"})
    httpserver.expect_request("/b", query_string="c=d").respond_with_json([3])
    assert json.loads(a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON)) == [3]
    assert clock.slept == [3]


@pytest.mark.parametrize(
    "goal",
    [
        "https://example.org/a",
        "http://127.0.0.1:1/a",
        "//example.org/a",
        "file:///etc/passwd",
        "http://localhost/",
    ],
)
def test_no_redirect_leads_to_another_host(httpserver: HTTPServer, clock: Clock, goal: str) -> None:
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": goal})
    with pytest.raises(NoAnswerError, match=r"^redirects to another host, "):
        a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON)


def test_redirects_that_never_end_do(httpserver: HTTPServer, clock: Clock) -> None:
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": "/a"})
    with pytest.raises(NoAnswerError, match=r"^redirects more than 3 times$"):
        a_fetcher(httpserver.url_for(""), clock).ask("/a", JSON)


@contextmanager
def cutting(*answers: bytes) -> Iterator[str]:
    """A server that sends these bytes to one connection each, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for answer in answers:
                connection, _ = server.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        thread.join(5)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def test_a_connection_that_is_cut_is_made_anew(clock: Clock) -> None:
    whole = HEAD + b"Content-Length: 3\r\n\r\n[4]"
    cut = HEAD + b"Content-Length: 900\r\n\r\n[4, "
    chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\n[4, \r\n"
    with cutting(b"", cut, chunked, whole) as base:
        assert json.loads(a_fetcher(base, clock).ask("/a", JSON)) == [4]
    assert len(clock.slept) == 3
    assert min(clock.slept) >= 3


def test_a_server_that_is_not_there_is_told(clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        base = f"http://127.0.0.1:{server.getsockname()[1]}"
    with pytest.raises(NoAnswerError, match=r"^cannot be reached, 5 times$"):
        a_fetcher(base, clock).ask("/a", JSON)


def test_an_answer_that_drips_is_given_up(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher, "MOST_SECONDS", -1.0)
    with (
        cutting(HEAD + b"Content-Length: 900\r\n\r\n[4, ") as base,
        pytest.raises(NoAnswerError, match=r"^took more than -1 s to answer$"),
    ):
        a_fetcher(base, clock).ask("/a", JSON)
