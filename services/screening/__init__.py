"""Health screening (两癌、常见病、婚前孕前检查等): who fits, where, what to bring, and a place; no medical history is ever asked."""
