"""`python -m game` is the same program as `hedge`."""

from game.cli.main import run

if __name__ == "__main__":
    raise SystemExit(run())
