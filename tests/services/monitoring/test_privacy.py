"""The sampler draws exactly what it says, from the operating system, and the errors told are those of the noise."""

import inspect
import random
import secrets
from collections import Counter
from fractions import Fraction

import pytest
from scipy.stats import chisquare

from services.monitoring import release
from services.monitoring.privacy import bernoulli_exp, combined_error, discrete_laplace, error_bound, probability, variance
from services.monitoring.workload import TABLES
from tests.longer import often

EPSILONS = sorted({table.epsilon for table in TABLES})


def draws(epsilon: Fraction, size: int) -> list[int]:
    below = random.Random(2026).randrange
    return [discrete_laplace(epsilon, below) for _ in range(size)]


@pytest.mark.parametrize("epsilon", EPSILONS)
def test_the_noise_has_the_distribution_it_should_have(epsilon):
    size, reach = often(40_000, 400_000), 8
    seen = Counter(max(-reach, min(reach, z)) for z in draws(epsilon, size))
    expected = {z: probability(z, epsilon) for z in range(-reach + 1, reach)}
    tail = (1 - sum(expected.values())) / 2
    expected |= {-reach: tail, reach: tail}
    order = sorted(expected)
    assert chisquare([seen[z] for z in order], [expected[z] * size for z in order]).pvalue > 0.001


def test_probabilities_add_up_to_one_and_fall_by_the_factor_epsilon_says():
    for epsilon in EPSILONS:
        assert sum(probability(z, epsilon) for z in range(-200, 201)) == pytest.approx(1)
        assert sum(z * z * probability(z, epsilon) for z in range(-200, 201)) == pytest.approx(variance(epsilon))


def test_a_bernoulli_of_nothing_is_certain():
    assert all(bernoulli_exp(0, 1, random.Random(n).randrange) for n in range(50))


def test_in_production_the_operating_system_gives_the_randomness():
    for function in (discrete_laplace, release.close_quarter, release.publish):
        assert inspect.signature(function).parameters["below"].default is secrets.randbelow


@pytest.mark.parametrize("epsilon", EPSILONS)
@pytest.mark.parametrize("cells", [1, 3, 8])
def test_the_error_told_holds_in_95_of_100_cases_and_no_smaller_one_does(epsilon, cells):
    below = random.Random(7).randrange
    sums = [abs(sum(discrete_laplace(epsilon, below) for _ in range(cells))) for _ in range(often(8_000, 40_000))]
    bound = error_bound(epsilon, cells)
    assert sum(size <= bound for size in sums) / len(sums) > 0.942
    assert sum(size <= bound - 1 for size in sums) / len(sums) < 0.955


def test_two_estimates_of_a_total_are_better_than_the_best_of_them():
    sums = [(Fraction(3, 5), 8), (Fraction(1, 2), 7)]
    assert combined_error(sums) < min(error_bound(*one) for one in sums)
