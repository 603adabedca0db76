"""Scores figures and dates against checked articles: `python benchmarks/figures.py GOLD SEEDS [--errors]`.

GOLD holds figures.yaml and articles.yaml; SEEDS the articles as NUMBER_*.txt, one paragraph a line. A gold figure is
found where a figure (or, for dates, a date) of its paragraph overlaps it; one in a stripped paragraph or marked trivial
may be missed or found. A date's years and days count as dates, everything else as figures. Prints F1, values and
weekdays, and the time for 5 kB.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import yaml

from sitegen.analysis.dates import find_dates
from sitegen.analysis.figures import find_figures
from sitegen.model import Block, Span

UNITS = {"hours": "hour", "weeks": "week", "years": "age", "days": "day", "minutes": "minute", "percent": "percent"}


def read_blocks(path: Path) -> tuple[Block, ...]:
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    return tuple(Block("paragraph" if number else "title", line) for number, line in enumerate(lines))


def overlaps(span: Span, row: dict[str, Any]) -> bool:
    return span.block == row["p"] - 1 and span.start < row["at"][1] and row["at"][0] < span.end


def wanted_value(row: dict[str, Any]) -> tuple[Any, Any]:
    """Value and upper value, as the finder gives them."""
    value = row["value"]
    if row["kind"] == "time":
        text = value if isinstance(value, str) else f"{value // 60:02d}:{value % 60:02d}"
        return int(text.split(":")[0]) * 60 + int(text.split(":")[1]), None
    if row["kind"] == "date":
        text = str(value)
        return (text if len(text) == 10 else f"{text}-01-01/{text}-12-31"), None
    if isinstance(value, list):
        return tuple(value)
    return value, None


def wanted_days(resolved: str) -> str:
    return "" if " " in resolved else resolved.replace("..", "/")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("seeds", type=Path)
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    gold = yaml.safe_load((given.gold / "figures.yaml").read_text("utf-8"))
    articles = {
        row["seed"]: row for row in yaml.safe_load((given.gold / "articles.yaml").read_text("utf-8"))["articles"]
    }
    tally = dict.fromkeys("wanted found extra right days days_right ranges ranges_right".split(), 0)
    errors: list[str] = []
    spent, size = 0.0, 0
    for seed, article in sorted(articles.items()):
        path = next(given.seeds.glob(f"{seed}_*.txt"))
        blocks = read_blocks(path)
        published = str(article["date"]["written"])
        rounds = []
        for _ in range(60):
            begun = time.perf_counter()
            figures, dates = find_figures(blocks), find_dates(blocks, "en", published)
            rounds.append(time.perf_counter() - begun)
        spent, size = spent + min(rounds), size + path.stat().st_size
        rows = [row for row in gold["figures"] if row["seed"] == seed]
        stripped = {row["p"] - 1 for row in article["strip"]}
        score_figures(rows, figures, dates, stripped, blocks, tally, errors)
        for row in gold["weekdays"]:
            if row["seed"] == seed:
                hits = [date for date in dates if overlaps(date.span, row)]
                tally["days"] += 1
                tally["days_right"] += any(date.date == row["date"] for date in hits)
                if not any(date.date == row["date"] for date in hits):
                    errors.append(f"weekday {seed} p{row['p']} {row['text']}: {[date.date for date in hits]}")
        for row in gold["relative_dates"]:
            if row["seed"] == seed and wanted_days(row["resolved"]):
                hits = [date for date in dates if overlaps(date.span, row)]
                tally["ranges"] += 1
                tally["ranges_right"] += any(date.date == wanted_days(row["resolved"]) for date in hits)
        for row in gold["not_figures"] + gold["ordinals"]:
            if row["seed"] == seed and not row["text"].startswith("http"):
                errors += [f"no figure {seed} p{row['p']} {row['text']}" for f in figures if overlaps(f.span, row)]
    precision = tally["found"] / max(tally["found"] + tally["extra"], 1)
    recall = tally["found"] / tally["wanted"]
    score = 2 * precision * recall / (precision + recall)
    print(f"figures   precision {precision:.1%}  recall {recall:.1%}  F1 {score:.1%}")
    print(f"values    {tally['right']} of {tally['found']} right")
    print(f"weekdays  {tally['days_right']} of {tally['days']} right")
    print(f"relative  {tally['ranges_right']} of {tally['ranges']} as the gold has them")
    print(f"time      {spent / size * 5000 * 1000:.2f} ms for 5 kB, both")
    for kilobytes in (50, 200, 800):
        paragraph = " ".join(block.text for block in blocks)
        long = (Block("paragraph", paragraph * (kilobytes * 1000 // len(paragraph))),)
        begun = time.perf_counter()
        find_figures(long)
        find_dates(long, "en", published)
        print(
            f"          {(time.perf_counter() - begun) / kilobytes * 1e3:.3f} ms a kB in a paragraph of {kilobytes} kB"
        )
    if given.errors:
        print("\n".join(errors))


def score_figures(
    rows: list[dict[str, Any]], figures: Any, dates: Any, stripped: set[int], blocks: Any, tally: Any, errors: list[str]
) -> None:
    for row in rows:
        pool = dates if row["kind"] == "date" else figures
        hits = [item for item in pool if overlaps(item.span, row)]
        if row.get("trivial") or row.get("in_stripped_paragraph"):
            continue
        tally["wanted"] += 1
        tally["found"] += bool(hits)
        value, high = wanted_value(row)
        unit = UNITS.get(row["unit"], "clock" if row["kind"] == "time" else "")
        for hit in hits[:1]:
            right = hit.date == value if row["kind"] == "date" else (hit.value, hit.value_max) == (value, high)
            right = right and (row["kind"] == "date" or hit.unit == unit)
            tally["right"] += right
            if not right:
                errors.append(f"value {row['id']} {row['text']}: {hit}")
        if not hits:
            errors.append(f"missed {row['id']} {row['text']}")
    plain_years = [date for date in dates if date.kind == "absolute"]
    for item in [*figures, *plain_years]:
        if item.span.block not in stripped and not any(overlaps(item.span, row) for row in rows):
            tally["extra"] += 1
            span = item.span
            errors.append(f"extra {blocks[span.block].text[span.start : span.end]}")


if __name__ == "__main__":
    main()
