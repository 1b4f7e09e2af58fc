from django.db import migrations

from portal.audit.triggers import install


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(lambda apps, schema_editor: install(schema_editor.connection), migrations.RunPython.noop)]
