"""What can be counted rather than timed holds in every run: queries of a page, writes and commits of a submit."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from services.intake.flows import flow_of
from services.intake.submission import submit
from tests.benchmarks.cases import HOME, MEASURE, POLICIES, WRITES, filled
from tests.benchmarks.many import policies
from tests.factories.pages import make_first_pages, make_plan


@pytest.fixture
def plan(district) -> None:
    make_plan()


def test_pages_take_few_queries_however_many_there_are(plan, django_assert_max_num_queries):
    make_first_pages(demo=False)
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
