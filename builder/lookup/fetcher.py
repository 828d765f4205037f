"""One connection to one host, used politely: a gap after each answer, retries that obey it, bounds for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from types import MappingProxyType
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, Retry, connection_from_url
from urllib3.exceptions import HTTPError, InvalidHeader, MaxRetryError
from urllib3.util import Timeout, Url, parse_url

from builder.model import quote

MOST_BYTES = 32 * 2**20
"""Of an answer; the largest real ones have some MB."""

MOST_SECONDS = 300.0
"""That an answer may take to come, however slowly its bytes drip."""

MOST_WAIT = 600.0
"""Seconds. Whoever asks us to wait longer is asked again by another run."""

RETRIES = 4

REDIRECTS = 3

TIMEOUT = Timeout(connect=20.0, read=60.0)

PASSING = frozenset({429, 500, 502, 503, 504})
"""What a server answers when it may answer otherwise a little later."""

_CHUNK = 2**16


class NoAnswerError(Exception):
    """A question got no answer that can be used; the text says why, as the end of "HOST …"."""


class TooManyError(NoAnswerError):
    """The server wants to be left alone for longer than we wait: nothing more is asked."""


class _Waits(Retry):
    """urllib3's rules of retries, with our gap as the least that is waited."""

    gap = 0.0

    def waits(self, response: BaseHTTPResponse | None) -> float:
        """Seconds until the next try: what the server asks for, and never less than grows with each failure."""
        try:
            asked = self.get_retry_after(response) if response else None
        except InvalidHeader:  # what stands in it is neither seconds nor a day
            asked = None
        return max(self.gap, self.get_backoff_time(), asked or 0.0)


class Fetcher:
    """Asks one host. `gap` seconds lie between the end of an answer and the next request, whatever it was.

    `agent` says who asks. `now` and `sleep` are a clock, which tests may set.
    """

    def __init__(
        self,
        base: str,
        agent: str,
        gap: float,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._base = base.rstrip("/")
        self._pool: HTTPConnectionPool = connection_from_url(self._base, maxsize=1, block=True, timeout=TIMEOUT)
        self._headers = MappingProxyType({"User-Agent": agent, "Accept-Encoding": "gzip"})
        self._gap, self._now, self._sleep = gap, now, sleep
        self._ended: float | None = None
        self.asked = 0

    @property
    def host(self) -> str:
        return self._pool.host

    def ask(self, target: str, types: Collection[str]) -> bytes:
        """The body of the answer to a GET of a path with its query; `types` are the media types that it may have.

        Raises NoAnswerError.
        """
        retries, redirects = _Waits(RETRIES, backoff_factor=1, status_forcelist=PASSING), 0
        retries.gap = self._gap
        address = self._base + target
        while True:
            try:
                body, response = self._get(address, types)
            except HTTPError as error:
                retries = self._again(retries, address, error=error)
                continue
            if body is not None:
                return body
            if response.status in PASSING:
                retries = self._again(retries, address, response=response)
                continue
            redirects += 1
            address = self._redirected(address, response, redirects)

    def _get(self, address: str, types: Collection[str]) -> tuple[bytes | None, BaseHTTPResponse]:
        """An answer with its body; without one where it was to be asked again, or elsewhere."""
        if self._ended is not None:
            self._sleep(max(0.0, self._ended + self._gap - self._now()))
        self.asked += 1
        response: BaseHTTPResponse | None = None
        try:
            path = parse_url(address).request_uri
            response = self._pool.urlopen(
                "GET",
                path,
                headers=self._headers,
                retries=False,
                redirect=False,
                preload_content=False,
                pool_timeout=1,
            )
            if response.status in PASSING or response.get_redirect_location():
                return None, response
            _check(response, types)
            return self._body(response), response
        finally:
            if response is not None:
                if not response.closed:
                    response.close()  # with whatever was not read of it
                response.release_conn()
            self._ended = self._now()

    def _body(self, response: BaseHTTPResponse) -> bytes:
        parts: list[bytes] = []
        size, begin = 0, self._now()
        while part := response.read1(_CHUNK, decode_content=True):  # what is there: no waiting for more
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise NoAnswerError(f"answered more than {MOST_BYTES // 2**20} MB")
            if self._now() - begin > MOST_SECONDS:
                raise NoAnswerError(f"took more than {MOST_SECONDS:.0f} s to answer")
        return b"".join(parts)

    def _again(
        self,
        retries: _Waits,
        address: str,
        error: Exception | None = None,
        response: BaseHTTPResponse | None = None,
    ) -> _Waits:
        """What is left of the retries, once it was waited."""
        fault = f"answered {response.status}" if response else _fault_of(error)
        try:
            left = retries.increment("GET", address, response=response, error=error)
        except (MaxRetryError, HTTPError) as end:
            raise NoAnswerError(f"{fault}, {RETRIES + 1} times") from end
        left.gap = self._gap
        wait = left.waits(response)
        if wait > MOST_WAIT:
            raise TooManyError(f"asks to be left alone for {wait:,.0f} s, more than the {MOST_WAIT:.0f} we wait")
        self._sleep(wait)
        return left

    def _redirected(self, address: str, response: BaseHTTPResponse, count: int) -> str:
        """Where a redirect leads: not to another host, for that was never named as one to be asked."""
        goal = urljoin(address, str(response.get_redirect_location()))
        if count > REDIRECTS:
            raise NoAnswerError(f"redirects more than {REDIRECTS} times")
        if not self._is_here(parse_url(goal)):
            raise NoAnswerError(f"redirects to another host, {quote(goal)}")
        return goal

    def _is_here(self, goal: Url) -> bool:
        here = parse_url(self._base)
        return (goal.scheme, goal.host, goal.port) == (here.scheme, here.host, here.port)


def _fault_of(error: Exception | None) -> str:
    """What went wrong with a connection, in plain words."""
    words = {
        "NewConnectionError": "cannot be reached",
        "NameResolutionError": "cannot be found",
        "ConnectTimeoutError": "did not take the connection in time",
        "ReadTimeoutError": "did not answer in time",
        "SSLError": "shows no certificate that holds",
        "DecodeError": "answered what cannot be unpacked",
        "ProxyError": "cannot be reached through the proxy",
    }
    return words.get(type(error).__name__, "cut the connection")


def _check(response: BaseHTTPResponse, types: Collection[str]) -> None:
    """Raises NoAnswerError unless the status is 200 and the content of a type that was asked for."""
    if response.status != 200:
        raise NoAnswerError(f"answered {response.status}")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in types:
        raise NoAnswerError(f"answered {quote(kind)} where {' or '.join(sorted(types))} was asked for")
