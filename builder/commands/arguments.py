"""What the commands share: arguments, settings, exit status, words to people."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from builder import pipeline
from builder.config import Config, checked_address, read_config
from builder.pipeline import Library
from builder.system import Progress
from builder.text import printable

Run = Callable[[Namespace], int]

DONE, ISSUES, WRONG = 0, 1, 2
"""Exit status: done; done, with issues under --strict; wrong usage, settings, or a build that cannot go on."""

INTERRUPTED = 130  # as shells report a process ended by Ctrl-C


def say(line: str) -> None:
    """One line to the person at the terminal, whatever is quoted in it."""
    print(printable(line), file=sys.stderr, flush=True)


def add_command(commands: Any, name: str, about: str, run: Run, examples: list[str]) -> ArgumentParser:
    shown = "\n".join(f"  paper-archive {name} {example}".rstrip() for example in examples)
    command: ArgumentParser = commands.add_parser(
        name,
        help=about.splitlines()[0],
        description=about,
        epilog=f"examples:\n{shown}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    add = command.add_argument
    if name != "pack":
        add("--seeds", type=Path, metavar="DIR", help="the folder of the seeds (default: seeds/)")
    settings = Path("archive.toml")
    add("--config", type=Path, metavar="FILE", default=settings, help="the settings (default: archive.toml)")
    command.set_defaults(run=run)
    return command


def add_since(add: Callable[..., object]) -> None:
    add("--since", type=Path, metavar="DIR", help="a copy of the seeds as they were: tells what is new since")


def port_number(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(f'"{text}" is not a port; ports are 0 to 65535')
    return int(text)


def paper_count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f'"{text}" is not a number of papers')
    return int(text)


def web_address(text: str) -> str:
    try:
        return checked_address(text)
    except ValueError as error:
        raise ArgumentTypeError(f'"{text}" is not an http(s) address') from error


def settings_of(options: Namespace) -> Config:
    config = read_config(options.config)
    if getattr(options, "seeds", None):
        config = replace(config, seeds=options.seeds.absolute())
    if getattr(options, "address", None) is not None:
        config = replace(config, address=options.address)
    return config


def shown_folder(folder: Path) -> str:
    """The folder as a prefix to click on: relative where it lies below the working folder."""
    if folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    return f"{folder}/"


def read_library(config: Config, progress: Progress) -> Library:
    """Every seed and its papers; what of the settings was ignored is said."""
    library = pipeline.read(config, progress)
    for note in pipeline.notes(config, library):
        say(note)
    return library
