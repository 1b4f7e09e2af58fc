"""How published pages are found: every page of the site, each family with its own kind."""

from typing import Any, Final

from django.apps import apps
from django.utils import timezone
from django.utils.translation import override

from cms.base.columns import ArticlePage, PlanCode
from cms.base.english import named
from cms.base.pages import PublicPage
from cms.plan.english import gloss
from cms.plan.models import DomainPage, GoalPage, MeasurePage, PlanText
from cms.policies.models import PolicyPage
from portal.kit.findable import Document, indexes, key_of
from search.companions import companion
from services.catalogue.registry import services_for_plan

KINDS: Final = {
    "plan.goalpage": "goal",
    "plan.measurepage": "measure",
    "policies.policypage": "policy",
    "help.helppage": "guide",
    "help.procedurepage": "guide",
    "stories.storypage": "story",
}
ITEMS: Final = ("plan.goalpage", "plan.measurepage")
DOMAINS: Final = "一二三四五六七八"
NO_ANSWERS: Final = {"home.homepage"}


def describe(page: PublicPage) -> Document | None:
    """The document of a page; None for one that is not public."""
    label = page._meta.label_lower
    if not page.live or label in NO_ANSWERS or page.obstacles():
        return None
    is_plan = isinstance(page, PlanText)
    return Document(
        key=key_of(label, page.pk),
        kind=KINDS.get(label, "plan" if is_plan else "page"),
        title=page.title,
        url=page.url,
        code=page.code if is_plan else "",
        summary=getattr(page, "summary", ""),
        body=page.text if is_plan else _body(page),
        keywords=" ".join(_keywords(page)),
        context=context_of(page) if is_plan else " ".join(numbers_of(page)),
        date="" if is_plan else _day(page),
        domains=domains_of([page.code] if is_plan else codes_of(page)),
        title_en=_title_in_english(page),
        summary_en=getattr(page, "summary_en", ""),
        body_en=_body(page, "_en"),
    )


def _title_in_english(page: PublicPage) -> str:
    """What its editors call it, else what the menus call a column or a domain of the plan; "" for what has no English name."""
    with override("en"):
        known = gloss(page.title) if isinstance(page, DomainPage) else named(page.title)
    return getattr(page, "title_en", "") or (known if known != page.title else "")


def _day(page: PublicPage) -> str:
    """The day that lists show: of a law or a document its own, never the one on which it was put here."""
    if isinstance(page, PolicyPage):
        return page.dated.isoformat() if page.dated else ""
    return timezone.localdate(page.first_published_at).isoformat() if page.first_published_at else ""


def domains_of(codes: list[str]) -> str:
    """The domains of items of the plan; its other parts (三部.四) belong to none."""
    return "".join(sorted({code.split(".")[0] for code in codes} & set(DOMAINS), key=DOMAINS.index))


def codes_of(page: PublicPage) -> list[str]:
    """The plan items that an article belongs to."""
    return [row.code for row in page.plan_codes.all()] if isinstance(page, ArticlePage) else []


def _keywords(page: PublicPage) -> list[str]:
    """The number of a document; for a plan item what carries it out, since that is what people ask for."""
    return carried_out_by(page.code) if isinstance(page, PlanText) else [getattr(page, "document_number", "")]


def numbers_of(page: PublicPage) -> list[str]:
    """The telephone numbers that a guide names: it is not about them."""
    hotlines: Any = getattr(page, "hotlines", None)
    return [f"{line.number} {line.name}" for line in hotlines.all()] if hotlines else []


def carried_out_by(code: str) -> list[str]:
    """The titles of the live articles and of the services that belong to an item of the plan."""
    titles = [str(service.title) for service in services_for_plan(code)]
    for family in PlanCode.__subclasses__():
        rows: Any = apps.get_model(family._meta.label)._default_manager.filter(code=code, page__live=True)
        titles += rows.values_list("page__title", flat=True)
    return titles


def context_of(page: PlanText) -> str:
    """The text of the goal or measure that speaks of the same thing."""
    if page._meta.label_lower not in ITEMS:
        return ""
    mine = f"{page.code.split('.')[0]}."
    goals, measures = (
        dict(model.objects.live().filter(code__startswith=mine).values_list("code", "text")) for model in (GoalPage, MeasurePage)
    )
    return (goals | measures).get(companion(page.code, goals, measures), "")


def _body(page: PublicPage, ending: str = "") -> str:
    body = getattr(page, f"body{ending}", None)
    texts = body.stream_block.get_searchable_content(body) if body else []
    around = [getattr(page, f"{name}{ending}", "") for name in ("introduction", "for_whom", "bring", "audience", "conditions")]
    return "\n".join([text for text in (*around, *map(str, texts)) if text]).strip()


for model in apps.get_models():
    if issubclass(model, PublicPage):
        indexes(model._meta.label)(describe)
