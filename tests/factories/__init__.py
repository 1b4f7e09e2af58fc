"""Makers of test data that go through the real doors."""
