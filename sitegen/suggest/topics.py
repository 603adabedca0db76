"""Words that several articles come back to and that name nobody: listed for the editor, never written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from sitegen.model import Article
from sitegen.suggest.actors import cut_evidence
from sitegen.suggest.proposals import Proposal

_PAIR = re.compile(r"(?<![\w'’-])([a-z][a-z-]{3,}) ([a-z][a-z-]{3,})(?![\w'’-])")
_PLAIN = frozenset(
    "about above according added after again against ahead also although among another around asked away back "
    "because been before began being between both called came cannot come could does doing done during each early "
    "either ever every few find first following former from gave give given going good have having held help here "
    "high into issue issues just keep known last late later least less like made make making many might more most "
    "much must near need never next nothing often only other others over part people place plan point possible "
    "put really recent said same saying says second see seen senior several should since some something soon "
    "state still such take taken taking tell than that their them then there these they thing think this those "
    "though three through time today together told took toward under until upon used very want wanted wants week "
    "weeks well went were what when where whether which while whose will with within without work would year "
    "years your month months days hours minister deputy spokesman spokeswoman secretary reporters president news "
    "interview statement officials official administration foreign prime vice chief executive director".split()
)
_MOST = 8


def list_topics(articles: tuple[Article, ...]) -> list[Proposal]:
    having: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    first: dict[str, tuple[Article, int, int, int]] = {}
    for article in articles:
        for index, block in enumerate(article.blocks):
            for match in _PAIR.finditer(block.text):
                if match[1] in _PLAIN or match[2] in _PLAIN or match[1].endswith("ly") or match[2].endswith("ly"):
                    continue
                words = match.group()
                having[words].add(article.id)
                count[words] += 1
                first.setdefault(words, (article, index, *match.span()))
    least = 2 if len(articles) < 10 else 3
    ranked = sorted(
        (words for words in having if len(having[words]) >= least),
        key=lambda words: (-len(having[words]), -count[words], words),
    )
    return [
        Proposal("topic", words, count[words], tuple(sorted(having[words])), 30, cut_evidence(*first[words]))
        for words in ranked[:_MOST]
    ]
