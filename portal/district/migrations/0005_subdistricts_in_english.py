from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("district", "0004_departments_in_english")]

    operations = [
        migrations.AddField("subdistrict", "name_en", models.CharField(blank=True, default="", max_length=100), preserve_default=False),
    ]
