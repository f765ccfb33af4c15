"""The game's own four themes. Each text on each ground reaches WCAG AA; a test computes it."""

from textual.theme import Theme

NIGHT, DAY, CONTRAST, PHOSPHOR = "hedge-night", "hedge-day", "hedge-contrast", "hedge-phosphor"

THEMES = (
    Theme(
        name=NIGHT, dark=True,
        background="#14161b", foreground="#e6e1d6", surface="#1b1e25", panel="#262b36",
        primary="#7aa2d6", secondary="#5f7d99", accent="#e9b44c", warning="#ff9b6a",
        success="#93c98f", error="#f2807c", variables={"hedge-chosen": "#2d3442"},
    ),
    Theme(
        name=DAY, dark=False,
        background="#fbf7ee", foreground="#2b2620", surface="#f3ecdd", panel="#e6dcc6",
        primary="#2f5d8c", secondary="#6b7f92", accent="#8a4600", warning="#a8321f",
        success="#2f6b40", error="#a3232b", variables={"hedge-chosen": "#efe2c3"},
    ),
    Theme(
        name=CONTRAST, dark=True,
        background="#000000", foreground="#ffffff", surface="#000000", panel="#ffffff",
        primary="#8ecbff", secondary="#ffffff", accent="#ffff00", warning="#ffb000",
        success="#7dff9a", error="#ff9d9d", variables={"hedge-chosen": "#003a8c"},
    ),
    Theme(
        name=PHOSPHOR, dark=True,
        background="#040b05", foreground="#8df08d", surface="#07130a", panel="#0e2a13",
        primary="#5fd35f", secondary="#3f9f3f", accent="#d6ffb8", warning="#f4ff8f",
        success="#a6ffa6", error="#ffd36e", variables={"hedge-chosen": "#12391a"},
    ),
)  # fmt: skip
"""Day, night, high contrast, and an old terminal."""

NAMES = {NIGHT: "Night", DAY: "Day", CONTRAST: "High contrast", PHOSPHOR: "Phosphor"}
