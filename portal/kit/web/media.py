"""Pictures that editors published, where no web server in front does it."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from portal.kit.web.access import access


@access("public")
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the published pictures; nothing else under MEDIA_ROOT can be reached by its path."""
    return serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
