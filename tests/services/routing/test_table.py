"""The agreed truth: `table.tsv` row by row, against the rules of the district's pack."""

import csv
from pathlib import Path

import pytest

from services import routing
from services.catalogue.facts import Facts
from services.catalogue.registry import services
from services.routing.actions import route
from services.routing.conditions import parse
from services.routing.models import RoutingRule

with (Path(routing.__file__).parent / "table.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


def inputs_of(row: dict[str, str]) -> dict[str, str]:
    return dict(pair.split("=") for pair in row["inputs"].split("; ") if pair)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['service']} {row['category']} {row['inputs']}")
def test_the_outcome_is_the_agreed_one(row, district):
    decision = route(Facts(row["service"], row["category"], inputs=inputs_of(row)))
    agreed = (row["rule"], row["lead"], tuple(row["partners"].split()), row["urgency"])
    assert (decision.rule, decision.lead, decision.partners, decision.urgency) == agreed


def test_every_rule_that_can_match_is_walked(district):
    assert set(RoutingRule.objects.exclude(when="").values_list("code", flat=True)) == {row["rule"] for row in ROWS if row["rule"]}


def test_rules_are_about_services_that_exist_and_every_service_has_one(district):
    conditions = [part for rule in RoutingRule.objects.all() for part in parse(rule.when) if part.name == "service"]
    assert {value for part in conditions for value in part.values} == {service.code for service in services()}


def test_all_thirty_seven_rules_are_on_record_in_their_order(district):
    codes = list(RoutingRule.objects.values_list("code", flat=True))
    assert [code for code in codes if not code.endswith("+")] == [f"R{number:02}" for number in range(1, 38)]
    assert codes.index("R12+") == codes.index("R12") - 1


def test_no_rule_is_shown_as_settled_before_the_district_has_checked_it(district):
    assert not RoutingRule.objects.verified().exists()


def test_the_statutory_basis_names_its_article_and_where_the_clock_starts(district):
    for code in ("R12", "R12+"):
        text = RoutingRule.objects.get(code=code).statutory
        assert "第43条" in text
        assert "起算时间以受理机关登记为准" in text
    assert "第44条" in RoutingRule.objects.get(code="R12+").statutory
