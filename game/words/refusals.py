"""Why an act is refused, in a sentence each: for the greyed-out button, the lines, the protocol."""

from game.words.languages import N_, _

REFUSALS = {
    "hunt-over": N_("The hunt is over."),
    "unknown-action": N_("There is no such act."),
    "not-yet": N_("Not yet: this hunt brings that up in a day or two."),
    "left-out": N_("That isn't part of this hunt."),
    "wrong-stage": N_("Things haven't come to that with them."),
    "over-with-them": N_("It is over with them."),
    "day-spent": N_("The day is spent; what is left is talk and sleep."),
    "meeting-now": N_("You have a meeting in this slot: attend it, move it, cancel it or skip it."),
    "no-energy": N_("You have no energy left for that."),
    "networked-today": N_("You have called on people today already."),
    "not-asked": N_("Nobody asks that today."),
    "forecast-given": N_("You have said what you believe."),
    "value-out-of-range": N_("A forecast is a chance from 0 to 1."),
    "no-meeting-now": N_("There is no meeting with them in this slot."),
    "no-meeting": N_("No meeting is booked with them."),
    "fully-prepared": N_("You know all there is to know about them."),
    "question-open": N_("They asked you something; a thank-you won't do."),
    "nothing-to-answer": N_("There is nothing of theirs to answer."),
    "nothing-to-tell": N_("There is nobody else to tell them about."),
    "nothing-to-reopen": N_("You cancelled nothing there that could be opened again."),
    "asked-today": N_("You have asked them something today."),
    "told-today": N_("You have told them something today."),
    "already-told": N_("They know."),
    "no-offer-to-tell": N_("You hold no other offer."),
    "offer-is-real": N_("You needn't bluff: you hold a real offer."),
    "pushed-lately": N_("You pushed them a moment ago."),
    "already-negotiated": N_("You have negotiated this one."),
    "already-extended": N_("You have asked for time once."),
    "said-yes": N_("You have said yes; the paper is on its way."),
    "already-signed": N_("You have signed elsewhere; leave there first."),
}
"""A sentence for every refusal code: said by `why_not`."""


def why_not(code: str) -> str:
    """Return the sentence of a refusal code, or the code itself for one that has none."""
    return _(REFUSALS.get(code, code))
