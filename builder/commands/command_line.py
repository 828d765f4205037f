"""Arguments in, exit status out.

Data goes to standard output, everything said to people to standard error.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from builder.commands.terminal import DONE, INTERRUPTED, WRONG, say
from builder.model import BuilderError
from builder.system import complaint, without_collector

ABOUT = """\
Turn listings of research papers into a static archive: browse it on GitHub Pages,
or open the same folder from disk, with search, without a server.
Each command has a --help of its own with examples."""

COMMANDS = {
    "build": "Seeds/ to site/, checked, in one step.",
    "check": "What is in the seeds, line by line, and what is doubtful.",
    "pack": "The offline copy: site/ as one zip, with its SHA-256.",
    "export": "The archive as data, one JSON object a paper.",
    "digest": "What is new as a mail: papers by topic, and what is trending.",
    "enrich": "Look up what the listings do not say: authors, ids, dates.",
    "override": "What a reader asks for in an issue, as a checked change of overrides.toml.",
    "candidates": "Phrases that papers share and the lexicon of tags lacks, ready to paste.",
    "search": "Papers that fit some words, best first.",
    "serve": "The site at 127.0.0.1, built again when anything it reads changes.",
}
"""The commands in the order of --help. The module of that name is loaded when its command is asked for, and no
other: all of them together take a second."""


class Command(Protocol):
    """What the module of a command offers."""

    ABOUT: str  # what it does, in whole sentences
    EXAMPLES: Sequence[str]  # arguments, as one would type them

    def add_arguments(self, command: ArgumentParser, /) -> None: ...

    def run(self, options: Namespace, /) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a title in any locale
    options = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(options.run(options))
    except BuilderError as error:
        say(str(error))
        return WRONG
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say(f"{complaint(error)}. It ended there; mend that.")
        return WRONG
    except KeyboardInterrupt:
        say("Ended by Ctrl-C. What was published is as it was.")
        return INTERRUPTED


def parse(arguments: Sequence[str]) -> Namespace:
    """The options of the command that the arguments name; its `run` is among them. Exits where they are wrong."""
    top = ArgumentParser(prog="paper-archive", description=ABOUT, formatter_class=RawDescriptionHelpFormatter)
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    asked_for = next((one for one in arguments if not one.startswith("-")), "")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, formatter_class=RawDescriptionHelpFormatter)
        if name == asked_for:
            _complete(command, name)
    return top.parse_args(arguments)


def _complete(command: ArgumentParser, name: str) -> None:
    """Give a command its arguments and its help."""
    with without_collector():
        module = cast(Command, import_module(f"builder.commands.{name}"))
    module.add_arguments(command)
    command.set_defaults(run=module.run)
    examples = (f"  paper-archive {name} {example}".rstrip() for example in module.EXAMPLES)
    command.epilog = "\n".join(("examples:", *examples))
    command.description = f"{COMMANDS[name]}\n\n{module.ABOUT}"
