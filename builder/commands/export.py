"""`paper-archive export`: the archive as data."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from builder.commands.arguments import add_config, add_seeds, settings_of, web_address
from builder.commands.library import read_library
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE
from builder.config import Config
from builder.export import WRITERS, Cite, citations, write_data, write_sqlite
from builder.model import Archive, BuilderError
from builder.pipeline import copy_name, gather
from builder.system import refusals

FILES = ("sqlite", "all")
"""What is written into a file or a folder, and not printed."""

ABOUT = """\
Print the archive as data on standard output, sorted by id. jsonl: one JSON object a
paper; the fields are described in README.md. bib: BibTeX; csl: CSL-JSON, both without
abstracts. ids: the page of each arXiv id and DOI, as one JSON object. sqlite: a
database with full-text search, a file. all: every file of data that a release has,
and datapackage.json, which describes them, in a folder."""

EXAMPLES = (
    "--format jsonl > papers.jsonl",
    "--format bib --output papers.bib",
    "--format sqlite --output papers.sqlite",
    "--format all --output data",
)


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    add = command.add_argument
    add("--format", choices=(*WRITERS, *FILES), default="jsonl", help="what to print (default: jsonl)")
    add("--output", type=Path, metavar="PATH", help="the file, or with all the folder, to write instead")
    about = "where the site is published, for papers that are nowhere else (default: from archive.toml)"
    add("--address", type=web_address, metavar="URL", help=about)


def run(options: Namespace) -> int:
    config = settings_of(options)
    _check(options)
    with ProgressBars() as progress:
        library = read_library(config, progress)
        archive = gather(library, config, progress)
    cite = citations(archive, config.address)
    if options.output:
        with refusals(options.output, "It is not complete"):
            _write(archive, cite, options.format, options.output, config)
    else:
        for line in WRITERS[options.format](archive, cite):
            print(line)
    return DONE


def _check(options: Namespace) -> None:
    """Raises BuilderError where what is asked for cannot go where it should; said before the work, not after."""
    output = options.output
    if output is None and options.format in FILES:
        kind = "a folder" if options.format == "all" else "a file"
        raise BuilderError(f"--format {options.format} writes {kind}. Nothing was written; name it with --output.")
    if output and output.is_dir() != (options.format == "all") and output.exists():
        raise BuilderError(f"{output}: this is no place for it. Nothing was written; name another with --output.")


def _write(archive: Archive, cite: Cite, form: str, output: Path, config: Config) -> None:
    if form == "all":
        about = copy_name(config), config.name, config.description, config.address
        write_data(archive, cite, output, about, with_sqlite=True)
    elif form == "sqlite":
        write_sqlite(archive, output)
    else:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in WRITERS[form](archive, cite))
