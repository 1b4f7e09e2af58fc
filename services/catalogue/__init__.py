"""The words that services share: descriptors, facts, events, decisions."""
