"""Arguments in, exit status out.

Data goes to standard output, everything said to people to standard error.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any, Protocol

from builder.commands import build, candidates, check, export, pack, search, serve
from builder.commands.arguments import DONE, INTERRUPTED, WRONG, say
from builder.model import BuilderError


class Command(Protocol):
    """What the module of a command offers: it adds its arguments, and what runs, to the command line."""

    def add_to(self, commands: Any, /) -> None: ...


COMMANDS: tuple[Command, ...] = (build, check, pack, export, candidates, search, serve)
"""In the order of `--help`."""

ABOUT = """\
Turn listings of research papers into a static archive: browse it on GitHub Pages,
or open the same folder from disk, with search, without a server.
Each command has a --help of its own with examples."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a title in any locale
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BuilderError as error:
        say(str(error))
        return WRONG
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say(f"{error.filename or 'paper-archive'}: {error.strerror or error}. It ended there; mend that.")
        return WRONG
    except KeyboardInterrupt:
        say("Ended by Ctrl-C. What was published is as it was.")
        return INTERRUPTED


def parser() -> ArgumentParser:
    """The whole command line."""
    top = ArgumentParser(prog="paper-archive", description=ABOUT, formatter_class=RawDescriptionHelpFormatter)
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return top
