"""The hidden world and the rules: pure values, the standard library only."""
