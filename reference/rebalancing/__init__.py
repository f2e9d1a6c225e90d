"""Reference for rebalancing capabilities among mutually distrusting principals."""
