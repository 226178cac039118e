//! Which way things move: more bias, a wider gap; more adjustment, a narrower gap and more misplacement upwards.

use explore::policies::{Adjustment, Judgement};
use explore::{Parameters, Policies, Scenario, Simulation, run};

fn simulate(text: &str, policies: Policies) -> Simulation {
    let parameters = Parameters::from_toml(text).expect("in range");
    let scenario = Scenario {
        pupils: 20_000,
        years: 3,
        first_year: 2023,
        parameters,
        policies,
        ..Scenario::default()
    };
    run(&scenario).expect("a plain scenario")
}

/// The difference in final advice between highly educated and other parents at equal true skill: regression of
/// the advice on skill, its square and cube within, by strata of a tenth of an SD.
fn gap_at_equal_skill(simulation: &Simulation) -> f64 {
    let pupils = &simulation.pupils;
    let mut strata = std::collections::BTreeMap::<i32, [f64; 4]>::new();
    for pupil in (0..pupils.len()).filter(|pupil| pupils.advised[*pupil] >= simulation.scenario.first_year) {
        let stratum = (pupils.advised_skill[pupil] * 10.0).floor() as i32;
        let counts = strata.entry(stratum).or_default();
        let place = if pupils.is_high(pupil) { 2 } else { 0 };
        counts[place] += 1.0;
        counts[place + 1] += f64::from(pupils.last[pupil]);
    }
    let both = strata
        .values()
        .filter(|counts| counts[0] > 0.0 && counts[2] > 0.0);
    let (sum, weight) = both.fold((0.0, 0.0), |(sum, weight), [n, total, n_high, total_high]| {
        let size = n * n_high / (n + n_high);
        (sum + size * (total_high / n_high - total / n), weight + size)
    });
    sum / weight
}

/// The share of pupils whose final advice is two classes or more above what their rank in skill would give.
fn misplaced_upwards(simulation: &Simulation) -> f64 {
    let pupils = &simulation.pupils;
    let mut advised: Vec<usize> = (0..pupils.len())
        .filter(|pupil| pupils.advised[*pupil] >= simulation.scenario.first_year)
        .collect();
    let mut first: Vec<u8> = advised.iter().map(|pupil| pupils.first[*pupil]).collect();
    first.sort_unstable();
    advised.sort_by(|a, b| pupils.advised_skill[*a].total_cmp(&pupils.advised_skill[*b]));
    let above = advised
        .iter()
        .zip(first)
        .filter(|(pupil, by_rank)| pupils.last[**pupil] >= by_rank + 2);
    above.count() as f64 / advised.len() as f64
}

#[test]
fn more_bias_widens_the_gap() {
    let gaps = ["bias = 0.0", "bias = 0.2", "bias = 0.4"]
        .map(|bias| gap_at_equal_skill(&simulate(bias, Policies::default())));
    assert!(gaps[0] + 0.1 < gaps[1] && gaps[1] + 0.1 < gaps[2], "{gaps:?}");
}

#[test]
fn more_adjustment_narrows_the_gap_and_misplaces_more_upwards() {
    let runs = ["adjust_since = 0.0", "adjust_since = 0.5", "adjust_since = 1.0"]
        .map(|share| simulate(share, Policies::default()));
    let gaps = runs.each_ref().map(gap_at_equal_skill);
    let upwards = runs.each_ref().map(misplaced_upwards);
    assert!(gaps[0] > gaps[1] && gaps[1] > gaps[2], "{gaps:?}");
    assert!(upwards[0] < upwards[1] && upwards[1] < upwards[2], "{upwards:?}");
}

#[test]
fn never_adjusting_is_the_same_as_adjusting_nobody() {
    let never = simulate(
        "",
        Policies {
            adjustment: Adjustment::Never,
            ..Policies::default()
        },
    );
    assert_eq!(never.pupils.first, never.pupils.last);
}

#[test]
fn the_form_of_the_judgement_hardly_moves_the_gap() {
    let gap = |judgement| {
        gap_at_equal_skill(&simulate(
            "",
            Policies {
                judgement,
                ..Policies::default()
            },
        ))
    };
    let (probit, logit) = (gap(Judgement::Probit), gap(Judgement::Logit));
    assert!((probit - logit).abs() < 0.15, "{probit} {logit}");
}
