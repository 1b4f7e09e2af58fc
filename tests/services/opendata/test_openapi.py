"""The description against what is really answered."""

import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from services.opendata.fields import Field, record, schema_of

BASE = "/data/api/v1"
CODES = {"indicators": "1-2a", "releases": "2026Q3"}


@pytest.fixture
def described(resident, readings, releases) -> dict:
    return json.loads(resident.get(f"{BASE}/openapi.json").content)


def validator(described: dict, schema: dict) -> Draft202012Validator:
    return Draft202012Validator(schema | {"components": described["components"]})


def schema_for(described: dict, address: str, status: str) -> dict:
    answer = described["paths"][address]["get"]["responses"][status]
    if "$ref" in answer:
        answer = described["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
    (content,) = answer["content"].values()
    return content["schema"]


def test_it_is_what_it_says_it_is(described):
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": BASE}]
    assert "注明来源" in described["info"]["license"]["name"]
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    names = [each["operationId"] for path in described["paths"].values() for each in path.values()]
    assert len(names) == len(set(names)) == 7


def test_every_answer_fits_its_description_and_has_no_member_beside(described, resident):
    for address, methods in described["paths"].items():
        real = BASE + address.replace("{code}", CODES.get(address.split("/")[1], ""))
        told = json.loads(resident.get(real).content)
        schema = schema_for(described, address, "200")
        validator(described, schema).validate(told)
        declared = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        assert set(told) == set(declared["required"])
        data = declared["properties"]["data"]
        members = data if "properties" in data else described["components"]["schemas"][data["items"]["$ref"].rsplit("/", 1)[1]]
        for each in told["data"] if isinstance(told["data"], list) else [told["data"]]:
            assert set(each) == set(members["required"])
        assert methods["get"]["summary"]


def test_every_refusal_fits_its_description(described, resident):
    for address in described["paths"]:
        real = BASE + address.replace("{code}", CODES.get(address.split("/")[1], ""))
        for status, wrong in (("400", f"{real}?colour=red"), ("404", f"{BASE}/nowhere/")):
            answer = resident.get(wrong)
            assert str(answer.status_code) == status
            validator(described, schema_for(described, address, status)).validate(json.loads(answer.content))


def test_every_described_parameter_is_understood(described, resident):
    for address, methods in described["paths"].items():
        for parameter in methods["get"]["parameters"]:
            if parameter["in"] == "query":
                value = "1" if parameter["schema"]["type"] == "integer" else "x"
                assert resident.get(f"{BASE}{address}", {parameter["name"]: value}).status_code == 200, (address, parameter["name"])


def test_the_comparison_would_find_a_wrong_type():
    field = Field("year", "integer", "the year")
    with pytest.raises(ValidationError):
        Draft202012Validator(schema_of([field])).validate(record([field], {"year": "2024"}))
