"""Learn how common words are and which speak for which field: writes background.txt.bz2 and weights.txt.bz2.

    tools/learn_topics.py PAPERS.jsonl.xz TAXONOMY.tsv

PAPERS has an object a line with title, abstract and categories, the first of them the primary one; TAXONOMY names
the fields (its column "coarse topic") and their categories. A fifth of the papers, chosen by a hash of the title,
is not read: `make bench-topics` measures on them.

The model is one linear support vector machine a field (LIBLINEAR; Fan et al., 2008) on TF-IDF of words and pairs
of words. A field of which few papers are the primary one learns from cross-lists too, at half their weight.
Values are integers before they are learned from, and what is learned is rounded to 53 levels, so that equal papers
give equal files.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from held_out import is_held_out, read_fields
from scipy import sparse
from sklearn.svm import LinearSVC

from builder.annotate.linear_model import integer_idf, values_of
from builder.annotate.vocabulary import LETTERS, STEPS, Corpus, Weights, write_table
from builder.annotate.words import count_terms, read_wording
from builder.text.cleaning import clean
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas

VOCABULARY = Path(__file__).parents[1] / "vocabulary"
WORD, PAIR = 8, 30  # papers that a word, or a pair of words, must stand in to be in the table of the corpus
FEATURE = 5  # papers that either must stand in to be learned from
KEPT = 155_000  # weights
COST, CROSS_LISTED = 0.2, 0.5
NEWER = Path(__file__).with_name("newer_words.tsv")


class Example(NamedTuple):
    """A paper to learn from: its terms, its field and the other fields it is listed in."""

    terms: Counter[str]
    field: int
    others: tuple[int, ...]


def main(papers: str, taxonomy: str) -> None:
    fields, field_of = read_fields(taxonomy)
    examples = list(read_examples(papers, field_of))
    spread = Counter(term for example in examples for term in example.terms)
    length = sum(sum(n for term, n in example.terms.items() if " " not in term) for example in examples)
    newer = dict(read_newer(len(examples)))
    features = sorted(term for term, papers_with in spread.items() if papers_with >= FEATURE)
    corpus = tabulate(spread, set(features), newer, len(examples), length / len(examples))
    first = learn(examples, features, corpus, len(fields))
    mask = strongest(first, matrix(examples, features, corpus), KEPT)
    used = np.flatnonzero(mask.any(axis=0))
    features = [features[number] for number in used]
    model = learn(examples, features, corpus, len(fields))
    weights = rounded(model, mask[:, used], fields, features)
    common = {
        term: level
        for term, level in corpus.levels.items()
        if term in weights.rows or term in newer or spread[term] >= (PAIR if " " in term else WORD)
    }
    write(Corpus(corpus.papers, corpus.length, common), weights)


def read_examples(path: str, field_of: dict[str, int]) -> Iterator[Example]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for paper in map(json.loads, lines):
            fields = [field_of[one] for one in paper["categories"] if one in field_of]
            if is_held_out(paper["title"]) or not fields or paper["categories"][0] not in field_of:
                continue
            terms = count_terms(
                read_wording(*(as_plain(read_formulas(clean(paper[part]))) for part in ("title", "abstract")))
            )
            yield Example(terms, fields[0], tuple(sorted(set(fields) - {fields[0]})))


def read_newer(papers: int) -> Iterator[tuple[str, float]]:
    """Words that came up after these papers were written: how many of as many of today's papers have them."""
    for line in NEWER.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            term, share = line.split("\t")
            yield term, float(share) / 1000 * papers


def tabulate(spread: Counter[str], kept: set[str], newer: dict[str, float], papers: int, length: float) -> Corpus:
    counts = {term: float(spread[term]) for term in kept}
    counts |= {term: max(share, spread[term]) for term, share in newer.items()}
    levels = {term: max(0, round(STEPS * math.log2(counts[term]))) for term in sorted(counts)}
    return Corpus(papers, round(length, 1), levels)


def matrix(examples: list[Example], features: list[str], corpus: Corpus) -> sparse.csr_matrix:
    """A row of unit length for each example."""
    number = {term: column for column, term in enumerate(features)}
    idf = integer_idf(corpus.idf)
    starts, columns, values = [0], [], []
    for example in examples:
        row = sorted(values_of(example.terms, number, idf))
        norm = math.sqrt(sum(value * value for _, value in row)) or 1.0
        columns.extend(column for column, _ in row)
        values.extend(value / norm for _, value in row)
        starts.append(len(columns))
    shape = (len(examples), len(features))
    return sparse.csr_matrix((np.array(values), np.array(columns), np.array(starts)), shape=shape)


def learn(examples: list[Example], features: list[str], corpus: Corpus, fields: int) -> LinearSVC:
    rows = list(range(len(examples)))
    labels = [example.field for example in examples]
    worth = [1.0] * len(examples)
    for row, example in enumerate(examples):
        for other in example.others:
            rows.append(row)
            labels.append(other)
            worth.append(CROSS_LISTED)
    # Each field is worth the same, however many papers it has.
    share = np.bincount(labels, weights=worth, minlength=fields)
    weight = np.array(worth) * (share.sum() / (fields * share))[labels]
    model = LinearSVC(C=COST, dual=True, random_state=0)
    return model.fit(matrix(examples, features, corpus)[rows], labels, sample_weight=weight)


def strongest(model: LinearSVC, papers: sparse.csr_matrix, most: int) -> np.ndarray:
    """Which weights do most: the largest, each times how much its word weighs in papers."""
    size = np.sqrt(np.asarray(papers.multiply(papers).mean(axis=0)))[0]
    worth = np.abs(model.coef_) * size[None, :]
    return worth >= np.partition(worth.ravel(), -most)[-most]


def rounded(model: LinearSVC, mask: np.ndarray, fields: list[str], features: list[str]) -> Weights:
    letters = {square: letter for letter, square in LETTERS.items()}
    largest = float(np.quantile(np.abs(model.coef_[mask]), 0.9999))
    levels = np.minimum(26, np.round(26 * np.sqrt(np.abs(model.coef_) / largest))).astype(int)
    squares = np.where(mask, np.sign(model.coef_).astype(int) * levels * levels, 0)
    rows = {
        term: "".join(letters[int(square)] for square in squares[:, column])
        for column, term in enumerate(features)
        if squares[:, column].any()
    }
    bias = tuple(round(float(one), 4) for one in model.intercept_)
    return Weights(tuple(fields), float(f"{largest / 26**2:.6g}"), bias, rows)


def write(corpus: Corpus, weights: Weights) -> None:
    files = VOCABULARY / "background.txt.bz2", VOCABULARY / "weights.txt.bz2"
    write_table(files[0], [f"{corpus.papers} {corpus.length}"], sorted(corpus.levels.items()))
    fields = "; ".join(f"{bias}\t{name}" for bias, name in zip(weights.bias, weights.fields, strict=True))
    write_table(files[1], [str(weights.scale), fields], sorted(weights.rows.items()))
    for file, rows in zip(files, (corpus.levels, weights.rows), strict=True):
        print(f"{file.name}: {len(rows):,} words, {file.stat().st_size / 1000:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
