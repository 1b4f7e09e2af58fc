"""What asking leaves behind goes away by itself."""

from datetime import timedelta

from django.utils import timezone

from portal.kit import clock
from services.intake import drafts, once
from services.intake.handlers import forget_what_is_over
from services.intake.models import Done, Draft, Holding


def test_what_is_over_is_forgotten_and_what_is_not_stays(her):
    her.opens(her.asks())
    drafts.start("legal_aid")
    once.mark(b"new", "x")
    hour_ago = timezone.now() - timedelta(hours=1)
    Draft.objects.filter(version__gt=1).update(expires_at=hour_ago)
    Done.objects.exclude(key_hash=once._hash(b"new")).update(day=clock.today() - timedelta(days=3))
    forget_what_is_over()
    assert (Draft.objects.count(), Holding.objects.count(), Done.objects.count()) == (1, 1, 1)
    Holding.objects.update(expires_at=hour_ago)
    forget_what_is_over()
    assert not Holding.objects.exists()
