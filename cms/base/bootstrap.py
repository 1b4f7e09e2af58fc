"""The ground that every family stands on: the site and its home page, made once."""

from django.apps import apps
from wagtail.models import Page, Site

from portal.district.pack import district

HOME = ("home", "HomePage")


def ensure_home() -> Page:
    """The home page, made with its site when it is not there yet."""
    model = apps.get_model(*HOME)
    home = model.objects.order_by("path").first() or _plant(model)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if site.root_page_id != home.pk:
        site.root_page, site.site_name = home, district().portal_name
        site.save()
    return home


def _plant(model: type[Page]) -> Page:
    """Put the home page in the place of the page that Wagtail's own migrations make."""
    welcome = Page.objects.filter(depth=2, slug="home")
    welcome.update(slug="welcome")
    home = Page.objects.get(depth=1).add_child(instance=model(title=district().portal_name, slug="home"))
    Site.objects.filter(root_page__slug="welcome").update(root_page=home)
    for page in Page.objects.filter(depth=2, slug="welcome"):
        page.delete()
    return home
