"""Arguments in, exit status out; the only place that prints.

Data goes to standard output, everything said to people to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from builder import offline, pipeline
from builder.config import Config, checked_address, read_config
from builder.export import FORMATS, as_object, export_jsonl
from builder.lint.check import Check
from builder.lint.formats import FORMATS as CHECKS
from builder.merge import merge_records
from builder.model import OTHER, BuilderError, Entry, Issue, Reading, dates, line_of
from builder.progress import ProgressBars
from builder.report import Report, check_place, write_report
from builder.search import Answer, Searcher
from builder.serve import serving, snapshot, watch
from builder.site import Budget
from builder.text import plural, printable

Run = Callable[[Namespace], int]

DONE, ISSUES, WRONG = 0, 1, 2
"""Exit status: done; done, with issues under --strict; wrong usage, settings, or a build that cannot go on."""

INTERRUPTED = 130  # as shells report a process ended by Ctrl-C

SHOWN_ISSUES = 20
"""Issues that a build prints; the coverage page has all of them, and so has `check`."""

ABOUT = """\
Turn listings of research papers into a static archive: browse it on GitHub Pages,
or open the same folder from disk, with search, without a server.
Each command has a --help of its own with examples."""

BUILD = """\
Seeds/ to site/, checked, in one step.

Read every seed, merge repeats, find topics, tags and neighbours, render and check
the site, and only then let it take the place of the old one. A build that fails or
is ended leaves the old site as it was."""

CHECK = """\
What is in the seeds, line by line, and what is doubtful.

Read the seeds and say how each non-blank line was used (page chrome, day, title,
abstract, left out), what is new, what repeats and what is doubtful, with file:line.
With FILES only these are reported, as they would join the seeds; with --since only
seeds that read otherwise than in that folder, and as new what it had not. Nothing is
built."""

PACK = """\
The offline copy: site/ as one zip, with its SHA-256.

Pack a site that was built as NAME.zip and NAME.zip.sha256; NAME is the archive's. The
zip unpacks to one folder with a README.txt, on any system, wherever it is put; equal
sites give equal zips. Build first; `make zip` does both."""

EXPORT = """\
The archive as data, one JSON object a paper.

Print the archive as data on standard output. jsonl: one JSON object a paper, sorted
by id; the fields are described in README.md."""

SEARCH = """\
Papers that fit some words, best first.

Search the archive of the seeds as the site does: the same words, "phrases", -without,
title:word, tag:word, topic:word and year:2025, the same papers in the same order. The
words of one argument or of several; behind -- they may begin with a hyphen."""

CANDIDATES = """\
Phrases that papers share and the lexicon of tags lacks, ready to paste.

For the maintainers of vocabulary/tags/: each line is a tag as the lexicon has it, under the topic most of its
papers have, with the number of papers. About half are worth a tag; give those aliases and a broader tag, and put
the others into vocabulary/phrases.toml, so that they are not proposed again."""

SERVE = """\
The site at 127.0.0.1, built again when a seed changes.

Build into a folder of its own (.serve/), show it at 127.0.0.1 under a sub-path as
GitHub Pages would, 404 page included, and build again when a seed, a template or a
setting changes. Ctrl-C ends it."""


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


def say(line: str) -> None:
    """One line to the person at the terminal, whatever is quoted in it."""
    print(printable(line), file=sys.stderr, flush=True)


# -- Arguments ---------------------------------------------------------------------------------


def parser() -> ArgumentParser:
    """The whole command line."""
    top = ArgumentParser(prog="paper-archive", description=ABOUT, formatter_class=RawDescriptionHelpFormatter)
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = _command(
        commands,
        "build",
        BUILD,
        run_build,
        ["", "--seeds ../other --site out", "--since before --report report.md"],
    )
    add = build.add_argument
    add("--site", type=Path, metavar="DIR", help="where the site goes (default: site/)")
    add("--docs", type=Path, metavar="DIR", help="where the Markdown goes (default: docs/; with --site: not kept)")
    add("--address", type=_address, metavar="URL", help="where it is published (default: from archive.toml)")
    add("--strict", action="store_true", help="exit with 1 where there are issues; the site is built all the same")
    add(
        "--report",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="write what was made and weighs: FILE ends in .md or .json; may be given for both",
    )
    _add_since(add)

    check = _command(
        commands, "check", CHECK, run_check, ["", "seeds/2025-09-09.txt", "--since before --format github"]
    )
    add = check.add_argument
    add("files", nargs="*", type=Path, metavar="FILES", help="only these, not the whole folder")
    add(
        "--format",
        choices=CHECKS,
        default="text",
        help="text, json, annotations for GitHub, or Markdown for a comment there (default: text)",
    )
    add("--strict", action="store_true", help="exit with 1 where there are issues")
    _add_since(add)

    pack = _command(commands, "pack", PACK, run_pack, ["", "--site out --to dist"])
    add = pack.add_argument
    add("--site", type=Path, metavar="DIR", default=Path("site"), help="the site (default: site/)")
    add("--to", type=Path, metavar="DIR", default=Path("dist"), help="where the zip goes (default: dist/)")
    add("--address", type=_address, metavar="URL", help="where a newer copy may be (default: from archive.toml)")

    export = _command(commands, "export", EXPORT, run_export, ["--format jsonl > papers.jsonl"])
    add = export.add_argument
    add("--format", choices=FORMATS, default="jsonl", help="what to print (default: jsonl)")

    candidates = _command(commands, "candidates", CANDIDATES, run_candidates, ["", "--least 4 > more.toml"])
    candidates.add_argument(
        "--least", type=_number, default=2, metavar="N", help="on N papers or more (default: 2)"
    )

    examples = ["spin glass", "-n 3 '\"state space\" tag:diffusion'", "--format jsonl -- -learning year:2025"]
    search = _command(commands, "search", SEARCH, run_search, examples)
    add = search.add_argument
    add("words", nargs="+", metavar="WORD", help="what to search for")
    add("-n", "--most", type=_number, default=10, metavar="N", help="at most so many papers (default: 10)")
    add("--format", choices=("text", *FORMATS), default="text", help="text, or papers as `export` has them")

    serve = _command(commands, "serve", SERVE, run_serve, ["", "--port 9000"])
    add = serve.add_argument
    add("--port", type=_port, default=8000, help="the port (default: 8000; 0: any free one)")
    return top


def _command(commands: Any, name: str, about: str, run: Run, examples: list[str]) -> ArgumentParser:
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


def _add_since(add: Callable[..., object]) -> None:
    add("--since", type=Path, metavar="DIR", help="a copy of the seeds as they were: tells what is new since")


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(f'"{text}" is not a port; ports are 0 to 65535')
    return int(text)


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f'"{text}" is not a number of papers')
    return int(text)


def _address(text: str) -> str:
    try:
        return checked_address(text)
    except ValueError as error:
        raise ArgumentTypeError(f'"{text}" is not an http(s) address') from error


def _config(options: Namespace) -> Config:
    config = read_config(options.config)
    if getattr(options, "seeds", None):
        config = replace(config, seeds=options.seeds.absolute())
    if getattr(options, "address", None) is not None:
        config = replace(config, address=options.address)
    return config


# -- Commands ----------------------------------------------------------------------------------


def run_build(options: Namespace) -> int:
    site = options.site or Path("site")
    docs = options.docs or (None if options.site else Path("docs"))
    config = _config(options)
    for file in options.report:
        check_place(file, (config.seeds, site, docs or site))
    before = _before(config, options.since)  # what is wrong with it is told rather now than after the build
    report, seconds = _build(config, site, docs)
    check = None
    if before is not None:
        check = _since(before, _check(report.readings, report.readings, config), report.readings, config)
        say(f"Since {options.since}: {check}")
    _say_budget(report.budget)
    for file in options.report:
        write_report(file, report, check, seconds)
    say(f"Open {site / 'index.html'}")
    return ISSUES if options.strict and report.issues else DONE


def _say_budget(budget: Budget) -> None:
    published = budget.limits[0]
    say(f"{budget}; {published.name} on GitHub Pages would be met at {plural(published.at, 'paper')} or more.")
    say("The largest pages:")
    for path, size in budget.largest:
        say(f"{size / 1000:>8,.0f} kB  {path}")
    for warning in budget.warnings:
        say(f"Warning: {warning}")


def _before(config: Config, since: Path | None) -> tuple[Reading, ...] | None:
    """The seeds as they were; None where nobody asked."""
    if since is None:
        return None
    before = pipeline.earlier(config, since)
    if not before:
        say(f"{since}: no seed is in this folder, so that everything counts as new.")
    return before


def _check(
    readings: Sequence[Reading],
    every: Sequence[Reading],
    config: Config,
    outside: frozenset[str] = frozenset(),
) -> Check:
    """Some seeds among all."""
    papers = merge_records(pipeline.records_of(every), pipeline.overrides(config))
    return Check(readings, papers, _shown_folder(config.seeds), outside)


def _since(before: Sequence[Reading], check: Check, every: Sequence[Reading], config: Config) -> Check:
    """The check, of what is otherwise than before."""
    in_question, known, gone = pipeline.find_changes(check.readings, every, before, config)
    return replace(check, readings=in_question, known=known, gone=gone, is_part=True)


def _build(config: Config, site: Path, docs: Path | None) -> tuple[Report, float]:
    """What was made, and in how many seconds."""
    start = time.monotonic()
    progress = ProgressBars(sys.stderr)
    try:
        report = pipeline.build(config, site.resolve(), docs and docs.resolve(), progress)
    finally:
        progress.close()
    for note in report.notes:
        say(note)
    _say_issues(report.issues, config)
    seconds = time.monotonic() - start
    say(f"{report}; {plural(report.budget.pages, 'page')}, {seconds:.1f} s")
    return report, seconds


def run_pack(options: Namespace) -> int:
    progress = ProgressBars(sys.stderr)
    try:
        packed = offline.pack(options.site, _config(options), options.to, partial(progress, "packing"))
    finally:
        progress.close()
    say(f"{packed.path}: {packed.bytes / 1e6:.1f} MB, {plural(packed.files, 'file')}, SHA-256 {packed.sha256}")
    return DONE


def _say_issues(issues: Sequence[Issue], config: Config) -> None:
    for issue in issues[:SHOWN_ISSUES]:
        say(line_of(issue, _shown_folder(config.seeds)))
    if len(issues) > SHOWN_ISSUES:
        say(f"... and {len(issues) - SHOWN_ISSUES:,} issues more; `paper-archive check` prints all of them.")


def _shown_folder(folder: Path) -> str:
    """The folder as a prefix to click on: relative where it lies below the working folder."""
    if folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    return f"{folder}/"


def run_check(options: Namespace) -> int:
    config = _config(options)
    outside: frozenset[str] = frozenset()
    if options.files:
        readings, outside = pipeline.named(options.files, config)
        names = {reading.seed for reading in readings}
        every = (*readings, *(reading for reading in pipeline.beside(config) if reading.seed not in names))
    else:
        readings = every = pipeline.read(config, lambda *_: None)
        for note in pipeline.notes(config, readings):
            say(note)
    check = _check(readings, every, config, outside)
    before = _before(config, options.since)
    if before is not None:
        check = _since(before, check, every, config)
    if options.files:  # of other seeds nothing is said
        check = replace(check, gone=(), is_part=True)
    for line in CHECKS[options.format](check):
        print(line)
    return ISSUES if options.strict and check.issues else DONE


def _read(config: Config, progress: ProgressBars) -> tuple[Reading, ...]:
    """Every seed; what of the settings was ignored is said."""
    readings = pipeline.read(config, progress)
    for note in pipeline.notes(config, readings):
        say(note)
    return readings


def run_export(options: Namespace) -> int:
    config = _config(options)
    progress = ProgressBars(sys.stderr)
    readings = _read(config, progress)
    for line in export_jsonl(pipeline.gather(readings, config, progress)):
        print(line)
    return DONE


def run_candidates(options: Namespace) -> int:
    config = _config(options)
    progress = ProgressBars(sys.stderr)
    readings = _read(config, progress)
    found = [one for one in pipeline.candidates(readings, config, progress) if one.papers >= options.least]
    progress.close()
    for home in sorted({one.home for one in found}):
        print(f"[{home or OTHER.lower()}]")
        for one in found:
            if one.home == home:
                print(f"{json.dumps(one.name, ensure_ascii=False)} = {{}}  # {plural(one.papers, 'paper')}")
        print()
    return DONE


def run_search(options: Namespace) -> int:
    config = _config(options)
    progress = ProgressBars(sys.stderr)
    readings = _read(config, progress)
    archive = pipeline.gather(readings, config, progress, with_related=False)
    progress.close()
    answer = Searcher(archive).ask(" ".join(options.words))
    for at, entry in enumerate(answer.papers[: options.most], start=1):
        if options.format == "text":
            print(f"{at:>3}. {entry.paper.title}\n     {_facts(entry)}")
        else:
            print(json.dumps(as_object(entry)))
    say(_found(answer))
    return DONE


def _facts(entry: Entry) -> str:
    facts = [entry.permalink, dates.short_name(entry.first_listed), *entry.topics.shown]
    return "  ".join(fact for fact in facts if fact)


def _found(answer: Answer) -> str:
    if not answer.total and answer.papers:
        return f"No paper has all of this; {plural(len(answer.papers), 'paper')} with some of it."
    return f"{plural(answer.total, 'paper')}."


def run_serve(options: Namespace) -> int:
    config = _config(options)
    base = urlsplit(config.address).path if config.address else "/paper-archive/"
    site = Path(".serve").absolute()
    before = snapshot(_inputs(options))
    _build(_at(config, base, options.port), site, None)
    with serving(site, base, options.port) as port:
        say(f"Serving at http://127.0.0.1:{port}{base}  (Ctrl-C ends it)")

        def rebuild() -> None:
            try:
                _build(_at(_config(options), base, port), site, None)
            except (BuilderError, OSError) as error:
                say(str(error))

        try:
            watch(lambda: _inputs(options), rebuild, before)
        except KeyboardInterrupt:
            say("Ended.")
    return DONE


def _inputs(options: Namespace) -> tuple[Path, ...]:
    """What a build reads, as the settings stand now; of settings that are wrong, only their file."""
    try:
        config = _config(options)
    except BuilderError:
        return (options.config,)
    files = config.templates, config.mkdocs, config.topics_file, config.tags_file, config.overrides_file
    return options.config, config.seeds, *(file for file in files if file)


def _at(config: Config, base: str, port: int) -> Config:
    """The settings of a site that is shown here: its 404 page links below this address."""
    return replace(config, address=f"http://127.0.0.1:{port}{base}")
