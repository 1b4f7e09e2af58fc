"""Asking for help online: the flow every service shares, the receipt, coming back, leaving."""
