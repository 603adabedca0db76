"""Looks for inputs that break a parser, guided by the code that they reach. Needs `pip install atheris` (Linux, macOS).

    python -m benchmarks.fuzz records|settings|markdown|text|html|analysis|russian [--seconds 1800]

A crash is written to a file crash-* in the current folder; it becomes a case of the tests. What holds for every input:
no exception, issues with a place in the file, spans inside their block, HTML that closes what it opens, 20 s at most.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris")

with atheris.instrument_imports(include=["sitegen"]):
    from sitegen.analysis import analyse
    from sitegen.analysis.plain import read_plain
    from sitegen.ingest.reading import read_document
    from sitegen.markdown import parse_blocks, render_blocks
    from sitegen.model import Block, Span
    from sitegen.parse import parse_record


class _Nesting(HTMLParser):
    """Raises ValueError where an element is closed that is not the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")


def _check_html(markup: str) -> None:
    reader = _Nesting()
    reader.feed(markup)
    reader.close()
    assert not reader.open, reader.open


def _check_record(path: str, data: bytes) -> None:
    parsed = parse_record(path, data)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for issue in parsed.issues:
        assert issue.place.path == path
        assert 0 <= issue.place.line <= lines + 1, issue
        assert issue.message
    errors = [issue for issue in parsed.issues if issue.severity == "error"]
    assert (parsed.record is None) == bool(errors), errors
    if parsed.record is not None and hasattr(parsed.record, "blocks"):
        _check_html("".join(str(part) for part in _flatten(render_blocks(parsed.record.blocks, {}))))


def _flatten(value: Any) -> list[Any]:
    return [part for each in value for part in _flatten(each)] if isinstance(value, tuple | list) else [value]


def fuzz_records(data: bytes) -> None:
    _check_record("content/articles/a.md", data)
    _check_record("content/actors/a.md", b"---\nname: A\nkind: person\n" + data)


def fuzz_settings(data: bytes) -> None:
    parse_record("site.yaml", data)


def fuzz_markdown(data: bytes) -> None:
    blocks = parse_blocks(data.decode("utf-8", "replace"), 1)
    _check_html("".join(str(part) for part in _flatten(render_blocks(blocks, {}))))


def fuzz_text(data: bytes) -> None:
    read_document("a.txt", data)
    read_document("a.md", data)


def fuzz_html(data: bytes) -> None:
    read_document("a.html", b"<!DOCTYPE html><html><body><article>" + data)


def _check_findings(blocks: tuple[Block, ...], language: str) -> None:
    findings = analyse(blocks, language, "2031-05-08")
    spans: list[Span] = [span for name in findings.names for span in name.mentions]
    spans += [part for quotation in findings.quotations for part in quotation.parts]
    spans += [figure.span for figure in findings.figures] + [date.span for date in findings.dates]
    for span in spans:
        assert 0 <= span.block < len(blocks)
        assert 0 <= span.start < span.end <= len(blocks[span.block].text), span


def fuzz_analysis(data: bytes) -> None:
    _check_findings(read_plain(data.decode("utf-8", "replace"))[0], "en")


def fuzz_russian(data: bytes) -> None:
    _check_findings(read_plain(data.decode("utf-8", "replace"))[0], "ru")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "analysis": fuzz_analysis,
    "html": fuzz_html,
    "markdown": fuzz_markdown,
    "records": fuzz_records,
    "russian": fuzz_russian,
    "settings": fuzz_settings,
    "text": fuzz_text,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("seeds", nargs="*", help="folders of inputs to begin with")
    chosen = parser.parse_intermixed_args()
    options = [f"-max_total_time={chosen.seconds}", "-timeout=20", "-max_len=4000", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *chosen.seeds, *options], TARGETS[chosen.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
