"""Readings as an XLSX workbook: the template that departments fill in, and reading it back."""
