"""The tables of words: each language complete, its numbers and days as CLDR has them, no word elsewhere."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from babel import Locale
from msgspec.structs import asdict

from sitegen.model import Settings, When
from sitegen.pages import check_words
from sitegen.pages.days import show_when
from sitegen.pages.words import (
    ENGLISH,
    LANGUAGES,
    RUSSIAN,
    Words,
    change_words,
    choose_form,
    words_for,
    write_number,
)
from sitegen.pages.words.plurals import RULES

TEMPLATES = Path(__file__).parent.parent / "templates"

SAME_EVERYWHERE = frozenset(
    "about_both altered_mark archive_mark as_csv as_json bibtex csl cut cut_words day_at_time external paragraph_mark "
    "takes_part weekday_day".split()
)
"""Signs and names of formats, that another language need not change."""

CLDR_FORMS = {"en": ("one", "other"), "ru": ("one", "few", "many")}
"""Categories of whole numbers, in the order of a noun's forms."""


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_language_has_every_word(language):
    table = asdict(LANGUAGES[language])
    missing = [name for name, word in asdict(ENGLISH).items() if name not in SAME_EVERYWHERE and table[name] == word]
    assert missing == []


def count_places(text: str) -> int:
    return sum(field is not None for _, field, _, _ in string.Formatter().parse(text))


def list_wrong(table: Words) -> list[str]:
    forms = len({RULES[table.plural](number) for number in range(1000)})
    wrong = []
    for name, english in asdict(ENGLISH).items():
        other = getattr(table, name)
        if isinstance(english, str):
            fits = count_places(english) == count_places(other)
        elif name.startswith("n_"):
            fits = len(other) == forms
        elif name in ("months_alone", "months_short_alone"):
            fits = len(other) in (0, 12)
        elif isinstance(english[0], tuple):
            fits = [key for key, _ in english] == [key for key, _ in other]
        else:
            fits = len(english) == len(other)
        wrong += [] if fits else [name]
    return wrong


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_language_fills_the_same_places(language):
    assert list_wrong(LANGUAGES[language]) == []


def test_a_wrong_table_is_noticed():
    assert list_wrong(Words(page_n_of="Seite {}")) == ["page_n_of"]
    assert list_wrong(Words(n_words=("Wort",))) == ["n_words"]
    assert list_wrong(Words(states=(("told", "erzählt"),))) == ["states"]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_numbers_and_days_are_those_of_cldr(language):
    words, locale = LANGUAGES[language], Locale(language)
    order = CLDR_FORMS[language]
    for number in (*range(1200), 10_011, 1_000_002):
        assert order[RULES[words.plural](number)] == locale.plural_form(number), number
    assert words.thousands == locale.number_symbols["latn"]["group"]
    assert words.months == tuple(locale.months["format"]["wide"].values())
    alone = tuple(locale.months["stand-alone"]["wide"].values())
    assert tuple(month.lower() for month in words.months_alone or words.months) == tuple(map(str.lower, alone))
    assert words.months_short == tuple(locale.months["format"]["abbreviated"].values())
    short = tuple(locale.months["stand-alone"]["abbreviated"].values())
    assert (words.months_short_alone or words.months_short) == short
    days = tuple(locale.days["stand-alone"]["wide"][day] for day in range(7))
    assert tuple(map(str.lower, words.weekdays)) == tuple(map(str.lower, days))


def test_forms_after_numbers():
    forms = [choose_form(n, ("one", "few", "many"), RUSSIAN) for n in (1, 3, 5, 11, 21, 112)]
    assert forms == ["one", "few", "many", "many", "one", "many"]
    polish = [("one", "few", "many")[RULES["polish"](n)] for n in range(200)]
    assert polish == [Locale("pl").plural_form(n) for n in range(200)]
    french = [("one", "other")[RULES["up-to-one"](n)] for n in range(200)]
    assert french == [Locale("fr").plural_form(n) for n in range(200)]
    assert {Locale("ja").plural_form(n) for n in range(200)} == {"other"}
    assert {RULES["alike"](n) for n in range(200)} == {0}


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-01-10", "2022-01-10", "10 января 2022"),
        ("2022-01-09", "2022-01-10", "9–10 января 2022"),
        ("2022-01-31", "2022-02-02", "31 января – 2 февраля 2022"),
        ("2022-01-01", "2022-01-31", "Январь 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
    ],
)
def test_days_in_russian(first, last, text):
    shown = show_when(When(first, last), RUSSIAN)
    assert shown is not None
    assert shown.text == text


def test_a_weekday_and_a_great_number_in_russian():
    shown = show_when(When("2022-01-10", "2022-01-10"), RUSSIAN, weekday=True)
    assert shown is not None
    assert shown.text == "Понедельник, 10 января 2022"
    assert write_number(1_234_567, RUSSIAN) == "1\u00a0234\u00a0567"


def test_a_language_without_a_table_has_the_english_words_and_a_note():
    assert words_for("de") is ENGLISH
    assert words_for("ru-BY") is RUSSIAN
    assert words_for("RU") is RUSSIAN
    assert [i.severity for i in check_words(Settings("Fähren", language="de"))] == ["note"]
    assert check_words(Settings("Паромы", language="ru-RU")) == ()


# ---------------------------------------------------------------- no word outside the table

CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<(script|style)\b[^>]*>.*?</\1>", re.S)
SAID = re.compile(r"""(?:title|aria-label|alt|placeholder|label|summary)=("[^"]*"|'[^']*')""")
WORD = re.compile(r"[^\W\d_]{2,}")


def list_words(template: str) -> list[str]:
    """Words that a template itself puts before a reader."""
    bare = CODE.sub("", template)
    texts = [found.group(1)[1:-1] for found in SAID.finditer(bare)]
    texts += re.split(r"<[^>]*>", bare)
    return [word for text in texts for word in WORD.findall(re.sub(r"&#?\w+;", "", text))]


@pytest.mark.parametrize("name", sorted(p.name for p in TEMPLATES.iterdir() if p.suffix in (".html", ".xml")))
def test_a_template_says_no_word_of_its_own(name):
    assert list_words((TEMPLATES / name).read_text("utf-8")) == []


def test_a_word_in_a_template_is_noticed():
    assert list_words('<p title="Go on">{{ w.search }}</p>') == ["Go", "on"]
    assert list_words("{% if x %}<b>Read</b> it{% endif %}") == ["Read", "it"]
    assert list_words('{# a note #}<a href="{{ x }}" class="out">&amp; {{ w.search }} ↗</a>') == []


# ---------------------------------------------------------------- a briefing's own words


def test_a_wrong_name_of_a_word_is_told_with_the_nearest():
    settings = Settings("Ferries", theme=(("compar", "Beside"), ("page_n_of", "p. {}"), ("n_words", "word")))
    nearest, places, forms = check_words(settings)
    assert (nearest.severity, nearest.hint) == ("warning", 'Did you mean "compare"?')
    assert '"Page {} of {}"' in places.message
    assert '"word | words"' in forms.message


def test_own_words_take_the_place_of_the_tables():
    changes = (("actor_kind.group", "Bloc"), ("actor_kind.person", "Somebody"), ("compare", "Beside"))
    own, wrong = change_words(ENGLISH, changes)
    assert wrong == ()
    assert (dict(own.actor_kind)["group"], dict(own.actor_kind)["person"]) == ("Bloc", "Somebody")
    assert own.compare == "Beside"
    assert change_words(RUSSIAN, (("language", "en"),))[1] == (("language", "unknown"),)
