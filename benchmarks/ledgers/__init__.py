"""Generated archives of claims: every claim is a function of a seed and its number, so none need be remembered."""
