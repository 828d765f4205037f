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


def fault(path: Path, what: str, remedy: str) -> BuilderError:
    """The error that ends a build because of a data file: `what` is wrong, and the `remedy`."""
    return BuilderError(f"{path.as_posix()}: {what}. Nothing was built; {remedy}.")
