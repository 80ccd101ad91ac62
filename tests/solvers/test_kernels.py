"""Every kernel is compiled once, kept on disk where there is a place, and works where there is none."""

import importlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import numba
import pytest

import lecture_lib
from lecture_lib import solvers
from lecture_lib.solvers import jit

ROOT = Path(lecture_lib.__file__).parents[1]
USE_ALL = """
import warnings; warnings.simplefilter("error")
import numpy as np
from lecture_lib import solvers
from lecture_lib.solvers import jit
X = np.column_stack([np.ones(6), np.arange(6)])
y = np.arange(6.0)[::-1]
y.flags.writeable = False
for form in (X, np.asfortranarray(X), X.astype(int), X[::2]):
    rows = y[: len(form)]
    for solve in (solvers.normal_equation, solvers.qr_ols, solvers.refined_ols, solvers.lasso_path):
        solve(form, rows)
    for solve in (solvers.ridge, solvers.lasso, lambda *data: solvers.lasso_coordinate_steps(*data, 2)):
        solve(form, rows, 1.0)
    solvers.ridge(form.T, rows[:2], 1.0)
    solvers.ridge_path(form, rows, [0.0, 1.0])
    solvers.lasso_path(np.tile(form, 40), rows)
    solvers.cross_validate(form, rows, alphas=[1.0], n_folds=2)
    solvers.gradient_descent(form, rows, 0.001)
    solvers.gradient_descent_family(form, rows, [0.001])
    solvers.sgd(form, rows, 0.001, 2, 2)
    for penalty in ("l2", "l1"):
        solvers.logistic_regression(form, rows % 2, penalty, 1.0)
    solvers.logistic_gradient_descent(form, rows % 2, 0.1)
    solvers.logistic_newton(form, rows % 2)
    solvers.softmax_regression(form, rows % 3, 1.0)
print(jit.cache_misses(), jit.cached(jit.KERNELS[0][0]))
"""
USE_ONE = """
from lecture_lib import solvers
from lecture_lib.solvers import jit
assert solvers.gram_form([[1, 1], [1, 2]], [3, 4]).coef.round(9).tolist() == [2, 1]
print(jit.cache_misses(), jit.cached(jit.KERNELS[0][0]))
"""


def python(*arguments, **environment):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run([sys.executable, *arguments], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_no_kernel_is_compiled_but_through_the_decorator():
    for module in pkgutil.iter_modules(solvers.__path__):
        if module.name != "__main__":
            names = vars(importlib.import_module(f"lecture_lib.solvers.{module.name}")).values()
            found = [value for value in names if isinstance(value, numba.core.registry.CPUDispatcher)]
            assert all(any(value is dispatcher for dispatcher, _ in jit.KERNELS) for value in found)
    assert jit.KERNELS


def test_warming_up_leaves_nothing_to_compile_whatever_form_the_data_come_in(tmp_path):
    cache = str(tmp_path / "캐시 cache")
    warm = python("-m", "lecture_lib.solvers", NUMBA_CACHE_DIR=cache)
    assert warm.returncode == 0 and warm.stdout == "", warm.stderr
    own = [one for one, _ in jit.KERNELS if one.__module__.startswith("lecture_lib.solvers")]  # not those of figures
    names = [*(dispatcher.__name__.strip("_") for dispatcher in own), "done"]
    said = [f"Compiling {i}/{len(own)} {name}" for i, name in enumerate(names)]
    assert warm.stderr.splitlines() == said
    used = python("-c", USE_ALL, NUMBA_CACHE_DIR=cache)
    assert used.stdout.split() == ["0", "True"], used.stderr
    cold = python("-c", USE_ONE, NUMBA_CACHE_DIR=str(tmp_path / "empty"))
    assert cold.stdout.split() == ["3", "True"], "a cold cache must be seen to miss, or the zero above says nothing"


def test_without_a_place_for_the_cache_everything_still_works(tmp_path):
    """A path below a regular file can be written by nobody, not even by root."""
    (tmp_path / "file").touch()
    # NUMBA_CACHE_LOCATOR_CLASSES leaves numba only the place that NUMBA_CACHE_DIR names.
    nowhere = str(tmp_path / "file" / "below")
    environment = dict(NUMBA_CACHE_DIR=nowhere, NUMBA_CACHE_LOCATOR_CLASSES="UserProvidedCacheLocator")
    plain = python("-c", "import numba; numba.njit(cache=True)(lambda x: x)", **environment)
    assert "cannot cache function" in plain.stderr, "numba no longer refuses: this test has lost its subject"
    used = python("-c", USE_ONE, **environment)
    assert used.stdout.split() == ["3", "False"], used.stderr


@pytest.mark.parametrize("error", [RuntimeError, PermissionError])
def test_whatever_numba_raises_at_decoration_is_no_end(monkeypatch, capsys, error):
    njit = numba.njit

    def refuse(*args, cache=False, **kwargs):
        if cache:
            raise error("cannot cache function")
        return njit(*args, **kwargs)

    monkeypatch.setattr(numba, "njit", refuse)
    main, kernels = importlib.import_module("lecture_lib.solvers.__main__"), []
    for module in (jit, main):
        monkeypatch.setattr(module, "KERNELS", kernels)
    twice = jit.kernel(jit.NUMBER)(lambda x: 2 * x)
    assert twice(1.5) == 3 and not jit.cached(twice) and jit.cache_misses() == 1
    main.main()
    assert capsys.readouterr().err.splitlines()[-1].startswith("No place for the compiled kernels is writable")


def test_a_terminal_gets_one_bar(monkeypatch, capsys):
    main = importlib.import_module("lecture_lib.solvers.__main__")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    main.main()
    drawn, total = capsys.readouterr().err, len(jit.KERNELS)
    assert drawn.count("\n") == 1
    assert drawn.split("\r")[-1].startswith(f"Compiling [{'#' * main._WIDTH}] {total}/{total} done")
