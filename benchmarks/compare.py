"""Measures the comparison on real texts, each given by its path.

    python -m benchmarks.compare align SEEDS GOLD SCORER [--without-topics] [--only 003,004] [--pred PRED.json]
        writes the rows as passage groups and runs the scorer on them
    python -m benchmarks.compare truth seeds|story FOLDER TRUTH.yaml [--gold GOLD] [--without-topics] [--show]
        the rows against a truth that records places alone (benchmarks/alignment_truth)
    python -m benchmarks.compare conflicts SEEDS GOLD
        which of the gold's conflicts are found, and that none of its traps is
    python -m benchmarks.compare show seeds|story FOLDER [--top 10]
        the heaviest rows and discrepancies, to be judged by eye
    python -m benchmarks.compare speed ARTICLES
        invented articles on 20 meetings: milliseconds an article, cold and after an edit

Paragraphs that the gold marks as furniture (captions, credits) are blanked: `sitegen import` strips such lines.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import replace

from benchmarks.alignment import Place, covers, list_pairs, read_truth, score
from benchmarks.lay import find_seed_articles, lay_seeds, lay_story, read_lines
from sitegen.analysis import analyse
from sitegen.comparison import Account, compare
from sitegen.comparison.thesaurus import KIN
from sitegen.lexicon import Lexicon
from sitegen.memo import Memo
from sitegen.model import (
    Block,
    Comparison,
    Figure,
    FigureFound,
    Meeting,
    MeetingRef,
    Member,
    Mention,
    Quotation,
    QuotationFound,
    Records,
    Resolved,
    Span,
    Topic,
    When,
)
from sitegen.parse import gather, parse_record
from sitegen.resolve import meetings_near, resolve
from sitegen.sketch import publication_day

Files = tuple[tuple[str, bytes], ...]
Cut = dict[str, set[int]]
"""Article -> numbers of paragraphs that are furniture."""


def read_accounts(files: Files, cut: Cut | None = None) -> tuple[tuple[Account, ...], Records]:
    parsed = tuple(
        parse_record(path, data) for path, data in files if path == "site.yaml" or path.startswith("content")
    )
    records, issues = gather(parsed)
    if records is None:
        raise SystemExit("\n".join(issue.message for issue in issues))
    lexicon = Lexicon(records.actors, records.meetings, records.sources, records.topics)
    accounts = []
    for article in records.articles:
        gone = (cut or {}).get(article.id, set())
        blocks = tuple(Block(b.kind, "") if n in gone else b for n, b in enumerate(article.blocks))
        article = replace(article, blocks=blocks)
        findings = analyse(article.blocks, article.language or "en", publication_day(article))
        tied = resolve(article, findings, lexicon.hits(article.blocks), meetings_near(article, records.meetings))
        accounts.append(
            Account(
                article.id,
                article.blocks,
                tied,
                article.source,
                article.agency,
                article.copy,
                article.digest,
                article.language or "en",
                article.published,
                article.meetings,
                article.overrides,
            )
        )
    return tuple(accounts), records


def read_seeds(
    seeds: Path, gold: Path | None, topics: bool = True
) -> tuple[tuple[Account, ...], Records, dict[str, str]]:
    """The seeds' accounts, and the seed (its file's first three characters) of each article."""
    articles = find_seed_articles()
    seed_of = {str(articles[read_lines(p)[0].strip()]["id"]): p.name[:3] for p in sorted(seeds.glob("*.txt"))}
    cut: Cut = {}
    if gold is not None:
        stripped = {a["seed"]: a.get("strip") or [] for a in _load(gold / "articles.yaml")["articles"]}
        # The gold counts paragraphs from 1, the headline; block 0 is the title.
        cut = {article: {s["p"] - 1 for s in stripped.get(seed, [])} for article, seed in seed_of.items()}
    accounts, records = read_accounts(lay_seeds(seeds), cut)
    if not topics:
        records = replace(records, topics=())
        accounts = tuple(replace(account, resolved=_without_topics(account.resolved)) for account in accounts)
    return accounts, records, seed_of


def _without_topics(resolved: Resolved) -> Resolved:
    return replace(resolved, mentions=tuple(m for m in resolved.mentions if m.kind != "topic"))


def _load(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def run(accounts: tuple[Account, ...], records: Records) -> Comparison:
    return compare(accounts, records.topics, records.meetings, Memo())


def text_of(accounts: tuple[Account, ...], member: Member) -> str:
    blocks = next(a.blocks for a in accounts if a.id == member.article)
    return blocks[member.span.block].text[member.span.start : member.span.end]


def align(args: argparse.Namespace) -> None:
    accounts, records, seed_of = read_seeds(args.seeds, args.gold, not args.without_topics)
    found = run(accounts, records)
    groups = [
        {"members": [{"seed": seed_of[m.article], "text": text_of(accounts, m)} for m in p.members]}
        for p in found.passages
    ]
    pred = args.pred or Path(tempfile.mkdtemp()) / "pred.json"
    pred.write_text(json.dumps(groups, ensure_ascii=False), "utf-8")
    command = [sys.executable, str(args.scorer), str(args.gold), str(args.seeds), str(pred), "--only", args.only]
    done = subprocess.run([*command, "--misses", "1"], capture_output=True, text=True, check=True)
    print(done.stdout.strip(), done.stderr.strip(), sep="\n")


def truth(args: argparse.Namespace) -> None:
    if args.kind == "seeds":
        accounts, records, seed_of = read_seeds(args.folder, args.gold, not args.without_topics)
    else:
        accounts, records = read_accounts(lay_story(args.folder))
        seed_of = {account.id: account.id for account in accounts}
    text = {seed_of[account.id]: [block.text for block in account.blocks] for account in accounts}

    def place(member: Member) -> Place:
        span = member.span
        return seed_of[member.article], span.block, span.start, span.end

    def told(place: Place) -> str:
        article, block, start, end = place
        return f"{article} ¶{block + 1}: {text[article][block][start:end]}"

    wanted = read_truth(args.truth)
    found = [[place(member) for member in row.members] for row in run(accounts, records).passages]
    print(json.dumps(score(wanted, found)))
    if not args.show:
        return
    ours = [pair for places in found for pair in list_pairs(places)]
    right = [pair for _, places in wanted for pair in list_pairs(places)]
    for name, places in wanted:
        for pair in list_pairs(places):
            if not any(covers(pair, one) for one in ours):
                print(f"\nMISSED {name}", *map(told, pair), sep="\n    ")
    for one in ours:
        if not any(covers(one, pair) for pair in right):
            print("\nWRONG", *map(told, one), sep="\n    ")


def conflicts(args: argparse.Namespace) -> None:
    accounts, records, seed_of = read_seeds(args.seeds, args.gold)
    found = run(accounts, records)
    for conflict in _load(args.gold / "figures.yaml")["conflicts"]:
        positions = [[(s["seed"], s["p"] - 1, *s["at"]) for s in p["spans"]] for p in conflict["positions"]]
        hits = []
        for discrepancy in found.discrepancies:
            met = [
                {n for n, spans in enumerate(positions) if any(_meets(seed_of, m, s) for m in r.members for s in spans)}
                for r in discrepancy.readings
            ]
            if any(a and b and a != b for i, a in enumerate(met) for b in met[i + 1 :]):
                hits.append(f"{discrepancy.kind}:{discrepancy.weight}")
        trap = conflict["class"] in ("apparent", "format", "coverage")
        verdict = ("WRONGLY FOUND" if hits else "left alone") if trap else ("found" if hits else "missed")
        print(f"{conflict['class']:10} {conflict['id']:28} {verdict:14} {' '.join(hits)}")


def _meets(seed_of: dict[str, str], member: Member, span: tuple[object, ...]) -> bool:
    seed, block, start, end = span
    ours = member.span
    return seed_of[member.article] == seed and ours.block == block and ours.start < end and start < ours.end  # type: ignore[operator]


def show(args: argparse.Namespace) -> None:
    if args.kind == "seeds":
        accounts, records, _ = read_seeds(args.folder, args.gold)
    else:
        accounts, records = read_accounts(lay_story(args.folder))
    found = run(accounts, records)
    print(f"{len(found.passages)} rows, {len(found.discrepancies)} discrepancies, {len(found.statements)} statements")
    for passage in sorted(found.passages, key=lambda p: (-len({m.article for m in p.members}), p.id))[: args.top]:
        label = " ".join(text_of(accounts, m) for m in passage.label)
        print(f"\nROW {passage.kind} {passage.topic or passage.meeting or label}")
        for member in passage.members:
            print(f"    {member.article} ¶{member.span.block + 1}: {text_of(accounts, member)[:220]}")
    for discrepancy in found.discrepancies[: args.top]:
        print(f"\nDIFFER {discrepancy.kind} {discrepancy.weight} {discrepancy.about} {discrepancy.note}")
        for reading in discrepancy.readings:
            print(f"    [{reading.value}] {reading.speaker}")
            for member in reading.members:
                print(f"        {member.article} ¶{member.span.block + 1}: {text_of(accounts, member)[:160]}")


def speed(args: argparse.Namespace) -> None:
    accounts, topics, meetings = invent(args.articles)
    memo = Memo()
    start = time.process_time()
    memo.begin()
    compare(accounts, topics, meetings, memo)
    memo.end()
    cold = time.process_time() - start
    first = accounts[0]
    edited = replace(first, blocks=(*first.blocks[:-1], Block("paragraph", "Another text stands here now.")))
    start = time.process_time()
    memo.begin()
    compare((edited, *accounts[1:]), topics, meetings, memo)
    warm = time.process_time() - start
    count = len(accounts)
    print(f"{count} articles: cold {cold / count * 1000:.2f} ms an article, {cold:.1f} s")
    print(f"after one edit: {warm:.2f} s, {memo.computed} calls made, {memo.remembered} remembered")


def invent(count: int) -> tuple[tuple[Account, ...], tuple[Topic, ...], tuple[Meeting, ...]]:
    """Articles of about 5 kB on 20 meetings, with made-up words, each meeting with words and names of its own."""
    dice = random.Random(1)
    syllables = [a + b for a in "bcdfglmnprstv" for b in "aeiou"]
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(8000)]
    vocabulary[50:600] = KIN.split()[:550]
    shares = [1 / (place + 3) for place in range(len(vocabulary))]
    small = "the of to and a in that is was for on with as by at from it said be he".split()
    accounts = []
    for number in range(count):
        meeting = number % 20
        story = random.Random(meeting)
        telling = story.choices(vocabulary[200:], k=60)
        names = ["".join(story.choices(syllables, k=3)).title() for _ in range(12)]
        blocks = [Block("title", "Title of the day")]
        mentions: list[Mention] = []
        quotations: list[Quotation] = []
        figures: list[Figure] = []
        for paragraph in range(1, 23):
            text = ""
            for _ in range(2):
                rare = iter(dice.choices(vocabulary, shares, k=24))
                words = [
                    dice.choice(small)
                    if x < 0.4
                    else dice.choice(telling)
                    if x < 0.55
                    else dice.choice(names)
                    if x < 0.63
                    else next(rare)
                    for x in (dice.random() for _ in range(dice.randint(12, 24)))
                ]
                sentence = " ".join(words)
                text += sentence[0].upper() + sentence[1:] + ". "
            blocks.append(Block("paragraph", text.strip()))
            for name in names[:8]:
                at = text.find(name)
                if at >= 0:
                    mentions.append(Mention(Span(paragraph, at, at + len(name)), "actor", name.lower()))
            if paragraph == 1:
                mentions.append(Mention(Span(paragraph, 0, 5), "meeting", f"m{meeting}"))
            if paragraph % 4 == 1:
                mentions.append(Mention(Span(paragraph, 10, 15), "topic", f"t{paragraph}"))
            if paragraph % 3 == 0:
                said = QuotationFound((Span(paragraph, 5, 60),), "direct", "intact")
                quotations.append(Quotation(f"a{number}-q-{paragraph}", said, speaker=names[paragraph % 8].lower()))
            if paragraph % 5 == 0:
                about = Span(paragraph, 10, 16)
                figure = FigureFound(Span(paragraph, 6, 9), float(dice.randint(20, 90000)), about=about)
                figures.append(Figure(figure))
        day = f"2024-{1 + meeting % 9:02d}-{1 + number % 20:02d}"
        ident = f"a{number}"
        resolved = Resolved(ident, tuple(sorted(mentions)), tuple(quotations), tuple(figures))
        accounts.append(
            Account(
                ident,
                tuple(blocks),
                resolved,
                f"s{number % 40}",
                published=When(day, day),
                meetings=(MeetingRef(f"m{meeting}"),),
            )
        )
    topics = tuple(Topic(f"t{n}", "", f"t{n}") for n in range(1, 23, 4))
    held = When("2024-01-01", "2024-01-01")
    meetings = tuple(Meeting(f"m{n}", "", f"m{n}", held, about=("t1",)) for n in range(20))
    return tuple(accounts), topics, meetings


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = cli.add_subparsers(required=True)
    one = commands.add_parser("align")
    one.add_argument("seeds", type=Path)
    one.add_argument("gold", type=Path)
    one.add_argument("scorer", type=Path)
    one.add_argument("--without-topics", action="store_true")
    one.add_argument("--only", default="003,004")
    one.add_argument("--pred", type=Path)
    one.set_defaults(do=align)
    one = commands.add_parser("truth")
    one.add_argument("kind", choices=("seeds", "story"))
    one.add_argument("folder", type=Path)
    one.add_argument("truth", type=Path)
    one.add_argument("--gold", type=Path, help="blank what this gold marks as furniture")
    one.add_argument("--without-topics", action="store_true")
    one.add_argument("--show", action="store_true", help="print the pairs missed and those wrongly found")
    one.set_defaults(do=truth)
    one = commands.add_parser("conflicts")
    one.add_argument("seeds", type=Path)
    one.add_argument("gold", type=Path)
    one.set_defaults(do=conflicts)
    one = commands.add_parser("show")
    one.add_argument("kind", choices=("seeds", "story"))
    one.add_argument("folder", type=Path)
    one.add_argument("--top", type=int, default=10)
    one.add_argument("--gold", type=Path, help="blank what this gold marks as furniture")
    one.set_defaults(do=show)
    one = commands.add_parser("speed")
    one.add_argument("articles", type=int)
    one.set_defaults(do=speed)
    args = cli.parse_args()
    args.do(args)


if __name__ == "__main__":
    main()
