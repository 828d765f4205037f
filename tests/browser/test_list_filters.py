"""What the filters beside a list offer: read by a script from rows like these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Route, expect

from builder.model import dates
from tests.browser.conftest import Visit

PATH = "topics/learning-theory-and-training-dynamics.html"
LINK = '<a href="{}">{}</a>'


@dataclass(frozen=True)
class Listed:
    """A row: the day as it is shown, topic and tags as slugs, the kind of its link."""

    day: str = "undated"
    iso: str = ""
    topic: str = ""
    tags: Sequence[str] = ()
    kind: str = ""
    other: str = ""  # HTML of a further link

    def __str__(self) -> str:
        day = f'<time datetime="{self.iso}">{self.day}</time>' if self.iso else self.day
        links = [LINK.format(f"{self.topic}.html", self.topic.upper())] if self.topic else []
        links += [LINK.format(f"../tags/{tag}.html", tag.upper()) for tag in self.tags]
        links += [f'<a class="pa-out" href="https://a.org">{self.kind}</a>'] if self.kind else []
        title = '<h3><a href="../papers/x.html">X</a></h3>'
        return f"<li><div>{day}</div>{title}<p>{''.join(links)}{self.other}</p></li>"


def on(day: date) -> Listed:
    return Listed(dates.short_name(day), day.isoformat())


def offered(visit: Visit, rows: Sequence[Listed]) -> dict[str, dict[str, int]]:
    """{filter: {name of a value: its figure}} beside a list of these rows."""
    show(visit, rows)
    expect(visit.page.locator(".pa-facets")).not_to_be_empty()
    return {
        fieldset.locator("legend").inner_text(): {
            label.locator("span").first.text_content() or "": int(label.locator(".pa-n").text_content() or "")
            for label in fieldset.locator("label").all()
        }
        for fieldset in visit.page.locator(".pa-facet").all()
    }


def show(visit: Visit, rows: Sequence[Listed], query: str = "") -> None:
    def fill(route: Route) -> None:
        answer = route.fetch()
        before, after = re.split(
            r"(?<=<ol class=\"pa-plain pa-rows pa-rows--dated\">).*?(?=</ol>)", answer.text(), flags=re.S
        )
        page = f"{before}{''.join(map(str, rows))}{after}"
        route.fulfill(response=answer, body=page)

    visit.page.route(re.compile(re.escape(PATH)), fill)
    visit.open(PATH + query)


def test_figures_count_rows_and_the_most_used_value_comes_first(web: Visit) -> None:
    rows = [*(Listed(tags=tags) for tags in (["b"], ["a", "b"], [], ["a"], ["c", "b"])), Listed(topic="optics")]

    found = offered(web, rows)

    assert found == {"Topic": {"OPTICS": 1}, "Tag": {"B": 3, "A": 2, "C": 1}}
    assert [*found["Tag"]] == ["B", "A", "C"]


def test_a_value_of_every_row_is_no_choice(web: Visit) -> None:
    rows = [Listed(tags=["all"]), *[Listed(tags=["all", "some"])] * 5]

    assert offered(web, rows) == {"Tag": {"SOME": 5}}


def test_the_topic_of_the_list_is_no_choice(web: Visit) -> None:
    own = PATH.removeprefix("topics/").removesuffix(".html")

    assert offered(web, [Listed(topic=own), *[Listed(topic="optics")] * 5]) == {"Topic": {"OPTICS": 5}}


def test_where_rows_differ_in_nothing_there_is_no_filter_and_its_place_stays(web: Visit) -> None:
    show(web, [Listed(tags=["all"])] * 6)

    expect(web.page.locator("aside.pa-facets")).to_have_count(0)
    expect(web.page.locator(".pa-facets")).to_have_count(1)
    expect(web.page.locator(".pa-rows > li:visible")).to_have_count(6)


def test_the_first_eight_values_are_seen_and_the_rarest_of_very_many_are_left_out(web: Visit) -> None:
    rows = [Listed(tags=[f"tag-{at}", *(["often"] if at < 3 else [])]) for at in range(39)]

    values = offered(web, rows)["Tag"]

    assert (len(values), values["OFTEN"]) == (30, 3)
    expect(web.page.locator(".pa-facet label:visible")).to_have_count(8)
    web.page.locator(".pa-facet summary", has_text="22 more").click()
    expect(web.page.locator(".pa-facet label:visible")).to_have_count(30)


def test_days_go_from_new_to_old_then_those_without_a_year_and_no_day(web: Visit) -> None:
    rows = [Listed(), Listed("9 Jan"), Listed("30 Dec"), on(date(2025, 8, 29)), on(date(2025, 9, 9)), Listed()]

    assert [*offered(web, rows)["Listed on"].items()] == [
        ("9 September 2025", 1),
        ("29 August 2025", 1),
        ("30 December", 1),
        ("9 January", 1),
        ("Undated", 2),
    ]
    slugs = web.page.locator("[name=day]").evaluate_all("boxes => boxes.map(box => box.value)")
    assert slugs == ["2025-09-09", "2025-08-29", "12-30", "01-09", "undated"]


@pytest.mark.parametrize(("days", "names"), [(12, 12), (13, 2)])
def test_where_there_are_many_days_their_months_are_offered(web: Visit, days: int, names: int) -> None:
    found = offered(web, [on(date(2025, 9, 9) - timedelta(number)) for number in range(days)])

    if names == 2:
        assert [*found["Listed in"].items()] == [("September 2025", 9), ("August 2025", 4)]
        web.page.get_by_role("checkbox", name="August 2025").check()
        assert web.path() == f"{PATH}?day=2025-08"
    else:
        assert len(found["Listed on"]) == names


def test_a_kind_of_link_is_one_value_and_stands_in_the_address(web: Visit) -> None:
    rows = [Listed(kind=kind) for kind in ("Code", "", "Code", "Link", "", "Data")]

    assert offered(web, rows) == {"Links": {"Code": 2, "Data": 1, "Link": 1}}
    web.page.get_by_role("checkbox", name="Link").check()
    assert web.path() == f"{PATH}?links=other"


def test_a_tag_without_a_page_goes_by_the_one_it_leads_to_and_a_search_is_no_tag(web: Visit) -> None:
    narrower = LINK.format("../tags/owls.html", "SNOWY OWLS")
    search = LINK.format("../search.html?q=%22tags/owls.html%22", "snow")
    rows = [Listed(other=narrower), Listed(tags=["owls"]), Listed(other=search), *[Listed()] * 3]

    assert offered(web, rows) == {"Tag": {"OWLS": 2}}


def test_a_value_that_an_address_names_is_seen_though_it_stands_far_below(web: Visit) -> None:
    show(web, [Listed(tags=[f"tag-{at:02}"]) for at in range(20)], query="?tag=tag-15&tag=none")

    expect(web.page.get_by_role("checkbox", name="TAG-15")).to_be_checked()
    expect(web.page.locator(".pa-rows > li:visible")).to_have_count(1)


def test_a_page_of_a_long_list_that_no_data_has_says_that_it_is_filtered_alone(web: Visit) -> None:
    def page_two(route: Route) -> None:
        answer = route.fetch()
        page = answer.text().replace("</main>", '<nav class="pa-pager"></nav></div></main>', 1)
        route.fulfill(response=answer, body=page)

    web.page.route(re.compile(re.escape(PATH)), page_two)
    web.open(PATH)

    expect(web.page.locator(".pa-facets .pa-note")).to_have_text("Filters look through this page of the list.")
    web.page.locator("[name=tag]").first.check()
    expect(web.page.locator("[data-pa-count]")).to_contain_text("on this page")
