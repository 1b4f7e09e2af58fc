"""The agreed truth: `table.tsv` row by row, against the rules of the district's pack."""

from collections.abc import Mapping

from services.catalogue.registry import services
from services.routing.actions import route
from services.routing.models import RoutingRule
from services.routing.truth import facts_of, lines

ROWS = lines()


def outcome(row: Mapping[str, str]) -> tuple[str, ...]:
    decision = route(facts_of(row))
    tasks = " ".join(f"{task.rule}:{task.lead}" for task in decision.tasks)
    return (decision.rule, decision.lead, " ".join(decision.partners), decision.urgency, tasks)


def test_each_line_has_the_agreed_outcome(district):
    agreed = {row["case"]: tuple(row[name] for name in ("rule", "lead", "partners", "urgency", "tasks")) for row in ROWS}
    assert {row["case"]: outcome(row) for row in ROWS} == agreed


def test_no_combination_stands_twice():
    assert len({row["case"] for row in ROWS}) == len(ROWS)
    combinations = [(row["service"], row["inputs"], row["keep_from"]) for row in ROWS]
    assert len(combinations) == len(set(combinations))


def test_every_rule_that_can_match_is_walked(district):
    rules = [row.as_rule() for row in RoutingRule.objects.exclude(when="")]
    walked = {rule.code for rule in rules for row in ROWS if rule.when.holds(facts_of(row))}
    assert {rule.code for rule in rules} == walked


def test_rules_and_table_are_about_services_that_exist(district):
    parts = [part for rule in RoutingRule.objects.all() for part in rule.as_rule().when.parts if part.name == "service"]
    known = {service.code for service in services()}
    assert {value for part in parts for value in part.values} <= known
    assert {row["service"] for row in ROWS} == known


def test_all_thirty_seven_rules_are_on_record_in_their_order(district):
    codes = list(RoutingRule.objects.values_list("code", flat=True))
    assert list(dict.fromkeys(code.rstrip("+-") for code in codes)) == [f"R{number:02}" for number in range(1, 38)]


def test_no_adult_is_passed_to_the_police_without_her_word_unless_danger_or_trafficking(district):
    refused = [row for row in ROWS if "person=full" in row["inputs"] and "police=yes" not in row["inputs"]]
    assert {row["rule"] for row in refused if route(facts_of(row)).lead == "GA"} == {"R01"}


def test_no_rule_is_shown_as_settled_before_the_district_has_checked_it(district):
    assert not RoutingRule.objects.verified().exists()


def test_nothing_unchecked_is_told_as_law(district):
    assert [rule.code for rule in RoutingRule.objects.all() if "【核】" in rule.facts + rule.statutory + rule.note] == []


def test_the_statutory_basis_names_its_article_and_where_the_clock_starts(district):
    for code in ("R12", "R12+"):
        text = RoutingRule.objects.get(code=code).statutory
        assert "第43条" in text
        assert "起算时间以受理机关登记为准" in text
    assert "第44条" in RoutingRule.objects.get(code="R12+").statutory
