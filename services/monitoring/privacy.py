"""Exact discrete Laplace noise and what it means for a reader. PURE.

P(z) ∝ exp(-ε|z|) on the integers, sampled without floating point from the operating system's randomness (Canonne, Kamath, Steinke 2020,
algorithms 1 and 2). Floating point appears only where the size of the error is put into words.
"""

import math
import secrets
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final

Below = Callable[[int], int]
"""A source of randomness: a uniform integer from 0 up to, but not including, its argument."""

SHOWN_FROM: Final = 5
CONFIDENCE: Final = 0.95
TWO_SIDED: Final = 1.96


def discrete_laplace(epsilon: Fraction, below: Below = secrets.randbelow) -> int:
    """One draw of noise with P(z) ∝ exp(-ε|z|); `epsilon` is a positive fraction."""
    s, t = epsilon.numerator, epsilon.denominator
    while True:
        u = below(t)
        if not bernoulli_exp(u, t, below):
            continue
        v = 0
        while bernoulli_exp(1, 1, below):
            v += 1
        magnitude = (u + t * v) // s
        is_negative = below(2) == 1
        if not (is_negative and magnitude == 0):
            return -magnitude if is_negative else magnitude


def bernoulli_exp(numerator: int, denominator: int, below: Below) -> bool:
    """True with probability exp(-numerator/denominator), for a fraction from 0 to 1."""
    k = 1
    while below(denominator * k) < numerator:
        k += 1
    return k % 2 == 1


def probability(z: int, epsilon: Fraction) -> float:
    """P(z) of the noise."""
    a = math.exp(-epsilon)
    return (1 - a) / (1 + a) * a ** abs(z)


def error_bound(epsilon: Fraction, cells: int = 1) -> int:
    """The smallest k such that the noise of `cells` cells added up stays within ±k in 95 of 100 cases."""
    reach = math.ceil(60 / epsilon)
    single = [probability(z, epsilon) for z in range(-reach, reach + 1)]
    total = single
    for _ in range(cells - 1):
        total = _convolve(total, single)
    centre, inside, k = len(total) // 2, total[len(total) // 2], 0
    while inside < CONFIDENCE:
        k += 1
        inside += total[centre - k] + total[centre + k]
    return k


def combined_error(sums: Iterable[tuple[Fraction, int]]) -> int:
    """The same for a total that several tables estimate, each as a sum of so many cells with its ε: the best mean of independent sums."""
    precision = sum(1 / (cells * variance(epsilon)) for epsilon, cells in sums)
    return math.ceil(TWO_SIDED / math.sqrt(precision))


def variance(epsilon: Fraction) -> float:
    """The variance of the noise of one cell."""
    a = math.exp(-epsilon)
    return 2 * a / (1 - a) ** 2


def is_shown(value: int, shown_from: int = SHOWN_FROM) -> bool:
    """Whether a count is told as “about n”; smaller ones, zero among them, are all told as “fewer than 5”."""
    return value >= shown_from


def _convolve(left: list[float], right: list[float]) -> list[float]:
    result = [0.0] * (len(left) + len(right) - 1)
    for i, x in enumerate(left):
        if x > 1e-18:
            for j, y in enumerate(right):
                result[i + j] += x * y
    return result
