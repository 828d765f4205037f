import re

import pytest

from builder.config.settings import PROJECT
from builder.text.math.legible import NAMES, SIGNS, is_legible
from builder.text.math.mathml import mathml
from builder.text.math.pieces import Formula

COPY = PROJECT / "site_templates" / "assets" / "js" / "copy.js"


def is_read(tex: str) -> bool:
    node = mathml(Formula(tex, tex, repaired=False))
    assert node
    return is_legible(node, tex)


@pytest.mark.parametrize(
    "tex",
    [
        "T", "n_1", "x^{2}", r"\alpha", r"\exp(-\Omega (\alpha^2 T))", r"r \ll \min\{n_1,n_2\}",
        r"R^{n_1 \times k}", r"a+b\ln n", "O(m\\log(m))", r"x_{i+1}^2 \sim 0.13", r"XX^\top",
    ],
)  # fmt: skip
def test_what_signs_say_is_read_off(tex: str) -> None:
    assert is_read(tex)


@pytest.mark.parametrize(
    "tex",
    [
        r"\mathrm{d}x",
        r"\frac{1}{2}",
        r"\varepsilon\to 0",
        r"{\cal P}",
        r"a\,b",
        r"\sqrt x",
        "f'",
        r"\mathbf{x}",
        "%",
    ],
)
def test_what_could_be_written_otherwise_is_told(tex: str) -> None:
    node = mathml(Formula(tex, tex, repaired=False))
    assert not node or not is_legible(node, tex)


def test_a_page_reads_by_the_same_tables() -> None:
    script = COPY.read_text(encoding="utf-8")
    _, signs, _ = re.split(r"const (?:SIGNS|NAMES) = ", script)
    assert "".join(re.findall(r'"([^"]*)"', signs)) == SIGNS
    assert f'const NAMES = "{NAMES}"' in script
