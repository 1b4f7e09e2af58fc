"""“I don't know what this is”: a few words or a call back; a person classifies, and nobody has to file twice."""
