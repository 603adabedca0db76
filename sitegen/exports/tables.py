"""The tables of the data contract: their fields, in order, with what each means."""

from __future__ import annotations

from msgspec import Struct


class Field(Struct, frozen=True):
    name: str
    type: str
    """A Frictionless type; `array` and `object` are tables or columns of their own in CSV."""
    about: str = ""


class Table(Struct, frozen=True):
    name: str
    about: str
    fields: tuple[Field, ...]


def _fields(described: str) -> tuple[Field, ...]:
    """Fields from lines of "name type what it is"."""
    rows = (line.split(maxsplit=2) for line in described.strip().splitlines())
    return tuple(Field(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows)


_MEMBER_FIELDS = "article string\nparagraph integer\nstart integer\nend integer\ntext string"

TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        "Articles with their paragraphs; 0 is the title.",
        _fields("""
            id string
            title string
            source string source id, null where none is stated
            agency string source id
            copy object what the text is a copy of
            voice string articles with one voice are printings of one text
            authors array
            published string date, date-time or EDTF as in the record
            written array before, during or after each meeting it is tied to
            url string
            archived string
            retrieved string
            added string
            language string
            rights string
            status string corrected, retracted or superseded by its source
            digest boolean our own summary of the article
            words integer
            paragraphs array
            """),
    ),
    Table(
        "actors",
        "People, organisations, countries and groups.",
        _fields("""
            id string
            name string
            kind string
            aliases array
            weak_aliases array count only where a strong name of the actor stands in the same article
            roles array
            affiliation string actor id
            same_as array
            confirmed boolean
            """),
    ),
    Table(
        "meetings",
        "Meetings, calls and statements.",
        _fields("""
            id string
            name string
            start string
            end string
            place string
            type string
            status string
            aliases array
            participants array
            organizer string
            part_of string
            about array
            documents array
            notes string
            confirmed boolean
            """),
    ),
    Table(
        "sources",
        "Outlets and agencies.",
        _fields("""
            id string
            name string
            url string
            country string
            language string
            kind string
            aliases array
            confirmed boolean
            """),
    ),
    Table(
        "topics",
        "Questions that the sources are compared on.",
        _fields("""
            id string
            name string
            question string
            terms array
            variants array
            exclude array
            notes string
            confirmed boolean
            """),
    ),
    Table(
        "mentions",
        "Where an article names a record.",
        _fields(f"{_MEMBER_FIELDS}\nkind string\ntarget string\nbasis string rule, confirmed or editor"),
    ),
    Table(
        "quotations",
        "Words that an article gives as somebody's.",
        _fields(f"""id string
            {_MEMBER_FIELDS}
            parts array
            speaker string actor id or null
            speaker_text string
            speaker_kind string
            cue string
            addressee string
            venue string
            occasion string meeting id
            said_on string
            form string direct or indirect
            marks string intact or repaired
            basis string rule, confirmed or editor
            statement string"""),
    ),
    Table(
        "statements",
        "One thing said once, in each source's printing.",
        _fields("""
            id string
            speaker string
            said_on string
            venue string
            quotations array
            related array
            basis string
            """),
    ),
    Table(
        "figures",
        "Numbers with what they count.",
        _fields(f"""{_MEMBER_FIELDS}
            value any
            value_max number
            unit string
            hedge string
            about string
            speaker string actor id, null for the source's own voice
            group string the discrepancy that sets it against others"""),
    ),
    Table(
        "dates",
        "Expressions of time.",
        _fields(f"{_MEMBER_FIELDS}\ndate string ISO date, or A/B\nmeeting string"),
    ),
    Table(
        "passages",
        "Stretches of several sources that report the same thing.",
        _fields("id string\nkind string\ntopic string\nmeeting string\nmembers array\nbasis string"),
    ),
    Table(
        "discrepancies",
        "Where the accounts differ.",
        _fields("""
            id string
            kind string
            about string
            also array further things it is about
            weight integer
            readings array
            note string
            basis string
            """),
    ),
    Table(
        "coverage",
        "What each source has on each topic and meeting.",
        _fields("""
            kind string
            target string
            source string
            state string
            articles array
            members array
            """),
    ),
)
