"""Google's page judge on the pages that matter most, as a telephone sees them."""
