from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("district", "0003_lines_that_editors_change")]

    operations = [
        migrations.AddField("department", "name_en", models.CharField(blank=True, default="", max_length=100), preserve_default=False),
    ]
