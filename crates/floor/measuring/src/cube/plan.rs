//! What a set of definitions needs from the pupils: which tables, and which counts and sums in each.

use crate::columns::{Columns, known_column};
use crate::condition::Condition;
use crate::definition::{Definition, Measured, Method};
use std::collections::{BTreeMap, BTreeSet};

/// A count (no factors) or a sum of a product of columns, over the rows for which a condition holds.
/// A row in which a factor is absent adds nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// In which rows.
    pub condition: Condition,
    /// The number columns whose product is summed; none for a count.
    pub factors: Vec<&'static str>,
}

impl Measure {
    /// A count.
    #[must_use]
    pub fn count(condition: &Condition) -> Self {
        Self {
            condition: condition.clone(),
            factors: Vec::new(),
        }
    }

    /// A sum of a product.
    #[must_use]
    pub fn sum(condition: &Condition, factors: &[&'static str]) -> Self {
        Self {
            condition: condition.clone(),
            factors: factors.to_vec(),
        }
    }

    /// The name under which the cube keeps it: the same name always means the same number.
    #[must_use]
    pub fn key(&self) -> String {
        if self.factors.is_empty() {
            format!("count where {}", self.condition.text())
        } else {
            format!("sum({}) where {}", self.factors.join("*"), self.condition.text())
        }
    }
}

/// One table to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePlan {
    /// The columns it is broken down by.
    pub axes: Vec<&'static str>,
    /// What it counts and sums.
    pub measures: Vec<Measure>,
}

/// What everybody knows of a list: which cohorts its schools have, how far these can be followed, and what lies around
/// each school. Disclosure control asks which pupils there could be.
pub const FRAME: [[&str; 2]; 4] = [
    ["school", "cohort"],
    ["cohort", "years_followed"],
    ["cohort", "years_seen"],
    ["school", "surroundings"],
];

/// The count of all pupils.
#[must_use]
pub fn everybody() -> Measure {
    Measure::count(&Condition::always())
}

/// The columns that a method needs besides those that its definition names.
#[must_use]
pub fn columns_of(method: Method) -> &'static [&'static str] {
    match method {
        Method::Distribution => &["school"],
        Method::GroupShares
        | Method::GroupMeans
        | Method::Mobility
        | Method::Superiority
        | Method::Segregation => &["school", "background"],
        Method::UnknownBackground => &["background"],
        Method::ConditionalShares | Method::ConditionalMeans | Method::Decomposition => {
            &["school", "background", "score", "score_band"]
        }
        Method::SchoolEffects | Method::Funnel => &["school"],
        Method::Gradient => &["school", "background_measure", "weight"],
        Method::Reconsideration => &["advice_provisional_width", "reconsideration"],
        Method::AgainstAdvice => &["advice_final_width"],
        Method::Crossing => &[],
        Method::Ratio => &["school"],
        Method::AtEqualTestAdvice => &["school", "background", "advice_test", "advice_test_low"],
        Method::EventHistory => &["school", "first_move_year"],
        Method::DiplomaYield => &["school"],
    }
}

/// The columns that a method uses when the pupils have them.
#[must_use]
pub fn optional_columns_of(method: Method) -> &'static [&'static str] {
    match method {
        Method::SchoolEffects => &["score"],
        Method::Reconsideration => &["background"],
        Method::AgainstAdvice => &["origin_school"],
        Method::GroupMeans => &["weight"],
        Method::EventHistory => &["background"],
        Method::DiplomaYield => &["background", "score_band"],
        _ => &[],
    }
}

/// The column that tells each place on the ladder apart, of a column that counts half levels.
#[must_use]
pub fn ladder_of(column: &str) -> Option<&'static str> {
    let ladder = column.strip_suffix("_half_levels")?;
    known_column(ladder).map(|known| known.name)
}

/// All tables that `definitions` need and that can be made from `columns`, each breakdown once.
///
/// A definition that needs a column these pupils do not have asks for nothing.
#[must_use]
pub fn plan(definitions: &[Definition], columns: &Columns, weighted: bool) -> Vec<TablePlan> {
    let mut tables: BTreeMap<Vec<&'static str>, BTreeMap<String, Measure>> = BTreeMap::new();
    for definition in definitions
        .iter()
        .filter(|definition| applies(definition, columns))
    {
        for request in requests(definition, columns, weighted) {
            let measures = tables.entry(request.axes).or_default();
            measures.extend(
                request
                    .measures
                    .into_iter()
                    .map(|measure| (measure.key(), measure)),
            );
        }
    }
    let is_known = |axes: &&[&str; 2]| axes.iter().all(|name| columns.get(name).is_some());
    let is_wanted = definitions.iter().any(Definition::is_about_a_career);
    for axes in FRAME.iter().filter(|axes| is_wanted && is_known(axes)) {
        let measures = tables.entry(axes.to_vec()).or_default();
        measures.insert(everybody().key(), everybody());
    }
    tables
        .into_iter()
        .map(|(axes, measures)| TablePlan {
            axes,
            measures: measures.into_values().collect(),
        })
        .collect()
}

/// Whether these pupils have every column that the definition needs.
#[must_use]
pub fn applies(definition: &Definition, columns: &Columns) -> bool {
    definition
        .columns()
        .iter()
        .all(|name| columns.get(name).is_some())
}

/// Every column that the definitions need or can use.
#[must_use]
pub fn wanted(definitions: &[Definition]) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    for definition in definitions {
        names.extend(definition.columns());
        names.extend(optional_columns_of(definition.method));
        names.extend(&definition.by);
        if let Measured::Column(column) = definition.measured {
            names.extend(ladder_of(column));
        }
        if definition.is_about_a_career() {
            names.extend(["school", "cohort", "years_seen"]);
        }
    }
    names
}

/// The conditions and measures of one definition, named as its estimates look them up.
pub struct Terms {
    /// The population, with every column that the method needs known.
    pub base: Condition,
    /// The base and the outcome, for methods that count one.
    pub outcome: Option<Condition>,
    /// The averaged column, for methods that average one.
    pub value: Option<&'static str>,
    /// The base and those whose outcome follows the test at which they are compared.
    pub follows_test: Option<Condition>,
    /// Those of the base who do not have the outcome and of whom it is not known.
    pub unknown: Option<Condition>,
}

impl Terms {
    /// The terms of a definition.
    #[must_use]
    pub fn of(definition: &Definition) -> Self {
        let known = |column: &str| Condition::read(&format!("{column} IS NOT NULL")).ok();
        let mut base = definition.population.clone();
        let mut value = None;
        let mut outcome = None;
        match &definition.measured {
            Measured::Value(column) => {
                value = Some(*column);
                base = known(column).map_or_else(|| base.clone(), |known| base.and(&known));
            }
            Measured::Column(column) => {
                base = known(column).map_or_else(|| base.clone(), |known| base.and(&known));
            }
            Measured::Outcome(_) | Measured::Pupils => {}
        }
        let needs: &[&str] = match definition.method {
            method if method.is_at_equal_score() => &["score"],
            Method::Gradient => &["background_measure"],
            Method::AtEqualTestAdvice => &["advice_test_low"],
            Method::EventHistory => &["first_move_year"],
            Method::Ratio => definition.per.as_slice(),
            _ => &[],
        };
        for column in needs {
            base = known(column).map_or_else(|| base.clone(), |known| base.and(&known));
        }
        if let Measured::Outcome(condition) = &definition.measured {
            outcome = Some(base.and(condition));
        }
        let follows_test = definition.follows_test.as_ref().map(|follows| base.and(follows));
        let unknown = definition.unknown.as_ref().map(|unknown| match &outcome {
            Some(outcome) => base.and(unknown).outside(outcome),
            None => base.and(unknown),
        });
        Self {
            base,
            outcome,
            value,
            follows_test,
            unknown,
        }
    }

    /// The first and second moments of x and y: n, x, x², y, y², xy. For a 0/1 outcome y² is y.
    #[must_use]
    pub fn moments(&self, x: &'static str) -> Vec<Measure> {
        let base = &self.base;
        let mut measures = vec![
            Measure::count(base),
            Measure::sum(base, &[x]),
            Measure::sum(base, &[x, x]),
        ];
        match (self.value, &self.outcome) {
            (Some(y), _) => measures.extend([
                Measure::sum(base, &[y]),
                Measure::sum(base, &[y, y]),
                Measure::sum(base, &[x, y]),
            ]),
            (None, Some(outcome)) => measures.extend([Measure::count(outcome), Measure::sum(outcome, &[x])]),
            (None, None) => {}
        }
        measures
    }

    /// The count, and the sums of y, d, y², d² and y·d for a ratio of y per d; a mean is per pupil.
    #[must_use]
    pub fn ratio(&self, per: Option<&'static str>) -> Vec<Measure> {
        let base = &self.base;
        let Some(y) = self.value else {
            return vec![Measure::count(base)];
        };
        let mut measures = vec![
            Measure::count(base),
            Measure::sum(base, &[y]),
            Measure::sum(base, &[y, y]),
        ];
        if let Some(d) = per {
            measures.extend([
                Measure::sum(base, &[d]),
                Measure::sum(base, &[d, d]),
                Measure::sum(base, &[y, d]),
            ]);
        }
        measures
    }

    /// The count and the sums of y and y², or the counts of pupils and of pupils with the outcome.
    #[must_use]
    pub fn counts(&self) -> Vec<Measure> {
        let base = &self.base;
        match (self.value, &self.outcome) {
            (Some(y), _) => vec![
                Measure::count(base),
                Measure::sum(base, &[y]),
                Measure::sum(base, &[y, y]),
            ],
            (None, Some(outcome)) => vec![Measure::count(base), Measure::count(outcome)],
            (None, None) => vec![Measure::count(base)],
        }
    }
}

fn requests(definition: &Definition, columns: &Columns, weighted: bool) -> Vec<TablePlan> {
    let terms = Terms::of(definition);
    let has = |name: &str| columns.get(name).is_some();
    let table = |axes: &[&'static str], measures: Vec<Measure>| TablePlan {
        axes: axes.to_vec(),
        measures,
    };
    let mut requests = match (definition.method, &definition.measured) {
        (Method::Distribution, Measured::Column(column)) => vec![table(&["school", column], terms.counts())],
        (Method::Mobility | Method::Superiority, Measured::Column(column)) => {
            // What a chance over half levels rests on is told apart level by level.
            let ladder = ladder_of(column).filter(|ladder| has(ladder));
            let columns = [Some(*column), ladder].into_iter().flatten();
            columns
                .map(|column| table(&["school", "background", column], terms.counts()))
                .collect()
        }
        (Method::GroupMeans, _) if weighted => {
            let mut measures = terms.counts();
            if let Some(y) = terms.value {
                let base = &terms.base;
                measures.extend([
                    Measure::sum(base, &["weight"]),
                    Measure::sum(base, &["weight", y]),
                    Measure::sum(base, &["weight", "weight"]),
                ]);
            }
            vec![table(&["school", "background"], measures)]
        }
        (Method::GroupShares | Method::GroupMeans | Method::Segregation, _) => {
            vec![table(&["school", "background"], terms.counts())]
        }
        (Method::UnknownBackground, _) => vec![table(&["background"], terms.counts())],
        (Method::ConditionalShares | Method::ConditionalMeans, _) => {
            let mut moments = terms.moments("score");
            moments.extend(terms.follows_test.as_ref().map(Measure::count));
            vec![
                table(&["school", "background", "score_band"], terms.counts()),
                table(&["school", "background"], moments),
            ]
        }
        (Method::Decomposition, _) => vec![table(&["school", "background", "score_band"], terms.counts())],
        (Method::SchoolEffects, _) if has("score") => {
            let known = Condition::read("score IS NOT NULL").map(|known| terms.base.and(&known));
            let scored = Terms {
                base: known.unwrap_or_else(|_| terms.base.clone()),
                ..Terms::of(definition)
            };
            vec![
                table(&["school"], terms.counts()),
                table(&["school"], scored.moments("score")),
            ]
        }
        (Method::SchoolEffects | Method::Funnel, _) => vec![table(&["school"], terms.counts())],
        (Method::Gradient, _) => {
            let (base, x) = (&terms.base, "background_measure");
            let mut measures = vec![
                Measure::count(base),
                Measure::sum(base, &["weight"]),
                Measure::sum(base, &["weight", x]),
                Measure::sum(base, &["weight", x, x]),
            ];
            if let Some(y) = terms.value {
                measures.extend([
                    Measure::sum(base, &["weight", y]),
                    Measure::sum(base, &["weight", y, y]),
                    Measure::sum(base, &["weight", x, y]),
                ]);
            }
            vec![table(&["school"], measures)]
        }
        (Method::Reconsideration, _) => {
            let axes = ["advice_provisional_width", "reconsideration"];
            let mut tables = vec![table(&axes, terms.counts())];
            if has("background") {
                tables.push(table(&["background", axes[0], axes[1]], terms.counts()));
            }
            tables
        }
        (Method::AgainstAdvice, Measured::Column(column)) => {
            // Whoever came from a school that is not known still has an advice of some width.
            let mut tables = vec![table(&["advice_final_width", column], terms.counts())];
            if has("origin_school") {
                let axes = ["origin_school", "advice_final_width", column];
                tables.push(table(&axes, terms.counts()));
            }
            tables
        }
        (Method::Crossing, Measured::Column(column)) => {
            let by = definition.by.iter().filter(|by| has(by));
            let mut tables: Vec<TablePlan> = by.map(|by| table(&[*by, *column], terms.counts())).collect();
            if tables.is_empty() {
                tables.push(table(&[*column], terms.counts()));
            }
            tables
        }
        (Method::Ratio, _) => {
            let measures = terms.ratio(definition.per);
            let by = definition.by.iter().filter(|by| has(by));
            let tables = by.map(|by| table(&["school", *by], measures.clone()));
            tables.chain([table(&["school"], measures.clone())]).collect()
        }
        (Method::AtEqualTestAdvice, Measured::Column(column)) => {
            vec![table(
                &["school", "background", "advice_test", *column],
                terms.counts(),
            )]
        }
        (Method::EventHistory, Measured::Column(column)) => {
            let mut tables = vec![table(&["school", "first_move_year", *column], terms.counts())];
            if has("background") {
                tables.push(table(
                    &["school", "background", "first_move_year", *column],
                    terms.counts(),
                ));
            }
            tables
        }
        (Method::DiplomaYield, _) => {
            let mut measures = terms.counts();
            measures.extend(terms.unknown.as_ref().map(Measure::count));
            let mut tables = vec![table(&["school"], measures.clone())];
            if has("background") {
                tables.push(table(&["school", "background"], measures.clone()));
            }
            // For what the same scores, and the same backgrounds, came to elsewhere.
            match (has("score_band"), has("background")) {
                (true, true) => tables.push(table(&["school", "background", "score_band"], measures)),
                (true, false) => tables.push(table(&["school", "score_band"], measures)),
                _ => {}
            }
            tables
        }
        // The reader of definitions gives every method what it measures.
        (Method::Crossing | Method::AtEqualTestAdvice | Method::EventHistory, _) => Vec::new(),
        (Method::Distribution | Method::Mobility | Method::Superiority | Method::AgainstAdvice, _) => {
            Vec::new()
        }
    };
    if let Measured::Outcome(outcome) = &definition.measured {
        // Counted apart, so that a numerator that reaches outside its denominator is found, not hidden.
        requests.push(table(&[], vec![outside(definition, outcome)]));
    }
    requests
}

/// The pupils whom the numerator counts and the population does not.
#[must_use]
pub fn outside(definition: &Definition, outcome: &Condition) -> Measure {
    Measure::count(&outcome.outside(&definition.population))
}
