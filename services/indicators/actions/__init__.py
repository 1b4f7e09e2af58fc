"""The only door for writing readings and supervision tasks."""
