"""The three offices that nobody holds two of (三权分立): who appoints, who audits, who runs the machine. None of them opens a case."""
