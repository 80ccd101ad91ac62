"""Small real data sets that ship with the course, with their source and licence."""

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

_DATA = Path(__file__).parent / "data"


class Penguins(NamedTuple):
    """Palmer penguins: one array of shape (342,) per measurement; sex is "" where it is not known."""

    species: np.ndarray
    island: np.ndarray
    bill_length_mm: np.ndarray
    bill_depth_mm: np.ndarray
    flipper_length_mm: np.ndarray
    body_mass_g: np.ndarray
    sex: np.ndarray
    year: np.ndarray
    DESCR: str


class Longley(NamedTuple):
    """Longley's data: one array of shape (16,) per column, and the certified coefficients of shape (7,)."""

    employed: np.ndarray
    gnp_deflator: np.ndarray
    gnp: np.ndarray
    unemployed: np.ndarray
    armed_forces: np.ndarray
    population: np.ndarray
    year: np.ndarray
    certified: np.ndarray
    DESCR: str


def load_penguins():
    """Load the Palmer penguins, without the 2 of 344 birds whose flipper and mass were not measured.

    Returns
    -------
    Penguins
        Lengths in millimetres and masses in grams as float arrays; species ("Adelie", "Chinstrap", "Gentoo"), island
        and sex ("female", "male" or "") as string arrays; the year of the measurement (2007 to 2009) as an integer
        array; DESCR tells the source and the licence (CC0).

    References
    ----------
    K. B. Gorman, T. D. Williams, W. R. Fraser (2014), PLoS ONE 9(3): e90081, doi:10.1371/journal.pone.0090081.
    """
    with open(_DATA / "penguins.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "NA" not in (row["flipper_length_mm"], row["body_mass_g"])]
    columns = {name: _column(name, [row[name] for row in rows]) for name in Penguins._fields[:-1]}
    return Penguins(**columns, DESCR=(_DATA / "README.md").read_text(encoding="utf-8"))


def load_longley():
    """Load Longley's economic data on the United States, 1947–1962, whose columns are all but collinear.

    Returns
    -------
    Longley
        The target employed (thousands) and six features: gnp_deflator (1954 = 100), gnp (millions of dollars),
        unemployed, armed_forces and population (thousands), year. certified holds the least-squares coefficients to
        15 digits: the intercept, then one per feature in this order. DESCR tells the sources (public domain).

    References
    ----------
    J. W. Longley (1967), An appraisal of least squares programs for the electronic computer from the point of view of
    the user, Journal of the American Statistical Association 62(319), 819–841.
    National Institute of Standards and Technology, Statistical Reference Datasets, Longley.
    """
    columns = np.loadtxt(_DATA / "longley.csv", delimiter=",", skiprows=1, unpack=True)
    certified = np.array(
        [
            -3482258.63459582,
            15.0618722713733,
            -0.0358191792925910,
            -2.02022980381683,
            -1.03322686717359,
            -0.0511041056535807,
            1829.15146461355,
        ]
    )
    return Longley(*columns, certified, (_DATA / "README.md").read_text(encoding="utf-8"))


def _column(name, values):
    if name.endswith(("_mm", "_g")):
        return np.array(values, dtype=float)
    if name == "year":
        return np.array(values, dtype=int)
    return np.array(["" if value == "NA" else value for value in values])
