from builder.text.cleaning import clean
from builder.text.latex.commands import plain


def test_plain_text_drops_the_dress_and_keeps_the_words() -> None:
    assert plain(clean("\\textbf{Fast} M\\'ezard $\\mathrm{x}$ \\item")) == "Fast Mézard ${x}$ \\item"
