"""Issue forms: what a reader wrote in one, as GitHub hands it on, by the labels of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.model import BuilderError, quote

LONGEST = 65_536
"""Characters of an issue, at most, as GitHub has it."""

PAPER, WHY = "The paper", "Why"

FORMS: Mapping[str, Mapping[str, str]] = {
    "one": {"paper": PAPER, "other": "The same paper", "reason": WHY},
    "two": {"papers": "The listings", "reason": WHY},
    "topics": {"paper": PAPER, "topics": "Its topics", "reason": WHY},
    "tags": {"paper": PAPER, "tags": "Its tags", "reason": WHY},
    "text": {"paper": PAPER, "text": "Its title", "abstract": "Its abstract", "reason": WHY},
    "hide": {"paper": PAPER, "reason": "Why it should go"},
}
"""The fields of each form in `.github/ISSUE_TEMPLATE`, by their ids, with their labels. An issue does not say
which form it is: no two forms have the same labels."""

NO_ANSWER = "_No response_"
"""What GitHub writes where a field was left empty."""

_LABELS = frozenset(label for fields in FORMS.values() for label in fields.values())


class NoCorrectionError(BuilderError):
    """What someone asks for cannot be; a line for each reason."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was written in a field, "" for nothing, and on which line of the issue its label stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A form that was filled in: what is to be done, a key of FORMS, and its fields by their ids."""

    kind: str
    fields: Mapping[str, Said]


def read_answer(body: str, name: str) -> Answer:
    """The form that the text of an issue is, whoever wrote it; raises NoCorrectionError where it is none. `name`
    stands in the message.

    Whatever looks like a label of ours is taken for one, in a fence too: then there are too many, and nobody has
    to guess what belongs to which.
    """
    if len(body) > LONGEST:
        raise _no_form(name, 1, f"it has {len(body):,} characters; an issue has {LONGEST:,} at most")
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [(line[4:].strip(), at) for at, line in enumerate(lines) if line.startswith("### ")]
    found = [(label, at) for label, at in heads if label in _LABELS]
    kind = _kind(found, name)
    ends = [at for _, at in found[1:]] + [len(lines)]
    texts = [Said(_value(lines[at + 1 : end]), at + 1) for (_, at), end in zip(found, ends, strict=True)]
    return Answer(kind, dict(zip(FORMS[kind], texts, strict=True)))


def _kind(found: Sequence[tuple[str, int]], name: str) -> str:
    """The form that has these labels, in this order."""
    labels = [label for label, _ in found]
    for kind, fields in FORMS.items():
        if labels == [*fields.values()]:
            return kind
    seen: set[str] = set()
    for label, at in found:
        if label in seen:
            raise _no_form(name, at + 1, f"the label {quote(label)} stands there twice")
        seen.add(label)
    said = f"its labels are {', '.join(map(quote, labels))}" if labels else "it has none of the labels of a form"
    raise _no_form(name, found[0][1] + 1 if found else 1, said)


def _value(lines: Sequence[str]) -> str:
    """What was written, without the fence that someone put around all of it."""
    text = "\n".join(lines).strip()
    first, _, rest = text.partition("\n")
    inside, _, last = rest.rpartition("\n")
    if first.startswith("```") and last.strip() == "```":
        text = inside.strip()
    return "" if text == NO_ANSWER else text


def _no_form(name: str, line: int, what: str) -> NoCorrectionError:
    return NoCorrectionError(
        f"{name}:{line}: this is none of the forms for corrections: {what}. Nothing was changed; "
        "fill in one form, and leave its labels as they are."
    )
