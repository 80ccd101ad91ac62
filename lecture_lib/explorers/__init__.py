"""One module or package per chapter: what the solvers computed, shown by live figures, steered by controls."""
