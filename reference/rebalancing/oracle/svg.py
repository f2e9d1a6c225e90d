"""Writes SVG: rectangles, lines and texts at given places, and how much room a text needs at most.

The same calls give the same bytes. Nothing here knows what is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

__all__ = [
    "INK",
    "Box",
    "begin",
    "finish",
    "frame",
    "group",
    "number",
    "path",
    "put",
    "stroke",
    "text_box",
    "text_width",
    "write",
]  # fmt: skip

INK = "#1a1d21"
FONT = "sans-serif"
CAPITAL, LETTER, BOLDER = (
    0.74,
    0.6,
    1.1,
)  # width of a letter in its height: more than the widest of the usual fonts has on average


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Its middle, from above."""
        return self.y + self.height / 2

    def inside(self, by: float) -> Box:
        """A smaller one in it."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is at most."""
    return sum(CAPITAL if c.isupper() else LETTER for c in text) * size * (BOLDER if bold else 1)


def text_box(element: Element) -> Box:
    """Return what room a text element needs at most."""
    size, text = float(element.get("font-size", "0")), element.text or ""
    width = text_width(text, size, element.get("font-weight") == "bold")
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    before = {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    return Box(x - before, y - 0.8 * size, width, size)


def number(value: float) -> str:
    """Write a coordinate."""
    return f"{value:.1f}".removesuffix(".0")


def put(parent: Element, tag: str, **attributes: float | str) -> Element:
    """Add an element; underscores in names of attributes are hyphens."""
    told = {
        key.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for key, value in attributes.items()
    }
    return SubElement(parent, tag, told)


def write(parent: Element, x: float, y: float, text: str, size: float = 12, **attributes: float | str) -> None:
    """Add a text."""
    put(parent, "text", **{"x": x, "y": y, "font_size": size, "fill": INK, **attributes}).text = text


def frame(parent: Element, box: Box, **attributes: float | str) -> Element:
    """Add a rectangle."""
    return put(parent, "rect", x=box.x, y=box.y, width=box.width, height=box.height, **attributes)


def group(parent: Element, id_: str, class_: str, said: str) -> Element:
    """Add a group with a title, which a viewer shows and a reader reads out."""
    g = put(parent, "g", id=id_, class_=class_)
    put(g, "title").text = said
    return g


def path(*points: tuple[float, float]) -> str:
    """Write a line through points."""
    return "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)


def stroke(ink: str, width: float, **attributes: float | str) -> dict[str, float | str]:
    """Attributes of a line."""
    return {"fill": "none", "stroke": ink, "stroke_width": width, "stroke_linecap": "round", **attributes}


def begin(width: float, height: float, title: str, ground: str) -> Element:
    """Begin a picture, on a ground of its own, so that it looks the same on any page."""
    root = Element("svg")
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("viewBox", f"0 0 {number(width)} {number(height)}")
    root.set("width", number(width))
    root.set("height", number(height))
    root.set("font-family", FONT)
    root.set("role", "img")
    put(root, "title").text = title
    frame(root, Box(0, 0, width, height), fill=ground)
    return root


def finish(root: Element) -> str:
    """Return what was drawn."""
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode") + "\n"
