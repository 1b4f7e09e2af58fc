from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("screening", "0002_remove_offer_one_offer_a_site_offer_day_and_more")]

    operations = [
        migrations.AddField("programme", "name_en", models.CharField(blank=True, default="", max_length=100), preserve_default=False),
        migrations.AddField("programme", "summary_en", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.AddField("programme", "bring_en", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
    ]
