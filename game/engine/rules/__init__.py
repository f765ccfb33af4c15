"""The rules, one file per subject. Each changes a `State`; none knows words, files or clocks."""
