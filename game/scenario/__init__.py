"""What a modder writes: models, loading, checks, and compiling to the engine's facts."""
