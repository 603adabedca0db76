"""Blocks from Markdown and HTML from blocks: what is written is read back, and no markup of a record survives."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown import Mark, parse_blocks, render_blocks, render_inline, write_markdown
from sitegen.markdown.reading import read_markup
from sitegen.model import WITHHELD, Block, Tag


class Reader(HTMLParser):
    """Text of a fragment; fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.stack, self.links = "", [], 0

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "hr"):
            return
        assert tag != "a" or "a" not in self.stack, "a link inside a link"
        self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.stack
    return reader


def test_blocks_carry_kind_line_containers_and_tags():
    text = "First *line*\nsecond.\n\n## Head\n\n- one\n- two\n\n  more\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    blocks = parse_blocks(text, 10)
    assert [(b.kind, b.text, b.line) for b in blocks] == [
        ("paragraph", "First line second.", 10),
        ("heading", "Head", 13),
        ("item", "one", 15),
        ("item", "two", 16),
        ("paragraph", "more", 18),
        ("paragraph", "said", 20),
        ("cell", "a", 22),
        ("cell", "b", 22),
        ("cell", "1", 24),
        ("cell", "2", 24),
    ]
    assert blocks[0].tags == (Tag(6, 10, "em"),)
    assert blocks[2].containers == ("ul:1", "li:1")
    assert blocks[3].containers == blocks[4].containers == ("ul:1", "li:2")


def test_raw_html_and_script_links_are_text():
    blocks = parse_blocks("<script>alert(1)</script> [x](javascript:alert(1)) ![pic](https://example.org/a.png)")
    html = render_blocks(blocks).text
    assert "<script" not in html
    assert "javascript:" not in html.replace("[x](javascript:alert(1))", "")
    assert '<a href="https://example.org/a.png">pic</a>' in html


def test_containers_are_opened_and_closed_around_blocks():
    html = render_blocks(parse_blocks("- one\n\n  more\n- two\n\n1. first\n")).text
    assert html.replace("\n", "") == (
        '<ul><li><p id="p1">one</p><p id="p2">more</p></li><li><p id="p3">two</p></li></ul>'
        '<ol><li><p id="p4">first</p></li></ol>'
    )


def test_marks_that_cross_are_cut_and_ids_stand_once():
    block = Block("paragraph", "abcdef", tags=(Tag(2, 6, "em"),))
    html = render_inline(block, [Mark(0, 4, "q", (("id", "x"),))]).text
    assert read(html).text == "abcdef"
    assert html.count('id="x"') == 1


def test_a_link_inside_a_link_is_left_out():
    block = Block("paragraph", "abcdef", tags=(Tag(0, 6, "a", "https://example.org"),))
    assert render_inline(block, [Mark(2, 4, "a", (("href", "b"),))]).text == (
        '<a href="https://example.org">abcdef</a>'
    )


plain = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co"), exclude_characters="\u2028\u2029\x85"), min_size=1)


@given(plain)
def test_written_markdown_reads_back_as_the_same_paragraph(text):
    folded = " ".join(text.split())
    blocks = parse_blocks(write_markdown(text))
    assert [(b.kind, " ".join(b.text.split()), b.tags) for b in blocks] == (
        [("paragraph", folded, ())] if folded else []
    )


@given(
    st.text("ab<&\"' \n", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from("aqi"))),
)
def test_any_marks_give_wellformed_html_with_every_character(text, spans):
    marks = [Mark(min(a, b), max(a, b), tag) for a, b, tag in spans]
    assert read(render_inline(Block("paragraph", text), marks).text).text.replace("\n\n", "\n") == text.replace(
        "\n\n", "\n"
    )


@given(st.text())
def test_any_markdown_gives_wellformed_html(text):
    read(render_blocks(parse_blocks(text)).text)


PIECES = (
    "word", "Two words.", "10", "1. ", "2) ", "2022. ", "- ", "* ", "+ ", "> ", "# ", "=", "===", "---", "***", "|",
    "|---|", "`", "```", "~~~", "*a*", "_b_", "~~a~~", "\\", "\\*", "\\-", "\\\\", "1\\. ", "[x]", "[x]: /u", "](z)",
    "!", "&", "&amp;", "<b>", "<http://a.example>", "\t", "    ", "  ", "\n", "\n", "\n\n", "\r", "  \n", "\u00a0",
    "\u2028", "\x0b", "\x00", "“", "’", "…", "—", "$", ":", "(", "é", "ж",
    "**b c**", "*d* ", "[name](https://a.example/x_y)", "[b c](../a/b.md) ", "- item\n", "## Head\n", " ", ")",
    "1. one\n", "2. two\n", "7) seven\n", "> said\n", ">\n", "Then.\n\n",
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text())
def test_plain_paragraphs_are_read_as_the_parser_of_all_markup_reads_them(text):
    whole = []
    read_markup(text, 3, {}, whole)
    assert parse_blocks(text, 3) == tuple(whole)


def test_the_caller_says_how_much_is_withheld():
    block = Block("paragraph", f"Then {WITHHELD * 3} so.")
    assert render_inline(block).text == 'Then <span class="withheld">[…]</span> so.'
    for marks in ((), (Mark(0, 4, "q"),), (Mark(0, 6, "q"), Mark(2, 12, "b"))):
        html = render_inline(block, marks, cut="<{}>".format).text
        assert "&lt;" in html
        assert "[…]" not in html
    assert "[3]" in render_blocks([block], cut="[{}]".format).text
