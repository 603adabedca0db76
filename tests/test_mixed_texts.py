"""Articles put together of the sentences of all cases, built as one briefing: whatever stands beside whatever, a build
ends with a site, warm as cold."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from sitegen.build import Options, build
from sitegen.memo import Memo, Pool, Store
from tests.briefings import read_theme

CASES = Path(__file__).parent / "cases"
TEXTS = ("alignment", "dates", "days", "figures", "indirect", "mentions", "printings", "quotations")
PEOPLE = ("Anna Keller", "Mark Novak", "Peter Lind", "Edda Lindqvist", "Olga Brandt")


def read_sentences() -> list[str]:
    """Every line of the case files that is a text and no expectation."""
    lines: list[str] = []
    for name in TEXTS:
        for line in (CASES / f"{name}.md").read_text("utf-8").splitlines():
            plain = line.removeprefix("> ").strip()
            if len(plain) > 25 and not re.match(r"[-~#|`]|\w+ [\w-]+ \||note:|\d+ ", plain):
                lines.append(plain)
    return lines


SENTENCES = read_sentences()


def lay(seed: int) -> tuple[tuple[str, bytes], ...]:
    random = Random(seed)
    files = {"site.yaml": "title: Mixed\nlanguage: en\nrights: own\n", "content/index.md": "---\ntitle: Mixed\n---\n"}
    for name in PEOPLE:
        ident = name.lower().replace(" ", "-")
        files[f"content/actors/{ident}.md"] = f"---\nname: {name}\nkind: person\n---\n"
    files["content/meetings/talks.md"] = (
        "---\nname: Talks in Halden\nstart: 2031-05-07\nplace: Halden\nparticipants: [anna-keller, mark-novak]\n---\n"
    )
    files["content/topics/pier.md"] = "---\nname: The pier\nquestion: Will it hold?\nterms: [pier, boat, talks]\n---\n"
    shared = random.sample(SENTENCES, 6)
    for number in range(4):
        files[f"content/sources/paper-{number}.md"] = f"---\nname: Paper {number}\n---\n"
        paragraphs = [" ".join(random.choices(SENTENCES, k=random.randint(1, 3))) for _ in range(12)]
        paragraphs += random.sample(shared, 4)
        random.shuffle(paragraphs)
        files[f"content/articles/one-{number}.md"] = (
            f"---\ntitle: Talks in Halden, part {number}\nsource: paper-{number}\n"
            f"published: 2031-05-0{7 + number % 3}\nmeetings: [talks]\n---\n" + "\n\n".join(paragraphs) + "\n"
        )
    return tuple(sorted((path, text.encode()) for path, text in files.items()))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_stands_beside_whatever(seed: int, tmp_path: Path) -> None:
    files, theme = lay(seed), read_theme()
    cold = build(files, theme, Options(), Memo())
    assert not [issue for issue in cold.issues if issue.severity == "error"]
    assert dict(cold.files)["data/passages.json"]
    for _ in ("written", "read again"):
        memo = Memo(Pool(1), Store(tmp_path / "memory.db"))
        warm = build(files, theme, Options(), memo)
        memo.close()
        assert dict(warm.files) == dict(cold.files)


def test_there_are_sentences() -> None:
    assert len(SENTENCES) > 1000
