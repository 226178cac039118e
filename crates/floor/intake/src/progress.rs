//! How a long read tells the program how far it is.

/// What a caller draws a bar from. Called a few times per second at most, from one thread.
pub trait Progress {
    /// `rows` rows are done; `share` is the part of the file that is done, 0 to 1, where that is known.
    fn advance(&mut self, rows: u64, share: Option<f64>);
}

/// Nobody is watching.
impl Progress for () {
    fn advance(&mut self, _rows: u64, _share: Option<f64>) {}
}
