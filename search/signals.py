"""Keeps the index in step with what is published, in the transaction of the change itself."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.base.columns import ArticlePage
from cms.help.models import HelpPage
from cms.help.procedures import ProcedurePage
from portal.district.models import Hotline
from portal.kit.findable import INDEXED, key_of
from search.models import Entry
from search.sources.pages import codes_of
from search.writing import remove, write


@receiver([page_published, page_unpublished])
def follow_page(instance: Page, **kwargs: Any) -> None:
    """A page went live, changed, or left the site; what it carries out is then found by other words."""
    follow(instance)
    for code in codes_of(instance):
        follow_plan_item(code)


@receiver(post_page_move)
def follow_move(instance: Page, **kwargs: Any) -> None:
    """All addresses below a moved page are new."""
    for page in Page.objects.descendant_of(instance, inclusive=True).live().specific():
        follow(page)


@receiver(post_save)
def follow_row(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """Rows that are no pages; a page's draft is no news."""
    if not raw and not isinstance(instance, Page) and _is_of_now(sender):
        follow(instance)


@receiver(post_save, sender=Hotline)
def follow_guides(instance: Hotline, **kwargs: Any) -> None:
    """Guides are also found by the numbers that they name."""
    for model in (HelpPage, ProcedurePage):
        for page in model.objects.live().filter(hotlines=instance):
            follow(page)


@receiver(post_delete)
def forget(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """What is deleted is not found."""
    if _is_of_now(sender):
        remove(key_of(sender._meta.label, instance.pk))
        for code in codes_of(instance) if isinstance(instance, ArticlePage) else ():
            follow_plan_item(code)


def _is_of_now(sender: type[Model]) -> bool:
    """Whether rows of a model are found. What a migration saves is of a past model, which cannot say what it is about."""
    return sender._meta.label_lower in INDEXED and apps.get_model(sender._meta.label) is sender


def follow(instance: Model) -> None:
    """Write or remove the document of a row."""
    describe = INDEXED.get(instance._meta.label_lower)
    if describe is None:
        return
    document = describe(instance)
    if document:
        write(document)
    else:
        remove(key_of(instance._meta.label, instance.pk))


def follow_plan_item(code: str) -> None:
    """A plan item is also found by the titles of what carries it out."""
    label = Entry.objects.filter(code=code).values_list("key", flat=True).first()
    if label:
        name, pk = label.rsplit(":", 1)
        model: Any = apps.get_model(name)
        for page in model.objects.filter(pk=pk):
            follow(page)
