"""Workers on this computer: a block of rows at a time, the right answer although one is killed; and finding a GPU."""

import os
import sys
import types
import warnings

import numpy as np

from lecture_lib.chapters.beyond_one_machine.machines import TWO_WORKERS, find_gpu, peak_memory, say, stop_abruptly

BLOCKS = 12


def test_a_killed_worker_does_not_change_the_answer(capfd):
    from distributed import Client, LocalCluster

    # A module's functions would make each worker import the module, and run out of memory; these travel as they are.
    def block(seed):
        """A piece of the data, made where it is needed."""
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(500, 3))
        return X, X @ [1.0, -2.0, 0.5] + rng.normal(size=500)

    def traced(seed):
        """Who worked, and its share of XᵀX and Xᵀy."""
        X, y = block(seed)
        return os.getpid(), X.T @ np.column_stack([X, y])

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with LocalCluster(**TWO_WORKERS) as cluster, Client(cluster) as client:
            addresses = list(client.scheduler_info()["workers"])
            parts = client.map(traced, range(BLOCKS))
            victim, _ = parts[0].result()
            stop_abruptly(victim)
            workers, sums = zip(*client.gather(parts), strict=True)
    assert len(addresses) == 2 and all("127.0.0.1" in address for address in addresses)
    assert victim not in workers and os.getpid() not in workers
    total = sum(sums)
    X, y = (np.concatenate(part) for part in zip(*map(block, range(BLOCKS)), strict=True))
    coef = np.linalg.solve(total[:, :-1], total[:, -1])
    np.testing.assert_allclose(coef, np.linalg.lstsq(X, y, rcond=None)[0], rtol=1e-10)
    assert capfd.readouterr().err == ""


def test_peak_memory_is_what_a_worker_once_held():
    from distributed import Client, LocalCluster

    def hold():
        """Fill 40 MB and let go of them."""
        return np.ones(5_000_000).sum()

    with LocalCluster(**TWO_WORKERS) as cluster, Client(cluster) as client:
        before = peak_memory(client)
        assert len(before) == 2 and all(20e6 < held < 200e6 for held in before)
        client.run(hold)
        after = peak_memory(client)
    assert all(30e6 < grown < 100e6 for grown in np.subtract(after, before))


def test_a_gpu_is_named_and_without_one_or_without_cupy_it_is_said(language, monkeypatch):
    def broken(*_):
        raise RuntimeError("no CUDA-capable device is detected")

    runtime = types.SimpleNamespace(getDeviceProperties=lambda device: {"name": b"Test GPU"})
    cupy = types.SimpleNamespace(cuda=types.SimpleNamespace(runtime=runtime), arange=np.arange)
    monkeypatch.setitem(sys.modules, "cupy", cupy)
    assert find_gpu() == (cupy, say("gpu", device="Test GPU"))
    cupy.arange, runtime.getDeviceProperties = broken, lambda device: {"name": "Test GPU"}
    assert find_gpu() == (np, say("no_gpu"))
    cupy.arange, runtime.getDeviceProperties = np.arange, broken
    assert find_gpu() == (np, say("no_gpu"))
    monkeypatch.setitem(sys.modules, "cupy", None)
    assert find_gpu() == (np, say("no_cupy"))
