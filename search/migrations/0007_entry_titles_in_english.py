from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0006_entry_in_english"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["title_en"], name="search_entry_title_en"),
        ),
    ]
