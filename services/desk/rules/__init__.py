"""Changing how requests are routed: draft, try, a second person, a day."""
