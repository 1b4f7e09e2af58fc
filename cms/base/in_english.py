"""Articles that can also be read in English: fields beside the Chinese ones, under one address."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.base.blocks import BodyBlock
from cms.base.columns import ArticlePage
from portal.kit.web.ui_tags import said


class ArticleInEnglish(ArticlePage):
    """An article with title, summary and text in English; what is left empty is shown in Chinese."""

    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    summary_en = models.CharField(_("summary in English"), max_length=400, blank=True)
    body_en = StreamField(BodyBlock(), blank=True, verbose_name=_("text in English"))

    class Meta(ArticlePage.Meta):
        abstract = True

    @property
    def crumb(self) -> str:
        """The last breadcrumb in the reader's language."""
        return str(said(self, "title"))


def english_panel(*names: str) -> MultiFieldPanel:
    """Where editors write the English of the fields `names`."""
    return MultiFieldPanel([FieldPanel(f"{name}_en") for name in names], heading=_("In English"))
