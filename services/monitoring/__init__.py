"""Counts of what the portal handled, published by closed books. Knows facts, never a case or a person."""
