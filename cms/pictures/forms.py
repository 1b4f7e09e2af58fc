"""What editors may upload: pictures that can be read, documents that are what their name says."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.kit.pictures import NotAPicture, redrawn

OFFICE: Final = b"PK\x03\x04"
BEGINNINGS: Final = {"pdf": b"%PDF-", "docx": OFFICE, "xlsx": OFFICE, "pptx": OFFICE}


class PictureField(WagtailImageField):
    """Refuses what cannot be redrawn, before anything is stored; Wagtail's own check of the size fails on a torn file."""

    def to_python(self, data: Any) -> Any:
        try:
            file = super().to_python(data)
            if file is not None:
                redrawn(file)
                file.seek(0)
        except (OSError, NotAPicture):
            raise ValidationError(_("This file cannot be read as a picture. Save it as JPEG, PNG or WebP and try again.")) from None
        return file


class PictureForm(BaseImageForm):
    """Wagtail's form with our field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = PictureField(label=old.label, required=old.required, widget=old.widget)


class DocumentForm(BaseDocumentForm):
    """Refuses a document whose content is not of the kind that its name says."""

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if "file" in self.changed_data:
            kind = file.name.rsplit(".", 1)[-1].lower() if file.name else ""
            file.seek(0)
            start = file.read(1024)
            file.seek(0)
            if not start.startswith(BEGINNINGS.get(kind, b"")) or (kind not in BEGINNINGS and b"\x00" in start):
                raise ValidationError(_("The content of this file is not what its name says. Please export it again."))
        return file
