"""Directories: each value of a facet is a page, and several are joined by ticking."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import ample
from conftest import SECOND, TODAY, write
from hub import site
from hub.facts import status
from hub.hub import Hub, assemble
from hub.pages.directory import Directory, paging
from hub.pages.pictures import Pictures
from hub.pages.reader import Reader, library
from hub.records import KINDS, addresses
from hub.records.kinds.places import District
from hub.records.kinds.reference import Topic
from hub.records.kinds.work import Offer
from sites import Served, documents


def directory(hub: Hub, kind: str, language: str = "fr") -> Directory:
    return Directory(KINDS[kind], Reader(hub, hub.languages[language], f"{language}/"))


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if model.directory])
def test_every_value_has_a_page_with_exactly_its_records(kind: str, ample_hub: Hub, ample_site: Path) -> None:
    """No record is missing and none is too much; no list leads to a value without records, and its page says so."""
    pages = documents(ample_site)
    folder, records = KINDS[kind].folder, ample_hub.records(KINDS[kind])
    for choice in directory(ample_hub, kind):
        page = pages[f"fr/{folder}/{choice.facet}/{choice.value}/"]
        listed = {link.split("/")[-2] for link in page.links if link.startswith("../../") and link.count("/") == 3}
        assert choice.records or "None at the moment." in page.html
        assert {record.id for record in choice.records} == listed & records.keys(), choice

    assert all(choice.records for choices in directory(ample_hub, kind).choices.values() for choice in choices)


def test_every_value_that_may_come_again_has_a_page(ample_hub: Hub, ample_site: Path, published_site: Path) -> None:
    """Events are upcoming, then past, then upcoming again: an address somebody kept never leads nowhere. An empty page
    is neither in the list of all pages nor in the search."""
    pages = documents(published_site)
    sitemap = (published_site / "fr/sitemap.xml").read_text(encoding="utf-8")
    for name, empty in (("upcoming", False), ("past", True), ("cancelled", True)):
        page = pages[f"fr/events/status/{name}/"]
        assert empty == ("None at the moment." in page.html) == ('name="robots" content="noindex"' in page.html)
        assert empty == (f"/fr/events/status/{name}/" not in sitemap)
    for topic in ample_hub.records(Topic):
        assert all(f"fr/{folder}/topic/{topic}/" in documents(ample_site) for folder in ("offers", "partners"))


def test_a_place_has_what_names_it_and_what_is_for_its_whole_region(ample_hub: Hub) -> None:
    """An offer for all of a region is found under each of its districts, wherever its counter is; one that names other
    districts is not."""
    offers = directory(ample_hub, "offer")
    everywhere = 0
    for choice in offers.choices["district"]:
        region = ample_hub.get(District, choice.value).region
        for offer in ample_hub.records(Offer).values():
            for_all = not offer.districts and region in offer.regions
            everywhere += for_all and bool(offer.sites)
            expected = for_all or choice.value in {*offer.districts, *offer.sites}
            assert expected == (offer in choice.records), (choice.value, offer.id)
    assert everywhere


def test_a_state_office_is_not_listed_under_every_district(ample_hub: Hub) -> None:
    """Only under those it names."""
    for choice in directory(ample_hub, "partner").choices["district"]:
        for partner in choice.records:
            if partner.reach in ("state", "federal"):
                named = {id for entry in partner.responsible for id in entry.districts} | set(partner.districts)
                assert choice.value in named, (choice.value, partner.id)


def test_events_come_first_that_are_still_to_come(ample_hub: Hub) -> None:
    """Then past ones, the newest first, then those without a date."""
    events = directory(ample_hub, "event").records
    past = [event.start for event in events if status.of_event(event, TODAY) == "past"]

    assert sorted(past, reverse=True) == past
    assert not [event for event in events[: len(past)] if not event.start]


@pytest.fixture
def offers(ample_site: Path, browser: Browser) -> Iterator[tuple[Page, str]]:
    """The directory of offers, and its address."""
    with Served(ample_site) as origin:
        page = browser.new_page(reduced_motion="reduce")
        page.goto(f"{origin}nl/offers/")
        yield page, f"{origin}nl/offers/"
        page.close()


def shown(page: Page) -> set[str]:
    links = page.locator(".entry:visible :is(h2, h3) a")
    return {str(link).split("/")[-2] for link in links.evaluate_all("links => links.map((link) => link.href)")}


def test_filters_are_joined_counted_and_kept_in_the_address(offers: tuple[Page, str], ample_hub: Hub) -> None:
    """Values of a facet widen, facets narrow; whoever opens the address sees the same."""
    page, address = offers
    listed = directory(ample_hub, "offer", "nl")
    values = {(choice.facet, choice.value): {record.id for record in choice.records} for choice in listed}
    wanted = (values["district", "nord"] | values["district", "sud"]) & values["cost", "free"]

    for name, value in (("district", "nord"), ("district", "sud"), ("cost", "free")):
        page.locator(f'[data-facet="{name}"]').evaluate("(details) => (details.open = true)")
        page.locator(f'[data-facet="{name}"] input[value="{value}"]').check()

    assert wanted == shown(page)
    assert f"{len(wanted)} of {len(ample_hub.records(Offer))}" == page.locator("[role=status]").inner_text()
    assert page.url.endswith("#district=nord,sud&cost=free") or page.url.endswith("#district=sud,nord&cost=free")
    page.goto("about:blank")
    page.goto(f"{address}#cost=free&district=sud,nord")
    assert wanted == shown(page)
    page.get_by_role("button", name="Clear all filters").click()
    assert ample_hub.records(Offer).keys() == shown(page)
    assert "#" not in page.url


def test_a_value_says_how_many_it_would_leave(offers: tuple[Page, str], ample_hub: Hub) -> None:
    """And one that would leave none cannot be ticked."""
    page, _ = offers
    listed = directory(ample_hub, "offer", "nl")
    free = next(set(map(id, c.records)) for c in listed if (c.facet, c.value) == ("cost", "free"))
    page.locator('[data-facet="cost"]').evaluate("(details) => (details.open = true)")
    page.locator('[data-facet="cost"] input[value="free"]').check()

    for choice in listed.choices["topic"]:
        box = page.locator(f'[data-facet="topic"] input[value="{choice.value}"]')
        left = len([record for record in choice.records if id(record) in free])
        assert str(left) == box.locator("xpath=../following-sibling::*").text_content()
        assert (left == 0) == box.is_disabled()


def test_without_scripts_values_are_links(ample_site: Path, browser: Browser) -> None:
    """From the list to one place and back, by links alone."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with Served(ample_site) as origin:
        page.goto(f"{origin}nl/partners/")
        page.get_by_text("District", exact=True).click()
        page.get_by_role("link", name="Noord", exact=True).first.click()

        assert page.url.endswith("/nl/partners/district/nord/")
        assert "Partners: Noord" == page.locator("h1").inner_text()
        assert page.get_by_role("link", name="Show all").count() == 1
    context.close()


MORE = {
    f"data/sources/{id}.yaml": f"title: {{fr: {id}, nl: {id}}}\ntype: {type}\nweb: https://loi.example/{id}\n"
    "checked: 2026-01-10\n"
    for id, type in (("avis", "press"), ("bulletin", "press"), ("code", "law"), ("decret", "law"))
}
MORE |= {
    f"data/topics/{id}.yaml": f"title: {{fr: {id}, nl: {id}}}\nsummary: {{fr: Un sujet., nl: Een thema.}}\n"
    f"parent: {parent}\nsources: [loi-exemple]\nchecked: 2026-01-10\n"
    for id, parent in (("bail", "logement"), ("loyer", "logement"), ("voisins", "loyer"))
}

MORE |= {
    f"data/terms/{id}.yaml": f"title: {{fr: {id}, nl: {nl}}}\nexplanation: {{fr: Un mot., nl: Een woord.}}\n"
    "sources: [loi-exemple]\nchecked: 2026-01-10\n"
    for id, nl in (("valise", "Vak"), ("veste", "Vest"))
}


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose lists come in pages of two from four records on, and that names two of so many beside a record."""
    root = tmp_path_factory.mktemp("paged")
    shutil.copytree(SECOND, root / "hub")
    write(root / "hub", dict(ample.FILES) | MORE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "MOST", 3)
        patch.setattr(paging, "PAGE", 2)
        patch.setattr(library, "FULL", 3)
        patch.setattr(library, "FIRST", 2)
        write(root / "site", dict(site.made(root / "hub", TODAY, ["nl", "fr"]).files))
    return root / "site"


def test_a_long_list_comes_in_pages_that_need_no_script(paged: Path, ample_hub: Hub) -> None:
    """Every record is on exactly one of them, also of those of a value; each leads to those beside it, has a title of
    its own and says how many records there are in all; a list that is short stays whole."""
    pages, records = documents(paged), ample_hub.records(Offer)
    long = [choice for choice in directory(ample_hub, "offer", "nl") if len(choice.records) > 3]
    lists = {"nl/offers/": list(records.values())}
    lists |= {f"nl/offers/{choice.facet}/{choice.value}/": list(choice.records) for choice in long}
    assert len(lists) > 2
    for address, listed in lists.items():
        count = -(-len(listed) // 2)
        found: list[str] = []
        for number in range(1, count + 1):
            page = pages[addresses.numbered(address, number)]
            entries = re.findall(r'<h[23]><a href="[^"]*?([^/"]+)/">', page.html)
            assert 1 <= len(entries) <= 2 and f"{len(listed)} " in page.html.partition("found-count")[2][:60]
            found += entries
            beside = re.findall(r'href="([^"]+)" rel="(prev|next)"', page.html)
            wanted = [(number - 1, "prev")] * (number > 1) + [(number + 1, "next")] * (number < count)
            there = [(addresses.numbered(address, one), rel) for one, rel in wanted]
            here = posixpath.join("/", addresses.numbered(address, number))
            assert there == [(posixpath.normpath(posixpath.join(here, to))[1:] + "/", rel) for to, rel in beside]
        assert sorted(found) == sorted(record.id for record in listed)
        assert addresses.numbered(address, count + 1) not in pages
    assert pages["nl/offers/"].title != pages["nl/offers/page/2/"].title
    few = [kind for kind, model in KINDS.items() if model.directory and len(ample_hub.records(model)) <= 3]
    assert few and not [kind for kind in few if f"nl/{KINDS[kind].folder}/page/2/" in pages]


@pytest.mark.parametrize("kind", ["source", "term", "topic", "figure"])
def test_other_long_lists_come_in_pages_too(kind: str, paged: Path) -> None:
    """Every record stands on one of them; whoever kept the place of a group on the whole list is led to it from the
    first page, and a group that goes on says so under its name."""
    pages, folder = documents(paged), KINDS[kind].folder
    records = {path.stem for path in (paged.parent / "hub/data" / folder).glob("*.yaml")}
    several = [page for address, page in pages.items() if re.fullmatch(rf"nl/{folder}/(page/\d+/)?", address)]
    assert -(-len(records) // 2) == len(several) > 1
    assert all(page.html.count('<nav class="pages"') == 1 for page in several)
    found = [{link.split("/")[-2] for link in page.links if link.count("/") and "#" not in link} for page in several]
    assert records <= set().union(*found)
    first = pages[f"nl/{folder}/"]
    groups = {id for page in several for id in re.findall(r'<(?:section data-group|h2)[^>]* id="([^"]+)"', page.html)}
    assert groups and (kind == "topic" or groups - {"part_elsewhere"} <= set(first.ids))
    if kind == "topic":
        assert ["logement"] * 2 == [id for page in several for id in page.ids if id == "logement"]


def test_what_names_a_record_too_often_for_its_page_stands_on_pages_of_its_own(paged: Path) -> None:
    """The record's page names some of a kind and leads to the rest; the others name everything, each once. Where little
    names a record there is no such page."""
    pages, hub = documents(paged), assemble(paged.parent / "hub", TODAY)
    several = 0
    for kind, model in KINDS.items():
        for id in hub.records(model):
            named = hub.graph.naming((kind, id))
            kinds = {one for one, _ in named if sum(other == one for other, _ in named) > 3}
            first = addresses.named("nl", kind, id)
            assert bool(kinds) == (first in pages)
            if not kinds:
                continue
            numbers = range(1, -(-len(named) // 2) + 1)
            on = [pages[addresses.numbered(first, number)] for number in numbers]
            found = [one for page in on for one in re.findall(r'<li><a href="[./]*/(\w+)/([^/"]+)/">', page.html)]
            wanted = [(KINDS[one].folder, other) for one, other in named]
            assert sorted(pair for pair in found if pair in wanted) == sorted(wanted)
            assert len({page.title for page in on}) == len(on) and addresses.numbered(first, len(on) + 1) not in pages
            own = pages[addresses.record("nl", kind, id)]
            led = {KINDS[one].folder for one in kinds} & set(re.findall(rf"/named/{id}/#(\w+)", own.html))
            several += len(led)
    assert several > 3


def test_the_network_comes_in_pages_too(paged: Path, ample_hub: Hub) -> None:
    """Every seat and every project with its partners on one of them, in the table as in the picture beside it; the
    places of both tables are on the first."""
    pages = documents(paged)
    several = [page for address, page in pages.items() if re.fullmatch(r"nl/network/(page/\d+/)?", address)]
    rows = [len(re.findall(r'<tr><th scope="row">', page.html)) for page in several]

    net = Pictures(Reader(ample_hub, ample_hub.languages["nl"], "nl/network/")).network()
    assert len(several) > 2 and max(rows) == 2
    assert len(net.seats) + len(net.projects) == sum(rows)
    for page in several:
        tables = page.html[page.html.index("</svg>\n</div>") :]
        # A body may be there only as what holds another.
        drawn = set(re.findall(r'<a href="((?:\.\./)+p(?:artners|rojects)/[^"]+)"><rect class="net-box"', page.html))
        assert drawn and all(f'href="{address}"' in tables for address in drawn)
    assert {"part_seats", "part_shares"} <= set(pages["nl/network/"].ids)
    assert len({page.title for page in several}) == len(several)


def test_words_of_one_letter_come_in_pages_in_every_language(paged: Path) -> None:
    """One language has more words with a letter than another, and readers change the language on any page."""
    pages = documents(paged)
    lettered = {code: {a[3:] for a in pages if a.startswith(f"{code}/terms/letter/")} for code in ("fr", "nl")}

    assert lettered["fr"] == lettered["nl"]
    assert [address for address in lettered["nl"] if "/page/2/" in address]


def test_a_word_on_another_page_is_found_while_it_is_typed(paged: Path, browser: Browser) -> None:
    with Served(paged) as origin, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{origin}nl/terms/page/2/")
        before = page.locator("[data-word]:visible").count()
        page.locator("#typed_word").fill("Verblijfs")
        page.get_by_role("link", name="Carte de séjour").wait_for()
        assert 1 == page.locator("[data-word]:visible").count()
        page.locator("#typed_word").fill("")
        assert before == page.locator("[data-word]:visible").count()
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=re.compile("Page 1 of")).click()
        assert page.url.endswith("/nl/terms/")


def test_a_list_in_pages_is_narrowed_as_a_whole(paged: Path, browser: Browser, ample_hub: Hub) -> None:
    """What fits is listed by name, of all pages, so many at once; values say how many they would leave; with nothing
    ticked the page is as it was. The address keeps it."""
    listed = directory(ample_hub, "offer", "nl")
    choices = [choice for found in listed.choices.values() for choice in found]
    with Served(paged) as origin:
        page = browser.new_page(reduced_motion="reduce")
        page.goto(f"{origin}nl/offers/")
        before = shown(page)
        assert 2 == len(before)
        value = next(one for one in choices if not {record.id for record in one.records} <= before)
        wanted = {record.id for record in value.records}
        facet = page.locator(f'[data-facet="{value.facet}"]')
        facet.evaluate("(details) => (details.open = true)")
        facet.locator(f'input[value="{value.value}"]').check()

        expect(page.locator("[role=status]")).to_have_text(f"{len(wanted)} of {len(ample_hub.records(Offer))}")
        assert wanted == shown(page)
        assert not page.locator("nav.pages").is_visible()
        for choice in (one for one in choices if one.facet != value.facet):
            box = page.locator(f'[data-facet="{choice.facet}"] input[value="{choice.value}"]')
            left = len([record for record in choice.records if record.id in wanted])
            assert str(left) == box.locator("xpath=../following-sibling::*").text_content()
        page.goto("about:blank")
        page.goto(f"{origin}nl/offers/#{value.facet}={value.value}")
        expect(page.locator("[data-narrowed] .entry")).to_have_count(len(wanted))
        page.get_by_role("button", name="Clear all filters").click()
        expect(page.locator("nav.pages")).to_be_visible()
        assert before == shown(page)
        page.close()
