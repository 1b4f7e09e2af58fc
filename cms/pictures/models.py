"""Pictures of the site: drawn anew when they come in, named by chance, and never without words for those who do not see them."""

import secrets
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.kit.pictures import redrawn


class Picture(AbstractImage):
    """A picture; `description` is what its alternative text says."""

    description = models.CharField(_("what can be seen"), max_length=255, help_text=_("For readers who do not see the picture."))
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        permissions: list[tuple[str, str]] = []  # Wagtail asks for those of its own model

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is stored redrawn, under a name that tells nothing. Raises NotAPicture."""
        file: Any = self.file  # type: ignore[has-type]
        if file and file.name != self.stored_name():
            raw = file.name if file._committed else ""
            with file.open("rb") as content:
                redrawing, suffix = redrawn(content)
            self.file = ContentFile(redrawing, name=f"{secrets.token_hex(8)}.{suffix}")
            self.file_size, self.file_hash = len(redrawing), ""
            if raw:
                file.storage.delete(raw)
        super().save(*args, **kwargs)

    def stored_name(self) -> str | None:
        """The file that the database knows; Wagtail puts a file in its place before it saves, by some of its roads."""
        return Picture.objects.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")]
