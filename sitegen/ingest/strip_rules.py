"""The table of what is left out of an article: lines that a page or its printing put there, not the article's text.
Each rule has its reason. A paragraph of prose is never left out for want of a better idea: when unsure, it stays."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.text import sentences


class Rule(NamedTuple):
    name: str
    reason: str
    longest: int
    """Characters: a longer line is prose and stays."""
    pattern: re.Pattern[str]
    edge: int = 0
    """Holds only among the last so many lines; 0 is anywhere."""


def _rule(name: str, reason: str, longest: int, *patterns: str, edge: int = 0, case: bool = False) -> Rule:
    return Rule(name, reason, longest, re.compile("|".join(patterns), 0 if case else re.IGNORECASE), edge)


_SHARE = r"(?:e-?mail|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|tumblr|print|pocket|messenger|copy link|link|more|share|tweet|save|bluesky|threads|mastodon|flipboard|viber|vk)"
_NAME = r"[A-Z\u00c0-\u00de][\w'’.-]*(?: (?:(?:de|la|van|von|der|den|bin|al|el) )?[A-Z\u00c0-\u00de][\w'’.-]*){0,3}"
_JOB = (
    r"(?:correspondent|reporter|journalist|columnist|editor|writer|author|contributor|producer|fellow|analyst|bureau chief"
    r"|commentator|freelancer|blogger|photographer|professor|lecturer|researcher|staff)"
)

RULES: tuple[Rule, ...] = (
    _rule("address", "the article's address: kept as its url", 400, r"(?:https?://|www\.)\S+"),
    _rule(
        "address label", "labels the address", 40,
        r"(?:original|source|canonical|article|full)?\s*(?:url|link|source|article)\s*:",
    ),
    _rule(
        "advertisement", "an advertisement's place", 60,
        r"advert(?:isement|isment|orial)?\.?", r"sponsored(?: content| by .*)?", r"paid (?:content|post).*",
        r"(?:story|article) continues (?:below|after).*", r"continue reading(?: below| the main story)?\.?",
        r"scroll (?:down )?(?:to|for) .*", r"promoted(?: content)?",
    ),
    _rule(
        "comment form", "the site's form for comments", 120,
        r"leave (?:a|your) (?:reply|comment).*", r"(?:post|add|write) (?:a|your) comment.*", r"cancel reply",
        r"your e-?mail address will not be published.*", r"required fields are marked.*", r"be the first to comment.*",
        r"(?:\d+|no) comments?", r"comments?(?: are closed| \(\d+\))?\.?", r"(?:log|sign) in to (?:reply|comment).*",
        r"save my name, e-?mail.*", r"(?:view|show|hide|load)(?: all| more)? comments?.*", r"join the (?:conversation|discussion)\.?",
    ),
    _rule(
        "copyright", "a notice of rights", 400,
        r"(?:copyright|©|\(c\)) .*", r"all rights reserved.*",
        r"this material may not be (?:published|reproduced).*", r"(?:republished|reprinted|reproduced) (?:with permission|under) .*",
    ),
    _rule(
        "app or newsletter", "asks the reader to subscribe or to follow", 260,
        r"(?:sign|signing) up (?:for|to|here|now|and) .*", r"subscribe(?: (?:now|today|here|to|for) .*| now| today)?[.!]?",
        r"(?:get|receive) (?:our|the|all the|daily|breaking|news|top) .*(?:newsletter|inbox|alerts?|e-?mail)\W*.*",
        r"(?:download|get) (?:our|the) (?:free )?(?:[\w ]+ )?app\b.*", r"follow (?:us|@?\w+|[\w .'’-]{3,40}) on (?:facebook|twitter|instagram|x|google news|telegram|whatsapp|linkedin|bluesky|mastodon)\b.*",
        r"(?:like|find|join) us on .*", r"enter your e-?mail.*", r"already a subscriber\?.*", r"support (?:our|independent) journalism.*",
        r"(?:listen|subscribe) to (?:our|the) .*podcast.*",
    ),
    _rule("navigation", "leads through the site", 60,
        r"skip to (?:main )?(?:content|navigation).*", r"(?:back|return) to (?:top|home)(?: of page)?", r"(?:main )?menu", r"search",
        r"(?:next|previous|prev) (?:article|story|post|page).*", r"home(?: ?[>»/|] ?.*)?", r"toggle navigation", r"\d+ min(?:ute)?s? read",
        r"(?:reading|estimated) time:? .*", r"font size.*", r"listen to (?:this )?article.*", r"click(?: here)?(?: ?[:>»].*| (?:for|to) .*)?",
        r"(?:read|see|show|view|load|learn) (?:more|all|details|full (?:story|article))(?: ?[:>»→….].*)?", r"read the (?:full|rest)(?: .{0,30})?(?: here)?\.?",
        r"(?:tap|swipe) (?:here|to|for) .*", r"more\.{0,3}", r"loading\W*", r"view (?:gallery|image|photos?|original).*", r"\d+ of \d+",
    ),
    _rule("related article", "points to another article", 240,
        r"(?:related|recommended|most read|most popular|trending|editor'?s'? (?:picks?|choice)|popular|latest)(?: (?:article|story|news|topic|content|post|read|video|coverage|link)s?)?(?: ?[:|>»].*)?",
        r"(?:read|see|watch|hear|listen)(?: also| next| now)? ?[:|>»] ?.*", r"(?:also read|read also|see also|more on (?:this|this story|this topic)|don't miss|what to read next|you (?:may|might) (?:also )?like|up next|explore more)(?: ?[:|>»–-].*)?",
        r"more (?:from|on|about) .{2,40}:.*", r"more (?:from|about) [\w .'’-]{2,30}",
    ),
    _rule("share bar", "buttons for sharing", 120,
        rf"(?:share(?: this(?: article| story| post| on)?| on| via)? ?:? ?)?{_SHARE}(?:[ ,|/•·:]+{_SHARE})*", r"share this ?(?:article|story|post|page|on|with)?.{0,20}:?",
        r"click to share.*", r"\d+ shares?",
    ),
    _rule("site widget", "a widget of the site", 60,
        r"%[ds] bloggers? likes? this:?", r"like this:?", r"like loading\W*", r"tags?:.*", r"filed under:?.*", r"posted in:?.*", r"categor(?:y|ies):.*", r"topics?:.*", r"keywords?:.*",
        r"(?:report|suggest) (?:a|an) (?:typo|error|correction).*", r"print(?: this)?(?: article| page)?", r"originally (?:posted|published) (?:at|on|by) \S.*",
    ),
    _rule("line of marks", "separates parts, says nothing", 20, r"[\W_]{2,}", r"#{2,}", r"-?30-?", r"[_*]{3,}\.?", r"ends?", r"\(?more\)?"),
    _rule("syndication notice", "says where the text comes from: kept as the copy's note", 400,
        r"\W*(?:except for the headline|with the exception of the headline|apart from the headline).*",
        r"\W*(?:this (?:story|article|report|copy|content|news)|the (?:above|following) (?:story|article)).{0,60}\b(?:syndicat|auto-?(?:published|generated)|agency feed|news ?wire|wire feed|not been edited).*",
        r"\W*(?:this (?:story|article|piece|post)|it) (?:was )?(?:originally |first )+(?:appeared|published|posted|ran) (?:on|in|at|by).{2,80}",
        r"\W*(?:published|republished|distributed) (?:by arrangement|in partnership|with permission|under licen[cs]e|from a syndicated).*",
    ),
    _rule("contribution note", "names who else worked on it", 260,
        r"\W*(?:additional |extra )?(?:reporting|writing|editing|translation)(?: and (?:writing|editing|reporting))?(?: ?:| by ).*",
        r"\W*.{2,140} (?:contributed|also contributed) (?:reporting|to this (?:report|story|article)|research).*",
        r"\W*(?:with|from) (?:additional )?(?:reporting|inputs?|files|agency inputs?)(?: by| from)? .*", r"\W*\(?with (?:inputs|files) from.*", edge=6),
    _rule("author's note", "about the author, not the matter", 320,
        r"\W*(?:the (?:writer|author) is|about the (?:author|writer)).*",
        rf"\W*{_NAME} (?:is|was|works as|has been) (?:an? |the |our |[\w.'’]+['’]s )?(?:[\w,.'’&-]+ ){{0,9}}(?i:{_JOB})s?\b.*",
        rf"\W*{_NAME} (?:covers|reports on|writes (?:about|on|for)|can be reached|tweets at|blogs at|is based in|joined [A-Z]).*",
        r"\W*(?i:follow|contact|e-?mail|reach) (?:\w+ ){0,6}(?i:on twitter|@\w+|at \S+@\S+).*", edge=6, case=True),
)  # fmt: skip
"""Name, reason, longest line, patterns of the whole line."""

PHOTO = re.compile(
    r"(?:\b(?i:photo(?:graph(?:er)?|s)?|pictures?|images?|pics?|illustration|credits?|file photo)(?: (?:by|credit|courtesy))? ?: ?\S.{0,90}"
    r"|\b(?:Photo|Photograph|Picture|Image|Illustration) (?:by|via|courtesy of) [A-Z].{0,80}"
    r"|\((?:AP|AFP|EPA|Reuters|REUTERS|Getty)(?: (?:Photo|Images|File Photo|photo))?/[^()]{2,60}\)"
    r"|\([^()]{0,60}\b(?:AP Photo|Getty Images|Shutterstock|via (?:AP|REUTERS|Reuters|AFP))[^()]{0,50}\)"
    r"|\b[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?/ ?(?:[A-Z][\w .'’-]{1,30} ?/ ?)*(?:AP|AFP|EPA|TASS|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Sputnik|EFE|ANSA|dpa|DPA|PA|PA Wire|NurPhoto|Anadolu(?: Agency)?|Xinhua|Shutterstock|ZUMA(?: Press)?|AP Photo|Pool)(?: (?:via|Images|Photo|Pool).{0,40})?"
    r"|\b(?:AFP|AP|EPA|Pool)/[A-Z].{2,60}|\b(?:via )?(?:Getty Images|REUTERS|Shutterstock)"
    r"|©.{2,60})\)?\.?\s*$"
)  # fmt: skip
"""The credit that ends a photograph's caption."""

_CREDITED = ("/", ":", "©", " by ", "via ", "courtesy", "Getty", "REUTERS", "Shutterstock", "AP Photo")


def find_credit(text: str) -> re.Match[str] | None:
    """The photograph's credit at the line's end."""
    return PHOTO.search(text) if any(sign in text for sign in _CREDITED) else None


_SHOWN = (
    "addresses addressing applauds applaud arrives arrive attends attend boards board chats chat checks check cheers "
    "delivers deliver demonstrates demonstrate embraces embrace exits exit gathers gather gestures gesture greets greet "
    "holds hold inspects inspect leaves leave listens listen looks look marches march meets meet participates "
    "participate patrols patrol pictured points point poses pose prepares prepare protests protest reacts react rides "
    "ride seen shakes shake shown signs sits sit smiles smile speaks speak stands stand takes take talks tours tour "
    "waits wait walks walk watches watch waves wave wears wear welcomes welcome"
)
_CAPTION_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?"
_SHOWING = re.compile(rf"\b(?:{'|'.join(sorted(set(_SHOWN.split())))})\b")
_DATED = re.compile(rf"\b{_CAPTION_DAY}[^.!?\"“”]{{0,12}}\.?$")
_PAST = re.compile(r"\b(?:said|told|will|would|had|was|were|has been)\b|[\"“”]")


def is_dated_caption(text: str) -> bool:
    """Is it a photograph's caption as agencies write it: one sentence in the present tense that ends in weekday and
    date (perhaps cut off)? An article's own prose gives one or the other."""
    day = _DATED.search(text) if len(text) < 330 else None
    if day is None or not _SHOWING.search(text, 0, day.start()) or _PAST.search(text):
        return False
    return len(sentences(text[: day.start()])) == 1


def find_rule(text: str, from_end: int) -> Rule | None:
    """The first rule of the table that takes the whole line; `from_end` counts lines from the last, which is 1."""
    size = len(text)
    if size > 400:
        return None
    for rule in RULES:
        if size <= rule.longest and (not rule.edge or from_end <= rule.edge) and rule.pattern.fullmatch(text):
            return rule
    return None
