"""docs/scenario-reference.md: all that a scenario file can say, written from the models.

A test rewrites the page when it is asked to and fails when the page is stale.
"""

from typing import NamedTuple, get_args

from game.engine import signals
from game.scenario import company, expect, models
from game.scenario.checks import NEVER_CLOSED, ONLY_IN, OPENINGS, PLACEHOLDERS
from game.scenario.fields import Model
from game.scenario.lints import MUST_SAY
from game.words.keys import anchor, table_of_keys
from game.words.truths import TOLD

HEADER = """\
# What a scenario can say

Every table and key of a scenario file, with units, ranges and defaults; after them the words of
the game: kinds of act, signals, placeholders, openings. Nearly everything has a default.
`hedge scenario new my-hunt` writes a file that plays, `hedge scenario check FILE` says what is
wrong with yours, and `hedge scenario schema` tells your editor what stands here.

Days are working days: day 1 is the first of the hunt, 0 or less is before it. An id is small
letters, digits, `-` and `_`, and begins with a letter. A score is in standard deviations (SD) of a
typical finalist, with the company's bar at 0: at 1 you beat five of six. Where shares are asked
for, any scale will do: `[1, 2, 1]` is the same as `[0.25, 0.5, 0.25]`. *Since* is the version of
the game in which a key came."""

FOOTER = "This page is generated: `pytest tests/words/test_reference.py --update` writes it anew."


class Section(NamedTuple):
    """A table of the file: what it is called here, how it is written, and what is good to know."""

    heading: str
    model: type[Model]
    written: str
    note: str = ""


SECTIONS = (
    Section(
        "The top of the file", models.Scenario, 'title = "The Long Wait"',
        "These stand first, before any table in brackets. With `use` a hunt begins with what the "
        "pieces say, in order; what it says itself wins, key by key.",
    ),
    Section("You", models.You, "[you]\nskills = { craft = 0.3, people = -0.1 }"),
    Section(
        "Recruiters", models.Recruiter, '[recruiters.dana]\nname = "Dana Reyes"\nfirm = "Hale"',
        "What a piece named in `use` says of her needn't be said again. For `messages` see "
        "[Signals](#signals) and [Placeholders](#placeholders).",
    ),
    Section(
        "Companies", company.Company,
        '[companies.northwind]\nname = "Northwind"\nrole = "Planner"\nrecruiter = "dana"\n'
        "job = { pay = 92, growth = 98, life = 93, meaning = 100 }",
        "Who it is, and where things stand on day 1. The stages `screen`, `interviews` and `final` "
        "need a `meeting` and `opening = \"invite\"`; `deliberating`, `verbal` and `written` need "
        "every round done; `verbal` and `written` need `answer_by` too.",
    ),
    Section(
        "How a company recruits", company.Terms,
        "[companies.northwind]\npatience = { median = 14, sigma = 0.75 }",
        "These stand in the company's own table, or in the `company` of its sector for all of "
        "its companies.",
    ),
    Section("Lengths", company.Length, "patience = { median = 14, sigma = 0.75 }"),
    Section("Rounds", company.Round, 'rounds = [{ kind = "screen", done = true }]'),
    Section("Past", company.Past, "past = { mean = 0.6, sd = 0.75 }"),
    Section("Meeting", company.Meeting, 'meeting = { day = 3, slot = "morning" }'),
    Section("Rivals", company.Rivals, "rivals = { counts = [0.5, 0.3, 0.2], seen = 0.9 }"),
    Section("Call", company.Call, "call = { chance = 0.25, days = [1, 3] }"),
    Section("Offer", company.Offer, "offer = { pay = 41000, verbal_days = 9 }"),
    Section(
        "Forecasts", models.Forecast, '[[forecasts]]\ncompany = "northwind"\nday = 1\nby = 4'
    ),
    Section(
        "Mail", models.Mail,
        '[[mail]]\nday = 2\nsender = "Noor"\ntext = "Soup at six."\nopens = ["apply"]',
    ),
    Section("Market", models.Market, "[market]\nsoft = 0.3"),
    Section("Leverage", models.Leverage, "[leverage]\nexpedite = 0.8"),
    Section(
        "Sectors", company.Sector,
        '[sectors.museums]\nname = "museums"\n\n[sectors.museums.company]\nghost = 0.04',
        "A company takes the terms of one with `from_sector`; what it says itself wins.",
    ),
    Section(
        "Firms", company.Firm,
        '[[sectors.museums.firms]]\nname = "House of Maps"\nabout = "Four floors of maps."\n'
        'roles = ["Loans Manager"]\njob = { pay = 70, growth = 92, life = 94, meaning = 97 }',
    ),
    Section(
        "Expectations", expect.Expect,
        "[expect]\nhedging_pays = [5, 12]\nsealed = { honest = [0.65, 0.85] }",
        "`hedge scenario balance FILE --strict` plays the hunt many times and fails where one "
        "of these isn't met.",
    ),
    Section(
        "Better", expect.Better,
        '[[expect.better]]\nplayer = "honest"\nthan = "silent"\nby = [0.2, 3.5]',
    ),
    Section(
        "Shared pieces", models.Piece, 'use = ["personas/dana", "sectors/museums"]',
        "A piece is a file of its own, such as `personas/dana.toml`, beside the hunts that name it "
        "or among those that come with the game. It has no id and no title, and its recruiters may "
        "leave out their name and firm.",
    ),
)  # fmt: skip
"""All tables, in the order in which an author meets them."""

HEADINGS = {section.model: section.heading for section in SECTIONS}
HEADINGS[models.RecruiterPiece] = HEADINGS[models.Recruiter]

ACTS = get_args(models.ActKind)
LISTS = {"Kinds of act": ACTS, "Openings": OPENINGS, "Signals": signals.KINDS}
"""Headings of lists of words, which tables of keys refer to."""

GROUPS = (
    ("After a meeting, how it went", signals.FEEDBACK),
    ("While you wait: why there is no decision", signals.STORIES),
    ("While you wait: what gives something away", signals.TELLS),
    ("In answer to a question of yours", signals.ANSWERS),
    ("In answer to something you told or pushed", signals.REACTIONS),
    ("Appointments", signals.LOGISTICS),
    ("Offers", signals.OFFERS),
    ("Ends", signals.ENDINGS),
)
STANDS_FOR = {
    "company": "name of the company",
    "boss": "first name of the one you'd work for",
    "second": "first name of one more who decides",
    "role": "the job",
    "round": "the meeting: a phone screen, an interview, an on-site day, a last call",
    "when": "day and hour of the meeting",
    "by": "the day by which something is to happen",
    "pay": "the pay on offer, with its currency",
}


def reference() -> str:
    """Return the whole page."""
    parts = [HEADER, _contents()]
    parts += [_section(section) for section in SECTIONS]
    parts += [_acts(), _signals(), _placeholders(), _openings(), FOOTER]
    return "\n\n".join(parts) + "\n"


def _contents() -> str:
    headings = [section.heading for section in SECTIONS]
    headings += ["Kinds of act", "Signals", "Placeholders", "Openings"]
    return " · ".join(f"[{heading}](#{anchor(heading)})" for heading in headings)


def _section(section: Section) -> str:
    meaning = " ".join((section.model.__doc__ or "").split())
    parts = [f"## {section.heading}", meaning, f"```toml\n{section.written}\n```", section.note]
    parts += ["\n".join(table_of_keys(section.model, HEADINGS, LISTS))]
    return "\n\n".join(part for part in parts if part)


def _acts() -> str:
    listed = ", ".join(f"`{kind}`" for kind in ACTS)
    never = ", ".join(f"`{kind}`" for kind in NEVER_CLOSED)
    return (
        "## Kinds of act\n\nFor `leave_out`, and for `opens` of a letter.\n\n"
        f"{listed}.\n\n{never} can't be closed: no day could be lived without them."
    )


def _signals() -> str:
    intro = (
        "What a recruiter can write. Give her wordings in `messages`, a list for each; a signal "
        "without one\nis told in plain words. Besides `{company}`, `{boss}`, `{second}` and "
        "`{role}` a wording may name\nwhat the third column says; what the fourth says it has to "
        "name, or players can't know it."
    )
    parts = ["## Signals", intro]
    for title, kinds in GROUPS:
        lines = [
            f"**{title}**",
            "",
            "| signal | says | may name | must name |",
            "|---|---|---|---|",
        ]
        for kind in kinds:
            if kind != "silence":
                may, must = _named(kind, ONLY_IN), _named(kind, MUST_SAY)
                lines.append(f"| `{kind}` | {TOLD[kind]} | {may} | {must} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _named(kind: str, table: dict[str, tuple[str, ...]]) -> str:
    return ", ".join(f"`{{{name}}}`" for name, kinds in table.items() if kind in kinds)


def _placeholders() -> str:
    lines = ["| placeholder | stands for | allowed in |", "|---|---|---|"]
    for name in PLACEHOLDERS:
        where = ", ".join(f"`{kind}`" for kind in ONLY_IN.get(name, ())) or "every wording"
        lines.append(f"| `{{{name}}}` | {STANDS_FOR[name]} | {where} |")
    intro = (
        "Written in braces in a wording or an `opening_text`, and filled in when it is sent. Any "
        "other brace\nis an error."
    )
    return f"## Placeholders\n\n{intro}\n\n" + "\n".join(lines)


def _openings() -> str:
    listed = ", ".join(f"`{kind}`" for kind in OPENINGS)
    return (
        "## Openings\n\nSignals that `opening` of a company may name. It is read on the first "
        f"morning, in the words of\n`opening_text`.\n\n{listed}."
    )
