"""The envelope: every hidden fact of a hunt, dealt before the player moves, never changed."""

from typing import NamedTuple

SHOCKS = ("veto", "pay-band", "internal-candidate", "re-organisation")
"""What kills an offer that was meant: who or what, dealt for every company."""


class Rival(NamedTuple):
    """Another finalist. `seen` and `entered` are days after the player's own last meeting."""

    quality: int
    entered: int
    seen: int
    accepts: bool
    answer: int


class Reactions(NamedTuple):
    """Draws that decide how a company takes what the player does; compared with chances."""

    expedite: int
    drop: int
    found_out: int
    removed: int
    push: int
    push_again: int
    cancel: int
    revive: int
    extension: int
    raise_: int
    pulled: int
    postpone: int
    extension_paper: int
    push_third: int
    expedite_bluff: int
    drop_bluff: int


class CompanyWorld(NamedTuple):
    """What is true of one company. Lengths are working days, scores thousandths."""

    past: int
    noise: tuple[int, ...]
    rivals: tuple[Rival, ...]
    pool: tuple[Rival, ...]
    patience: int
    signoff: int
    freeze: int
    ghost: bool
    late: int
    lead: int
    callback: int
    reply: int
    turnaround: tuple[int, ...]
    ahead: tuple[int, ...]
    slot: tuple[int, ...]
    call: int
    verbal_fails: bool
    written_delay: int
    deadline: int
    checks_fail: bool
    rescinded: bool
    clear_delay: int
    shock: str
    reactions: Reactions
    daily: tuple[int, ...]


class World(NamedTuple):
    """A dealt world. `daily` in a company holds two draws a day for its soft signals."""

    seed: int
    soft: bool
    companies: tuple[CompanyWorld, ...]
    candour: tuple[int, ...]
    network: tuple[int, ...]
    voice: int
