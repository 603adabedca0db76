"""A whole site in another language than English: no word of the theme's is left in English, and what is in a third
language says so."""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser

from sitegen.analysis import number_words
from sitegen.build import Files, Options, build
from sitegen.memo import Memo
from sitegen.pages.words import ENGLISH
from tests.briefings import read_theme
from tests.crawl import VOID, crawl

RECORDS = {
    "site.yaml": "title: Паромы\nlanguage: ru\nbase_url: https://paromy.example/\nfeedback: mailto:r@paromy.example\n",
    "content/index.md": "---\ntitle: Паромы\n---\nСтороны встретились в порту.\n",
    "content/sources/vestnik.md": "---\nname: Вестник Амбара\nkind: газета\n---\n",
    "content/sources/golos.md": "---\nname: Голос порта\nkind: газета\n---\n",
    "content/actors/ada.md": (
        "---\nname: Ада Брандт\nkind: person\naliases: [Брандт]\nroles:\n  - {title: министр}\n---\n"
    ),
    "content/actors/ivo.md": "---\nname: Иво Керн\nkind: person\naliases: [Керн]\n---\n",
    "content/meetings/port.md": (
        "---\nname: Встреча в Амбаре\nstart: 2031-05-07\nplace: Амбар\ntype: talks\nparticipants: [ada, ivo]\n---\n"
    ),
    "content/topics/boats.md": "---\nname: Паромы\nquestion: Что с паромами?\nterms: {ru: [паром]}\n---\n",
    "content/articles/a.md": """---
title: Встреча в Амбаре длилась шесть часов
source: vestnik
published: 2031-05-08
url: https://vestnik.example/a
authors: [Анна Вольд]
rights: reserved
language: ru
meetings: [{id: port, written: after}]
---
Встреча в Амбаре в среду длилась шесть часов, сообщили участники.

«Мы ни о чём не договорились и вернёмся сюда осенью», — сказала Ада Брандт журналистам после встречи.

На границе стоят около 900 солдат, заявил Иво Керн. Паромы пока ходят каждый день.
""",
    "content/articles/b.md": """---
title: Восемь часов разговоров и ничего
source: golos
published: 2031-05-08
url: https://golos.example/b
rights: reserved
language: ru
meetings: [{id: port, written: after}]
status: {kind: corrected, on: 2031-05-09, note: Был указан неверный час.}
---
Встреча в Амбаре в среду длилась восемь часов.

«Мы почти обо всём договорились», — сказала Ада Брандт после встречи.

На границе стоят около 1200 солдат, заявил Иво Керн. Паром пока не ходит.
""",
    "content/articles/c.md": """---
title: Чего ждать от встречи
published: 2031-05-06
language: ru
rights: own
digest: true
---
Ада Брандт и Иво Керн встретятся в Амбаре в среду. «Ничего не жду», — сказал Керн в понедельник.
""",
}
ARABIC = """---
title: لا اتفاق في الميناء
source: golos
published: 2031-05-08
url: https://golos.example/ar
rights: own
language: ar
meetings: [{id: port, written: after}]
---
اجتمع الطرفان في الميناء يوم الأربعاء ثماني ساعات.
"""


@functools.cache
def site(arabic: bool = False) -> dict[str, bytes]:
    texts = RECORDS | ({"content/articles/d.md": ARABIC} if arabic else {})
    files: Files = tuple(sorted((path, text.encode()) for path, text in texts.items()))
    edition = build(files, read_theme(), Options(), Memo())
    assert edition.files, edition.issues
    return dict(edition.files)


NAMED = frozenset(("alt", "aria-label", "label", "placeholder", "title"))
FORMATS = re.compile(r"https?://\S+|\b(?:BibTeX|CSL-JSON|CSV|JSON|ZIP|SHA-256|Frictionless Data Package)\b")
"""Addresses, and names that are the same in every language."""


class SaidReader(HTMLParser):
    """What a page says in its own language: texts, names of elements and words for its scripts. What is in another
    language, a file's name or a script's own is left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.other = [False]
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        other = self.other[-1] or tag in ("code", "script") or values.get("lang", "ru") != "ru"
        if not other:
            # A difference's identity, and what a script is to find, are no words.
            spoken = [value for name, value in attrs if name in NAMED or name.startswith("data-")]
            self.said += [value for value in spoken if value and not re.fullmatch(r"[\w./-]+", value, re.ASCII)]
            if tag == "meta" and values.get("name") == "description":
                self.said.append(values["content"])
        if tag not in VOID:
            self.other.append(other)

    def handle_endtag(self, tag):
        self.other.pop()

    def handle_data(self, data):
        if not self.other[-1]:
            self.said.append(data)


def list_english(html: str) -> list[str]:
    return [" ".join(s.split()) for s in SaidReader(html).said if re.search(r"[A-Za-z]{2,}", FORMATS.sub("", s))]


def test_a_russian_site_has_no_english_word_of_the_theme_left():
    left = {path: list_english(data.decode()) for path, data in site().items() if path.endswith(".html")}
    assert len(left) > 15
    assert {path: words for path, words in left.items() if words} == {}


def test_an_english_word_is_noticed():
    assert list_english('<p title="Go on">Слово of слово</p>') == ["Go on", "Слово of слово"]
    assert list_english('<p lang="en">Go</p><code>go.csv</code><script>go()</script>BibTeX, <i>да</i>') == []


def test_the_feeds_and_the_search_index_speak_russian_too():
    made = site()
    for path in (p for p in made if p.endswith((".xml", "search/index.js")) and "sitemap" not in p):
        texts = re.findall(r"<(?:title|summary|content|subtitle)[^>]*>([^<]*)<", made[path].decode())
        assert [text for text in texts if re.search(r"[A-Za-z]{3,}", text)] == [], path
    assert "«Мы почти обо всём договорились»" in made["search/index.js"].decode()


def test_marks_days_and_figures_are_russian():
    pages = {path: data.decode() for path, data in site().items() if path.endswith(".html")}
    assert "«Встреча в Амбаре длилась шесть часов», Вестник Амбара, 8 мая 2031" in pages["articles/a.html"]
    assert "“" not in "".join(pages.values())
    assert "примерно 1\u00a0200" in pages["compare/differences.html"]


def test_the_hedges_of_the_rules_all_have_words():
    tables = (number_words.EN, number_words.RU)
    folded = {hedge for table in tables for hedge in (*table.before.values(), *table.after.values())}
    assert folded == {name for name, _ in ENGLISH.hedges}


def test_words_in_a_third_language_say_so_and_which_way_they_run():
    pages = {path: data.decode() for path, data in site(True).items() if path.endswith(".html")}
    mark = 'lang="ar" dir="rtl"'
    article = pages["articles/d.html"]
    assert '<html lang="ru">' in article
    assert f'<h1 id="p0" {mark}>' in article
    assert f'id="text" data-pagefind-body {mark}>' in article
    assert 'href="https://golos.example/ar" hreflang="ar"' in article
    for path in ("articles/index.html", "timeline.html", "sources/golos.html"):
        assert re.search(rf'<a href="[^"]*d\.html" {mark}>', pages[path]), path
    assert ',"ar"]' in site(True)["search/index.js"].decode()
    assert 'lang="ru"' not in article.partition("<body")[2]
    assert crawl(site(True)) == []


def test_a_page_runs_as_its_language_does():
    settings = RECORDS | {"site.yaml": "title: الميناء\nlanguage: fa\n"}
    files = tuple(sorted((path, text.encode()) for path, text in settings.items()))
    front = dict(build(files, read_theme(), Options(), Memo()).files)["index.html"].decode()
    assert '<html lang="fa" dir="rtl">' in front
    assert 'lang="ru" dir="ltr"' in front
