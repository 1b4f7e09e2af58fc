"""Reports from a frozen snapshot, as DOCX and PDF."""
