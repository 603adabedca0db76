"""What each part of the work on one article costs: milliseconds of one core for 5 kB, and how cost grows with length.

python -m benchmarks.analysis [--repeats N] [--growth] [PATH...]

PATHs are plain text files or folders of them, a paragraph a line; without any, an invented corpus made here, the same
each time. The yardstick is a fixed loop: on a busy machine, compare only figures with the same yardstick.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from sitegen.analysis import analyse
from sitegen.analysis.dates import find_dates
from sitegen.analysis.figures import find_figures
from sitegen.analysis.names import find_names
from sitegen.analysis.plain import read_plain
from sitegen.analysis.quotations import find_quotations
from sitegen.lexicon import Lexicon
from sitegen.markdown import parse_blocks, write_markdown
from sitegen.model import Actor, Article, Block, Meeting, Topic, When
from sitegen.parse import parse_record
from sitegen.resolve import resolve

Blocks = tuple[Block, ...]
Call = Callable[[], object]
PUBLISHED = "2031-03-12"
PER = 5000
"""Characters that a figure is given for."""

GIVEN = "Anna Boris Clara David Elena Frank Greta Henry Irene James Karin Louis Maria Nina Oscar Paula Sara".split()
FIRST = "Ald Bren Cor Dun Elk Fenn Gar Hol Ing Jor Kell Lind Mor Nor Oster Pell Quar Rask Sund Tor Ulv Vint Wex".split()
LAST = "ane berg dahl ester feld gren holm itz kov lund mark nov oway pell qvist rup sen tov und vik well yev".split()
PLACES = "Aldport Brenmouth Corrow Dunhaven Eskvale Fennick Garmouth Holtby Ingersund Jorvale Kelmouth".split()
BODIES = "Harbour Council|River Commission|Ministry of Fisheries|Grain Board|Northern Union|Salt Office".split("|")
ROLES = "foreign minister|deputy minister|spokeswoman|governor|envoy|ambassador".split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

SENTENCES = (
    "“We came with an open hand,” {last} said {day}, “and we shall leave with one.”",
    "{role} {full} told reporters in {place} that the talks would go on for at least {n} hours.",
    "The {body} has moved {k},000 tons of grain since January, about {n} percent more than a year earlier.",
    "According to {full}, a {role} of the {body}, the river will be open by March {n}.",
    "It was the third day of rain, and the market on the quay had closed early.",
    "“There is nothing to announce,” said {full}, the {role}. “When there is, you will hear of it.”",
    "Neither side would say whether the ferry, which carries {k} passengers a week, would run again.",
    "{last} added that “no one asked us to wait” and that the answer was due last week.",
    "Asked about the price, a senior official who spoke on condition of anonymity said it was “too high by half.”",
    "Some {n} boats lay at anchor off {place} on {day}, waiting for the fog to lift.",
    "The {body} and the {other} met in {place} for {n} hours, their longest meeting in {m} years.",
    "He walked along the dyke, past the old mill and the new one, and did not look back.",
    "“Prices rose by {n}.5 percent,” {last} wrote in a letter to the {body} dated {m} February 2031.",
    "{last} denied that $ {k} million had been set aside; her own figure is $ {m} million.",
    "The two delegations will meet again on {day} in {place}, {full} announced.",
    "What the farmers want is water, and what the town wants is quiet.",
)  # fmt: skip


def _make_people(random: Random) -> list[tuple[str, str]]:
    return [(random.choice(GIVEN), random.choice(FIRST) + random.choice(LAST)) for _ in range(400)]


def make_corpus(count: int = 30, size: int = PER) -> list[str]:
    """Invented articles of about `size` characters: a headline and paragraphs of one to three sentences."""
    random = Random(7)
    people = _make_people(random)
    articles = []
    for _ in range(count):
        cast = random.sample(people, 6)
        lines = [f"Talks in {random.choice(PLACES)} go on as {random.choice(cast)[1]} waits for an answer"]
        while sum(map(len, lines)) < size:
            lines.append(" ".join(_say(random, cast) for _ in range(random.randint(1, 3))))
        articles.append("\n".join(lines) + "\n")
    return articles


def _say(random: Random, cast: list[tuple[str, str]]) -> str:
    given, last = random.choice(cast)
    body, other = random.sample(BODIES, 2)
    sentence = random.choice(SENTENCES).format(
        full=f"{given} {last}", last=last, body=body, other=other, role=random.choice(ROLES), day=random.choice(DAYS),
        place=random.choice(PLACES), n=random.randint(2, 28), k=random.randint(3, 900), m=random.randint(2, 28),
    )  # fmt: skip
    return sentence[0].upper() + sentence[1:]


def make_lexicon() -> tuple[Lexicon, tuple[Meeting, ...]]:
    """500 invented actors, of whom the invented articles name many; a meeting and a topic besides."""
    people = dict.fromkeys(_make_people(Random(7)))
    actors = [_make_actor(f"{given} {last}", "person", ()) for given, last in people]
    actors += [_make_actor(place, "place", ()) for place in PLACES]
    actors += [_make_actor(f"the {body}", "organization", (body.split()[0],)) for body in BODIES]
    for number in range(500 - len(actors)):
        first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
        actors.append(_make_actor(f"{first}{last} Society", "organization", ()))
    day = When("2031-03-10", "2031-03-10", "2031-03-10")
    meetings = (Meeting("talks", "", "Talks of Corrow", day, place="Corrow"),)
    topics = (Topic("grain", "", "Grain", terms=(("en", ("grain", "price")),)),)
    return Lexicon(actors, meetings, (), topics), meetings


def _make_actor(name: str, kind: str, weak: tuple[str, ...]) -> Actor:
    return Actor(name.lower().replace(" ", "-"), "", name, kind, weak_aliases=weak)  # type: ignore[arg-type]


def count_yardstick() -> int:
    """A fixed loop of plain Python, to see how fast the machine is just now."""
    total = 0
    for number in range(200_000):
        total += number & 7
    return total


def list_parts(texts: list[str]) -> dict[str, list[Call]]:
    """What is measured: each part, text by text."""
    articles: list[Blocks] = [read_plain(text)[0] for text in texts]
    sources = ["\n\n".join(write_markdown(block.text) for block in blocks) for blocks in articles]
    records = [f"---\ntitle: Talks\nsource: a\npublished: {PUBLISHED}\n---\n{text}\n".encode() for text in sources]
    named = [(blocks, find_names(blocks)) for blocks in articles]
    lexicon, meetings = make_lexicon()
    resolvable = [
        (Article(str(number), "", "", blocks), analyse(blocks, "en", PUBLISHED), lexicon.hits(blocks))
        for number, blocks in enumerate(articles)
    ]
    return {
        "names": [partial(find_names, blocks) for blocks in articles],
        "quotations": [partial(find_quotations, blocks, names, "en") for blocks, names in named],
        "figures": [partial(find_figures, blocks) for blocks in articles],
        "dates": [partial(find_dates, blocks, "en", PUBLISHED) for blocks in articles],
        "analyse": [partial(analyse, blocks, "en", PUBLISHED) for blocks in articles],
        "hits": [partial(lexicon.hits, blocks) for blocks in articles],
        "resolve": [partial(resolve, article, found, hits, meetings) for article, found, hits in resolvable],
        "parse blocks": [partial(parse_blocks, text) for text in sources],
        "parse record": [partial(parse_record, "content/articles/a.md", data) for data in records],
    }


def time_parts(parts: dict[str, list[Call]], repeats: int) -> dict[str, list[list[float]]]:
    """Seconds of processor time by part, text and repeat; the parts in turn so that a busy moment is shared by all."""
    taken: dict[str, list[list[float]]] = {name: [[] for _ in calls] for name, calls in parts.items()}
    for _ in range(repeats):
        for name, calls in parts.items():
            for call, seconds in zip(calls, taken[name], strict=True):
                start = time.process_time()
                call()
                seconds.append(time.process_time() - start)
    return taken


def show_cost(texts: list[str], repeats: int) -> None:
    """The best and the median of each text's repeats, summed over the texts."""
    size = sum(map(len, texts))
    yardstick: dict[str, list[Call]] = {"yardstick": [count_yardstick] * 5}
    taken = time_parts(yardstick | list_parts(texts), repeats)
    print(f"{len(texts)} texts, {size} characters, {repeats} repeats; milliseconds for {PER} characters")
    for name, rows in taken.items():
        share = 1000 / len(rows) if name == "yardstick" else 1000 * PER / size
        best, median = sum(min(row) for row in rows) * share, sum(statistics.median(row) for row in rows) * share
        print(f"{name:14} min {best:6.3f}   median {median:6.3f}")


def show_growth() -> None:
    """One paragraph of 250 kB, 500 kB, 1 MB, and one article of 1.25, 2.5, 5 MB: the cost for 5 kB should stay."""
    whole = "".join(make_corpus(200, 26_000))
    shapes = {
        "paragraph": [whole[:size].replace("\n", " ") for size in (250_000, 500_000, 1_000_000)],
        "article": [whole[:size] for size in (1_250_000, 2_500_000, 5_000_000)],
    }
    for shape, texts in shapes.items():
        print(f"{shape}: milliseconds for {PER} characters at {', '.join(f'{len(t) // 1000} kB' for t in texts)}")
        taken = time_parts(list_parts(texts), 1)
        for name, rows in taken.items():
            shares = (row[0] * 1000 * PER / len(text) for row, text in zip(rows, texts, strict=True))
            print(f"{name:14} " + "   ".join(f"{share:7.3f}" for share in shares))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--growth", action="store_true", help="up to a paragraph of 1 MB, an article of 5 MB")
    chosen = parser.parse_args()
    gc.freeze()
    if chosen.growth:
        show_growth()
    else:
        files = [file for path in chosen.paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
        show_cost([file.read_text("utf-8") for file in files] or make_corpus(), chosen.repeats)
