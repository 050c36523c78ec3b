"""For those who work on claimcheck: what ``make docs`` and ``make rule`` run. Nothing else imports this."""
