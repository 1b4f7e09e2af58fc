"""Which department takes a request, how soon and by which rule; the rules are rows of the district pack."""
