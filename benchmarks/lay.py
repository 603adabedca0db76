"""Lays raw articles out as a briefing, plainly: a line is a paragraph, the first is the title, nothing is stripped.

    python -m benchmarks.lay seeds SEEDS_DIR OUT_DIR        the demonstration's records over the real texts
    python -m benchmarks.lay story STORY_DIR OUT_DIR        a story's texts, its actors taken from the names found

The result is a private matter: build it with `sitegen build --project OUT_DIR --private`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml

from sitegen.analysis import analyse
from sitegen.analysis.plain import read_plain
from sitegen.markdown import write_markdown
from sitegen.model import Article
from sitegen.suggest.actors import propose_actors
from sitegen.suggest.names import take_census
from sitegen.text import slug

Files = tuple[tuple[str, bytes], ...]
HERE = Path(__file__).parent.parent


def write_record(front: dict[str, object], body: str = "") -> bytes:
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n{body}".encode()


def read_lines(path: Path) -> list[str]:
    """The article's paragraphs as received, headline first."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def write_body(lines: list[str]) -> str:
    return "".join(f"{write_markdown(line)}\n\n" for line in lines)


def find_seed_articles() -> dict[str, dict[str, object]]:
    """Front matter of the demonstration's articles by headline."""
    found = {}
    for path in sorted((HERE / "content" / "articles").glob("*.md")):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        found[str(front["title"])] = front | {"id": path.stem}
    return found


_LINKED = re.compile(r"¶(\d+)\]\(([^()#]+)#p\d+\)")
_PARAGRAPH = re.compile(r"¶(\d+)")


def renumber(text: str) -> str:
    """The editor's words about the digests, of the texts themselves: what they call ¶5, the headline being ¶1, is the
    fourth paragraph of the article's page, and their links lead there."""
    text = _LINKED.sub(lambda m: f"¶{m[1]}]({m[2]}#p{int(m[1]) - 1})", text)
    return _PARAGRAPH.sub(lambda m: f"¶{int(m[1]) - 1}", text)


def lay_seeds(seeds: Path, rights: str = "reserved", without: tuple[str, ...] = ()) -> Files:
    """The demonstration's actors, meetings, sources and topics over the seed articles' own texts."""
    files = {
        path.relative_to(HERE).as_posix(): renumber(path.read_text("utf-8")).encode()
        for path in sorted((HERE / "content").rglob("*.md"))
        if path.parent.name != "articles" and path.parent.name not in without
    }
    files["site.yaml"] = (HERE / "site.yaml").read_bytes()
    articles = find_seed_articles()
    for path in sorted(seeds.glob("*.txt")):
        lines = read_lines(path)
        front = articles[lines[0].strip()]
        kept = {k: v for k, v in front.items() if k not in ("id", "digest", "rights", "summary", "overrides", "seed")}
        kept |= {"title": lines[0].strip(), "rights": rights}
        copy = kept.get("copy")
        if isinstance(copy, dict) and "note" in copy:
            kept["copy"] = copy | {"note": renumber(copy["note"])}
        files[f"content/articles/{front['id']}.md"] = write_record(kept, write_body(lines[1:]))
    return tuple(sorted(files.items()))


def lay_story(story: Path, rights: str = "reserved") -> Files:
    """A story's texts with a head of `Key: value` lines, one source each; persons and bodies named in two articles or
    twice in one become actors, a person under one name however each outlet prints it, as `sitegen suggest` has it."""
    files: dict[str, bytes] = {"site.yaml": f"title: {story.name}\nrights: {rights}\n".encode()}
    counts: dict[tuple[str, str], int] = {}
    articles = []
    for path in sorted(story.glob("*.txt")):
        head, _, body = path.read_text("utf-8").partition("\n\n")
        facts = dict(line.partition(": ")[::2] for line in head.splitlines())
        source = slug(facts["Outlet"])
        files[f"content/sources/{source}.md"] = write_record({"name": facts["Outlet"]})
        title = facts.get("Headline") or path.stem
        front = {"title": title, "source": source, "published": facts["Date"], "url": facts["URL"]}
        lines = [line for line in body.splitlines() if line.strip()]
        files[f"content/articles/{path.stem}.md"] = write_record(front, write_body(lines))
        blocks = read_plain("\n\n".join([title, *lines]))[0]
        articles.append(Article(path.stem, "", title, blocks))
        for name in analyse(blocks, "en", facts["Date"]).names:
            if name.kind in ("organization", "group", "country"):
                full = blocks[name.full.block].text[name.full.start : name.full.end]
                kind = {"group": "organization"}.get(name.kind, name.kind)
                counts[full, kind] = counts.get((full, kind), 0) + len(name.mentions)
    for (full, kind), count in sorted(counts.items()):
        if count >= 2:
            files.setdefault(f"content/actors/{slug(full)}.md", write_record({"name": full, "kind": kind}))
    for person in propose_actors(take_census(tuple(articles), "en"), tuple(articles), ()):
        if person.kind == "person" and person.count >= 2 and " " in person.name:
            front = {"name": person.name, "kind": "person", "aliases": list(person.aliases)}
            files[f"content/actors/{slug(person.name)}.md"] = write_record(front)
    return tuple(sorted(files.items()))


def write_files(files: Files, out: Path) -> None:
    for path, data in files:
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("seeds", "story"):
        raise SystemExit(__doc__)
    laid = (lay_seeds if sys.argv[1] == "seeds" else lay_story)(Path(sys.argv[2]))
    write_files(laid, Path(sys.argv[3]))
    print(f"{len(laid)} files in {sys.argv[3]}")
