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


_MEMBER_FIELDS = """article string article id
paragraph integer its number; 0 is the title
start integer first character, in code points of the paragraph's text
end integer the one after the last
text string the words; null where any is withheld"""

TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        "Articles with their paragraphs; 0 is the title.",
        _fields("""
            id string name of its record
            title string headline
            source string source id, null where none is stated
            agency string source id
            copy object what the text is a copy of
            voice string articles with one voice are printings of one text
            authors array as the byline has them
            published string date, date-time or EDTF as in the record
            written array before, during or after each meeting it is tied to
            url string where it stands at its source
            archived string address of an archived copy
            retrieved string day on which it was read
            added string day on which it came into the briefing
            language string BCP 47 tag
            rights string own, licensed, public-domain or reserved
            status string corrected, retracted or superseded by its source
            digest boolean our own summary of the article
            words integer words of its body, withheld ones too
            paragraphs array n, kind, text (null where any of it is withheld) and SHA-256 of the whole text of each
            """),
    ),
    Table(
        "actors",
        "People, organisations, countries and groups.",
        _fields("""
            id string name of its record
            name string as shown
            kind string person, organization, country, group, outlet or place
            aliases array other names
            weak_aliases array count only where a strong name of the actor stands in the same article
            roles array title, organization, start and end of each
            affiliation string actor id
            same_as array addresses of the same elsewhere
            confirmed boolean false for a record that a rule proposed
            """),
    ),
    Table(
        "meetings",
        "Meetings, calls and statements.",
        _fields("""
            id string name of its record
            name string as shown
            start string date, date-time or EDTF
            end string the same
            place string in words
            type string talks, session, summit, call, briefing, interview or statement
            status string planned, held, postponed or cancelled
            aliases array other names
            participants array actor ids
            organizer string actor id
            part_of string meeting id
            about array topic ids
            documents array addresses
            notes string the editor's
            confirmed boolean false for a record that a rule proposed
            """),
    ),
    Table(
        "sources",
        "Outlets and agencies.",
        _fields("""
            id string name of its record
            name string as shown
            url string its home page
            country string in words
            language string BCP 47 tag
            kind string newspaper, agency, broadcaster, government and so on
            aliases array other names
            confirmed boolean false for a record that a rule proposed
            """),
    ),
    Table(
        "topics",
        "Questions that the sources are compared on.",
        _fields("""
            id string name of its record
            name string as shown
            question string what the sources are compared on
            terms array words that raise it, by language
            variants array rival words for one thing
            exclude array words that do not raise it
            notes string the editor's
            confirmed boolean false for a record that a rule proposed
            """),
    ),
    Table(
        "mentions",
        "Where an article names a record.",
        _fields(
            f"{_MEMBER_FIELDS}\nkind string actor, meeting, source or topic\ntarget string its id\n"
            "basis string rule, confirmed or editor"
        ),
    ),
    Table(
        "quotations",
        "Words that an article gives as somebody's.",
        _fields(f"""id string ARTICLE-q-HASH of its normalised words
            {_MEMBER_FIELDS}
            parts array its stretches, where it runs over several
            speaker string actor id or null
            speaker_text string the words that name the speaker
            speaker_kind string named, office, unnamed, document or none
            cue string the word of saying
            addressee string to whom
            venue string where or by what means
            occasion string meeting id
            said_on string ISO date, or A/B
            form string direct or indirect
            marks string intact or repaired
            basis string rule, confirmed or editor
            statement string statement id"""),
    ),
    Table(
        "statements",
        "One thing said once, in each source's printing.",
        _fields("""
            id string its earliest quotation's
            speaker string actor id
            said_on string ISO date, or A/B
            venue string where or by what means
            quotations array quotation ids, one for each printing
            related array statements that sound alike but are others
            basis string rule, confirmed or editor
            """),
    ),
    Table(
        "figures",
        "Numbers with what they count.",
        _fields(f"""{_MEMBER_FIELDS}
            value any in its unit
            value_max number upper end of a range
            unit string percent, hour, USD and so on; null for a bare count
            hedge string nearly, about, at least and so on
            about string the thing counted
            speaker string actor id, null for the source's own voice
            group string the discrepancy that sets it against others"""),
    ),
    Table(
        "dates",
        "Expressions of time.",
        _fields(f"{_MEMBER_FIELDS}\ndate string ISO date, or A/B\nmeeting string meeting id"),
    ),
    Table(
        "passages",
        "Stretches of several sources that report the same thing.",
        _fields("""
            id string name of the row
            kind string topic, meeting, statement or fact
            topic string topic id
            meeting string meeting id
            members array a stretch of each article
            basis string rule, confirmed or editor
            """),
    ),
    Table(
        "discrepancies",
        "Where the accounts differ.",
        _fields("""
            id string name of the difference
            kind string figure, date, fact, wording, attribution, negation or selection
            about string topic:ID, meeting:ID, statement:ID or passage:ID
            also array further things it is about
            weight integer the heavier, the earlier it is shown
            readings array value, speaker and members of each side
            note string what helps to read it
            basis string rule, confirmed or editor
            """),
    ),
    Table(
        "coverage",
        "What each source has on each topic and meeting.",
        _fields("""
            kind string topic or meeting
            target string its id
            source string source id, or the article's where none is stated
            state string reports, quotes, withheld, silent, not-yet or undecided
            articles array article ids
            members array where it stands
            """),
    ),
)
