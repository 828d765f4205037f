import pytest

from builder.text.latex.resolve import resolve_latex


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        (r"Schr\"odinger and Fr\"{o}hlich", "Schrödinger and Fröhlich"),
        (r"M\'ezard, \'{E}. Bor\v{c}a, Erd\H{o}s, {\'{\i}}", "Mézard, É. Borča, Erdős, í"),
        (r"Stra{\ss}e, G{\"o}del", "Straße, Gödel"),
        (r"\AA ngstr\"om, \O{}stlund, \L{}ukasz", "Ångström, Østlund, Łukasz"),
        (r"15\% of {\em all} \emph{bold} \textbf{claims}", "15% of all bold claims"),
        (r"in $\%\"o {\em x}$ nothing changes", r"in $\%\"o {\em x}$ nothing changes"),
        (r"C:\new and \\% stay", r"C:\new and \\% stay"),
    ],
)
def test_latex_that_stands_for_plain_words_is_resolved(listed: str, shown: str) -> None:
    assert resolve_latex(listed) == shown
