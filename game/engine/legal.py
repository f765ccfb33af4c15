"""Which acts are open, and why the others are not: the one list that feeds every front end and bot.

A refusal is a code; its sentence lives in `words`. Sees the view only, so what is legal can never
tell more than what is known.
"""

from collections.abc import Callable

from game.engine.acts import OPTIONS, Action
from game.engine.facts import NEVER, NIGHT
from game.engine.view import OUT_STAGES, KnownCompany, View

TALKING = frozenset(("screen", "interviews", "final", "deliberating"))
OFFERED = frozenset(("verbal", "written"))
LEAVABLE = TALKING | {"lead", "applied", "signed"}
QUESTION_DAYS, PUSH_PAUSE, PREPARED_MOST = 2, 3, 3

Rule = Callable[[View, KnownCompany, str], str]

REST, NETWORK, END_DAY = Action("rest"), Action("network"), Action("end_day")

_BY_STAGE: dict[str, tuple[tuple[str, str, Rule], ...]] = {}


def _candidates(stage: str) -> tuple[tuple[str, str, Rule], ...]:
    """Return what could make sense at a stage, each with the rule that judges it."""
    found = _BY_STAGE.get(stage)
    if found is None:
        found = tuple(
            (kind, option, rule)
            for kind, (stages, rule) in RULES.items()
            if stage in stages
            for option in OPTIONS.get(kind, ("",))
        )
        _BY_STAGE[stage] = found
    return found


def legal_actions(view: View) -> tuple[Action, ...]:
    """Return every act that is open now; `end_day` is the last one. Empty once the hunt is over."""
    if view.cache is None:
        view.cache = _all(view)
    return view.cache


def _all(view: View) -> tuple[Action, ...]:
    """Gather the acts; a company's own are remembered until something they rest on changes."""
    if view.over:
        return ()
    key = ((view.day * 4 + view.slot) * 2 + (view.energy > 0)) * 4096 + view.live * 64 + view.offers
    taken = _slot_taken(view)
    key = (key * 2 + (view.signed >= 0)) * 2 + (taken == "meeting-now")
    acts: list[Action] = []
    for known in view.companies:
        if known.acts_key != key:
            candidates = _candidates(known.stage)
            known.acts = _of(view, known, candidates) if candidates else ()
            known.acts_key = key
        acts += known.acts
    for action in forecasts(view):
        if not _forecast(view, action):
            acts.append(action)
    if not taken:
        if not _network(view, NETWORK):
            acts.append(NETWORK)
        acts.append(REST)
    acts.append(END_DAY)
    if view.facts.opens:
        acts = [action for action in acts if not shut(view, action.kind)]
    return tuple(acts)


def shut(view: View, kind: str) -> str:
    """Return why a kind of act is closed for all on this day, or an empty text."""
    for closed, day in view.facts.opens:
        if closed == kind and view.day < day:
            return "left-out" if day == NEVER else "not-yet"
    return ""


def _of(
    view: View, known: KnownCompany, candidates: tuple[tuple[str, str, Rule], ...]
) -> tuple[Action, ...]:
    index = known.index
    return tuple(
        [
            Action(kind, index, option)
            for kind, option, rule in candidates
            if not rule(view, known, option)
        ]
    )


def forecasts(view: View) -> list[Action]:
    """Return the forecasts asked for today; `company` is the index of the question."""
    day = view.day
    return [
        Action("forecast", question)
        for question, asked in enumerate(view.facts.questions)
        if asked.asked == day
    ]


def refusal(view: View, action: Action) -> str:
    """Return why an act can't be done now, as a code, or an empty text when it can."""
    if view.over:
        return "hunt-over"
    kind = action.kind
    if view.facts.opens and shut(view, kind):
        return shut(view, kind)
    if kind in GENERAL:
        return GENERAL[kind](view, action)
    if kind not in RULES or not 0 <= action.company < len(view.companies):
        return "unknown-action"
    known = view.companies[action.company]
    stages, rule = RULES[kind]
    if action.option not in OPTIONS.get(kind, ("",)):
        return "unknown-action"
    if known.stage in stages:
        return rule(view, known, action.option)
    return "over-with-them" if known.stage in OUT_STAGES else "wrong-stage"


def meeting_now(view: View, known: KnownCompany) -> bool:
    """Tell whether a meeting with this company begins in the present slot."""
    return known.meeting_day == view.day and known.meeting_slot == view.slot


def _slot_taken(view: View) -> str:
    if view.slot >= NIGHT:
        return "day-spent"
    for known in view.companies:
        if known.meeting_day == view.day and known.meeting_slot == view.slot:
            return "meeting-now"
    return ""


def _effort(view: View) -> str:
    return "no-energy" if view.energy < 1 else _slot_taken(view)


def _end_day(view: View, action: Action) -> str:
    return "" if action == END_DAY else "unknown-action"


def _rest(view: View, action: Action) -> str:
    return _slot_taken(view) if action == REST else "unknown-action"


def _network(view: View, action: Action) -> str:
    if action != NETWORK:
        return "unknown-action"
    return "networked-today" if view.networked == view.day else _effort(view)


def _forecast(view: View, action: Action) -> str:
    if action.option or not 0 <= action.company < len(view.facts.questions):
        return "unknown-action"
    question = view.facts.questions[action.company]
    if question.asked != view.day:
        return "not-asked"
    known = view.companies[question.company]
    if known.stage not in TALKING:
        return "wrong-stage"
    link = view.forecasts
    while link is not None and link.day == view.day:
        if link.question == action.company:
            return "forecast-given"
        link = link.before
    return ""


GENERAL: dict[str, Callable[[View, Action], str]] = {
    "end_day": _end_day,
    "rest": _rest,
    "network": _network,
    "forecast": _forecast,
}


def _interview(view: View, known: KnownCompany, option: str) -> str:
    return "" if meeting_now(view, known) else "no-meeting-now"


def _prepare(view: View, known: KnownCompany, option: str) -> str:
    return "fully-prepared" if known.prepared >= PREPARED_MOST else _effort(view)


def _apply(view: View, known: KnownCompany, option: str) -> str:
    return _effort(view)


def _reply(view: View, known: KnownCompany, option: str) -> str:
    open_question = 0 < known.question_day > known.replied_day
    open_question = open_question and view.day - known.question_day < QUESTION_DAYS
    if option == "thanks":
        if open_question:
            return "question-open"
        fresh = known.heard == view.day and known.replied_day != view.day
        return "" if fresh else "nothing-to-answer"
    if not open_question:
        return "nothing-to-answer"
    return "nothing-to-tell" if option == "honest" and view.live < 2 else ""


def _ask(view: View, known: KnownCompany, option: str) -> str:
    if option == "reopen":
        open_door = known.cancelled and not known.reopening and known.stage == "closed"
        return "" if open_door else "nothing-to-reopen"
    if known.stage == "closed":
        return "wrong-stage"
    if known.stage == "applied" and option != "when":
        return "wrong-stage"
    return "asked-today" if known.asked_day == view.day else ""


def _tell(view: View, known: KnownCompany, option: str) -> str:
    if known.told_day == view.day:
        return "told-today"
    offers = view.offers + (view.signed >= 0) - (known.stage in OFFERED)
    if option == "process":
        told = known.told_process or known.told_offer
        return "already-told" if told else "" if view.live > 1 else "nothing-to-tell"
    if option == "offer":
        return "already-told" if known.told_offer else "" if offers else "no-offer-to-tell"
    if known.bluff_day or known.told_offer:
        return "already-told"
    return "offer-is-real" if offers else ""


def _push(view: View, known: KnownCompany, option: str) -> str:
    recent = known.pushed_day and view.day - known.pushed_day < PUSH_PAUSE
    return "pushed-lately" if recent else ""


def _meeting(view: View, known: KnownCompany, option: str) -> str:
    return "" if known.meeting_day else "no-meeting"


def _withdraw(view: View, known: KnownCompany, option: str) -> str:
    return ""


def _negotiate(view: View, known: KnownCompany, option: str) -> str:
    return "already-negotiated" if known.negotiated else ""


def _extend(view: View, known: KnownCompany, option: str) -> str:
    if known.stage == "verbal" and known.said_yes:
        return "said-yes"
    return "already-extended" if known.extended else ""


def _accept(view: View, known: KnownCompany, option: str) -> str:
    if known.stage == "verbal":
        return "said-yes" if known.said_yes else ""
    return "already-signed" if view.signed >= 0 else ""


def _decline(view: View, known: KnownCompany, option: str) -> str:
    return ""


RULES: dict[str, tuple[frozenset[str], Rule]] = {
    "interview": (TALKING, _interview),
    "accept": (OFFERED, _accept),
    "reply": (TALKING | {"applied"}, _reply),
    "ask": (TALKING | {"applied", "closed"}, _ask),
    "tell": (TALKING | OFFERED, _tell),
    "push": (TALKING | {"applied"}, _push),
    "negotiate": (OFFERED, _negotiate),
    "extend": (OFFERED, _extend),
    "prepare": (TALKING | {"lead", "applied"}, _prepare),
    "apply": (frozenset({"lead"}), _apply),
    "postpone": (TALKING, _meeting),
    "cancel": (TALKING, _meeting),
    "no_show": (TALKING, _interview),
    "decline": (OFFERED, _decline),
    "withdraw": (LEAVABLE, _withdraw),
}
"""Per kind the stages where it can make sense, and the rule that says what stands against it."""
