"""Exercises that answer back: one module per chapter, each check says which mistake was made."""
