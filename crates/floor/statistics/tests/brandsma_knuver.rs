//! Multilevel models of the Brandsma & Knuver pupils, from sums per school, against print and against
//! statsmodels MixedLM.
//!
//! The sums and the expected values come from `docs/benchmarks/brandsma_knuver.py`; print is Snijders &
//! Bosker 2012.

use statistics::least_squares::CrossProducts;
use statistics::multilevel::{Criterion, RandomIntercept, fit_random_intercept};
use statistics::random_slope::fit_random_slope;

struct School {
    pupils: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
}

fn schools() -> Vec<School> {
    let lines = include_str!("brandsma_knuver_schools.csv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1);
    lines
        .map(|line| {
            let fields: Vec<f64> = line
                .split(',')
                .map(|field| field.parse().expect("a number"))
                .collect();
            let [_, pupils, x, y, xx, xy, yy] = fields[..] else {
                panic!("seven fields in {line}")
            };
            School {
                pupils,
                x,
                y,
                xx,
                xy,
                yy,
            }
        })
        .collect()
}

/// The language post-test on a constant alone.
fn empty_model() -> Vec<CrossProducts> {
    schools()
        .iter()
        .map(|s| {
            CrossProducts::from_sums(s.pupils as u64, &[s.pupils], &[s.y], s.yy).expect("sums of one size")
        })
        .collect()
}

/// The language post-test on verbal IQ minus its mean over all pupils.
fn on_verbal_iq() -> Vec<CrossProducts> {
    let schools = schools();
    let total = |of: fn(&School) -> f64| schools.iter().map(of).sum::<f64>();
    let mean = total(|s| s.x) / total(|s| s.pupils);
    let centred = |s: &School| {
        let x = s.x - s.pupils * mean;
        let xx = s.xx - 2.0 * mean * s.x + s.pupils * mean * mean;
        CrossProducts::from_sums(
            s.pupils as u64,
            &[s.pupils, x, x, xx],
            &[s.y, s.xy - mean * s.y],
            s.yy,
        )
        .expect("sums of one size")
    };
    schools.iter().map(centred).collect()
}

/// Expected: coefficients, GLS standard errors, standard errors of MixedLM, between, within, log-likelihood.
struct Peer<'a> {
    coefficients: &'a [f64],
    gls: &'a [f64],
    mixedlm: &'a [f64],
    between: f64,
    within: f64,
    log_likelihood: f64,
}

fn assert_relative(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found / expected - 1.0).abs() < tolerance,
        "{found} is not {expected}"
    );
}

fn assert_agrees(fit: &RandomIntercept, peer: &Peer<'_>) {
    for (column, found) in fit.fixed.coefficients().iter().enumerate() {
        assert_relative(*found, peer.coefficients[column], 1e-6);
        assert_relative(
            fit.fixed
                .coefficient(column)
                .expect("such a column")
                .standard_error,
            peer.gls[column],
            1e-5,
        );
        assert_relative(
            fit.fixed
                .coefficient(column)
                .expect("such a column")
                .standard_error,
            peer.mixedlm[column],
            0.03,
        );
    }
    assert_relative(fit.between_variance, peer.between, 2e-5);
    assert_relative(fit.within_variance, peer.within, 2e-6);
    assert_relative(fit.log_likelihood, peer.log_likelihood, 1e-10);
}

#[test]
fn empty_model_as_printed_and_as_statsmodels_has_it() {
    let fit = fit_random_intercept(&empty_model(), Criterion::MaximumLikelihood).expect("fits");
    assert!((fit.fixed.coefficients()[0] - 40.364).abs() < 5e-4);
    assert_relative(
        fit.fixed.coefficient(0).expect("such a column").standard_error,
        0.427,
        0.03,
    );
    assert!((fit.between_variance - 19.43).abs() < 5e-3);
    assert!((fit.within_variance - 64.57).abs() < 5e-3);
    assert!((fit.deviance() - 16253.2).abs() < 5e-2);
    assert_agrees(
        &fit,
        &Peer {
            coefficients: &[40.364088044992066],
            gls: &[0.42636256533314015],
            mixedlm: &[0.4271562073632284],
            between: 19.428531306755584,
            within: 64.56783475301374,
            log_likelihood: -8126.609247745242,
        },
    );
    assert_eq!(fit.effects.len(), 131);
    assert_relative(fit.effects[1].effect.value, -11.28980434173069, 1e-5);

    let fit = fit_random_intercept(&empty_model(), Criterion::Restricted).expect("fits");
    assert_agrees(
        &fit,
        &Peer {
            coefficients: &[40.36242551184251],
            gls: &[0.428203767470548],
            mixedlm: &[0.4289901352395643],
            between: 19.633113250860685,
            within: 64.56439178602045,
            log_likelihood: -8126.5406223942955,
        },
    );
}

#[test]
fn verbal_iq_as_printed_and_as_statsmodels_has_it() {
    let fit = fit_random_intercept(&on_verbal_iq(), Criterion::MaximumLikelihood).expect("fits");
    assert!((fit.fixed.coefficients()[1] - 2.488).abs() < 5e-4);
    assert!((fit.fixed.coefficient(1).expect("such a column").standard_error - 0.070).abs() < 5e-4);
    assert!((fit.between_variance - 9.497).abs() < 5e-4);
    assert!((fit.within_variance - 42.227).abs() < 5e-4);
    assert_agrees(
        &fit,
        &Peer {
            coefficients: &[40.609367774797306, 2.4880939963211177],
            gls: &[0.306855091820769, 0.07005476820043408],
            mixedlm: &[0.3074046100459289, 0.0705261371496521],
            between: 9.496989394268365,
            within: 42.227174160997514,
            log_likelihood: -7625.886475147918,
        },
    );
    let fit = fit_random_intercept(&on_verbal_iq(), Criterion::Restricted).expect("fits");
    assert_agrees(
        &fit,
        &Peer {
            coefficients: &[40.60823216894536, 2.4875910121705282],
            gls: &[0.30818558871638174, 0.07008105375130277],
            mixedlm: &[0.30873092107421307, 0.07055004003754868],
            between: 9.601693544528827,
            within: 42.244508502575755,
            log_likelihood: -7627.886270567673,
        },
    );
}

#[test]
fn random_slope_of_verbal_iq_at_the_top_of_the_likelihood() {
    // Coefficients, GLS standard errors, covariance between schools, variance within, log-likelihood: the
    // direct maximum of the script. Last the log-likelihood of MixedLM, which stops a little short of it.
    for (criterion, coefficients, gls, between, within, log_likelihood, mixedlm) in [
        (
            Criterion::MaximumLikelihood,
            [40.70955764097923, 2.5263719960498356],
            [0.30424248122751657, 0.08145286084018749],
            [9.353538360546262, -1.145121847044263, 0.21011605708593914],
            41.48012686316628,
            -7615.388724287149,
            -7615.389508555105,
        ),
        (
            Criterion::Restricted,
            [40.709212959160304, 2.5270414084841173],
            [0.3055807560493957, 0.08184994141759083],
            [9.45593673085463, -1.1555299062897417, 0.21680096416348676],
            41.47891297222169,
            -7617.314062847285,
            -7617.314723790798,
        ),
    ] {
        let fit = fit_random_slope(&on_verbal_iq(), 1, criterion).expect("fits");
        for column in 0..2 {
            let found = fit.fixed.coefficient(column).expect("such a column");
            assert_relative(found.value, coefficients[column], 1e-6);
            assert_relative(found.standard_error, gls[column], 1e-6);
        }
        let [[intercept, covariance], [_, slope]] = fit.between_covariance;
        for (found, expected) in [intercept, covariance, slope].into_iter().zip(between) {
            assert_relative(found, expected, 1e-5);
        }
        assert_relative(fit.within_variance, within, 1e-6);
        assert!((fit.log_likelihood - log_likelihood).abs() < 1e-6);
        assert!(fit.log_likelihood > mixedlm && fit.log_likelihood < mixedlm + 1e-3);
        assert!(!fit.singular);
    }
}
