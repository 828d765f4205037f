from dataclasses import replace
from datetime import date

from builder.merge.identity import record_id
from builder.merge.overrides import Override
from builder.model.archive import Archive
from builder.model.links import Link
from builder.model.records import Details, Record
from tests.examples import FREEZE, FROZEN, MELT, MELTING, SEQUEL, a_record, an_archive, told
from tests.unit.pages.examples import pages_of, parts


def archive_with(*overrides: Override) -> Archive:
    return an_archive(MELTING, SEQUEL, FROZEN, overrides=overrides)


def test_the_addresses_of_a_paper_that_was_taken_out_say_so() -> None:
    pages = pages_of(archive_with(Override("hide", ("Frozen glasses",), "At the wish of [its](x) <authors>.")))
    assert "template: hidden.html" in pages["papers/frozen-glasses.md"]
    assert "At the wish of [its](x) <authors>." in pages["papers/frozen-glasses.md"]
    assert "Frozen glasses" not in "".join(pages.values())


def test_an_address_that_a_hidden_paper_shares_names_the_other_and_the_reason() -> None:
    shared = pages_of(archive_with(Override("hide", (record_id(SEQUEL),), "Withdrawn.")))[
        "papers/melting-lattices.md"
    ]
    assert "template: shared.html" in shared
    assert f"papers/melting-lattices-{record_id(MELTING)[:10]}.html" in shared
    assert "9 Sep 2025. We study lattice models" in shared
    assert "Withdrawn." in shared


def test_a_paper_names_its_versions_and_what_is_new_in_them() -> None:
    linked = a_record("Melting lattices", f"{MELT} Code: https://example.org/x", date(2025, 9, 12), line=9)
    page = pages_of(an_archive(MELTING, linked))["papers/melting-lattices.md"]
    assert "kind: new\n      text: 'Code: https://example.org/x'" in page
    assert "kind: code\n      url: https://example.org/x" in page
    assert f"{MELT}\n\n***\n" in page


def test_a_paper_whose_only_day_is_doubtful_is_undated_and_stands_in_the_list_of_that_day() -> None:
    far = a_record("Frozen glasses", FREEZE, date(2099, 1, 1), seed="far.txt")
    pages = pages_of(an_archive(MELTING, far))
    assert "1 January 2099 (a doubtful day)" in pages["papers/frozen-glasses.md"]
    assert "url: dates/2099-01-01.html" in pages["papers/frozen-glasses.md"]
    assert "Doubtful days" in pages["dates/index.md"]
    assert "2099" not in pages["index.md"]


def test_where_a_pdf_is_known_none_is_searched_for() -> None:
    pages = pages_of(an_archive(told(MELTING, arxiv="2509.01234"), FROZEN))
    assert "pdf: https://arxiv.org/pdf/2509.01234" in pages["papers/melting-lattices.md"]
    assert "elsewhere" not in pages["papers/melting-lattices.md"]
    assert "name: Search arXiv for it" in pages["papers/frozen-glasses.md"]


def test_a_paper_leads_to_the_group_of_its_topic() -> None:
    front, _ = parts(pages_of(an_archive(MELTING))["papers/melting-lattices.md"])
    (topic,) = front["paper"]["topics"]  # type: ignore[index]
    assert topic["group"]["url"] == "topics/group-physics.html"


def test_an_undated_list_is_called_so() -> None:
    undated = a_record("Frozen glasses", FREEZE, None)
    page = pages_of(an_archive(MELTING, undated))["papers/frozen-glasses.md"]
    assert "name: an undated list" in page
    assert "Undated\n" not in page


def test_a_link_that_only_stands_beside_the_abstract_is_not_said_to_stand_in_it() -> None:
    url = "https://github.com/some/code"
    within = a_record("Melting lattices", f"{MELT} Code: {url}")

    def page_of(record: Record) -> str:
        return pages_of(an_archive(record))["papers/melting-lattices.md"]

    beside = replace(MELTING, details=Details(links=(Link(url, ""),)))
    assert "links_beside: true" in page_of(beside)
    assert "links_beside" not in page_of(within)
    assert "links_beside" not in page_of(replace(within, details=beside.details))
