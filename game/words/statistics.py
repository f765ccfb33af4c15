"""The table that `simulate` prints: means with 95 % intervals, and paired differences."""

from math import sqrt
from statistics import fmean, stdev

from game.hunt.simulate import Row
from game.words.languages import _, pgettext

Z95 = 1.96


def interval(values: list[float]) -> tuple[float, float]:
    """Return mean and half-width of its 95 % interval (0 for fewer than two values)."""
    half = Z95 * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return fmean(values), half


def quantile(values: list[int], share: float) -> int:
    """Return the value below which `share` of the sorted values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(rows: list[Row], players: list[str], best: str) -> list[str]:
    """Return the lines of the table; differences are against the first player named."""
    by_player = {name: [row for row in rows if row.player == name] for name in players}
    first = [row.value for row in by_player[players[0]]]
    heading = (
        f"{_('player'):<12}{_('value'):>14}{f'- {players[0]}':>18}{_('not better'):>12}"
        f"{pgettext('heading', 'sealed'):>9}{_('days'):>7}{_('choices'):>9}{_('bridges'):>9}"
    )
    lines = [heading]
    for name in players:
        lines.append(_line(name, by_player[name], first if name != players[0] else None))
    lines += ["", f"{best}:"]
    lines += [_best_line(name, by_player[name]) for name in players]
    return lines


def _line(name: str, rows: list[Row], first: list[float] | None) -> str:
    values = [row.value for row in rows]
    mean, half = interval(values)
    difference, level = "", ""
    if first is not None:
        paired = [a - b for a, b in zip(values, first, strict=True)]
        gap, gap_half = interval(paired)
        difference = f"{gap:+.2f} ± {gap_half:.2f}"
        level = f"{fmean(d <= 0 for d in paired):.0%}"
    sealed = fmean(row.outcome == "sealed" for row in rows)
    return (
        f"{name:<12}{f'{mean:.2f} ± {half:.2f}':>14}{difference:>18}{level:>12}{sealed:>9.3f}"
        f"{fmean(r.days for r in rows):>7.1f}{fmean(r.choices for r in rows):>9.1f}"
        f"{fmean(r.bridges for r in rows):>9.1f}"
    )


def _best_line(name: str, rows: list[Row]) -> str:
    days = [row.best_verbal_day for row in rows if row.best_verbal_day]
    sealed = fmean(row.best_sealed for row in rows)
    text = _("  {name:<12}verbal offer {verbal:.3f}  sealed {sealed:.3f}")
    text = text.format(name=name, verbal=len(days) / len(rows), sealed=sealed)
    if days:
        marks = " ".join(str(quantile(days, share)) for share in (0.1, 0.5, 0.9))
        text += _("  verbal day 10/50/90 %: {marks}").format(marks=marks)
    return text
