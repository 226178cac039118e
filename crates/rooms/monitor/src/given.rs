//! Whether a finding gives anything at all, or belongs in the list of what cannot be given yet.

use measuring::finding::{Body, Finding, Given, Withheld};
use measuring::gate::{SafeCell, SafeTable};

/// What a finding gives, or the reason why there is nothing to show: no figure, and no count of anybody.
pub(crate) fn given(finding: &Finding) -> Given<&Body> {
    let body = finding.body.as_ref().map_err(|reason| *reason)?;
    match nothing_in(body, finding.tables.iter().any(shows_anybody)) {
        Some(reason) => Err(reason),
        None => Ok(body),
    }
}

/// Why a body is empty, if it is: its parts may each be withheld while the whole was not.
fn nothing_in(body: &Body, shows_anybody: bool) -> Option<Withheld> {
    match body {
        Body::Shares(groups) | Body::Means(groups) => {
            let reason = groups.gap.as_ref().err()?;
            let has_figure = groups.groups.iter().any(|group| group.figure.is_ok());
            (!has_figure && !shows_anybody).then_some(*reason)
        }
        Body::Conditional(found) => {
            let reason = found.corrected.as_ref().err()?;
            let has_curve = found
                .curves
                .iter()
                .any(|(_, points)| points.iter().any(|point| point.figure.is_some()));
            let has_figure = found.raw.is_ok() || found.standardised.is_ok();
            (!has_curve && !has_figure).then_some(*reason)
        }
        Body::Mobility(mobility) => {
            let reason = mobility.rank_slope.as_ref().err()?;
            let has_figure = mobility.tau_b.is_ok() || mobility.cramers_v.is_ok();
            (!has_figure && !shows_anybody).then_some(*reason)
        }
        Body::SchoolEffects(effects) => {
            let reason = effects.plain.as_ref().err()?;
            (!matches!(effects.at_equal_score, Some(Ok(_)))).then_some(*reason)
        }
        Body::Ratio(found) => {
            let reason = found.all.figure.as_ref().err()?;
            (!found.parts.iter().any(|part| part.figure.is_ok())).then_some(*reason)
        }
        Body::AtEqualTestAdvice(found) => {
            let reason = found.below.as_ref().err()?;
            found.above.is_err().then_some(*reason)
        }
        Body::Events(found) => {
            let reason = found.curves.first()?.figures.as_ref().err()?;
            (!shows_anybody).then_some(*reason)
        }
        Body::Yields(found) => {
            let reason = found.all.bounds.as_ref().err()?;
            (!shows_anybody).then_some(*reason)
        }
        Body::Funnel(funnel) => funnel.points.is_empty().then_some(Withheld::NotShown),
        Body::Counts => (!shows_anybody).then_some(Withheld::NotShown),
        Body::Split(_)
        | Body::Superiority(_)
        | Body::Segregation(_)
        | Body::Gradient(_)
        | Body::Unknown(_) => None,
    }
}

/// Whether a cell that is no total shows a pupil.
fn shows_anybody(table: &SafeTable) -> bool {
    let sizes: Vec<usize> = table.axes().iter().map(|axis| axis.words.len()).collect();
    (0..sizes.iter().product::<usize>()).any(|index| {
        let mut rest = index;
        let mut places = vec![None; sizes.len()];
        for (place, size) in places.iter_mut().zip(&sizes).rev() {
            *place = Some(rest % size);
            rest /= size;
        }
        matches!(table.cell(&places), SafeCell::Count(1..))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use measuring::finding::{Figure, ModelFigures, SchoolEffects};
    use statistics::{Interval, NotComputable};

    fn effects(plain: Given<ModelFigures>, at_equal_score: Option<Given<ModelFigures>>) -> Body {
        Body::SchoolEffects(SchoolEffects {
            schools: 1,
            plain,
            at_equal_score,
            distinguishable: 0,
        })
    }

    #[test]
    fn a_model_without_figures_is_not_given() {
        let figure = Figure {
            value: 0.2,
            interval: Interval { low: 0.1, high: 0.3 },
        };
        let model = ModelFigures {
            intercept: figure,
            slope: None,
            between: 1.0,
            within: 4.0,
            between_share: figure,
        };
        let one_school = Withheld::NotComputable(NotComputable::NotEnoughUnits { have: 1, need: 2 });
        assert_eq!(
            nothing_in(&effects(Err(one_school), None), true),
            Some(one_school)
        );
        assert_eq!(
            nothing_in(&effects(Err(one_school), Some(Err(one_school))), true),
            Some(one_school)
        );
        assert_eq!(nothing_in(&effects(Ok(model.clone()), None), false), None);
        assert_eq!(
            nothing_in(&effects(Err(one_school), Some(Ok(model))), false),
            None
        );
        assert_eq!(nothing_in(&Body::Counts, false), Some(Withheld::NotShown));
        assert_eq!(nothing_in(&Body::Counts, true), None);
    }
}
