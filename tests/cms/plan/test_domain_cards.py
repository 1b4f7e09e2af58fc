"""The eight domains as cards: what a drawing says to the ear is in the reader's language."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string


@pytest.mark.parametrize(("gloss", "heard"), [("Women and health", "Women and health"), ("", "妇女与健康")], ids=["English", "Chinese"])
def test_the_half_disc_is_called_as_the_reader_calls_the_domain(gloss, heard):
    domain = SimpleNamespace(url="/plan/1/", ratio=0.5, title="妇女与健康", gloss=gloss, goals=12, measures=13)
    soup = BeautifulSoup(render_to_string("cms/plan/domains.html", {"domains": [domain]}), "html.parser")
    assert soup.svg["aria-label"].startswith(heard)
    assert soup.strong.text == "妇女与健康"
