"""A briefing with what citing and checking must cope with: titles that end scripts, ambiguous words, corrections, an
article that its outlet took back, words that rights withhold. All invented."""

from __future__ import annotations

import functools

from sitegen.build import Files, Options, build
from sitegen.memo import Memo
from tests.briefings import FIRST, lay, read_theme

BASE = "https://brief.example/x/"
CANARY = "The otter of the customs house paints yellow doors."
TITLE = 'Ferries & "tolls": the </script><b> affair'

TRICKY = f"""---
title: '{TITLE}'
source: courier
published: 2031-05-07?
authors: [Ana Wold, "Desk and Sons, {{Port}} 100%_#"]
url: https://courier.example/tolls?a=1&b=2
archived: https://archive.example/2031/https://courier.example/tolls
retrieved: 2031-05-08
added: 2031-05-08
rights: own
meetings: [harbour]
corrections:
  - {{date: 2031-05-09, text: "We had <misspelt> a name & a place."}}
  - {{date: 2031-05-09, text: We had the hour wrong.}}
---
The delegates waited 7 hours, then 7 hours more, and nobody left the long-drawn, cold hall before dawn came at last.

“Tolls are a matter for both of us, and ferries too,” Ada Brandt told reporters.
"""

RETRACTED = """---
title: Sudria signs the harbour treaty
source: northern-post
published: 2031-05-08
added: 2031-05-09
url: https://post.example/treaty
rights: own
status: {kind: retracted, on: 2031-05-09, url: https://post.example/sorry, note: No treaty was signed.}
redirects: [articles/first-name.html]
---
The talks in Port Alba on Wednesday lasted thirty hours, and 90,000 Sudrian soldiers left.

“We have signed it all,” Ivo Kern told reporters.
"""

RESERVED = f"""---
title: A long reserved text
source: herald
published: 2031-05-08
url: https://herald.example/long
---
Norland and Sudria have met in Port Alba, and this is what the first paragraph of a long text says about it.

{"A sentence of no great matter stands here to make the text long. " * 30}

{CANARY} And the paragraph goes on.

“{"I say it again and again. " * 40} {CANARY}” Ada Brandt said.
"""

EXTRA = {
    "content/articles/tricky.md": TRICKY,
    "content/articles/retracted.md": RETRACTED,
    "content/articles/reserved.md": RESERVED,
}


def build_with(settings: str) -> Files:
    """The site with these lines added to its settings."""
    files = tuple((p, d + settings.encode() if p == "site.yaml" else d) for p, d in lay(FIRST, extra=EXTRA))
    return build(files, read_theme(), Options(base_url=BASE), Memo()).files


@functools.cache
def site(base_url: str = BASE, private: bool = False) -> dict[str, bytes]:
    edition = build(lay(FIRST, extra=EXTRA), read_theme(), Options(base_url=base_url, private=private), Memo())
    assert edition.files, [i for i in edition.issues if i.severity == "error"]
    return dict(edition.files)
