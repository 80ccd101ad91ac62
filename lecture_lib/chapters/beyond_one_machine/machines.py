"""The machines of chapter 7: two worker processes on this computer, and a GPU where there is one."""

from __future__ import annotations

import logging
import os
import signal

import numpy as np

from lecture_lib.words import words_of

say = words_of(__file__)


#: Arguments of dask's LocalCluster: two processes that only this computer can reach, each with little memory.
TWO_WORKERS = {
    "n_workers": 2,
    "threads_per_worker": 1,
    "memory_limit": "250 MB",
    "host": "127.0.0.1",
    "dashboard_address": "127.0.0.1:0",  # any port that is free: another cluster may run
    "silence_logs": logging.CRITICAL,  # a worker that is lost is the subject of the chapter, not a warning
}


def stop_abruptly(pid: int) -> None:
    """End a process at once, as a power cut would: it cannot say goodbye."""
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has no SIGKILL; its SIGTERM is as abrupt


def peak_memory(client) -> list:
    """The most memory that each worker of a client has held so far, in bytes."""

    def own() -> int:  # a function within a function travels as it is: the workers need not import this module
        import sys
        from pathlib import Path

        if sys.platform == "linux":
            status = Path("/proc/self/status").read_text().split()
            return 1024 * int(status[status.index("VmHWM:") + 1])
        import psutil  # comes with distributed

        memory = psutil.Process().memory_info()
        return getattr(memory, "peak_wset", memory.rss)  # Windows keeps the peak; macOS tells what is held now

    return list(client.run(own).values())


def find_gpu() -> tuple:
    """The array module to compute with, and a sentence: CuPy and the GPU's name, or NumPy and what is missing."""
    try:
        import cupy
    except Exception:  # not installed, or broken: an import of CuPy can fail in many ways
        return np, say("no_cupy")
    try:
        name = cupy.cuda.runtime.getDeviceProperties(0)["name"]
        cupy.arange(2).sum()  # a driver that is too old fails only here
    except Exception:
        return np, say("no_gpu")
    return cupy, say("gpu", device=name.decode() if isinstance(name, bytes) else name)
