"""A small invented briefing, and edits of it: what the tests of the whole pipeline build."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from sitegen.build import Files

THEME = Path(__file__).parent.parent / "templates"


def read_theme() -> Files:
    found = ((p.relative_to(THEME).as_posix(), p.read_bytes()) for p in THEME.rglob("*") if p.is_file())
    return tuple(sorted(found))


SITE = "title: Harbour talks\nas_of: 2031-05-09\nrights: {rights}\n"

ARTICLES = {
    "post-a": """---
title: Harbour talks end after {length} hours
source: northern-post
published: 2031-05-07
{rights}meetings: [harbour]
---
Delegates of Norland and Sudria met in Port Alba on Wednesday for {length} hours, the {paper} said.

“{quote},” Norland's foreign minister Ada Brandt told reporters after the talks. “We will be back.”

Some {troops} Sudrian soldiers stand near the border, according to Ms. Brandt.
""",
    "courier-b": """---
title: Little comes of the meeting in Port Alba
source: courier
published: 2031-05-08
meetings:
  - {{id: harbour, written: after}}
---
The talks in Port Alba on Wednesday lasted nine hours and brought little.

“{quote},” Brandt said. Sudria's envoy Ivo Kern denied that {troops} soldiers had been moved.

Norland {verb} the island of Tern in 2024.
""",
    "herald-c": """---
title: What to expect in Port Alba
source: herald
published: 2031-05-06
---
Norland and Sudria meet in Port Alba on Wednesday. Nobody expects much, said Ivo Kern, the envoy of Sudria.

- Fishing rights
- The island of Tern, which Norland {verb} in 2024
""",
}

RECORDS = {
    "site.yaml": SITE,
    "content/index.md": "---\ntitle: Harbour talks\n---\nThe state of play on 8 May.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nWho makes this.\n",
    "content/sources/northern-post.md": "---\nname: Northern Post\nkind: newspaper\n---\n",
    "content/sources/courier.md": "---\nname: The Courier\nkind: newspaper\n---\n",
    "content/sources/herald.md": "---\nname: Herald\nkind: newspaper\n---\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\naffiliation: norland\n---\n",
    "content/actors/ivo-kern.md": "---\nname: Ivo Kern\nkind: person\naffiliation: sudria\naliases: [{alias}]\n---\n",
    "content/actors/norland.md": "---\nname: Norland\nkind: country\nweak_aliases: [{weak}]\n---\n",
    "content/actors/sudria.md": "---\nname: Sudria\nkind: country\nweak_aliases: [Sudrian]\n---\n",
    "content/meetings/harbour.md": """---
name: Harbour talks
start: 2031-05-07
place: Port Alba
participants: [ada-brandt, ivo-kern, norland, sudria]
about: [length, tern]
---
""",
    "content/topics/length.md": "---\nname: Length\nquestion: How long did it last?\nterms: [{term}, hours]\n---\n",
    "content/topics/tern.md": """---
name: Tern
question: Whose is Tern?
terms: [Tern, island]
variants: [[seized, annexed, took]]
---
""",
}

WORDS = {
    "length": ("seven", "nine", "almost ten"),
    "paper": ("Northern Post", "Herald"),
    "quote": (
        "We have agreed on nothing at all today",
        "We have agreed on next to nothing",
        "It was a good day for us",
    ),
    "troops": ("40,000", "4,000", "tens of thousands of"),
    "verb": ("seized", "annexed", "took"),
    "alias": ("Envoy Kern", "Kern", "Northern Post"),
    "weak": ("Alba", "Norlandic", "Sudrian"),
    "term": ("lasted", "talks", "nothing"),
    "rights": ("reserved", "own"),
}
"""What an edit may put into each gap."""

OVERRIDE = "overrides:\n  - {quote: We have agreed, speaker: ivo-kern, reason: The sound recording says so.}\n"


def lay(choices: dict[str, str], gone: frozenset[str] = frozenset(), extra: dict[str, str] | None = None) -> Files:
    """The briefing with its gaps filled by `choices`, without the files in `gone`, with the files of `extra`."""
    texts = dict(RECORDS) | {f"content/articles/{name}.md": text for name, text in ARTICLES.items()}
    filled: dict[str, bytes] = {}
    for path, text in texts.items():
        values = dict(choices)
        if path.startswith("content/articles"):
            values["rights"] = f"rights: {choices['rights']}\n"
        filled[path] = text.format(**values).encode()
    filled |= {path: text.encode() for path, text in (extra or {}).items()}
    return tuple(sorted((path, data) for path, data in filled.items() if path not in gone))


def with_renamed(files: Files) -> Files:
    return tuple(sorted((p.replace("courier-b", "courier-renamed"), d) for p, d in files))


def with_override(files: Files) -> Files:
    """An override of a quotation; stale, and so an error, where the quotation has other words."""
    tie = b"meetings: [harbour]\n"
    return tuple((p, d.replace(tie, tie + OVERRIDE.encode())) for p, d in files)


FIRST = {gap: words[0] for gap, words in WORDS.items()}

GONE = (
    "content/articles/herald-c.md",
    "content/articles/courier-b.md",
    "content/articles/post-a.md",
    "content/pages/about.md",
)
"""What may be deleted without leaving a reference behind."""

EXTRA = {
    "static/logo.txt": "a logo",
    "templates/404.html": '{% extends "theme/404.html" %}{% block title %}Mine{% endblock %}',
    "content/articles/zzz-new.md": (
        "---\ntitle: Brandt returns\nsource: herald\npublished: 2031-05-09\n---\n"
        "“We have agreed on nothing,” Ada Brandt said on Friday. Norland wants 12 ships.\n"
    ),
    "content/actors/tern-council.md": "---\nname: Tern Council\nkind: organization\n---\n",
}
"""What may be added."""


@st.composite
def states(draw: st.DrawFn) -> Files:
    """A state of the briefing after some edits: words changed, records shared by all among them, files added, gone
    or renamed. Some have errors: then nothing is built, warm or cold."""
    choices = {gap: draw(st.sampled_from(words)) for gap, words in WORDS.items()}
    gone = draw(st.frozensets(st.sampled_from(GONE), max_size=2))
    extra = {path: EXTRA[path] for path in draw(st.frozensets(st.sampled_from(sorted(EXTRA)), max_size=2))}
    files = lay(choices, gone, extra)
    if draw(st.booleans()):
        files = with_renamed(files)
    if draw(st.booleans()):
        files = with_override(files)
    return files
