"""Published numbers for programs: what the two rooms below publish, through one read-only door. It counts and judges nothing itself."""
