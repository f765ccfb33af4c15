"""Hedge Your Bets: a terminal game about the days between a great interview and a signed offer."""

__version__ = "0.3.0"
