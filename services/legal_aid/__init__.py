"""Legal aid (法律援助): a declaration of intent, passed on to the legal aid centre (法律援助法 29, 31, 32, 42–44)."""
