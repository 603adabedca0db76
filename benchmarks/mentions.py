"""Scores mentions, meetings and quotations against checked articles: `python benchmarks/mentions.py GOLD SEEDS
[--errors]`.

GOLD holds actors.yaml, meetings.yaml, quotes.yaml and articles.yaml; SEEDS the articles as NUMBER_*.txt, one paragraph
a line. Actors become records: their name, their other forms as aliases (a surname alone, or a title with a surname, is
left for the rules to find), demonyms and metonyms as weak aliases. A mention is right where paragraph, actor and words
agree. A direct quotation is found where one of ours lies over it; its speaker is right by id, or where the gold accepts
ours. Prints precision, recall and F1 of mentions, meetings' recall and precision, quotations and their speakers, and
the time of each stage.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from sitegen.analysis import analyse
from sitegen.lexicon import Lexicon, find_surname
from sitegen.model import Actor, Article, Block, Meeting, Mention, Resolved, When
from sitegen.resolve import meetings_near, resolve

LEFT_OUT = ("verb", "url-only", "defect")


def read_gold(folder: Path, name: str) -> Any:
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))


def make_actors(gold: list[dict[str, Any]]) -> tuple[Actor, ...]:
    actors = []
    for row in gold:
        strong: list[str] = []
        weak: list[str] = []
        for mentions in row["mentions"].values():
            for mention in mentions:
                form, cls = mention["form"], mention["cls"]
                if cls in ("adjective", "metonym"):
                    weak.append(form)
                elif cls == "name" and form != row["name"]:
                    strong.append(form.strip("“”"))
        name = row["name"].partition(" (")[0]
        surname = find_surname(name)
        if row["kind"] == "person":
            strong = [form for form in strong if form.split()[-1] != surname or form == name]
        kinds = {"organisation": "organization", "region": "place", "project": "organization"}
        if row["mentions"]:
            actors.append(
                Actor(
                    row["id"],
                    "",
                    name,
                    kinds.get(row["kind"], row["kind"]),
                    tuple(sorted(set(strong))),
                    tuple(sorted(set(weak))),
                )
            )
    return tuple(actors)


def make_meetings(gold: list[dict[str, Any]], everything: bool) -> tuple[Meeting, ...]:
    meetings = []
    types = {"meeting": "talks", "interview": "interview", "briefing": "briefing", "statement": "statement"}
    for row in gold:
        if row["kind"] not in types or (row["kind"] != "meeting" and not everything):
            continue
        day = str(row["date"])
        kind = "session" if "council" in row["name"].lower() else types[row["kind"]]
        bodies = [p for p in row["participants"] if p in ("nato-russia-council", "osce")]
        meetings.append(
            Meeting(
                row["id"],
                "",
                row["name"],
                When(day, day),
                place=row["place"] or "",
                type=kind,  # type: ignore[arg-type]
                participants=tuple(row["participants"]),
                organizer=bodies[0] if bodies else "",
            )
        )
    return tuple(meetings)


def lay_article(path: Path, number: str, written: str) -> Article:
    lines = [line.rstrip("\n") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    blocks = tuple(Block("paragraph" if n else "title", line) for n, line in enumerate(lines))
    return Article(number, path.name, lines[0], blocks, published=When(written, written), language="en")


def ratio(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    actors = make_actors(read_gold(options.gold, "actors")["actors"])
    events = read_gold(options.gold, "meetings")["events"]
    meetings = make_meetings(events, everything=False)
    lexicon = Lexicon(actors, meetings)
    right = found = wanted = 0
    met = met_wanted = met_found = met_right = 0
    quoted: Counter[str] = Counter()
    for row in read_gold(options.gold, "articles")["articles"]:
        number = row["seed"]
        article = lay_article(next(options.seeds.glob(f"{number}_*")), number, row["date"]["written"])
        findings = analyse(article.blocks, "en", row["date"]["written"])
        resolve(article, findings, lexicon.hits(article.blocks), meetings)  # the first call pays for what is made once
        start = time.process_time()
        hits = lexicon.hits(article.blocks)
        middle = time.process_time()
        resolved = resolve(article, findings, hits, meetings_near(article, meetings))
        end = time.process_time()
        print(f"{number}: lexicon {1e3 * (middle - start):.2f} ms, resolve {1e3 * (end - middle):.2f} ms")
        quoted += score_quotations(options.gold, resolved, number, options.errors)
        gold = wanted_mentions(options.gold, number)
        mine = Counter((m.span.block + 1, m.target, words(article, m)) for m in resolved.mentions if m.kind == "actor")
        right += sum((gold & mine).values())
        found += sum(mine.values())
        wanted += sum(gold.values())
        if options.errors:
            for key, count in sorted((gold - mine).items()):
                print("  missed", key, count)
            for key, count in sorted((mine - gold).items()):
                print("  extra ", key, count)
        ids = {meeting.id for meeting in meetings}
        spoken = [m for m in resolved.mentions if m.kind == "meeting"]
        matched = set()
        for event in events:
            if event["id"] not in ids:
                continue
            for mention in event["mentions"]:
                if mention["seed"] != number:
                    continue
                a, b = mention["at"]
                over = [m for m in spoken if m.span.block + 1 == mention["p"] and m.span.start < b and a < m.span.end]
                hit = [m for m in over if m.target == event["id"]]
                met_wanted += 1
                met += bool(over)
                met_right += bool(hit)
                matched |= set(hit)
                if options.errors and not hit:
                    print("  meeting", event["id"], mention["p"], mention["text"], [m.target for m in over])
        met_found += len(matched)
        if options.errors:
            for m in spoken:
                if m not in matched:
                    print("  meeting extra", m.target, m.span.block + 1, words(article, m))
        met_extra = len(spoken) - len(matched)
        print(f"{number}: meeting mentions not in the gold: {met_extra}")
    precision, recall = ratio(right, found), ratio(right, wanted)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"mentions: precision {precision:.1f}, recall {recall:.1f}, F1 {f1:.1f}")
    print(f"meetings: found {met} of {met_wanted}, right {met_right} ({ratio(met_right, met_wanted):.1f} %)")
    print(
        f"quotations: found {quoted['found']} of {quoted['wanted']}, speaker right {quoted['right']}, "
        f"blank {quoted['blank']}; {quoted['extra']} not in the gold; uncertain: {quoted['uncertain']}, claimed "
        f"{quoted['claimed']}"
    )


def score_quotations(folder: Path, resolved: Resolved, number: str, errors: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    mine = [q for q in resolved.quotations if q.found.form == "direct"]
    matched = set()
    for row in read_gold(folder, "quotes")["quotes"]:
        if row["seed"] != number:
            continue
        (a, b), block = row["at"], row["p"] - 1
        over = [q for q in mine if any(p.block == block and p.start < b and a < p.end for p in q.found.parts)]
        if row["kind"] == "headline-of-other-article":
            continue  # ours of it, if there is one, is none of the article's
        matched |= set(over)
        if "speaker_certainty" in row:  # from the article alone it is nobody's
            counts["uncertain"] += 1
            counts["claimed"] += any(q.speaker for q in over)
            continue
        accepted = {row["speaker"], *row.get("also_accept", ())}
        counts["wanted"] += 1
        counts["found"] += bool(over)
        counts["right"] += any(q.speaker in accepted for q in over)
        counts["blank"] += bool(over) and not any(q.speaker for q in over)
        if errors and not any(q.speaker in accepted for q in over):
            print("  quotation", row["id"], row["kind"], row["text"][:50], [q.speaker for q in over])
    counts["extra"] = len([q for q in mine if q not in matched])
    if errors:
        for q in mine:
            if q not in matched:
                print("  quotation extra", q.found.parts[0], q.speaker)
    return counts


def words(article: Article, mention: Mention) -> str:
    span = mention.span
    return article.blocks[span.block].text[span.start : span.end]


def wanted_mentions(folder: Path, number: str) -> Counter[tuple[int, str, str]]:
    wanted: Counter[tuple[int, str, str]] = Counter()
    for row in read_gold(folder, "actors")["actors"]:
        for mention in row["mentions"].get(number, ()):
            if mention["cls"] in LEFT_OUT:
                continue
            for paragraph in mention["paragraphs"]:
                wanted[(paragraph, row["id"], mention["form"].strip("“”"))] += 1
            missing = mention["all"] - len(mention["paragraphs"])
            if missing:
                print(f"  {row['id']}: {missing} of {mention['form']} without a paragraph in the gold", file=sys.stderr)
    return wanted


if __name__ == "__main__":
    main()
