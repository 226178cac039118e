//! Where a gap at equal score may be off: the cases of the published map of failures that these pupils show.
//!
//! The map is in `docs/benchmarks/recovery.md`. What no list can show, such as a test that measures one group less
//! precisely, stands in the rival explanations of the indicator.

use crate::telling::Telling;
use documents::{Block, Text};
use measuring::finding::{Body, Conditional, CorrectedGap, Finding, IntervalMethod};
use measuring::{AT_CEILING, MUCH_UNKNOWN};
use vocabulary::Message;

/// Below this many schools a range is so wide that finding no gap says little.
const FEW_SCHOOLS: u64 = 10;

/// What is known of the tests of all pupils, besides the one at which they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TestsTaken {
    /// Pupils were compared at tests of more than one provider, or took them.
    pub several_providers: bool,
    /// The provider changed from one cohort to another.
    pub provider_changed: bool,
}

/// A case in which the figure may be off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Unknown,
    Ceiling,
    SeveralProviders,
    ProviderChanged,
    ReliabilityUnstated,
    ReliabilityOneNumber,
    ReliabilityRange,
    FewSchools(u64),
}

/// The cases that these pupils show.
fn cases(found: &Conditional, corrected: &CorrectedGap, tests: TestsTaken) -> Vec<Case> {
    let mut cases = Vec::new();
    cases.extend(found.much_unknown.then_some(Case::Unknown));
    cases.extend(found.at_ceiling.then_some(Case::Ceiling));
    if tests.provider_changed {
        cases.push(Case::ProviderChanged);
    } else if tests.several_providers {
        cases.push(Case::SeveralProviders);
    }
    cases.push(if !corrected.reliability_stated {
        Case::ReliabilityUnstated
    } else if corrected.reliability.width() > 0.0 {
        Case::ReliabilityRange
    } else {
        Case::ReliabilityOneNumber
    });
    if let IntervalMethod::BySchool { schools } = found.method
        && schools < FEW_SCHOOLS
    {
        cases.push(Case::FewSchools(schools));
    }
    cases
}

/// The cautions beside a gap at equal score.
pub(crate) fn blocks(telling: &Telling<'_>, finding: &Finding) -> Vec<Block> {
    let Ok(Body::Conditional(found)) = &finding.body else {
        return Vec::new();
    };
    let Ok(corrected) = &found.corrected else {
        return Vec::new();
    };
    let cases = cases(found, corrected, telling.subject.tests);
    let sentences = cases.into_iter().map(|case| Text::from(sentence(telling, case)));
    vec![
        Block::Heading(Text::from(telling.say("heading-cautions"))),
        Block::List(sentences.collect()),
    ]
}

fn sentence(telling: &Telling<'_>, case: Case) -> String {
    let of_hundred = |share: f64| telling.numbers().per_hundred(share);
    match case {
        Case::Unknown => {
            telling.text(&Message::new("caution-unknown").with("share", of_hundred(MUCH_UNKNOWN)))
        }
        Case::Ceiling => telling.text(&Message::new("caution-ceiling").with("share", of_hundred(AT_CEILING))),
        Case::SeveralProviders => telling.say("caution-several-providers"),
        Case::ProviderChanged => telling.say("caution-provider-changed"),
        Case::ReliabilityUnstated => telling.say("caution-reliability-unstated"),
        Case::ReliabilityOneNumber => telling.say("caution-reliability-one-number"),
        Case::ReliabilityRange => telling.say("caution-reliability-range"),
        Case::FewSchools(schools) => {
            telling.text(&Message::new("caution-few-schools").with("schools", schools))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use measuring::finding::{EqualScore, Figure, Withheld};
    use measuring::gate::SafeCell;
    use statistics::Interval;

    fn figure() -> Figure {
        Figure {
            value: 0.0,
            interval: Interval { low: 0.0, high: 0.0 },
        }
    }

    fn corrected(reliability: Interval, reliability_stated: bool) -> CorrectedGap {
        CorrectedGap {
            headline: EqualScore::True,
            at_equal_score: figure(),
            at_equal_measured_score: figure(),
            at_equal_true_score: figure(),
            by_measurement_alone: figure().interval,
            reliability,
            reliability_stated,
            strip: Vec::new(),
            reliability_without_gap: None,
        }
    }

    fn found(method: IntervalMethod) -> Conditional {
        Conditional {
            focal: String::new(),
            reference: String::new(),
            pupils: [SafeCell::NotShown; 2],
            raw: Err(Withheld::NotShown),
            standardised: Err(Withheld::NotShown),
            other_weights: [Err(Withheld::NotShown); 3],
            support: None,
            corrected: Err(Withheld::NotShown),
            common_odds_ratio: None,
            g_computation: None,
            curves: Vec::new(),
            method,
            much_unknown: false,
            at_ceiling: false,
        }
    }

    const RANGE: Interval = Interval { low: 0.8, high: 0.9 };
    const NUMBER: Interval = Interval {
        low: 0.88,
        high: 0.88,
    };
    const ONE: IntervalMethod = IntervalMethod::WithinOneSchool;

    #[test]
    fn each_way_of_knowing_the_reliability_has_its_own_caution() {
        let of = |reliability, is_stated| {
            cases(
                &found(ONE),
                &corrected(reliability, is_stated),
                TestsTaken::default(),
            )
        };
        assert_eq!(of(RANGE, false), [Case::ReliabilityUnstated]);
        assert_eq!(of(RANGE, true), [Case::ReliabilityRange]);
        assert_eq!(of(NUMBER, true), [Case::ReliabilityOneNumber]);
    }

    #[test]
    fn each_case_is_told_where_the_pupils_show_it_and_nowhere_else() {
        let corrected = corrected(RANGE, true);
        let of = |found: Conditional, tests: TestsTaken| {
            let mut cases = cases(&found, &corrected, tests);
            cases.retain(|case| *case != Case::ReliabilityRange);
            cases
        };
        let none = TestsTaken::default();
        assert_eq!(of(found(ONE), none), []);
        let unknown = Conditional {
            much_unknown: true,
            ..found(ONE)
        };
        assert_eq!(of(unknown, none), [Case::Unknown]);
        let ceiling = Conditional {
            at_ceiling: true,
            ..found(ONE)
        };
        assert_eq!(of(ceiling, none), [Case::Ceiling]);
        let several = TestsTaken {
            several_providers: true,
            provider_changed: false,
        };
        assert_eq!(of(found(ONE), several), [Case::SeveralProviders]);
        let changed = TestsTaken {
            provider_changed: true,
            ..several
        };
        assert_eq!(of(found(ONE), changed), [Case::ProviderChanged]);
        let schools = |schools| found(IntervalMethod::BySchool { schools });
        assert_eq!(of(schools(8), none), [Case::FewSchools(8)]);
        assert_eq!(of(schools(10), none), []);
    }
}
