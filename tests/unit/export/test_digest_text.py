"""A digest as lines of text."""

from builder.export.digest_text import WIDTH, digest_text
from tests.examples import a_record, told
from tests.unit.export.digests import ADDRESS, HOSTILE, a_digest


def test_a_digest_reads_as_a_letter_does() -> None:
    paper = told(a_record("Melting", "They melt.", line=3), authors=["Ada Bee", "Cy Dee"])
    assert (
        digest_text(a_digest(paper))
        == f"""\
Paper Archive
=============
2 new papers in 1 topic, first listed on 9 September 2025.

Spin Glasses (2)
----------------
{ADDRESS}topics/spin-glasses.html

* Lattice models
  Listed on 9 Sep 2025
  We study lattice models and find that they melt.
  {ADDRESS}papers/lattice-models.html

* Melting
  Ada Bee, Cy Dee
  Listed on 9 Sep 2025
  They melt.
  {ADDRESS}papers/melting.html

{"_" * WIDTH}
All papers, with search and feeds:
{ADDRESS}
This mail loads nothing and reports nothing. It was made by Paper
Archive.
"""
    )


def test_lines_have_72_characters_but_for_addresses() -> None:
    long = a_record(f"A word of {'W' * 500} letters", "Many words " * 90, line=5)
    lines = digest_text(a_digest(HOSTILE, long)).split("\n")
    assert max(len(line) for line in lines if ADDRESS not in line) <= WIDTH
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_title_cannot_begin_a_line_of_its_own() -> None:
    text = digest_text(a_digest(HOSTILE))
    assert "\nBcc" not in text
    assert "\n." not in text
    assert {sign for sign in text if not sign.isprintable()} == {"\n"}


def test_without_an_address_nothing_leads_to_one() -> None:
    assert "http" not in digest_text(a_digest(address=""))
