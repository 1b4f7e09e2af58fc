"""Links that editors write."""

from django.utils.html import escape
from wagtail import hooks
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.site.leaving import way_out


class ForeignLink(LinkHandler):
    """A link to another site, by way of the page that says so."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return f'<a href="{escape(way_out(attrs["href"]))}" rel="nofollow noreferrer">'


@hooks.register("register_rich_text_features", order=10)
def foreign_links(features: FeatureRegistry) -> None:
    """Wagtail hands every link with an outside address to this handler."""
    features.register_link_type(ForeignLink)
