from xml.etree import ElementTree as ET

from eval.measures.risk_coverage import Outcome, curves
from eval.report.curve_svg import draw

SVG = "{http://www.w3.org/2000/svg}"


def outcome(support, wrong=False, lang="vi"):
    return Outcome(lang, support, wrong)


def texts(root):
    return [t.text for t in root.iter(f"{SVG}text")]


def test_draw_puts_points_where_they_belong():
    found = curves([outcome(0.9), outcome(0.7, wrong=True), outcome(0.6, wrong=True), outcome(None)], 0.65)
    root = ET.fromstring(draw(found))
    # The plot is 666 wide from 70 and 372 high up from 420; risk 2/3 needs an axis to .8.
    places = [
        (70 + 666 / 4, 420 - 0),
        (70 + 666 / 2, 420 - 372 * 0.5 / 0.8),
        (70 + 666 * 3 / 4, 420 - 372 * 2 / 3 / 0.8),
    ]
    (line,) = root.iter(f"{SVG}polyline")
    assert line.get("points") == " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    (dot,) = root.iter(f"{SVG}circle")
    assert (dot.get("cx"), dot.get("cy")) == ("403.0", "187.5")
    assert texts(root) == [
        "Risk against coverage, by threshold of support",
        *[f"{n / 10:.1f}" for n in range(11)],
        *["0.00", "0.20", "0.40", "0.60", "0.80"],
        "coverage: share of questions answered",
        "risk: share of answers that are wrong",
        "vi: AURC 0.389; ● at 0.65: coverage 0.500, risk 0.500",  # (0 + 1/2 + 2/3) / 3
    ]


def test_draw_has_a_line_and_a_legend_for_each_language():
    root = ET.fromstring(draw(curves([outcome(0.9), outcome(0.8, lang="a<b&c"), outcome(None, lang="en")], 0.95)))
    assert [t for t in texts(root) if ":" in t][2:] == [
        "vi: AURC 0.000; ● at 0.95: coverage 0.000, risk –",
        "a<b&c: AURC 0.000; ● at 0.95: coverage 0.000, risk –",
        "en: 1 questions, none answered",
        "all: AURC 0.000; ● at 0.95: coverage 0.000, risk –",
    ]
    lines = list(root.iter(f"{SVG}polyline"))
    assert len({(line.get("stroke"), line.get("stroke-dasharray")) for line in lines}) == len(lines) == 3
    assert list(root.iter(f"{SVG}circle")) == []


def test_draw_of_nothing_has_axes_alone():
    root = ET.fromstring(draw({}))
    assert texts(root)[-2:] == ["coverage: share of questions answered", "risk: share of answers that are wrong"]
    assert list(root.iter(f"{SVG}polyline")) == []
