"""Writes statistics.json from packages that share nothing with ours:

    python3 write_statistics.py > statistics.json      # Debian 12: python3-statsmodels 0.13.5, python3-scipy 1.10.1

Fisher's exact test: scipy.stats.fisher_exact, two-sided. Over strata: by enumeration with scipy.stats.hypergeom, tables
no likelier than the observed sum. Koopman's interval of a ratio: statsmodels
confint_proportions_2indep(compare="ratio", method="score", correction=False), which is found by a root finder; bounds at
0 and without end are not asked of it. Holm: statsmodels multipletests(method="holm").
"""

import json

import numpy
import scipy
import statsmodels
from scipy.stats import fisher_exact, hypergeom
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

TABLES = [  # won with, with, won without, without
    (8, 10, 1, 6),
    (36, 40, 16, 80),
    (15, 20, 30, 200),
    (41, 79, 39, 211),
    (3, 1000, 9, 1000),
    (2, 12, 120, 300),
    (300, 900, 600, 4000),
    (7, 9, 5, 40),
    (1, 30, 1, 30),
]
# With a nought somewhere: the exact test alone is asked of scipy.
EDGES = [(0, 15, 10, 100), (5, 5, 0, 30), (7, 7, 20, 20), (0, 10, 0, 10), (1, 1, 0, 1), (20, 25, 1, 2)]
STRATA = [
    [(8, 10, 1, 6), (36, 40, 16, 80), (5, 12, 9, 20)],
    [(3, 9, 14, 60), (10, 12, 5, 9)],
    [(0, 4, 3, 20), (2, 3, 2, 11), (1, 5, 4, 12), (6, 9, 8, 40)],
]
P_VALUES = [[0.01, 0.04, 0.03, 0.005], [0.5], [0.2, 0.2, 0.9, 0.0001, 1.0], [0.001, 0.001, 0.001]]


def fisher(table):
    a, n, c, m = table
    return float(fisher_exact([[a, n - a], [c, m - c]])[1])


def strata_p(tables):
    distribution = numpy.array([1.0])
    low = observed = 0
    for a, n, c, m in tables:
        won = a + c
        first, last = max(0, won - m), min(won, n)
        distribution = numpy.convolve(distribution, hypergeom(n + m, won, n).pmf(range(first, last + 1)))
        low, observed = low + first, observed + a
    limit = distribution[observed - low] * (1 + 1e-7)
    return float(distribution[distribution <= limit].sum())


def ratio_case(table):
    a, n, c, m = table
    low, high = confint_proportions_2indep(a, n, c, m, compare="ratio", method="score", correction=False)
    return {"table": list(table), "p": fisher(table), "ratio": (a / n) / (c / m), "low": float(low), "high": float(high)}


lists = {
    "cases": [ratio_case(table) for table in TABLES],
    "edges": [{"table": list(table), "p": fisher(table)} for table in EDGES],
    "strata": [{"tables": [list(t) for t in tables], "p": strata_p(tables)} for tables in STRATA],
    "holm": [{"p": p, "adjusted": [float(x) for x in multipletests(p, method="holm")[1]]} for p in P_VALUES],
}
source = "statsmodels %s, scipy %s; write_statistics.py says how" % (statsmodels.__version__, scipy.__version__)
print('{"source": ' + json.dumps(source), end="")
for name, entries in lists.items():
    print(',\n "%s": [\n  ' % name + ",\n  ".join(json.dumps(entry) for entry in entries) + "]", end="")
print("}")
