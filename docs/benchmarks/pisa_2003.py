"""Weighted least squares of mathematics on ESCS for the Netherlands, PISA 2003, with statsmodels: the peer of our own estimator.

    python3 -m venv venv && venv/bin/pip install numpy pandas statsmodels
    venv/bin/python pisa_2003.py pisa2003_nld_student.csv > pisa_2003.json

The csv is the national sample of the Netherlands as shipped with the R package learningtower (OECD PISA 2003): one
mathematics score per pupil (so no plausible values and no replicate weights; the standard errors are those of the
regression, not OECD's), `escs` the index of economic, social and cultural status, `stu_wgt` the final pupil weight.

`se_hc1` is White's estimator with the factor n/(n-k). `se_school` is clustered by school with the factor
G/(G-1) * (n-1)/(n-k), as Stata and statsmodels do (CR1).
"""

import argparse
import json
import sys

import numpy as np
import pandas as pd
import statsmodels
import statsmodels.api as sm


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("csv", help="path of pisa2003_nld_student.csv")
    given = arguments.parse_args()

    read = pd.read_csv(given.csv, dtype={"school_id": str})
    complete = read.dropna(subset=["math", "escs", "stu_wgt", "school_id"])
    design = sm.add_constant(complete[["escs"]])
    model = sm.WLS(complete["math"], design, weights=complete["stu_wgt"])
    classical = model.fit()
    robust = model.fit(cov_type="HC1")
    clustered = model.fit(cov_type="cluster", cov_kwds={"groups": complete["school_id"]})
    weights = complete["stu_wgt"]
    all_math = read.dropna(subset=["math", "stu_wgt"])

    names = ["constant", "escs"]
    print(
        json.dumps(
            {
                "source": "OECD PISA 2003, Netherlands, as shipped with the R package learningtower",
                "software": {
                    "python": sys.version.split()[0],
                    "statsmodels": statsmodels.__version__,
                    "numpy": np.__version__,
                    "pandas": pd.__version__,
                },
                "pupils": len(read),
                "complete_cases": len(complete),
                "schools": int(complete["school_id"].nunique()),
                "weight_sum_complete": float(weights.sum()),
                "weighted_mean_math_complete": float(np.average(complete["math"], weights=weights)),
                "weighted_mean_math_all": float(np.average(all_math["math"], weights=all_math["stu_wgt"])),
                "weighted_mean_escs_complete": float(np.average(complete["escs"], weights=weights)),
                "coefficients": dict(zip(names, map(float, classical.params))),
                "se_classical": dict(zip(names, map(float, classical.bse))),
                "se_hc1": dict(zip(names, map(float, robust.bse))),
                "se_school": dict(zip(names, map(float, clustered.bse))),
                "r_squared": float(classical.rsquared),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
