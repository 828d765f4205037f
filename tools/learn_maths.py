r"""Learn where formulas stand in texts that lost their dollars, and what their glued letters were: writes
vocabulary/maths.xz.

    tools/learn_maths.py SHARED

SHARED is the folder of the test data: its papers have their TeX, its tools/damage.py does to them what listings
do.  A fifth of the papers, chosen by a hash of the id, is not read: `make bench-maths` measures on them.  On a
tenth it is learned which of the formulas found are to be believed.

The labeller is a linear-chain conditional random field (Lafferty et al., 2001) with two labels, trained by AdaGrad
(Duchi et al., 2011); its weights are averaged over the last rounds and rounded.
"""

from __future__ import annotations

import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from damaged_papers import Damaged, Part, read_damaged, shared_tool
from learn_belief import candidates, learn_belief

from builder.text.math.decoding import UNIT
from builder.text.math.features import BITS, features_of
from builder.text.math.lexicon import Lexicon
from builder.text.math.names import ALLOWED
from builder.text.math.repair import Repairer, may_have_formulas
from builder.text.math.splitting import Splitter, kind_of
from builder.text.math.table import LEVELS, Learned, write_table
from builder.text.math.tokens import tokens_of

TABLE = Path(__file__).parents[1] / "vocabulary" / "maths.xz"
WORDS_FROM = 30_000  # texts without mathematics that tell what is English
SEEN, COMMON = 3, 8  # such texts that have a seen, a common word
KNOWN_TOKENS, LEAST_TOKENS = 12_000, 4
PLAIN = 9_000  # texts without mathematics to learn from
COMMAND = 20  # times that a command must stand in formulas to be known by its name
ROUNDS, REFITTED, RATE, BATCH = 2, 1, 0.15, 32  # rounds with all features, with those that are kept
LEFT_OUT = 0.3  # of the templates, other ones each time, so that none relies on another one
KEPT = 120_000  # weights
LEAST = 8  # belief that a formula needs to be set, parts of UNIT: chosen on the papers for tuning
STEP = 8  # parts of UNIT that one level of a weight is worth

MARKED = re.compile(r"[\\^_]")
WORD = re.compile(r"[A-Za-z]+")
RUN = re.compile(r"[A-Za-z]+")
PIECE = re.compile(r"\\([A-Za-z]+)|\\(.)|([A-Za-z]+)|(\d+)|(\s+)|(.)", re.DOTALL)
COMMAND_NAME = re.compile(r"\\([A-Za-z]+)")

Weights = np.ndarray


def main(shared: str) -> None:
    papers = list(read_damaged(Path(shared), Part.TRAINING))
    maths = [paper for paper in papers if paper.spans and not MARKED.search(outside(paper))]
    plain = [
        paper for paper in papers if not paper.spans and "$" not in paper.tex and not MARKED.search(paper.text)
    ]
    random.Random(1).shuffle(plain)
    levels = english(plain[:WORDS_FROM])
    often = Counter(name for paper in maths for _, _, tex in paper.spans for name in COMMAND_NAME.findall(tex))
    commands = [name for name, times in often.most_common() if times >= COMMAND and name in ALLOWED]
    first = Lexicon(levels, commands, [])
    learned_from = [*maths, *[paper for paper in plain if may_have_formulas(paper.text, first)][:PLAIN]]
    print(f"{len(maths)} texts with mathematics, {len(learned_from) - len(maths)} without", file=sys.stderr)
    lexicon = Lexicon(levels, commands, known_tokens(learned_from))
    tuning = list(read_damaged(Path(shared), Part.TUNING))
    weights, transitions = train(lexicon, learned_from, tuning)
    costs, known = splits(papers, levels)
    head = f"{len(maths)} texts with mathematics and {len(learned_from) - len(maths)} without"
    learned = Learned(
        head, levels, commands, lexicon.words, costs, known, upright(papers), rounded(weights), STEP,
        tuple(round(float(one) * UNIT) for one in transitions.ravel()), excess(), {}, LEAST,
    )  # fmt: skip
    found = list(candidates(Repairer.of(learned), tuning, shared_tool(Path(shared), "score_math")))
    write_table(TABLE, replace(learned, belief=learn_belief(found)))
    print(f"{TABLE.name}: {TABLE.stat().st_size / 1000:.0f} kB", file=sys.stderr)


# -- Words -------------------------------------------------------------------------------------


def outside(paper: Damaged) -> str:
    """What stands between the formulas of a text."""
    at, pieces = 0, []
    for start, end, _ in paper.spans:
        pieces.append(paper.text[at:start])
        at = end
    return " ".join([*pieces, paper.text[at:]])


def english(papers: Sequence[Damaged]) -> dict[str, int]:
    """How common each word is in texts without mathematics."""
    counts = Counter(word for paper in papers for word in {one.lower() for one in WORD.findall(paper.text)})
    return {word: 2 if times >= COMMON else 1 for word, times in counts.items() if times >= SEEN and len(word) > 1}


def known_tokens(papers: Sequence[Damaged]) -> list[str]:
    """The most common tokens, sorted."""
    counts = Counter(token for paper in papers for token in tokens_of(paper.text))
    often = sorted((-times, token) for token, times in counts.items() if times >= LEAST_TOKENS)
    return sorted(token for _, token in often[:KNOWN_TOKENS] if token.isprintable())


# -- Glued letters -----------------------------------------------------------------------------


def runs_of(tex: str, shown: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each run of letters in what a listing shows of a formula, with the commands and letters that it was."""
    at, pieces = 0, []
    for piece in PIECE.finditer(tex):
        if letters := piece[0].replace("\\", "").strip():
            at = shown.find(letters, at)
            if piece[1] or piece[3]:
                pieces.append((at, f"\\{piece[1]}" if piece[1] in ALLOWED else piece[1] or piece[3]))
            at += len(letters)
    for run in RUN.finditer(shown):
        inside = joined([piece for place, piece in pieces if run.start() <= place < run.end()])
        if "".join(inside).replace("\\", "") == run[0]:
            yield run.start(), run[0], inside


def joined(pieces: Sequence[str]) -> tuple[str, ...]:
    """The pieces, with letters that stand side by side as one."""
    out: list[str] = []
    for piece in pieces:
        if out and piece[0] != "\\" and out[-1][0] != "\\":
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)


def splits(papers: Sequence[Damaged], levels: dict[str, int]) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """What each command costs, and how authors meant what these costs would split wrongly."""
    alone: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    beside: defaultdict[tuple[str, str], Counter[tuple[str, ...]]] = defaultdict(Counter)
    names: Counter[str] = Counter()
    for paper in papers:
        for start, end, tex in paper.spans:
            shown = paper.text[start:end]
            for at, run, pieces in runs_of(tex, shown):
                alone[run][pieces] += 1
                before, after = shown[at - 1 : at], shown[at + len(run) :].lstrip()[:1]
                beside[f"{before} {run}", run][pieces] += 1
                beside[f"{run} {kind_of(after)}", run][pieces] += 1
                names.update(piece if piece[0] == "\\" else "letter" for piece in pieces)
    total = sum(names.values())
    costs = {
        name[1:]: 80 + round(-10 * math.log(times / total))
        for name, times in names.items()
        if times >= 3 and name[0] == "\\"
    }
    known: dict[str, tuple[str, ...]] = {}
    by_cost = Splitter(levels, costs, {})
    for run, found in sorted(alone.items()):
        best = most(found)
        if best != by_cost.cheapest(run) and (found[best] >= 3 or found[best] == found.total() == 2):
            known[run] = best
    by_run = Splitter(levels, costs, dict(known))
    for (key, run), found in sorted(beside.items()):
        best, usual = most(found), by_run.split(run)
        if best != usual and found[best] >= 4 and found[best] > 2 * found[usual]:
            known[key] = best
    return costs, known


def most(found: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    return min(found, key=lambda pieces: (-found[pieces], pieces))


UPRIGHT = re.compile(
    r"\\(?:mathrm|text|textrm|mbox|operatorname|rm|textup|hbox|textnormal)\b\*?[ {~]*(?:\\[,;:!])*([A-Za-z]{2,})"
)
MATHS = re.compile(r"(?<!\\)\$([^$]+)\$")
LETTERS = re.compile(r"(?<![A-Za-z\\])([A-Za-z]{2,})(?![A-Za-z])")


def upright(papers: Sequence[Damaged]) -> list[str]:
    """Abbreviations of three letters or more that authors set upright, rather than as variables."""
    up, down = Counter[str](), Counter[str]()
    for paper in papers:
        for maths in MATHS.findall(paper.tex):
            up.update(UPRIGHT.findall(maths))
            down.update(LETTERS.findall(UPRIGHT.sub(" ", maths)))
    return sorted(word for word, times in up.items() if times >= 3 and times > down[word] and len(word) > 2)


# -- The labeller ------------------------------------------------------------------------------


class Labelled(NamedTuple):
    """A text: the features of its tokens, and whether each lies wholly in a formula."""

    features: np.ndarray
    inside: np.ndarray


def label(paper: Damaged, lexicon: Lexicon) -> Labelled:
    tokens = tokens_of(paper.text)
    starts = np.cumsum([0, *map(len, tokens)])
    inside = np.zeros(len(tokens), dtype=np.float32)
    for start, end, _ in paper.spans:
        inside[np.searchsorted(starts, start) : np.searchsorted(starts, end, side="right") - 1] = 1
    return Labelled(features_of(tokens, lexicon), inside)


def train(lexicon: Lexicon, papers: Sequence[Damaged], others: Sequence[Damaged]) -> tuple[Weights, Weights]:
    """The weights of the features, and those of the transitions, outside and inside x outside and inside."""
    start = time.process_time()
    texts = [label(paper, lexicon) for paper in papers if paper.text]
    tuning = [label(paper, lexicon) for paper in others if paper.spans and not MARKED.search(outside(paper))][:600]
    print(
        f"{sum(len(text.inside) for text in texts):,} tokens, {time.process_time() - start:.0f} s", file=sys.stderr
    )
    rng = random.Random(1)
    texts.sort(key=lambda text: len(text.inside))
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    field = Field(2**BITS)
    for number in range(ROUNDS + REFITTED):
        if number == ROUNDS:
            field.keep(KEPT)
        rng.shuffle(batches)
        mean = field.round(batches, rng)
        likely = sum(field.likelihood(tuning[at : at + BATCH], mean) for at in range(0, len(tuning), BATCH))
        likely /= sum(len(text.inside) for text in tuning)
        spent = time.process_time() - start
        print(f"round {number + 1}: {likely:.5f} a token, {spent:.0f} s", file=sys.stderr, flush=True)
    return mean, field.transitions


class Field:
    """A conditional random field of two labels, with weights for inside only."""

    def __init__(self, size: int) -> None:
        self.weights = np.zeros(size, dtype=np.float32)
        # From one on, so that what was seen once counts little.
        self.squares = np.ones(size, dtype=np.float32)
        self.hits = np.zeros(size, dtype=np.int32)
        self.used = np.ones(size, dtype=bool)
        self.sums = np.zeros(size, dtype=np.float32)
        self.transitions = np.zeros((2, 2))
        self.transition_squares = np.ones((2, 2))

    def round(self, batches: Sequence[Sequence[Labelled]], rng: random.Random) -> Weights:
        """Learn of each batch; the mean of the weights over the second half."""
        total, turns = np.zeros_like(self.weights), 0
        for turn, batch in enumerate(batches):
            self.learn(batch, rng)
            if turn >= len(batches) // 2 and turn % 10 == 0:
                total += self.weights
                turns += 1
        return total / max(1, turns)

    def keep(self, most: int) -> None:
        """Only so many weights from now on: the largest of those that were often of use."""
        worth = np.abs(self.weights) * np.sqrt(np.minimum(self.hits, 100)) * (self.hits >= 3)
        self.used = worth > np.partition(worth, -most)[-most]
        self.weights[~self.used] = 0

    def learn(self, batch: Sequence[Labelled], rng: random.Random) -> None:
        """One step of AdaGrad."""
        features = np.concatenate([text.features for text in batch])
        size = features.shape[1]
        some = sorted(rng.sample(range(size), round(size * (1 - LEFT_OUT))))
        features = features[:, some]
        scores, labels, mask = padded(batch, self.weights[features].sum(1) * np.float32(size / len(some)))
        odds, pairs = self.expected(scores, mask)
        gradient = ((labels - sigmoid(odds)) * mask).T[mask.T].astype(np.float32)
        seen = np.stack([
            [((labels[:-1] == a) & (labels[1:] == b) & mask[1:]).sum() for b in (0, 1)] for a in (0, 1)
        ])  # fmt: skip
        self.transition_squares += (seen - pairs) ** 2
        self.transitions += RATE * (seen - pairs) / np.sqrt(self.transition_squares)
        wrong = np.flatnonzero(np.abs(gradient) > 1e-3)
        self.update(features[wrong].ravel(), np.repeat(gradient[wrong], len(some)))

    def update(self, at: Weights, gradient: Weights) -> None:
        """Move the weights of these features; one that stands there often gets the same value each time."""
        inside = self.used[at]
        at, gradient = at[inside], gradient[inside]
        np.add.at(self.sums, at, gradient)
        step = self.sums[at]
        self.squares[at] = self.squares[at] + step * step
        self.weights[at] = self.weights[at] + RATE * step / np.sqrt(self.squares[at])
        self.hits[at] = self.hits[at] + 1
        self.sums[at] = 0

    def likelihood(self, batch: Sequence[Labelled], weights: Weights) -> float:
        """The sum of the logarithms of what it gives each true label by itself."""
        scores, labels, mask = padded(batch, np.concatenate([weights[text.features].sum(1) for text in batch]))
        odds, _ = self.expected(scores, mask)
        return float(-np.logaddexp(0, np.where(labels > 0, -odds, odds))[mask].sum())

    def expected(self, scores: Weights, mask: Weights) -> tuple[Weights, Weights]:
        """The odds (logarithms) of inside, tokens x texts, and how often each label is expected behind each."""
        (oo, oi), (io, ii) = self.transitions
        ahead, behind = scores.copy(), np.zeros_like(scores)
        for at in range(1, len(scores)):
            before = ahead[at - 1]
            ahead[at] += np.logaddexp(oi, before + ii) - np.logaddexp(oo, before + io)
        for at in range(len(scores) - 2, -1, -1):
            after = behind[at + 1] + scores[at + 1]
            behind[at] = (np.logaddexp(io, after + ii) - np.logaddexp(oo, after + oi)) * mask[at + 1]
        after = (behind + scores)[1:]
        before = ahead[:-1]
        all_ = np.stack([np.full_like(before, oo), after + oi, before + io, before + after + ii])
        all_ = np.exp(all_ - all_.max(0))
        return ahead + behind, ((all_ / all_.sum(0)) * mask[1:]).sum((1, 2)).reshape(2, 2)


def sigmoid(odds: Weights) -> Weights:
    return 1 / (1 + np.exp(-odds))


def padded(batch: Sequence[Labelled], scores: Weights) -> tuple[Weights, Weights, Weights]:
    """Scores, labels and which of them are there, tokens x texts."""
    lengths = [len(text.inside) for text in batch]
    mask = np.arange(max(lengths))[:, None] < np.array(lengths)
    out, labels = np.zeros(mask.shape), np.zeros(mask.shape)
    out.T[mask.T] = scores
    labels.T[mask.T] = np.concatenate([text.inside for text in batch])
    return out, labels, mask


def rounded(weights: Weights) -> np.ndarray:
    """The weights as levels."""
    return np.clip(np.round(weights * UNIT / STEP), -LEVELS, LEVELS).astype(np.int32)


def excess() -> list[int]:
    """log(1 + exp(-x)) in whole parts of UNIT, until it is nothing."""
    values = [round(UNIT * math.log1p(math.exp(-x / UNIT))) for x in range(20 * UNIT)]
    return values[: values.index(0)]


if __name__ == "__main__":
    main(*sys.argv[1:])
