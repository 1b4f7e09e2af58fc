"""Writes a parsed plan into pages: all in one transaction, and only what differs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.base.bootstrap import ensure_home
from cms.plan import models
from cms.plan.models import PlanText
from cms.plan.parsing import Entry

KINDS: dict[str, type[PlanText]] = {
    "index": models.PlanIndexPage,
    "overview": models.OverviewPage,
    "chapter": models.ChapterPage,
    "domain": models.DomainPage,
    "goal": models.GoalPage,
    "measure": models.MeasurePage,
    "principle": models.PrinciplePage,
    "section": models.SectionPage,
}


@dataclass
class Report:
    """The codes of the pages that were made, changed or taken off the site, and of those whose draft was set aside."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)


@dataclass
class Importer:
    """One run; `said` is called with each code as its page is done."""

    notes: Mapping[str, str]
    said: Callable[[str], None]
    report: Report = field(default_factory=Report)

    @transaction.atomic
    def run(self, plan: Entry) -> Report:
        """Make the pages say what `plan` says."""
        present = {page.code: page for page in stored_pages()}
        self._write(ensure_home(), plan, present)
        for code in present.keys() - {entry.code for entry in plan.walk()}:
            self._retire(present[code])
        return self.report

    def _write(self, parent: Page, entry: Entry, present: Mapping[str, PlanText]) -> None:
        page = present.get(entry.code)
        if page is None:
            page = self._create(parent, entry)
        else:
            self._update(page, entry)
        self.said(entry.code)
        for child in entry.children:
            self._write(page, child, present)

    def _create(self, parent: Page, entry: Entry) -> PlanText:
        note = self.notes.get(entry.code, "")
        page = KINDS[entry.kind](
            title=entry.title, slug=entry.slug, code=entry.code, heading=entry.heading, text=entry.text, note=note, live=False
        )
        with disable_reference_index_auto_update():  # publishing saves the page once more
            parent.add_child(instance=page)
            revision = page.save_revision(changed=False, clean=False)  # adding it has just checked it
        revision.publish()
        page.refresh_from_db()
        self.report.created.append(entry.code)
        return page

    def _update(self, page: PlanText, entry: Entry) -> None:
        if page.live and (page.heading, page.text) == (entry.heading, entry.text):
            self.report.unchanged.append(entry.code)
            return
        if page.has_unpublished_changes and page.live:
            self.report.drafts.append(entry.code)
        page.title, page.heading, page.text = entry.title, entry.heading, entry.text
        page.save_revision().publish()
        self.report.changed.append(entry.code)

    def _retire(self, page: PlanText) -> None:
        if page.live:
            page.unpublish()
            self.report.retired.append(page.code)


def stored_pages() -> Iterator[PlanText]:
    """Every page of the plan, published or not."""
    for model in KINDS.values():
        yield from model.objects.all()
