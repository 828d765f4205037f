"""Formulas of the real seeds are mended, alike on every machine."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from functools import cache

import numpy as np
import pytest

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.text.cleaning import clean
from builder.text.math.pieces import Formula
from builder.text.math.repair import Repairer
from builder.text.math.table import read_table

CASES = PROJECT.parent / "shared" / "data" / "math_cases.tsv"

SHARED = PROJECT.parent / "shared" / "data" / "papers-100k.jsonl.xz"

REPAIRER = Repairer.of(read_table(PROJECT / "vocabulary" / "maths.xz"))

READ = """
import hashlib, itertools, json, lzma, sys
from pathlib import Path
from builder.ingest.seeds import parse_seed
from builder.text.cleaning import clean
from builder.text.math.repair import Repairer
from builder.text.math.table import read_table

repairer = Repairer.of(read_table(Path("vocabulary/maths.xz")))
if len(sys.argv) > 1:
    with lzma.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        abstracts = [json.loads(line)["abstract"] for line in itertools.islice(lines, 2000)]
        texts = [abstract.replace("$", "").replace(chr(92), "") for abstract in abstracts]
else:
    seeds = sorted(Path("tests/real/seeds").iterdir())
    texts = [one.abstract for seed in seeds for one in parse_seed(seed.name, seed.read_bytes()).records]
found = hashlib.sha256()
for text in texts:
    found.update(repr(repairer.read(clean(text))).encode())
print(len(texts), found.hexdigest())
"""


def read(*arguments: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", READ, *arguments],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def features_here() -> str:
    """The features of this processor that NumPy uses only where they are."""
    there = np._core._multiarray_umath
    return " ".join(one for one in there.__cpu_dispatch__ if there.__cpu_features__[one])


def test_a_processor_that_can_less_finds_the_same_formulas() -> None:
    assert read() == read(NPY_DISABLE_CPU_FEATURES=features_here(), PYTHONHASHSEED="7")


@pytest.mark.skipif(not SHARED.is_file(), reason="shared/data/papers-100k.jsonl.xz is not beside the project")
def test_it_finds_the_same_in_two_thousand_abstracts() -> None:
    arguments = (str(SHARED),)

    assert read(*arguments) == read(*arguments, NPY_DISABLE_CPU_FEATURES=features_here(), PYTHONHASHSEED="7")


def cases() -> list[dict[str, str]]:
    if not CASES.is_file():
        return []
    with CASES.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def abstracts() -> dict[str, str]:
    seeds = sorted((PROJECT / "tests" / "real" / "seeds").iterdir())
    records = (one for seed in seeds for one in parse_seed(seed.name, seed.read_bytes()).records)
    return {clean(one.title): clean(one.abstract) for one in records}


@pytest.mark.skipif(not CASES.is_file(), reason="shared/data/math_cases.tsv is not beside the project")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["span as shown"])
def test_a_hard_case_of_the_real_seeds_is_right(case: dict[str, str]) -> None:
    text, shown = abstracts()[case["title of the paper"]], case["span as shown"]
    start = text.index(case["text before"] + shown) + len(case["text before"])

    at, found = 0, []
    for piece in REPAIRER.read(text):
        length = len(piece.shown if isinstance(piece, Formula) else piece)
        if isinstance(piece, Formula) and at < start + len(shown) and start < at + length:
            found.append(bare(piece.tex))
        at += length

    wanted = case["repaired TeX (empty: leave as shown)"]
    assert found == ([bare(wanted)] if wanted else [])


def bare(tex: str) -> str:
    """The TeX without blanks and braces, which may differ."""
    return re.sub(r"[\s{}]", "", tex)
