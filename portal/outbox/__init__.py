"""Background work as rows: `enqueue` in your transaction, `@handles` what follows, `@periodic` what recurs."""
