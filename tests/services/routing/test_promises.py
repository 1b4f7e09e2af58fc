"""What is promised in words is what the pack sets."""

import shutil
from pathlib import Path

import pytest
from django.utils.translation import override

from services.routing.promises import by_when, urgency_name, urgency_names


@pytest.mark.parametrize(
    ("urgency", "chinese", "english"),
    [
        ("U0", "立即", "at once"),
        ("U1", "24 小时内", "within 24 hours"),
        ("U2", "3 个工作日内", "within 3 working days"),
        ("U3", "10 个工作日内", "within 10 working days"),
    ],
)
def test_each_urgency_in_both_languages(urgency, chinese, english):
    assert by_when(urgency) == chinese
    with override("en"):
        assert by_when(urgency) == english
        assert urgency_name(urgency) == english.capitalize()


def test_another_district_promises_what_its_own_pack_says(settings, tmp_path):
    shutil.copytree(Path(settings.DISTRICT_PACK), tmp_path / "pack")
    targets = tmp_path / "pack/targets.tsv"
    targets.write_text(targets.read_text("utf-8").replace("U1\t24\t", "U1\t48\t"), "utf-8")
    settings.DISTRICT_PACK = tmp_path / "pack"
    assert urgency_names() == {"U0": "立即", "U1": "48 小时内", "U2": "3 个工作日内", "U3": "10 个工作日内"}
