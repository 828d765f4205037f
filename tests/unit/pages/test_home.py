from datetime import date

from builder.config.figures import Figure, Figures
from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.pages.context import PageContext
from builder.pages.home import SEARCH_ROWS
from builder.pages.markdown import as_text
from builder.pages.newest import ROWS
from builder.pages.render import render_pages
from tests.examples import LONE, a_record, an_archive, some_records
from tests.unit.pages.examples import BODIES, pages_of, parts, shown


def test_home_shows_the_newest_day_and_the_months_up_to_it() -> None:
    old = a_record("Old", listed_on=date(2025, 7, 1), line=999)
    front, _ = parts(pages_of(an_archive(*some_records(*map(str, range(ROWS + 3))), old))["index.md"])
    home = front["home"]
    assert front["title"] == f"{ROWS + 4} papers, one page each"
    assert home["newest"]["name"] == "Tuesday 9 September 2025"  # type: ignore[index]
    assert home["newest"]["count"] == ROWS + 3  # type: ignore[index]
    assert len(home["newest"]["papers"]) == ROWS  # type: ignore[index]
    assert home["calendar"]["note"] == "July to September 2025: 2 listed days."  # type: ignore[index]


def test_home_leads_to_the_undated_and_has_no_calendar_where_no_day_is_known() -> None:
    front, _ = parts(pages_of(an_archive(a_record(listed_on=None)))["index.md"])
    home = front["home"]
    assert [(way["name"], way.get("count")) for way in home["ways"]] == [  # type: ignore[index]
        ("Topics", 3),
        ("Tags", 0),
        ("Days", 0),
        ("Undated papers", 1),
        ("Trends", None),
    ]
    assert "newest" not in home  # type: ignore[operator]
    assert "calendar" not in home  # type: ignore[operator]


def test_topics_without_papers_are_not_on_home() -> None:
    front, _ = parts(pages_of(an_archive(a_record()))["index.md"])
    groups = front["home"]["groups"]  # type: ignore[index]
    assert [[term["name"] for term in group["terms"]] for group in groups] == [["Spin Glasses"]]


def test_the_search_page_shows_the_newest_papers_before_a_search() -> None:
    front, _ = parts(pages_of(an_archive(*some_records(*map(str, range(SEARCH_ROWS + 5)))))["search.md"])
    search = front["search"]
    assert search["count"] == SEARCH_ROWS + 5  # type: ignore[index]
    assert len(search["papers"]) == SEARCH_ROWS  # type: ignore[index]


def test_an_empty_archive_has_its_pages_too() -> None:
    pages = pages_of(an_archive())
    assert {"index.md", "about.md", "search.md"} <= pages.keys()
    assert parts(pages["index.md"])[0]["title"] == "0 papers, one page each"


def test_the_about_page_shows_how_right_people_found_it() -> None:
    figures = Figures(date(2026, 11, 27), (Figure("tags | of `all`", 0.9, "200 <tags>"),))
    archive = an_archive()
    rendered = render_pages(PageContext(archive, [], 50, citations(archive, ""), bibtex, figures))
    pages = {page.path: as_text(BODIES, page) for page in rendered}

    text = shown(parts(pages["about.md"])[1])

    assert "on 27 November 2026" in text
    assert "tags | of `all`\n0.90\n200 <tags>" in text


def test_the_about_page_claims_nothing_where_no_one_judged() -> None:
    body = parts(pages_of(an_archive())["about.md"])[1]

    assert "judged by hand" not in body
    assert "\n\n\n" not in body


def test_the_about_page_leads_to_the_keeper_where_there_is_a_repository() -> None:
    archive, address = an_archive(), "https://github.test/you/papers/"
    context = PageContext(archive, [], 50, citations(archive, ""), bibtex, repository=address)
    pages = {page.path: as_text(BODIES, page) for page in render_pages(context)}

    assert f"[tell the keeper](<{address}issues/new/choose>)" in pages["about.md"]
    assert [path for path, text in pages.items() if address in text] == ["about.md"]
    assert "tell the keeper" not in pages_of(archive)["about.md"]


def test_home_proposes_to_search_for_what_has_nothing_narrower() -> None:
    pages = pages_of(an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE))

    assert parts(pages["index.md"])[0]["home"]["tries"] == ["neural nets"]  # type: ignore[index]
