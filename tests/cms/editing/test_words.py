"""Editors read Chinese: the names of all fields, blocks and kinds of page, and what Wagtail itself left in English."""

import re

import polib
import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.forms import ModelForm
from django.utils.translation import gettext, override
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.blocks import Block
from wagtail.coreutils import get_content_type_label
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.base.pages import PublicPage
from tests.architecture.source import ROOT

HAN = re.compile(r"[\u3400-\u9fff]")
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
OURS = ROOT / "cms/editing/locale/zh_Hans/LC_MESSAGES/django.po"
KINDS = [model for model in apps.get_models() if issubclass(model, PublicPage)]
WAGTAILS_OWN = {"slug", "seo_title", "search_description", "show_in_menus", "go_live_at", "expire_at", "comment_notifications", "title"}


def panels_below(panel: Panel) -> list[Panel]:
    return [panel, *(below for child in getattr(panel, "children", []) for below in panels_below(child))]


def names_of_blocks(block: Block) -> list[str]:
    children = dict(getattr(block, "child_blocks", {}))
    below = [name for child in children.values() for name in names_of_blocks(child)]
    return (
        [str(child.label) for child in children.values()]
        + below
        + (names_of_blocks(block.child_block) if hasattr(block, "child_block") else [])
    )


def names_of_fields(panels: list[Panel], form: type[ModelForm], model: type[Model]) -> list[str]:
    fields = [panel for panel in panels if isinstance(panel, FieldPanel) and panel.field_name not in WAGTAILS_OWN]
    labels = {name: field.label for name, field in form.base_fields.items()}
    return [str(panel.heading or labels.get(panel.field_name) or model._meta.get_field(panel.field_name).verbose_name) for panel in fields]


def names_on_the_form(model: type[Page]) -> list[str]:
    """Every heading, label and name of a block that the editor of such a page reads."""
    handler = model.get_edit_handler()
    panels, form = panels_below(handler), handler.get_form_class()
    names = [str(model.get_verbose_name()), *names_of_fields(panels, form, model)]
    for panel in panels:
        if isinstance(panel, InlinePanel):
            below, child = panels_below(panel.child_edit_handler), form.formsets[panel.relation_name].form
            names += [str(panel.heading), str(panel.label), *names_of_fields(below, child, child._meta.model)]
    streams = [field for field in model._meta.get_fields() if isinstance(field, StreamField)]
    return names + [name for field in streams for name in names_of_blocks(field.stream_block)]


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_no_field_block_or_kind_of_page_is_named_in_english(db, model):
    with override("zh-hans"):
        assert [name for name in names_on_the_form(model) if not HAN.search(name)] == []
        assert HAN.search(get_content_type_label(ContentType.objects.get_for_model(model)))


def test_no_two_kinds_of_page_are_called_the_same():
    with override("zh-hans"):
        assert len({model.get_verbose_name() for model in KINDS}) == len(KINDS)


def test_what_wagtail_leaves_in_english_is_said_in_chinese_with_the_same_places():
    for entry in polib.pofile(str(OURS)):
        said = entry.msgstr or entry.msgstr_plural[0]
        assert HAN.search(said), entry.msgid
        assert set(PLACES.findall(said)) <= set(PLACES.findall(entry.msgid + entry.msgid_plural)), entry.msgid


def test_its_compiled_catalogue_is_fresh():
    compiled, fresh = polib.mofile(str(OURS.with_suffix(".mo"))), polib.pofile(str(OURS))
    assert {entry.msgid: entry.msgstr for entry in compiled} == {entry.msgid: entry.msgstr for entry in fresh}


def test_the_first_screen_speaks_chinese(site, editor_client):
    page = editor_client.get("/cms/").content.decode()
    assert "<h1" in page
    assert "半边天" in page
    for english in ("localhost", "Search all pages", "editor guide", "Things in Wagtail"):
        assert english not in page, english


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Close", "关闭"),
        ("History", "历史"),
        ("Next", "下一个"),
        ("collection", "集合"),
        ("model log entries", "条记录"),
        ("live", "已发布"),
    ],
)
def test_a_word_of_the_desk_does_not_take_the_place_of_wagtails_own(text, said):
    with override("zh-hans"):
        assert gettext(text) == said


def test_a_button_of_a_list_is_one_word(site, editor_client):
    assert "添加求助电话" in editor_client.get("/cms/hotline/").content.decode()
