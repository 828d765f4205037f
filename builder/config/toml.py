"""Data files that people edit, in TOML: how each is read, and how it is said what is wrong with one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.model import BuilderError


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a file, with or without a byte order mark; raises BuilderError where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise fault(path, "the file cannot be read", "put it there, or name another") from error
    except UnicodeDecodeError as error:
        raise fault(path, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, a list that deep
        raise fault(path, f"this is not TOML ({error})", "correct it there") from error


def fault(path: Path, what: str, remedy: str) -> BuilderError:
    """What is wrong with a data file, which ends the build before anything is written."""
    return BuilderError(f"{path.as_posix()}: {what}. Nothing was built; {remedy}.")
