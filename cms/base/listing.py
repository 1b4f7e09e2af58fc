"""Lists in the editors' menu that are views of ours."""

from typing import Any

from wagtail.admin.viewsets.model import ModelViewSet

from portal.kit.web.access import access


class ListViewSet(ModelViewSet):
    """Rows of ours, listed by a view of ours: it says who may call it, as all views of ours do."""

    copy_view_enabled = False

    @property
    def index_view(self) -> Any:
        """The list."""
        return access("editor")(super().index_view)

    @property
    def index_results_view(self) -> Any:
        """The same without the frame."""
        return access("editor")(super().index_results_view)
