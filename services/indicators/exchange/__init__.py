"""Readings exchanged with the database of the city (四部.三: 市、县两级数据互联互通) as a CSV profile: docs/exchange.md."""
