"""Why an act can't be done now: for a kind of act, a company, or all of them."""

from game.engine.acts import KINDS, OPTIONS, Action
from game.engine.legal import GENERAL, forecasts, refusal
from game.hunt.hunt import Hunt
from game.lines.acts import OPTION_WORDS, Wanted, shown, wanted
from game.lines.find import known_companies, name_of
from game.lines.menu import menu, named
from game.scenario.clean import clean_line
from game.words.dates import SLOT_WORDS
from game.words.labels import REFUSALS, meeting_word
from game.words.languages import _


def why(hunt: Hunt, phrase: str) -> list[str]:
    """Return why what a phrase names is closed, or that it is open; a number is a choice's."""
    number = phrase.strip()
    if number.isascii() and number.isdigit():
        return [_choice(hunt, number)]
    meant = wanted(hunt, phrase)
    if meant is None:
        kinds = ", ".join(shown(kind) for kind in KINDS)
        return [_("why with one of: {kinds}.").format(kinds=kinds)]
    lines = reasons(hunt, meant)
    if meant.lost:
        lost = clean_line(meant.lost, 40)
        lines.append(_('I didn\'t understand "{lost}", and left it out.').format(lost=lost))
    return lines


def _choice(hunt: Hunt, number: str) -> str:
    acts, _first = menu(hunt.view, hunt.actions())
    if len(number) < 6 and 1 <= int(number) <= len(acts):
        what = named(hunt, acts[int(number) - 1])
        return _("Choice {number} is open: {act}.").format(number=number, act=what)
    said = clean_line(number, 20)
    return _("There is no choice {number}. all lists them.").format(number=said)


def reasons(hunt: Hunt, meant: Wanted) -> list[str]:
    """Return a line for each reason there is; what shares one is said together."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for kind in meant.kinds:
        found = _general(hunt, kind, meant) if kind in GENERAL else _theirs(hunt, kind, meant)
        kinds.setdefault(tuple(found), []).append(shown(kind))
    if len(kinds) == 1:
        return list(next(iter(kinds)))
    return [f"{', '.join(named)}. {line}" for lines, named in kinds.items() for line in lines]


def _general(hunt: Hunt, kind: str, meant: Wanted) -> list[str]:
    view = hunt.view
    if kind != "forecast":
        return [_said(refusal(view, Action(kind)))]
    asked = [action for action in forecasts(view) if meant.fits(hunt, action)]
    if not asked:
        return [_said("not-asked")]
    lines = []
    for action in asked:
        name = name_of(hunt, view.facts.questions[action.company].company)
        lines.append(f"{name}: {_said(refusal(view, action), inside=True)}")
    return lines


def _theirs(hunt: Hunt, kind: str, meant: Wanted) -> list[str]:
    shared: dict[tuple[str, str], list[str]] = {}
    for company in meant.companies or known_companies(hunt):
        codes: dict[str, list[str]] = {}
        for option in OPTIONS.get(kind, ("",)):
            if not meant.options or option in meant.options:
                code = refusal(hunt.view, Action(kind, company, option))
                codes.setdefault(code, []).append(option)
        for code, options in codes.items():
            words = ", ".join(_(OPTION_WORDS[option]).split()[0] for option in options if option)
            about = f" ({words})" if words and len(codes) > 1 else ""
            says = _later_today(hunt, company, code) or _said(code, inside=True)
            shared.setdefault((about, says), []).append(name_of(hunt, company))
    return [f"{', '.join(names)}{about}: {says}" for (about, says), names in shared.items()]


def _later_today(hunt: Hunt, company: int, code: str) -> str:
    """Return when today the meeting is that hasn't begun yet, or an empty text."""
    known, view = hunt.view.companies[company], hunt.view
    if code != "no-meeting-now" or known.meeting_day != view.day or known.meeting_slot < view.slot:
        return ""
    what, slot = meeting_word(hunt.scenario.source, known), _(SLOT_WORDS[known.meeting_slot])
    return _("The {meeting} is this {slot}. Rest till then?").format(meeting=what, slot=slot)


def _said(code: str, inside: bool = False) -> str:
    if code:
        return _(REFUSALS[code])
    return _("open.") if inside else _("Open.")
