"""The lines of arXiv's pages: those that begin a paper, have a label, name a day, or stand around the papers."""

from __future__ import annotations

import re
from datetime import date

from builder.ingest.dates import NotADayError, heading_day
from builder.model import MonthDay

HEAD = re.compile(
    r"(?P<place>\[[0-9]{1,5}\] ?)?arXiv:"
    r"(?:[a-z-]{2,9}(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]{1,3})?"
    r"(?P<kinds>(?: ?\([^()]{1,60}\)){0,3})"
    r"(?(place)(?: ?\[[^\[\]]{0,60}\])?| ?\[(?:pdf|ps|html|abs|src|other|view|format)\b[^\[\]]{0,60}\])"
    r"(?P<codes>(?: [a-z-]{2,9}(?:\.[A-Za-z-]{2,12})?| doi 10\.\S{1,200}){0,30})",
    re.ASCII,
)

LABEL = re.compile(
    r"(?:(?P<title>Title)|(?P<authors>Authors?)|(?P<comment>Comments?)|(?P<subjects>Subjects|Categories)"
    r"|(?P<venue>Journal[- ]ref)|(?P<doi>(?:Related )?DOI)|(?P<report>Report[- ](?:no|number))"
    r"|(?P<abstract>Abstract)|(?P<other>(?:MSC|ACM|Subj)[ -]class|Cite as|License)): ?(?P<value>.*)",
    re.IGNORECASE | re.ASCII,
)

SUBMITTED = re.compile(r"Submitted (?P<last>[0-9]{1,2} [A-Z][a-z]{2,8},? [0-9]{4})(?P<more>[;.].*)?", re.ASCII)

FIRST = re.compile(r"v1 submitted ([0-9]{1,2} [A-Z][a-z]{2,8},? [0-9]{4})", re.ASCII)

FRAME = re.compile(
    r"(?:new|cross|replacement) submissions(?: \(showing .{1,60}\))?|(?:new submissions|cross-lists|replacements)"
    r"(?: for .{1,40})?|\[? ?(?:total of|showing) [0-9].{0,80}|\[? ?showing (?:up to|first) .{0,80}|\[[0-9]{1,5}\]"
    r"|(?:disable|enable) mathjax.{0,40}|links to: arxiv.{0,120}|submissions received from .{1,100}"
    r"|skipping first .{1,60}|search v[0-9.]{1,9} released .{1,20}|about|help|copyright|privacy policy"
    r"|web accessibility assistance"
    r"|arxiv operational status|(?:click here to )?(?:contact|subscribe)(?: (?:to )?arxiv.{0,20})?"
    r"|get status notifications .{0,40}",
    re.IGNORECASE | re.ASCII,
)
"""What stands between papers and around them."""

CODES = re.compile(r"(?:[a-z-]{2,9}(?:\.[A-Za-z-]{2,12})?|doi 10\.\S{1,200}) ?", re.ASCII)

_SHORT_YEAR = re.compile(r"(?<=[0-9] [A-Z][a-z]{2} )([0-9]{2})$", re.ASCII)

_DAY_BEHIND = re.compile(
    r"(?:submissions received from .{1,80}, announced|(?:new submissions|cross-lists|replacements) for"
    r"|catchup results for .{1,60} on) (.{6,40})",
    re.IGNORECASE,
)

SUBJECTS = re.compile(r"[^().]{0,100}\([a-z-]{2,9}(?:\.[A-Za-z-]{2,12})?\)(?:;.{0,100})?", re.ASCII)

MORE = re.compile(r" ?[△▽] (?:less|more)$", re.IGNORECASE)

LONGEST_AROUND = 150
"""Characters of a line around the papers; a longer one is the text of a paper that does not begin as these do."""

LONGEST_BROKEN = 132
"""Characters of a line that a program has broken off; a longer one is whole."""


def day_of(text: str) -> date | MonthDay | None:
    if len(text) > LONGEST_AROUND:
        return None
    behind = _DAY_BEHIND.fullmatch(text)
    text = _SHORT_YEAR.sub(
        lambda year: f"{'19' if year[1] > '90' else '20'}{year[1]}", behind[1] if behind else text
    )
    try:
        return heading_day(text)
    except NotADayError:
        return None


def is_label(text: str) -> bool:
    return bool(LABEL.fullmatch(text) or SUBMITTED.fullmatch(text))
