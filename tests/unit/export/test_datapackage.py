"""What files of data there are, for programs."""

import json
import re

import pytest

from builder.export.datapackage import datapackage
from builder.export.files import SQLITE
from builder.export.whole import DATA_FILES
from builder.model.data import DataFile


def test_a_package_has_what_frictionless_asks_for() -> None:
    files = [DataFile(name, 12, "ab" * 32) for name in (*DATA_FILES.values(), SQLITE)]
    package = json.loads(
        datapackage(files, "mine", "Mine <b>", "All of mine.", "https://a.example/", "2025-09-09")
    )

    assert package["profile"] == "data-package"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert all("name" in licence and "title" in licence for licence in package["licenses"])
    assert (package["homepage"], package["version"]) == ("https://a.example/", "2025-09-09")
    names = [resource["name"] for resource in package["resources"]]
    assert len({*names}) == len(names) == 5
    for resource, file in zip(package["resources"], files, strict=True):
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        assert (resource["path"], resource["bytes"], resource["hash"]) == (file.name, 12, f"sha256:{'ab' * 32}")
        assert {"profile", "description", "format", "mediatype"} <= resource.keys()


@pytest.mark.parametrize("key", ["homepage", "version", "description"])
def test_what_is_not_known_is_left_out(key: str) -> None:
    assert key not in json.loads(datapackage([], "mine", "Mine", "", "", ""))
