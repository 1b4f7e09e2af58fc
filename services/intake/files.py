"""A file that she sends with her number: held in memory only, known by its content, drawn anew where it is a picture."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.utils.translation import gettext_lazy as _

from portal.kit.pictures import NotAPicture, redrawn_apart
from services.cases.evidence import MOST_BYTES, PICTURES, suffix_of


class InMemory(FileUploadHandler):
    """One file, never on the disk: what is larger than may be kept is read past and dropped."""

    is_too_large = False
    buffer: BytesIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the first file. Raises SkipFile for another one."""
        super().new_file(*args, **kwargs)
        if self.buffer is not None:
            raise SkipFile
        self.buffer = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a part. Raises SkipFile when it becomes too large."""
        assert self.buffer is not None
        if start + len(raw_data) > MOST_BYTES:
            self.is_too_large, self.buffer = True, BytesIO()
            raise SkipFile
        self.buffer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The whole file, as the form reads it."""
        assert self.buffer is not None
        self.buffer.seek(0)
        return InMemoryUploadedFile(self.buffer, self.field_name, self.file_name, self.content_type, file_size, self.charset)


class FileForm(forms.Form):
    """One file. Its name is not kept: it may say where it was taken, or who she is."""

    f = forms.FileField(
        label=_("File"),
        help_text=_("A picture, PDF, sound or video, up to 10 MB. Ten files at most, 50 MB together; send them one by one."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf,audio/*,video/mp4"}),
        error_messages={"empty": _("There is nothing in this file."), "required": _("Please choose a file.")},
    )
    u = forms.BooleanField(
        label=_("Change nothing: I need the picture exactly as it is, as evidence"),
        help_text=_("From a picture we take out where and when it was taken, and with which device."),
        required=False,
    )
    k = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_f(self) -> bytes:
        """The content. Raises ValidationError for what is not taken."""
        content: bytes = self.cleaned_data["f"].read()
        if not suffix_of(content):
            raise forms.ValidationError(_("We cannot take this kind of file. A picture of it (JPEG or PNG) or a PDF always works."))
        return content

    def clean(self) -> dict[str, Any]:
        """With the suffix; a picture drawn anew unless it is to stay untouched."""
        data: dict[str, Any] = super().clean() or {}
        if "f" not in data:
            return data
        data["suffix"] = suffix_of(data["f"])
        if data["suffix"] in PICTURES and not data.get("u"):
            try:
                data["f"], data["suffix"] = redrawn_apart(data["f"])
            except NotAPicture:
                self.add_error("f", _("We cannot read this picture. You can send it exactly as it is: tick the box below."))
        return data
