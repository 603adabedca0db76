"""Invented stories, each told by three papers that contradict one another, in cases/planted/: what is shown of it, and
that nothing else is. A file is a title, `## Paper | day` with headline and paragraphs, `## shown` with each difference
as its kind and its readings in the order of their words, each with the actor who gives it, and `## missed` with what
a reader sees and no rule does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sitegen.analysis import analyse
from sitegen.comparison import Account, compare
from sitegen.lexicon import Lexicon
from sitegen.memo import Memo
from sitegen.model import Actor, ActorKind, Article, Block, Findings, When
from sitegen.resolve import resolve
from sitegen.text import slug

STORIES = sorted((Path(__file__).parent / "cases" / "planted").glob("*.md"))
KINDS: dict[str, ActorKind] = {"person": "person", "organization": "organization", "group": "organization"}


def read_story(text: str) -> tuple[list[tuple[str, str, tuple[Block, ...]]], list[str]]:
    """Paper, day and blocks of each account, and the differences that are shown."""
    told, shown = [], []
    for part in text.split("\n## ")[1:]:
        head, _, rest = part.partition("\n")
        lines = [line.strip() for line in rest.splitlines() if line.strip()]
        if "|" in head:
            paper, day = [one.strip() for one in head.split("|")]
            told.append((paper, day, tuple(Block("paragraph" if n else "title", one) for n, one in enumerate(lines))))
        elif head == "shown":
            shown = [line.removeprefix("- ") for line in lines]
    return told, shown


def list_actors(found: list[tuple[tuple[Block, ...], Findings]]) -> tuple[Actor, ...]:
    """Who is named twice or more, as an editor would record them."""
    counts: Counter[tuple[str, ActorKind]] = Counter()
    for blocks, findings in found:
        for name in findings.names:
            full = blocks[name.full.block].text[name.full.start : name.full.end]
            if name.kind in KINDS and (name.kind != "person" or " " in full):
                counts[full, KINDS[name.kind]] += len(name.mentions)
    return tuple(Actor(slug(full), "", full, kind) for (full, kind), count in sorted(counts.items()) if count > 1)


@pytest.mark.parametrize("story", STORIES, ids=[path.stem for path in STORIES])
def test_what_is_shown_and_nothing_else(story: Path) -> None:
    told, shown = read_story(story.read_text("utf-8"))
    read = [(blocks, analyse(blocks, "en", day)) for _, day, blocks in told]
    actors = list_actors(read)
    lexicon = Lexicon(actors, (), (), ())
    accounts = []
    for (paper, day, blocks), (_, findings) in zip(told, read, strict=True):
        name, when = slug(paper), When(day, day)
        article = Article(name, "", blocks[0].text, blocks, published=when, language="en")
        resolved = resolve(article, findings, lexicon.hits(blocks), ())
        accounts.append(Account(name, blocks, resolved, name, language="en", published=when))
    found = compare(tuple(accounts), (), (), Memo()).discrepancies
    givers = {"": ""} | {actor.id: f" ({actor.name})" for actor in actors}
    readings = [(d.kind, sorted(r.value + givers[r.speaker] for r in d.readings)) for d in found]
    assert sorted(f"{kind}: {' | '.join(values)}" for kind, values in readings) == sorted(shown)
