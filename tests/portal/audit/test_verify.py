"""Checking the chain names the first broken link, also when whoever rewrote it held the key."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.audit import anchors as anchoring
from portal.audit import triggers
from portal.audit.anchors import anchors, drop_anchor
from portal.audit.chain import digest
from portal.audit.models import Entry
from portal.audit.verify import Broken, first_broken_link


@pytest.fixture
def forger(chain):
    """Somebody with every right on the database."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def rewrite_from(seq: int) -> None:
    """A forger who also holds the audit key makes the rest of the chain fit."""
    rows = list(Entry.objects.filter(seq__gte=seq))
    previous = Entry.objects.filter(seq=seq - 1).values_list("digest", flat=True).first() or "0" * 64
    for row in rows:
        row.previous = previous
        row.digest = previous = digest(row)
        row.save()


def test_an_untouched_chain_is_whole(chain):
    drop_anchor()
    assert first_broken_link(anchors()) is None


@pytest.mark.parametrize("column", ["action", "subject", "subject_id", "department", "result", "request_id", "algorithm"])
def test_a_changed_row_is_named(forger, column):
    Entry.objects.filter(seq=3).update(**{column: "other"})
    assert first_broken_link([]) == Broken(3, "changed")


def test_a_changed_moment_is_named(forger):
    row = Entry.objects.get(seq=3)
    Entry.objects.filter(seq=3).update(at=row.at.replace(year=2020))
    assert first_broken_link([]) == Broken(3, "changed")


def test_a_deleted_row_is_named(forger):
    Entry.objects.filter(seq=3).delete()
    assert first_broken_link([]) == Broken(3, "missing")
    Entry.objects.filter(seq=1).delete()
    assert first_broken_link([]) == Broken(1, "missing")


def test_a_row_put_in_the_place_of_another_is_named(forger):
    first, second = (Entry.objects.get(seq=seq) for seq in (2, 3))
    Entry.objects.filter(seq=3).update(previous=second.digest, digest=first.digest)
    assert first_broken_link([]) == Broken(3, "does not follow the row before it")


def test_a_cut_tail_is_noticed_by_the_anchor(forger):
    drop_anchor()
    Entry.objects.filter(seq__gte=4).delete()
    assert first_broken_link(anchors()) == Broken(4, "cut off: an anchor remembers later rows")


def test_a_chain_rewritten_with_the_key_differs_from_the_anchor(forger):
    drop_anchor()
    Entry.objects.filter(seq=2).update(result="other")
    rewrite_from(2)
    assert first_broken_link([]) is None
    assert first_broken_link(anchors()).seq == 5


def test_an_anchor_dropped_after_the_rewriting_does_not_whitewash_it(forger):
    drop_anchor()
    Entry.objects.filter(seq=5).update(result="other")
    rewrite_from(5)
    drop_anchor()
    assert first_broken_link(anchors()).seq == 5


def test_the_command_says_that_the_chain_is_whole(chain):
    drop_anchor()
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue() == "The chain is whole: 5 rows, 1 anchors.\n"


def test_the_command_fails_with_the_row_the_reason_and_what_to_do(forger):
    Entry.objects.filter(seq=3).update(result="other")
    with pytest.raises(CommandError, match="Row 3 is the first broken link: changed. Keep this database") as failed:
        call_command("verify_audit")
    assert failed.value.returncode == 1


@pytest.mark.parametrize("line", ["{", json.dumps({"day": "2026-11-24"}), "\ufffd"])
def test_a_damaged_anchor_is_named_by_its_line(chain, line):
    drop_anchor()
    with anchoring.path().open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(CommandError, match=r"audit-anchors.jsonl, line 2, is no anchor"):
        call_command("verify_audit")


@pytest.mark.django_db
def test_an_empty_chain_has_nothing_to_anchor(settings, tmp_path):
    settings.ANCHOR_DIR = tmp_path
    assert drop_anchor() is None
    assert list(anchors()) == []
