"""Everything a person reads, the same for all front ends."""
