"""The ground that every family stands on: the language, the site and its home page, made once."""

from django.apps import apps
from django.conf import settings
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

from portal.district.pack import district

HOME = ("home", "HomePage")


def ensure_home() -> Page:
    """The home page, made with its site when it is not there yet; also in a database that was emptied of what Wagtail's migrations make."""
    model = apps.get_model(*HOME)
    home = model.objects.order_by("path").first() or _plant(model)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    name = district().portal_name
    if (site.root_page_id, site.site_name) != (home.pk, name):
        site.root_page, site.site_name = home, name
        site.save()
    return home


def _plant(model: type[Page]) -> Page:
    """Put the home page in the place of the page that Wagtail's own migrations make."""
    welcome = Page.objects.filter(depth=2, slug="home")
    welcome.update(slug="welcome")
    home = _root().add_child(instance=model(title=district().portal_name, slug="home"))
    Site.objects.filter(root_page__slug="welcome").update(root_page=home)
    for page in Page.objects.filter(depth=2, slug="welcome"):
        page.delete()
    return home


def _root() -> Page:
    """The page above all sites."""
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    return Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
