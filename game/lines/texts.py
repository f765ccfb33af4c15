"""What the plain mode prints of days and messages: no box drawing, no cursor movement, no colour.

Every line stands alone when it is read out: dates in full, nothing told by where it stands.
"""

from game.engine.turn import value_of
from game.engine.view import LIVE_STAGES
from game.hunt.hunt import Hunt
from game.hunt.quiet import Passed
from game.lines.calendar import week as week
from game.lines.find import name_of, names_of
from game.lines.saying import grouped
from game.lines.standing import day_words, runway, standing, waits
from game.lines.standing import ledger as ledger
from game.scenario.told import Scenario as Source
from game.words.dates import SLOT_WORDS, date_of, long_date
from game.words.deeds import resolved
from game.words.labels import clash, meeting_word, question
from game.words.languages import N_, _, ngettext
from game.words.messages import Message, inbox, whose


def heading(hunt: Hunt) -> str:
    """Return the line that begins a turn."""
    view, source = hunt.view, hunt.scenario.source
    return _(
        "{date}, {slot}. Day {day} of {days}, {left} of runway left. Energy {energy} of {most}."
    ).format(
        date=long_date(source, view.day),
        slot=_(SLOT_WORDS[view.slot]),
        day=view.day,
        days=view.facts.days,
        left=runway(hunt),
        energy=view.energy,
        most=view.facts.you.energy_most,
    )


def message_lines(
    source: Source, message: Message, today: int, numbered: bool = False
) -> list[str]:
    """Return a message as lines; `numbered` puts before it the number that opens it."""
    company = whose(source, message)
    who = message.sender
    if message.firm != company:
        who = f"{who}, {message.firm}"
    day = _("today") if message.day == today else long_date(source, message.day)
    head = _("{sender} ({company}), {day}:").format(sender=who, company=company, day=day)
    if numbered:
        head = _("Message {number}. {head}").format(number=message.id.removeprefix("m"), head=head)
    return [head, f"  {message.text}"]


def news(hunt: Hunt) -> list[str]:
    """Return the messages of this morning, and then what they mean."""
    source, view = hunt.scenario.source, hunt.view
    fresh = [m for m in inbox(source, view) if m.day == view.day]
    lines = [line for message in fresh for line in message_lines(source, message, view.day)]
    lines += [line for line in (clash(source, view), *resolved(source, view)) if line]
    return [*lines, *_sealed(hunt)]


def _sealed(hunt: Hunt) -> list[str]:
    """Return that the job is sealed, and who still waits, or nothing."""
    view = hunt.view
    if view.landed < 0:
        return []
    name = name_of(hunt, view.landed)
    waiting = [known.index for known in view.companies if known.stage in LIVE_STAGES]
    if not waiting:
        return [_("It is sealed with {company}. End the day when you like.").format(company=name)]
    text = _("It is sealed with {company}. Still waiting for you: {names}; withdraw and a name "
             "takes leave.")  # fmt: skip
    return [text.format(company=name, names=names_of(hunt, waiting))]


def morning(hunt: Hunt) -> list[str]:
    """Return the heading of a day, its news, and what it asks of you."""
    fresh = news(hunt)
    if not fresh and hunt.view.day > 1:
        fresh = [_("Nobody wrote.")]
    return [heading(hunt), *fresh, *agenda(hunt)]


def agenda(hunt: Hunt) -> list[str]:
    """Return what wants you: meetings today and tomorrow by time, all deadlines, questions."""
    source, view = hunt.scenario.source, hunt.view
    near = [k for k in view.companies if k.meeting_day and k.meeting_day - view.day in (0, 1)]
    near.sort(key=lambda known: (known.meeting_day, known.meeting_slot))
    offers = sorted((k for k in view.companies if k.offer_open()), key=lambda k: k.deadline)
    lines = [
        _("{day}, {slot}: {meeting} with {company}.").format(
            day=_capital(day_words(source, known.meeting_day, view.day)),
            slot=_(SLOT_WORDS[known.meeting_slot]),
            meeting=meeting_word(source, known),
            company=name_of(hunt, known.index),
        )
        for known in near
    ]
    lines += [
        _("The offer from {company} must be answered by {day}.").format(
            company=name_of(hunt, known.index), day=day_words(source, known.deadline, view.day)
        )
        for known in offers
    ]
    return lines + [
        _("{company} still waits for your answer to a question.").format(
            company=name_of(hunt, known.index)
        )
        for known in view.companies
        if waits(hunt, known) and known.question_day < view.day
    ]


def asked(hunt: Hunt) -> list[str]:
    """Return the forecasts that are asked for now, for a player who hears no list of choices."""
    source, view = hunt.scenario.source, hunt.view
    return [
        _("You are asked: {question} forecast answers it.").format(
            question=question(source, view, action.company)
        )
        for action in hunt.actions()
        if action.kind == "forecast"
    ]


def status(hunt: Hunt) -> list[str]:
    """Return the state of the hunt and a line per company, the best first."""
    view = hunt.view
    lines = [heading(hunt), _("Bridges {bridges} of 100.").format(bridges=view.bridges)]
    known = [company for company in view.companies if company.stage != "hidden"]
    known.sort(key=lambda company: -view.facts.companies[company.index].value)
    for company in known:
        lines.append(_("{company}, worth {worth}: {standing}.").format(
            company=name_of(hunt, company.index),
            worth=f"{value_of(view, company.index) / 100:.0f}",
            standing=standing(hunt, company),
        ))  # fmt: skip
    return lines


STOPPED = {
    "message": N_("there is news"),
    "meeting": N_("a meeting is coming up"),
    "deadline": N_("an offer has to be answered"),
    "answer": N_("somebody waits for your answer"),
    "forecast": N_("somebody asks what you believe"),
    "sealed": N_("it is sealed"),
    "promise": N_("they promised to decide by today"),
    "runway": N_("ten days of runway are left"),
    "last": N_("this is the last day of your runway"),
    "over": N_("the hunt is over"),
}
BOUND = {
    "meeting": N_("Nothing passed: a meeting is waiting for you today."),
    "deadline": N_("Nothing passed: an offer has to be answered today."),
    "lead": N_("Nothing passed: an opening waits for you, and nothing else is alive."),
}


def passed(passed: Passed) -> str:
    """Return how many days passed and why they stopped."""
    if not passed.days:
        return _(BOUND[passed.reason])
    days = ngettext("{n} day", "{n} days", passed.days)
    return _("{days} passed; {why}.").format(days=days, why=_(STOPPED[passed.reason]))


def first_page(hunt: Hunt) -> list[str]:
    """Return the title, the opening and how to get help."""
    source = hunt.scenario.source
    title = _("{title}. Seed {seed}, seal {seal}.").format(
        title=source.title, seed=hunt.seed, seal=grouped(hunt.seal)
    )
    today = _(
        "It is {date} {year}. Type help at any time; menu off leaves out the list of choices."
    ).format(date=long_date(source, 1), year=date_of(source, 1).year)
    return [title, "", *source.opening.strip().splitlines(), "", today]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
