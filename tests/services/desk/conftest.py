"""A desk with one case on it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from services.cases.models import Case
from services.desk.forms import ActForm
from tests.factories.cases import make_case

PAGES = ("case", "reveal")
OURS = {"Sec-Fetch-Site": "same-origin"}  # as a browser says of a form on a page of ours


@pytest.fixture
def case(caseworker) -> Case:
    """A registered case of the caseworker's department."""
    return make_case()


def address(case: Case, act: str = "case") -> str:
    """Where an act on a case is sent."""
    return reverse(f"desk:{act}", args=[case.pk]) if act in PAGES else reverse("desk:act", args=[case.pk, act])


def fresh_key() -> str:
    """The key of a form that was opened just now."""
    return str(ActForm().initial["k"])


def send(client: Client, case: Case, act: str, **data: Any) -> HttpResponse:
    """Send the form of an act as the page would."""
    return client.post(address(case, act), {"k": fresh_key()} | data, headers=OURS)
