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


def read_accounts(story: Path, on_day: str = "") -> tuple[list[Account], tuple[Actor, ...], list[str]]:
    """The accounts of a story, the actors, and the differences that are shown; all written on one day if that is given,
    and named by the story too."""
    told, shown = read_story(story.read_text("utf-8"))
    read = [(blocks, analyse(blocks, "en", day)) for _, day, blocks in told]
    actors = list_actors(read)
    lexicon = Lexicon(actors, (), (), ())
    accounts = []
    for (paper, day, blocks), (_, findings) in zip(told, read, strict=True):
        name = f"{story.stem}/{slug(paper)}" if on_day else slug(paper)
        when = When(on_day or day, on_day or day)
        article = Article(name, "", blocks[0].text, blocks, published=when, language="en")
        resolved = resolve(article, findings, lexicon.hits(blocks), ())
        accounts.append(Account(name, blocks, resolved, name, language="en", published=when))
    return accounts, actors, shown


@pytest.mark.parametrize("story", STORIES, ids=[path.stem for path in STORIES])
def test_what_is_shown_and_nothing_else(story: Path) -> None:
    accounts, actors, shown = read_accounts(story)
    found = compare(tuple(accounts), (), (), Memo()).discrepancies
    givers = {"": ""} | {actor.id: f" ({actor.name})" for actor in actors}
    readings = [(d.kind, sorted(r.value + givers[r.speaker] for r in d.readings)) for d in found]
    assert sorted(f"{kind}: {' | '.join(values)}" for kind, values in readings) == sorted(shown)


def test_stories_of_one_day_are_kept_apart() -> None:
    """Of the rows of all stories together few hold accounts of two."""
    accounts = [account for story in STORIES for account in read_accounts(story, "2024-05-14")[0]]
    rows = compare(tuple(accounts), (), (), Memo()).passages
    mixed = [row for row in rows if len({member.article.split("/")[0] for member in row.members}) > 1]
    assert len(mixed) * 10 <= len(rows)
