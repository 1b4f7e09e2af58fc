"""Published pages for tests, each prepared once: the plan's two hundred cost ten seconds, the first articles five."""

from pathlib import Path

from django.conf import settings
from wagtail.models import Collection, Locale, Page

from cms.base.starter import publish_starter
from cms.plan.importing import Importer, Report
from cms.plan.parsing import Entry, parse
from cms.plan.source import plan_facts, plan_text
from portal.district.loader import load_pack
from tests.factories.prepared import prepared


def pack() -> Path:
    """The folder of the district."""
    return Path(settings.DISTRICT_PACK)


def source() -> str:
    """The plan's text as the district wrote it."""
    return plan_text(pack(), None)


def parsed(text: str) -> Entry:
    """`text` as the plan that the pack expects."""
    return parse(text, plan_facts(pack()).expected)


def import_text(text: str) -> Report:
    """Import `text` and return the report."""
    return Importer(plan_facts(pack()).notes, lambda code: None).run(parsed(text))


def make_district() -> None:
    """What the pack says."""
    prepared(lambda: load_pack(pack()), "pack", timeless=True)


def make_roots() -> None:
    """What Wagtail's own migrations make, for runs without migrations."""
    prepared(_roots, "roots")


def _roots() -> None:
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


def make_plan() -> Report:
    """The plan of the district; what importing it reported."""
    make_roots()
    return prepared(lambda: import_text(source()), "plan")


def make_first_pages(*, demo: bool) -> list[str]:
    """What the portal starts with; the addresses made."""
    make_roots()
    return prepared(lambda: publish_starter(demo=demo), f"first pages {demo=}")
