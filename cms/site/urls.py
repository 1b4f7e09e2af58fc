"""Pages that no editor writes."""

from django.urls import path

from cms.site.machines import feed, robots, sitemap
from cms.site.views import leaving, named_platforms, privacy, site_map

app_name = "site"
urlpatterns = [
    path("about/privacy/", privacy, name="privacy"),
    path("about/platforms/", named_platforms, name="platforms"),
    path("about/map/", site_map, name="map"),
    path("out/<str:token>/", leaving, name="leaving"),
    path("feeds/<slug:name>.xml", feed, name="feed"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
