from django.db import migrations

from portal.audit.triggers import install


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(lambda apps, schema_editor: install(schema_editor.connection))]
