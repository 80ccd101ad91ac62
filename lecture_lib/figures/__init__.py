"""What the figures of all chapters share: the look, the stage, numbers in words, data, the stopwatch."""
