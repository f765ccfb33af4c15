"""What the filter of a company is made of: what reaches it, and how particles are drawn again."""

from dataclasses import dataclass
from random import Random

from game.engine.acts import Action
from game.engine.signals import Signal
from game.engine.view import View
from game.engine.world import CompanyWorld
from game.review.particles import Bench, Particle, Weights
from game.review.replay import act, call_on_people, miss_rest, pass_night


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that reached a company: an act, `network` for its share in one, or a night."""

    what: str
    view: View
    action: Action | None = None
    seen: Signal | None = None


def after(bench: Bench, particles: list[Particle], entry: Entry, rng: Random) -> list[Particle]:
    """Return the particles after something that reached the company."""
    if entry.seen is not None:
        return pass_night(bench, particles, entry.view.copy(), entry.seen)
    if entry.what == "network":
        call_on_people(bench, particles, entry.view, rng)
    elif entry.action is None:
        miss_rest(bench, particles, entry.view)
    else:
        act(bench, particles, entry.view, entry.action)
    return particles


def resample(
    particles: list[Particle], mixed: list[float], count: int, rng: Random
) -> list[tuple[Particle, Weights]]:
    """Draw `count` particles by their mixed weights, each with the weights it then has."""
    step = sum(mixed) / count
    at, passed = rng.random() * step, 0.0
    chosen: list[tuple[Particle, Weights]] = []
    for particle, weight in zip(particles, mixed, strict=True):
        passed += weight
        while at < passed and len(chosen) < count:
            # Chosen with a chance of weight / step each time, so its share is divided by that.
            chosen.append((particle, tuple([w * step / weight for w in particle.weights])))
            at += step
    return chosen


def weigh(particles: list[Particle], factor: float) -> None:
    """Scale all weights of particles."""
    for particle in particles:
        particle.weights = tuple([w * factor for w in particle.weights])


def futured(past: CompanyWorld, future: CompanyWorld, held: int) -> CompanyWorld:
    """Return a truth with what has mattered already of one, and the rest of another."""
    return future._replace(
        past=past.past if held else future.past,
        noise=past.noise[:held] + future.noise[held:],
        freeze=past.freeze,
        rescinded=past.rescinded,
        callback=past.callback,
        reactions=past.reactions,
    )
