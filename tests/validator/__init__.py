"""The Nu Html Checker, which the W3C runs, on every page of the portal."""
