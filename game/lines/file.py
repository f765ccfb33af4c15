"""What you know of one company, what you did and said there, and the messages: look-ups only."""

from game.engine.turn import value_of
from game.engine.view import OUT_STAGES, KnownCompany, Note
from game.hunt.forecasts import happened
from game.hunt.hunt import Hunt
from game.lines.find import name_of, one_company
from game.lines.standing import day_words, standing
from game.lines.texts import message_lines
from game.scenario.told import Company
from game.words.dates import long_date
from game.words.labels import pay_line, trait
from game.words.languages import _, ngettext
from game.words.messages import inbox


def company_lines(hunt: Hunt, wanted: str) -> list[str]:
    """Return all that is known of the company whose name has a word that begins with `wanted`."""
    index, why = one_company(hunt, wanted)
    if index < 0:
        return [why]
    source, view = hunt.scenario.source, hunt.view
    company, known = list(source.companies.values())[index], view.companies[index]
    recruiter = source.recruiters[company.recruiter]
    facts = {"name": company.name, "sector": company.sector, "role": company.role}
    lines = [_("{name} ({sector}): {role}.").format(**facts), company.about]
    lines.append(_("Through {recruiter}, {firm}.").format(
        recruiter=recruiter.name, firm=recruiter.firm))  # fmt: skip
    lines.append(_worth(hunt, company, index))
    lines.append(_("Now: {standing}.").format(standing=standing(hunt, known)))
    lines += [*_done(hunt, known), *forecast_lines(hunt, index), *note_lines(hunt, index)]
    thread = [message for message in inbox(source, view) if message.company == index]
    for message in thread:
        lines += message_lines(source, message, view.day, numbered=True)
    if not thread:
        lines.append(_("They have not written."))
    return [line for line in lines if line]


def _worth(hunt: Hunt, company: Company, index: int) -> str:
    traits = ", ".join(
        f"{trait(name)} {company.job[name]:.0f}" for name in hunt.scenario.source.you.priorities
    )
    worth = f"{value_of(hunt.view, index) / 100:.0f}"
    return _("Worth to you: {worth} of 100 ({traits}).").format(worth=worth, traits=traits)


def _done(hunt: Hunt, known: KnownCompany) -> list[str]:
    """Return what was offered, and what you did and said."""
    source, lines = hunt.scenario.source, []
    if known.pay:
        lines.append(_("Their offer: {pay} a year.").format(pay=pay_line(source, known)))
    if known.prepared and known.stage not in OUT_STAGES:
        lines.append(ngettext("You prepared for {n} slot.", "You prepared for {n} slots.",
                              known.prepared))  # fmt: skip
    if known.references:
        lines.append(_("They asked for references."))
    if known.told_process:
        lines.append(_("They know that you talk to others."))
    if known.told_offer:
        lines.append(_("They know of your offer."))
    if known.bonus:
        better = _("Better terms, because you asked or told: worth {points} more.")
        lines.append(better.format(points=f"{known.bonus / 100:g}"))
    if known.bluff_day:
        day = long_date(source, known.bluff_day)
        lines.append(_("You bluffed on {day}.").format(day=day))
    if known.moved:
        lines.append(_("You moved a date of theirs."))
    return lines


def note_lines(hunt: Hunt, company: int = -1) -> list[str]:
    """Return your notes on a company, or on all."""
    return [
        _("Your note on {company}: {note}").format(company=name_of(hunt, index), note=note)
        for index, note in sorted(hunt.notes.items())
        if company in (-1, index)
    ]


def forecast_lines(hunt: Hunt, company: int = -1) -> list[str]:
    """Return what you said you believe, of a company or of all, and what became of it."""
    given: list[Note] = []
    link = hunt.view.forecasts
    while link is not None:
        given.insert(0, link)
        link = link.before
    questions = hunt.view.facts.questions
    found = [note for note in given if company in (-1, questions[note.question].company)]
    return [_forecast(hunt, note) for note in found]


def _forecast(hunt: Hunt, note: Note) -> str:
    source, view = hunt.scenario.source, hunt.view
    asked = view.facts.questions[note.question]
    text = {
        "verbal": _("{company} says yes by {by}: you gave it {percent} percent on {day}."),
    }.get(asked.step, _("A sealed deal with {company} by {by}: you gave it {percent} percent on "
                        "{day}."))  # fmt: skip
    line = text.format(
        company=name_of(hunt, asked.company),
        by=day_words(source, asked.by, view.day),
        percent=f"{note.said / 10:g}",
        day=long_date(source, note.day),
    )
    if happened(view, asked):
        return f"{line} {_('It came.')}"
    return f"{line} {_('It did not come.')}" if view.day > asked.by else line
