"""A raw document to a draft article: which line is what, what is left out and why, what the document says of itself.
Pure; says what it is not sure of, and then keeps the line."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import urlsplit

from msgspec.structs import replace

from sitegen.ingest import bylines, days
from sitegen.ingest.decoding import decode, explain_binary, mend_entities
from sitegen.ingest.draft import Copied, Draft, Fields, Line, Refusal, Stripped
from sitegen.ingest.language import guess_language
from sitegen.ingest.plain import read_lines, read_markdown
from sitegen.ingest.strip_rules import find_credit, find_rule, is_dated_caption
from sitegen.text import count_words, fold, sentences

PLAIN = (".txt", ".text")
MARKDOWN = (".md", ".markdown", ".mdown")
PAGES = (".html", ".htm", ".xhtml", ".mhtml")
SUFFIXES = (*PLAIN, *MARKDOWN, *PAGES)

_LONGEST_LINE = 400_000
_MOST_LINES = 20_000
_HEAD = 8
"""Lines after the title among which a byline or date line may stand."""
_ENDS = re.compile(r"[.!?…:;]+[\"'”’»)\]]*$")
_QUOTED_LINE = re.compile(r"[\"“‘'«].{3,}[\"”’'»][.!?]?")
_OPENING = re.compile(r"[\"“‘'«(\[]*[A-Z0-9\u00c0-\u00de\u0400-\u042f]")


def read_document(path: str, data: bytes) -> Draft | Refusal:
    """The article in the raw file at `path` (relative to the folder given), or why there is none."""
    binary = explain_binary(data)
    if binary is not None:
        return Refusal(path, *binary)
    text, repairs = decode(data)
    if text is None:
        hint = "Open it in an editor and save it as UTF-8."
        return Refusal(path, "is in no encoding that could be told", hint)
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    page = suffix in PAGES or (
        suffix not in MARKDOWN and re.match(r"\s*<(?:!doctype html|html)\b", text[:300], re.IGNORECASE)
    )
    if page:
        from sitegen.ingest.webpage import read_page

        found = read_page(text)
        if found is None:
            hint = "Open it in a browser, copy the article's text into a .txt file and import that."
            return Refusal(path, "is a page in which no article could be found", hint)
        fields, lines = found
    else:
        longest = max(map(len, text.split("\n")))
        if longest > _LONGEST_LINE:
            return Refusal(
                path, f"has a line of {longest:,} characters: that is no paragraph", "Break it into paragraphs."
            )
        text, mended = mend_entities(text)
        if mended:
            repairs = (*repairs, f"{mended} HTML entit{'ies' if mended > 1 else 'y'} read")
        fields, lines = (read_markdown if suffix in MARKDOWN else read_lines)(text)
    if len(lines) > _MOST_LINES:
        return Refusal(path, f"has {len(lines):,} paragraphs: that is no article", "Split it into its articles.")
    draft = _Reading(path, fields, lines, page=bool(page)).draft()
    if not draft.lines:
        return Refusal(
            path, "has a title and no text below it" if lines else "holds no text", "Add the article's text."
        )
    return replace(draft, sha256=sha256(data).hexdigest(), repairs=repairs)


class _Reading:
    """One document while its lines are told apart."""

    def __init__(self, path: str, fields: Fields, lines: tuple[Line, ...], page: bool) -> None:
        self.path, self.fields, self.lines, self.page = path, fields, lines, page
        self.folded = [fold(line.text) for line in lines]
        self.stripped: list[Stripped] = []
        self.warnings: list[str] = []
        self.authors: list[str] = [bylines.split_persons(a)[0] for a in fields.authors if bylines.split_persons(a)]
        self.agency = bylines.name_agency(fields.agency) or fields.agency
        self.credit = ""
        self.outlet = fields.outlet
        self.published = days.read_value(fields.published) if fields.published else ""
        self.updated = ""
        self.url = fields.url if fields.url.startswith(("http://", "https://")) else ""
        self.note = ""
        self.origin = ""
        self.signs: list[str] = []
        self.signed = {line.text for line in lines if bylines.is_person(line.text)}
        """Names that stand alone: several are the signatures of letters, and no byline."""
        self.prose = [at for at, line in enumerate(lines) if is_prose(line.text)]

    def draft(self) -> Draft:
        title, start = self._take_title()
        kept = [at for at in range(start, len(self.lines)) if not self._strip(at, start)]
        standfirst = self._find_standfirst(kept)
        lines = tuple(self._kind(at, kept, number, standfirst) for number, at in enumerate(kept))
        if self.fields.standfirst and self.page and lines and not standfirst:
            lead = " ".join(self.fields.standfirst.split())
            if not any(fold(lead)[:60] in folded for folded in self.folded) and not lead.endswith("…"):
                standfirst, lines = True, (Line(lead), *lines)
        if not self.published:
            self.published = days.read_path(self.url) or self.updated
        if not self.outlet and self.url:
            self.outlet = bylines.name_host(self.url)
        opening = [line.text for line in lines if is_prose(line.text)][:2]
        dateline, agency = next((read for read in map(bylines.read_dateline, opening) if read[0]), ("", ""))
        self.agency = self.agency or agency
        copied = self._tell_copy()
        self._warn(title, lines)
        return Draft(
            self.path, "", title, lines, standfirst, tuple(dict.fromkeys(self.authors)), self.agency, self.outlet,
            self.published, dateline, self.url,
            self.fields.language or guess_language(" ".join(line.text for line in lines[:12])),
            copied, tuple(self.stripped), (), tuple(self.warnings),
        )  # fmt: skip

    # ------------------------------------------------------------ title and standfirst

    def _take_title(self) -> tuple[str, int]:
        """The title, and the line that the body begins with."""
        title = " ".join(self.fields.title.split())
        at = 0
        while at < len(self.lines) and not title and (rule := find_rule(self.lines[at].text, len(self.lines) - at)):
            self._note(at, rule.name, rule.reason)
            at += 1
        heading = next((n for n in range(at, min(at + 6, len(self.lines))) if self.lines[n].kind == "heading"), -1)
        if title:
            if at < len(self.lines) and self.folded[at] == fold(title):
                self._note(at, "title repeated", "the title stands there a second time")
                at += 1
            return title, at
        if at == len(self.lines):
            return "", at
        if (
            heading > at
            and self.lines[heading].level == 1
            and not any(is_prose(x.text) for x in self.lines[at:heading])
        ):
            for each in range(at, heading):
                self._strip(each, at)
            at = heading
        first = self.lines[at].text
        if is_prose(first) and len(first) > 220:
            title, made_of = _make_title(self.path, self.fields.url)
            self.warnings.append(f"no headline found: the title is made of {made_of}")
            return title, at
        return first, at + 1

    def _find_standfirst(self, kept: list[int]) -> bool:
        """Is the first line kept a standfirst: one sentence without a stop, above prose?"""
        if len(kept) < 2:
            return False
        text = self.lines[kept[0]].text
        if self.fields.standfirst and fold(self.fields.standfirst) == self.folded[kept[0]]:
            return True
        return 5 <= count_words(text) <= 45 and not _ENDS.search(text) and is_prose(self.lines[kept[1]].text)

    def _kind(self, at: int, kept: list[int], number: int, standfirst: bool) -> Line:
        line = self.lines[at]
        if line.kind != "paragraph" or (standfirst and number == 0):
            return line
        if number in (0, len(kept) - 1) or not is_heading(line.text) or line.text in self.signed:
            return line
        above, below = self.lines[kept[number - 1]], self.lines[kept[number + 1]]
        if is_prose(above.text) and is_prose(below.text) and not line.broken:
            return replace(line, kind="heading", level=2, marked="")
        return line

    # ------------------------------------------------------------ what is left out

    def _note(self, at: int, rule: str, reason: str) -> bool:
        line = self.lines[at]
        self.stripped.append(Stripped(line.number, rule, reason, line.text))
        return True

    def _strip(self, at: int, start: int) -> bool:
        """Leaves the line out where a rule says so, and keeps what it tells of the article."""
        line, text = self.lines[at], self.lines[at].text
        from_end = len(self.lines) - at
        if line.kind in ("heading", "item") and not self.page and not find_rule(text, from_end):
            return False
        if self.fields.title and at < start + 3 and self.folded[at] == fold(self.fields.title):
            return self._note(at, "title repeated", "the title stands there a second time")
        rule = find_rule(text, from_end)
        if rule is not None and (rule.name != "author's note" or self._is_bio(at, text)):
            self._keep_facts(rule.name, text)
            return self._note(at, rule.name, rule.reason)
        if self._is_caption(text):
            return self._note(at, "photo caption", "describes a photograph that is not here")
        head = at - start < _HEAD and not any(start <= p < at for p in self.prose)
        if (head or from_end <= 4) and self._take_credit(at, text, head):
            return True
        if line.broken and _QUOTED_LINE.fullmatch(text) and count_words(text) < 40:
            return self._note(at, "pull quote", "a line set out by the page's own markup, not in the text's order")
        if at > start and self.folded[at] == self.folded[at - 1]:
            return self._note(at, "repeated line", "the line above, a second time")
        if _QUOTED_LINE.fullmatch(text) and self._is_repeated(at, text):
            return self._note(at, "pull quote", "words that stand in the text as well")
        return False

    def _is_bio(self, at: int, text: str) -> bool:
        who, _ = bylines.read_bio(text)
        if not who:
            return bool(
                re.match(r"\W*(?:the (?:writer|author) is|about the|follow|contact|e-?mail|reach)", text, re.IGNORECASE)
            )
        named = who in self.authors or any(who == self.lines[n].text for n in range(max(0, at - 3), at))
        return (
            named
            or re.search(
                r"\b(?:correspondent|reporter|journalist|columnist|(?:staff|senior|freelance) writer|editor)\b",
                text,
                re.IGNORECASE,
            )
            is not None
        )

    def _is_caption(self, text: str) -> bool:
        if len(text) > 500:
            return False
        credit = find_credit(text)
        if credit is not None and credit.start() < len(text):
            before = text[: credit.start()]
            speech = re.search(r"\b(?:said|told|tweeted|wrote)\b", before) and re.search(r"[\"“].{10,}[\"”]", before)
            return not (speech and len(sentences(before)) > 1)
        return is_dated_caption(text)

    def _is_repeated(self, at: int, text: str) -> bool:
        words = fold(text).strip("\"'.!? ")
        return count_words(words) >= 6 and any(
            words in other for n, other in enumerate(self.folded) if n != at and len(other) > len(words) + 20
        )

    def _take_credit(self, at: int, text: str, head: bool) -> bool:
        """Bylines, date lines and credits: facts of the record, and no part of the text."""
        byline = bylines.read_byline(text)
        if byline is not None:
            authors, place = byline
            self.authors += [a for a in authors if a not in self.authors]
            agency = bylines.name_agency(place)
            if agency:
                self.agency = self.agency or agency
            elif place and bylines.is_outlet(place):
                self.outlet = self.outlet or place
            day = days.read_line(place) if place else None
            self.published = self.published or (day[0] if day else "")
            return self._note(at, "byline", "kept as the authors")
        day = days.read_line(text)
        if day is not None:
            if day[1]:
                self.updated = self.updated or day[0]
            else:
                self.published = self.published or day[0]
            return self._note(at, "date line", "kept as the day of publication")
        credit = bylines.read_credit(text)
        if credit:
            if bylines.name_agency(credit):
                self.agency = self.agency or credit
            else:
                self.credit = self.credit or credit
            return self._note(at, "agency credit", "kept as the agency")
        if bylines.is_person(text) and (head or (len(self.signed) == 1 and self._is_over(at))):
            self.authors += [text] * (text not in self.authors)
            return self._note(at, "byline", "kept as the authors")
        signed = bylines.read_signature(text) if head else ()
        if signed:
            self.authors += [who for who in signed if who not in self.authors]
            return self._note(at, "byline", "kept as the authors")
        outlet = bylines.read_outlet(text) if head else ""
        if outlet:
            self.outlet = self.outlet or outlet
            return self._note(at, "outlet", "kept as the source")
        if head and not self.outlet and bylines.may_be_outlet(text) and self._stands_by_facts(at):
            self.warnings.append(f"line {self.lines[at].number} may be the outlet's name, and was kept: {_cut(text)}")
        if head and text.lower().startswith("by ") and count_words(text) < 12:
            self.warnings.append(f"line {self.lines[at].number} may be a byline, and was kept: {_cut(text)}")
        return False

    def _stands_by_facts(self, at: int) -> bool:
        """Is the line above or below one of date or byline?"""
        beside = [self.lines[n].text for n in (at - 1, at + 1) if 0 <= n < len(self.lines)]
        return any(days.read_line(text) or bylines.read_byline(text) for text in beside)

    def _is_over(self, at: int) -> bool:
        """Does no prose of the article's follow?"""
        return all(find_rule(self.lines[p].text, len(self.lines) - p) for p in self.prose if p > at)

    def _keep_facts(self, rule: str, text: str) -> None:
        if rule == "address":
            self.url = self.url or (text if text.startswith("http") else f"https://{text}")
        elif rule == "syndication notice":
            self.note = self.note or text.strip("() ")
            self.outlet = self.outlet or bylines.read_notice(text)
            self.origin = self.origin or bylines.read_origin(text)
        elif rule == "author's note":
            who, outlet = bylines.read_bio(text)
            self.authors += [who] * bool(who and who not in self.authors)
            self.outlet = self.outlet or outlet
        elif rule == "comment form":
            self.signs.append("the form for comments of a web page")
        elif rule == "navigation" and text.lower().startswith("click"):
            self.signs.append("a button of a web page")

    # ------------------------------------------------------------ what follows

    def _tell_copy(self) -> Copied:
        if self.credit and not self.agency:
            self.agency = self.credit
            return Copied("reprint", "")
        if self.agency:
            return Copied("agency", self.note)
        if self.note:
            return Copied("reprint" if self.origin and self.origin != self.outlet else "agency", self.note)
        return Copied()

    def _warn(self, title: str, lines: tuple[Line, ...]) -> None:
        if title.endswith(("…", "...")):
            self.signs.insert(0, "a title that is cut off")
        if not self.outlet:
            self.warnings.append("source not stated: no outlet is named")
        if self.signs and not self.outlet:
            self.warnings.append(
                f"looks like a scraped or altered copy: no outlet, {', '.join(dict.fromkeys(self.signs))}"
            )
        elif title.endswith(("…", "...")):
            self.warnings.append("the title is cut off")
        if not self.published:
            self.warnings.append("no date of publication")
        for line in lines:
            if line.kind == "paragraph" and find_credit(line.text):
                self.warnings.append(
                    f"line {line.number} may be a photograph's caption, and was kept: {_cut(line.text)}"
                )


def _make_title(path: str, url: str) -> tuple[str, str]:
    """A title for an article without one, and what it is made of."""
    last = re.sub(r"\.\w{2,5}$", "", urlsplit(url).path.rstrip("/").rpartition("/")[2])
    words = [word for word in re.split(r"[_-]+", last) if word and not word.isdigit()]
    if len(words) > 3:
        joined = " ".join(words)
        return joined[0].upper() + joined[1:], "the address"
    name = path.rpartition("/")[2].rpartition(".")[0] or path
    return " ".join(re.split(r"[\s_-]+", name)).strip() or "Untitled", "the file's name"


def is_prose(text: str) -> bool:
    """A paragraph of running text: a sentence that ends, or more words than a heading has."""
    return count_words(text) >= 18 or (count_words(text) >= 5 and _ENDS.search(text) is not None)


def is_heading(text: str) -> bool:
    """May the line be a subheading: few words, no stop at its end?"""
    if len(text) > 90 or not 1 <= count_words(text) <= 11 or not _OPENING.match(text):
        return False
    if text.endswith("?"):
        return text[0] not in '"“' and count_words(text) > 1
    if text[0] in '"“' and re.search(r"[.!?…,][\"”]", text):
        return False
    return not re.search(r"[.!…:;,][\"'”’»)\]]*$", text)


def _cut(text: str) -> str:
    return text if len(text) < 60 else text[:57] + "..."
