"""One archive with everything that cannot be made again: database, media, ledger, anchors, and the keys only where asked."""
