"""Notices: e-mail to staff and short messages to residents, in fixed words that tell nobody anything."""
