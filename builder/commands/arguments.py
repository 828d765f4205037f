"""The arguments that commands share, and the settings they give."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path

from builder.config import REPOSITORY, Config, checked_address, checked_repository, read_config


def add_seeds(command: ArgumentParser) -> None:
    """Add the option --seeds."""
    command.add_argument("--seeds", type=Path, metavar="DIR", help="the folder of the seeds (default: seeds/)")


def add_config(command: ArgumentParser) -> None:
    """Add the option --config."""
    default = Path("archive.toml")
    about = f"the settings (default: {default})"
    command.add_argument("--config", type=Path, metavar="FILE", default=default, help=about)


def add_since(command: ArgumentParser) -> None:
    """Add the option --since."""
    about = "a copy of the seeds as they were: say what is new since then"
    command.add_argument("--since", type=Path, metavar="DIR", help=about)


def port_number(text: str) -> int:
    """The port that the text names; raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(f'"{text}" is not a port; ports are 0 to 65535')
    return int(text)


def paper_count(text: str) -> int:
    """A number of papers, 1 or more; raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f'"{text}" is not a number of papers')
    return int(text)


def web_address(text: str) -> str:
    """An http(s) address with a "/" at its end, or ""; raises ArgumentTypeError."""
    try:
        return checked_address(text)
    except ValueError as error:
        raise ArgumentTypeError(f'"{text}" is not an http(s) address') from error


def repository(text: str) -> str:
    """The address of a repository with a "/" at its end, or ""; raises ArgumentTypeError."""
    try:
        return checked_repository(text)
    except ValueError as error:
        raise ArgumentTypeError(f'"{text}" is not {REPOSITORY}') from error


def settings_of(options: Namespace) -> Config:
    """The settings of the file that the options name, replaced where other options say otherwise."""
    config = read_config(options.config)
    if getattr(options, "seeds", None):
        config = replace(config, seeds=options.seeds.absolute())
    if getattr(options, "address", None) is not None:
        config = replace(config, address=options.address)
    if getattr(options, "repository", None) is not None:
        config = replace(config, repository=options.repository)
    return config


def shown_folder(folder: Path) -> str:
    """The folder as a prefix to click on: relative where it lies below the working folder."""
    return f"{shown_file(folder)}/"


def shown_file(file: Path) -> str:
    """The file as people click on it: relative where it lies below the working folder."""
    return str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
