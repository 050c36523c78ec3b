"""From typed claims to assertions: slots, spans and times."""
