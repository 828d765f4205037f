from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.site.size import DEPLOYED, DEPLOYING, PUBLISHED, Limit, SiteSize, measure
from tests.examples import MB, a_size


def a_site(folder: Path, sizes: dict[str, int]) -> Path:
    for path, size in sizes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"x" * size)
    return folder


def test_a_site_weighs_what_its_files_weigh(tmp_path: Path) -> None:
    sizes = {"index.html": 300, "papers/a.html": 200, "assets/a.css": 1000, "papers/b.html": 200, "more.json": 50}
    size = measure(a_site(tmp_path, sizes), 2, {"index.html", "papers/a.html", "papers/b.html"})
    assert size == SiteSize(
        papers=2,
        pages=3,
        files=5,
        bytes=1750,
        shared=1050,
        largest=(("index.html", 300), ("papers/a.html", 200), ("papers/b.html", 200)),
    )
    assert size.each == 350


def test_the_ten_largest_pages_are_named_by_size_then_path(tmp_path: Path) -> None:
    pages = {f"papers/{letter}.html": 100 for letter in "lkjihgfedcba"} | {"z.html": 101, "y.html": 99}
    found = measure(a_site(tmp_path, pages), 12, pages).largest
    assert found == (("z.html", 101), *((f"papers/{letter}.html", 100) for letter in "abcdefghi"))


def test_only_pages_are_among_the_largest(tmp_path: Path) -> None:
    site = a_site(tmp_path, {"search.js": 900, "a.html.txt": 800, "html": 700, "a.html": 1})
    assert measure(site, 1, ()).largest == (("a.html", 1),)


def test_a_site_that_is_empty_weighs_nothing(tmp_path: Path) -> None:
    assert measure(tmp_path, 0, ()) == SiteSize(0, 0, 0, 0, 0, ())


@pytest.mark.parametrize(
    ("papers", "at"),
    [(0, 0), (7, 7), (42, 42), (99, 99), (100, 100), (119, 110), (3_456, 3_400), (199_999, 190_000)],
)
def test_papers_are_told_in_two_digits(papers: int, at: int) -> None:
    assert Limit("any", 0.1, papers).at == at


@given(st.integers(1, 10**12))
def test_two_digits_never_promise_more_and_hide_less_than_a_tenth(papers: int) -> None:
    at = Limit("any", 0.1, papers).at
    assert at <= papers < at + max(1, papers / 10)
    assert len(str(at).rstrip("0")) <= 2


def test_a_limit_is_met_when_papers_as_large_as_those_that_are_there_fill_it() -> None:
    published, deployed = a_size().limits
    assert published == Limit("1 GB published", 0.6, 1800)
    assert (deployed.name, deployed.papers) == ("10 minutes to deploy", 11_200)


@given(st.integers(1, 10**6), st.integers(0, 500 * MB), st.integers(1, 10**10))
def test_the_papers_of_a_limit_fit_into_it_and_few_more_would(papers: int, shared: int, own: int) -> None:
    size = a_size(shared + own, shared, papers)
    for limit, most in zip(size.limits, (PUBLISHED, DEPLOYING * DEPLOYED), strict=True):
        room = (most - shared) * 1.000001
        assert limit.papers * size.each <= room
        assert (limit.papers + 1) * size.each * 1.000001 >= most - shared


def test_below_half_of_a_limit_nobody_is_warned() -> None:
    assert a_size(500 * MB - 1).warnings == ()


def test_from_half_of_a_limit_on_the_warning_names_it_and_the_papers() -> None:
    assert a_size(600 * MB).warnings == (
        "GitHub Pages' limit of 1 GB published is used to 60%. It would be met at about 1,800 papers; "
        "begin another archive before that, or take seeds out.",
    )
    [at_half] = a_size(500 * MB).warnings
    assert "is used to 50%. It would be met at about 2,200 papers;" in at_half


def test_each_limit_has_a_warning_of_its_own() -> None:
    published, deployed = a_size(2_850 * MB).warnings
    assert "limit of 1 GB published is used to 285%" in published
    assert "limit of 10 minutes to deploy is used to 50%" in deployed


def test_the_size_is_one_line_for_people() -> None:
    assert str(a_size()) == ("600.0 MB: 100.0 MB that all pages share, 0.500 MB a paper")


@pytest.mark.parametrize("shared", [0, 100 * MB, 600 * MB])
def test_an_archive_without_papers_has_limits_all_the_same(shared: int) -> None:
    size = a_size(shared, shared, papers=0)
    assert size.each == 0
    assert [limit.papers for limit in size.limits] == [0, 0]
    assert "0.000 MB a paper" in str(size)
    assert len(size.warnings) == (shared == 600 * MB)
