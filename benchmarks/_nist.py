"""Linear regressions with certified coefficients: NIST's Statistical Reference Datasets (public domain).

National Institute of Standards and Technology, https://www.itl.nist.gov/div898/strd/lls/lls.shtml. In the polynomial
sets of R. H. Wampler (1970) the columns are powers of x, and the answer is known since y was made from it.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_longley


class Certified(NamedTuple):
    """Design matrix X (n, p), with its column of ones where there is an intercept, target y and certified coef (p,)."""

    X: np.ndarray
    y: np.ndarray
    coef: np.ndarray


def _longley():
    data = load_longley()
    return Certified(np.column_stack([np.ones(16), *data[1:7]]), data.employed, data.certified)


def _wampler(noise):
    x = np.arange(21.0)
    half = np.array([759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048])
    powers = x[:, None] ** np.arange(6)
    return Certified(powers, powers.sum(axis=1) + noise * np.concatenate([half, half[-2::-1]]), np.ones(6))


def _wampler2():
    x = np.arange(21)
    y = sum(10 ** (5 - k) * x**k for k in range(6)) / 1e5  # rounded once
    return Certified(x[:, None] ** np.arange(6.0), y, 10.0 ** -np.arange(6))


def _filip():
    y, x = np.reshape(
        """
        .8116 -6.860120914 .9072 -4.324130045 .9052 -4.358625055 .9039 -4.358426747 .8053 -6.955852379
        .8377 -6.661145254 .8667 -6.355462942 .8809 -6.118102026 .7975 -7.115148017 .8162 -6.815308569
        .8515 -6.519993057 .8766 -6.204119983 .8885 -5.853871964 .8859 -6.109523091 .8959 -5.79832982
        .8913 -5.482672118 .8959 -5.171791386 .8971 -4.851705903 .9021 -4.517126416 .909 -4.143573228
        .9139 -3.709075441 .9199 -3.499489089 .8692 -6.300769497 .8872 -5.953504836 .89 -5.642065153
        .891 -5.031376979 .8977 -4.680685696 .9035 -4.329846955 .9078 -3.928486195 .7675 -8.56735134
        .7705 -8.363211311 .7713 -8.107682739 .7736 -7.823908741 .7775 -7.522878745 .7841 -7.218819279
        .7971 -6.920818754 .8329 -6.628932138 .8641 -6.323946875 .8804 -5.991399828 .7668 -8.781464495
        .7633 -8.663140179 .7678 -8.473531488 .7697 -8.247337057 .77 -7.971428747 .7749 -7.676129393
        .7796 -7.352812702 .7897 -7.072065318 .8131 -6.774174009 .8498 -6.478861916 .8741 -6.159517513
        .8061 -6.835647144 .846 -6.53165267 .8751 -6.224098421 .8856 -5.910094889 .8919 -5.598599459
        .8934 -5.290645224 .894 -4.974284616 .8957 -4.64454848 .9047 -4.290560426 .9129 -3.885055584
        .9209 -3.408378962 .9219 -3.13200249 .7739 -8.726767166 .7681 -8.66695597 .7665 -8.511026475
        .7703 -8.165388579 .7702 -7.886056648 .7761 -7.588043762 .7809 -7.283412422 .7961 -6.995678626
        .8253 -6.691862621 .8602 -6.392544977 .8809 -6.067374056 .8301 -6.684029655 .8664 -6.378719832
        .8834 -6.065855188 .8898 -5.752272167 .8964 -5.132414673 .8963 -4.811352704 .9074 -4.098269308
        .9119 -3.66174277 .9228 -3.2644011
        """.split(),
        (-1, 2),
    ).T.astype(float)
    coef = [-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349]
    coef += [-75.1242017393757, -10.8753180355343, -1.06221498588947, -0.0670191154593408, -0.00246781078275479]
    return Certified(x[:, None] ** np.arange(11), y, np.array([*coef, -0.0000402962525080404]))


SETS = {
    "Longley": _longley(),
    "Wampler1": _wampler(0),
    "Wampler2": _wampler2(),
    "Wampler3": _wampler(1),
    "Wampler4": _wampler(100),
    "Wampler5": _wampler(10_000),
    "NoInt1": Certified(np.arange(60.0, 71)[:, None], np.arange(130.0, 141), np.array([2.07438016528926])),
    "NoInt2": Certified(np.array([[4.0], [5], [6]]), np.array([3.0, 4, 4]), np.array([0.727272727272727])),
}

#: Tenth-order polynomial; even the rounding of the powers of x to 16 digits leaves only about 8 of its answer.
FILIP = _filip()
