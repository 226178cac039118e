//! A plain row-by-row cube, to hold the fast one against: every measure of every row, one at a time.

use super::CubeTable;
use super::axis::CodedAxis;
use super::plan::TablePlan;
use crate::columns::{Columns, Values};
use arrow::array::Array;

/// The same tables as [`super::build`], made the slow and obvious way.
pub fn build_plainly(columns: &Columns, plan: &[TablePlan]) -> Vec<CubeTable> {
    plan.iter().map(|table| table_plainly(columns, table)).collect()
}

fn table_plainly(columns: &Columns, plan: &TablePlan) -> CubeTable {
    let coded: Vec<CodedAxis> = plan
        .axes
        .iter()
        .map(|name| CodedAxis::new(name, columns.get(name).expect("a column")))
        .collect();
    let axes = coded.iter().map(|axis| axis.axis.clone()).collect();
    let keys = plan.measures.iter().map(super::plan::Measure::key).collect();
    let mut table = CubeTable::empty(axes, keys);
    for row in 0..columns.rows() {
        let words: Option<Vec<usize>> = coded
            .iter()
            .map(|axis| {
                word_of(columns.get(&axis.axis.column).expect("a column"), row)
                    .and_then(|word| axis.axis.code(&word))
            })
            .collect();
        let Some(codes) = words else { continue };
        let numbers: Vec<i128> = plan
            .measures
            .iter()
            .map(|measure| {
                let holds = measure.condition.evaluate(columns).expect("columns are there");
                if !holds.is_valid(row) || !holds.value(row) {
                    return 0;
                }
                measure
                    .factors
                    .iter()
                    .map(|name| number_of(columns.get(name).expect("a column"), row))
                    .product()
            })
            .collect();
        table.add(table.index(&codes), &numbers);
    }
    table
}

fn word_of(values: &Values, row: usize) -> Option<String> {
    match values {
        Values::Category { codes, categories } => codes
            .is_valid(row)
            .then(|| categories.words[codes.value(row) as usize].clone()),
        Values::Level(rungs) => rungs.is_valid(row).then(|| {
            vocabulary::Level::from_rung(rungs.value(row).unsigned_abs())
                .expect("a rung")
                .code()
                .to_owned()
        }),
        Values::Number { values, .. } => values.is_valid(row).then(|| values.value(row).to_string()),
        Values::Year(years) => years.is_valid(row).then(|| years.value(row).to_string()),
        Values::Flag(flags) => flags.is_valid(row).then(|| flags.value(row).to_string()),
    }
}

fn number_of(values: &Values, row: usize) -> i128 {
    match values {
        Values::Number { values, .. } if values.is_valid(row) => i128::from(values.value(row)),
        _ => 0,
    }
}

mod tests {
    use super::*;
    use crate::columns::Categories;
    use crate::condition::Condition;
    use crate::cube::plan::Measure;
    use crate::cube::{Cube, CubeContext, build};
    use arrow::array::{Int8Array, Int64Array, UInt32Array};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// One generated pupil: school, class, rung of the advice, score. Absent values occur in each.
    type Pupil = (u32, Option<u32>, Option<i8>, Option<i64>);

    fn pupils(most: usize) -> impl Strategy<Value = Vec<Pupil>> {
        let pupil = (
            0_u32..7,
            prop::option::weighted(0.9, 0_u32..4),
            prop::option::weighted(0.9, 0_i8..6),
            prop::option::weighted(
                0.9,
                prop_oneof![-50_i64..50, Just(i64::from(i32::MAX)), Just(-i64::from(i32::MAX))],
            ),
        );
        prop::collection::vec(pupil, 0..most)
    }

    fn columns(pupils: &[Pupil]) -> Columns {
        let words = |count: u32| (0..count).map(|word| format!("w{word}")).collect();
        let mut columns = Columns::new(pupils.len());
        // Schools are known only as far as they occur, as in a file; classes are a list of their own.
        let mut seen: Vec<u32> = pupils.iter().map(|pupil| pupil.0).collect();
        seen.sort_unstable();
        seen.dedup();
        let place = |school: u32| seen.binary_search(&school).expect("seen") as u32;
        let codes = UInt32Array::from_iter_values(pupils.iter().map(|pupil| place(pupil.0)));
        let names = seen.iter().map(|school| format!("s{school}")).collect();
        columns.insert(
            "school",
            Values::Category {
                codes,
                categories: Categories {
                    words: names,
                    fixed: false,
                },
            },
        );
        let codes: UInt32Array = pupils.iter().map(|pupil| pupil.1).collect();
        columns.insert(
            "background",
            Values::Category {
                codes,
                categories: Categories {
                    words: words(4),
                    fixed: true,
                },
            },
        );
        columns.insert(
            "advice_final_low",
            Values::Level(pupils.iter().map(|pupil| pupil.2).collect::<Int8Array>()),
        );
        let values: Int64Array = pupils.iter().map(|pupil| pupil.3).collect();
        columns.insert(
            "score",
            Values::Number {
                values,
                decimals: vocabulary::Decimals::NONE,
            },
        );
        columns
    }

    fn plan() -> Vec<TablePlan> {
        let condition = |text: &str| Condition::read(text).expect("sound");
        let known = condition("score IS NOT NULL");
        let havo = condition("advice_final_low >= 'havo' OR background = 'w1'");
        let measures = vec![
            Measure::count(&Condition::always()),
            Measure::count(&havo),
            Measure::sum(&known, &["score"]),
            Measure::sum(&havo, &["score", "score"]),
            Measure::sum(&known, &["score", "score", "score"]),
        ];
        let axes: [&[&'static str]; 5] = [
            &[],
            &["school"],
            &["school", "background"],
            &["background", "score"],
            &["school", "background", "advice_final_low"],
        ];
        axes.iter()
            .map(|axes| TablePlan {
                axes: axes.to_vec(),
                measures: measures.clone(),
            })
            .collect()
    }

    fn cube(pupils: &[Pupil]) -> Cube {
        let context = CubeContext {
            schema_version: 1,
            definitions: BTreeMap::new(),
            background: None,
            condition: None,
            outcome: None,
            weighted: false,
            simulated: false,
        };
        let tables = build(&columns(pupils), &plan()).expect("columns are there");
        Cube {
            context,
            pupils: pupils.len() as u64,
            columns: Vec::new(),
            tables,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn the_fast_cube_is_the_plain_cube(pupils in pupils(60)) {
            let columns = columns(&pupils);
            prop_assert_eq!(build(&columns, &plan()).expect("columns are there"), build_plainly(&columns, &plan()));
        }

        #[test]
        fn parts_add_up_to_the_whole_in_any_order(pupils in pupils(200), cut in 0.0_f64..1.0) {
            let middle = (pupils.len() as f64 * cut) as usize;
            let (left, right) = (cube(&pupils[..middle]), cube(&pupils[middle..]));
            let whole = cube(&pupils);
            prop_assert_eq!(&left.merged(&right).expect("alike"), &whole);
            prop_assert_eq!(&right.merged(&left).expect("alike"), &whole);
        }
    }

    #[test]
    fn threads_do_not_matter() {
        let pupils: Vec<Pupil> = (0..40_000_i64)
            .map(|i| {
                (
                    (i % 7) as u32,
                    (i % 5 < 4).then_some((i % 4) as u32),
                    Some((i % 6) as i8),
                    Some(i % 53),
                )
            })
            .collect();
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .expect("a pool");
            pool.install(|| cube(&pupils))
        };
        assert_eq!(on(1), on(3));
        assert_eq!(on(1), on(8));
    }

    #[test]
    fn a_wide_breakdown_keeps_only_what_occurs() {
        let pupils: Vec<Pupil> = (0..3000)
            .map(|i| {
                (
                    (i % 7) as u32,
                    Some((i % 4) as u32),
                    Some((i % 6) as i8),
                    Some(i * 7919),
                )
            })
            .collect();
        let columns = columns(&pupils);
        let axes = vec!["school", "background", "advice_final_low", "score"];
        let plan = vec![TablePlan {
            axes,
            measures: vec![Measure::count(&Condition::always())],
        }];
        let tables = build(&columns, &plan[..]).expect("columns are there");
        assert!(
            tables[0].size() > 500_000 || matches!(tables[0].cells, super::super::table::Cells::Dense(_))
        );
        assert_eq!(tables, build_plainly(&columns, &plan));
    }

    #[test]
    fn a_saved_cube_comes_back_whole() {
        let pupils: Vec<Pupil> = (0..500)
            .map(|i| ((i % 7) as u32, Some((i % 4) as u32), None, Some(i * i)))
            .collect();
        let cube = cube(&pupils);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("cube.parquet");
        super::super::save(&cube, &path).expect("saved");
        assert_eq!(super::super::open(&path).expect("opened"), cube);
        std::fs::write(&path, b"no cube").expect("written");
        assert!(super::super::open(&path).is_err());
    }
}
