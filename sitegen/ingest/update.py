"""A newer text of an article that the briefing has: the record with the new body, its front matter kept as written, and
the old file beside it as a version."""

from __future__ import annotations

from difflib import SequenceMatcher

from sitegen.frontmatter import Keys, Value, read_yaml, split, write_yaml
from sitegen.ingest.draft import Draft
from sitegen.ingest.writing import describe_seed, write_body
from sitegen.model import Article, Issue
from sitegen.text import WORD, fold

_MOST_WORDS = 25
_SHOWN = 3


def update_record(article: Article, old: bytes, draft: Draft, seed: str, day: str) -> dict[str, bytes]:
    """Files by path: the record, and its old version. `day` is when the change was noticed."""
    text = old.decode()
    parts = split(text, article.path)
    assert not isinstance(parts, Issue)
    head = set_key(parts.yaml, "seed", describe_seed(draft, seed))
    said = describe_change(article, draft)
    if said and (article.status is None or article.status.kind == "corrected"):
        head = set_key(head, "status", {"kind": "corrected", "on": day, "note": said})
    written = f"---\n{head.rstrip()}\n---\n\n{write_body(draft.lines, draft.standfirst)}\n".encode()
    sha = article.seed.sha256[:10] if article.seed and article.seed.sha256 else "first"
    return {article.path: written, f"content/versions/{article.id}.{sha}.md": old}


def set_key(yaml: str, key: str, value: Value) -> str:
    """The YAML with the key's value exchanged, or the key added at its end; every other line as it was."""
    root, _ = read_yaml(yaml, "")
    written = write_yaml({key: value})
    lines = yaml.splitlines(keepends=True)
    if isinstance(root, Keys):
        starts = [(name.line, name.text) for name, _ in root.entries]
        for at, (line, name) in enumerate(starts):
            if name == key:
                end = starts[at + 1][0] - 1 if at + 1 < len(starts) else len(lines)
                return "".join((*lines[: line - 1], written, *lines[end:]))
    return yaml.rstrip("\n") + ("\n" if yaml.strip() else "") + written


def describe_change(article: Article, draft: Draft) -> str:
    """What the outlet changed, in its words before and after, cut short; nothing where only the typography did."""
    before = [block.text for block in article.blocks[1:] if block.text]
    after = [line.text for line in draft.lines]
    changes = []
    matcher = SequenceMatcher(None, [fold(t) for t in before], [fold(t) for t in after], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            changes += _describe_blocks(before[a:b], after[c:d])
    if len(changes) > _SHOWN:
        return "; ".join(changes[:_SHOWN]) + f"; and {len(changes) - _SHOWN} more changes"
    return "; ".join(changes)


def _describe_blocks(before: list[str], after: list[str]) -> list[str]:
    found = []
    for number in range(max(len(before), len(after))):
        if number >= len(before):
            found.append(f"added: “{_cut(after[number])}”")
        elif number >= len(after):
            found.append(f"removed: “{_cut(before[number])}”")
        else:
            found.append(_describe_words(before[number], after[number]))
    return found


def _describe_words(before: str, after: str) -> str:
    """The first stretch of words that differs."""
    old, new = [m.span() for m in WORD.finditer(before)], [m.span() for m in WORD.finditer(after)]
    first = 0
    while first < min(len(old), len(new)) and fold(before[slice(*old[first])]) == fold(after[slice(*new[first])]):
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and fold(before[slice(*old[-1 - last])]) == fold(
        after[slice(*new[-1 - last])]
    ):
        last += 1
    was = before[old[first][0] : old[len(old) - last - 1][1]] if first < len(old) - last else ""
    now = after[new[first][0] : new[len(new) - last - 1][1]] if first < len(new) - last else ""
    if not was:
        return f"added: “{_cut(now)}”"
    return f"“{_cut(was)}” became “{_cut(now)}”" if now else f"removed: “{_cut(was)}”"


def _cut(text: str) -> str:
    spans = [m.span() for m in WORD.finditer(text)]
    return text if len(spans) <= _MOST_WORDS else text[: spans[_MOST_WORDS - 1][1]] + " …"
