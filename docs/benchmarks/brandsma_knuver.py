"""Multilevel models of the Brandsma & Knuver pupils with statsmodels MixedLM, the peer of our own estimator.

    python3 -m venv venv && venv/bin/pip install numpy pandas scipy statsmodels
    venv/bin/python brandsma_knuver.py bdf.csv > brandsma_knuver.json
    venv/bin/python brandsma_knuver.py bdf.csv --schools > brandsma_knuver_schools.csv

The csv is the data set `bdf` (2,287 pupils in 131 Dutch primary schools, about 1990; Snijders & Bosker 2012, chapters 4 and 5)
as shipped with the R package nlme. The second form prints the sums per school from which our estimator works.

Two standard errors are printed. `se_mixedlm` is the one statsmodels reports: it inverts the Hessian of the likelihood in the
coefficients and the variances together. `se_gls` is the generalised least squares one, the square root of the diagonal of
(X'V^-1 X)^-1 at the fitted variances (the Hessian of the coefficients alone, inverted), computed here from the definition with
dense matrices per school; it is the one our estimator reports.

MixedLM stops a little before the top of the likelihood in the random slope model (by 0.0008 with ML and 0.0007 with REML), so for
that model the likelihood is also maximised here from its definition, with dense matrices per school (`direct_maximum`).
"""

import argparse
import json
import sys
import warnings

import numpy as np
import pandas as pd
import statsmodels
import statsmodels.formula.api as smf
from scipy.optimize import minimize

warnings.filterwarnings("ignore")


def school_sums(pupils):
    """One line per school: number of pupils and sums of squares and products of verbal IQ and the language post-test."""
    print("# Sums per school of the Brandsma & Knuver pupils (data set bdf of the R package nlme, GPL >= 2):")
    print("# x is IQ.verb, y is langPOST. Made by docs/benchmarks/brandsma_knuver.py --schools.")
    print("school,pupils,sum_x,sum_y,sum_xx,sum_xy,sum_yy")
    for school, group in pupils.groupby("school"):
        x, y = group.iq.to_numpy(), group.language.to_numpy()
        sums = [x.sum(), y.sum(), x @ x, x @ y, y @ y]
        print(",".join([str(school), str(len(group))] + [format(v, ".10g") for v in sums]))


def gls_standard_errors(pupils, design, random_design, cov_re, scale):
    """Square roots of the diagonal of (X'V^-1 X)^-1, school by school with dense V."""
    information = np.zeros((design.shape[1], design.shape[1]))
    for _, rows in pupils.groupby("school").indices.items():
        x, z = design[rows], random_design[rows]
        v = z @ cov_re @ z.T + scale * np.eye(len(rows))
        information += x.T @ np.linalg.solve(v, x)
    return np.sqrt(np.diag(np.linalg.inv(information)))


def direct_maximum(pupils, reml):
    """Language on centred verbal IQ with random intercept and slope: the likelihood from its definition, by Nelder-Mead."""
    schools = []
    for rows in pupils.groupby("school").indices.values():
        columns = np.column_stack([np.ones(len(rows)), pupils.iq_centred.to_numpy()[rows]])
        schools.append((columns, pupils.language.to_numpy()[rows]))
    degrees = len(pupils) - (2 if reml else 0)

    def at(parameters):
        factor = np.array([[np.exp(parameters[0]), 0.0], [parameters[1], np.exp(parameters[2])]])
        relative = factor @ factor.T
        xx, xy, yy, log_determinant = np.zeros((2, 2)), np.zeros(2), 0.0, 0.0
        for x, y in schools:
            v = np.eye(len(y)) + x @ relative @ x.T
            solved = np.linalg.solve(v, np.column_stack([x, y]))
            xx += x.T @ solved[:, :2]
            xy += x.T @ solved[:, 2]
            yy += y @ solved[:, 2]
            log_determinant += np.linalg.slogdet(v)[1]
        coefficients = np.linalg.solve(xx, xy)
        within = (yy - coefficients @ xy) / degrees
        deviance = degrees * (np.log(2 * np.pi * within) + 1) + log_determinant
        if reml:
            deviance += np.linalg.slogdet(xx)[1]
        return deviance, coefficients, np.sqrt(np.diag(np.linalg.inv(xx)) * within), relative * within, within

    found = minimize(
        lambda parameters: at(parameters)[0],
        [-0.7, -0.06, -3.0],
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 3000, "adaptive": True},
    )
    deviance, coefficients, se, between, within = at(found.x)
    return {
        "coefficients": dict(zip(["Intercept", "iq_centred"], map(float, coefficients))),
        "se_gls": list(map(float, se)),
        "between_covariance": between.tolist(),
        "within_variance": float(within),
        "log_likelihood": float(-0.5 * deviance),
    }


def describe(pupils, formula, random, reml):
    fit = smf.mixedlm(formula, pupils, groups=pupils.school, re_formula=random).fit(
        reml=reml, method=["bfgs", "powell", "bfgs"], gtol=1e-9
    )
    cov_re = fit.cov_re.to_numpy()
    random_design = np.asarray(fit.model.exog_re)
    effects = {str(school): list(map(float, values)) for school, values in list(fit.random_effects.items())[:3]}
    out = {
        "converged": bool(fit.converged),
        "coefficients": dict(zip(fit.model.exog_names, map(float, fit.fe_params))),
        "se_mixedlm": list(map(float, fit.bse_fe)),
        "se_gls": list(map(float, gls_standard_errors(pupils, fit.model.exog, random_design, cov_re, fit.scale))),
        "within_variance": float(fit.scale),
        "log_likelihood": float(fit.llf),
        "deviance": float(-2 * fit.llf),
        "first_school_effects": effects,
    }
    if len(cov_re) == 1:
        out["between_variance"] = float(cov_re[0, 0])
    else:
        out["between_covariance"] = cov_re.tolist()
    return out


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("csv", help="path of bdf.csv")
    arguments.add_argument("--schools", action="store_true", help="print the sums per school instead")
    given = arguments.parse_args()

    read = pd.read_csv(given.csv)
    pupils = pd.DataFrame({"school": read["schoolNR"], "language": read["langPOST"].astype(float), "iq": read["IQ.verb"]})
    if given.schools:
        return school_sums(pupils)
    pupils["iq_centred"] = pupils.iq - pupils.iq.mean()

    models = {
        "empty": ("language ~ 1", "1"),
        "verbal_iq": ("language ~ iq_centred", "1"),
        "verbal_iq_random_slope": ("language ~ iq_centred", "~iq_centred"),
    }
    result = {
        "source": "Brandsma & Knuver, data set bdf of the R package nlme",
        "outcome": "langPOST",
        "covariate": "IQ.verb minus its mean over all pupils",
        "software": {
            "python": sys.version.split()[0],
            "statsmodels": statsmodels.__version__,
            "numpy": np.__version__,
            "pandas": pd.__version__,
        },
        "pupils": len(pupils),
        "schools": int(pupils.school.nunique()),
        "mean_verbal_iq": float(pupils.iq.mean()),
        "models": {
            name: {
                ("reml" if reml else "ml"): describe(pupils, formula, random, reml) for reml in (False, True)
            }
            for name, (formula, random) in models.items()
        },
    }
    for criterion, reml in (("ml", False), ("reml", True)):
        result["models"]["verbal_iq_random_slope"][criterion]["direct_maximum"] = direct_maximum(pupils, reml)
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
