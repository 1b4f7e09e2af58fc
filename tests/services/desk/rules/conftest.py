"""The front desk and the office that coordinates, on a day of their own."""

import pytest
import time_machine
from django.test import Client

from portal.accounts.roles import COORDINATOR, SUPERVISOR
from tests.conftest import person, signed_in


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-25 10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def front(district):
    return person("front", COORDINATOR, "FL")


@pytest.fixture
def office(district):
    return person("office", SUPERVISOR, "FEGW")


@pytest.fixture
def browser(front) -> Client:
    return signed_in(front)
