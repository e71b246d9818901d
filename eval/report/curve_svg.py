"""Curves of risk against coverage as an SVG picture: axes, a line a language, a dot at the threshold in use."""

import math
from collections.abc import Iterator, Mapping
from html import escape

from eval.measures.risk_coverage import Curve, Point

WIDTH, HEIGHT = 760, 480  # without the legend, which stands below, a line a language
LEFT, RIGHT, TOP, BOTTOM = 70, 24, 48, 60
LINE = 20
COLOURS = ("#1f77b4", "#d95f02", "#1b9e77", "#7b3294", "#a6761d", "#444444")
DASHES = ("", "7 3", "2 3", "9 3 2 3")
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)
LEAST_RISK = 0.05  # the least height of the risk axis: a curve of no risk lies on its foot

STYLE = (
    "text{font:13px sans-serif;fill:#222}.title{font-size:15px;font-weight:bold}.grid{stroke:#ddd}.axis{stroke:#222}"
)


def draw(curves: Mapping[str, Curve]) -> str:
    """Returns the picture of curves by language."""
    highest = max((p.risk or 0.0 for c in curves.values() for p in (*c.points, c.in_use)), default=0.0)
    step = next((s for s in STEPS if max(highest, LEAST_RISK) / s <= 6), STEPS[-1])
    top = step * math.ceil(max(highest, LEAST_RISK) / step - 1e-9)
    height = HEIGHT + LINE * (len(curves) + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        ' role="img" aria-label="Risk against coverage">',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text class="title" x="{LEFT}" y="26">Risk against coverage, by threshold of support</text>',
        *_axes(top, step),
        *(line for n, (lang, c) in enumerate(curves.items()) for line in _curve(n, lang, c, top)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(coverage: float) -> float:
    return LEFT + coverage * (WIDTH - LEFT - RIGHT)


def _y(risk: float, top: float) -> float:
    return HEIGHT - BOTTOM - risk / top * (HEIGHT - TOP - BOTTOM)


def _axes(top: float, step: float) -> Iterator[str]:
    """Yields the grid with its figures, the two axes and what they show."""
    foot, middle = HEIGHT - BOTTOM, (TOP + HEIGHT - BOTTOM) / 2
    for n in range(11):
        x = _x(n / 10)
        yield f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{foot}"/>'
        yield f'<text x="{x:.1f}" y="{foot + 20}" text-anchor="middle">{n / 10:.1f}</text>'
    for n in range(round(top / step) + 1):
        y = _y(n * step, top)
        yield f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{n * step:.2f}</text>'
    yield f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{foot}H{WIDTH - RIGHT}"/>'
    yield f'<text x="{_x(0.5):.1f}" y="{HEIGHT - 16}" text-anchor="middle">coverage: share of questions answered</text>'
    yield (
        f'<text x="20" y="{middle:.1f}" text-anchor="middle" transform="rotate(-90 20 {middle:.1f})">'
        "risk: share of answers that are wrong</text>"
    )


def _curve(n: int, lang: str, curve: Curve, top: float) -> Iterator[str]:
    """Yields the line of a language, its dot at the threshold in use, and its line of the legend."""
    colour, dash = COLOURS[n % len(COLOURS)], DASHES[n % len(DASHES)]
    look = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}" fill="none"'
    if curve.points:
        yield f'<polyline {look} points="{" ".join(_place(p, top) for p in curve.points)}"/>'
    if curve.in_use.risk is not None:
        x, y = _place(curve.in_use, top).split(",")
        yield f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}" stroke="#fff"/>'
    row = HEIGHT + LINE * (n + 1)
    yield f'<line {look} x1="{LEFT}" y1="{row - 4}" x2="{LEFT + 36}" y2="{row - 4}"/>'
    yield f'<text x="{LEFT + 46}" y="{row}">{escape(_legend(lang, curve))}</text>'


def _place(point: Point, top: float) -> str:
    return f"{_x(point.coverage):.1f},{_y(point.risk or 0.0, top):.1f}"


def _legend(lang: str, curve: Curve) -> str:
    if curve.aurc is None:
        return f"{lang}: {curve.questions} questions, none answered"
    used = curve.in_use
    risk = "–" if used.risk is None else f"{used.risk:.3f}"
    return f"{lang}: AURC {curve.aurc:.3f}; ● at {used.threshold:.2f}: coverage {used.coverage:.3f}, risk {risk}"
