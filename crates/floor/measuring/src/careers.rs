//! What became of a pupil over the school years: moves, repeated years, routes, diplomas in time.
//!
//! A school year counts only if its end can be seen: the file must go on after it, or those who earned a diploma would
//! count in a year in which the others cannot. Whoever is out of sight for a year is followed up to that year and no
//! further.
//!
//! Definitions: CBS (onvertraagd, opstroom, afstroom, zittenblijven) and the Inspectie (onderbouwsnelheid,
//! bovenbouwsucces); a class of several levels moves only where its levels lie wholly above or below the ones before.

use vocabulary::canonical::{DiplomaTable, PositionTable, Standing};
use vocabulary::level::Against;
use vocabulary::{Level, LevelRange, SchoolYear, Tables};

/// Where a pupil was in one school year.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    /// The how-manieth school year since the start, from 1.
    year: i16,
    study_year: Option<u8>,
    standing: Standing,
}

impl Seen {
    fn class(self) -> Option<LevelRange> {
        match self.standing {
            Standing::InClass(levels) => Some(levels),
            _ => None,
        }
    }
}

/// The first thing that happened in a career.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To a class that lies wholly above the one before.
    Up,
    /// To a class that lies wholly below the one before.
    Down,
    /// The same year of study again.
    Repeat,
    /// Left with the outcome unknown.
    Left,
    /// A diploma.
    Diploma,
    /// Nothing yet.
    None,
}

impl Move {
    /// Every move in the order in which tables show them.
    pub const ALL: [(&'static str, Self); 6] = [
        ("up", Self::Up),
        ("down", Self::Down),
        ("repeat", Self::Repeat),
        ("left", Self::Left),
        ("diploma", Self::Diploma),
        ("none", Self::None),
    ];
}

/// How a pupil came through secondary school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// By ordinary classes alone.
    Regular,
    /// By way of an international transition class.
    TransitionClass,
    /// By way of secondary special education.
    SpecialSecondary,
}

/// Years that can be followed, and how many of them led on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passed {
    pub years: i64,
    pub led_on: i64,
}

/// One pupil's career.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Career {
    /// The first move and at the end of which school year it came; none where no year can be followed.
    pub first: Option<(Move, i64)>,
    /// Years of study 1 and 2.
    pub lower: Passed,
    /// Years of study from 3 on.
    pub upper: Passed,
    /// Whether a year of study was done again, at whatever level; none where no two years in a row are seen.
    pub repeated: Option<bool>,
    /// Whether the pupil was gone, without a diploma, before the file ends.
    pub out_of_sight: bool,
    /// None where the pupil is never seen.
    pub route: Option<Route>,
    pub first_diploma: Option<Level>,
    pub stacked: Option<bool>,
    pub diploma_on_time: Option<Level>,
    pub diploma_within_two: Option<Level>,
}

/// All careers of a set of tables, by pupil.
pub struct Careers {
    pub careers: Vec<Career>,
    /// How many school years each pupil's cohort can be followed to their end.
    pub years_followed: Vec<Option<i64>>,
    /// How many school years the tables see of each pupil's cohort.
    pub years_seen: Vec<Option<i64>>,
}

impl Careers {
    pub fn of(tables: &Tables) -> Self {
        let cohorts = &tables.pupil.cohort;
        let seen = by_pupil(&tables.position, cohorts);
        let diplomas = diplomas_by_pupil(&tables.diploma, cohorts);
        let last = tables.position.school_year.iter().max().map(|year| year.start());
        let careers = seen.iter().zip(&diplomas).zip(cohorts);
        let careers = careers.map(|((seen, diplomas), cohort)| {
            let last = last.map_or(0, |last| last - cohort.start() + 1);
            career(seen, diplomas, last)
        });
        let closed = closed_year(tables).map(SchoolYear::start);
        let followed = |cohort: &SchoolYear| {
            let years = closed? - cohort.start() + 1;
            (years > 0).then_some(i64::from(years))
        };
        let latest = tables.position.school_year.iter().max();
        let seen_years = |cohort: &SchoolYear| {
            let years = latest?.start() - cohort.start() + 1;
            (years > 0).then_some(i64::from(years))
        };
        Self {
            careers: careers.collect(),
            years_followed: cohorts.iter().map(followed).collect(),
            years_seen: cohorts.iter().map(seen_years).collect(),
        }
    }
}

/// The last school year whose end is in the tables: the last in which pupils are seen if its diplomas are there as
/// well, or else the one before.
pub fn closed_year(tables: &Tables) -> Option<SchoolYear> {
    let last = tables.position.school_year.iter().max();
    let closed = last.and_then(|year| SchoolYear::starting(year.start() - 1));
    let earned = tables.diploma.school_year.iter().flatten().max().copied();
    closed.max(earned)
}

fn by_pupil(table: &PositionTable, cohorts: &[SchoolYear]) -> Vec<Vec<Seen>> {
    let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); cohorts.len()];
    let rows = table.pupil.iter().zip(&table.school_year);
    for ((pupil, year), (study_year, standing)) in rows.zip(table.study_year.iter().zip(&table.standing)) {
        let pupil = *pupil as usize;
        seen[pupil].push(Seen {
            year: year.start() - cohorts[pupil].start() + 1,
            study_year: *study_year,
            standing: *standing,
        });
    }
    for career in &mut seen {
        career.sort_by_key(|seen| seen.year);
    }
    seen
}

/// Each diploma with the school year since the start in which it was earned, where that is known.
type Diplomas = Vec<(Option<i16>, Level)>;

fn diplomas_by_pupil(table: &DiplomaTable, cohorts: &[SchoolYear]) -> Vec<Diplomas> {
    let mut diplomas: Vec<Diplomas> = vec![Vec::new(); cohorts.len()];
    for ((pupil, year), level) in table.pupil.iter().zip(&table.school_year).zip(&table.level) {
        let pupil = *pupil as usize;
        let year = year.map(|year| year.start() - cohorts[pupil].start() + 1);
        diplomas[pupil].push((year, *level));
    }
    for career in &mut diplomas {
        // Where a year is not known, the lower diploma came first.
        career.sort_by_key(|(year, level)| (year.is_none(), *year, *level));
    }
    diplomas
}

/// School years that a diploma of this level takes; none for practical training, which has no fixed duration.
fn duration(level: Level) -> Option<i16> {
    match level {
        Level::Pro => None,
        Level::VmboBb | Level::VmboKb | Level::VmboGt => Some(4),
        Level::Havo => Some(5),
        Level::Vwo => Some(6),
    }
}

/// `last` is the last year of the file, counted as the years of the pupil are.
fn career(seen: &[Seen], diplomas: &Diplomas, last: i16) -> Career {
    let earned_in = |year: i16| diplomas.iter().any(|(earned, _)| *earned == Some(year));
    let (mut lower, mut upper) = (Passed::default(), Passed::default());
    let mut repeated = None;
    for (place, now) in seen.iter().enumerate() {
        let next = seen.get(place + 1).filter(|next| next.year == now.year + 1);
        let (Some(_), Some(study_year)) = (now.class(), now.study_year) else {
            continue;
        };
        let later = next
            .filter(|next| next.class().is_some())
            .and_then(|next| next.study_year);
        let moved_up = later.is_some_and(|later| later > study_year);
        if study_year <= 2 && later.is_some() {
            lower.years += 1;
            lower.led_on += i64::from(moved_up);
        }
        let is_earned = earned_in(now.year);
        if study_year >= 3 && (later.is_some() || (is_earned && now.year < last)) {
            upper.years += 1;
            upper.led_on += i64::from(moved_up || is_earned);
        }
        if let Some(later) = later {
            let again = later == study_year && !is_earned;
            repeated = Some(repeated.unwrap_or(false) || again);
        }
    }
    let first_diploma = diplomas.first().map(|(_, level)| *level);
    let highest = diplomas.iter().map(|(_, level)| *level).max();
    let in_time = |more: i16| {
        let fits = |(year, level): &&(Option<i16>, Level)| matches!((year, duration(*level)), (Some(year), Some(most)) if *year <= most + more);
        diplomas.iter().filter(fits).map(|(_, level)| *level).max()
    };
    let is_gone = |seen: &Seen| seen.standing == Standing::LeftOutcomeUnknown || seen.year < last;
    Career {
        first: first_move(seen, &earned_in, last),
        lower,
        upper,
        repeated,
        out_of_sight: diplomas.is_empty() && seen.last().is_none_or(is_gone),
        route: route(seen),
        first_diploma,
        stacked: first_diploma.map(|first| highest > Some(first)),
        diploma_on_time: in_time(0),
        diploma_within_two: in_time(2),
    }
}

fn first_move(seen: &[Seen], earned_in: &impl Fn(i16) -> bool, last: i16) -> Option<(Move, i64)> {
    let mut followed = None;
    for (place, now) in seen.iter().enumerate() {
        if now.standing == Standing::LeftOutcomeUnknown {
            // Seen as gone, so gone since the end of the year before.
            return Some((Move::Left, i64::from((now.year - 1).max(1))));
        }
        if now.year >= last {
            break;
        }
        if earned_in(now.year) {
            return Some((Move::Diploma, i64::from(now.year)));
        }
        let next = seen.get(place + 1);
        let Some(next) = next.filter(|next| next.year == now.year + 1) else {
            break;
        };
        if next.standing == Standing::LeftOutcomeUnknown {
            return Some((Move::Left, i64::from(now.year)));
        }
        let against = now.class().zip(next.class()).map(|(now, next)| next.against(now));
        let is_same_study_year = now.study_year.is_some() && now.study_year == next.study_year;
        let moved = match against {
            Some(Against::Above) => Some(Move::Up),
            Some(Against::Below) => Some(Move::Down),
            Some(Against::Within) if is_same_study_year => Some(Move::Repeat),
            _ => None,
        };
        if let Some(moved) = moved {
            return Some((moved, i64::from(now.year)));
        }
        followed = Some((Move::None, i64::from(now.year)));
    }
    followed
}

fn route(seen: &[Seen]) -> Option<Route> {
    let any = |standing: Standing| seen.iter().any(|seen| seen.standing == standing);
    let is_in_sight = seen
        .iter()
        .any(|seen| seen.standing != Standing::LeftOutcomeUnknown);
    is_in_sight.then(|| {
        if any(Standing::TransitionClass) {
            Route::TransitionClass
        } else if any(Standing::SpecialEducation) {
            Route::SpecialSecondary
        } else {
            Route::Regular
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(year: i16, study_year: u8, levels: &str) -> Seen {
        Seen {
            year,
            study_year: Some(study_year),
            standing: Standing::InClass(LevelRange::from_code(levels).expect("levels")),
        }
    }

    fn left(year: i16) -> Seen {
        Seen {
            year,
            study_year: None,
            standing: Standing::LeftOutcomeUnknown,
        }
    }

    #[test]
    fn a_mixed_class_moves_nobody_until_it_is_left_behind() {
        let seen = [
            class(1, 1, "havo/vwo"),
            class(2, 2, "havo/vwo"),
            class(3, 3, "havo"),
            class(4, 4, "vmbo-gt"),
        ];
        let found = career(&seen, &vec![], 9);
        assert_eq!(
            found.first,
            Some((Move::Down, 3)),
            "from havo to vmbo-gt, at the end of the third year"
        );
        assert_eq!(found.lower, Passed { years: 2, led_on: 2 });
        assert_eq!(found.upper, Passed { years: 1, led_on: 1 });
        assert_eq!(found.repeated, Some(false));
    }

    #[test]
    fn a_year_done_again_is_a_repeat_and_one_at_a_lower_level_is_a_move_down() {
        let again = [class(1, 1, "havo"), class(2, 1, "havo"), class(3, 2, "havo")];
        let found = career(&again, &vec![], 9);
        assert_eq!(
            (found.first, found.repeated),
            (Some((Move::Repeat, 1)), Some(true))
        );
        assert_eq!(found.lower, Passed { years: 2, led_on: 1 });
        let lower = [class(1, 2, "havo"), class(2, 2, "vmbo-gt")];
        let found = career(&lower, &vec![], 9);
        assert_eq!((found.first, found.repeated), (Some((Move::Down, 1)), Some(true)));
    }

    #[test]
    fn a_diploma_ends_the_year_before_any_move() {
        let seen = [
            class(3, 3, "vmbo-gt"),
            class(4, 4, "vmbo-gt"),
            class(5, 4, "havo"),
            class(6, 5, "havo"),
        ];
        let found = career(&seen, &vec![(Some(4), Level::VmboGt), (Some(6), Level::Havo)], 9);
        assert_eq!(found.first, Some((Move::Diploma, 4)));
        assert_eq!(
            (found.first_diploma, found.stacked),
            (Some(Level::VmboGt), Some(true))
        );
        assert_eq!(found.upper, Passed { years: 4, led_on: 4 });
        assert_eq!(found.diploma_on_time, Some(Level::VmboGt), "havo took six years");
        assert_eq!(found.diploma_within_two, Some(Level::Havo));
        assert_eq!(
            found.repeated,
            Some(false),
            "the fourth year again, after a diploma"
        );
        assert!(!found.out_of_sight);
    }

    #[test]
    fn who_is_out_of_sight_is_followed_no_further() {
        let gap = [class(1, 1, "havo"), class(2, 2, "havo"), class(4, 4, "vmbo-gt")];
        assert_eq!(career(&gap, &vec![], 9).first, Some((Move::None, 1)));
        let once = career(&[class(1, 1, "havo")], &vec![], 1);
        assert_eq!(
            (once.first, once.repeated, once.lower),
            (None, None, Passed::default())
        );
        assert!(!once.out_of_sight, "the file ends there");
        let gone = career(&[class(1, 1, "havo"), class(2, 2, "havo"), left(3)], &vec![], 9);
        assert_eq!((gone.first, gone.out_of_sight), (Some((Move::Left, 2)), true));
        assert_eq!(career(&[], &vec![], 9).route, None);
    }

    #[test]
    fn the_end_of_the_last_year_cannot_be_seen() {
        let seen = [class(1, 3, "vmbo-gt"), class(2, 4, "vmbo-gt")];
        let diplomas = vec![(Some(2), Level::VmboGt)];
        let found = career(&seen, &diplomas, 2);
        assert_eq!(
            found.first,
            Some((Move::None, 1)),
            "others in that year cannot be told either"
        );
        assert_eq!(found.upper, Passed { years: 1, led_on: 1 });
        assert_eq!(career(&seen, &diplomas, 3).upper, Passed { years: 2, led_on: 2 });
    }

    #[test]
    fn a_diploma_of_an_unknown_year_is_not_on_time() {
        let found = career(&[class(5, 5, "havo")], &vec![(None, Level::Havo)], 9);
        assert_eq!(
            (found.first_diploma, found.diploma_on_time),
            (Some(Level::Havo), None)
        );
    }
}
