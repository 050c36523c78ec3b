"""What a run printed, kept for as long as nothing that it looked at has changed."""
