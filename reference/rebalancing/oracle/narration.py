"""How the stories of the demonstrations are told: paragraphs, lines, and at the end what held."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass

__all__ = ["WIDTH", "Narrator"]

WIDTH = 80
"""Of a line, in characters."""


@dataclass
class Narrator:
    """Somebody who tells a story.

    Attributes:
        say: where lines go.
    """

    say: Callable[[str], object]

    def tell(self, text: str) -> None:
        """Say a paragraph."""
        self.say("")
        for line in textwrap.wrap(text, WIDTH):
            self.say(line)

    def line(self, text: str) -> None:
        """Say what happens now."""
        for line in textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    "):
            self.say(line)

    def say_what_held(self, held: Iterable[tuple[bool, str]]) -> None:
        """Say each sentence that the story was to show. Raises AssertionError at the first that does not hold."""
        self.say("")
        self.say("WHAT HELD")
        for holds, text in held:
            assert holds, text
            for line in textwrap.wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    "):
                self.say(line)
