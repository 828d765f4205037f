from builder.export.bibtex import bibtex
from tests.examples import a_record, an_archive


def test_a_record_says_what_a_listing_knows() -> None:
    [entry] = an_archive(a_record("Lattice models & more")).entries.values()
    assert bibtex(entry) == (
        f"@misc{{lattice-models-more-{entry.paper.id[:6]},\n"
        "  title = {{Lattice models \\& more}},\n"
        "  note  = {Listed on Tuesday 9 September 2025; authors and year to be completed from the paper}\n"
        "}"
    )


def test_a_formula_stays_tex_where_it_is_harmless() -> None:
    [entry] = an_archive(a_record(r"The \(B^- \to D^0\) decay by $\write18{x}$")).entries.values()

    assert r"  title = {{The $B^- \to D^0$ decay by write18x}}," in bibtex(entry)
