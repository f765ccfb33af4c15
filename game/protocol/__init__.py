"""The line protocol hedge/1 for programs."""
