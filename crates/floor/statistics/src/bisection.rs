//! Finding where a test stops accepting, by halving.

/// The last value, going from `accepted` towards `end`, that is not rejected; halved until no number lies
/// between. `end` itself when nothing on the way is rejected.
pub(crate) fn last_accepted(accepted: f64, end: f64, rejected: impl Fn(f64) -> bool) -> f64 {
    if !rejected(end) {
        return end;
    }
    let (mut inside, mut outside) = (accepted, end);
    loop {
        let middle = 0.5 * (inside + outside);
        if middle == inside || middle == outside {
            return inside;
        }
        if rejected(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
}
