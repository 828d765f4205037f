from builder.text.cleaning import clean


def test_text_that_was_escaped_a_thousand_times_ends() -> None:
    assert clean("&" + "amp;" * 100_000 + "lt;") == "<"
