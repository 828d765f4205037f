from builder.ingest.formats.dump.emissions import NEVER, Observation, Part, echo, emission, is_doubtful

TITLE = "Melting of lattices"
ABSTRACT = "We study lattice models and show that they melt when they are heated. This explains what was seen."


def fits(part: Part, *lines: Observation) -> float:
    return emission(lines)[part]


def test_a_line_fits_what_it_reads_like() -> None:
    assert fits(Part.TITLE, Observation(TITLE)) > fits(Part.ABSTRACT, Observation(TITLE))
    assert fits(Part.ABSTRACT, Observation(ABSTRACT)) > fits(Part.TITLE, Observation(ABSTRACT))


def test_what_has_a_label_is_that_whatever_it_reads_like() -> None:
    assert fits(Part.ABSTRACT, Observation(ABSTRACT, is_title=True)) == NEVER
    assert fits(Part.ABSTRACT, Observation(TITLE, is_abstract=True)) > fits(
        Part.TITLE, Observation(TITLE, is_abstract=True)
    )


def test_a_line_of_marks_alone_is_furniture() -> None:
    assert [part for part in range(6) if emission([Observation("")])[part] > NEVER] == [Part.WITHIN, Part.CHROME]


def test_furniture_is_neither_title_nor_text() -> None:
    line = Observation(TITLE, furniture=9.0)
    assert fits(Part.CHROME, line) > max(fits(Part.TITLE, line), fits(Part.ABSTRACT, line))
    assert fits(Part.CHROME, Observation(TITLE)) == NEVER


def test_a_title_does_not_end_with_a_word_that_wants_another() -> None:
    assert fits(Part.TITLE, Observation("Melting of the")) < fits(Part.TITLE, Observation("Melting of lattice"))


def test_an_entry_of_a_list_is_hardly_a_title() -> None:
    assert fits(Part.TITLE, Observation(f"(i) {TITLE}")) < fits(Part.TITLE, Observation(TITLE))


def test_a_line_echoes_the_words_of_the_title_above() -> None:
    assert echo(TITLE, "Lattices of melting") > echo(TITLE, "Spin glasses") == 0.0


def test_a_line_is_doubted_where_it_reads_plainly_like_the_other() -> None:
    assert is_doubtful(Part.TITLE, ABSTRACT)
    assert is_doubtful(Part.ABSTRACT, TITLE)
    assert not is_doubtful(Part.TITLE, TITLE)
    assert not is_doubtful(Part.ABSTRACT, ABSTRACT)
    assert not is_doubtful(Part.DAY, TITLE)
