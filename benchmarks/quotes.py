"""Direct quotations and their speakers, measured on texts with known speakers.

    python -m benchmarks.quotes TEXTS [--gold GOLD.jsonl --scorer score_quotes.py] [--errors N] [--out FOUND.jsonl]

TEXTS is a folder of plain texts; an article's id is its path below it, without suffix. The scorer is run as it is, on
all articles and on two halves told apart by a digest of the id (rules are tuned on one and checked on the other).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from sitegen.analysis.names import find_names
from sitegen.analysis.plain import read_plain
from sitegen.analysis.quotations import find_quotations


def find_rows(text: str) -> list[dict[str, object]]:
    """Every part of every direct quotation, with its speaker."""
    blocks, offsets = read_plain(text)
    rows: list[dict[str, object]] = []
    for quotation in find_quotations(blocks, find_names(blocks, "en"), "en"):
        if quotation.form != "direct":
            continue
        span = quotation.speaker
        speaker = None if span is None else blocks[span.block].text[span.start : span.end]
        for part in quotation.parts:
            offset = offsets[part.block]
            words = blocks[part.block].text[part.start : part.end]
            rows.append(
                {
                    "start": offset + part.start,
                    "end": offset + part.end,
                    "text": words,
                    "speaker": speaker,
                    "rule": quotation.rule,
                }
            )
    return rows


def half(name: str) -> int:
    return zlib.crc32(name.encode()) % 2


def score(scorer: Path, gold: list[str], found: Path, label: str, errors: int) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(gold)
    print(f"== {label}: {len(gold)} articles")
    print(
        subprocess.run(
            [sys.executable, str(scorer), file.name, str(found), "--errors", str(errors)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    Path(file.name).unlink()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("--gold", type=Path)
    arguments.add_argument("--scorer", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    out = given.out or Path(tempfile.mkstemp(suffix=".jsonl")[1])
    names_time = quotes_time = 0.0
    characters = 0
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(given.texts.rglob("*.txt")):
            text = path.read_text("utf-8")
            name = path.relative_to(given.texts).with_suffix("").as_posix()
            file.write(json.dumps({"id": name, "quotes": find_rows(text)}, ensure_ascii=False) + "\n")
            blocks, _ = read_plain(text)
            best = [9.0, 9.0]
            for _ in range(3):
                begin = time.process_time()
                names = find_names(blocks, "en")
                middle = time.process_time()
                find_quotations(blocks, names, "en")
                best = [min(best[0], middle - begin), min(best[1], time.process_time() - middle)]
            names_time += best[0]
            quotes_time += best[1]
            characters += len(text)
    per_article = 5000 / max(1, characters) * 1000
    print(f"names {names_time * per_article:.2f} ms, quotations {quotes_time * per_article:.2f} ms per 5 kB of text")
    if given.gold and given.scorer:
        gold = [line for line in given.gold.read_text("utf-8").splitlines(keepends=True) if line.strip()]
        score(given.scorer, gold, out, "all", given.errors)
        for number in (0, 1):
            rows = [line for line in gold if half(json.loads(line)["id"]) == number]
            score(given.scorer, rows, out, f"half {number}", 0)
    if not given.out:
        out.unlink()


if __name__ == "__main__":
    main()
