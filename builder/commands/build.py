"""`paper-archive build`: seeds to a checked site."""

from __future__ import annotations

import atexit
import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from builder.commands.arguments import (
    add_config,
    add_seeds,
    add_since,
    repository,
    settings_of,
    shown_folder,
    web_address,
)
from builder.commands.build_report import Work, check_place, write_report
from builder.commands.check import Check, check_copy, check_library, seeds_before, since
from builder.commands.means import add_means, means_of
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE, ISSUES, say
from builder.config import Config
from builder.model import Issue, Reading, line_of
from builder.pipeline import Built, Report, build, standing
from builder.site import SiteSize
from builder.system import Means, Progress, without_collector
from builder.text import plural

SHOWN_ISSUES = 20
"""Issues that a build prints; the coverage page has all of them, and so has `check`."""

ABOUT = """\
Read every seed, merge repeats, find topics, tags and neighbours, render and check
the site, and only then let it take the place of the old one. A build that fails or
is ended leaves the old site as it was."""

EXAMPLES = ("", "--seeds ../other --site out", "--since before --report report.md")


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    add = command.add_argument
    add("--site", type=Path, metavar="DIR", help="where the site goes (default: site/)")
    add("--docs", type=Path, metavar="DIR", help="where the Markdown goes (default: docs/; with --site: not kept)")
    add("--address", type=web_address, metavar="URL", help="where it is published (default: from archive.toml)")
    about = "where one tells its keeper what is wrong, on GitHub (default: from archive.toml)"
    add("--repository", type=repository, metavar="URL", help=about)
    add("--strict", action="store_true", help="exit with 1 where there are issues; the site is built all the same")
    about = "write what was made and what it weighs; FILE ends in .md or .json, and both may be given"
    add("--report", type=Path, action="append", default=[], metavar="FILE", help=about)
    add_since(command)
    add("--timings", action="store_true", help="say how many seconds each stage took")
    add("--verbose", action="store_true", help="name the largest pages, too")
    add_means(command)


@without_collector()
def run(options: Namespace) -> int:
    atexit.register(gc.freeze)  # Python looks through all that is left when it ends: that took a third of a second
    site = options.site or Path("site")
    docs = options.docs or (None if options.site else Path("docs"))
    config = settings_of(options)
    for file in options.report:
        check_place(file, (config.seeds, site, docs or site))
    if options.since:
        check_copy(config, options.since)
    report, check, work = build_and_say(config, site, docs, options, options.since)
    if options.timings:
        _say_timings(work)
    if check:
        say(f"Since {options.since}: {check}")
    _say_size(report.size, with_largest=options.verbose)
    for file in options.report:
        write_report(file, report, check, work)
    say("")
    say(f"Open {site / 'index.html'}")
    return ISSUES if options.strict and report.issues else DONE


def _say_timings(work: Work) -> None:
    say("Seconds of each stage:")
    for stage, seconds in work.stages.items():
        say(f"{seconds:>8,.1f} s   {stage}")


def _say_size(size: SiteSize, *, with_largest: bool) -> None:
    published = size.limits[0]
    say(f"{size}; {published.name} on GitHub Pages would be met at {plural(published.at, 'paper')} or more.")
    if with_largest:
        say("The largest pages:")
        for path, count in size.largest:
            say(f"{count / 1000:>8,.0f} kB  {path}")
    for warning in size.warnings:
        say(f"Warning: {warning}")


def build_and_say(
    config: Config, site: Path, docs: Path | None, options: Namespace, earlier: Path | None = None
) -> tuple[Report, Check | None, Work]:
    """Build by the means of the options unless all is as it was, and say what was made; gives the report, what is
    new since an `earlier` copy of the seeds, and what all this took."""
    published = [site, config.public, *([docs] if docs else [])]
    with ProgressBars() as progress, means_of(options, published) as means:
        before = seeds_before(config, earlier, means)
        known = means.cache.found
        places = site.resolve(), docs and docs.resolve()
        progress("looking for changes", 0, 0)
        earlier_build = standing(config, *places, means)
        report = earlier_build.recall() if before is None else None  # what is new is worked out of the papers
        stands, check = report is not None, None
        if report is None:
            built = build(config, *places, progress, means)
            report = built.report
            found = {kind: count - known.get(kind, 0) for kind, count in means.cache.found.items()}
            check = None if before is None else _check(before, built, config, progress, means)
            progress("keeping what was worked out", 0, 0)
            earlier_build.keep(report)
    work = Work(progress.seconds, {} if stands else found)
    _say_report(report, work, config)
    if stands:
        say("Nothing has changed since the last build: the site stands as it was.")
    return report, check, work


def _say_report(report: Report, work: Work, config: Config) -> None:
    for note in report.notes:
        say(note)
    _say_issues(report.issues, config)
    say(f"{report}; {plural(report.size.pages, 'page')}, {work.seconds:.1f} s")


def _check(before: tuple[Reading, ...], built: Built, config: Config, progress: Progress, means: Means) -> Check:
    """What is new since the seeds of before."""
    progress("finding what is new", 0, 0)
    check = check_library(built.library, built.library.readings, config)
    return since(before, check, built.library, config, built.archive, means)


def _say_issues(issues: Sequence[Issue], config: Config) -> None:
    for issue in issues[:SHOWN_ISSUES]:
        is_asked = issue.place.seed == config.enrichment.name
        say(line_of(issue, "" if is_asked else shown_folder(config.seeds)))
    if len(issues) > SHOWN_ISSUES:
        say(f"... and {len(issues) - SHOWN_ISSUES:,} issues more; `paper-archive check` prints all of them.")
