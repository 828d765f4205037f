"""`paper-archive pack`: the offline copy."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from builder.commands.arguments import add_config, settings_of, web_address
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE, say
from builder.pipeline import pack
from builder.text import plural

ABOUT = """\
Pack a site that was built as NAME.zip and NAME.zip.sha256; NAME is the archive's. The
zip unpacks to one folder with a README.txt, on any system, wherever it is put; equal
sites give equal zips. Build first; `make zip` does both."""

EXAMPLES = ("", "--site out --to dist")


def add_arguments(command: ArgumentParser) -> None:
    add_config(command)
    add = command.add_argument
    add("--site", type=Path, metavar="DIR", default=Path("site"), help="the site (default: site/)")
    add("--to", type=Path, metavar="DIR", default=Path("dist"), help="where the zip goes (default: dist/)")
    about = "where a newer copy may be (default: from archive.toml)"
    add("--address", type=web_address, metavar="URL", help=about)


def run(options: Namespace) -> int:
    with ProgressBars() as progress:
        packed = pack(options.site, settings_of(options), options.to, partial(progress, "packing"))
    say(f"{packed.path}: {packed.bytes / 1e6:.1f} MB, {plural(packed.files, 'file')}, SHA-256 {packed.sha256}")
    return DONE
