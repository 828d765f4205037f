"""`paper-archive serve`: the site at 127.0.0.1, built again when anything it reads changes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from builder.commands.arguments import add_config, add_seeds, port_number, settings_of
from builder.commands.build import build_and_say
from builder.commands.means import add_means
from builder.commands.server import serving
from builder.commands.terminal import DONE, say
from builder.commands.watch import snapshot, watch
from builder.config import Config
from builder.model import BuilderError

ABOUT = """\
Build into a folder of its own (.serve/), show it at 127.0.0.1 under a sub-path as
GitHub Pages would, 404 page included, and build again when a seed, a template, a
setting or a file that the settings name changes. Ctrl-C ends it."""

EXAMPLES = ("", "--port 9000")

SITE = Path(".serve")
"""Where the site is built, below the working folder."""


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    about = "the port (default: 8000; 0: any free one)"
    command.add_argument("--port", type=port_number, default=8000, help=about)
    add_means(command)
    # The site is built again at the next start: nobody waits for what all of this disk holds back.
    command.set_defaults(lasting=False)


def run(options: Namespace) -> int:
    config = settings_of(options)
    base = urlsplit(config.address).path if config.address else "/paper-archive/"
    before = snapshot(watched(options))  # taken first, so that what changes during the first build is noticed

    def build(port: int) -> None:
        build_and_say(_shown_at(base, port, config), SITE, None, options)

    with serving(SITE.absolute(), base, options.port, build) as port:
        say(f"Serving at http://127.0.0.1:{port}{base}  (Ctrl-C ends it)")
        try:
            watch(lambda: watched(options), lambda: _rebuild(options, base, port), before)
        except KeyboardInterrupt:
            say("Ended.")
    return DONE


def watched(options: Namespace) -> tuple[Path, ...]:
    """What a build would read, as the settings stand now; while those are wrong, only their file."""
    try:
        return settings_of(options).inputs
    except BuilderError:
        return (options.config,)


def _rebuild(options: Namespace, base: str, port: int) -> None:
    """Build again; where that cannot be, say why, and keep showing the old site."""
    try:
        build_and_say(_shown_at(base, port, settings_of(options)), SITE, None, options)
    except (BuilderError, OSError) as error:
        say(str(error))


def _shown_at(base: str, port: int, config: Config) -> Config:
    """The settings of a site that is shown here: its 404 page links below this address."""
    return replace(config, address=f"http://127.0.0.1:{port}{base}")
