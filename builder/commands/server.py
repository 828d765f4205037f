"""A folder at 127.0.0.1 under a sub-path, as GitHub Pages serves it."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

PACKED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")
"""The kinds of content that GitHub Pages sends with gzip."""


class Handler(SimpleHTTPRequestHandler):
    """Files below a sub-path, 404.html for what is not there, nothing cached."""

    error_content_type = "text/plain;charset=utf-8"  # Python's own page of an error has no policy
    error_message_format = "%(code)d %(message)s\n"

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self.base = base  # begins and ends with "/"
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """What lies outside of the sub-path is not there."""
        inside = path.removeprefix(self.base) if path.startswith(self.base) else ".outside/"
        return super().translate_path(f"/{inside}")

    def do_GET(self) -> None:
        """The site's own address without its last "/", and "/" alone, lead to the site."""
        if self.path != self.base and self.path in {"/", self.base.rstrip("/")}:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base)
            self.end_headers()
        else:
            super().do_GET()

    def list_directory(self, path: Any) -> None:
        """GitHub Pages lists no folder."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_head(self) -> Any:
        """Text goes out packed, as GitHub Pages does, so that what one measures here holds there."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        kind = self.guess_type(str(path))
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepts and path.is_file() and kind.startswith(PACKED)):
            return super().send_head()
        packed = gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404 page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Silence: who serves a site wants to read of builds, not of requests."""


@contextmanager
def serving(
    site: Path, base: str, port: int, prepare: Callable[[int], object] = lambda port: None
) -> Iterator[int]:
    """Serve the folder at 127.0.0.1 below `base` while the block runs; gives the port (0 asks for a free one).

    `prepare` is called with the port before: who asks meanwhile waits.
    """
    with ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site), base=base)) as server:
        prepare(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
