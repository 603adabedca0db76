"""Measures import and suggest against checked truth: `python benchmarks/ingest.py GOLD SEEDS [--times N]`.

GOLD holds articles.yaml, actors.yaml and meetings.yaml; SEEDS the raw files that they speak of. Lines are matched by
their number among the lines that are not blank, as the gold counts them. `--times N` also imports N raw articles, made
of the seeds with a mark in each so that no two are the same, and suggests over them."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from sitegen.ingest import Draft, Raw, Shelf, plan_import, read_document
from sitegen.model import Article
from sitegen.parse import parse_record
from sitegen.suggest import WRITTEN, propose
from sitegen.text import fold


def count_lines(data: bytes) -> dict[int, int]:
    """Number among the lines that are not blank, by line of the file."""
    numbers = {}
    for line, text in enumerate(data.decode().replace("\r\n", "\n").split("\n"), 1):
        if text.strip():
            numbers[line] = len(numbers) + 1
    return numbers


def check_article(gold: dict[str, Any], data: bytes) -> bool:
    draft = read_document(gold["file"], data)
    assert isinstance(draft, Draft)
    numbers = count_lines(data)
    stripped = {numbers[line.line] for line in draft.stripped if line.line in numbers}
    kept = {numbers[line.number]: line for line in draft.lines if line.number in numbers}
    to_strip = {each["p"] for each in gold["strip"]}
    body = set(gold["body"]) | {each["p"] for each in gold["keep_as_standfirst"]}
    headings = {each["p"] for each in gold["keep_as_heading"]}
    title = gold["title"].get("clean") or gold["title"]["text"]
    agency = (gold["agency"] or {}).get("name") or ""
    facts = {
        "title": draft.title == title.strip(),
        "stripped": f"{len(to_strip & stripped)} of {len(to_strip)}",
        "stripped wrongly": sorted(stripped - to_strip),
        "body lost": sorted(body - set(kept)),
        "headings": headings == {n for n, line in kept.items() if line.kind == "heading"},
        "authors": list(draft.authors) == gold["authors"]["names"],
        "agency": fold(draft.agency).removeprefix("the ") == fold(agency).removeprefix("the "),
        "url": draft.url == (gold["url"]["in_text"] or ""),
        "date": not gold["date"]["published"] or draft.published[:10] == gold["date"]["published"],
    }
    print(gold["file"])
    for name, value in facts.items():
        print(f"  {name:18}{value}")
    enough = len(to_strip & stripped) >= 0.95 * len(to_strip)
    good = ("title", "headings", "authors", "agency", "url", "date")
    return enough and not facts["body lost"] and not facts["stripped wrongly"] and all(facts[each] for each in good)


def shelve(raws: list[Raw]) -> tuple[tuple[Article, ...], float]:
    started = time.process_time()
    plan = plan_import(raws, Shelf())
    spent = time.process_time() - started
    parsed = [parse_record(path, data) for path, data in plan.writes if path.startswith("content/articles/")]
    return tuple(one.record for one in parsed if isinstance(one.record, Article)), spent


def check_names(gold: Path, seeds: list[Raw], only: set[str]) -> None:
    articles, _ = shelve(seeds)
    found = [p for p in propose(articles, (), ()) if p.id and p.confidence >= WRITTEN and p.kind != "meeting"]
    names = {fold(n).removeprefix("the ") for p in found for n in (p.name, *p.aliases, *p.weak_aliases)}
    actors = yaml.safe_load((gold / "actors.yaml").read_text("utf-8"))["actors"]
    by_kind: dict[str, list[bool]] = {}
    missing: list[str] = []
    right: set[str] = set()
    for actor in actors:
        rows = [m for seed, ms in actor["mentions"].items() if seed in only for m in ms]
        forms = {fold(m["form"]).removeprefix("the ") for m in rows if m["kept"] and m["cls"] in ("name", "metonym")}
        forms_all = forms | {fold(m["form"]).removeprefix("the ") for m in rows} | {fold(actor["name"])}
        right |= forms_all
        if forms and any(m["kept"] and m["cls"] == "name" for m in rows):
            hit = bool(forms_all & names)
            by_kind.setdefault(actor["kind"], []).append(hit)
            if not hit:
                missing.append(f"{actor['kind']} {actor['name']}")
    for kind, hits in sorted(by_kind.items()):
        print(f"  {kind:14}{sum(hits):3} of {len(hits)}")
    wrong = [f"{p.kind} {p.name}" for p in found if not {fold(n) for n in (p.name, *p.aliases)} & right]
    print(f"  proposals in the gold {len(found) - len(wrong)} of {len(found)}; not there: {', '.join(wrong) or 'none'}")
    print(f"  missing: {', '.join(missing) or 'none'}")


def check_meetings(gold: Path, seeds: list[Raw]) -> None:
    articles, _ = shelve(seeds)
    meetings = [p for p in propose(articles, (), ()) if p.kind == "meeting" and p.confidence >= WRITTEN]
    events = yaml.safe_load((gold / "meetings.yaml").read_text("utf-8"))["events"]
    wanted = [event["date"] for event in events if event["kind"] == "meeting"]
    print(f"  proposed {[(p.name, p.day) for p in meetings]}")
    print(f"  meetings of the gold, by day: {sorted(set(wanted))}; proposed days: {sorted(p.day for p in meetings)}")


def check_speed(seeds: list[Raw], times: int) -> None:
    raws = []
    for number in range(times):
        seed = seeds[number % len(seeds)]
        text = seed.data.decode()
        words = text.split(" ")
        mixed = " ".join(
            w if n % 7 else f"{w}{number}" if w.isalpha() and w.islower() else w for n, w in enumerate(words)
        )
        mixed = mixed.replace("-a75997", f"-a{number}")
        raws.append(Raw(f"{number}.txt", f"seeds/{number}.txt", mixed.encode()))
    articles, spent = shelve(raws)
    print(f"  import of {times} raw articles: {spent:.2f} s of CPU")
    started = time.process_time()
    found = propose(articles, (), ())
    print(f"  suggest over {len(articles)}: {time.process_time() - started:.2f} s, {len(found)} proposals")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--times", type=int, default=0)
    given = parser.parse_args()
    rows = yaml.safe_load((given.gold / "articles.yaml").read_text("utf-8"))["articles"]
    done = [check_article(row, (given.seeds / row["file"]).read_bytes()) for row in rows]
    raws = [Raw(p.name, f"seeds/{p.name}", p.read_bytes()) for p in sorted(given.seeds.glob("*.txt"))]
    of_gold = [raw for raw in raws if raw.name in {row["file"] for row in rows}]
    print("names, from the gold's articles alone")
    check_names(given.gold, of_gold, {row["seed"] for row in rows})
    print("meetings, from all raw files")
    check_meetings(given.gold, raws)
    if given.times:
        print("speed")
        check_speed(raws, given.times)
    sys.exit(not all(done))


if __name__ == "__main__":
    main()
