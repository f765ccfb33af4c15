"""Acts by their own words: `cancel brightline`, `ask dana when`. Judges nothing; see `engine`."""

from typing import NamedTuple

from game.engine.acts import KINDS, OPTIONS, Action
from game.engine.view import OFFER_STAGES
from game.hunt.hunt import Hunt
from game.lines.find import companies, folded, is_name
from game.words.languages import N_, _

ACTS = {
    "interview": N_("interview go attend meet"),
    "prepare": N_("prepare work practise"),
    "rest": N_("rest"),
    "apply": N_("apply"),
    "network": N_("network call people"),
    "reply": N_("reply answer thank confirm"),
    "ask": N_("ask"),
    "tell": N_("tell bluff"),
    "push": N_("push hurry"),
    "cancel": N_("cancel"),
    "postpone": N_("move postpone"),
    "no_show": N_("skip miss"),
    "withdraw": N_("withdraw leave"),
    "negotiate": N_("negotiate money"),
    "extend": N_("extend time"),
    "accept": N_("accept sign"),
    "decline": N_("decline refuse"),
    "forecast": N_("forecast"),
    "end_day": N_("end"),
}
"""Per kind of act the words for it, the first one the one that is shown."""
OFFERS = N_("offers offer")
OFFER_KINDS = ("accept", "negotiate", "extend", "decline")
OPTION_WORDS = {
    "others": N_("others rivals"), "when": N_("when decide date"),
    "stand": N_("stand where standing place"),
    "reopen": N_("reopen door open"), "process": N_("process talking"), "offer": N_("offer"),
    "bluff": N_("bluff lie"), "thanks": N_("thanks thank confirm references"),
    "honest": N_("honest honestly yes truth"), "dodge": N_("dodge vague vaguely"),
    "deny": N_("deny no"),
}  # fmt: skip
SMALL = N_(
    "a an the to at with from for of on about that my your this their them meeting interview up "
    "out offer's today tomorrow people you i know whether is are will they"
)
"""Words that may stand in between and mean nothing."""


class Wanted(NamedTuple):
    """What a phrase means; `lost` is what of it was not understood.

    Empty options or companies mean any.
    """

    kinds: tuple[str, ...]
    options: tuple[str, ...] = ()
    companies: tuple[int, ...] = ()
    lost: str = ""

    def fits(self, hunt: Hunt, action: Action) -> bool:
        """Tell whether an act is one of those that are meant."""
        company = action.company
        if action.kind == "forecast":
            company = hunt.view.facts.questions[company].company
        return (
            action.kind in self.kinds
            and (not self.options or action.option in self.options)
            and (not self.companies or company in self.companies)
        )


def _spelled(words: str) -> list[str]:
    """Return words as they can be typed, in English and in the language spoken."""
    return [folded(word) for word in (*words.split(), *_(words).split())]


def shown(kind: str) -> str:
    """Return the word for a kind of act."""
    return _(ACTS[kind]).split()[0]


def act_words() -> dict[str, tuple[str, ...]]:
    """Return every word for acts, with the kinds that it means."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for word in (kind, *_spelled(ACTS[kind])):
            found.setdefault(word, (kind,))
    return found | dict.fromkeys(_spelled(OFFERS), OFFER_KINDS)


def wanted(hunt: Hunt, phrase: str) -> Wanted | None:
    """Return what a phrase that begins with a word for an act means, or None for another one."""
    first, _blank, rest = phrase.strip().partition(" ")
    kinds = act_words().get(first.lower()) or act_words().get(folded(first))
    if kinds is None:
        return None
    options = [option for kind in kinds for option in OPTIONS.get(kind, ())]
    chosen = [o for o in options if folded(first) in _spelled(OPTION_WORDS[o])]
    # A thank-you is an answer like any other where they asked something.
    meant = Wanted(kinds, () if kinds == ("reply",) else tuple(chosen))
    found = companies(hunt, rest)
    if found:
        return _turned(hunt, meant._replace(companies=tuple(found)))
    return _turned(hunt, _word_by_word(hunt, meant, folded(rest[:200]).split(), options))


def _turned(hunt: Hunt, meant: Wanted) -> Wanted:
    """Return what is meant, where one who withdraws from an open offer declines it."""
    stages = {hunt.view.companies[company].stage for company in meant.companies}
    if meant.kinds == ("withdraw",) and stages and stages <= OFFER_STAGES:
        return meant._replace(kinds=("decline",))
    return meant


def _word_by_word(hunt: Hunt, meant: Wanted, words: list[str], options: list[str]) -> Wanted:
    chosen, found, lost = list(meant.options), list(meant.companies), []
    small = _spelled(SMALL)
    for word in words:
        named = companies(hunt, word) if len(word) > 1 or is_name(hunt, word) else []
        spelled = [o for o in options if word in _spelled(OPTION_WORDS[o])]
        if spelled:
            chosen += spelled
        elif word in small and not is_name(hunt, word):
            continue
        elif named:
            found = [c for c in found if c in named] or [*found, *named]
        else:
            lost.append(word)
    return Wanted(meant.kinds, tuple(chosen), tuple(found), " ".join(lost))
