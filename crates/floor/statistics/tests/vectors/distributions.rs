//! Quantiles and tails against mpmath and scipy.

use crate::fixtures::close;
use statistics::{chi_squared, incomplete_beta, student};

#[test]
fn beta_quantiles() {
    for (p, a, b, expected) in [
        (0.025, 0.5, 12.5, 0.000_040_075_310_076_598_82),
        (0.975, 7.5, 16.5, 0.506_842_135_924_032_7),
        (0.025, 250.5, 750.5, 0.223_911_094_747_549_6),
        (0.975, 3.5, 99_997.5, 0.000_080_061_617_091_517_35),
        (0.975, 123_456.5, 876_543.5, 0.124_101_963_212_719_02),
        (0.025, 5e7 + 0.5, 5e7 + 0.5, 0.499_902_001_801_959_1),
    ] {
        let actual = incomplete_beta::quantile(p, a, b);
        assert!(
            (actual - expected).abs() < 1e-11 * expected.max(1e-2),
            "{actual} instead of {expected}"
        );
    }
}

#[test]
fn beta_functions_answer_nothing_outside_their_domain() {
    for (p, a, b) in [
        (-0.1, 1.0, 1.0),
        (1.1, 1.0, 1.0),
        (0.5, 0.0, 1.0),
        (0.5, 1.0, -2.0),
        (f64::NAN, 1.0, 1.0),
    ] {
        assert!(incomplete_beta::quantile(p, a, b).is_nan());
    }
    assert!(incomplete_beta::cdf(0.5, 0.0, 1.0).is_nan());
    assert_eq!(incomplete_beta::cdf(-1.0, 2.0, 3.0), 0.0);
    assert_eq!(incomplete_beta::cdf(2.0, 2.0, 3.0), 1.0);
}

#[test]
fn student_quantiles_and_tails() {
    for (level, degrees_of_freedom, expected) in [
        (0.95, 1.0, 12.706_204_736_174_7),
        (0.95, 2.5, 3.574_654_842_003_68),
        (0.95, 19.0, 2.093_024_054_408_31),
        (0.99, 7.0, 3.499_483_297_350_49),
        (0.95, 577.0, 1.964_083_864_252_62),
        (0.95, 90_000.0, 1.95999034345774),
        (0.95, 110_000.0, 1.959985550875414),
        (0.90, 2e6, 1.644_854_388_836_4),
        (0.95, 1e9, 1.959_963_986_912_33),
        (0.95, f64::INFINITY, 1.959_963_984_540_054),
    ] {
        close(
            student::two_sided_quantile(level, degrees_of_freedom),
            expected,
            1e-10,
        );
    }
    close(student::two_sided_p(2.3, 19.0), 0.032_952_582_463_394_93, 1e-12);
    close(student::two_sided_p(-2.3, 2.5), 0.122_479_664_424_155_25, 1e-12);
    close(student::two_sided_p(2.3, 5e6), 0.021448261024088999, 1e-11);
    close(student::two_sided_p(2.3, 2e7), 0.021448230288533738, 1e-11);
    close(student::two_sided_p(0.0, 4.0), 1.0, 1e-15);
    assert!(student::two_sided_quantile(0.95, 0.0).is_nan());
}

#[test]
fn chi_squared_tails() {
    close(
        chi_squared::upper_tail(0.200_769_167_2, 2.0),
        0.904_489_499_310_522_8,
        1e-12,
    );
    close(chi_squared::upper_tail(3.3, 5.0), 0.653_841_682_394_454_5, 1e-12);
    assert!((chi_squared::upper_tail(391.574_711_064_3, 6.0) / 1.809_703_657_667e-81 - 1.0).abs() < 1e-8);
    assert_eq!(chi_squared::upper_tail(0.0, 3.0), 1.0);
    assert_eq!(chi_squared::upper_tail(f64::INFINITY, 3.0), 0.0);
    assert!(chi_squared::upper_tail(1.0, 0.0).is_nan());
}

/// The forms for small, mixed and large shapes meet: one step of the recurrence in the first shape holds across
/// the borders between them.
#[test]
fn beta_functions_agree_across_forms() {
    for (a, b) in [
        (19.5, 19.5),
        (19.5, 30.0),
        (30.0, 19.5),
        (19.2, 5.0),
        (5.0, 19.2),
        (25.0, 19.2),
    ] {
        for x in [0.05, 0.3, 0.6, 0.9] {
            // I(x; a, b) - I(x; a + 1, b) is x^a (1-x)^b / (a B(a, b)), and so is the mirrored step in b.
            let step = incomplete_beta::cdf(x, a, b) - incomplete_beta::cdf(x, a + 1.0, b);
            let log = a * f64::ln(x) + b * f64::ln(1.0 - x) - a.ln() + libm::lgamma(a + b)
                - libm::lgamma(a)
                - libm::lgamma(b);
            close(step, log.exp(), 1e-13);
            close(
                incomplete_beta::cdf(x, a, b) + incomplete_beta::cdf(1.0 - x, b, a),
                1.0,
                1e-13,
            );
        }
    }
}
