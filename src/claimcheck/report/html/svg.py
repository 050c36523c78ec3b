"""Our own small SVG pictures as elements of the page: marks of camps, strips of a line, branches of a tree.

Everything is built as a tree of elements and written by the standard library, so that no text can become markup. Places
along a line are percentages: a picture is as wide as its column, and its text stays as large as the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from claimcheck.report.html.axis import Tick
from claimcheck.report.terminal import flowing

LEVEL: Final = 20  # pixels by which a branch is set in
SHAPES: Final = (
    "M10 1a9 9 0 1 0 .01 0z",  # a disc
    "M10 0 20 10 10 20 0 10z",  # a diamond
    "M1.5 1.5h17v17h-17z",  # a square
    "M10 0 20 18.5H0z",  # a triangle
    "M5.2 1h9.6L19.6 10l-4.8 9H5.2L.4 10z",  # a hexagon
    "M10 .5 19.8 7.6 16 19H4L.2 7.6z",  # a pentagon
)


def letter(camp: int) -> str:
    """Return what a camp is called: A, B, ... Z, then A2, B2, and so on."""
    round_, index = divmod(camp, 26)
    return f"{chr(ord('A') + index)}{round_ + 1 if round_ else ''}"


def hue(camp: int | None) -> str:
    """Return the class that colours a camp."""
    return "rest" if camp is None else f"camp-{camp % len(SHAPES)}"


def mark(camp: int, name: str) -> Markup:
    """Return the mark of a camp: a shape of its own with its letter, so that colour says nothing alone."""
    picture = _picture("mark", f"0 0 {LEVEL} {LEVEL}", name)
    index = camp % len(SHAPES)
    SubElement(picture, "path", {"d": SHAPES[index], "class": hue(camp)})
    text = SubElement(picture, "text", {"x": "10", "y": "16" if index == 3 else "14"})
    text.text = letter(camp)
    return _written(picture)


class Strip:
    """One row of a line: bars, bands and ends are laid on it from the back to the front."""

    def __init__(self, name: str, height: int = 24) -> None:
        self._height = height
        self._picture = _picture("strip", None, name)
        self._picture.set("width", "100%")
        self._picture.set("height", str(height))

    def band(self, start: Fraction, end: Fraction, kind: str) -> None:
        """Lay a band over the whole height."""
        self._box(start, end, 0, self._height, kind)

    def track(self) -> None:
        """Lay the line itself."""
        middle = str(self._height // 2)
        SubElement(self._picture, "line", {"x1": "0", "x2": "100%", "y1": middle, "y2": middle, "class": "track"})

    def said(self, start: Fraction, end: Fraction, colour: str) -> None:
        """Lay the wide bar of what is said."""
        self._box(start, end, 3, self._height - 6, f"said {colour}")

    def meant(self, start: Fraction, end: Fraction, colour: str) -> None:
        """Lay the narrow, full bar of what is meant."""
        self._box(start, end, 8, self._height - 16, f"meant {colour}")

    def point(self, place: Fraction, colour: str) -> None:
        """Lay a dot, for what is one value exactly."""
        at = {"cx": percent(place), "cy": str(self._height // 2), "r": "6"}
        SubElement(self._picture, "circle", {**at, "class": f"point {colour}"})

    def full(self, start: Fraction, end: Fraction, colour: str) -> None:
        """Lay a full bar."""
        self._box(start, end, 3, self._height - 6, f"meant {colour}")

    def arrow(self, colour: str, *, right: bool) -> None:
        """Show at one end that there is no end."""
        point, back = (-1, -9) if right else (1, 9)
        x = "100%" if right else "0"
        inner = SubElement(self._picture, "svg", {"x": x, "y": str(self._height // 2), "overflow": "visible"})
        SubElement(inner, "path", {"d": f"M{point} 0 {back} -6V6z", "class": f"meant {colour}"})

    def upright(self, place: Fraction, kind: str) -> None:
        """Draw a line from top to bottom."""
        ends = {"x1": percent(place), "x2": percent(place), "y1": "0", "y2": str(self._height)}
        SubElement(self._picture, "line", {**ends, "class": kind})

    def ticks(self, ticks: Iterable[Tick], labels: Sequence[str]) -> None:
        """Write what stands where."""
        for tick, label in zip(ticks, labels, strict=True):
            place = percent(tick.place)
            SubElement(self._picture, "line", {"x1": place, "x2": place, "y1": "0", "y2": "5", "class": "tick"})
            kind = "tick-label" if tick.place else "tick-label first"
            text = SubElement(self._picture, "text", {"x": place, "y": "18", "class": kind})
            text.text = flowing(label)

    def written(self) -> Markup:
        """Return the markup."""
        return _written(self._picture)

    def _box(self, start: Fraction, end: Fraction, top: int, height: int, kind: str) -> None:
        """Lay a box; one that would be too narrow to be seen is widened around its middle."""
        wide = max(end - start, Fraction(7, 10))
        left = min(max((start + end - wide) / 2, Fraction(0)), 100 - wide)
        box = {"x": percent(left), "y": str(top), "width": percent(wide), "height": str(height), "class": kind}
        SubElement(self._picture, "rect", box)


def branch(continues: Sequence[bool]) -> Markup:
    """Return the lines before a place in a tree: for each level above it, whether a branch goes on below."""
    picture = _picture("branch", None, "")
    picture.set("width", str(LEVEL * len(continues)))
    for level, goes_on in enumerate(continues):
        x = str(LEVEL * level + LEVEL // 2)
        is_own = level == len(continues) - 1
        if goes_on or is_own:
            SubElement(picture, "line", {"x1": x, "x2": x, "y1": "0", "y2": "100%" if goes_on else "50%"})
        if is_own:
            SubElement(picture, "line", {"x1": x, "x2": str(LEVEL * (level + 1) - 2), "y1": "50%", "y2": "50%"})
    return _written(picture)


def share(part: int, whole: int, name: str) -> Markup:
    """Return a bar that shows a part of a whole."""
    strip = Strip(name, height=16)
    cut = Fraction(100 * part, whole) if whole else Fraction(0)
    for start, end, kind in ((Fraction(0), cut, "share-part"), (cut, Fraction(100), "share-rest")):
        if end > start:
            strip.band(start, end, kind)
    return strip.written()


def percent(place: Fraction) -> str:
    """Return a place with two decimals."""
    hundredths = round(place * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def _picture(kind: str, box: str | None, name: str) -> Element:
    attributes = {"class": kind, "focusable": "false"}
    attributes |= {"role": "img", "aria-label": flowing(name)} if name else {"aria-hidden": "true"}
    return Element("svg", attributes | ({"viewBox": box} if box else {}))


def _written(picture: Element) -> Markup:
    return Markup(tostring(picture, encoding="unicode"))  # noqa: S704 - the library escapes texts and attributes
