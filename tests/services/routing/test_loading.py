"""The routing files of a pack: loaded idempotently, refused with file, line, column and reason."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as project

from portal.district.loader import load_pack
from portal.district.tables import PackError
from services.routing.loading import targets
from services.routing.models import RoutingRule

PACK = Path(project.DISTRICT_PACK)


@pytest.fixture
def pack(tmp_path) -> Path:
    """A copy of the pack that a test may spoil."""
    return shutil.copytree(PACK, tmp_path / "pack")


def spoil(pack: Path, file: str, old: str, new: str) -> None:
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_loading_twice_changes_nothing(db, pack):
    load_pack(pack)
    before = list(RoutingRule.objects.values())
    outcome = {outcome.file: outcome for outcome in load_pack(pack)}["routing.tsv"]
    assert (outcome.created, outcome.changed, outcome.withdrawn) == (0, 0, 0)
    assert list(RoutingRule.objects.values()) == before


@pytest.mark.parametrize(("new", "why"), [("XX", "no department"), ("FL", "another department")])
def test_the_second_desk_is_a_department_of_its_own(db, pack, new, why):
    spoil(pack, "district.toml", 'second_desk = "FYZX"', f'second_desk = "{new}"')
    with pytest.raises(PackError, match=f"district.toml, column second_desk: .*{why}"):
        load_pack(pack)


def test_a_rule_that_left_the_file_is_withdrawn_not_deleted(db, pack):
    load_pack(pack)
    lines = (pack / "routing.tsv").read_text(encoding="utf-8").splitlines()
    (pack / "routing.tsv").write_text("\n".join(line for line in lines if not line.startswith("R37")), encoding="utf-8")
    load_pack(pack)
    assert RoutingRule.objects.get(code="R37").is_active is False


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("danger_now=yes\tGA", "danger_now:yes\tGA", "routing.tsv, line 2, column when"),
        ("danger_now=yes\tGA", "danger_now=soon\tGA", "routing.tsv, line 2, column when"),
        ("=yes\tGA\tFL", "=yes\tAG\tFL", "routing.tsv, line 2, column lead: AG"),
        ("=yes\tGA\tFL", "=yes\t\tFL", "routing.tsv, line 2, column lead"),
        ("=yes\tGA\tFL", "=yes\tGA\tLF", "routing.tsv, line 2, column partners: LF"),
        ("GA\tFL\tU0", "GA\tFL\tU9", "routing.tsv, line 2, column urgency"),
        ("GA\tFL\tU0", "GA\tFL\t+1", "routing.tsv, line 2, column urgency"),
        ("\tCL\t+1", "\tCL\t+2", "column urgency"),
        ("\nR02\t", "\nR01\t", "routing.tsv, line 3, column rule"),
    ],
)
def test_a_broken_rule_names_its_place_and_changes_nothing(db, pack, old, new, place):
    spoil(pack, "routing.tsv", old, new)
    with pytest.raises(PackError, match=place):
        load_pack(pack)
    assert not RoutingRule.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("U1\t24\t", "U1\t24\t1", "targets.tsv, line 3, column hours"),
        ("U1\t24\t", "U1\t\t", "targets.tsv, line 3, column hours"),
        ("U1\t24\t", "U1\ta day\t", "targets.tsv, line 3, column hours"),
        ("U1\t", "U7\t", "targets.tsv, column urgency"),
    ],
)
def test_a_broken_target_names_its_place(db, pack, old, new, place):
    spoil(pack, "targets.tsv", old, new)
    with pytest.raises(PackError, match=place):
        load_pack(pack)


def test_the_targets_are_those_of_the_pack(settings, pack):
    spoil(pack, "targets.tsv", "U1\t24\t", "U1\t12\t")
    settings.DISTRICT_PACK = pack
    assert targets()["U1"].hours == 12
    settings.DISTRICT_PACK = PACK
    assert targets()["U1"].hours == 24
