//! A region that exists nowhere: neighbourhoods, pre-school centres, schools with their features, and distances.

use crate::policies::Bridge;

mod capacity;
mod layout;
pub mod names;
mod reach;

/// How many of the nearest primary schools are looked at.
pub const PRIMARY_REACH: usize = 8;
/// How many of the nearest secondary schools are looked at.
pub const SECONDARY_REACH: usize = 12;

/// What a region must be like.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Enrolled pupils over all grades, 100 to 4,000,000.
    pub pupils: u32,
    /// Primary schools; nothing for about 20 per 5,000 pupils.
    pub primary_schools: Option<u32>,
    /// Secondary schools; nothing for about 6 per 5,000 pupils.
    pub secondary_schools: Option<u32>,
    /// A factor on all capacities; 1 for places as the parameters say.
    pub capacity_factor: f64,
    /// First classes of all secondary schools; nothing for a mix.
    pub bridge: Option<Bridge>,
}

impl Plan {
    /// A region for this many pupils, with schools in the usual number.
    #[must_use]
    pub fn for_pupils(pupils: u32) -> Self {
        Self {
            pupils,
            primary_schools: None,
            secondary_schools: None,
            capacity_factor: 1.0,
            bridge: None,
        }
    }
}

/// A point in km.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the east.
    pub x: f64,
    /// To the north.
    pub y: f64,
}

impl Point {
    /// The distance in km.
    #[must_use]
    pub fn km(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }
}

/// A place with its own schools.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Its centre.
    pub centre: Point,
    /// Its special primary school, as a place in [`Region::primary`].
    pub special_primary: u16,
    /// Its special secondary school with the transition class, as a place in [`Region::secondary`].
    pub special_secondary: u16,
}

/// Schools within reach, nearest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reach {
    /// Places in the list of schools.
    pub school: Vec<u16>,
    /// Distances in km.
    pub km: Vec<f64>,
}

/// A neighbourhood.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbourhood {
    /// Its town.
    pub town: u16,
    /// Where it lies.
    pub at: Point,
    /// The mean of latent parental education of its families.
    pub education: f64,
    /// Whether it belongs to the half of its town nearest to the centre.
    pub is_urban: bool,
    /// Primary schools within reach.
    pub primary: Reach,
    /// Secondary schools within reach.
    pub secondary: Reach,
    /// The nearest pre-school centre.
    pub centre: u16,
}

/// A primary school.
#[derive(Debug, Clone, PartialEq)]
pub struct PrimarySchool {
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: u16,
    /// Where it lies.
    pub at: Point,
    /// How generously it advises, in SD of the judgement.
    pub leniency: f64,
    /// What pupils learn here more than elsewhere, in SD of skill per year.
    pub value: f64,
    /// How it attracts, in utility.
    pub attraction: f64,
    /// Whether it uses the second test provider.
    pub has_second_provider: bool,
    /// Whether it is a school for special primary education.
    pub is_special: bool,
}

/// A secondary school.
#[derive(Debug, Clone, PartialEq)]
pub struct SecondarySchool {
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: u16,
    /// Where it lies.
    pub at: Point,
    /// The lowest and highest level it offers.
    pub levels: (u8, u8),
    /// How it forms its first classes.
    pub bridge: Bridge,
    /// What pupils learn here more than elsewhere, in SD of skill per year.
    pub value: f64,
    /// How it attracts, in utility.
    pub attraction: f64,
    /// Whether it is for special secondary education and newcomers, with no level of its own.
    pub is_special: bool,
    /// The places of its programmes in [`Region::programmes`].
    pub programmes: std::ops::Range<usize>,
}

/// A kind of first class that pupils apply for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Programme {
    /// The school.
    pub school: u16,
    /// The lowest level, as a rung.
    pub low: u8,
    /// The highest level, as a rung.
    pub high: u8,
    /// Years before pupils of a mixed class are placed in one level; 0 for a single level.
    pub years: u8,
    /// Places.
    pub capacity: u32,
}

impl Programme {
    /// Whether a pupil who needs this level may apply.
    #[must_use]
    pub fn admits(&self, rung: u8) -> bool {
        (self.low..=self.high).contains(&rung)
    }
}

/// The region.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Places.
    pub towns: Vec<Town>,
    /// Neighbourhoods, by town.
    pub neighbourhoods: Vec<Neighbourhood>,
    /// Pre-school centres, with where they lie.
    pub centres: Vec<(String, Point)>,
    /// Primary schools, by town; special ones last within a town.
    pub primary: Vec<PrimarySchool>,
    /// Secondary schools, by town; special ones last within a town.
    pub secondary: Vec<SecondarySchool>,
    /// First classes, by school.
    pub programmes: Vec<Programme>,
    /// Children who are born into it each year.
    pub cohort: u32,
}
