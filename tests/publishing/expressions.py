"""What `${{ … }}` means in a workflow (GitHub's documentation: "Evaluate expressions")."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

INSIDE = re.compile(r"\$\{\{((?:'[^']*'|[^'])*?)\}\}")
TOKEN = re.compile(r"\s*('(?:[^']|'')*'|-?\d+(?:\.\d+)?|[A-Za-z_][\w-]*|==|!=|&&|\|\||[!().,*])\s*")
RANKS = (("||",), ("&&",), ("==", "!="))
LITERALS = {"true": True, "false": False, "null": None}


def fill(text: str, contexts: Mapping[str, Any]) -> str:
    """The text with the values of its expressions."""
    return INSIDE.sub(lambda found: _text(evaluate(found[1], contexts)), text)


def filled(texts: Mapping[str, str], contexts: Mapping[str, Any]) -> dict[str, str]:
    return {name: fill(text, contexts) for name, text in texts.items()}


def holds(condition: str, contexts: Mapping[str, Any]) -> bool:
    """Whether an `if` is true; success is asked for unless the condition itself asks how things went."""
    inside = INSIDE.fullmatch(condition.strip())
    text = inside[1] if inside else condition
    if not re.search(r"\b(success|failure|always|cancelled)\s*\(", text):
        text = f"success() && ({text})"
    return _truth(evaluate(text, contexts))


def evaluate(text: str, contexts: Mapping[str, Any]) -> Any:
    """The value of what stands between `${{` and `}}`."""
    return _Expression(text, contexts).value


class _Expression:
    """Works an expression out while reading it; operators of a higher rank bind closer."""

    def __init__(self, text: str, contexts: Mapping[str, Any]) -> None:
        self.text, self.contexts = text, contexts
        self.tokens = [*TOKEN.findall(text), "", ""]
        strange = TOKEN.sub("", text)
        self.value = None if strange else self._ranked(0)
        if strange or self.tokens != ["", ""]:
            raise ValueError(f"not an expression: {text}")

    def _take(self, *signs: str) -> str:
        """The next token if it is one of these, else none."""
        return self.tokens.pop(0) if self.tokens[0] in signs else ""

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise ValueError(f"{sign} is missing: {self.text}")

    def _ranked(self, rank: int) -> Any:
        if rank == len(RANKS):
            return self._operand()
        value = self._ranked(rank + 1)
        while sign := self._take(*RANKS[rank]):
            other = self._ranked(rank + 1)
            if sign in ("||", "&&"):
                value = value if _truth(value) == (sign == "||") else other
            else:
                value = _same(value, other) == (sign == "==")
        return value

    def _operand(self) -> Any:
        if self._take("!"):
            return not _truth(self._operand())
        if self._take("("):
            value = self._ranked(0)
            self._expect(")")
            return value
        token = self.tokens.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if re.match(r"-?\d", token):
            return json.loads(token)
        if token in LITERALS:
            return LITERALS[token]
        if self._take("("):
            return self._call(token.lower())
        if token not in self.contexts:
            raise ValueError(f"the runner lacks the context {token}: {self.text}")
        value = self.contexts[token]
        while self._take("."):
            name = self.tokens.pop(0)
            if name == "*":
                return self._of_each(value)
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    def _of_each(self, things: Any) -> list[Any]:
        """What stands behind `.*`: one name, of each of the things that have it."""
        name = self.tokens.pop(0) if self._take(".") else ""
        every = things if isinstance(things, list) else []
        return [thing[name] for thing in every if isinstance(thing, Mapping) and name in thing]

    def _call(self, name: str) -> Any:
        values: list[Any] = []
        while not self._take(")"):
            if values:
                self._expect(",")
            values.append(self._ranked(0))
        match name, values:
            case (("success" | "failure"), []):
                return self.contexts["job"]["status"] == name
            case (("always" | "cancelled"), []):
                return name == "always"
            case "contains", [list(things), thing]:
                return any(_same(other, thing) for other in things)
            case "contains", [text, part]:
                return _text(part).lower() in _text(text).lower()
            case "startswith", [text, part]:
                return _text(text).lower().startswith(_text(part).lower())
            case "endswith", [text, part]:
                return _text(text).lower().endswith(_text(part).lower())
            case "format", [str(form), *parts]:
                return re.sub(r"\{(\d+)\}", lambda found: _text(parts[int(found[1])]), form)
            case "tojson", [value]:
                return json.dumps(value, indent=2, ensure_ascii=False)
            case "hashfiles", patterns if "workspace" in self.contexts.get("github", {}):
                return _hash_of(Path(self.contexts["github"]["workspace"]), patterns)
        raise ValueError(f"the runner lacks the function {name} of {len(values)} values: {self.text}")


def _hash_of(workspace: Path, patterns: Sequence[str]) -> str:
    """The hash of the hashes of the files, or nothing where there is none."""
    files = sorted({file for pattern in patterns for file in workspace.glob(pattern) if file.is_file()})
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest() if files else ""


def _truth(value: Any) -> bool:
    """Nothing, 0 and the empty text are false; an empty list is not."""
    return isinstance(value, (list, Mapping)) or bool(value)


def _text(value: Any) -> str:
    if isinstance(value, (list, Mapping)):
        return "Array" if isinstance(value, list) else "Object"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _same(one: Any, other: Any) -> bool:
    """Texts are the same whatever their case; all else is compared as numbers."""
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    return _number(one) == _number(other)


def _number(value: Any) -> float:
    try:
        return float(value or 0)
    except (TypeError, ValueError):
        return float("nan")
