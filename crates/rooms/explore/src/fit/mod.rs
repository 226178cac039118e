//! The simulation fitted to published figures, block by block, and two years that the fit never sees.
//!
//! The same data give the same figures on any number of threads and on every machine.

pub mod advice;
pub mod advised;
pub mod careers;
pub mod drawn;
pub mod gate;
pub mod hold_out;
pub mod national;
pub mod report;
pub mod solve;
pub mod target;

use crate::parameters::Parameters;
use crate::refusal::Refusal;
use advice::{AdviceBlock, AdviceFit, Seen};
use careers::CareerFit;
use drawn::Drawn;
use hold_out::Predicted;
use national::{Missing, National};

/// The reliabilities at which the advice block is fitted, because the figures cannot tell which is right.
pub const RELIABILITIES: [f64; 3] = [0.84, 0.88, 0.92];

/// What is fitted and how long.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Reliabilities beside that of the parameters.
    pub reliabilities: Vec<f64>,
    /// The years of the advice block.
    pub years: Vec<i16>,
    /// Pupils of each run of the whole model; 0 to leave careers alone.
    pub pupils: u32,
    /// The most steps of the search for the constants of careers.
    pub steps: u32,
}

impl Plan {
    /// All years, three reliabilities, careers of 120,000 pupils.
    #[must_use]
    pub fn full() -> Self {
        Self {
            reliabilities: RELIABILITIES.to_vec(),
            years: advice::YEARS.to_vec(),
            pupils: 120_000,
            steps: 6,
        }
    }

    /// The advice block alone, at one reliability: a few seconds, and all that the hold-outs need.
    #[must_use]
    pub fn small() -> Self {
        Self {
            reliabilities: Vec::new(),
            pupils: 0,
            ..Self::full()
        }
    }
}

/// Everything that came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The fit of the advice block at the reliability of the parameters.
    pub advice: AdviceFit,
    /// The same at other reliabilities, in the order of the plan.
    pub others: Vec<AdviceFit>,
    /// What the targets say of each parameter.
    pub seen: Seen,
    /// The hold-outs.
    pub predicted: Vec<Predicted>,
    /// The hold-outs at other reliabilities, in the order of the plan.
    pub predicted_others: Vec<Vec<Predicted>>,
    /// The advice block in a run of the whole model.
    pub drawn: Option<Drawn>,
    /// The constants of careers.
    pub careers: Option<CareerFit>,
    /// The share of practical training.
    pub practical_share: f64,
}

/// Why a fit cannot be made.
#[derive(Debug, Clone, PartialEq)]
pub enum Unfit {
    /// A published figure is not there.
    Missing(Missing),
    /// A run cannot be made.
    Refused(Refusal),
}

impl From<Missing> for Unfit {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

impl From<Refusal> for Unfit {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Fits. Progress is told as a share from 0 to 1.
///
/// # Errors
/// [`Unfit`] when a published figure is missing or a run is refused.
pub fn run(
    plan: &Plan,
    national: &National,
    base: &Parameters,
    progress: &(dyn Fn(f64) + Sync),
) -> Result<Fit, Unfit> {
    let block = AdviceBlock::of(national, base, &plan.years)?;
    let parts = 2.0 + plan.reliabilities.len() as f64;
    let share = if plan.pupils > 0 { 0.3 } else { 1.0 };
    let advice = block.fit(base.reliability);
    progress(share / parts);
    let seen = block.seen(&advice);
    let mut others = Vec::new();
    for (place, reliability) in plan.reliabilities.iter().enumerate() {
        others.push(if *reliability == base.reliability {
            advice.clone()
        } else {
            block.fit(*reliability)
        });
        progress(share * (2.0 + place as f64) / parts);
    }
    let predicted = hold_out::predict(national, &advice, base)?;
    let predicted_others: Result<Vec<_>, Missing> = others
        .iter()
        .map(|fit| hold_out::predict(national, fit, base))
        .collect();
    let practical_share = careers::practical_share(national);
    let (mut drawn, mut careers) = (None, None);
    if plan.pupils > 0 {
        drawn = Some(drawn::draw(&advice, plan.pupils * 3)?);
        let mut with_advice = base.clone();
        for (name, values) in advice.defaults() {
            for (place, value) in values.into_iter().enumerate() {
                with_advice.put(name, place, value);
            }
        }
        with_advice.practical_share = practical_share;
        let targets = careers::targets(national)?;
        let runs = std::sync::atomic::AtomicU32::new(0);
        let most = f64::from(plan.steps * 22 + 22);
        let told = || {
            let done = 1 + runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            progress((share + (1.0 - share) * f64::from(done) / most).min(1.0));
        };
        careers = Some(careers::fit(
            &targets,
            &with_advice,
            plan.pupils,
            plan.steps,
            &told,
        )?);
    }
    progress(1.0);
    Ok(Fit {
        advice,
        others,
        seen,
        predicted,
        predicted_others: predicted_others?,
        drawn,
        careers,
        practical_share,
    })
}

impl Fit {
    /// The defaults that follow from it, as lines for `params.toml`.
    #[must_use]
    pub fn defaults(&self) -> Vec<(&'static str, Vec<f64>)> {
        let mut all = self.advice.defaults();
        all.push(("practical_share", vec![self.practical_share]));
        if let Some(careers) = &self.careers {
            for (name, places, _, value) in &careers.constants {
                let more = places.iter().map(|_| *value);
                match all.iter_mut().find(|(of, _)| of == name) {
                    Some((_, values)) => values.extend(more),
                    None => all.push((name, more.collect())),
                }
            }
        }
        for value in all.iter_mut().flat_map(|(_, values)| values) {
            *value = (*value * 1e4).round() / 1e4;
        }
        all
    }
}
