"""What an act of the desk wrote, counted."""

from collections import Counter
from typing import Final

from django.apps import apps

from portal.audit.models import Entry
from portal.outbox.models import Message
from services.cases.models import Case, DataWish
from services.intake.models import Done
from services.routing.models import RuleChange

WATCHED: Final = [*apps.get_app_config("cases").get_models(), Message, Done, RuleChange]


def counted() -> Counter[str]:
    """Rows of everything that an act may write; looks at a case are audited each time and left out."""
    rows = Counter({model.__name__: model.objects.count() for model in WATCHED})
    rows["Entry"] = Entry.objects.exclude(action="case.viewed").count()
    rows["closed"] = Case.objects.filter(closed_at__isnull=False).count()
    rows["erased"] = Case.objects.filter(erased_at__isnull=False).count()
    rows["copies"] = DataWish.objects.exclude(sealed=b"").count()
    return rows


def grown(before: Counter[str]) -> dict[str, int]:
    return {table: count - before[table] for table, count in counted().items()}
