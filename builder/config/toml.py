"""Data files in TOML that people edit: how they are read, and the error where something in one is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.model import BuilderError


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a file in UTF-8, with a byte-order mark or without; raises BuilderError where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise fault(path, "the file cannot be read", "put it there, or name another") from error
    except UnicodeDecodeError as error:
        raise fault(path, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, a list that deep
        raise fault(path, f"this is not TOML ({error})", "correct it there") from error


def texts_of(path: Path, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """The list of texts under a key of a table, which messages call `where`; raises BuilderError without one."""
    if key not in table:
        raise fault(path, f"{where} has no {key}", "add one")
    found = table[key]
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise fault(path, f"{key} of {where} is not a list of texts", f'write {key} = ["one", "another"]')
    return tuple(found)


def fault(path: Path, what: str, remedy: str) -> BuilderError:
    """The error that ends a build because of a data file: `what` is wrong, and the `remedy`."""
    return BuilderError(f"{path.as_posix()}: {what}. Nothing was built; {remedy}.")
