import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.commands.check import changes
from builder.commands.check.changes import changed
from builder.commands.check.github import LONGEST, SHOWN, as_annotations, as_markdown
from builder.commands.check.json import as_json
from builder.commands.check.result import Check
from builder.commands.check.text import as_text
from builder.config.settings import Config
from builder.ingest.seeds import parse_seed
from builder.merge.overrides import read_overrides
from builder.merge.papers import merge_records
from builder.model.errors import QUOTED
from builder.model.issues import Issue, TitleWithoutAbstract
from builder.model.papers import Paper
from builder.model.records import Place, Record
from builder.model.seeds import Reading, Roles
from builder.pipeline import merge, records_of
from builder.text.cleaning import clean
from builder.text.english import shorten
from tests.examples import a_paper, a_record
from tests.strategies import titles
from tests.unit.test_merging import FREEZE, MELT, MELT_AGAIN

DOUBTFUL = parse_seed("a.txt", b"Aug 32\nLattice models\nWe melt them slowly and look what comes of it.")
BARE = parse_seed("b.txt", b"Lattice models")
OLD = parse_seed("old.txt", f"Melting of lattices\n{MELT}".encode())
NEW = parse_seed("new: 1.txt", f"On the melting of lattices\n{MELT_AGAIN}\n100% spin glasses\n{MELT}x".encode())


def check(readings: Sequence[Reading], *others: Reading) -> Check:
    return Check(readings, merge_records(records_of([*readings, *others])), "seeds/")


def test_the_text_has_a_row_a_seed_the_sums_and_every_issue() -> None:
    assert list(as_text(check([DOUBTFUL, BARE]))) == [
        "    lines     chrome       days     titles  abstracts   left out   listings        new    repeats  seed",
        "        3          0          0          1          1          1          1          1          0  a.txt",
        "        1          0          0          1          0          0          1          0          1  b.txt",
        "        4          0          0          2          1          1          2          1  "
        "        1  in all",
        "2 listings, 1 paper (1 new), 1 repeat, 2 issues; 4 lines = 0 + 0 + 2 + 1 + 1",
        'seeds/a.txt:1: "Aug 32" is not a day of 1970 to 2099. It is left out, and what stands below it '
        "(1 record) has no day; correct it, or remove it.",
        'seeds/b.txt:1: no abstract follows the title "Lattice models". The paper is kept without one; '
        "add the abstract below it.",
    ]


def test_a_merge_by_likeness_is_named_for_people_to_look_at() -> None:
    lines = list(as_text(check([NEW], OLD)))
    assert lines[3] == "2 listings, 2 papers (1 new), 1 repeat, 0 issues; 4 lines = 0 + 0 + 2 + 2 + 0"
    assert lines[4] == (
        'seeds/new: 1.txt:1: "Melting of lattices" was taken for the paper at seeds/old.txt:1 (near title, 0.91). '
        "Look at both; where they are two, say so in the overrides."
    )


def test_json_names_what_is_new_what_repeats_and_what_is_doubtful() -> None:
    report = json.loads("".join(as_json(check([NEW], OLD))))
    assert [(paper["title"], paper["file"], paper["line"]) for paper in report["new"]] == [
        ("100% spin glasses", "seeds/new: 1.txt", 3)
    ]
    assert [(paper["line"], paper["of"]) for paper in report["repeats"]] == [
        (1, {"file": "seeds/old.txt", "line": 1})
    ]
    assert [(merge["rule"], merge["line"], merge["with"]["line"]) for merge in report["merges"]] == [
        ("near title", 1, 1)
    ]
    assert report["issues"] == []
    [issue] = json.loads("".join(as_json(check([BARE]))))["issues"]
    assert (issue["kind"], issue["file"], issue["line"]) == ("TitleWithoutAbstract", "seeds/b.txt", 1)


def test_annotations_are_commands_that_no_name_or_title_can_break() -> None:
    assert list(as_annotations(check([NEW, parse_seed("a,b.txt", b"100%")], OLD))) == [
        '::warning file=seeds/a%2Cb.txt,line=1::no abstract follows the title "100%25". '
        "The paper is kept without one; add the abstract below it.",
        '::notice file=seeds/new%3A 1.txt,line=1::"Melting of lattices" was taken for the paper at '
        "seeds/old.txt:1 (near title, 0.91). Look at both; where they are two, say so in the overrides.",
    ]


def test_the_three_seeds_add_up(readings: tuple[Reading, ...]) -> None:
    assert list(as_text(check(readings)))[-1] == (
        "304 listings, 281 papers (281 new), 23 repeats, 0 issues; 622 lines = 12 + 2 + 304 + 304 + 0"
    )


# -- Against the seeds as they were ------------------------------------------------------------

LATTICES = f"Melting of lattices\n{MELT}\n"
GLASSES = f"Frozen glasses\n{FREEZE}\n"


def since(before: Sequence[Reading], now: Sequence[Reading], config: Config = Config()) -> Check:  # noqa: B008
    """What `--since` checks: the seeds of before, and those of now."""
    library = merge(tuple(now), config)
    check = Check(now, library.papers, "seeds/")
    return replace(changes.since(before, check, library), is_part=False)


def a_seed(name: str, text: str) -> Reading:
    return parse_seed(name, text.encode())


def names(papers: Iterable[Paper]) -> list[str]:
    return sorted(paper.title for paper in papers)


def test_only_what_no_earlier_seed_had_is_new() -> None:
    old = a_seed("a.txt", LATTICES)
    check = since([old], [old, a_seed("b.txt", LATTICES + GLASSES)])
    assert names(check.new) == ["Frozen glasses"]
    assert [(paper.title, str(place), str(first)) for paper, place, first in check.repeats] == [
        ("Melting of lattices", "b.txt:1", "a.txt:1")
    ]


def test_what_a_seed_had_before_is_not_new_when_the_seed_grows() -> None:
    check = since([a_seed("a.txt", LATTICES)], [a_seed("a.txt", GLASSES + LATTICES)])
    assert names(check.new) == ["Frozen glasses"]
    assert list(check.repeats) == []


def test_against_no_seeds_all_is_new() -> None:
    check = since([], [a_seed("a.txt", LATTICES), a_seed("b.txt", GLASSES)])
    assert names(check.new) == ["Frozen glasses", "Melting of lattices"]
    assert check.gone == ()


def test_a_seed_that_is_renamed_brings_nothing_new() -> None:
    check = since([a_seed("a.txt", LATTICES + GLASSES)], [a_seed("other.txt", LATTICES + GLASSES)])
    assert check.seeds == {"other.txt"}
    assert (check.new, check.gone, list(check.repeats)) == ((), (), [])


def test_the_papers_of_a_seed_that_is_removed_are_gone() -> None:
    kept = a_seed("a.txt", LATTICES)
    check = since([kept, a_seed("b.txt", GLASSES)], [kept])
    assert names(check.gone) == ["Frozen glasses"]
    assert check.seeds == frozenset()


def test_a_paper_that_another_seed_has_is_not_gone() -> None:
    kept = a_seed("a.txt", LATTICES)
    assert since([kept, a_seed("b.txt", LATTICES)], [kept]).gone == ()


def test_a_paper_that_moves_to_another_seed_is_neither_new_nor_gone() -> None:
    check = since(
        [a_seed("a.txt", LATTICES + GLASSES), a_seed("b.txt", "")],
        [a_seed("a.txt", LATTICES), a_seed("b.txt", GLASSES)],
    )
    assert check.seeds == {"a.txt", "b.txt"}
    assert (check.new, check.gone) == ((), ())


def test_only_seeds_that_are_read_otherwise_are_in_question() -> None:
    before = [a_seed("a.txt", LATTICES), a_seed("b.txt", GLASSES)]
    now = [a_seed("a.txt", f"{LATTICES}\n\n"), a_seed("b.txt", f"{GLASSES}{LATTICES}"), a_seed("c.txt", "x")]
    assert [reading.seed for reading in changed(now, before)] == ["b.txt", "c.txt"]


def test_issues_of_seeds_that_did_not_change_are_not_told_again() -> None:
    check = since([BARE], [BARE, DOUBTFUL])
    assert {issue.place.seed for issue in check.issues} == {"a.txt"}


def test_the_row_of_a_seed_counts_what_is_new_since_before() -> None:
    old = a_seed("a.txt", LATTICES)
    *_, row, _, _ = as_text(since([old], [old, a_seed("b.txt", LATTICES + GLASSES)]))
    assert row.split() == ["4", "0", "0", "2", "2", "0", "2", "1", "1", "b.txt"]


def test_a_paper_that_two_new_seeds_have_is_new_once_and_repeated_once() -> None:
    one, other = a_seed("a.txt", LATTICES), a_seed("b.txt", LATTICES)
    head, first, second, *_ = as_text(since([], [one, other]))
    assert head.split()[-3:] == ["new", "repeats", "seed"]
    assert [first.split()[-3:], second.split()[-3:]] == [["1", "0", "a.txt"], ["0", "1", "b.txt"]]


def test_json_names_what_is_gone() -> None:
    [gone] = since([a_seed("b.txt", GLASSES)], []).gone
    report = json.loads("".join(as_json(since([a_seed("b.txt", GLASSES)], []))))
    assert report["gone"] == [{"id": gone.id, "title": "Frozen glasses"}]
    assert report["seeds"] == []


# -- Markdown ----------------------------------------------------------------------------------


def test_the_markdown_has_a_sum_a_row_a_seed_and_a_list_of_each_kind() -> None:
    assert list(as_markdown(since([OLD, a_seed("gone.txt", GLASSES)], [OLD, NEW, BARE]))) == [
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
        '- seeds/new: 1.txt:1: "Melting of lattices" was taken for the paper at seeds/old.txt:1 '
        "(near title, 0.91). Look at both; where they are two, say so in the overrides.",
        "",
        "**New papers**",
        "",
        "- Lattice models (seeds/b.txt:1)",
        "- 100% spin glasses (seeds/new: 1.txt:3)",
        "",
        "**Repeats**",
        "",
        "- Melting of lattices (seeds/new: 1.txt:1, first seeds/old.txt:1)",
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
    check = Check([BARE], merge_records(records_of([BARE])), "seeds/", frozenset({"b.txt"}))
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
        issues.append(TitleWithoutAbstract(Place(seed, line), title))
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
        "<span>$</span>x<span>$</span> \\[a\\](javascript:1) \\| \\` (seeds/a.txt:1)"
    )


def test_a_seed_whose_name_tries_everything_is_a_row_of_text() -> None:
    name = f"{NAUGHTY}.txt".replace("//", "/")
    [row] = [line for line in as_markdown(of_titles(["A title"], name)) if line.startswith("| seeds/")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 11
    assert harm(row) == []
    assert shown_text(row).startswith(f"| seeds/{name} |")


some_titles = st.one_of(titles, st.text(alphabet="@#:/w.$<>[]()`|!~*_-=\\& 1a", min_size=1), st.just(NAUGHTY))


@given(st.lists(some_titles.filter(lambda title: bool(clean(title))), max_size=4))
def test_whatever_stands_in_titles_is_shown_and_does_nothing(found: list[str]) -> None:
    source = "\n".join(as_markdown(of_titles(found)))
    assert len(source.encode()) <= LONGEST
    assert all("\n" not in line for line in as_markdown(of_titles(found)))
    assert harm(source) == []
    shown = shown_text(source)
    for title in found:
        assert shown.count(shorten(clean(title), QUOTED)) >= 3


@pytest.mark.parametrize(
    ("then", "now"),
    [(MELT, MELT.replace("melt", "meltt", 1)), (f"{MELT} And more.", MELT)],
)
def test_a_corrected_abstract_makes_no_paper_new_and_none_gone(then: str, now: str) -> None:
    found = since(
        [a_seed("a.txt", f"Melting of lattices\n{then}")], [a_seed("a.txt", f"Melting of lattices\n{now}")]
    )
    assert found.seeds == {"a.txt"}
    assert (found.new, found.gone) == ((), ())


def test_a_corrected_title_makes_no_paper_new_and_none_gone() -> None:
    found = since([a_seed("a.txt", LATTICES.replace("latt", "lat"))], [a_seed("a.txt", LATTICES)])
    assert (found.new, found.gone) == ((), ())


def test_others_of_the_same_title_are_new_all_the_same() -> None:
    before = a_seed("a.txt", f"Editorial\n{MELT}")
    found = since([before], [before, a_seed("b.txt", f"Editorial\n{FREEZE}")])
    assert [found.first_place(paper).seed for paper in found.new] == ["b.txt"]


def test_a_hidden_paper_is_neither_new_nor_gone(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text('[[hide]]\npaper = "Frozen glasses"\nreason = "not ours"')
    config = Config(overrides_file=tmp_path / "o.toml")
    readings = [a_seed("a.txt", LATTICES + GLASSES)]
    assert names(since(readings, [a_seed("a.txt", LATTICES)], config).gone) == []
    shown = merge_records(records_of(readings), read_overrides(tmp_path / "o.toml"))
    check = Check(readings, shown, "seeds/")
    assert names(check.new) == ["Melting of lattices"]
    assert "Frozen" not in "".join(as_markdown(check))


def test_the_text_says_so_where_no_seed_is_in_question() -> None:
    lines = list(as_text(Check([], [a_paper("Lattice models")], "seeds/")))
    assert lines[-1] == "0 listings, 0 papers (0 new), 0 repeats, 0 issues; 0 lines = 0 + 0 + 0 + 0 + 0"
