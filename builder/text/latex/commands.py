r"""LaTeX's commands: what is one, and what is left of those that only dress words (`{\em so}`, `\textbf{so}`)."""

from __future__ import annotations

import re

LATEX_COMMAND = r"\\[A-Za-z]+"
"""A pattern: any command that is spelled in letters."""

ESCAPE = re.compile(r"(?<!\\)\\([%&#])")

# All the blanks behind the name, or none: the words may begin with some, too, and to try every way to part a long
# run of them takes time by the square of its length.
SWITCH = re.compile(r"\{\\(?:em|it|bf|rm|sc|sf|sl|tt|itshape|bfseries)(?:\s+(?!\s)|\{\})([^{}\\$]*)\}")

WRAPPER = re.compile(r"(?<!\\)\\(?:emph|text(?:bf|it|rm|sc|sf|sl|tt|normal)?|underline|mbox)\{([^{}\\$]*)\}")

DRESS = re.compile(
    r"\\(?:emph|em|it|bf|rm|sc|sf|tt|operatorname|text(?:bf|it|rm|sc|sf|tt|normal)?"
    r"|math(?:bb|bf|cal|frak|it|rm|scr|sf|tt))(?![A-Za-z])"
)


def undress(text: str) -> str:
    r"""The words alone of escapes (`\%`), switches (`{\em so}`) and wrappers (`\emph{so}`) outside formulas."""
    return WRAPPER.sub(r"\1", SWITCH.sub(r"\1", ESCAPE.sub(r"\1", text)))


def plain(text: str) -> str:
    r"""A cleaned text without the commands that only dress its formulas (`\mathcal`): for keys and addresses.

    Their braces stay: `$\mathcal{O}(n)$` gives `${O}(n)$`.
    """
    return DRESS.sub("", text) if "\\" in text else text
