import textwrap

from builder.ingest.formats.dump.wrapping import FREE, Laid, breaks, width_of

TEXT = (
    "We study lattice models and show that they melt when they are heated. This explains what was seen in "
    "well-known experiments of recent years. Our results are confirmed by tests on several long-running data sets."
)


def laid(*texts: str, width: int = 60, hyphens: bool = False) -> list[Laid]:
    return [Laid(line) for text in texts for line in textwrap.wrap(text, width, break_on_hyphens=hyphens)]


def test_the_width_is_found_from_the_ends_of_lines() -> None:
    found = width_of(laid(TEXT, TEXT[::-1], TEXT))
    assert found is not None
    assert found <= 60
    assert all(len(line.text) <= found for line in laid(TEXT))


def test_whole_paragraphs_have_no_width() -> None:
    assert width_of([Laid("A title of the usual length for a paper"), Laid(TEXT)] * 5) is None


def test_a_text_goes_on_across_a_full_line_and_hardly_from_one_that_ends_early() -> None:
    lines = laid(TEXT, TEXT, TEXT)
    each = len(lines) // 3
    found = breaks(lines)
    assert found[0].goes_on > found[0].border
    assert found[each - 1].border > found[each - 1].goes_on


def test_words_that_were_broken_at_their_hyphens_are_made_whole() -> None:
    hyphened = (
        "It was well-known to long-time users of state-of-the-art methods that run-time checks are self-healing. "
    )
    lines = laid(hyphened * 3, width=52, hyphens=True)
    ends = [line.text.endswith("-") for line in lines[:-1]]
    assert any(ends)
    assert [each.is_in_word for each in breaks(lines)] == ends


def test_an_indented_line_goes_on_with_a_title() -> None:
    found = breaks(
        [Laid("Melting of lattices at"), Laid("the ends of long lines", indent=2), Laid(TEXT, below_blank=True)]
    )
    assert found[0].goes_on > found[0].border
    assert found[1] == FREE


def test_titles_are_broken_by_hand_where_blank_lines_show_it() -> None:
    paper = [Laid("Melting of lattices", below_blank=True), Laid("with long ends"), Laid(TEXT, below_blank=True)]
    assert breaks(paper * 8)[0].goes_on > breaks([paper[0], paper[2]] * 8 + paper)[-2].goes_on


def test_within_a_link_over_several_lines_one_text_goes_on() -> None:
    found = breaks([Laid("We melt. Then", link=1), Laid("more of it.", link=1, below_blank=True), Laid("Other")])
    assert found[0].goes_on > found[0].border
    assert found[1] == FREE
