"""Linear regression and gradient descent to take hold of: the library behind the course's notebooks."""

__version__ = "0.1.0"
