from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CODES = {
    "110": "police",
    "120": "ambulance",
    "12338": "women",
    "12348": "legal-aid",
    "12356": "mind",
    "12345": "city",
    "12333": "labour",
    "12351": "union",
    "12393": "health-insurance",
    "12368": "courts",
    "12309": "procuratorate",
    "12355": "young",
    "12377": "online",
    "96110": "fraud",
    "12320": "health",
    "12385": "disability",
}


def name_lines(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """National numbers by what they are for, others by their number."""
    lines = apps.get_model("district", "Hotline").objects
    for pk, number in lines.values_list("pk", "number"):
        # No `save`: whoever listens to it would meet a row of the past, which has none of today's methods.
        lines.filter(pk=pk).update(code=CODES.get(number, number))


class Migration(migrations.Migration):
    dependencies = [("district", "0002_hotlines_in_english")]

    operations = [
        migrations.AlterModelOptions(name="hotline", options={"ordering": ["position", "pk"], "verbose_name": "number to call", "verbose_name_plural": "numbers to call"}),
        migrations.AddField("hotline", "former_number", models.CharField(blank=True, max_length=20)),
        migrations.AddField("hotline", "edited_on", models.DateField(blank=True, null=True)),
        migrations.AddField("hotline", "edited_by", models.CharField(blank=True, max_length=150)),
        migrations.AddField("hotline", "code", models.SlugField(max_length=30, default="", db_index=False), preserve_default=False),
        migrations.AlterField("hotline", "hours", models.CharField(blank=True, max_length=100, verbose_name="when it is answered")),
        migrations.AlterField("hotline", "hours_en", models.CharField(blank=True, max_length=100, verbose_name="when it is answered, in English")),
        migrations.AlterField("hotline", "is_emergency", models.BooleanField(default=False, verbose_name="for emergencies")),
        migrations.AlterField("hotline", "name", models.CharField(max_length=60, verbose_name="name")),
        migrations.AlterField("hotline", "name_en", models.CharField(blank=True, max_length=60, verbose_name="name in English")),
        migrations.AlterField("hotline", "number", models.CharField(max_length=20, unique=True, verbose_name="number")),
        migrations.AlterField("hotline", "position", models.PositiveSmallIntegerField(verbose_name="place in the list")),
        migrations.AlterField("hotline", "when_to_use", models.CharField(max_length=200, verbose_name="what it is for")),
        migrations.AlterField("hotline", "when_to_use_en", models.CharField(blank=True, max_length=200, verbose_name="what it is for, in English")),
        migrations.RunPython(name_lines, migrations.RunPython.noop),
        migrations.AlterField("hotline", "code", models.SlugField(max_length=30, unique=True)),
    ]
