"""Citizen services, floor by floor: catalogue, contacts, cases and monitoring, routing, intake and its services, the desk."""
