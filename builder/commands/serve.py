"""`paper-archive serve`: the site at 127.0.0.1, built again when anything it reads changes."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from builder.commands.arguments import (
    DONE,
    add_command,
    port_number,
    say,
    settings_of,
)
from builder.commands.build import build_and_say
from builder.commands.server import serving, snapshot, watch
from builder.config import Config
from builder.model import BuilderError

SERVE = """\
The site at 127.0.0.1, built again when a seed changes.

Build into a folder of its own (.serve/), show it at 127.0.0.1 under a sub-path as
GitHub Pages would, 404 page included, and build again when a seed, a template, a
setting or a file that the settings name changes. Ctrl-C ends it."""


def add_to(commands: Any) -> None:
    """The arguments of `serve`."""
    add = add_command(commands, "serve", SERVE, run_serve, ["", "--port 9000"]).add_argument
    add("--port", type=port_number, default=8000, help="the port (default: 8000; 0: any free one)")


def run_serve(options: Namespace) -> int:
    config = settings_of(options)
    base = urlsplit(config.address).path if config.address else "/paper-archive/"
    site = Path(".serve").absolute()
    before = snapshot(watched(options))
    build_and_say(_at(config, base, options.port), site, None)
    with serving(site, base, options.port) as port:
        say(f"Serving at http://127.0.0.1:{port}{base}  (Ctrl-C ends it)")

        def rebuild() -> None:
            try:
                build_and_say(_at(settings_of(options), base, port), site, None)
            except (BuilderError, OSError) as error:
                say(str(error))

        try:
            watch(lambda: watched(options), rebuild, before)
        except KeyboardInterrupt:
            say("Ended.")
    return DONE


def watched(options: Namespace) -> tuple[Path, ...]:
    """What a build would read, as the settings stand now; while those are wrong, only their file."""
    try:
        return settings_of(options).inputs
    except BuilderError:
        return (options.config,)


def _at(config: Config, base: str, port: int) -> Config:
    """The settings of a site that is shown here: its 404 page links below this address."""
    return replace(config, address=f"http://127.0.0.1:{port}{base}")
