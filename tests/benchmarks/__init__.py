"""What docs/performance.md claims, measured."""
