"""Chapter 7's explorers: a sum over blocks of rows, ways to compute it, samples, and fewer dimensions.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two. `machines` holds what the chapter needs to start workers and to find a GPU.
"""

from .low_rank import explore_low_rank
from .machines import TWO_WORKERS, find_gpu, peak_memory, stop_abruptly
from .map_reduce import explore_map_reduce
from .samples import explore_samples
from .ways import explore_ways

__all__ = [
    "TWO_WORKERS",
    "explore_low_rank",
    "explore_map_reduce",
    "explore_samples",
    "explore_ways",
    "find_gpu",
    "peak_memory",
    "stop_abruptly",
]
