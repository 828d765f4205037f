"""What can be taken away is put into the site: the files for programs before its pages, the offline copy after."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from builder.config import Config
from builder.export import DATA_FILES, PACKAGE, SQLITE, Cite, write_data
from builder.model import Archive, Data, OfflineCopy
from builder.pipeline.offline_copy import copy_name, estimate, pack_inside
from builder.site import BUTTON

FOLDER = "data"
"""Where they lie, below the site."""


def put_data(archive: Archive, cite: Cite, config: Config, site: Path) -> Data:
    """Write the files for programs below a site to be, and take them back where they weigh too much."""
    elsewhere = _released(config)
    if not config.data_megabytes:
        return Data(elsewhere=elsewhere)
    about = copy_name(config), config.name, config.description, config.address
    files = write_data(archive, cite, site / FOLDER, about)
    data = Data(files, here=True, most=config.data_megabytes * 1_000_000, elsewhere=elsewhere)
    if data.bytes > data.most:
        shutil.rmtree(site / FOLDER)
        return replace(data, here=False)
    return data


def put_copy(site: Path, data: Data, config: Config) -> Data:
    """The data with the offline copy of a site that stands, where the settings ask for one.

    It lies there then, as long as it weighs little enough beside the files: about what it would weigh is found out
    first, for to pack it takes long. A release has it, too.
    """
    weight = estimate(site) if config.offline_copy or config.releases else 0
    files = data.bytes if data.here else 0
    if config.offline_copy and weight + files <= config.data_megabytes * 1_000_000:
        packed = pack_inside(site, config, site / FOLDER)
        url = f"{FOLDER}/{packed.path.name}"
        return replace(data, copy=OfflineCopy(url, f"{url}.sha256", packed.bytes, packed.sha256))
    if config.releases:
        url = _address(config, f"{copy_name(config)}.zip")
        return replace(data, copy=OfflineCopy(url, f"{url}.sha256", weight))
    return data


def files_put(site: Path) -> list[str]:
    """The paths of all that was put there, and of the script of the page that tells of it."""
    scripts = [BUTTON] if (site / BUTTON).is_file() else []
    return sorted([*scripts, *(f"{FOLDER}/{file.name}" for file in (site / FOLDER).glob("*"))])


def _released(config: Config) -> dict[str, str]:
    """Where the newest release has each file."""
    names = (*DATA_FILES.values(), SQLITE, PACKAGE) if config.releases else ()
    return {name: _address(config, name) for name in names}


def _address(config: Config, name: str) -> str:
    """Where the newest release has a file, as GitHub names it."""
    return f"{config.releases}latest/download/{name}"
