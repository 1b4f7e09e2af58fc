"""Programmes, sites and places of health screening, as editors keep them."""
