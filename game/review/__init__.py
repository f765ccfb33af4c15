"""Belief, values, decisions and luck: what was your choice, and what was not."""
