//! Means of pupils who share schools, from sums over schools of products: no school need be known apart.
//!
//! Several boards add such sums up without anyone seeing a school of another, and the intervals are those of
//! [`bell_mccaffrey`](crate::bell_mccaffrey) over all their schools: the variance by school and the degrees of
//! freedom of Bell & McCaffrey (2002) are polynomials in the sizes and outcomes of schools, of degree five at most.

use crate::bell_mccaffrey::MANY_SCHOOLS;
use crate::{Estimate, NotComputable};

/// Two groups of pupils in one school: how many, and the sum of their outcome in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SizeAndSum {
    /// How many pupils.
    pub pupils: i128,
    /// The sum of their outcome.
    pub sum: i128,
}

/// Sums over schools of products of the sizes and outcomes of two groups, or of one group with itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Products([i128; Products::WIDTH]);

impl Products {
    /// How many numbers these are.
    pub const WIDTH: usize = 10;

    /// As they are sent and added up.
    #[must_use]
    pub fn numbers(&self) -> [i128; Self::WIDTH] {
        self.0
    }

    /// From numbers that were added up.
    #[must_use]
    pub fn of(numbers: [i128; Self::WIDTH]) -> Self {
        Self(numbers)
    }

    /// Counts one school in.
    pub fn add(&mut self, one: SizeAndSum, other: SizeAndSum) {
        let (n, m) = (one.pupils, other.pupils);
        let products = [
            i128::from(n + m > 0),
            n * m,
            n * m * m,
            n * n * m,
            n * n * m * m,
            n * n * m * m * m,
            n * n * n * m * m,
            n * other.sum,
            one.sum * m,
            one.sum * other.sum,
        ];
        self.0
            .iter_mut()
            .zip(products)
            .for_each(|(sum, product)| *sum += product);
    }

    /// In how many schools there is anybody of either group.
    #[must_use]
    pub fn schools(&self) -> u64 {
        u64::try_from(self.0[0]).unwrap_or(0)
    }

    /// Sums of powers of the shares that schools hold of each group.
    fn shares(&self, one: f64, other: f64) -> Shares {
        let [_, p11, p12, p21, p22, p23, ..] = self.0.map(|number| number as f64);
        let (x, y) = (1.0 / one, 1.0 / other);
        Shares {
            p11: p11 * x * y,
            p12: p12 * x * y * y,
            p21: p21 * x * x * y,
            p22: p22 * x * x * y * y,
            p23: p23 * x * x * y * y * y,
        }
    }

    /// The other group first.
    fn turned(&self) -> Self {
        let [schools, p11, p12, p21, p22, p23, p32, ny, yn, yy] = self.0;
        Self([schools, p11, p21, p12, p22, p32, p23, yn, ny, yy])
    }
}

/// Sums over schools of `x^i y^j`, with `x` and `y` the shares of the two groups that a school holds.
struct Shares {
    p11: f64,
    p12: f64,
    p21: f64,
    p22: f64,
    p23: f64,
}

/// A group over all schools, with its products with itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// How many pupils, and the sum of their outcome.
    pub all: SizeAndSum,
    /// With itself.
    pub products: Products,
}

impl Group {
    fn check(&self) -> Result<(f64, f64), NotComputable> {
        if self.all.pupils == 0 {
            return Err(NotComputable::EmptyGroup);
        }
        let n = self.all.pupils as f64;
        Ok((n, self.all.sum as f64 / n))
    }
}

/// The mean of one group. `unit` is what one of the whole numbers of the outcome stands for.
///
/// # Errors
/// As [`crate::clustered_means::mean`], and [`NotComputable::InconsistentSums`] for products that no schools have.
///
/// # Examples
/// ```
/// use statistics::school_products::{Group, Products, SizeAndSum, mean};
/// use statistics::{NotComputable, bell_mccaffrey, clustered_means::SchoolSum};
/// let schools = [(20, 12), (22, 9), (19, 11), (160, 70)];
/// let mut group = Group { all: SizeAndSum::default(), products: Products::default() };
/// for (pupils, sum) in schools {
///     let school = SizeAndSum { pupils, sum };
///     group.all.pupils += pupils;
///     group.all.sum += sum;
///     group.products.add(school, school);
/// }
/// let apart = schools.map(|(n, sum)| SchoolSum::unweighted(n as u64, sum as f64));
/// let (together, apart) = (mean(&group, 1.0)?, bell_mccaffrey::mean(&apart)?);
/// assert!((together.standard_error - apart.standard_error).abs() < 1e-12);
/// assert!((together.degrees_of_freedom - apart.degrees_of_freedom).abs() < 1e-9);
/// # Ok::<(), NotComputable>(())
/// ```
pub fn mean(group: &Group, unit: f64) -> Result<Estimate, NotComputable> {
    let (n, value) = group.check()?;
    let squares = spread(group)?;
    let shares = group.products.shares(n, n);
    let model = Model::of(&[&shares], &[(&shares, [shares.p11, shares.p11])]);
    estimate(
        value * unit,
        squares * unit * unit,
        &group.products,
        (n, 1.0),
        &model,
    )
}

/// The difference of two means, focal minus reference. `crossed` holds the products of the focal with the reference group.
///
/// # Errors
/// As [`mean`].
pub fn difference(
    focal: &Group,
    reference: &Group,
    crossed: &Products,
    unit: f64,
) -> Result<Estimate, NotComputable> {
    let ((n, focal_mean), (m, reference_mean)) = (focal.check()?, reference.check()?);
    let together = covariance(&focal.all, &reference.all, crossed)?;
    let squares = spread(focal)? + spread(reference)? - 2.0 * together;
    let (own, other) = (focal.products.shares(n, n), reference.products.shares(m, m));
    let (both, turned) = (crossed.shares(n, m), crossed.turned().shares(m, n));
    let (h, g) = (own.p11, other.p11);
    let model = Model::of(
        &[&own, &other],
        &[
            (&own, [h, h]),
            (&other, [g, g]),
            (&both, [h, g]),
            (&turned, [g, h]),
        ],
    );
    let value = (focal_mean - reference_mean) * unit;
    estimate(value, squares * unit * unit, crossed, (n + m, 2.0), &model)
}

/// The sum over schools of the squared influence on a group's mean; whole numbers until the last division.
fn spread(group: &Group) -> Result<f64, NotComputable> {
    let squares = covariance(&group.all, &group.all, &group.products)?;
    if squares < 0.0 {
        return Err(NotComputable::InconsistentSums);
    }
    Ok(squares)
}

/// The sum over schools of the products of the influences on two means.
fn covariance(one: &SizeAndSum, other: &SizeAndSum, products: &Products) -> Result<f64, NotComputable> {
    let [_, nn, .., ny, yn, yy] = products.0;
    let (n, m) = (one.pupils, other.pupils);
    // (y - n a)(z - m b) with a and b the means, times both sizes.
    let times = |factors: [i128; 3]| {
        let product = factors[0].checked_mul(factors[1])?;
        product.checked_mul(factors[2])
    };
    let whole = || {
        let gained = times([n, m, yy])?.checked_add(times([one.sum, other.sum, nn])?)?;
        gained
            .checked_sub(times([one.sum, m, ny])?)?
            .checked_sub(times([n, other.sum, yn])?)
    };
    // Numbers of which this does not fit are no counts of pupils.
    let whole = whole().ok_or(NotComputable::InconsistentSums)?;
    Ok(whole as f64 / (n as f64 * m as f64) / (n as f64 * m as f64))
}

/// What the working model expects: schools differ independently and equally, and so do two groups within one.
struct Model {
    expected: f64,
    trace: f64,
    squares: f64,
}

impl Model {
    /// `groups` are each group with itself; `pairs` every ordered pair with the concentration of both.
    fn of(groups: &[&Shares], pairs: &[(&Shares, [f64; 2])]) -> Self {
        let trace = groups
            .iter()
            .map(|own| own.p11 - 2.0 * own.p12 + own.p11 * own.p11)
            .sum();
        let squares = pairs
            .iter()
            .map(|(p, [g, h])| {
                let own = p.p22 + 2.0 * (h * p.p22 - 2.0 * p.p23);
                let others = g * h * p.p11 * p.p11 - 2.0 * g * p.p12 * p.p11 - 2.0 * h * p.p21 * p.p11
                    + 2.0 * p.p22 * p.p11
                    + 2.0 * p.p21 * p.p12;
                own + others
            })
            .sum();
        Self {
            expected: groups.iter().map(|own| own.p11).sum(),
            trace,
            squares,
        }
    }
}

fn estimate(
    value: f64,
    squares: f64,
    products: &Products,
    (pupils, columns): (f64, f64),
    model: &Model,
) -> Result<Estimate, NotComputable> {
    let schools = products.schools();
    if schools < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: schools,
            need: 2,
        });
    }
    if pupils <= columns {
        return Err(NotComputable::NotEnoughUnits {
            have: pupils as u64,
            need: columns as u64 + 1,
        });
    }
    if squares <= 0.0 {
        return Err(NotComputable::Constant);
    }
    let g = schools as f64;
    if schools >= MANY_SCHOOLS as u64 {
        let variance = squares * g / (g - 1.0) * (pupils - 1.0) / (pupils - columns);
        return Ok(Estimate::student(value, libm::sqrt(variance), g - 1.0));
    }
    Ok(Estimate::student(
        value,
        libm::sqrt(squares * model.expected / model.trace),
        model.trace * model.trace / model.squares,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bell_mccaffrey;
    use crate::clustered_means::SchoolSum;
    use crate::randomness::Stream;

    /// Schools of two groups, some without one of them.
    fn schools(seed: u64, count: u64) -> Vec<[(i128, i128); 2]> {
        (0..count)
            .map(|school| {
                let draw = |which: u64| Stream::new(seed, which).uniform(school);
                [0, 2].map(|group| {
                    let pupils = (draw(group) * draw(group + 7) * 60.0) as i128;
                    (pupils, (pupils as f64 * draw(group + 1)) as i128)
                })
            })
            .collect()
    }

    fn summed(schools: &[[(i128, i128); 2]]) -> ([Group; 2], Products) {
        let empty = Group {
            all: SizeAndSum::default(),
            products: Products::default(),
        };
        let (mut groups, mut crossed) = ([empty; 2], Products::default());
        for school in schools {
            let sums = school.map(|(pupils, sum)| SizeAndSum { pupils, sum });
            for (group, sum) in groups.iter_mut().zip(sums) {
                group.all.pupils += sum.pupils;
                group.all.sum += sum.sum;
                group.products.add(sum, sum);
            }
            crossed.add(sums[0], sums[1]);
        }
        (groups, crossed)
    }

    fn close(found: Estimate, expected: Estimate) {
        let pairs = [
            (found.value, expected.value),
            (found.standard_error, expected.standard_error),
            (found.degrees_of_freedom, expected.degrees_of_freedom),
        ];
        for (found, expected) in pairs {
            assert!(
                (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                "{found} {expected}"
            );
        }
    }

    #[test]
    fn equal_to_the_schools_one_by_one() {
        for seed in 0..60 {
            let schools = schools(seed, 4 + seed);
            let ([focal, reference], crossed) = summed(&schools);
            let apart: Vec<(SchoolSum, SchoolSum)> = schools
                .iter()
                .map(|school| {
                    let [one, other] = school.map(|(n, sum)| SchoolSum::unweighted(n as u64, sum as f64));
                    (one, other)
                })
                .collect();
            let alone: Vec<SchoolSum> = apart.iter().map(|(one, _)| *one).collect();
            close(
                mean(&focal, 1.0).expect("schools"),
                bell_mccaffrey::mean(&alone).expect("schools"),
            );
            close(
                difference(&focal, &reference, &crossed, 1.0).expect("schools"),
                bell_mccaffrey::difference(&apart).expect("schools"),
            );
        }
    }

    #[test]
    fn the_unit_scales_the_value_and_its_error() {
        let ([focal, _], _) = summed(&schools(3, 9));
        let (whole, tenth) = (
            mean(&focal, 1.0).expect("schools"),
            mean(&focal, 0.1).expect("schools"),
        );
        assert!((tenth.value - whole.value / 10.0).abs() < 1e-15);
        assert!((tenth.standard_error - whole.standard_error / 10.0).abs() < 1e-15);
    }

    #[test]
    fn what_cannot_be_computed_is_said() {
        let ([focal, _], _) = summed(&[[(4, 2), (0, 0)], [(6, 3), (0, 0)]]);
        assert_eq!(mean(&focal, 1.0), Err(NotComputable::Constant), "equal schools");
        let ([focal, reference], crossed) = summed(&[[(4, 2), (0, 0)]]);
        assert_eq!(
            mean(&focal, 1.0),
            Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
        );
        let nobody = difference(&focal, &reference, &crossed, 1.0);
        assert_eq!(nobody, Err(NotComputable::EmptyGroup));
        let impossible = Group {
            all: SizeAndSum { pupils: 10, sum: 5 },
            products: Products::of([3, 40, 0, 0, 0, 0, 0, 50, 50, 1]),
        };
        assert_eq!(mean(&impossible, 1.0), Err(NotComputable::InconsistentSums));
        let mut huge = impossible;
        huge.products = Products::of([3, i128::MAX, 0, 0, 0, 0, 0, 50, 50, i128::MAX]);
        assert_eq!(mean(&huge, 1.0), Err(NotComputable::InconsistentSums));
    }
}
