"""Decision aids: their graph, their drawing, their examples, and the command that shows them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

from conftest import inside
from hub.facts import wayfinding
from hub.hub import Hub
from hub.records.kinds.wayfinders import Wayfinder


def made(questions: dict[str, dict[str, str]], outcomes: list[str]) -> Wayfinder:
    """A wayfinder from question → {answer: node}."""
    return Wayfinder.model_validate(
        {
            "id": "x",
            "title": {"de": "x"},
            "audiences": ["professional"],
            "start": next(iter(questions)),
            "questions": {
                id: {
                    "text": {"de": id},
                    "answers": [{"id": a, "text": {"de": a}, "to": to} for a, to in answers.items()],
                }
                for id, answers in questions.items()
            },
            "outcomes": {id: {"text": {"de": id}} for id in outcomes},
            "sources": ["x"],
            "checked": "2026-01-01",
        }
    )


TREE = made({"a": {"ja": "b", "nein": "x"}, "b": {"ja": "x", "nein": "y"}}, ["x", "y"])


def test_every_way_is_listed_in_order() -> None:
    """Three ways through two questions."""
    assert ["a=ja b=ja → x", "a=ja b=nein → y", "a=nein → x"] == [wayfinding.line(way) for way in wayfinding.ways(TREE)]


def test_a_circle_is_found_and_walked_once() -> None:
    """Ways do not run for ever in a graph that leads back."""
    circle = made({"a": {"ja": "b"}, "b": {"ja": "a", "nein": "x"}}, ["x"])

    assert ["a", "b", "a"] == wayfinding.cycle(circle)
    assert [] == wayfinding.cycle(TREE)
    assert ["a=ja b=nein → x"] == [wayfinding.line(way) for way in wayfinding.ways(circle)]


def test_questions_left_counts_the_longest_way() -> None:
    """Two from the start, one from the second question, none at an outcome."""
    assert (2, 1, 0) == tuple(wayfinding.longest(TREE).get(node, 0) for node in ("a", "b", "x"))


def test_difference_names_ways_that_changed_came_or_went() -> None:
    """A change says whom it concerns, by their answers."""
    newer = made({"a": {"ja": "b", "nein": "y"}, "b": {"ja": "x", "weiss-nicht": "y"}}, ["x", "y"])

    assert ["+ a=ja b=weiss-nicht → y", "~ a=nein → y (← x)", "- a=ja b=nein → y"] == wayfinding.difference(TREE, newer)


def test_every_question_and_outcome_has_a_page_that_works_without_scripts(ample_hub: Hub, ample_site: Path) -> None:
    """The start, each question and each outcome; every answer is a link to the next page."""
    for id, wayfinder in ample_hub.records(Wayfinder).items():
        for node, question in wayfinder.questions.items():
            html = (ample_site / "fr" / "wayfinders" / id / node / "index.html").read_text(encoding="utf-8")
            for answer in question.answers:
                assert f'href="../{answer.to}/"' in html, (id, node)
        for node in wayfinder.outcomes:
            assert (ample_site / "ar" / "wayfinders" / id / node / "index.html").is_file()


def test_the_drawing_is_svg_and_always_the_same(second: Path) -> None:
    """A reviewer's picture with every node, byte for byte the same in two runs."""
    first, again = (inside(second, "wayfinder", "quel-chemin", "--graph").stdout for _ in range(2))

    assert first == again
    tree = ElementTree.fromstring(first)  # noqa: S314 - our own output
    assert 3 == len(tree.findall("{http://www.w3.org/2000/svg}rect"))


def test_the_command_lists_ways_and_says_what_is_unknown(second: Path) -> None:
    """Ways by ids; an unknown wayfinder is a sentence, not a traceback."""
    assert "depart=oui → permis\ndepart=non → conseil\n" == inside(second, "wayfinder", "quel-chemin", "--paths").stdout
    unknown = inside(second, "wayfinder", "nulle-part", "--paths")
    assert 1 == unknown.returncode
    assert "gibt es keinen Eintrag „nulle-part“." in unknown.stderr


def test_the_command_compares_with_an_earlier_revision(second: Path) -> None:
    """Against git's history; a revision that is not there is a sentence too."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], cwd=second, check=True)
    path = second / "data/wayfinders/quel-chemin.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("to: conseil}", "to: permis}"), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        "".join(line for line in text.splitlines(True) if not line.startswith("  conseil:")), encoding="utf-8"
    )

    changed = inside(second, "wayfinder", "quel-chemin", "--diff", "HEAD")
    missing = inside(second, "wayfinder", "quel-chemin", "--diff", "nowhere")

    assert "1 von 2 Wegen sind anders:\n~ depart=non → permis (← conseil)\n" == changed.stdout
    assert 1 == missing.returncode
    assert "Der Stand nowhere von data/wayfinders/quel-chemin.yaml lässt sich nicht lesen" in missing.stderr


def test_figures_that_run_out_are_reported(second: Path) -> None:
    """The fee of 2026 ends within ninety days of the build, and nothing is known for 2027."""
    soon, later = inside(second, "report", "figures"), inside(second, "report", "figures", "--days", "10")

    assert "2026-12-31  data/figures/droit-de-guichet.yaml" in soon.stdout
    assert "In den nächsten 10 Tagen braucht nichts Aufmerksamkeit.\n" == later.stdout


def test_what_lies_beside_an_outcome_are_the_other_answers_right_before_it() -> None:
    """Each place once, an outcome or a further question, with the answer that leads there."""

    def beside(node: str) -> list[tuple[str, str, str]]:
        return [(question, answer.id, answer.to) for question, answer in wayfinding.beside(TREE, node)]

    assert [("a", "ja", "b"), ("b", "nein", "y")] == beside("x")
    assert [("b", "ja", "x")] == beside("y")
