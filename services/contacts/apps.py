from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "services.contacts"
    verbose_name = "Contacts"
