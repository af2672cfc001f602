"""Pictures drawn from the records: they say what the tables beside them say, and nothing more."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import TODAY, write
from hub.facts.charts import network as networks
from hub.facts.charts import numbers
from hub.facts.charts import timeline as spans
from hub.hub import Hub, assemble
from hub.pages.drawings import chart, network, svg, timeline
from hub.pages.pictures import Pictures
from hub.pages.reader import Reader
from hub.records.dates import first_day, last_day
from hub.records.kinds.actors import Partner
from hub.records.kinds.reference import Figure
from hub.records.kinds.work import Programme, Project

HOSTILE = "<script>alert(\"x\")</script> & 'y'"


def pictures(hub: Hub, address: str = "fr/x/") -> Pictures:
    return Pictures(Reader(hub, hub.languages[address[:2]], address))


def parsed(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)  # noqa: S314 - our own output


def with_class(tree: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def share(place: str | None) -> float:
    assert place and place.endswith("%")
    return float(place[:-1]) / 100


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def every_picture(hub: Hub, code: str) -> dict[str, str]:
    """Each picture the site shows, drawn for one language."""
    made = pictures(hub, f"{code}/x/")
    net = made.network()
    found = {"programmes": made.timeline(made.programmes(), "time"), "network": made.drawn(net)}
    for id, programme in hub.records(Programme).items():
        if groups := made.programme(programme):
            found[id] = made.timeline(groups, "time")
    for subject in made.numbers():
        for own in subject.groups.values():
            found |= {figure.id: made.chart(figure) for figure in own.series}
    return {name: str(drawn) for name, drawn in found.items()}


# time lines


def drawn(*bars: timeline.Bar, direction: str = "ltr") -> ElementTree.Element:
    groups = [timeline.Group("Group", bars)]
    return parsed(timeline.draw("id", "Title", "Text", groups, TODAY, "today", direction))


def test_a_period_lies_where_its_dates_are() -> None:
    """The pale box holds every day the dates can mean, the full one the days they mean for certain."""
    bar = timeline.Bar("x", "ended", "2020", "2022-06", "ended")
    axis = timeline.axis_of([bar], TODAY)
    loose, sure = (with_class(drawn(bar), name)[0] for name in ("pic-loose", "pic-sure"))

    assert (2020, 2027) == (axis.first, axis.after)
    whole = (date(2027, 1, 1) - date(2020, 1, 1)).days
    for box, start, end in ((loose, (2020, 1, 1), (2022, 6, 30)), (sure, (2020, 12, 31), (2022, 6, 1))):
        left, right = ((date(*day) - date(2020, 1, 1)).days / whole for day in (start, end))
        assert pytest.approx((left, right - left), abs=1e-4) == (share(box.get("x")), share(box.get("width")))


def test_from_right_to_left_time_runs_the_other_way() -> None:
    """The same bar is as far from the right edge as it is from the left edge otherwise."""
    bar = timeline.Bar("x", "ended", "2020-03", "2021", "ended")
    here, there = (with_class(drawn(bar, direction=way), "pic-loose")[0] for way in ("ltr", "rtl"))

    assert pytest.approx(1, abs=1e-3) == share(here.get("x")) + share(there.get("x")) + share(here.get("width"))


def test_from_right_to_left_names_of_another_script_stay_in_one_piece() -> None:
    """A name that ends in a bracket keeps it at its end; each row stands between signs that isolate it."""
    names = ["NBank (Investitions- und Förderbank Niedersachsen)", "مركز"]
    here, there = (
        drawn(*(timeline.Bar(name, "ended", "2020", "2021", "ended") for name in names), direction=way)
        for way in ("ltr", "rtl")
    )

    assert not [text for text in here.itertext() if "\u2068" in text]
    rows = [text for text in there.itertext() if text.startswith("\u2068")]
    assert {"مركز", "NBank"} <= {row.strip("\u2068\u2069").split(" ")[0] for row in rows}
    assert all(row.endswith("\u2069") for row in rows)


def test_a_picture_is_not_another_one_every_morning() -> None:
    """The line of today moves when it would be seen to: within a px of its place on the smallest screen."""
    groups = [timeline.Group("Group", [timeline.Bar("x", "running", "2020-01", None, "running")])]
    days = [date(2026, 3, 1) + timedelta(days=number) for number in range(30)]
    pictures = [timeline.draw("id", "Title", "Text", groups, day, "today", "ltr") for day in days]

    assert len(set(pictures)) <= 5
    for day, picture in zip(days, pictures, strict=True):
        (line,) = with_class(parsed(picture), "pic-today")
        assert 0 <= timeline.axis_of(groups[0].bars, day).share(day) - share(line.get("x1")) + 1e-4 < 1.01 / svg.PHONE


@pytest.mark.parametrize(
    ("start", "end", "state", "boxes", "marks"),
    [
        ("2020-01", "2021-01", "ended", 2, 0),
        ("2020-01", None, "running", 2, 1),
        ("2020-01", None, "unknown", 1, 1),
        (None, "2021-06-30", "ended", 1, 1),
        (None, None, "unknown", 0, 1),
    ],
)
def test_an_end_that_is_not_known_is_marked(start: str, end: str, state: str, boxes: int, marks: int) -> None:
    """A question mark at a dashed line; only what is known is drawn as a box."""
    tree = drawn(timeline.Bar("x", "note", start, end, state))

    assert marks == len(with_class(tree, "pic-mark"))
    assert boxes == len(with_class(tree, "pic-loose")) + len(with_class(tree, "pic-sure"))


def test_a_running_period_without_an_end_is_drawn_up_to_today_only() -> None:
    """How long it will run is not guessed."""
    bar = timeline.Bar("x", "running", "2020-01-01", None, "running")
    axis = timeline.axis_of([bar], TODAY)
    tree = drawn(bar)
    right = max(share(box.get("x")) + share(box.get("width")) for box in with_class(tree, "pic-sure"))

    assert pytest.approx(axis.share(TODAY), abs=1 / svg.PHONE) == right
    assert pytest.approx(right, abs=1e-4) == share(with_class(tree, "pic-today")[0].get("x1"))


def test_every_dated_phase_is_drawn_at_its_dates(ample_hub: Hub) -> None:
    """In the order of the record, each from its first to its last possible day."""
    for programme in ample_hub.records(Programme).values():
        groups = pictures(ample_hub).programme(programme)
        if not groups:
            continue
        rows = [span for _, own in groups for span in own]
        axis = timeline.axis_of([timeline.Bar("", "", s.start, s.end, s.state) for s in rows], TODAY)
        boxes = with_class(parsed(pictures(ample_hub).timeline(groups, "t")), "pic-loose")
        dated = [span for span in rows if span.start or span.end]
        assert len(dated) == len(boxes)
        for span, box in zip(dated, boxes, strict=True):
            left, right = share(box.get("x")), share(box.get("x")) + share(box.get("width"))
            if span.start:
                assert pytest.approx(axis.share(first_day(span.start)), abs=1e-3) == left, span
            if span.end:
                assert pytest.approx(axis.share(last_day(span.end)), abs=1e-3) == right, span


def test_a_time_line_says_what_its_table_says(ample_hub: Hub, ample_site: Path) -> None:
    """The same names in the same order with the same state; a mark for every row with a date the table lacks."""
    groups = pictures(ample_hub).programmes()
    rows = [(ample_hub.languages["fr"].code, span) for _, own in groups for span in own]
    tree = parsed(pictures(ample_hub).timeline(groups, "t"))
    labels = [words(text) for text in with_class(tree, "pic-text") if not with_class(text, "pic-head")]
    html = (ample_site / "fr/programmes/index.html").read_text(encoding="utf-8")
    table = re.findall(r'<tr><th scope="row"><a[^>]*>(.*?)</a></th>(.*?)</tr>', html)

    assert len(rows) == len(labels) == len(table)
    for (code, span), label, (_, cells) in zip(rows, labels, table, strict=True):
        state = pictures(ample_hub).state(span)
        bare = re.sub(r"[\s·]", "", span.title[code] + state)
        assert bare == re.sub(r"[\s·]", "", label)
        assert f"<td>{state}</td>" in cells
        assert [span.start, span.end].count(None) == cells.count("not known")
    assert sum(None in (span.start, span.end) for _, span in rows) == len(with_class(tree, "pic-mark"))


def test_projects_stand_in_the_order_of_their_start(ample_hub: Hub) -> None:
    """Those without a start come last; what was only an idea is left out."""
    found = spans.projects(ample_hub.records(Project).values(), TODAY)
    starts = [first_day(span.start) for span in found if span.start]

    assert sorted(starts) == starts
    assert [] == [span for span in found[: len(starts)] if not span.start]
    ideas = {id for id, project in ample_hub.records(Project).items() if project.status == "idea"}
    assert ample_hub.records(Project).keys() - ideas == {span.id for span in found}


# numbers


def bars(*values: tuple[str, int]) -> list[chart.Bar]:
    return [chart.Bar(size, first_day(day), last_day(day), str(size), day) for day, size in values]


def test_heights_start_at_zero_and_are_in_proportion(ample_hub: Hub) -> None:
    """In every chart of the hub, and in one with a zero."""
    made = pictures(ample_hub)
    figures = [f for subject in made.numbers() for own in subject.groups.values() for f in own.series]
    assert figures
    cases = [([float(value.value) for value in figure.values], made.chart(figure)) for figure in figures]
    cases.append(([0.0, 5.0, 20.0], chart.draw("i", "t", "d", bars(("2020", 0), ("2021", 5), ("2022", 20)), "ltr")))
    for sizes, picture in cases:
        heights = [float(box.get("height", "")) for box in with_class(parsed(picture), "pic-bar")]
        assert pytest.approx([chart.TALL * size / max(sizes) for size in sizes], abs=0.01) == heights


def test_uneven_gaps_in_time_stay_uneven() -> None:
    """Nine years are nine times as far as one."""
    tree = parsed(chart.draw("i", "t", "d", bars(("2010", 1), ("2011", 2), ("2020", 3)), "ltr"))
    at = [share(element.get("x")) for element in with_class(tree, "pic-amount")]

    assert pytest.approx(9, rel=0.01) == (at[2] - at[1]) / (at[1] - at[0])


def test_no_chart_mixes_figures_and_no_value_is_lost(ample_hub: Hub) -> None:
    """One chart per figure with all its values; every result and funding that is somebody's stands there once."""
    found = numbers.subjects(ample_hub.records(Figure).values(), ample_hub.graph)
    shown = Counter(f.id for subject in found for own in subject.groups.values() for f in (*own.series, *own.single))
    expected = {
        id
        for id, figure in ample_hub.records(Figure).items()
        if figure.group in ("result", "funding") and numbers.subject(figure, ample_hub.graph)
    }

    assert expected == shown.keys() and {1} == set(shown.values())
    made = pictures(ample_hub)
    for subject in found:
        for own in subject.groups.values():
            for figure in own.series:
                drawn_amounts = with_class(parsed(made.chart(figure)), "pic-amount")
                assert len(figure.values) == len(drawn_amounts), figure.id


def test_a_chart_says_what_its_table_says(ample_hub: Hub, ample_site: Path) -> None:
    """Every amount over a bar stands in the table below it with its day, in order."""
    html = (ample_site / "fr/numbers/index.html").read_text(encoding="utf-8")
    charts = re.findall(r'<figure class="picture chart">.*?</figure>', html, re.DOTALL)
    assert charts
    for one in charts:
        amounts = re.findall(r'class="pic-amount"[^>]*>([^<]*)<', one)
        cells = re.findall(r'<th scope="row">([^<]*)</th>\s*<td>([^<]*)', one)
        assert len(amounts) == len(cells)
        for amount, (day, cell) in zip(amounts, cells, strict=True):
            assert amount.split()[-1] in cell.split() or cell.startswith(amount)
            assert day


def test_what_is_not_confirmed_is_marked_in_chart_and_table(second_site: Path) -> None:
    """The second of three counted bridges."""
    html = (second_site / "fr/numbers/index.html").read_text(encoding="utf-8")

    assert ["pic-bar", "pic-bar pic-bar--doubt", "pic-bar"] == re.findall(r'"(pic-bar[^"]*)"', html)
    assert 1 == html.count("not confirmed")


# network


def test_every_seat_and_every_part_is_one_line_and_one_cell(ample_hub: Hub, ample_site: Path) -> None:
    """Nothing in the picture that is not in the tables, and the other way round."""
    seats = Counter(
        (id, seat.body, seat.capacity)
        for id, partner in ample_hub.records(Partner).items()
        for seat in partner.members_of
    )
    shares = Counter(
        (partner, id, part)
        for id, project in ample_hub.records(Project).items()
        for part in networks.PARTS
        for partner in getattr(project, part)
    )
    net = pictures(ample_hub).network()
    assert seats == Counter((s.partner, s.body, s.membership.capacity) for s in net.seats)
    assert shares == Counter((s.partner, s.project, s.part) for s in net.shares)

    tree = parsed(pictures(ample_hub).drawn(net))
    kinds = Counter(line.get("class", "").split()[1] for line in with_class(tree, "net-line"))
    assert Counter(f"net-{kind}" for *_, kind in [*seats.elements(), *shares.elements()]) == kinds

    html = (ample_site / "fr/network/index.html").read_text(encoding="utf-8")
    first, second = re.findall(r"<table>.*?</table>", html, re.DOTALL)
    assert len(net.seats) == first.count('<th scope="row">')
    assert len(net.shares) + len(net.projects) == second.count("<a href=")


def test_every_line_ends_at_its_two_boxes() -> None:
    """Its partner's and its body's, also where a body lies inside another."""
    inner = network.Node("b2", "Inner", "b2/")
    drawing = network.draw(
        "t",
        ["a", "b", "c"],
        [network.Node("b1", "Outer", "b1/", [inner])],
        [network.Node("p1", "One", "p1/"), network.Node("p2", "Two", "p2/")],
        [network.Node("x", "Project", "x/")],
        [network.Edge("p1", "b2", "member"), network.Edge("p2", "b1", "chair"), network.Edge("p2", "x", "carriers")],
        "ltr",
    )
    tree = parsed(drawing)
    middles = {}
    for link in tree.iter("a"):
        box = link.find("rect")
        assert box is not None
        middles[link.get("href", "")] = float(box.get("y", "")) + float(box.get("height", "")) / 2
    found = set()
    for line in with_class(tree, "net-line"):
        values = [float(value) for value in re.findall(r"[\d.]+", line.get("d", ""))]
        found.add((values[1], values[-1]))
    assert {
        (middles["p1/"], middles["b2/"]),
        (middles["p2/"], middles["b1/"]),
        (middles["p2/"], middles["x/"]),
    } == found


def test_boxes_of_one_column_do_not_overlap(ample_hub: Hub) -> None:
    """Except those that lie in each other."""
    tree = parsed(pictures(ample_hub).drawn(pictures(ample_hub).network()))
    columns: dict[str, list[tuple[float, float]]] = {}
    for box in with_class(tree, "net-box"):
        place = float(box.get("y", "")), float(box.get("height", ""))
        columns.setdefault(box.get("x", ""), []).append(place)
    height = float(tree.get("height", ""))
    for boxes in columns.values():
        boxes.sort()
        assert all(y + tall <= below for (y, tall), (below, _) in pairwise(boxes))
        assert boxes[0][0] >= 0 and sum(boxes[-1]) <= height


def test_sorting_by_neighbours_leaves_fewer_crossings(ample_hub: Hub) -> None:
    """Than the order of names would have."""
    made = pictures(ample_hub)
    net = made.network()
    bodies = [id for top, inside in net.nested.items() for id in (top, *inside)]
    by_name = network.crossings(net.partners, bodies, [(s.partner, s.body) for s in net.seats])
    order = [link.get("href", "").split("/")[-2] for link in parsed(made.drawn(net)).iter("a")]
    drawn_partners = [id for id in order if id in net.partners and id not in net.projects]
    drawn_bodies = [id for id in order if id in bodies]

    ordered = network.crossings(
        list(dict.fromkeys([*drawn_partners, *net.partners])), drawn_bodies, [(s.partner, s.body) for s in net.seats]
    )
    assert ordered < by_name


def test_links_in_a_picture_have_names_and_are_not_hidden_by_a_role(ample_hub: Hub) -> None:
    """The network is a group with a label, not an image; a name that is cut is said in full."""
    tree = parsed(pictures(ample_hub).drawn(pictures(ample_hub).network()))

    assert ("group", True) == (tree.get("role"), bool(tree.get("aria-label")))
    for link in tree.iter("a"):
        name = link.get("aria-label") or words(link)
        assert name and "…" not in name


# all of them


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_pictures_are_sound_and_always_the_same(code: str, ample_hub: Hub) -> None:
    """Well-formed, without inline style, script or address elsewhere, byte for byte the same in two runs."""
    first, again = (
        every_picture(ample_hub, code),
        every_picture(assemble(ample_hub.root, TODAY, site=ample_hub.site), code),
    )

    assert first == again
    for name, picture in first.items():
        tree = parsed(picture)
        for element in tree.iter():
            assert element.tag not in ("style", "script", "image", "foreignObject"), name
            assert not [key for key in element.attrib if key == "style" or key.startswith("on")], name
            assert "//" not in element.get("href", ""), name


def test_hostile_names_are_escaped(second: Path) -> None:
    """Tags and quotes in the titles of phases, projects, bodies, partners and figures stay words."""
    quoted = HOSTILE.replace("'", "''")
    for path in ("programmes/fonds", "projects/pont", "bodies/table-ronde", "figures/ponts"):
        file = second / "data" / f"{path}.yaml"
        text = re.sub(r"title: \{fr: [^}]*\}", f"title: {{fr: '{quoted}', nl: '{quoted}'}}", file.read_text("utf-8"))
        write(second, {f"data/{path}.yaml": text})
    hub = assemble(second, TODAY)

    found = every_picture(hub, "fr")

    assert {"programmes", "network", "fonds", "ponts"} == found.keys()
    for name, picture in found.items():
        assert "<script" not in picture, name
        assert "<script>" in words(parsed(picture)), name


def test_words_are_broken_to_fit_and_cut_with_a_mark() -> None:
    """No line is wider than its room; a single long word and too many lines end in an ellipsis."""
    for text in ("eins zwei drei vier fünf sechs sieben acht", "Donaudampfschifffahrtsgesellschaft", "a " * 60):
        rows = svg.lines(text, 14, 90, 3)
        assert len(rows) <= 3
        assert all(svg.width(row, 14) <= 90 for row in rows)
    assert svg.lines("Donaudampfschifffahrtsgesellschaft", 14, 90)[0].endswith("…")
    assert ["kurz"] == svg.lines("kurz", 14, 90)


def test_a_hub_without_such_records_says_so(second: Path) -> None:
    """Instead of empty pictures."""
    for path in ("figures/ponts", "projects/pont"):
        (second / "data" / f"{path}.yaml").unlink()
    partner = second / "data/partners/guichet-nord.yaml"
    text = partner.read_text("utf-8")
    partner.write_text(re.sub(r"members_of:\n.*\n", "", text), encoding="utf-8")
    made = pictures(assemble(second, TODAY), "fr/x/")

    assert [] == made.numbers()
    assert ([], []) == (made.network().seats, made.network().shares)
