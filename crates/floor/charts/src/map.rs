//! A map: areas by their borders, and places as dots. Seen from straight above, on a flat grid.

use crate::{
    frame::{Chart, Frame},
    standing::Standing,
    svg::{Anchor, Canvas, Fill, Lettering, Point, Rect, Stroke, Svg},
    theme::{Ink, Theme},
};

/// Around what a map is about, so much of its size is left to see what lies beside it.
const AROUND: f64 = 0.25;
/// A dot with its edge, and a little air.
const DOT_PX: f64 = 8.0;

/// A place on the grid: east and north, in any unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Eastwards.
    pub east: f64,
    /// Northwards.
    pub north: f64,
}

/// An area within its borders.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its name.
    pub label: String,
    /// Its rings; the first place of a ring is not said again at its end.
    pub rings: Vec<Vec<Place>>,
    /// Whether the map is about it, or it lies beside that.
    pub standing: Standing,
}

/// A map. It shows the areas that stand out and what lies around them; areas further away are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What every chart has.
    pub frame: Frame,
    /// The areas.
    pub areas: Vec<Area>,
    /// The places.
    pub places: Vec<Place>,
}

impl Map {
    /// How many of the places can be seen.
    #[must_use]
    pub fn places_in_view(&self) -> usize {
        let view = View::of(&self.areas, 1.0, 0.0);
        view.map_or(0, |view| {
            self.places.iter().filter(|place| view.holds(**place)).count()
        })
    }
}

/// A rectangle of the grid, and where it comes on the drawing.
struct View {
    low: Place,
    high: Place,
    px_per_unit: f64,
    top: f64,
}

impl View {
    /// What there is to see of these areas, over the whole width.
    fn of(areas: &[Area], width: f64, top: f64) -> Option<Self> {
        let strong = areas.iter().filter(|area| area.standing == Standing::Strong);
        let places = strong.flat_map(|area| area.rings.iter().flatten());
        let known = places.filter(|place| place.east.is_finite() && place.north.is_finite());
        let ends = known.fold(None, |ends: Option<(Place, Place)>, place| {
            let (low, high) = ends.unwrap_or((*place, *place));
            Some((
                Place {
                    east: low.east.min(place.east),
                    north: low.north.min(place.north),
                },
                Place {
                    east: high.east.max(place.east),
                    north: high.north.max(place.north),
                },
            ))
        });
        let (low, high) = ends?;
        let size = (high.east - low.east).max(high.north - low.north);
        if size <= 0.0 {
            return None;
        }
        let margin = size * AROUND;
        let low = Place {
            east: low.east - margin,
            north: low.north - margin,
        };
        let high = Place {
            east: high.east + margin,
            north: high.north + margin,
        };
        Some(Self {
            low,
            high,
            px_per_unit: width / (high.east - low.east),
            top,
        })
    }

    fn bottom(&self) -> f64 {
        self.top + (self.high.north - self.low.north) * self.px_per_unit
    }

    fn point(&self, place: Place) -> Point {
        Point::new(
            (place.east - self.low.east) * self.px_per_unit,
            self.top + (self.high.north - place.north) * self.px_per_unit,
        )
    }

    fn holds(&self, place: Place) -> bool {
        (self.low.east..=self.high.east).contains(&place.east)
            && (self.low.north..=self.high.north).contains(&place.north)
    }

    /// What of a ring is in view (Sutherland and Hodgman 1974).
    fn clipped(&self, ring: &[Place]) -> Vec<Place> {
        type Side = (fn(Place) -> f64, f64, f64);
        let east: fn(Place) -> f64 = |place| place.east;
        let north: fn(Place) -> f64 = |place| place.north;
        let sides: [Side; 4] = [
            (east, self.low.east, 1.0),
            (east, self.high.east, -1.0),
            (north, self.low.north, 1.0),
            (north, self.high.north, -1.0),
        ];
        sides
            .into_iter()
            .fold(ring.to_vec(), |ring, (along, edge, sign)| {
                let inside = |place: Place| (along(place) - edge) * sign >= 0.0;
                let mut kept = Vec::with_capacity(ring.len());
                for (at, place) in ring.iter().enumerate() {
                    let before = ring[(at + ring.len() - 1) % ring.len()];
                    if inside(before) != inside(*place) {
                        let part = (edge - along(before)) / (along(*place) - along(before));
                        kept.push(Place {
                            east: before.east + part * (place.east - before.east),
                            north: before.north + part * (place.north - before.north),
                        });
                    }
                    if inside(*place) {
                        kept.push(*place);
                    }
                }
                kept
            })
    }
}

impl Chart for Map {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let Some(view) = View::of(&self.areas, self.frame.drawn_width(), top) else {
            return canvas.finish(&self.frame, top);
        };
        // What the map is about lies on top, with its names above everything.
        for standing in [Standing::Quiet, Standing::UnknownGroup, Standing::Strong] {
            for area in self.areas.iter().filter(|area| area.standing == standing) {
                draw_area(&mut canvas, &view, area);
            }
        }
        let dot = |place: &Place| around(view.point(*place), (DOT_PX * 2.0, DOT_PX * 2.0));
        let mut taken: Vec<Rect> = self
            .places
            .iter()
            .filter(|place| view.holds(**place))
            .map(dot)
            .collect();
        for standing in [Standing::Strong, Standing::Quiet, Standing::UnknownGroup] {
            for area in self.areas.iter().filter(|area| area.standing == standing) {
                draw_name(&mut canvas, &view, area, &mut taken);
            }
        }
        for place in self.places.iter().filter(|place| view.holds(**place)) {
            let edge = Stroke::new(Ink::Ground, 1.5);
            canvas.circle(
                view.point(*place),
                5.0,
                Fill::Ink(Ink::Series(1), 1.0),
                Some(edge),
            );
        }
        canvas.finish(&self.frame, view.bottom())
    }
}

fn draw_area(canvas: &mut Canvas<'_>, view: &View, area: &Area) {
    let (fill, edge) = match area.standing {
        Standing::Strong => (Fill::Ink(Ink::Series(0), 0.22), Stroke::new(Ink::Series(0), 2.0)),
        Standing::Quiet | Standing::UnknownGroup => {
            (Fill::Ink(Ink::Quiet, 0.07), Stroke::thin(Ink::Quiet).faded(0.6))
        }
    };
    for ring in &area.rings {
        let points: Vec<Point> = view
            .clipped(ring)
            .into_iter()
            .map(|place| view.point(place))
            .collect();
        if points.len() > 2 {
            canvas.polygon(&points, fill, Some(edge));
        }
    }
}

/// The name, as near to the middle of the largest ring as it lies within it and clear of dots and other names.
///
/// A name that only fits with its corners over a border may do so in the middle; one that has no room is left out.
fn draw_name(canvas: &mut Canvas<'_>, view: &View, area: &Area, taken: &mut Vec<Rect>) {
    let Some(largest) = area.rings.first() else {
        return;
    };
    let points: Vec<Point> = view
        .clipped(largest)
        .into_iter()
        .map(|place| view.point(place))
        .collect();
    let ink = match area.standing {
        Standing::Strong => Ink::Text,
        Standing::Quiet | Standing::UnknownGroup => Ink::Quiet,
    };
    let lettering = Lettering::small(ink).anchored(Anchor::Middle).veiled();
    let Some(centre) = centre(&points) else {
        return;
    };
    let size = (lettering.width(&area.label) + 8.0, lettering.size + 5.0);
    let is_free = |plate: &Rect| !taken.iter().any(|other| overlap(plate, other));
    let within = spots(centre).find(|spot| {
        let plate = around(*spot, size);
        is_free(&plate) && holds_all(&points, &plate)
    });
    let in_the_middle = || {
        let plate = around(centre, size);
        let (left, right) = extent(&points, centre.y)?;
        let has_room = left <= plate.left && plate.left + plate.width <= right;
        (has_room && is_free(&plate)).then_some(centre)
    };
    if let Some(spot) = within.or_else(in_the_middle) {
        canvas.text(spot, &lettering, &area.label);
        taken.push(around(spot, size));
    }
}

/// Where a name may come: the middle, and ever further around it.
fn spots(centre: Point) -> impl Iterator<Item = Point> {
    const STEP_PX: f64 = 7.0;
    const RINGS: i32 = 24;
    let ring = |far: i32| {
        let along = move |at: i32| [(at, -far), (at, far), (-far, at), (far, at)];
        (-far..=far).flat_map(along)
    };
    (0..=RINGS).flat_map(ring).map(move |(right, down)| {
        let (right, down) = (f64::from(right) * STEP_PX, f64::from(down) * STEP_PX);
        Point::new(centre.x + right, centre.y + down)
    })
}

fn around(centre: Point, (width, height): (f64, f64)) -> Rect {
    Rect {
        left: centre.x - width / 2.0,
        top: centre.y - height / 2.0,
        width,
        height,
    }
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    let apart = one.left + one.width <= other.left
        || other.left + other.width <= one.left
        || one.top + one.height <= other.top
        || other.top + other.height <= one.top;
    !apart
}

/// Whether a rectangle lies within a shape: none of its corners outside, and no corner of the shape inside it.
fn holds_all(points: &[Point], plate: &Rect) -> bool {
    let (right, bottom) = (plate.left + plate.width, plate.top + plate.height);
    let corners = [
        Point::new(plate.left, plate.top),
        Point::new(right, plate.top),
        Point::new(plate.left, bottom),
        Point::new(right, bottom),
    ];
    let is_inside =
        |point: &Point| (plate.left..=right).contains(&point.x) && (plate.top..=bottom).contains(&point.y);
    corners.iter().all(|corner| holds_point(points, *corner)) && !points.iter().any(is_inside)
}

/// Whether a point lies within a shape: a line from it to the right crosses the border an odd number of times.
fn holds_point(points: &[Point], point: Point) -> bool {
    let crossings = points.iter().enumerate().filter(|(at, one)| {
        let other = points[(at + 1) % points.len()];
        (one.y > point.y) != (other.y > point.y)
            && point.x < one.x + (point.y - one.y) / (other.y - one.y) * (other.x - one.x)
    });
    crossings.count() % 2 == 1
}

/// The middle of a shape by its area.
fn centre(points: &[Point]) -> Option<Point> {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for (at, one) in points.iter().enumerate() {
        let other = &points[(at + 1) % points.len()];
        let cross = one.x * other.y - other.x * one.y;
        area += cross;
        x += (one.x + other.x) * cross;
        y += (one.y + other.y) * cross;
    }
    (area.abs() > 1.0).then(|| Point::new(x / (3.0 * area), y / (3.0 * area)))
}

/// From where to where a shape reaches at a height.
fn extent(points: &[Point], y: f64) -> Option<(f64, f64)> {
    let crossings = points.iter().enumerate().filter_map(|(at, one)| {
        let other = &points[(at + 1) % points.len()];
        let crosses = (one.y > y) != (other.y > y);
        crosses.then(|| one.x + (y - one.y) / (other.y - one.y) * (other.x - one.x))
    });
    crossings.fold(None, |ends: Option<(f64, f64)>, x| {
        let (left, right) = ends.unwrap_or((x, x));
        Some((left.min(x), right.max(x)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Words;
    use crate::locale::Locale;

    fn square(label: &str, east: f64, standing: Standing) -> Area {
        let corner = |east, north| Place { east, north };
        Area {
            label: label.to_owned(),
            rings: vec![vec![
                corner(east, 0.0),
                corner(east + 10.0, 0.0),
                corner(east + 10.0, 10.0),
                corner(east, 10.0),
            ]],
            standing,
        }
    }

    fn map(areas: Vec<Area>) -> Map {
        let words = Words {
            unknown: String::new(),
            suppressed: String::new(),
        };
        Map {
            frame: Frame::new("map", "A map", "Where it is", 600.0, Locale::ENGLISH, words),
            areas,
            places: vec![
                Place {
                    east: 5.0,
                    north: 5.0,
                },
                Place {
                    east: 500.0,
                    north: 5.0,
                },
            ],
        }
    }

    #[test]
    fn what_lies_far_away_is_left_out_and_what_lies_beside_is_cut() {
        let near = square("near", 0.0, Standing::Strong);
        let beside = square("beside", 10.0, Standing::Quiet);
        let far = square("far", 90.0, Standing::Quiet);
        let drawn = map(vec![near, beside, far]).draw(&Theme::light()).markup;
        assert!(drawn.contains("near") && !drawn.contains("far"));
        assert_eq!(drawn.matches("<circle").count(), 1, "{drawn}");
        // Ten units and a quarter on both sides over 600 px: the near one from 100 to 500, the other up to the edge.
        let view = View::of(&[square("", 0.0, Standing::Strong)], 600.0, 0.0).expect("an area");
        let clipped = view.clipped(&square("", 10.0, Standing::Quiet).rings[0]);
        let right = clipped
            .iter()
            .map(|place| view.point(*place).x)
            .fold(0.0, f64::max);
        assert!((right - 600.0).abs() < 1e-9, "{right}");
        assert_eq!(
            view.point(Place {
                east: 0.0,
                north: 10.0
            }),
            Point::new(100.0, 100.0)
        );
    }

    /// Where a name is drawn.
    fn name_at(drawn: &str, name: &str) -> Option<(f64, f64)> {
        let text = drawn[..drawn.find(&format!(">{name}</text>"))?]
            .rsplit_once("<text ")?
            .1;
        let number = |attribute: &str| {
            let rest = text.split_once(&format!("{attribute}=\""))?.1;
            rest.split_once('"')?.0.parse().ok()
        };
        Some((number("x")?, number("y")?))
    }

    #[test]
    fn a_name_stands_clear_of_the_dots_and_of_other_names() {
        let drawn = map(vec![square("near", 0.0, Standing::Strong)])
            .draw(&Theme::light())
            .markup;
        // The dot lies in the middle, at 300 px; the name is beside, above or below it.
        let (x, y) = name_at(&drawn, "near").expect("a name");
        let half = Lettering::small(Ink::Text).width("near") / 2.0;
        assert!(
            (x - 300.0).abs() > half + 5.0 || (y - 300.0).abs() > 10.0,
            "at {x}, {y}"
        );
        // Twice the same ground: the second name goes elsewhere.
        let twice = map(vec![
            square("one", 0.0, Standing::Strong),
            square("two", 0.0, Standing::Strong),
        ]);
        let drawn = twice.draw(&Theme::light()).markup;
        assert_ne!(name_at(&drawn, "one"), name_at(&drawn, "two"));
        assert_eq!(twice.places_in_view(), 1);
        // Full of dots there is no room for a name.
        let mut full = map(vec![square("near", 0.0, Standing::Strong)]);
        let steps = |at: i32| f64::from(at) / 10.0;
        let rows = |north: i32| (0..=100).map(move |east| (steps(east), steps(north)));
        let dots = (0..=100).flat_map(rows);
        full.places = dots.map(|(east, north)| Place { east, north }).collect();
        assert_eq!(name_at(&full.draw(&Theme::light()).markup, "near"), None);
    }

    #[test]
    fn a_map_of_nothing_is_an_empty_drawing() {
        for areas in [Vec::new(), vec![square("beside", 0.0, Standing::Quiet)]] {
            assert!(map(areas).draw(&Theme::light()).markup.starts_with("<svg"));
        }
        let mut nowhere = square("nowhere", 0.0, Standing::Strong);
        nowhere.rings[0][0].east = f64::NAN;
        assert!(!map(vec![nowhere]).draw(&Theme::light()).markup.contains("NaN,"));
    }
}
