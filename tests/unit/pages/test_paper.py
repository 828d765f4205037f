from builder.merge.identity import record_id
from builder.merge.overrides import Override
from builder.model.archive import Archive
from tests.examples import FROZEN, MELTING, SEQUEL, an_archive
from tests.unit.pages.examples import pages_of


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
    assert "Withdrawn." in shared
