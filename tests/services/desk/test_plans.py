"""The inbox reads what is open, however much has ended: each of its queries goes by an index that holds nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.cases import make_case

OPEN_ONLY = ("INDEX cases_inbox (department_id=?", "INDEX cases_mine", "INDEX cases_her_data")
CASES = '"cases_case"'


def plans_of(client, listing: str) -> list[str]:
    """How SQLite looks for cases in each query of a list."""
    make_case()
    client.get("/desk/", {"list": listing})
    with CaptureQueriesContext(connection) as captured:
        client.get("/desk/", {"list": listing})
    asked = [query["sql"] for query in captured if f"FROM {CASES}" in query["sql"]]
    assert len(asked) >= 2
    with connection.cursor() as cursor:
        return ["; ".join(row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()) for sql in asked]


@pytest.mark.parametrize("listing", ["", "mine", "new", "today", "overdue", "waiting", "paused", "her_data"])
def test_lists_and_counts_of_open_cases_read_open_cases_only(listing, caseworker_client):
    if connection.vendor != "sqlite":
        return  # PostgreSQL chooses by the size of the tables, which are tiny here
    for plan in plans_of(caseworker_client, listing):
        assert any(f"USING {way}" in plan for way in OPEN_ONLY), plan


@pytest.mark.parametrize(("listing", "index"), [("closed", "cases_closed"), ("taken_back", "cases_by_outcome")])
def test_what_has_ended_is_read_in_its_order_from_an_index(listing, index, caseworker_client):
    if connection.vendor != "sqlite":
        return  # as above
    plans = plans_of(caseworker_client, listing)
    assert sum(f"USING INDEX {index} (department_id=?" in plan for plan in plans) == 1, plans
    assert not any("TEMP B-TREE" in plan for plan in plans)
