//! Logarithm, exponential and the normal distribution from + − × ÷, square root and bit casts only.
//!
//! The platform's own functions differ in the last digit between systems; these give the same bits everywhere.
//! Stated accuracy, kept by the tests: `ln` and `exp` 4 units in the last place, `logistic` 1e-15 absolute,
//! `normal_cdf` 1e-14 absolute, `normal_quantile` 1e-14 relative (absolute below 1).

/// ln 2 in two parts, so that a whole multiple of the first is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// The natural logarithm of a positive normal number; not a number for anything else.
///
/// With x = 2^k·m and √½ ≤ m < √2: ln x = k·ln 2 + 2·artanh((m−1)/(m+1)), the series to the 21st power.
#[must_use]
#[inline]
pub fn ln(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..f64::INFINITY).contains(&x) {
        return f64::NAN;
    }
    ln_of_normal(x)
}

/// The logarithm of a number that is known to be positive and normal, without a branch, so that several can be
/// worked out side by side.
#[inline(always)]
pub(crate) fn ln_of_normal(x: f64) -> f64 {
    const ROOT_HALF: u64 = 0x3FE6_A09E_667F_3BCD;
    const ONE: u64 = 0x3FF0_0000_0000_0000;
    const FRACTION: u64 = 0x000F_FFFF_FFFF_FFFF;
    /// 2^52 as bits: a whole number below 2^52 in its fraction is added to it.
    const WHOLE: u64 = 0x4330_0000_0000_0000;
    let shifted = x.to_bits() + (ONE - ROOT_HALF);
    let k = f64::from_bits((shifted >> 52) | WHOLE) - (4_503_599_627_370_496.0 + 1023.0);
    let mantissa = f64::from_bits((shifted & FRACTION) + ROOT_HALF);
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let z = s * s;
    let (z2, z4) = (z * z, z * z * z * z);
    // Terms in pairs, so that they do not wait for each other.
    let low = (1.0 / 3.0 + z * (1.0 / 5.0)) + z2 * (1.0 / 7.0 + z * (1.0 / 9.0));
    let middle = (1.0 / 11.0 + z * (1.0 / 13.0)) + z2 * (1.0 / 15.0 + z * (1.0 / 17.0));
    let high = 1.0 / 19.0 + z * (1.0 / 21.0);
    let series = low + z4 * (middle + z4 * high);
    k * LN_2_HIGH + (2.0 * s + (2.0 * s * z * series + k * LN_2_LOW))
}

/// The logarithm of a positive normal number in single precision, without a branch: 1e-6 absolute from 2^-17 to 1.
///
/// The same series as [`ln`], to the 9th power.
#[must_use]
#[inline(always)]
pub fn ln_single(x: f32) -> f32 {
    const ROOT_HALF: u32 = 0x3F35_04F3;
    const ONE: u32 = 0x3F80_0000;
    const FRACTION: u32 = 0x007F_FFFF;
    let shifted = x.to_bits().wrapping_add(ONE - ROOT_HALF);
    let k = (shifted >> 23) as i32 - 127;
    let mantissa = f32::from_bits((shifted & FRACTION) + ROOT_HALF);
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let z = s * s;
    let series = 1.0 + z * (1.0 / 3.0 + z * (1.0 / 5.0 + z * (1.0 / 7.0 + z * (1.0 / 9.0))));
    k as f32 * std::f32::consts::LN_2 + 2.0 * s * series
}

/// e to the power `x`; 0 below −700 and e^700 above 700, so that sums stay finite.
///
/// With x = k·ln 2 + r and |r| ≤ ½·ln 2: e^x = 2^k·e^r, the series of e^r to the 13th power.
#[must_use]
#[inline]
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x < -700.0 {
        return 0.0;
    }
    let x = if x > 700.0 { 700.0 } else { x };
    let scaled = x * std::f64::consts::LOG2_E;
    let k = if scaled < 0.0 {
        (scaled - 0.5) as i64
    } else {
        (scaled + 0.5) as i64
    };
    let whole = k as f64;
    let r = (x - whole * LN_2_HIGH) - whole * LN_2_LOW;
    let (r2, r4) = (r * r, r * r * r * r);
    // Terms in pairs, so that they do not wait for each other.
    let first = (1.0 + r) + r2 * (1.0 / 2.0 + r * (1.0 / 6.0));
    let second = (1.0 / 24.0 + r * (1.0 / 120.0)) + r2 * (1.0 / 720.0 + r * (1.0 / 5_040.0));
    let third =
        (1.0 / 40_320.0 + r * (1.0 / 362_880.0)) + r2 * (1.0 / 3_628_800.0 + r * (1.0 / 39_916_800.0));
    let fourth = 1.0 / 479_001_600.0 + r * (1.0 / 6_227_020_800.0);
    let series = first + r4 * (second + r4 * (third + r4 * fourth));
    series * f64::from_bits(((k + 1023) as u64) << 52)
}

/// The logistic function for draws: 1e-7 absolute, for half of the work.
///
/// e^x with the series of e^r to the 6th power, and x kept within ±60, beyond which nothing is drawn.
#[must_use]
#[inline]
pub fn logistic_of_draw(x: f64) -> f64 {
    let x = x.clamp(-60.0, 60.0);
    let scaled = -x * std::f64::consts::LOG2_E;
    let k = (scaled + 1024.5) as u64;
    let r = -x - (k as f64 - 1024.0) * std::f64::consts::LN_2;
    let r2 = r * r;
    let series = (1.0 + r)
        + r2 * ((0.5 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0) + r2 * (1.0 / 720.0)));
    1.0 / (1.0 + series * f64::from_bits((k - 1) << 52))
}

/// The logistic function 1/(1+e^−x).
#[must_use]
#[inline]
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// Whether a uniform draw lies under the logistic function: `uniform < logistic(log_odds)`.
///
/// Most draws are settled by the bound logistic(x) ≤ 1/(1 + 1 − x + x²/2 − x³/6) for x < 0 (the exponential is
/// more than the start of its series), without an exponential.
#[must_use]
#[inline]
pub fn happens(uniform: f64, log_odds: f64) -> bool {
    if log_odds < 0.0 && uniform * (1.0 + inverse_at_least(-log_odds)) >= 1.0 {
        return false;
    }
    uniform < logistic(log_odds)
}

/// The start of the series of e^x for x ≥ 0, which is less than e^x.
#[inline]
fn inverse_at_least(x: f64) -> f64 {
    1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0)))
}

/// A bound that e^x does not exceed, for a few multiplications and a division where x is below zero.
#[must_use]
#[inline]
pub fn at_most(x: f64) -> f64 {
    if x < 0.0 {
        1.0 / inverse_at_least(-x)
    } else {
        exp(x)
    }
}

/// The probability of a standard normal value at most `x` (Hart et al. 1968, algorithm 5666).
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    let size = x.abs();
    let tail = if size > 37.0 {
        0.0
    } else if size < 7.071_067_811_865_47 {
        let above = polynomial(
            size,
            &[
                3.526_249_659_989_11e-2,
                0.700_383_064_443_688,
                6.373_962_203_531_65,
                33.912_866_078_383,
                112.079_291_497_871,
                221.213_596_169_931,
                220.206_867_912_376,
            ],
        );
        let below = polynomial(
            size,
            &[
                8.838_834_764_831_84e-2,
                1.755_667_163_182_64,
                16.064_177_579_207,
                86.780_732_202_946_1,
                296.564_248_779_674,
                637.333_633_378_831,
                793.826_512_519_948,
                440.413_735_824_752,
            ],
        );
        exp(-0.5 * size * size) * above / below
    } else {
        let fraction = [4.0, 3.0, 2.0, 1.0]
            .iter()
            .fold(size + 0.65, |rest, k| size + k / rest);
        exp(-0.5 * size * size) / fraction / 2.506_628_274_631_000_5
    };
    if x > 0.0 { 1.0 - tail } else { tail }
}

/// The standard normal value with probability `p` at or below it (Wichura 1988, AS 241); infinite at 0 and 1.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above = polynomial(
            r,
            &[
                2_509.080_928_730_122_7,
                33_430.575_583_588_13,
                67_265.770_927_008_7,
                45_921.953_931_549_87,
                13_731.693_765_509_46,
                1_971.590_950_306_551_3,
                133.141_667_891_784_38,
                3.387_132_872_796_366_5,
            ],
        );
        let below = polynomial(
            r,
            &[
                5_226.495_278_852_854,
                28_729.085_735_721_943,
                39_307.895_800_092_71,
                21_213.794_301_586_597,
                5_394.196_021_424_751,
                687.187_007_492_057_9,
                42.313_330_701_600_91,
                1.0,
            ],
        );
        return q * above / below;
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = (-ln(tail)).sqrt();
    let size = if r <= 5.0 {
        let r = r - 1.6;
        polynomial(
            r,
            &[
                7.745_450_142_783_414e-4,
                2.272_384_498_926_918_4e-2,
                2.417_807_251_774_506e-1,
                1.270_458_252_452_368_4,
                3.647_848_324_763_204_5,
                5.769_497_221_460_691,
                4.630_337_846_156_546,
                1.423_437_110_749_683_5,
            ],
        ) / polynomial(
            r,
            &[
                1.050_750_071_644_416_9e-9,
                5.475_938_084_995_345e-4,
                1.519_866_656_361_645_7e-2,
                1.481_039_764_274_800_8e-1,
                6.897_673_349_851e-1,
                1.676_384_830_183_803_8,
                2.053_191_626_637_759,
                1.0,
            ],
        )
    } else {
        let r = r - 5.0;
        polynomial(
            r,
            &[
                2.010_334_399_292_288_1e-7,
                2.711_555_568_743_487_6e-5,
                1.242_660_947_388_078_4e-3,
                2.653_218_952_657_612_4e-2,
                2.965_605_718_285_048_7e-1,
                1.784_826_539_917_291_3,
                5.463_784_911_164_114,
                6.657_904_643_501_103,
            ],
        ) / polynomial(
            r,
            &[
                2.044_263_103_389_939_8e-15,
                1.421_511_758_316_446e-7,
                1.846_318_317_510_054_8e-5,
                7.868_691_311_456_133e-4,
                1.487_536_129_085_061_5e-2,
                1.369_298_809_227_358e-1,
                5.998_322_065_558_88e-1,
                1.0,
            ],
        )
    };
    if q < 0.0 { -size } else { size }
}

/// The same for draws: 1e-7 relative (Wichura 1988, PPND7), a third of the work.
#[must_use]
#[inline]
pub fn normal_of_uniform(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above = polynomial(
            r,
            &[59.109_374_720, 159.291_132_02, 50.434_271_938, 3.387_132_717_9],
        );
        let below = polynomial(r, &[67.187_563_600, 78.757_757_664, 17.895_169_469, 1.0]);
        return q * above / below;
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-ln(tail)).sqrt();
    let size = if r <= 5.0 {
        let r = r - 1.6;
        polynomial(
            r,
            &[
                0.170_238_211_03,
                1.306_728_481_6,
                2.756_815_390_0,
                1.423_437_277_7,
            ],
        ) / polynomial(r, &[0.120_211_329_75, 0.737_001_642_50, 1.0])
    } else {
        let r = r - 5.0;
        polynomial(
            r,
            &[
                0.017_337_203_997,
                0.428_682_943_37,
                3.081_226_386_0,
                6.657_905_115_0,
            ],
        ) / polynomial(r, &[0.012_258_202_635, 0.241_978_942_25, 1.0])
    };
    if q < 0.0 { -size } else { size }
}

/// Parts of the unit interval for which the normal quantile is a cubic in the table below.
const PARTS: usize = 512;
/// Parts at either end where the quantile bends too much for a cubic.
const ENDS: usize = 16;

/// The cubics of the normal quantile, lowest power first: through four points of each part, in the place within it.
static CUBICS: std::sync::LazyLock<[[f64; 4]; PARTS]> = std::sync::LazyLock::new(|| {
    std::array::from_fn(|part| {
        if !(ENDS..PARTS - ENDS).contains(&part) {
            return [0.0; 4];
        }
        let at = |third: f64| normal_quantile((part as f64 + third / 3.0) / PARTS as f64);
        cubic([0.0, 1.0, 2.0, 3.0].map(at))
    })
});

/// Cubics for the ends: 32 for each power of two below the one where the table above starts.
const END_PARTS: usize = 33 * 32;

static END_CUBICS: std::sync::LazyLock<Vec<[f64; 4]>> = std::sync::LazyLock::new(|| {
    let of_part = |part: usize| {
        let at = |third: f64| {
            let fraction = 1.0 + (f64::from((part % 32) as u8) + third / 3.0) / 32.0;
            // Powers of two from 2^-33, half of the least number, on.
            let power = f64::from_bits((1023 - 33 + part as u64 / 32) << 52);
            normal_quantile(fraction * power)
        };
        cubic([0.0, 1.0, 2.0, 3.0].map(at))
    };
    (0..END_PARTS).map(of_part).collect()
});

/// The cubic through four points at nought, one, two and three thirds, lowest power first.
fn cubic([a, b, c, d]: [f64; 4]) -> [f64; 4] {
    // Newton's divided differences in steps of a third, multiplied out.
    let (first, second, third) = (b - a, (c - 2.0 * b + a) / 2.0, (d - 3.0 * c + 3.0 * b - a) / 6.0);
    let linear = first - second + 2.0 * third;
    let square = second - 3.0 * third;
    [a, 3.0 * linear, 9.0 * square, 27.0 * third]
}

/// The ends, where the quantile is smooth in the logarithm: by the power of two and the five bits after it.
#[inline(never)]
fn at_the_ends(bits: u32) -> f64 {
    let is_low = bits < 1 << 31;
    let from_end = f64::from(if is_low { bits } else { !bits }) + 0.5;
    let whole = from_end.to_bits();
    // The least number is a half, whose exponent is 1022.
    let part = ((whole >> 47) - (1022 << 5)) as usize;
    let [a, b, c, d] = END_CUBICS[part];
    let x = (whole & ((1 << 47) - 1)) as f64 * (1.0 / (1_u64 << 47) as f64);
    let low = a + x * (b + x * (c + x * d));
    if is_low { low } else { -low }
}

/// The standard normal value of a random 32-bit number: 1e-7 absolute, and without a branch but for the ends.
#[must_use]
#[inline(always)]
pub fn normal_of_bits(bits: u32) -> f64 {
    const WITHIN: u32 = 32 - PARTS.trailing_zeros();
    let part = (bits >> WITHIN) as usize;
    if !(ENDS..PARTS - ENDS).contains(&part) {
        return at_the_ends(bits);
    }
    let [a, b, c, d] = CUBICS[part];
    let x = (f64::from(bits & ((1 << WITHIN) - 1)) + 0.5) * (1.0 / (1_u32 << WITHIN) as f64);
    a + x * (b + x * (c + x * d))
}

/// Horner's rule, highest power first.
#[inline(always)]
fn polynomial<const TERMS: usize>(x: f64, coefficients: &[f64; TERMS]) -> f64 {
    let mut sum = coefficients[0];
    for coefficient in &coefficients[1..] {
        sum = sum * x + coefficient;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(low: f64, high: f64) -> impl Iterator<Item = f64> {
        (0..=20_000).map(move |step| low + (high - low) * f64::from(step) / 20_000.0)
    }

    #[test]
    fn logarithm_and_exponential_keep_four_units_in_the_last_place() {
        for x in grid(-300.0, 300.0) {
            let (own, std) = (exp(x), x.exp());
            assert!(
                (own - std).abs() <= 4.0 * f64::EPSILON * std,
                "exp {x}: {own} {std}"
            );
        }
        for x in grid(1e-9, 50.0).chain(grid(0.9, 1.1)) {
            let (own, std) = (ln(x), x.ln());
            assert!(
                (own - std).abs() <= 4.0 * f64::EPSILON * std.abs(),
                "ln {x}: {own} {std}"
            );
        }
        assert!(ln(0.0).is_nan() && ln(-1.0).is_nan() && exp(f64::NAN).is_nan());
        assert_eq!((exp(-1e9), exp(0.0), ln(1.0)), (0.0, 1.0, 0.0));
        assert!(exp(1e9).is_finite());
    }

    #[test]
    fn the_logarithm_in_single_precision_keeps_a_millionth() {
        for bits in 0..65_536_u32 {
            let u = (bits as f32 + 0.5) / 65_536.0;
            let (own, other) = (f64::from(ln_single(u)), f64::from(u).ln());
            assert!(
                (own - other).abs() < 1e-6 * other.abs().max(1.0),
                "{u}: {own} {other}"
            );
        }
    }

    #[test]
    fn the_normal_distribution_agrees_with_the_statistics_crate() {
        for x in grid(-9.0, 9.0) {
            let (own, other) = (normal_cdf(x), statistics::normal::cdf(x));
            assert!((own - other).abs() < 1e-14, "cdf {x}: {own} {other}");
        }
        for p in grid(1e-9, 1.0 - 1e-9).chain(grid(1e-12, 1e-6)) {
            let (own, other) = (normal_quantile(p), statistics::normal::quantile(p));
            assert!(
                (own - other).abs() < 1e-14 * other.abs().max(1.0),
                "quantile {p}: {own} {other}"
            );
        }
        for p in grid(1e-9, 1.0 - 1e-9).chain(grid(1.2e-10, 1e-6)) {
            let (own, other) = (normal_of_uniform(p), statistics::normal::quantile(p));
            assert!(
                (own - other).abs() <= 1.2e-7 * other.abs(),
                "draw {p}: {own} {other}"
            );
        }
        for bits in (0..u32::MAX)
            .step_by(65_537)
            .chain([0, 1, u32::MAX - 1, u32::MAX])
        {
            let p = (f64::from(bits) + 0.5) / 4_294_967_296.0;
            let (own, other) = (normal_of_bits(bits), statistics::normal::quantile(p));
            assert!(
                (own - other).abs() <= 1.2e-7 * other.abs().max(1.0),
                "bits {bits}: {own} {other}"
            );
        }
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
    }

    #[test]
    fn what_happens_is_what_lies_under_the_logistic() {
        for x in grid(-30.0, 30.0).step_by(7) {
            for u in [1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.9, 0.999] {
                assert_eq!(happens(u, x), u < logistic(x), "{u} {x}");
            }
            assert!(at_most(x) >= exp(x));
            let exact = logistic(x);
            assert_eq!(happens(exact, x), exact < logistic(x));
        }
    }

    #[test]
    fn the_logistic_is_between_zero_and_one() {
        for x in grid(-40.0, 40.0) {
            assert!((logistic(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-15);
            assert!((logistic_of_draw(x) - logistic(x)).abs() < 1e-7, "{x}");
        }
        assert_eq!((logistic(-1e9), logistic(1e9)), (1.0 / (1.0 + exp(700.0)), 1.0));
    }
}
