"""Makes gold of the annotated stories for the quotation scorer, to be scored once, after tuning.

    python -m benchmarks.held_out STORIES GOLD.jsonl
    python -m benchmarks.quotes STORIES --gold GOLD.jsonl --scorer score_quotes.py

`held_out_quotes.jsonl` holds offsets and speakers only; the texts are read where they lie.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

ANNOTATED = Path(__file__).parent / "held_out_quotes.jsonl"
NAMED = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)+")
"""A person's full name; any other speaker is a description."""


def make_gold(row: dict[str, object], text: str) -> dict[str, object]:
    quotes = []
    for start, end, speaker in row["quotes"]:  # type: ignore[attr-defined]
        named = NAMED.fullmatch(speaker) is not None
        words = text[start:end]
        source = {
            "text": speaker,
            "kind": "full_name" if named else "description",
            "canonical": speaker if named else None,
        }
        quotes.append(
            {"start": start, "end": end, "text": words, "form": "full", "headline": False, "source": source}
            | {"words": len(words.split())}
        )
    people = Counter(q["source"]["text"] for q in quotes if q["source"]["canonical"])
    ignored = [{"start": a, "end": b} for a, b in row["ignore"]]  # type: ignore[attr-defined]
    return {"id": row["id"], "text": text, "quotes": quotes, "ignore": ignored, "people": people}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    stories, out = map(Path, sys.argv[1:])
    rows = [json.loads(line) for line in ANNOTATED.read_text("utf-8").splitlines()]
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            text = (stories / f"{row['id']}.txt").read_text("utf-8")
            file.write(json.dumps(make_gold(row, text), ensure_ascii=False) + "\n")
    print(f"{len(rows)} articles in {out}")
