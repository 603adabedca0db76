"""What a public site shows of a reserved article holds to the limits over all its files together: here somebody takes
them all and joins what they find. Towns, papers, people and sentences are invented."""

from __future__ import annotations

import functools
import io
import itertools
import json
import re
import zipfile
from collections import Counter
from urllib.parse import quote

import pytest

from sitegen.build import Files, Options, build
from sitegen.files import can_index
from sitegen.memo import Memo
from tests.briefings import read_theme
from tests.collected import collect, list_runs, split_words

_SYLLABLES = ("bra", "dul", "fen", "gor", "hil", "jem", "kov", "lun", "mip", "nar", "pol", "rud", "sev", "tiz", "vok")
SOURCES = ("anchor", "beacon", "compass", "drift", "ebb", "foghorn")
LIMITS = {"words": 200, "percent": 20, "quotation_words": 40, "quotations_words": 250, "lede_words": 30}


def invent(number: int) -> str:
    """A word that stands once in one article and in nothing else."""
    return "".join(_SYLLABLES[number // 15**n % 15] for n in range(3)).capitalize() + "mere"


QUOTED = (
    "Ada Brandt: We have agreed on nothing today because the other side came without a mandate and without a map",
    "Ivo Kern: The island of Tern belongs to those who fish its waters and nobody else has ever asked for it",
    "Ada Brandt: Norland will not move its ships from the strait until every last guarantee is signed and sealed",
    "Ivo Kern: Sudria has never threatened the harbour and will not threaten it in the coming winter either",
    "Mara Holt: The council asks both governments to count the boats together before they count the guns",
    "Ada Brandt: If the ferries stop for a week the whole coast will be without bread and without letters",
    "Ivo Kern: We shall answer the proposal in writing and within ten days as we have promised from the start",
    "Mara Holt: There were moments in that long room when I believed that a treaty was a matter of hours",
)
REPORTED = (
    "The {} talks in Port Alba lasted {hours} hours and {} ended without a {} treaty, delegates on the {} pier said.",
    "Some {troops} Sudrian soldiers stand {} near the border {}, according to the {} ministry of defence.",
    "Norland {verb} the island of {} Tern in 2024 after {} a quarrel over {} herring and {} salt.",
    "The two sides {agreed} to meet {} again in the {} customs house before {} the month ends {}.",
    "Ferries between Port Alba and {} Tern stop for {days} days, {} the harbour office of {} said on Wednesday.",
    "The guarantees that {} Norland wants were {} put on paper {} by a lawyer from {}.",
    "Sudria's envoy {denied} that {} the fleet had left {} its moorings at {} on the eve {} of the talks.",
    "A fisherman from {} said he did {} not care whose flag {} flew over the {} island.",
)
"""What all have, each in a dress of its own: no four words of it are another's."""
DIFFER = {
    "hours": ("seven", "nine", "eight", "seven", "six", "nine"),
    "troops": ("40,000", "60,000", "40,000", "25,000", "60,000", "90,000"),
    "verb": ("seized", "annexed", "took", "seized", "annexed", "occupied"),
    "agreed": ("agreed", "did not agree", "agreed", "failed to agree", "agreed", "refused"),
    "days": ("three", "five", "three", "four", "five", "six"),
    "denied": ("denied", "admitted", "denied", "denied", "admitted", "denied"),
}
ALONE = (
    "I was {} there and saw {} the ink dry, which {} took as long {} as the soup, and the {} soup was cold {} by then"
)
"""What nobody else prints."""
OWN = (
    "In the street of {} the shutters stayed closed, and a boy sold maps of the strait to whoever asked for one.",
    "Old people in {} remember another winter of talks, when the delegates ate the last of the smoked eel.",
    "A clerk from {} carried the chairs out again while the radio played a march that nobody had asked for.",
    "What the ministers of {} said behind the door is not known, and those who know it are asleep by now.",
    "The weather over {} turned in the afternoon, with sleet from the east and gulls on every roof.",
)


PIECES = (
    "## The quiet harbour of {}",
    "- A list of boats: {}, {} and {}\n- Another one: {}",
    "> What was carved over the door of {} reads: {} before all.",
    "| Boat | Port |\n|---|---|\n| {} | {} |\n| {} | {} |",
    "    code of {} and {}",
    "See [the ledger of {}](https://ledger.example/{}/page) and ![the mole of {}](https://ledger.example/{}.png).",
    "“It was {} late and {} cold,” said a senior official of {} who keeps {} the keys of {}, speaking in {} on Monday.",
    "“They may sink,” said {} Orlin-{}, a harbour pilot from {}, on Twitter, to a reporter of the {} Observer.",
    "According to a report by {} seen by {}, some 1,250 {} barrels of {} were lost between 3 and 5 May 2031.",
    "Mara Holt said that {} the {} council would never {} give away the {} lighthouse of {}.",
)
"""Everything that an article may be made of besides."""


def write_article(number: int, reprint_of: int | None = None) -> str:
    """A text of some 900 words: reports that others have too, quotations that others print too, and its own. A reprint
    has another's words with a few changed."""
    told = number if reprint_of is None else reprint_of
    fresh = (invent(told * 300 + n) for n in itertools.count())
    differ = {name: values[number] for name, values in DIFFER.items()}
    parts = []
    for n in range(24):
        said, report = QUOTED[(n + told) % len(QUOTED)].split(": "), REPORTED[n % len(REPORTED)]
        if n < len(REPORTED):
            parts.append(report.format(*itertools.islice(fresh, report.count("{}")), **differ))
            parts.append(f"“{said[1]},” {said[0]} told reporters in {next(fresh)}.")
            parts.append(f"“{ALONE.format(*itertools.islice(fresh, 6))},” Mara Holt told {next(fresh)}.")
        parts.append(" ".join(OWN[(n + k) % len(OWN)].format(next(fresh)) for k in range(2)))
        piece = PIECES[n % len(PIECES)]
        parts.append(piece.format(*itertools.islice(fresh, piece.count("{}"))))
    front = {
        "title": f"Talks on Tern, told for the {number + 1}th time",
        "source": SOURCES[number],
        "published": f"2031-05-{7 + number % 3:02}",
        "url": f"https://{SOURCES[number]}.example/talks",
        "rights": "reserved",
        "meetings": [{"id": "harbour", "written": "after"}],
    }
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    return f"---\n{head}---\n" + "\n\n".join(parts) + "\n"


RECORDS = {
    "content/index.md": "---\ntitle: Tern\n---\nThe state of play.\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\naffiliation: norland\n---\n",
    "content/actors/ivo-kern.md": "---\nname: Ivo Kern\nkind: person\naffiliation: sudria\n---\n",
    "content/actors/mara-holt.md": "---\nname: Mara Holt\nkind: person\n---\n",
    "content/actors/norland.md": "---\nname: Norland\nkind: country\n---\n",
    "content/actors/sudria.md": "---\nname: Sudria\nkind: country\nweak_aliases: [Sudrian]\n---\n",
    "content/meetings/harbour.md": "---\nname: Harbour talks\nstart: 2031-05-06\nplace: Port Alba\n"
    "participants: [ada-brandt, ivo-kern, norland, sudria]\nabout: [length, tern, ferries, guarantees]\n---\n",
    "content/topics/length.md": "---\nname: Length\nquestion: How long?\nterms: [lasted, talks, hours]\n---\n",
    "content/topics/tern.md": "---\nname: Whose is Tern\nterms: [Tern, island]\n"
    "variants: [[seized, annexed, took, occupied]]\n---\n",
    "content/topics/ferries.md": "---\nname: Ferries\nterms: [ferries, herring, fleet]\n---\n",
    "content/topics/guarantees.md": "---\nname: Guarantees\nterms: [guarantees, guarantee, treaty]\n---\n",
} | {f"content/sources/{name}.md": f"---\nname: {name.title()}\nkind: newspaper\n---\n" for name in SOURCES}


def lay_site(articles: dict[str, str], limits: dict[str, int]) -> Files:
    settings = f"title: Tern\nbase_url: https://tern.example/\nas_of: 2031-05-20\nlimits: {json.dumps(limits)}\n"
    texts = RECORDS | {"site.yaml": settings} | {f"content/articles/{name}.md": text for name, text in articles.items()}
    return tuple(sorted((path, text.encode()) for path, text in texts.items()))


ARTICLES = {f"talks-{name}": write_article(number) for number, name in enumerate(SOURCES)}
REPRINTS = {f"talks-{name}": write_article(number, 0) for number, name in enumerate(SOURCES)}


def read_body(text: str) -> str:
    return text.split("---\n", 2)[2]


@functools.cache
def build_site(reprints: bool, limits: tuple[int, ...], private: bool = False) -> Files:
    inputs = lay_site(REPRINTS if reprints else ARTICLES, dict(zip(LIMITS, limits, strict=True)))
    edition = build(inputs, read_theme(), Options(private=private, fulltext=can_index()), Memo())
    assert edition.files, [issue for issue in edition.issues if issue.severity == "error"]
    return edition.files


def count_collected(files: Files, text: str, others: tuple[str, ...] = ()) -> tuple[int, int, int, int]:
    """Words of the article that the files give away: its own, those of named speakers, the most of one quotation; and
    how many it has. What stands in one of the others too, or in the article again, is not counted: it may be
    shown as theirs, and counts once."""
    body = read_body(text)
    words = split_words(body)
    telling = frozenset(word for word in words if word.endswith("mere"))
    common = {run for other in others for run in list_runs(split_words(read_body(other)))}
    common |= {run for run, count in Counter(list_runs(words)).items() if count > 1}
    found = collect(files, words, telling, frozenset(common))
    spoken: list[int] = []  # of each word, the quotation of a named speaker that it stands in; 0 for none
    stretches = re.split("[“”]", body)
    for number, stretch in enumerate(stretches):
        named = number % 2 and re.match(r" (?:Ada Brandt|Ivo Kern|Mara Holt) told", stretches[number + 1])
        spoken += [number if named else 0] * len(split_words(stretch))
    assert len(spoken) == len(words)
    said = [number for number, seen in zip(spoken, found, strict=True) if number and seen]
    own = sum(seen and not number for number, seen in zip(spoken, found, strict=True))
    return own, len(said), max((said.count(number) for number in set(said)), default=0), len(words)


GIVEN = [(200, 20, 40, 250, 30), (60, 20, 12, 50, 20), (200, 5, 40, 40, 30), (0, 0, 0, 0, 0)]


@pytest.mark.parametrize("limits", GIVEN)
@pytest.mark.parametrize("reprints", [False, True])
def test_all_files_together_give_no_more_of_an_article_than_the_limits(reprints, limits):
    """Also where six papers print one text, each with a few words changed: whoever reads one reads them all."""
    files = build_site(reprints, limits)
    words, percent, quotation, quotations, _ = limits
    laid = REPRINTS if reprints else ARTICLES
    for name, text in laid.items():
        others = () if reprints else tuple(other for key, other in laid.items() if key != name)
        own, said, longest, total = count_collected(files, text, others)
        assert own <= min(words, total * percent // 100)
        assert said <= quotations
        assert longest <= quotation
        assert bool(own) == bool(words)  # what may be shown is shown


def test_reprints_are_told_as_one_voice():
    """Else the test above says nothing of them."""
    voices = {row["voice"] for row in json.loads(dict(build_site(True, GIVEN[0]))["data/articles.json"])}
    assert len(voices) == 1


@pytest.mark.parametrize("place", ["a.html", "b.json", "c.csv", "d.zip", "e.js", "f.xml", "g.html"])
def test_a_leak_would_be_noticed(place):
    """Of one sentence, written as each kind of file writes it."""
    text = ARTICLES["talks-drift"]
    words = split_words(read_body(text).split("\n\n")[4])
    sentence = " ".join(words)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.json", json.dumps([sentence]))
    wrapped = {
        "a.html": f"<p>{sentence.replace(words[3], f'<b>{words[3]}</b>')}</p>".encode(),
        "b.json": json.dumps({"x": "".join(f"\\u{ord(c):04x}" for c in sentence)}).replace("\\\\", "\\").encode(),
        "c.csv": f'"{sentence}",1\n'.encode(),
        "d.zip": packed.getvalue(),
        "e.js": f"show({json.dumps(sentence)})".encode(),
        "f.xml": f"<content type='html'>&lt;p&gt;{sentence}&lt;/p&gt;</content>".encode(),
        "g.html": f'<a href="https://a.example/#:~:text={quote(sentence)}">x</a>'.encode(),
    }[place]
    none = count_collected(((".nojekyll", b""),), text)
    assert none[:2] == (0, 0)
    assert sum(count_collected(((place, wrapped),), text)[:2]) >= len(words) - 1


def test_a_private_site_gives_all():
    """That nothing of a public one is found is no failure of the search."""
    own, _, _, total = count_collected(build_site(False, GIVEN[3], private=True), ARTICLES["talks-ebb"])
    assert own > 0.3 * total


CLAUSE = (
    "as my grandmother the lighthouse keeper of Cape Orlin used to tell every captain who would listen to her on those "
    "long and windy evenings by the stove with its crooked pipe and its smell of tar"
)
PRINTED = "The ferry must wait, {}for the boats that carry the winter wheat to the people of the island"


def test_a_clause_that_one_printing_has_and_another_lacks_is_no_bare_value():
    """Where printings differ, their words are the two values: they hold to the limits like all others."""
    head = "---\ntitle: The ferry\nsource: {}\npublished: 2031-05-07\nmeetings: [harbour]\n---\nNothing moves.\n\n"
    tail = ",” Ada Brandt told reporters.\n\n" + "A sentence of no weight at all. " * 20 + "\n"
    articles = {
        name: head.format(name) + "“" + PRINTED.format(clause) + tail
        for name, clause in (("anchor", ""), ("beacon", f"{CLAUSE}, "))
    }
    for quotation_words, told in ((0, False), (80, True)):
        limits = {"words": 0, "percent": 0, "quotation_words": quotation_words, "quotations_words": quotation_words}
        site = dict(build(lay_site(articles, limits), read_theme(), Options(), Memo()).files)
        leaks = [path for path, data in site.items() if b"lighthouse keeper" in data]
        assert bool(leaks) == told, leaks
        (one,) = json.loads(site["data/discrepancies.json"])
        values = [reading["value"] for reading in one["readings"]]
        assert values == ["wait, for", f"wait, {CLAUSE}, for" if told else "wait, as […]"]


EDITED = """
overrides:
  - {{quote: I was {quoted}, speaker: ivo-kern, reason: The tape has another voice.}}
  - {{mention: {named}, target: norland, reason: It is meant so.}}
  - {{passage: The weather over {weather} turned, topic: tern, reason: It belongs there.}}
reviewed: {{by: The desk}}
status: {{kind: corrected, on: 2031-05-09, note: "The text now says: {note}"}}
"""


def test_what_the_editor_quotes_to_find_a_place_is_not_shown():
    """Overrides point at words: these are no more public than the words themselves."""
    text = ARTICLES["talks-drift"]
    quoted, named, weather = (
        re.findall(rf"{before} (\w+mere)", read_body(text))[-1]
        for before in ("I was", "In the street of", "The weather over")
    )
    note = f"The weather over {weather} turned in the afternoon, with sleet from the east"
    edited = EDITED.format(quoted=quoted, named=named, weather=weather, note=note)
    limits = dict(zip(LIMITS, GIVEN[3], strict=True))
    changed = text.replace("\nrights:", edited + "rights:", 1)
    edition = build(lay_site(ARTICLES | {"talks-drift": changed}, limits), read_theme(), Options(), Memo())
    assert edition.files, [issue for issue in edition.issues if issue.severity == "error"]
    assert count_collected(edition.files, text)[:2] == (0, 0)
    assert b"The tape has another voice." in dict(edition.files)["articles/talks-drift.html"]


# ---------------------------------------------------------------- drafts, old versions, what is for the editor alone

HIDDEN = {
    "content/articles/unripe-ferry.md": "---\ntitle: The unripe ferry\nsource: anchor\npublished: 2031-06-01\n"
    "meetings: [harbour]\nrights: own\ndraft: true\nredirects: [articles/first-unripe.html]\n---\n"
    "“We have agreed on nothing today because the other side came without a mandate,” Ada Brandt said in Quillport.\n",
    "content/pages/unripe-plan.md": "---\ntitle: The unripe plan\ndraft: true\n---\nQuillport comes next.\n",
    "content/versions/talks-anchor.0123456789.md": "---\ntitle: The unripe version\n---\nQuillport stood here.\n",
    "seeds/talks-anchor.txt": "The unripe seed, from Quillport.\n",
}


@pytest.mark.parametrize("path", HIDDEN)
def test_a_draft_an_old_version_and_a_raw_file_change_no_byte(path):
    """Neither their words nor their names, addresses, days and counts are anywhere in a public site."""
    limits = dict(zip(LIMITS, GIVEN[1], strict=True))
    inputs = lay_site(ARTICLES, limits)
    # A site without `as_of`: its day is that of the newest record, and not of a draft.
    inputs = tuple((p, d.replace(b"as_of: 2031-05-20\n", b"") if p == "site.yaml" else d) for p, d in inputs)
    more = tuple(sorted((*inputs, (path, HIDDEN[path].encode()))))
    memo, theme = Memo(), read_theme()
    plain, hiding = (build(files, theme, Options(), memo).files for files in (inputs, more))
    assert plain
    assert hiding == plain


def test_what_names_a_draft_is_no_link_to_it():
    page = "---\ntitle: Plans\n---\nSee [the next](../articles/unripe-ferry.md) and [that](unripe-plan.md).\n"
    limits = dict(zip(LIMITS, GIVEN[1], strict=True))
    drafts = {path: text for path, text in HIDDEN.items() if "draft: true" in text} | {"content/pages/plans.md": page}
    inputs = tuple(sorted((*lay_site(ARTICLES, limits), *((p, t.encode()) for p, t in drafts.items()))))
    edition = build(inputs, read_theme(), Options(), Memo())
    assert [path for path, data in edition.files if b"unripe" in data.lower() or "unripe" in path] == []
    told = [(i.place.path, i.place.line, i.severity) for i in edition.issues if "draft" in i.message]
    assert told == [("content/pages/plans.md", 4, "warning")] * 2


def test_what_the_record_keeps_of_the_raw_file_is_not_shown():
    """Lines that the import left out are the source's too."""
    seed = (
        "\nseed:\n  path: seeds/quillport.txt\n  omitted: [{rule: pull quote, text: Nobody left Quillport, line: 7}]\n"
    )
    laid = ARTICLES | {"talks-ebb": ARTICLES["talks-ebb"].replace("\nrights:", f"{seed}rights:", 1)}
    inputs = lay_site(laid, dict(zip(LIMITS, GIVEN[0], strict=True)))
    edition = build(inputs, read_theme(), Options(), Memo())
    assert edition.files, edition.issues
    assert [path for path, data in edition.files if b"quillport" in data.lower()] == []
