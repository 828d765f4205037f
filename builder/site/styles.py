"""Our files for every page; the one of styles begins with Material's, so that a page asks for one."""

from __future__ import annotations

from pathlib import Path

from mkdocs.utils import get_theme_dir

from builder.system import copy_files, files_in, write_file

MATERIAL = "assets/stylesheets/main.57a0d79d.min.css"
"""What the pinned Material calls its styles; a test holds it to that."""

STYLES = "css/archive.css"
"""Our styles, among our files."""


DEAR, CHEAP = b"+*{", b"+:where(h2,h3,h4,p,ul,ol,dl,table,pre,div){"
"""The end of a rule of Material's for what follows a table. With a sign for any element, a browser works out the
styles of all rows of a list anew whenever one is put in or taken out: 40 ms where 500 papers are saved, else 2."""


def copy_assets(assets: Path, place: Path) -> None:
    """Copy our files into a folder that lacks them."""
    copy_files(assets, files_in(assets), place)
    styles = place / STYLES
    if styles.is_file():
        write_file(styles, _material() + styles.read_bytes())


def _material() -> bytes:
    """Material's styles, without the name of a map that no site has."""
    whole = (Path(get_theme_dir("material")) / MATERIAL).read_bytes()
    return whole.split(b"\n/*# sourceMappingURL", 1)[0].rstrip().replace(DEAR, CHEAP) + b"\n"
