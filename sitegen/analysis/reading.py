"""One article as attribution reads it: its lines, its stretches in marks, and what has been attributed so far."""

from __future__ import annotations

from msgspec import Struct

from sitegen.analysis.marks import Stretch
from sitegen.analysis.words import NAME, PERSON, QUOTE, TITLE, Line, Phrase
from sitegen.model import Block, Name, Span, SpeakerKind


class Attribution(Struct, frozen=True, gc=False):
    """Who is said to have said it: the words at the cue, and, once resolved, whom they mean."""

    rule: str
    block: int
    phrase: Phrase | None
    """The words that name the speaker, in the line of `block`; None where the speaker is given by `name` alone."""
    cue: int = -1
    """Place of the verb or preposition in that line."""
    name: int = -1
    speaker: Span | None = None
    kind: SpeakerKind = "none"
    weak: bool = False
    """No verb of saying or calling vouches for it."""


class Reading:
    """What the rules look at. `attributed` grows as they go: stretch -> attribution."""

    def __init__(self, blocks: tuple[Block, ...], names: tuple[Name, ...], stretches: list[Stretch]):
        self.blocks = blocks
        self.names = names
        self.stretches = stretches
        self.attributed: dict[int, Attribution] = {}
        self.titles: set[int] = set()
        self.labels = -1
        """How many stretches begin like a transcript's label; -1 until asked for."""
        self.inner: dict[int, Reading] = {}
        """Views of what stands within a stretch, by stretch."""
        self.seen: dict[int, Line] = {}
        """The lines read so far, by block."""
        self.persons: dict[int, list[tuple[int, int]]] = {}
        """Where each person is first named whole in a block, and who it is; told by who looks for bearers."""
        self.weighed: dict[tuple[int, int, int, str], list[tuple[int, float]]] = {}
        """How prominent each person of a sentence is, by block, places and a pronoun's gender; told by the same."""
        self._orders: dict[int, list[int]] = {}
        self._children: dict[int, list[int]] | None = None
        self._by_block: dict[int, list[int]] = {}
        for index, stretch in enumerate(stretches):
            self._by_block.setdefault(stretch.block, []).append(index)
        self.starts: dict[int, dict[int, tuple[int, int, int]]] = {}
        for number, name in enumerate(names):
            bits = NAME | PERSON if name.kind == "person" else NAME
            for span in name.mentions:
                self.starts.setdefault(span.block, {})[span.start] = (span.end, number, bits)
        self.role_table: dict[str, list[tuple[int, int, int]]] | None = None
        """Title word -> (name, block, offset) of those who bear it; read when first asked for."""
        self.speakings: list[tuple[int, int, int]] = []
        """Who spoke so far: block, offset, name."""
        self.described: tuple[int, int, str, Span, SpeakerKind] | None = None
        """The last speaker that had no name: block, offset, gender, words and kind."""
        self.spoken: tuple[int, tuple[int, Span | None, SpeakerKind]] | None = None
        """The last speaker that was no person: block, and the resolved bearer."""
        self.called: dict[int, str] = {}
        """Gender of names that no table knows, by the pronoun that meant them at a cue."""

    def children(self, outer: int) -> list[int]:
        """The stretches directly within a stretch."""
        if self._children is None:
            self._children = {}
            for index, stretch in enumerate(self.stretches):
                if stretch.parent >= 0:
                    self._children.setdefault(stretch.parent, []).append(index)
        return self._children.get(outer, [])

    def order(self, block: int) -> list[int]:
        """Where names begin in a block, in order."""
        found = self._orders.get(block)
        if found is None:
            found = self._orders[block] = sorted(self.starts.get(block, ()))
        return found

    def in_block(self, block: int) -> list[int]:
        return self._by_block.get(block, [])

    def line(self, block: int) -> Line:
        found = self.seen.get(block)
        if found is None:
            quotes: list[tuple[int, int, int, int]] = []
            at = 0
            for index in self._by_block.get(block, ()):
                stretch = self.stretches[index]
                if stretch.parent < 0 and stretch.open >= at:
                    quotes.append((stretch.open, stretch.close, index, TITLE if index in self.titles else QUOTE))
                    at = stretch.close
            found = Line(block, self.blocks[block].text, self.starts.get(block, {}), self.order(block), quotes)
            self.seen[block] = found
        return found

    def place(self, index: int) -> int:
        """Place of a stretch in the line of its block, or -1."""
        block = self.stretches[index].block
        line = self.seen.get(block)
        return (self.line(block) if line is None else line).places.get(index, -1)

    def gender(self, name: int) -> str:
        return self.names[name].gender or self.called.get(name, "")

    def is_person(self, name: int) -> bool:
        return self.names[name].kind == "person"
