"""Drives a real JupyterLab and its live figures in a browser, as a reader's hand would: for tests and benchmarks."""
