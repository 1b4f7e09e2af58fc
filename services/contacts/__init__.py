"""Who asks: name or pseudonym, telephone, and how she can be reached safely. Always sealed."""
