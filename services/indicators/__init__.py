"""What departments report under the plan's indicators, and how it is judged. Counts of the portal itself never mix with these."""
