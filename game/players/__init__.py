"""Built-in players: policies that choose from views and nothing else."""
