"""How forms are drawn: fields as question groups, answers as large rows."""

from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    """Draws fields with `templates/components/field.html`."""
