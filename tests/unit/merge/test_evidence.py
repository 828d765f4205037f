import pytest

from builder.merge.comparable import Comparable
from builder.merge.evidence import find_evidence
from tests.examples import FREEZE, MELT, MELT_AGAIN


def rule(one: tuple[str, str], other: tuple[str, str]) -> str:
    found, back = (
        find_evidence(Comparable(*one), Comparable(*other)),
        find_evidence(Comparable(*other), Comparable(*one)),
    )
    assert found == back
    return found.rule if found else ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Melting lattices", MELT), ("MELTING LATTICES.", MELT_AGAIN), "same title"),
        (("Melting lattices", MELT), ("Melting lattices", ""), "same title"),
        (("Melting lattices", MELT), ("Melting lattices [v2]", MELT), "same title"),
        (("Melting lattices", MELT), ("Melting lattices", FREEZE), ""),
        (("The melting of lattices", MELT), ("On melting of lattices", MELT_AGAIN), "near title"),
        (("Melting lattices of atoms", MELT), ("Meltnig lattices of atoms", f"{MELT} Or so."), "near title"),
        (("Time-lapse melting of lattices", MELT), ("Timelapse melting of lattices", MELT), "same title"),
        (("Melting lattices of atoms", MELT), ("Meltnig lattices of atoms", ""), ""),
        (
            ("Corvane: slow rivers", f"{MELT} We call it Corvane."),
            ("Marlbank: calm lakes", f"{MELT} We call it Marlbank."),
            "",
        ),
        (("Melting lattices of atoms", ""), ("Melted lattice of atoms", ""), "near title"),
        (
            ("Encoder models that melt", MELT),
            ("Decoder models that melt", MELT_AGAIN),
            "",
        ),
        (("Inter-lattice melting", ""), ("Intra-lattice melting", ""), ""),
        (("Melting in C++", ""), ("Melting in C#", ""), ""),
        (("Melting with MELT v5", ""), ("Melting with MELT v8", ""), ""),
        (("Melting lattices", MELT), ("Melting lattices (v2)", MELT), "same title"),
        (("Melting lattices", MELT), ("Melting lattices, Version 3", MELT), "same title"),
        (("Melting of model A", MELT), ("Melting of model B", MELT), ""),
        (("Melting, task A1", MELT), ("Melting, task B1", MELT), ""),
        (("Melting on an A100", MELT), ("Melting on an H100", MELT), ""),
        (("Melting of $K_3$ lattices", MELT), ("Melting of K3 lattices", MELT), "same title"),
        (("Vitamin A that melts", MELT), ("Vitamin C that melts", MELT), ""),
        (("The melting of $n$ lattices", MELT), ("The melting of lattices", MELT), "same abstract"),
        (("Kepler's melting lattices", MELT), ("Keplers melting lattices", MELT), "same title"),
        (("Lattices that melt in March", MELT), ("Lattices that melt in April", MELT), ""),
        (("晶格模型导论讲义（上）", MELT), ("晶格模型导论讲义（下）", MELT), ""),
        (("晶格模型导论讲义之一", MELT), ("晶格模型导论讲义之二", MELT), ""),
        (("Melting with GPT-4", MELT), ("Melting with GPT-4o", MELT), ""),
        (("Melting with GPT-4", MELT), ("Melting with GPT4", MELT), "same title"),
        (("Melting in 2D", MELT), ("Melting in 2-D", MELT), "same title"),
        (("Melting written in C", MELT), ("Melting written in C++", MELT), ""),
        (("Melting lattices, part A", MELT), ("Melting lattices, part B", MELT_AGAIN), ""),
        (("晶格模型导论讲义以及它们的熔化第一部分", ""), ("晶格模型导论讲义以及它们的熔化第二部分", ""), ""),
        (("一种新的深度学习方法用于图像的自动分类", ""), ("一种新的深度学习方法用于图像的自动分割", ""), ""),
        (("Stable lattices that melt", MELT), ("Unstable lattices that melt", MELT_AGAIN), ""),
        (("Melting lattices", MELT), ("Melting lattices: theory and practice", MELT), "same abstract"),
        (("Melting lattices", MELT), ("Melting lattices: theory and practice", FREEZE), ""),
        (
            ("Melting lattices in the heat of summer", MELT),
            ("A wholly new name of the paper", MELT),
            "same abstract",
        ),
        (
            ("Melting lattices of atoms in the heat", MELT),
            ("Melting lattices of atoms in the cold", MELT_AGAIN),
            "",
        ),
        (("Melting lattices of atoms", ""), ("Melting lattices of molecules", ""), ""),
        (("Melting lattices I", MELT), ("Melting lattices II", MELT), ""),
        (("Melting lattices", MELT), ("Melting lattices, Part 2", MELT), ""),
        (("Melting lattices, Part XIII", MELT), ("Melting lattices, Part XIV", MELT), ""),
        (("Melting lattices, volume twelve", MELT), ("Melting lattices, volume thirteen", MELT), ""),
        (("Lattices that melt in fall", MELT), ("Lattices that melt in spring", MELT), ""),
        (("Lattices of Monday", MELT), ("Lattices of Friday", MELT), ""),
        (("Melting lattices in 2D", MELT), ("Melting lattices in 3D", MELT), ""),
        (("Melting odd lattices", MELT), ("Melting even lattices", MELT), ""),
        (("Comment on melting lattices", MELT), ("Melting lattices", MELT), ""),
        (("Melting lattices", MELT), ("Erratum: Melting lattices", ""), ""),
        (("Comment: melting lattices", MELT), ("Comment: melting lattices of atoms", MELT), ""),
    ],
)
def test_two_listings_are_one_paper_or_not(one: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    assert rule(one, other) == expected
