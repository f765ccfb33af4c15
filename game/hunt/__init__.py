"""A hunt being played: choices, saves, resume, rewind, replay, verify, simulation."""
