"""What a player can do: actions as values. Owns their kinds and options; never judges legality."""

from typing import NamedTuple

KINDS = (
    "interview", "prepare", "rest", "apply", "network", "reply", "ask", "tell", "push", "cancel",
    "postpone", "no_show", "withdraw", "negotiate", "extend", "accept", "decline", "forecast",
    "end_day",
)  # fmt: skip

OPTIONS: dict[str, tuple[str, ...]] = {
    "reply": ("thanks", "honest", "dodge", "deny"),
    "ask": ("others", "when", "stand", "reopen"),
    "tell": ("process", "offer", "bluff"),
}
"""What a kind can be about, where it can be about several things."""


class Action(NamedTuple):
    """One choice. `company` is an index or -1; `value` is a forecast in thousandths or -1."""

    kind: str
    company: int = -1
    option: str = ""
    value: int = -1


class Event(NamedTuple):
    """Something that happened and that the player may know: `kind` tells which.

    `signal` is set on events of kind "signal" only; `data` is a small number such as a result.
    """

    kind: str
    day: int
    company: int = -1
    option: str = ""
    data: int = 0


class IllegalAction(ValueError):
    """The action isn't open now; `code` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        """Keep the refusal code."""
        super().__init__(code)
        self.code = code
