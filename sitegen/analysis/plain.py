"""Reads a plain text file into blocks. Promises that every block is a slice of the text; never changes a character."""

from __future__ import annotations

from sitegen.model import Block


def read_plain(text: str) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """One block per non-blank line, the first as title, without the white space around it; and where each block
    begins in the text, in code points.

    >>> blocks, offsets = read_plain("Talks open\\n\\n  They met.\\n")
    >>> [(block.kind, block.text) for block in blocks], offsets
    ([('title', 'Talks open'), ('paragraph', 'They met.')], (0, 14))
    """
    blocks: list[Block] = []
    offsets: list[int] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            blocks.append(Block("paragraph" if blocks else "title", stripped, line=number))
            offsets.append(at + line.index(stripped))
        at += len(line) + 1
    return tuple(blocks), tuple(offsets)
