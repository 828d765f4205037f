"""The archive kept on a reader's device: a real worker, a network that goes and comes, a site that changes."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from builder.commands.server import serving
from builder.config.settings import Config
from builder.model.archive import Archive
from tests.browser.conftest import BASE, Visit, visiting
from tests.browser.test_accessible import violations
from tests.conftest import build
from tests.once import Once

FEWER, ALL = "12 papers", "24 papers"
"""What the front page says of the first papers of the real archive, and of twice as many: a worker that keeps them
does with few what it does with many."""

WHOLE = "281 papers"

PAPER = "papers/skill-expansion-and-composition-in-parameter-space"


@dataclass
class Web:
    """A network: a site at an address that stays, which can be changed, and a server that can be off."""

    before: Path
    after: Path
    place: Path
    port: int = 0
    server: ExitStack = field(default_factory=ExitStack)

    def publish(self, site: Path) -> None:
        self.place.unlink(missing_ok=True)
        self.place.symlink_to(site)

    def on(self) -> None:
        self.port = self.server.enter_context(serving(self.place, BASE, self.port))

    def off(self) -> None:
        self.server.close()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}{BASE}"


@pytest.fixture(scope="session")
def sites(config: Config, archive: Archive, once: Once) -> tuple[Path, Path]:
    """A site that can be kept, with some papers and with more."""
    first = next(entry for entry in archive.entries.values() if entry.permalink == f"{PAPER}.html")
    others = [entry for entry in archive.entries.values() if entry is not first]
    there = dataclasses.replace(config, years={}, overrides_file=None, installable=True)

    def fill(folder: Path) -> None:
        for name, number in (("before", 12), ("after", 24)):
            (folder / f"{name}-seeds").mkdir()
            papers = [entry.paper for entry in (first, *others[: number - 1])]
            lines = [json.dumps({"title": one.title, "abstract": one.abstract}) for one in papers]
            (folder / f"{name}-seeds" / "2025-09-09.jsonl").write_text("\n".join(lines), encoding="utf-8")
            build(dataclasses.replace(there, seeds=folder / f"{name}-seeds"), folder / name)

    folder = once.folder("kept", fill)
    return folder / "before", folder / "after"


@pytest.fixture
def network(sites: tuple[Path, Path], tmp_path: Path) -> Iterator[Web]:
    web = Web(*sites, tmp_path / "live")
    web.publish(web.before)
    web.on()
    yield web
    web.off()


@pytest.fixture
def reader(browser: Browser, network: Web) -> Iterator[Visit]:
    yield from visiting(browser, network.root, alone=True)


def standing(visit: Visit) -> Locator:
    return visit.page.locator("[data-pa-keep]").get_by_role("status")


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name).press("Enter")


def keep(visit: Visit) -> None:
    visit.open("data.html")
    expect(standing(visit)).to_have_text("Not kept on this device.")
    press(visit, "Keep this archive")
    expect(standing(visit)).to_contain_text("Kept on this device:")
    expect(standing(visit)).to_be_focused()


def registrations(visit: Visit) -> int:
    return int(visit.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"))


def kept_names(visit: Visit) -> list[str]:
    return list(visit.page.evaluate("caches.keys()"))


def settled(visit: Visit) -> None:
    """Wait until the worker has ended what it does."""
    visit.page.evaluate(
        """() => new Promise((resolve) => {
            const heard = ({ data }) => { if (!data.paKept.isBusy) resolve(); };
            navigator.serviceWorker.addEventListener("message", heard);
            navigator.serviceWorker.startMessages();
            navigator.serviceWorker.controller.postMessage("standing");
        })"""
    )


def expect_only_missing(visit: Visit) -> None:
    """The browser complains of what the site has not, and of nothing else."""
    assert [told for told in visit.complaints if "404" not in told] == []
    visit.complaints.clear()


def stop_worker(visit: Visit, **known: int) -> None:
    """End the worker as a browser does that needs room, and let it know something else when it comes back."""
    devtools = visit.page.context.new_cdp_session(visit.page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    visit.page.evaluate(
        """async (known) => {
            const shelf = await caches.open(`paper-archive ${new URL(".", location.href).pathname}`);
            const [state] = await shelf.keys();
            const said = await (await shelf.match(state)).json();
            await shelf.put(state, new Response(JSON.stringify({ ...said, ...known })));
        }""",
        known,
    )


def test_without_a_network_all_can_be_read_and_searched(reader: Visit, network: Web) -> None:
    keep(reader)
    network.off()
    for path in ("", "index.html", "index.html?from=app#content"):
        reader.open(path)
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text(FEWER)
    stop_worker(reader)
    reader.open(f"{PAPER}.html")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(
        "Skill Expansion and Composition in Parameter Space"
    )
    reader.open("search.html?q=skill+expansion")
    expect(reader.page.get_by_role("link", name="Skill Expansion and Composition in")).to_be_visible()


def test_without_a_network_addresses_lead_as_servers_lead_them(reader: Visit, network: Web) -> None:
    keep(reader)
    network.off()
    for asked, opened in ((f"{PAPER}?v=2#content", f"{PAPER}.html?v=2#content"), ("topics", "topics/")):
        reader.open(asked)
        assert reader.path() == opened
    for missing in ("papers/never-was.html", "data/papers.jsonl"):
        reader.open(missing)
        assert reader.path() == "kept/missing.html"
        expect(reader.page.get_by_role("heading", level=1)).to_have_text("Not on this device")


def test_a_new_publication_shows_on_the_next_visit_but_one(reader: Visit, network: Web) -> None:
    keep(reader)
    old = reader.page
    network.publish(network.after)
    reader.page = old.context.new_page()
    reader.open("index.html")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(FEWER)
    settled(reader)
    reader.open("index.html")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(ALL)
    network.off()
    reader.open("data.html")
    expect(standing(reader)).to_contain_text("Without a network nothing newer can be loaded.")
    # The page that has been open since goes on with what it is made of.
    assert old.evaluate("fetch('index.html').then((page) => page.text())").count(FEWER)


def test_an_update_that_breaks_off_shows_nothing_of_the_new_and_goes_on(
    reader: Visit, network: Web, tmp_path: Path
) -> None:
    keep(reader)
    broken = tmp_path / "half"
    shutil.copytree(network.after, broken)
    (broken / PAPER).with_suffix(".html").write_text("another build's")
    network.publish(broken)
    for _ in range(2):
        reader.open("index.html")
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text(FEWER)
        settled(reader)
    reader.open("data.html")
    expect(standing(reader)).to_contain_text("The site sends other pages than it says.")
    network.publish(network.after)
    press(reader, "Go on")
    settled(reader)
    expect(standing(reader)).not_to_contain_text("The site sends")
    reader.open("index.html")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(ALL)


def test_what_comes_of_a_site_that_is_half_there_rules_no_page_and_is_gone_on_with(
    reader: Visit, network: Web, tmp_path: Path
) -> None:
    half = tmp_path / "half"
    shutil.copytree(network.before, half)
    (half / PAPER).with_suffix(".html").unlink()
    network.publish(half)
    reader.open("data.html")
    press(reader, "Keep this archive")
    expect(standing(reader)).to_contain_text("Not all is there; it goes on where it ended.")
    expect(reader.page.get_by_role("button", name="Go on")).to_be_visible()
    (half / "index.html").write_text("<h1>From the network</h1>")
    reader.open("index.html")
    expect(reader.page.get_by_role("heading")).to_have_text("From the network")
    network.publish(network.before)
    reader.open("data.html")
    expect(standing(reader)).to_contain_text("Kept on this device:")
    expect_only_missing(reader)


def test_where_the_keeper_switches_it_off_pages_are_the_networks_and_after_a_day_all_goes(
    reader: Visit, network: Web, site: Path
) -> None:
    keep(reader)
    network.publish(site)
    for heading in (FEWER, WHOLE):
        reader.open("index.html")
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text(heading)
        settled(reader)
    network.off()
    reader.open("index.html")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(FEWER)
    network.on()
    stop_worker(reader, gone=1)
    reader.open("index.html")
    reader.page.wait_for_function("() => caches.keys().then((names) => names.length === 0)")
    assert registrations(reader) == 0
    expect_only_missing(reader)


def test_a_device_without_room_is_told_so_and_nothing_is_loaded(reader: Visit, network: Web) -> None:
    reader.open("data.html")
    devtools = reader.page.context.new_cdp_session(reader.page)
    origin = network.root.removesuffix(BASE)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000})
    press(reader, "Keep this archive")
    expect(standing(reader)).to_contain_text("This browser has no room for it.")
    assert violations(reader.page) == []
    press(reader, "Remove")
    expect(standing(reader)).to_contain_text("nothing is left on this device")
    assert (registrations(reader), kept_names(reader)) == (0, [])


def test_to_remove_it_leaves_nothing(reader: Visit, network: Web) -> None:
    keep(reader)
    assert violations(reader.page) == []
    press(reader, "Remove")
    expect(standing(reader)).to_have_text("It is removed: nothing is left on this device.")
    assert (registrations(reader), kept_names(reader)) == (0, [])
    reader.open("index.html")
    reader.open("data.html")
    expect(standing(reader)).to_have_text("Not kept on this device.")
    assert (registrations(reader), kept_names(reader)) == (0, [])
    keep(reader)
    assert registrations(reader) == 1


def test_who_does_not_ask_gets_nothing(reader: Visit, web: Visit) -> None:
    asked: list[str] = []
    for visit in (reader, web):
        visit.page.on("request", lambda request: asked.append(request.url))
        for path in ("index.html", f"{PAPER}.html", "data.html"):
            visit.open(path)
        assert (registrations(visit), kept_names(visit)) == (0, [])
    assert not [url for url in asked if "worker" in url or "/kept/" in url]
    assert [url for url in asked if url.endswith("keep.js")] == [f"{reader.root}assets/js/keep.js"]


def test_from_disk_it_says_that_nothing_is_needed(browser: Browser, network: Web) -> None:
    for visit in visiting(browser, f"{network.before.as_uri()}/"):
        visit.open("data.html")
        expect(visit.page.locator("[data-pa-keep]")).to_contain_text("it needs no network as it is")
        expect(visit.page.get_by_role("button", name="Keep this archive")).to_have_count(0)
