"""Everything that has a screen; nothing here decides."""
