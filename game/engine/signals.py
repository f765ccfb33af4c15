"""The finite alphabet of what a company can let the player notice on one day, silence included.

Owns the kinds of signal and the distributions P(signal | hidden cause, standing, recruiter). Hard
signals follow from the world with probability 1; soft ones are drawn here. Never holds wording.
"""

from typing import NamedTuple

from game.engine.draws import cumulate


class Signal(NamedTuple):
    """What arrives: its kind and, where the kind has them, a date, a slot and a sum of money."""

    kind: str
    date: int = 0
    slot: int = 0
    amount: int = 0


SILENCE = Signal("silence")

FEEDBACK = ("glowing", "warm", "polite", "silence")
STORIES = ("approvals", "stakeholder", "others", "love", "reorg", "silence")
TELLS = ("references", "date", "timeline")
SOFT = STORIES + TELLS
ANSWERS = (
    "others_yes", "others_no", "when_soon", "when_later", "stand_front", "stand_mixed", "dodge",
)  # fmt: skip
REACTIONS = ("noted", "expedited", "pushed_date", "annoyed", "dropped", "found_out")
LOGISTICS = ("received", "lead", "invite", "moved", "reopened", "slot_gone", "withdrew", "no_show")
OFFERS = (
    "verbal", "written", "extension_yes", "extension_no", "raise_yes", "raise_no", "sealed",
)  # fmt: skip
ENDINGS = (
    "rejected", "closed", "pulled", "fell_through", "checks_failed", "rescinded", "lapsed",
)  # fmt: skip
KINDS = FEEDBACK[:3] + SOFT + ANSWERS + REACTIONS + LOGISTICS + OFFERS + ENDINGS

CAUSES = ("signoff", "unseen", "lukewarm", "rival_offer", "lost", "frozen")
SIGNOFF, UNSEEN, LUKEWARM, RIVAL_OFFER, LOST, FROZEN = range(6)
STANDINGS = ("home_run", "top", "contender", "behind")
HOME_RUN, TOP, CONTENDER, BEHIND = range(4)
CANDOURS = ("open", "guarded", "closed")

STORY_GIVEN_CAUSE: tuple[tuple[float, ...], ...] = (
    (0.40, 0.15, 0.03, 0.22, 0.05, 0.15),
    (0.12, 0.28, 0.15, 0.30, 0.02, 0.13),
    (0.15, 0.20, 0.10, 0.35, 0.05, 0.15),
    (0.22, 0.15, 0.05, 0.33, 0.05, 0.20),
    (0.10, 0.05, 0.03, 0.12, 0.10, 0.60),
    (0.15, 0.05, 0.02, 0.08, 0.25, 0.45),
)
"""P(story | cause), rows as CAUSES, columns as STORIES. Grade D: assumed, see docs/model.md."""

TELL_GIVEN_STANDING: tuple[tuple[float, float], ...] = (
    (0.60, 0.75),
    (0.35, 0.55),
    (0.22, 0.45),
    (0.07, 0.25),
)
"""How readily references are asked for and a date is named, rows as STANDINGS. Grade D."""

REPLY_WITHIN_A_DAY: tuple[float, ...] = (0.85, 0.70, 0.60, 0.40)
"""P(an answer comes the next morning | standing). Grade D."""

OTHERS_BY_STANDING: tuple[float, ...] = (0.4, 0.7, 1.4, 1.3)
LOVE_BY_STANDING: tuple[float, ...] = (0.6, 0.9, 1.1, 1.3)
OTHERS_BY_CANDOUR: tuple[float, ...] = (1.5, 1.0, 0.6)

FEEDBACK_GIVEN_IMPRESSION: tuple[tuple[float, ...], ...] = (
    (0.65, 0.25, 0.05, 0.05),
    (0.35, 0.40, 0.15, 0.10),
    (0.15, 0.35, 0.30, 0.20),
    (0.04, 0.21, 0.40, 0.35),
)
"""P(tone | impression) before spin: rows very good, good, fair, poor; columns as FEEDBACK."""

IMPRESSION_BOUNDS = (1000, 400, -200)


def impression(score: int) -> int:
    """Return the row of FEEDBACK_GIVEN_IMPRESSION for a performance in thousandths."""
    for row, bound in enumerate(IMPRESSION_BOUNDS):
        if score >= bound:
            return row
    return len(IMPRESSION_BOUNDS)


def story_weights(
    cause: int, standing: int, candour: int, bias: dict[str, float], tells: float
) -> tuple[float, ...]:
    """Return the weights of SOFT for one waiting day; `tells` is the share given to tells."""
    stories = list(STORY_GIVEN_CAUSE[cause])
    stories[2] *= OTHERS_BY_STANDING[standing] * OTHERS_BY_CANDOUR[candour]
    stories[3] *= LOVE_BY_STANDING[standing]
    stories = [w * bias.get(name, 1.0) for w, name in zip(stories, STORIES, strict=True)]
    references, date = TELL_GIVEN_STANDING[standing]
    if cause in (LOST, FROZEN):
        references, date = 0.0, date / 4
    asked = [tells * references, tells * date, tells * 0.35]
    room = 1.0 - sum(asked)
    total = sum(stories)
    return tuple(room * w / total for w in stories) + tuple(asked)


Tables = tuple[tuple[tuple[tuple[int, ...], ...], ...], ...]


def story_tables(bias: dict[str, float], tells: float) -> Tables:
    """Return cumulative thresholds over SOFT, indexed by candour, cause and standing."""
    return tuple(
        tuple(
            tuple(
                cumulate(story_weights(cause, standing, candour, bias, tells))
                for standing in range(len(STANDINGS))
            )
            for cause in range(len(CAUSES))
        )
        for candour in range(len(CANDOURS))
    )


def feedback_tables(spin: float) -> tuple[tuple[int, ...], ...]:
    """Return cumulative thresholds over FEEDBACK per impression; `spin` (0 to 1) moves tones up."""
    tables = []
    for glowing, warm, polite, silent in FEEDBACK_GIVEN_IMPRESSION:
        up, lift = warm * spin * 0.5, polite * spin * 0.6
        tables.append(cumulate((glowing + up, warm - up + lift, polite - lift, silent)))
    return tuple(tables)
