"""A hunt on the screen: one gesture of the player in, one line to read out.

Owns saving after each gesture and passing quiet days together. Never draws, never imports Textual.
"""

from dataclasses import replace
from pathlib import Path

from game.engine.acts import Action, Event
from game.engine.legal import refusal
from game.engine.turn import IllegalAction, value_of
from game.engine.view import KnownCompany, View
from game.hunt.files import NoSave, SaveFile
from game.hunt.hunt import Hunt
from game.hunt.quiet import letters_today, pass_quiet_days
from game.scenario.load import parse
from game.scenario.shelf import translated
from game.scenario.told import Scenario as Source
from game.words.dates import SLOT_WORDS, long_date, near, short_date
from game.words.deeds import aftermath, deed, resolved
from game.words.intent import intent
from game.words.labels import REFUSALS, clash, label, meeting_word, standing_line
from game.words.languages import N_, _, language, ngettext
from game.words.messages import NOBODY, Message, called, inbox
from game.words.warnings import wait_warning, warning

STOPS = {
    "forecast": N_("You are asked what you believe (f)."),
    "promise": N_("This is the day they named."),
    "runway": N_("Ten days of runway are left."),
    "last": N_("This is the last day of your runway."),
}
"""Why passing stopped, where no message, meeting, deadline or question says it."""


NONE_OPEN = {
    "apply": N_("There is no opening to apply to."),
    "prepare": N_("There is nobody to prepare for."),
    "accept": N_("Nobody has made you an offer."),
    "tell": N_("There is nobody to tell anything."),
    "ask": N_("There is nobody to ask anything more today."),
    "postpone": N_("There is nothing to move, cancel or leave."),
    "interview": N_("You have no meeting in this slot."),
}
"""What is said of a command that has nothing to work on, by its first kind of act."""
SPENT = ("day-spent", "meeting-now", "no-energy")


class Session:
    """One hunt being played, with its file; `hunt` may be read, `do` changes it."""

    def __init__(self, hunt: Hunt, save: SaveFile | None) -> None:
        """Take over a hunt; without a file nothing is written."""
        self.hunt = hunt
        self.save = save
        self.roomy = True
        self.unsaved = ""
        self.messages: list[Message] = inbox(self.source, self.view)

    @property
    def view(self) -> View:
        """Return what the player may see."""
        return self.hunt.view

    @property
    def source(self) -> Source:
        """Return the scenario as its author wrote it."""
        return self.hunt.scenario.source

    def name(self, company: int) -> str:
        """Return a company's name."""
        return list(self.source.companies.values())[company].name

    def worth(self, company: int) -> int:
        """Return what a company's job would be worth to the player, of 100."""
        return round(value_of(self.view, company) / 100)

    def known(self) -> list[KnownCompany]:
        """Return the companies that the player has heard of."""
        return [known for known in self.view.companies if known.stage != "hidden"]

    def question(self) -> Action | None:
        """Return the forecast that is asked for now."""
        return next((a for a in self.hunt.actions() if a.kind == "forecast"), None)

    def awaits(self, message: Message) -> bool:
        """Tell whether a message asked something that can still be answered."""
        if message.company == NOBODY:
            return False
        dodge = Action("reply", message.company, "dodge")
        asked = self.view.companies[message.company].question_day == message.day
        return message.signal == "timeline" and asked and not refusal(self.view, dodge)

    def warning(self, action: Action) -> str:
        """Return what must be confirmed before this act, or an empty text."""
        return warning(self.source, self.view, action)

    def as_far_as_known(self, action: Action) -> str:
        """Return how things stand with the company of an act, before it is done for good."""
        if action.company < 0:
            return ""
        known = self.view.companies[action.company]
        means = intent(self.source, self.view, known)
        where = standing_line(self.source, self.view, known)
        by = "" if known.offer_open() else means.by
        parts = [part for part in (where, by, means.sure, means.silent) if part]
        return _("{company}, worth {value} of 100 to you: {standing}.").format(
            company=self.name(action.company), value=self.worth(action.company),
            standing=" · ".join(dict.fromkeys(parts)),
        )  # fmt: skip

    def wait_warning(self) -> str:
        """Return what should be known before days are passed, or an empty text."""
        return wait_warning(self.source, self.view)

    def speak(self, folders: tuple[Path, ...]) -> None:
        """Speak the language of now, as far as the scenario is translated."""
        scenario = self.hunt.scenario
        original = replace(scenario, source=parse(scenario.text, scenario.source.id).source)
        self.hunt.scenario = translated(original, folders, language())
        self.messages = inbox(self.source, self.view)

    def note_on(self, company: int) -> str:
        """Return the player's own note on a company, or an empty text."""
        return self.hunt.notes.get(company, "")

    def write_note(self, company: int, text: str) -> str:
        """Keep a note on a company, or drop it with an empty text; return what to say."""
        self.hunt.note(company, text)
        return self._after(_("Noted.") if text.strip() else _("The note is gone."))

    def thread(self, company: int) -> list[tuple[int, str, bool]]:
        """Return (day, text, whether it is the player's own) of a company, the newest first."""
        told = [(m.day, 0, m.text, False) for m in self.messages if m.company == company]
        done = [
            (choice.day, 1, self._done(choice.action), True)
            for choice in self.hunt.choices
            if choice.action.company == company and choice.action.kind != "forecast"
        ]
        rows = sorted((*told, *done), key=lambda entry: entry[:2], reverse=True)
        return [(day, text, own) for day, _order, text, own in rows]

    def _done(self, action: Action) -> str:
        """Return what an act was called; what a thank-you answered is not known any more."""
        if action.option == "thanks":
            return _("Thanked them")
        return label(self.source, self.view, action)

    def do(self, action: Action) -> str:
        """Carry out an act, save, and return the line that says what happened."""
        bridges = self.view.bridges
        try:
            events = self.hunt.do(action)
        except IllegalAction as refused:
            return _(REFUSALS[refused.code])
        after = aftermath(self.view, events, bridges)
        return self._after(" ".join((self._told(events), *after)))

    def undo(self) -> str:
        """Take back the newest choice of today, if that is possible."""
        if not self.hunt.can_undo():
            return _("There is nothing of today that could be taken back.")
        last = self.hunt.choices[-1].action
        self.hunt.undo()
        what = label(self.source, self.view, last)
        return self._after(_("Taken back: {what}.").format(what=what))

    def pass_quiet(self) -> str:
        """End days until something wants the player; return what it was."""
        count = len(self.messages)
        passed = pass_quiet_days(self.hunt, self._write)
        self.messages = inbox(self.source, self.view)
        days = ngettext("One day passed.", "{n} days passed.", passed.days)
        known = " ".join(resolved(self.source, self.view))
        stop = self._stop(count) or _(STOPS.get(passed.reason, ""))
        said = (days, self._missed(passed.events), stop, known, self.unsaved)
        return " ".join(part for part in said if part)

    def why_not(self, kinds: tuple[str, ...], options: dict[str, tuple[str, ...]]) -> str:
        """Return the nearest reason why none of these kinds of act is open."""
        if kinds == ("interview",) and self._later_today():
            return self._later_today()
        if kinds[0] in NONE_OPEN and not any(a.kind in kinds for a in self.hunt.actions()):
            if not self._spent(kinds):
                return _(NONE_OPEN[kinds[0]])
        codes = []
        for known in self.known() or self.view.companies:
            for kind in kinds:
                company = -1 if kind in ("rest", "network", "end_day") else known.index
                for option in options.get(kind, ("",)):
                    codes.append(refusal(self.view, Action(kind, company, option)))
        told = [code for code in codes if code not in ("", "wrong-stage", "no-meeting-now")]
        return _(REFUSALS[told[0] if told else next((c for c in codes if c), "wrong-stage")])

    def _spent(self, kinds: tuple[str, ...]) -> bool:
        """Tell whether it is the time of day, or strength, that closes an act."""
        taking = kinds[0] in ("apply", "prepare")
        return taking and refusal(self.view, Action("network")) in SPENT

    def _later_today(self) -> str:
        for known in self.view.companies:
            if known.meeting_day == self.view.day and known.meeting_slot > self.view.slot:
                what = meeting_word(self.source, known)
                when = SLOT_WORDS[known.meeting_slot]
                return _("The {meeting} with {company} is this {slot}. Rest (r) till then.").format(
                    meeting=what, company=self.name(known.index), slot=_(when)
                )
        return ""

    def _after(self, text: str) -> str:
        self.messages = inbox(self.source, self.view)
        self._write()
        return f"{text} {self.unsaved}".strip()

    def _write(self) -> None:
        if self.save is None:
            return
        try:
            self.save.write(self.hunt)
            self.unsaved = ""
        except NoSave as problem:
            self.unsaved = _("Not saved: {why}").format(why=problem)

    def _told(self, events: list[Event]) -> str:
        lines = [line for line in (deed(self.source, event) for event in events) if line]
        if any(event.kind == "day_ended" for event in events) and not self.view.over:
            came = sum(event.kind == "signal" for event in events) + letters_today(self.hunt)
            news = ngettext("One new message.", "{n} new messages.", came)
            news = news if came else _("Nobody wrote.")
            day = long_date(self.source, self.view.day)
            lines.append(f"{day[:1].upper()}{day[1:]}. {news}")
            lines += resolved(self.source, self.view)
            lines += [line for line in (self.today(),) if line]
        return " ".join(lines)

    def _missed(self, events: list[Event]) -> str:
        return " ".join(deed(self.source, event) for event in events if event.kind == "missed")

    def _stop(self, read: int) -> str:
        new = self.messages[read:]
        for known in self.view.companies:
            if known.offer_open() and known.heard == self.view.day:
                by = short_date(self.source, known.deadline)
                return _("An offer from {company}: answer it by {day}.").format(
                    company=self.name(known.index), day=by
                )
        if new:
            who = dict.fromkeys(called(m) for m in new)
            return _("News from {names}.").format(names=", ".join(who))
        return self.today()

    def today(self) -> str:
        """Return what wants the player today or tomorrow."""
        view = self.view
        if view.over:
            return ""
        if view.landed >= 0:
            return _("It is sealed. When you end the day, the hunt is over.")
        both = clash(self.source, view)
        if both:
            return both
        for known in view.companies:
            ahead = known.meeting_day - view.day
            if known.meeting_day and ahead in (0, 1):
                day = near(self.source, known.meeting_day, view.day)
                what = meeting_word(self.source, known)
                return _("{day}: {meeting} with {company}.").format(
                    day=f"{day[:1].upper()}{day[1:]}", meeting=what, company=self.name(known.index)
                )
            if known.offer_open() and known.deadline - view.day in (0, 1):
                day = near(self.source, known.deadline, view.day)
                text = _("The offer from {company} must be answered by {day}.")
                if known.deadline == view.day:
                    text = _("The offer from {company} must be answered today.")
                return text.format(company=self.name(known.index), day=day)
        for message in reversed(self.messages):
            if self.awaits(message):
                return _("{name} waits for your answer.").format(name=called(message))
        return ""
