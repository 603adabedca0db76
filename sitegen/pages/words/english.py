"""Every word of the interface in one table, in English. Another language is another value of it. Nothing comes from a
record."""

from __future__ import annotations

from msgspec import Struct

Forms = tuple[str, ...]
"""Forms of a noun after a number, in the order of the language's plural rule."""


class Words(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """English; `{}` takes what the page fills in."""

    language: str = "en"
    plural: str = "one-other"
    """Of `plurals.py`."""
    thousands: str = ","
    quote_marks: tuple[str, str] = ("“", "”")
    months: tuple[str, ...] = tuple(
        "January February March April May June July August September October November December".split()
    )
    """As after a day: "10 January"."""
    months_alone: tuple[str, ...] = ()
    """As before a year without day, where that differs; else empty."""
    months_short: tuple[str, ...] = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
    months_short_alone: tuple[str, ...] = ()
    """As above a column of days, where that differs; else empty."""
    weekdays: tuple[str, ...] = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
    weekday_day: str = "{} {}"
    inferred: str = "inferred"
    undated: str = "undated"
    date_inferred: str = "date inferred"
    between: str = "{} to {}"
    day_at_time: str = "{}, {}"

    # ------------------------------------------------ the frame
    skip: str = "Skip to content"
    sections: str = "Sections"
    you_are_here: str = "You are here"
    home: str = "Briefing"
    edition: str = "Edition of {}"
    edition_kind: str = "Edition"
    private_mark: str = "Private edition: whole texts, not for publication"
    digest_note: str = (
        "Every statement here points to the paragraph of the source it comes from. Unknown speakers stay unattributed."
    )
    found_note: str = "Found by rule unless marked otherwise."
    pages: str = "Pages"
    previous: str = "Previous"
    following: str = "Next"
    page_n_of: str = "Page {} of {}"
    all_n: str = "all {}"
    more_n: str = "{} more"
    not_found: str = "Page not found"
    not_found_text: str = "There is no page at this address. It may have been renamed or withdrawn."
    moved: str = "This page has moved"
    moved_to: str = "It is now at"
    top: str = "Back to top"
    on_this_page: str = "On this page"
    as_table: str = "As a table"

    # ------------------------------------------------ kinds of record
    article: str = "Article"
    articles: str = "Articles"
    actor: str = "Actor"
    actors: str = "Actors"
    meeting: str = "Meeting"
    meetings: str = "Meetings"
    source: str = "Source"
    sources: str = "Sources"
    topic: str = "Topic"
    topics: str = "Topics"
    compare: str = "Compare"
    quotations: str = "Quotations"
    timeline: str = "Timeline"
    differences: str = "Where the accounts differ"
    differences_counted: str = "Differences"

    n_articles: Forms = ("article", "articles")
    n_origins: Forms = ("origin", "origins")
    n_sources: Forms = ("source", "sources")
    n_actors: Forms = ("actor", "actors")
    n_meetings: Forms = ("meeting", "meetings")
    n_topics: Forms = ("topic", "topics")
    n_words: Forms = ("word", "words")
    n_quotations: Forms = ("quotation", "quotations")
    n_differences: Forms = ("difference", "differences")
    n_passages: Forms = ("passage", "passages")
    n_printings: Forms = ("printing", "printings")
    n_utterances: Forms = ("utterance", "utterances")
    reviewed_of: str = "{} of {} reviewed by the editor"

    actor_kinds: tuple[tuple[str, str], ...] = (
        ("person", "People"),
        ("organization", "Organizations"),
        ("country", "Countries"),
        ("group", "Groups"),
        ("outlet", "Outlets"),
        ("place", "Places"),
    )
    actor_kind: tuple[tuple[str, str], ...] = (
        ("person", "Person"),
        ("organization", "Organization"),
        ("country", "Country"),
        ("group", "Group"),
        ("outlet", "Outlet"),
        ("place", "Place"),
    )
    meeting_types: tuple[tuple[str, str], ...] = (
        ("talks", "Talks"),
        ("session", "Session"),
        ("summit", "Summit"),
        ("call", "Call"),
        ("briefing", "Briefing"),
        ("interview", "Interview"),
        ("statement", "Statement"),
    )
    meeting_states: tuple[tuple[str, str], ...] = (
        ("planned", "Planned"),
        ("held", "Held"),
        ("postponed", "Postponed"),
        ("cancelled", "Cancelled"),
    )

    # ------------------------------------------------ provenance
    paragraph_mark: str = "¶"
    headline: str = "headline"
    via: str = "{} · via {}"
    source_not_stated: str = "Source not stated"
    altered_copy: str = "altered copy"
    altered_mark: str = "⚠"
    altered_note: str = "Altered copy: words, even quoted ones, may not be the original's."
    copy_kinds: tuple[tuple[str, str], ...] = (
        ("agency", "agency copy"),
        ("altered", "altered copy"),
        ("reprint", "reprint"),
        ("transcript", "transcript"),
        ("translation", "translation"),
    )
    carried_by: str = "carried by {}"
    our_summary: str = "our summary"
    our_summary_of: str = "Our summary of"
    our_summary_note: str = (
        "This is not the article. Only the words inside quotation marks and the figures are the source's; "
        "the prose is ours."
    )
    statuses: tuple[tuple[str, str], ...] = (
        ("corrected", "Corrected by the source"),
        ("retracted", "Retracted by the source"),
        ("superseded", "Superseded by a later version"),
    )
    basis_rule: str = "Found by rule"
    basis_confirmed: str = "Confirmed by the editor"
    basis_confirmed_on: str = "Confirmed by the editor, {}"
    basis_editor: str = "Set by the editor"
    basis_editor_why: str = "Set by the editor: {}"
    cite: str = "Cite"
    check: str = "Check at source"
    archived: str = "Archived copy"
    doubt: str = "Report a doubt"
    link_here: str = "Link to this row"
    copy_text: str = "Copy"
    copied: str = "Copied"
    external: str = "↗"
    archive_mark: str = "⟲"
    accessed_as: str = "as given in {}, edition of {}"

    # ------------------------------------------------ an article
    by_line: str = "By {}"
    published: str = "Published"
    retrieved: str = "Retrieved"
    dateline: str = "Dateline"
    rights: str = "Rights"
    authors: str = "Authors"
    read_at_source: str = "Read it at the source"
    shown_of: str = (
        "Excerpt: {} of {} words are shown. The text belongs to its publisher; the rest is withheld and marked."
    )
    withheld_words: str = "Reports this; {} withheld."
    all_withheld: str = "Reports this; its words are withheld."
    n_withheld: str = "{} withheld."
    words_withheld: str = "Words withheld."
    rest_withheld: str = "the words around it are withheld"
    cut: str = "[…]"
    cut_words: str = "[… {}]"
    n_of: str = "{} of {}"
    first_of: str = "The first {} of {} are shown."
    most_covered: str = "The {} that most sources report are shown, of {}."
    all_as_data: str = "All of them as data"
    speakers: str = "Speaker"
    reviewed_by: str = "Reviewed by {}"
    reviewed_by_on: str = "Reviewed by {}, {}"
    not_reviewed: str = "Not yet reviewed by the editor"
    corrections: str = "Corrections"
    quotations_here: str = "Quotations in this article"
    figures_here: str = "Figures in this article"
    figure: str = "Figure"
    who_gives_it: str = "Who gives it"
    meetings_here: str = "Meetings it reports"
    actors_here: str = "Actors it names"
    rows_here: str = "Compared with other accounts"
    summary: str = "Summary"
    body: str = "Text"

    # ------------------------------------------------ quotations
    unattributed: str = "Unattributed"
    name_withheld: str = "name withheld"
    reported: str = "reported without quotation marks"
    said_to: str = "to {}"
    quoted_by: str = "quoted by {}"
    day_unknown: str = "Day not stated"
    repaired: str = "quotation mark missing in the source, supplied by rule"

    # ------------------------------------------------ an actor
    said: str = "Said"
    reported_said: str = "Reported without quotation marks"
    relays: str = "Quotes of others"
    said_of: str = "Said of {}"
    named_in: str = "Named in"
    met: str = "Met"
    not_heard: str = "Not heard"
    not_heard_note: str = "Sources of this briefing in which no mention of {} was found."
    heard_in: str = "named or quoted in {} of {}"
    heard_unsure: str = "a form of the name, perhaps another’s, in {} more"
    by_source: str = "By source"
    names: str = "Names"
    quotes: str = "Quotes"
    affiliation: str = "Affiliation"
    roles: str = "Roles"
    also_known: str = "Also known as"
    elsewhere: str = "Elsewhere"
    affiliates: str = "Belonging to it"
    until: str = "until {}"
    since: str = "since {}"
    filter_source: str = "Show only"
    all_sources: str = "All sources"
    nothing_said: str = "No quotation of {} in these articles."
    unattributed_not_counted: str = "Quoted lines without a speaker are not counted here."

    # ------------------------------------------------ a meeting, a topic, a comparison
    facts: str = "Facts"
    when: str = "When"
    where: str = "Where"
    who: str = "Participants"
    organizer: str = "Organizer"
    part_of: str = "Part of"
    parts: str = "Its parts"
    about: str = "About"
    status: str = "Status"
    kind: str = "Kind"
    documents: str = "Documents"
    named_by: str = "Named by"
    account: str = "Account"
    before: str = "Before"
    during: str = "As it opened"
    after: str = "After"
    undated_stage: str = "Same day"
    states: tuple[tuple[str, str], ...] = (
        ("reports", "Reports"),
        ("quotes", "Quotes"),
        ("withheld", "Reports this; words withheld. Read it at the source"),
        ("silent", "Nothing on this in this source."),
        ("not-yet", "Published before it happened."),
        ("during", "Written as it began."),
        ("undecided", "Same day; hour of publication unknown."),
    )
    state_letters: tuple[tuple[str, str], ...] = (
        ("reports", "R"),
        ("quotes", "Q"),
        ("withheld", "W"),
        ("silent", "silent"),
        ("not-yet", "not yet"),
        ("during", "as it began"),
        ("undecided", "undecided"),
    )
    matrix_key: str = (
        "R reports, Q quotes, W reports in words withheld here; the number is the paragraph, +1 is one paragraph more."
    )
    elsewhere_on_this: str = "Not on this point; on the topic:"
    elsewhere_on_meeting: str = "Not on this point; on the meeting:"
    on_the_topic: str = "On the topic:"
    on_the_meeting: str = "On the meeting:"
    beside_these: str = "Not in this row; beside one of its passages in another row:"
    no_passage: str = "No matching passage."
    side_by_side: str = "Side by side"
    versus: str = "{} beside {}"
    n_paragraphs_level: Forms = ("paragraph stands level", "paragraphs stand level")
    moved_to_paragraph: str = "Also over there:"
    pair_key: str = (
        "Paragraphs that tell the same stand level, on a tint. Underlined: words of a passage that both have."
    )
    differ_here: str = "Differ, {}: {} here, {} over there"
    differ_kind: str = "Differ, {}"
    difference_keys: str = "Keys: n goes to the next difference, p to the previous one."
    stands_beside: str = "Side by side with"
    side_by_side_all: str = "All passages side by side"
    differ: str = "Differ"
    agree: str = "No difference found"
    alike: str = "Related"
    alike_note: str = "near in words; whether it is one matter is not settled"
    """After its word."""
    only_in: str = "Only in one account"
    only_in_note: str = (
        "Among the texts of this briefing only one reports the topic or meeting, though another was written late "
        "enough to; only one quotes the person. Sources that are not here may have them too."
    )
    tells_alone: str = "Only this one reports"
    quotes_alone: str = "Only this one quotes"
    """Both head a column of what one source has alone."""
    who_said_what: str = "Who said what"
    at_meeting: str = "At the meeting"
    before_meeting: str = "Before"
    after_meeting: str = "After"
    same_day: str = "The same day"
    day_open: str = "Day not stated"
    two_printings: str = "One utterance, several printings"
    attributed_to: str = "given as said by: {}"
    """In one printing, of another than whom the utterance is put down to."""
    printing_base: str = "the others are marked against it"
    printing_earliest: str = "the earliest; the others are marked against it"
    printed_again: str = "again in the same article"
    only_here: str = "only here"
    left_out: str = "left out here"
    cuts: tuple[tuple[str, str], ...] = (
        ("end", "Cut at the end: {} that {} prints."),
        ("marked", "Cut in the middle, under a sign: {} that {} prints."),
        ("pieces", "Printed in pieces; left out between them: {} that {} prints."),
        ("silent", "Cut in the middle without a sign: {} that {} prints."),
        ("start", "Cut at the start: {} that {} prints."),
    )
    """What a printing leaves out within a sentence: how many words, and who prints them."""
    cuts_between: tuple[tuple[str, str], ...] = (
        ("end", "Ends with the sentence; {} more follow in {}."),
        ("marked", "Leaves out whole sentences, under a sign: {} that {} prints."),
        ("pieces", "Printed in pieces; left out between them: {} that {} prints."),
        ("silent", "Leaves out whole sentences without a sign: {} that {} prints."),
        ("start", "Begins with a later sentence; {} come before it in {}."),
    )
    in_own_words: str = "in the source's own words"
    quotes_most: str = "{}, the most"
    translated: str = "Translated differently."
    related: str = "Sounds alike; not known to be the same utterance"
    words_for: str = "Words for one thing"
    coverage: str = "Coverage"
    coverage_note: str = "What each source has on each topic and meeting."
    found_in: str = "{} of {} accounts"
    accounts_compared: str = "{} compared"
    untitled_row: str = "Passages near in words"
    shared_words_note: str = (
        "A row titled in slanted words has no question: the words are those that its passages share."
    )
    words_of: str = "Words of {}"
    shared_passages: str = "Passages that several accounts share"
    newest: str = "Newest articles"
    meeting_itself: str = "The meeting itself"
    show_columns: str = "Accounts shown"
    discrepancy_kinds: tuple[tuple[str, str], ...] = (
        ("figure", "number"),
        ("date", "date"),
        ("fact", "fact"),
        ("wording", "word"),
        ("attribution", "attribution"),
        ("negation", "negation"),
        ("selection", "selection"),
    )
    discrepancy_notes: tuple[tuple[str, str], ...] = (
        ("figure", "they give different figures for one thing"),
        ("date", "they give different days for one thing"),
        ("fact", "one reports what another denies or does otherwise"),
        ("wording", "they call one thing by different words"),
        ("attribution", "they give the same words to different speakers"),
        ("negation", "one says what another denies"),
        ("selection", "they quote one speaker after one event, and share no quotation"),
    )
    """What each kind of difference means, after its word and a colon."""
    says: str = "says {}"
    retells: str = "paraphrasing {}"
    rival_words: str = " or "
    refused: str = "not {}"
    """Of a word that an account refuses."""
    did_not_happen: str = "did not happen: {}"
    """Of an act that an account denies, in the words it has for the act."""
    apparently_did_not_happen: str = "apparently did not happen: {}"
    """The same, where the account says so only of how it looks."""
    hedges: tuple[tuple[str, str], ...] = (
        ("about", "about {}"),
        ("at least", "at least {}"),
        ("less than", "less than {}"),
        ("more than", "more than {}"),
        ("nearly", "nearly {}"),
        ("up to", "up to {}"),
    )
    """How sure a figure is."""
    n_minutes: Forms = ("minute", "minutes")
    n_hours: Forms = ("hour", "hours")
    n_days: Forms = ("day", "days")
    n_weeks: Forms = ("week", "weeks")
    n_months: Forms = ("month", "months")
    n_years: Forms = ("year", "years")
    no_shared_quotation: str = "Said after the same meeting; these accounts share no quotation."
    about_both: str = "\u00a0· "
    nothing_differs: str = "No difference found."
    nothing_compared: str = "Fewer than two accounts: nothing to compare."
    raised_by: str = "Found by these words"
    further: str = "further in this account"

    # ------------------------------------------------ citing, reusing, checking
    about_briefing: str = "About this briefing"
    new_here: str = "What is new"
    data: str = "Data"
    cite_as: str = "{}, quoted in {}"
    in_edition: str = "In {}, edition of {}."
    bibtex: str = "BibTeX"
    csl: str = "CSL-JSON"
    correction: str = "Correction"
    corrections_lead: str = "What this briefing has corrected, and what the sources have done to their articles since."
    by_this_briefing: str = "Corrected in this briefing"
    by_the_source: str = "Changed by the source"
    nothing_corrected: str = "Nothing has been corrected so far."
    new_lead: str = "Articles by the day they came into this briefing, the newest first."
    added_on: str = "Added {}"
    not_dated_added: str = "Of {} the records do not say when they were added."
    nothing_added: str = "The records do not say when the articles were added."
    feeds: str = "Feeds"
    data_lead: str = (
        "Everything on this site as tables. Offsets count the characters of a paragraph's plain text; paragraph 0 is "
        "the title. Text that rights withhold is empty."
    )
    evidence: str = "Evidence pack"
    evidence_note: str = (
        "One ZIP with every table as CSV, all references and their checksums (SHA-256): enough to check or to reuse "
        "this briefing without it."
    )
    references: str = "References"
    references_note: str = "All articles as references."
    description_file: str = "Description of the tables (Frictionless data package)"
    tables: str = "Tables"
    column: str = "Column"
    holds: str = "What it holds"
    as_json: str = "JSON"
    as_csv: str = "CSV"
    n_columns: Forms = ("column", "columns")
    lists_apart: str = "Its lists, as tables of their own:"
    kilobytes: str = "{} kB"
    megabytes: str = "{} MB"
    undated_articles: str = "Day of publication not known"
    words_shown_of: str = "Of the reserved articles {} of {} words are shown."
    field_types: tuple[tuple[str, str], ...] = (
        ("any", "any"),
        ("array", "list"),
        ("boolean", "true or false"),
        ("integer", "whole number"),
        ("number", "number"),
        ("object", "object"),
        ("string", "text"),
    )
    about_lead: str = "Made from the records alone: nothing on this page is written by hand."
    what_is_compared: str = "What is compared"
    how_found: str = "What rules found, and what the editor confirmed"
    how_shown: str = "How the texts are shown"
    found: str = "Found"
    of_these: str = "Of these"
    mentions: str = "Mentions"
    figures: str = "Figures"
    dates: str = "Dates"
    passages: str = "Shared passages"
    statements: str = "Statements in several printings"
    basis: str = "Basis"
    who_speaks: str = "Who speaks, with marks and without"
    speaker_kinds: tuple[tuple[str, str], ...] = (
        ("named", "Speaker named"),
        ("office", "Speaker named by office"),
        ("unnamed", "Speaker not named"),
        ("document", "From a document"),
        ("none", "Unattributed"),
    )
    reserved_whole: str = "Belongs to its publisher: whole in this private edition"
    rights_kinds: tuple[tuple[str, str], ...] = (
        ("own", "Our own text: shown whole"),
        ("licensed", "Licensed: shown whole"),
        ("public-domain", "Public domain: shown whole"),
        ("reserved", "Belongs to its publisher: an excerpt, with a link to the source"),
    )
    limits_note: str = (
        "Of a reserved article at most {} words of its own are shown, and no more than {} % of it; quotations of named "
        "speakers count apart, {} words each and {} in all. What is left out is counted and marked."
    )
    dates_inferred: str = "Day of publication worked out"
    n_copies: str = "Copies of another text"
    digests: str = "Our summaries"
    retracted_not_counted: str = "Retracted, and so counted nowhere"

    # ------------------------------------------------ pictures
    on_the_days: str = "Day by day"
    days_keys: tuple[tuple[str, str], ...] = (
        ("meeting", "Diamond: a meeting."),
        ("open", "Hollow: it was not held, or is only planned."),
        ("statement", "Disc: a statement."),
        ("article", "Page: an article."),
        ("guess", "A broken outline: the day is worked out or doubted."),
        ("stretch", "A bar: over several days."),
        ("gap", "Days on which nothing is known to have happened are left out (⋯)."),
    )
    """Of a picture's signs, those that it has."""
    days_told: str = "{}, from {} to {}. Each is in the lists of this page."
    n_statements: Forms = ("statement", "statements")
    lane_statements: str = "Statements"
    who_meets_whom: str = "Who meets whom"
    meets_told: str = "Who took part in which meeting: {} and {}."
    meets_key: str = (
        "A square: the actor took part, or was to. Hollow: the meeting was planned, postponed or cancelled."
    )
    who_quotes_whom: str = "Who is quoted by which source"
    quotes_told: str = "How often the texts of {} quote or report {}."
    quotes_key: str = (
        "How often the source's texts, printed by it or elsewhere, quote or report the words of each; the darker, the "
        "more."
    )
    coverage_told: str = "What {} have on {}. The table below has the paragraphs."
    coverage_key: str = "Q quotes, R reports, W reports in words withheld here; ·, published too early; hollow, silent."
    first_shown: str = "The first {} of {} are drawn; the table has more."
    takes_part: str = "{}: {}"

    # ------------------------------------------------ front page, lists
    state_of_play: str = "State of play"
    latest_from: str = "Latest from"
    needs_you: str = "Needs you"
    needs: tuple[tuple[str, str], ...] = (
        ("issue", "To look at"),
        ("date", "Dates worked out or missing"),
        ("source", "Source not stated"),
        ("copy", "Suspected copies"),
        ("review", "Reviews that confirm nothing"),
        ("record", "Found by rule, to be confirmed"),
        ("quotation", "Quotations without a speaker"),
        ("name", "Names without a record"),
        ("left", "Lines left out at import"),
        ("unused", "Records that no article has"),
        ("address", "No address, or no archived copy"),
    )
    copy_correction: str = "Copy correction"
    correct_speaker: str = "Whose words these are"
    correct_row: str = "“{}” does not say what “{}” says"
    correct_difference: str = "“{}” does not differ from “{}”"
    correct_names: str = "Correct the linked names"
    paste_above: str = "{0}: paste above line {1}"
    severities: tuple[tuple[str, str], ...] = (("error", "Error"), ("warning", "Warning"), ("note", "Note"))
    title: str = "Title"
    origin: str = "Origin"
    quoted: str = "Quoted"
    named: str = "Named"
    day: str = "Day"
    name: str = "Name"
    place: str = "Place"
    country: str = "Country"
    carries: str = "Its text elsewhere"
    whom_it_quotes: str = "Whom it quotes"
    what_it_covers: str = "What it covers"
    homepage: str = "Website"
    nothing_yet: str = "Nothing here yet."
    appeared: str = "Article"
    happened: str = "Meeting"
    spoken: str = "Said"

    # ------------------------------------------------ search and previews
    search: str = "Search"
    search_for: str = "Names, titles and quotations"
    search_lead: str = "Words in any order; “words in marks” as they stand. The arrow keys go through what is found."
    search_kind: str = "Kind"
    search_any: str = "any"
    search_kinds: tuple[tuple[str, str], ...] = (
        ("article", "Article"),
        ("actor", "Actor"),
        ("meeting", "Meeting"),
        ("page", "Page"),
        ("quotation", "Quotation"),
        ("source", "Source"),
        ("topic", "Topic"),
    )
    search_found: str = "Found: {}"
    search_none: str = "Nothing found."
    search_failed: str = "The index cannot be loaded."
    search_more: str = "Show more"
    search_texts: str = "In the texts"
    search_no_texts: str = (
        "This edition is searched by names, titles and quotations only: it was built without full text."
    )
    search_served_only: str = (
        "Opened from disk, the site is searched by names, titles and quotations only: browsers read an index of whole "
        "texts from a web server alone."
    )
    search_shown_only: str = "Only what is shown is searched: withheld words are in no index."
    search_needs_scripts: str = "Search needs scripts. Without them, everything is found in the lists:"
    preview_off: str = "Turn previews off"
    preview_on: str = "Turn previews on"


ENGLISH = Words()
