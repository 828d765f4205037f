import html
import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace

import markdown
from hypothesis import given
from hypothesis import strategies as st

from builder.commands.check.github import LONGEST, SHOWN, as_annotations, as_markdown
from builder.commands.check.result import Check
from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from builder.model.changes import Change
from builder.model.errors import QUOTED
from builder.model.issues import Issue, title_without_abstract
from builder.model.papers import Paper, PaperId
from builder.model.records import Place, Record
from builder.model.seeds import Reading, Roles
from builder.pipeline import records_of
from builder.text.cleaning import clean
from builder.text.english import shorten
from tests.examples import a_paper, a_record
from tests.strategies import titles
from tests.unit.commands.check.examples import BARE, GLASSES, NEW, OLD, a_seed, check, since

LOST = Change("address", PaperId("1"), "Glasses", Place("b.txt", 1), "papers/glasses.html", "")

MOVED = Change(
    "permalink", PaperId("2"), "`a` <b>", Place("new: 1.txt", 1), "papers/a.html", "papers/b.html", "[[two]]\n```"
)


def test_changes_come_first_with_what_refuses_them() -> None:
    assert list(as_markdown(replace(since([OLD], [OLD]), changes=[MOVED, LOST]))) == [
        "**2 changes to what stood there, no seed is new or changed.**",
        "",
        "**Changes to what stands there**",
        "",
        '- seeds/new: 1.txt:\u200b1: the address moves ("\\`a\\` &lt;b&gt;"): "papers/a.html" becomes '
        '"papers/b.html". '
        "To refuse it, write into the overrides:\n  ```toml\n  [[two]]\n  \\u0060\\u0060\\u0060\n  ```",
        '- seeds/b.txt:\u200b1: an address no longer answers ("Glasses"): "papers/glasses.html" becomes nothing. '
        "Bring back the seed that had it.",
    ]
    assert list(as_annotations(replace(since([OLD], [OLD]), changes=[LOST]))) == [
        '::warning file=seeds/b.txt,line=1::an address no longer answers ("Glasses"): "papers/glasses.html" '
        "becomes nothing. Bring back the seed that had it."
    ]


def test_annotations_are_commands_that_no_name_or_title_can_break() -> None:
    assert list(as_annotations(check([NEW, parse_seed("a,b.txt", b"100%")], OLD))) == [
        '::warning file=seeds/a%2Cb.txt,line=1::no abstract follows the title "100%25". '
        "The paper is kept without one; add the abstract below it.",
        '::notice file=seeds/new%3A 1.txt,line=1::"On the melting of lattices" was taken for the paper at '
        "seeds/old.txt:1 (near title, 0.91). Look at both; where they are two, say so in the overrides.",
    ]


def test_the_markdown_has_a_sum_a_row_a_seed_and_a_list_of_each_kind() -> None:
    check = since([OLD, a_seed("gone.txt", GLASSES)], [OLD, NEW, BARE])
    assert list(as_markdown(check)) == [
        "**2 new in 3 listings of 2 seeds, 1 repeated, 2 doubtful, 1 paper gone.**",
        "",
        "| seed | lines | chrome | days | titles | abstracts | left out | listings | new | repeats |",
        "|:---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        "| seeds/new: 1.txt | 4 | 0 | 0 | 2 | 2 | 0 | 2 | 1 | 1 |",
        "| seeds/b.txt | 1 | 0 | 0 | 1 | 0 | 0 | 1 | 1 | 0 |",
        "",
        "**Doubtful**",
        "",
        '- seeds/b.txt:1: no abstract follows the title "Lattice models". The paper is kept without one; '
        "add the abstract below it.",
        '- seeds/new: 1.txt:1: "On the melting of lattices" was taken for the paper at seeds/old.txt:1 '
        "(near title, 0.91). Look at both; where they are two, say so in the overrides.",
        "",
        "**New papers**",
        "",
        "- Lattice models (seeds/b.txt:1)",
        "- 100% spin glasses (seeds/new: 1.txt:3)",
        "",
        "**Repeats**",
        "",
        "- On the melting of lattices (seeds/new: 1.txt:1, first seeds/old.txt:1)",
        "",
        "**Gone: no seed has these any more**",
        "",
        "- Frozen glasses",
    ]


def test_where_nothing_changed_the_markdown_is_one_sentence() -> None:
    assert list(as_markdown(since([OLD], [OLD]))) == ["**No seed is new or changed.**"]


def test_what_is_gone_is_told_where_no_seed_changed_too() -> None:
    assert list(as_markdown(since([OLD, a_seed("b.txt", GLASSES)], [OLD]))) == [
        "**No seed is new or changed, 1 paper gone.**",
        "",
        "**Gone: no seed has these any more**",
        "",
        "- Frozen glasses",
    ]


def test_seeds_that_lie_elsewhere_are_called_by_their_paths() -> None:
    check = Check([BARE], merge_records(records_of([BARE])), "seeds/", outside=frozenset({"b.txt"}))
    lines = list(as_markdown(check))
    assert "| b.txt | 1 | 0 | 0 | 1 | 0 | 0 | 1 | 1 | 0 |" in lines
    assert lines[-1] == "- Lattice models (b.txt:1)"


def of_titles(shown: Sequence[str], seed: str = "a.txt") -> Check:
    """Each title is one of a new paper, listed twice, with an issue; and another of a paper that is gone."""
    papers: list[Paper] = []
    records: list[Record] = []
    issues: list[Issue] = []
    for line, title in enumerate(shown, 1):
        twice = [a_record(title, seed=seed, line=at) for at in (line, line + 1000)]
        records += twice
        papers += merge_records(twice)
        issues.append(title_without_abstract(Place(seed, line), title))
    gone = [a_paper(f"Once {title}", abstract="We had this paper once; look where it went.") for title in shown]
    reading = Reading(seed, tuple(records), Roles(), tuple(issues))
    return Check([reading], papers, "seeds/", gone=gone)


def section(lines: Sequence[str], head: str) -> list[str]:
    """The lines of a list below its head."""
    start = lines.index(f"**{head}**") + 2
    return [*lines, ""][start : [*lines, ""].index("", start)]


def test_a_list_shows_twenty_lines_and_says_how_many_more_there_are() -> None:
    lines = list(as_markdown(of_titles([f"Paper {number:03}" for number in range(1, SHOWN + 6)])))
    for head in ("Doubtful", "New papers", "Repeats", "Gone: no seed has these any more"):
        shown = section(lines, head)
        assert len(shown) == SHOWN + 1
        assert "Paper 020" in shown[-2]
        assert shown[-1] == "- and 5 more"


def test_a_list_of_twenty_is_shown_whole() -> None:
    shown = section(list(as_markdown(of_titles([f"Paper {number:03}" for number in range(SHOWN)]))), "New papers")
    assert len(shown) == SHOWN
    assert not any("more" in line for line in shown)


def test_the_table_shows_twenty_seeds_and_says_how_many_more_there_are() -> None:
    seeds = [a_seed(f"{number:02}.txt", f"Paper {number:02}") for number in range(SHOWN + 3)]
    lines = list(as_markdown(since([], seeds)))
    assert sum(line.startswith("| seeds/") for line in lines) == SHOWN
    assert lines[lines.index("| seeds/19.txt | 1 | 0 | 0 | 1 | 0 | 0 | 1 | 1 | 0 |") + 1 :][:2] == [
        "",
        "and 3 seeds more",
    ]


def test_a_long_title_is_cut() -> None:
    [line] = section(list(as_markdown(of_titles(["word " * 100]))), "New papers")
    assert line == f"- {shorten(clean('word ' * 100), QUOTED)} (seeds/a.txt:1)"
    assert "…" in line


def test_a_report_is_never_longer_than_github_takes() -> None:
    # A "$" is shown by 14 characters, so that four lists of 20 titles would have more than 65,536.
    lines = list(as_markdown(of_titles([f"{number} {'$' * (QUOTED - 4)}" for number in range(99)])))
    assert lines[-1] == "… and more; `paper-archive check` prints all of it."
    assert LONGEST - 2000 < len("\n".join(lines[:-1]).encode()) <= LONGEST
    assert len("\n".join(lines).encode()) < 65_536


NAUGHTY = "@everyone #12 www.evil.example https://x.y <img src=x> $x$ [a](javascript:1) | `"


def harm(source: str) -> list[str]:
    """What GitHub would make a mention, a reference, a link, a formula or markup of."""
    page = markdown.markdown(source, extensions=["tables"])
    # Tags of ours, and alignments of ours in a table.
    ours = r"</?(?:p|strong|ul|li|table|thead|tbody|tr|t[hd](?: style=\"text-align: (?:left|right);\")?)>"
    text = re.sub(ours, "", page.replace("<span>$</span>", ""))
    return [*re.findall(r"<.*", text), *re.findall(r"@(?!\u200b)|#\d|://|(?i:www)\.|\$", html.unescape(text))]


def shown_text(source: str) -> str:
    page = markdown.markdown(source, extensions=["tables"])
    return html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "")


def test_what_does_harm_is_seen_by_these_tests() -> None:
    for source in ("@a", "#1", "https://x.y", "www.x", "<b>", "$x$", "[a](b)", "`a`", "![a](b)", "&lt;b> <i>"):
        assert harm(source), source


def test_a_title_that_tries_everything_is_text() -> None:
    [line] = section(list(as_markdown(of_titles([NAUGHTY]))), "New papers")
    assert line == (
        "- @\u200beveryone \\#\u200b12 www\u200b.evil.example https:\u200b//x.y &lt;img src=x&gt; "
        "<span>$</span>x<span>$</span> \\[a\\](javascript:1) &#124; \\` (seeds/a.txt:1)"
    )


def test_a_seed_whose_name_tries_everything_is_a_row_of_text() -> None:
    name = f"{NAUGHTY}.txt".replace("//", "/")
    [row] = [line for line in as_markdown(of_titles(["A title"], name)) if line.startswith("| seeds/")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 11
    assert harm(row) == []
    assert shown_text(row).startswith(f"| seeds/{name} |")


def hostile_change(text: str, other: str) -> Change:
    """A change that says nothing but these texts, with the overrides that `find_changes` would write."""
    refuse = f'[[title]]\npaper = "1"\ntitle = {json.dumps(text, ensure_ascii=False)}\nreason = "Refused."'
    return Change("text", PaperId("1"), text, Place("a.txt", 1), text, other, refuse)


some_titles = st.one_of(titles, st.text(alphabet="@#:/w.$<>[]()`|!~*_-=\\& 1a", min_size=1), st.just(NAUGHTY))

FENCE = re.compile(r"\n  ```toml\n((?:  .*\n)*?)  ```(?=\n|\Z)")
"""The block of an item as GitHub reads it: the first line of backticks ends it."""


@given(st.lists(some_titles.filter(lambda title: bool(clean(title))), max_size=4))
def test_whatever_stands_in_titles_is_shown_and_does_nothing(found: list[str]) -> None:
    source = "\n".join(as_markdown(of_titles(found)))
    assert len(source.encode()) <= LONGEST
    assert all("\n" not in line for line in as_markdown(of_titles(found)))
    assert harm(source) == []
    shown = shown_text(source)
    for title in found:
        assert shown.count(shorten(clean(title), QUOTED)) >= 3


@given(some_titles, some_titles)
def test_whatever_stands_in_changes_is_shown_and_does_nothing(text: str, other: str) -> None:
    change = hostile_change(clean(text), clean(other))
    source = "\n".join(as_markdown(replace(of_titles([]), changes=[change, change])))
    blocks = FENCE.findall(source)
    assert [tomllib.loads(block)["title"][0]["title"] for block in blocks] == [change.title] * 2
    rest = FENCE.sub("", source)
    assert "```" not in rest
    assert harm(rest) == []


def test_many_changes_of_a_kind_hide_none_of_another() -> None:
    many = [MOVED] * (SHOWN + 3) + [LOST] * 2
    shown = section(list(as_markdown(replace(of_titles([]), changes=many))), "Changes to what stands there")
    assert shown[-1] == "- and 5 more: the address moves (3), an address no longer answers (2)"


def test_changes_alone_never_make_a_report_longer_than_github_takes() -> None:
    long = hostile_change("$" * 9_000, "`" * 9_000)
    lines = list(as_markdown(replace(of_titles([]), changes=[long] * 99)))
    source = "\n".join(lines)
    assert len(source.encode()) < 65_536
    assert len(FENCE.findall(f"{source}\n")) == sum(line.startswith("- ") for line in lines) > 1
