"""What can be counted rather than timed holds in every run: queries of a page, writes and commits of a submit."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from services.intake.flows import flow_of
from services.intake.submission import submit
from tests.benchmarks.cases import HOME, MEASURE, POLICIES, WRITES, filled
from tests.benchmarks.many import policies


@pytest.fixture
def plan(district) -> None:
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root")
    call_command("import_plan", verbosity=0)


def test_pages_take_few_queries_however_many_there_are(plan, django_assert_max_num_queries):
    call_command("publish_starter", verbosity=0, stdout=StringIO())
    client = Client()
    for size in (0, 60):
        policies(size)
        for path, most in ((HOME, 12), (POLICIES, 10), (MEASURE, 8)):
            with django_assert_max_num_queries(most):
                assert client.get(path).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_complete_submit_is_one_commit_of_at_most_ten_writes(district):
    draft = filled()
    with CaptureQueriesContext(connection) as queries:
        submit(flow_of("legal_aid"), draft)
    statements = [query["sql"].split()[0] for query in queries]
    assert statements.count("COMMIT") == 1
    assert sum(word in WRITES for word in statements) <= 10
