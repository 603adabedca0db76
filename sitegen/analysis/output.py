"""The findings of one plain text as `sitegen analyse` prints them. Pure: text in, a dictionary out."""

from __future__ import annotations

from sitegen.analysis import analyse
from sitegen.analysis.plain import read_plain
from sitegen.model import Span

Row = dict[str, object]


def analyse_text(name: str, text: str, language: str = "en", published: str = "") -> Row:
    """What the rules find in `text`, with offsets in code points of `text` itself. A quotation over several
    paragraphs is one row from its first word to its last, with its `parts`."""
    blocks, offsets = read_plain(text)
    found = analyse(blocks, language, published)

    def place(span: Span) -> tuple[int, int]:
        return offsets[span.block] + span.start, offsets[span.block] + span.end

    def words(span: Span | None) -> str | None:
        return None if span is None else blocks[span.block].text[span.start : span.end]

    quotations: list[Row] = []
    for quotation in found.quotations:
        start, _ = place(quotation.parts[0])
        _, end = place(quotation.parts[-1])
        row: Row = {
            "start": start,
            "end": end,
            "text": text[start:end],
            "speaker": words(quotation.speaker),
            "speaker_kind": quotation.speaker_kind,
            "source": words(quotation.source),
            "cue": words(quotation.cue),
            "addressee": words(quotation.addressee),
            "venue": words(quotation.venue),
            "said": None if quotation.after else words(quotation.said),
            "after": words(quotation.said) if quotation.after else None,
            "form": quotation.form,
            "marks": quotation.marks,
            "inside": None if quotation.inside < 0 else quotation.inside,
            "rule": quotation.rule or None,
        }
        if len(quotation.parts) > 1:
            row["parts"] = [list(place(part)) for part in quotation.parts]
        quotations.append(row)
    figures: list[Row] = []
    for figure in found.figures:
        start, end = place(figure.span)
        figures.append(
            {
                "start": start,
                "end": end,
                "text": text[start:end],
                "value": figure.value,
                "value_max": figure.value_max,
                "unit": figure.unit,
                "hedge": figure.hedge,
                "about": words(figure.about),
                "speaker": words(figure.speaker),
            }
        )
    dates: list[Row] = []
    for day in found.dates:
        start, end = place(day.span)
        dates.append({"start": start, "end": end, "text": text[start:end], "date": day.date or None})
    names: list[Row] = [
        {"name": words(each.full), "kind": each.kind, "mentions": [list(place(span)) for span in each.mentions]}
        for each in found.names
    ]
    return {"id": name, "quotations": quotations, "figures": figures, "dates": dates, "names": names}
