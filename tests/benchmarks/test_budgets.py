"""What can be counted rather than timed holds in every run: queries of a page, writes and commits of a submit."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from services.intake.flows import flow_of
from services.intake.submission import submit
from tests.benchmarks.cases import MEASURE, WRITES, filled


@pytest.fixture
def plan(district) -> None:
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root")
    call_command("import_plan", verbosity=0)


def test_a_measure_of_the_plan_takes_at_most_eight_queries(plan, django_assert_max_num_queries):
    client = Client()
    client.get(MEASURE)
    with django_assert_max_num_queries(8):
        assert client.get(MEASURE).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_complete_submit_is_one_commit_of_at_most_ten_writes(district):
    draft = filled()
    with CaptureQueriesContext(connection) as queries:
        submit(flow_of("legal_aid"), draft)
    statements = [query["sql"].split()[0] for query in queries]
    assert statements.count("COMMIT") == 1
    assert sum(word in WRITES for word in statements) <= 10
