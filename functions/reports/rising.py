"""What is rising, and what comes back: the two stated rules of the report on strategic issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from functions.reports.day import Tally
from functions.reports.figures import Figures, figures
from functions.reports.report import Period

WEEK, WEEKS_BEFORE = 7, 4
LEAST, TIMES = 5, 2
RISING = (
    f"Disebut naik: sedikitnya {LEAST} dalam {WEEK} hari terakhir, dan sedikitnya {TIMES} kali "
    f"rata-rata seminggu dari {WEEKS_BEFORE} minggu sebelumnya."
)
TOO_SHORT = (
    f"Belum dapat dibandingkan: dari {WEEKS_BEFORE} minggu sebelumnya baru {{days}} hari dihitung."
)

LOOKS_BACK = 90
COMES_BACK = 3
RECURRING = (
    f"Disebut berulang: topik yang sama di kecamatan yang sama, sedikitnya {COMES_BACK} laporan "
    f"dalam {LOOKS_BACK} hari, dan yang terakhir masuk pada hari laporan ini."
)


class Rise(NamedTuple):
    """Something that is rising: how many in the last week, and a week before on the mean.

    Until a whole week before was counted nothing is said to rise, or all would.
    """

    value: str
    number: int
    usual: float


def rising(
    days: Mapping[date, Tally],
    last: date,
    measure: str,
    dimension: str,
    now_called: Callable[[str], str] = str,
) -> list[Rise]:
    """What fits the rule on a day, the steepest first; what is called the same by now is one."""
    if (known := days_before(days, last)) < WEEK:
        return []
    recent, earlier = (
        _numbers(figures, measure, dimension, now_called)
        for figures in (_span(days, last, WEEK), _before(days, last))
    )
    found = []
    for value, number in recent.items():
        usual = earlier[value] * WEEK / known
        if number >= LEAST and number >= TIMES * usual:
            found.append(Rise(value, number, round(usual, 1)))
    return sorted(found, key=lambda rise: (rise.usual - rise.number, rise.value))


def days_before(days: Mapping[date, Tally], last: date) -> int:
    """How many days were counted of the weeks that a day's last week is compared with."""
    return WEEK * WEEKS_BEFORE - len(_before(days, last).missing)


def _before(days: Mapping[date, Tally], last: date) -> Figures:
    return _span(days, last - timedelta(days=WEEK), WEEK * WEEKS_BEFORE)


def _numbers(
    found: Figures, measure: str, dimension: str, now_called: Callable[[str], str]
) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for value in filter(None, found.values(dimension, (measure,))):
        numbers[now_called(value)] += found.of(measure, dimension, value)
    return numbers


def recurring(days: Mapping[date, Tally], period: Period) -> list[tuple[str, str, int]]:
    """District, topic and how many, of what came again in the period; the most first."""
    new = figures(days, period).values("spot", ("filed",))
    whole = _span(days, period.last, LOOKS_BACK)
    found = {spot: whole.of("filed", "spot", spot) for spot in new}
    kept = sorted((-number, spot) for spot, number in found.items() if number >= COMES_BACK)
    spots = [(spot.partition("/"), -number) for number, spot in kept]
    return [(place, topic, number) for (place, _, topic), number in spots]


def _span(days: Mapping[date, Tally], last: date, length: int) -> Figures:
    return figures(days, Period(last - timedelta(days=length - 1), last))
