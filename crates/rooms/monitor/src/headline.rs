//! Which findings answer first, and which of them the team talks about.

use crate::given::given;
use crate::sentences::tells;
use crate::telling::Telling;
use measuring::definition::Method;
use measuring::finding::{Body, Conditional, Finding};

/// The first gap between backgrounds: in means where there are any, otherwise in shares.
pub(crate) fn gap<'a>(telling: &Telling<'a>) -> Option<&'a Finding> {
    let has_gap = |finding: &&Finding| match &finding.body {
        Ok(Body::Means(groups) | Body::Shares(groups)) => groups.gap.is_ok(),
        _ => false,
    };
    [Method::GroupMeans, Method::GroupShares]
        .into_iter()
        .find_map(|method| of_method(telling, method).find(has_gap))
}

/// The first gap at equal score, or why it is not given.
pub(crate) fn at_equal_score<'a>(telling: &Telling<'a>) -> Option<(&'a Finding, &'a Conditional)> {
    telling
        .measurement
        .findings
        .iter()
        .find_map(|finding| match &finding.body {
            Ok(Body::Conditional(found)) => Some((finding, found.as_ref())),
            _ => None,
        })
}

/// What can be said where no gap can: what became of the advice, the latest year first, then everything else.
pub(crate) fn plain<'a>(telling: &Telling<'a>) -> Vec<&'a Finding> {
    let against: Vec<&Finding> = of_method(telling, Method::AgainstAdvice).collect();
    let told = of_method(telling, Method::Reconsideration).chain(of_method(telling, Method::Distribution));
    let is_other = |finding: &&Finding| {
        !matches!(
            finding.definition.method,
            Method::AgainstAdvice | Method::Reconsideration | Method::Distribution
        )
    };
    let others = telling.measurement.findings.iter().filter(is_other);
    // Where pupils are in a later year says more than where they started.
    let (latest, earlier) = against
        .split_last()
        .map_or((None, [].as_slice()), |(latest, earlier)| {
            (Some(*latest), earlier)
        });
    latest
        .into_iter()
        .chain(told)
        .chain(earlier.iter().copied())
        .chain(others)
        .filter(|finding| tells(telling, finding))
        .collect()
}

/// The finding that answers first: the one whose picture opens the report and whose question goes to the team.
pub(crate) fn main<'a>(telling: &Telling<'a>) -> Option<&'a Finding> {
    gap(telling)
        .or_else(|| plain(telling).into_iter().next())
        .or_else(|| {
            telling
                .measurement
                .findings
                .iter()
                .find(|finding| given(finding).is_ok())
        })
}

/// The findings of one method, in the order of the report.
fn of_method<'a>(telling: &Telling<'a>, method: Method) -> impl Iterator<Item = &'a Finding> {
    let findings = telling.measurement.findings.iter();
    findings.filter(move |finding| finding.definition.method == method)
}
