"""Whatever happens to requests afterwards, earlier releases stay as they are, byte by byte."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.kit import clock
from portal.outbox.dispatch import drain
from portal.outbox.sending import enqueue
from services.cases import actions
from services.cases.models import Case
from services.monitoring import ledger
from services.monitoring.handlers import close_what_is_due
from services.monitoring.models import Release
from services.monitoring.release import close_quarter
from tests.factories.cases import make_case
from tests.factories.figures import event, quarter_of_facts
from tests.longer import often

STEPS = ("late", "again", "new", "merged", "withdrawn", "erased", "close")


def act(step: str, number: int, caseworker) -> None:
    """One thing that happens: a count that comes late or twice, a new request, or the end of one."""
    if step in ("late", "again"):
        happened = event(number if step == "late" else 1)
        enqueue(happened.topic, **happened.payload())
    elif step == "new":
        actions.accept(case=make_case(), actor=caseworker)
    elif step == "close":
        close_what_is_due()
    elif (case := Case.objects.exclude(state="closed").order_by("pk").first()) and step != "erased":
        actions.close(case=case, actor=caseworker, outcome={"merged": "duplicate"}.get(step, step))
    elif case:
        Case.objects.filter(pk=case.pk).update(sealed_answers=b"", facts={}, erased_at=clock.now())
    drain()


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(2, 50)), max_size=often(8, 20)))
@settings(max_examples=often(12, 150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_earlier_releases_never_change(books, caseworker, steps):
    if not Release.objects.exists():
        quarter_of_facts(1, "2026Q3")
        close_quarter("2026Q3")
    before = {release.pk: bytes(release.content) for release in Release.objects.all()}
    for step, number in steps:
        act(step, number, caseworker)
    after = {release.pk: bytes(release.content) for release in Release.objects.all()}
    assert {pk: after[pk] for pk in before} == before
    assert ledger.read("2026Q3", 1) == bytes(Release.objects.get(quarter="2026Q3").content)
