"""What the plain mode prints: no box drawing, no cursor movement, no colour."""

from game.engine.turn import value_of
from game.engine.view import View
from game.hunt.hunt import Hunt
from game.hunt.quiet import Passed
from game.scenario.models import Scenario as Source
from game.words.dates import SLOT_WORDS, date_of, long_date, plural, short_date
from game.words.deeds import resolved
from game.words.labels import clash, meeting_word, silence_line, standing_line
from game.words.messages import Message, inbox, whose

HELP = """\
Type the number of a choice and Enter. Or a word:
  all       every choice there is, with its number
  menu      the short list again
  status    where you stand with everybody
  inbox     all messages so far
  week      what is booked
  company NAME  all you know of one company
  why NAME  why an act isn't open, such as: why push
  undo      take back the newest choice of today
  pass      let quiet days pass until something wants you
  end       end the day
  save      where this hunt is saved (it is saved after every choice)
  help      this page
  quit      stop; the hunt is saved
Talk is free; meetings, preparing, applying, calling on people and rest each take a slot.
A night gives back two points of energy."""


def heading(hunt: Hunt) -> str:
    """Return the line that begins a turn."""
    view, source = hunt.view, hunt.scenario.source
    left = view.facts.days - view.day + 1
    return (
        f"{long_date(source, view.day)}, {SLOT_WORDS[view.slot]}. Day {view.day} of "
        f"{view.facts.days}, {plural(left, 'day')} of runway left. "
        f"Energy {view.energy} of {view.facts.you.energy_most}."
    )


def message_lines(source: Source, message: Message, today: int) -> list[str]:
    """Return a message as lines."""
    company = whose(source, message)
    firm = f", {message.firm}" if message.firm != company else ""
    day = "today" if message.day == today else short_date(source, message.day)
    return [f"{message.sender}{firm} ({company}), {day}:", f"  {message.text}"]


def news(hunt: Hunt) -> list[str]:
    """Return the messages of this morning."""
    source, view = hunt.scenario.source, hunt.view
    fresh = [m for m in inbox(source, view) if m.day == view.day]
    told = [line for line in (clash(source, view), *resolved(source, view)) if line]
    if view.landed >= 0:
        told.append("It is sealed. Take leave of the others if you like, and end the day.")
    return told + [line for message in fresh for line in message_lines(source, message, view.day)]


def status(hunt: Hunt) -> list[str]:
    """Return a line per company, the best first."""
    source, view = hunt.scenario.source, hunt.view
    lines = [heading(hunt), f"Seal {hunt.seal[:16]}. Bridges {view.bridges} of 100."]
    known = [company for company in view.companies if company.stage != "hidden"]
    known.sort(key=lambda company: -view.facts.companies[company.index].value)
    for company in known:
        name = view.facts.companies[company.index].name
        worth = value_of(view, company.index) / 100
        parts = [standing_line(source, view, company), silence_line(source, view, company)]
        lines.append(f"{name}, worth {worth:.0f}: " + "; ".join(part for part in parts if part))
    return lines


def week(hunt: Hunt) -> list[str]:
    """Return what is booked and due, in order of time."""
    source, view = hunt.scenario.source, hunt.view
    entries = []
    for company in view.companies:
        name = view.facts.companies[company.index].name
        if company.meeting_day:
            slot = SLOT_WORDS[company.meeting_slot]
            what = f"{slot}: {meeting_word(source, company)} with {name}"
            entries.append((company.meeting_day, company.meeting_slot, what))
        if company.offer_open():
            entries.append((company.deadline, 3, f"last day to answer {name}"))
    if not entries:
        return ["Nothing is booked."]
    return [f"{long_date(source, day)}, {what}" for day, _, what in sorted(entries)]


def company_lines(hunt: Hunt, wanted: str) -> list[str]:
    """Return all that is known of a company whose name begins with `wanted`."""
    source, view = hunt.scenario.source, hunt.view
    for known, company in zip(view.companies, source.companies.values(), strict=True):
        if known.stage == "hidden" or not company.name.lower().startswith(wanted.lower()):
            continue
        lines = [f"{company.name} ({company.sector}): {company.role}.", company.about]
        lines.append("Worth to you: " + _traits(source, known.index, view))
        lines.append("; ".join(filter(None, (
            standing_line(source, view, known), silence_line(source, view, known),
        ))))  # fmt: skip
        for message in inbox(source, view):
            if message.company == known.index:
                lines += message_lines(source, message, view.day)
        return [line for line in lines if line]
    return [f"You know no company called {wanted!r}."]


def _traits(source: Source, index: int, view: View) -> str:
    company = list(source.companies.values())[index]
    traits = ", ".join(f"{name} {company.job[name]:.0f}" for name in source.you.priorities)
    return f"{view.facts.companies[index].value / 100:.0f} of 100 ({traits})"


def passed(passed: Passed) -> str:
    """Return how many days passed and why they stopped."""
    today = {
        "meeting": "Nothing passed: a meeting is waiting for you today.",
        "deadline": "Nothing passed: an offer has to be answered today.",
        "lead": "Nothing passed: an opening waits for you, and nothing else is alive.",
    }
    if not passed.days:
        return today[passed.reason]
    why = {
        "message": "there is news",
        "meeting": "a meeting is coming up",
        "deadline": "an offer has to be answered",
        "answer": "somebody waits for your answer",
        "forecast": "somebody asks what you believe",
        "sealed": "it is sealed",
        "promise": "they promised to decide by today",
        "runway": "ten days of runway are left",
        "last": "this is the last day of your runway",
        "over": "the hunt is over",
    }[passed.reason]
    return f"{plural(passed.days, 'day')} passed; {why}."


def first_page(hunt: Hunt) -> list[str]:
    """Return the title, the opening and how to get help."""
    source = hunt.scenario.source
    date = date_of(source, 1)
    return [
        f"{source.title}. Seed {hunt.seed}, seal {hunt.seal[:16]}.",
        "",
        *source.opening.strip().splitlines(),
        "",
        f"It is {long_date(source, 1)} {date.year}. Type help at any time.",
    ]
