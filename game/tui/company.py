"""The company file as rows: all you know, your notes, your forecasts, the thread."""

from game.engine.view import OUT_STAGES, KnownCompany
from game.tui.ink import Row, ends, fit, row, wrapped
from game.tui.session import Session
from game.words.dates import short_date
from game.words.intent import STEPS, intent, steps_done
from game.words.labels import pay_line, standing_line, trait
from game.words.languages import _, ngettext

BAR = 10


def company_file(session: Session, company: int, width: int) -> list[Row]:
    """Return everything the player knows, thinks, said and was told about one company."""
    return [
        *_about(session, company, width),
        *_where(session, company, width),
        *_section(_("What it is worth to you"), _worth(session, company)),
        *_section(_("What you know"), _bullets(_facts(session, company), width)),
        *_section(_("Your notes"), _notes(session, company, width)),
        *_section(_("Your forecasts"), _bullets(_forecasts(session, company), width)),
        *_section(_("The thread"), thread(session, company, width)),
    ]


def _section(title: str, rows: list[Row]) -> list[Row]:
    return [(), row((title, "accent bold")), *rows] if rows else []


def _about(session: Session, company: int, width: int) -> list[Row]:
    source = session.source
    facts = list(source.companies.values())[company]
    recruiter = source.recruiters[facts.recruiter]
    through = _("through {name}, {firm}").format(name=recruiter.name, firm=recruiter.firm)
    lines = [f"{facts.role} · {facts.sector}", through, *wrapped(facts.about, width)]
    return [row(fit(line, width)) for line in lines if line]


def _where(session: Session, company: int, width: int) -> list[Row]:
    """Return how far it is and what it seems to mean to do."""
    known = session.view.companies[company]
    means = intent(session.source, session.view, known)
    standing = standing_line(session.source, session.view, known)
    done = steps_done(known)
    track = row(("▰" * done, "accent"), ("▱" * (len(STEPS) - 1 - done), "muted"), " ", standing)
    nxt = _("next: {what}").format(what=means.next) if means.next else ""
    said = " · ".join(part for part in (nxt, means.by, means.sure, means.silent) if part)
    return [(), track, *(row((line, "muted")) for line in wrapped(said, width) if line)]


def _worth(session: Session, company: int) -> list[Row]:
    """Return the job by what counts for the player, each as a bar and a number."""
    job = list(session.source.companies.values())[company].job
    weights = session.source.you.priorities
    rows = [ends(row((_("all in all"), "bold")), row((str(session.worth(company)), "bold")), 28)]
    for name in weights:
        value = job.get(name, 0)
        full = round(value * BAR / 100)
        share = f"  × {weights[name] / sum(weights.values()):.0%}"
        bar = row(("▰" * full, "accent"), ("▱" * (BAR - full), "muted"))
        named = (f"{trait(name)[:11]:<12}", "muted")
        rows.append(row(named, bar, f" {value:>4.0f}", (share, "muted")))
    return rows


def _bullets(texts: list[str], width: int) -> list[Row]:
    rows: list[Row] = []
    for text in texts:
        first, *rest = wrapped(text, max(1, width - 2))
        rows += [row(("· ", "muted"), first), *(row("  ", line) for line in rest)]
    return rows


def _facts(session: Session, company: int) -> list[str]:
    known, source = session.view.companies[company], session.source
    facts = []
    if known.pay:
        facts.append(_("offer: {pay} a year").format(pay=pay_line(source, known)))
    if known.prepared and known.stage not in OUT_STAGES:
        facts.append(ngettext("prepared {n} slot", "prepared {n} slots", known.prepared))
    if known.references:
        facts.append(_("asked for references"))
    facts += _said(session, known)
    if known.bonus:
        more = f"{known.bonus / 100:g}"
        facts.append(_("better terms, because you asked or told: +{more}").format(more=more))
    if known.moved:
        facts.append(_("you moved a date of theirs"))
    return facts


def _said(session: Session, known: KnownCompany) -> list[str]:
    said = []
    if known.told_process:
        said.append(_("knows you talk to others"))
    if known.told_offer:
        said.append(_("knows of your offer"))
    if known.bluff_day:
        day = short_date(session.source, known.bluff_day)
        said.append(_("you bluffed on {day}").format(day=day))
    return said


def _notes(session: Session, company: int, width: int) -> list[Row]:
    note = session.note_on(company)
    return [row(line) for line in wrapped(note, width)] if note else []


def _forecasts(session: Session, company: int) -> list[str]:
    view, source = session.view, session.source
    rows = []
    for number, value in sorted(view.forecasts_given().items()):
        asked = view.facts.questions[number]
        if asked.company == company:
            by = short_date(source, asked.by)
            what = _("a yes") if asked.step == "verbal" else _("a sealed deal")
            rows.append(_("{chance} in 100 for {what} by {day}").format(
                chance=value // 10, what=what, day=by))  # fmt: skip
    return rows


def thread(session: Session, company: int, width: int) -> list[Row]:
    """Return all that passed between the player and a company, the newest first."""
    rows: list[Row] = []
    for day, text, own in session.thread(company):
        date = short_date(session.source, day)
        lines = wrapped(text, max(1, width - 2))
        rows.append(row((date, "muted"), ("  " + _("you"), "good") if own else ""))
        rows += [row("  ", line) for line in lines]
    return rows
