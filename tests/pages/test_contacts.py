"""How an office is reached, on pages: what a contact says of itself, a card, and the file for the address book."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
from playwright.sync_api import Browser

import small
from conftest import SECOND, TODAY, build, write
from hub.editorial import report
from hub.hub import Hub, assemble
from hub.outputs.exports import files, vcards
from hub.pages.reader import Reader
from hub.records.contacts import Contact, Hours
from hub.records.kinds.actors import Partner
from hub.records.singles.country import Telephone
from hub.records.values import dialled
from sites import Served, documents

BUREAU = """title: {{fr: Bureau, nl: Bureau}}
type: verein
{more}
sources: [loi-exemple]
checked: 2026-01-10
"""


def hub(second: Path, **partners: str) -> Hub:
    """The second hub with these partners, by id, in YAML."""
    write(second, {f"data/partners/{id}.yaml": BUREAU.format(more=more) for id, more in partners.items()})
    return assemble(second, TODAY)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+49 (0)531 470-1", "+495314701"),
        ("+49 531 / 470 1", "+495314701"),
        ("0531/4701", "05314701"),
        ("0531 (470) 1", "05314701"),
        ("116 117", "116117"),
        ("112", "112"),
        ("168-0", ""),
        ("470 1 531 22 11", ""),
    ],
)
def test_a_number_is_dialled_as_a_telephone_can(written: str, number: str) -> None:
    """The zero in brackets is dropped where the country code stands; what lacks its area code reaches nobody."""
    assert number == dialled(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0531/4701", "+995314701"),
        ("+49 531 4701", "+495314701"),
        ("0049 531 4701", "00495314701"),
        ("115", ""),
        ("1234", "1234"),
        ("531 4701", ""),
    ],
)
def test_a_number_of_the_country_is_dialled_from_anywhere(written: str, number: str) -> None:
    """The country's code takes the place of what is dialled within it only; which numbers are short, it says."""
    assert number == Telephone(prefix="+99", trunk="0", short=["12nn"]).dialled(written)


def test_where_nothing_is_dialled_before_an_area_code_any_number_is_whole() -> None:
    """As in countries without area codes."""
    assert "+995314701" == Telephone(prefix="+99").dialled("531 4701")


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"as_of": "2022-12"}, True),
        ({"as_of": "2023"}, False),
        ({}, False),
        ({"stale": True}, True),
        ({"as_of": "2026-01", "confidence": "press"}, True),
        ({"as_of": "2026-01", "confidence": "dataset"}, True),
        ({"as_of": "2026-01", "confidence": "official"}, False),
    ],
)
def test_what_is_old_or_told_by_others_is_last_known(fields: dict[str, Any], last: bool) -> None:
    """Pages from 2023 on count as new in 2026; what only the press or a dataset says is never a plain fact."""
    assert last is Contact(web="https://a.example", **fields).last_known(date(2026, 11, 29))


def test_days_with_the_same_hours_stand_together(second: Path) -> None:
    """In the order of the week, in the way of each language, with „by appointment only“."""
    world = assemble(second, TODAY)
    hours = [
        Hours(days=["thu", "mon", "tue"], start="09:00", end="12:00"),
        Hours(days=["tue", "mon"], start="14:00", end="15:30"),
        Hours(days=["fri"], by_appointment=True),
        Hours(days=["sat"], start="20:00", end="24:00"),
    ]

    french = Reader(world, world.languages["fr"], "fr/").contacts.hours(hours)

    assert [
        ("lun.–mar.", "09:00–12:00 et 14:00–15:30"),
        ("jeu.", "09:00–12:00"),
        ("ven.", "by appointment only"),
        ("sam.", "20:00–24:00"),
    ] == french


def test_address_book_files_are_read_by_another_program(second: Path) -> None:
    """RFC 6350: lines of at most 75 octets, escaped words, a number that can be dialled; what is old says so."""
    world = hub(
        second,
        bureau="summary: {fr: 'Conseil, aide; « ici »', nl: Raad}\nlanguages: [ar]\ncontacts: [{phone: +99 (0)1 22-33, "
        "label: {fr: Accueil, nl: Balie}, as_of: 2015}, {email: a@b.example}, {web: 'https://b.example/a?b=c&d'}, "
        "{address: 'Rue de l’Essai 1, 00001 Ville-Exemple'}]",
    )
    cards = files.by(vcards, world)
    data = cards["fr/partners/bureau.vcf"]
    assert data == cards["cards/bureau.vcf"]

    lines = data.split(b"\r\n")
    read = vobject.readOne(data.decode())

    assert b"" == lines[-1] and not [line for line in lines if len(line) > 75 or b"\n" in line]
    assert ("VCARD", "4.0", "Bureau") == (read.name, read.version.value, read.fn.value)
    assert ("+9912233", "a@b.example") == (read.tel.value, read.email.value)
    assert "https://b.example/a?b=c&d" == read.url.value
    assert "Rue de l’Essai 1, 00001 Ville-Exemple" == read.adr.value.street
    assert "Conseil, aide; « ici »" in read.note.value
    assert "+99 (0)1 22-33: Accueil, last known (2015) – please check" in read.note.value
    assert "ar" == read.lang.value and read.uid.value.startswith("urn:uuid:")
    dutch = vobject.readOne(cards["nl/partners/bureau.vcf"].decode())
    assert ("Raad", "nl") == (dutch.note.value.split("\n")[0], dutch.note.params["LANGUAGE"][0])
    assert "Balie" in dutch.note.value and read.uid.value == dutch.uid.value
    assert "\n\u2068+99 (0)1 22-33\u2069: " in vobject.readOne(cards["ar/partners/bureau.vcf"].decode()).note.value


def test_every_partner_has_its_file_and_every_card_leads_to_it(ample_hub: Hub, ample_site: Path) -> None:
    """Each can be read and names its office, and stands where it stood when there was one for all languages."""
    found = files.by(vcards, ample_hub)

    folders = ("cards", *(f"{code}/partners" for code in ample_hub.built))
    assert {f"{folder}/{id}.vcf" for id in ample_hub.records(Partner) for folder in folders} == found.keys()
    for id, partner in ample_hub.records(Partner).items():
        written = (ample_site / "cards" / f"{id}.vcf").read_bytes()
        assert partner.title["fr"] == vobject.readOne(written.decode()).fn.value, id
    links = {link for page in documents(ample_site).values() for link in page.links}
    saved = {link.rpartition("/")[2] for link in links if link.endswith(".vcf")}
    assert {"guichet-nord.vcf", "bureau-sud.vcf"} <= saved


def test_a_card_can_be_used_and_says_how_old_it_is(second: Path) -> None:
    """Call, write, book, find the way, with what each is for; the organisation above is named."""
    write(
        second,
        {
            "data/partners/guichet-sud.yaml": BUREAU.format(
                more="parent: maison\nresponsible: [{role: conseil, districts: [sud]}]\n"
                "contacts: [{web: https://sud.example}]"
            ),
            "data/partners/maison.yaml": BUREAU.format(
                more="contacts: [{phone: +99 (0)1 22-33, label: {fr: Accueil, nl: Balie}, as_of: 2015}, "
                "{appointment: https://m.example/rdv}, {address: Rue 1 & 2}]"
            ),
        },
    )
    result = build(second, HUB_LANGUAGES="fr")
    assert 0 == result.returncode, result.stderr

    def text(address: str) -> str:
        return (second / "site" / address / "index.html").read_text(encoding="utf-8")

    own, above = text("fr/partners/guichet-sud"), text("fr/partners/maison")
    for page in (own, text("fr/roles/conseil")):
        assert '<a class="act" href="tel:+9912233">' in page and "Accueil" in page
        assert "last known (2015) – please check" in page
        assert "Through Bureau, which it belongs to:" in page
    assert '<a class="act" href="https://m.example/rdv">' in above
    assert '<a class="act" href="geo:0,0?q=Rue%201%20%26%202">' in above
    assert 'href="../guichet-sud.vcf"' in own


def test_the_report_lists_offices_by_how_many_are_sent_there(second: Path) -> None:
    """The one most pages lead to comes first; what is last known only is not as good as a fact."""
    world = hub(
        second,
        bureau="responsible: [{role: conseil}]\ncontacts: [{phone: +99 001 111, as_of: 2015}]",
        plein="responsible: [{role: conseil}]\ncontacts: [{phone: +99 001 111, email: a@b.example, address: Rue 1}]",
        sans="contacts: []",
    )

    found = report.items(world, ["contacts"], 90, "en")

    paths = [Path(item.path).stem for item in found]
    assert {"bureau", "guichet-nord"} == set(paths)
    assert sorted((item.weight for item in found), reverse=True) == [item.weight for item in found]
    words = {Path(item.path).stem: item.words for item in found}
    assert "telephone last known only, no e-mail address, no address" in words["bureau"]
    assert "no telephone" not in words["guichet-nord"] and ": no address;" in words["guichet-nord"]


@pytest.mark.parametrize("width", [390, 1280])
def test_what_can_be_pressed_is_large_enough(ample_site: Path, browser: Browser, width: int) -> None:
    """44 px high, within the page, words of no way over those of the next."""
    paths = ["fr/partners/bureau-sud/", "fr/roles/guichet/", "ar/districts/nord/"]
    with Served(ample_site) as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for path in paths:
            page.goto(f"{address.rstrip('/')}/{path}")
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            low = page.evaluate(
                "[...document.querySelectorAll('.contact .act, .contact .save')]"
                ".map(e => e.getBoundingClientRect()).filter(r => r.height < 44).length"
            )
            covered = page.evaluate(
                "[...document.querySelectorAll('.act + .about')].filter(e => {"
                "const words = document.createRange(); words.selectNodeContents(e.previousElementSibling);"
                "return words.getBoundingClientRect().bottom > e.getBoundingClientRect().top + 1}).length"
            )
            assert page.locator(".contact .act").count() > 1
            assert (0, 0) == (low, covered), path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.close()


def test_very_many_offices_stand_by_name_only_and_lead_to_where_all_are(tmp_path: Path) -> None:
    """On the page of the role every district with some of its offices, in a guide some and the way to the others."""
    shutil.copytree(SECOND, tmp_path / "hub")
    for number in range(45):
        (tmp_path / f"hub/data/partners/bureau-{number}.yaml").write_text(
            f"title: {{fr: Bureau {number}, nl: Kantoor {number}}}\ntype: kommune\ndistricts: [nord]\n"
            "responsible: [{role: guichet, districts: [nord]}]\nsources: [loi-exemple]\nchecked: 2026-01-10\n",
            encoding="utf-8",
        )
    hub = assemble(tmp_path / "hub", TODAY)

    role = small.page(hub, "role", "guichet")
    offices = role[role.index('id="part_offices"') : role.index("</dl>", role.index('id="part_offices"'))]
    assert ["nord", "sud"] == [row.split()[0] for row in re.findall(r'data-district="([^"]+)"', offices)]
    assert 6 == len(re.findall(r"/partners/bureau-", offices)) and "…" in offices
    assert 'href="../../districts/nord/#part_offices"' in offices

    guide = small.page(hub, "guide", "permis")
    table = guide[guide.index("data-districts") : guide.index("</table>", guide.index("data-districts"))]
    assert 6 == len(re.findall(r"/partners/bureau-", table)) and 'districts/nord/#part_offices"' in table
