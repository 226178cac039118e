//! Dates as sources have them: a year, a month, a day, two years, or none.

/// What stands where a source has no date.
pub(crate) const UNDATED: &str = "undated";

/// Whether this is a date as in SCHEMA.md.
pub(crate) fn is_date(text: &str) -> bool {
    if text == UNDATED {
        return true;
    }
    if let Some((from, to)) = text.split_once('/') {
        return is_number(from, 4) && is_number(to, 4) && from <= to;
    }
    match text.split('-').collect::<Vec<_>>()[..] {
        [year] => is_number(year, 4),
        [year, month] => is_number(year, 4) && is_month(month),
        [_, _, _] => is_day(text),
        _ => false,
    }
}

/// Whether this is a day of the calendar.
pub(crate) fn is_day(text: &str) -> bool {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else {
        return false;
    };
    if !(is_number(year, 4) && is_month(month) && is_number(day, 2)) {
        return false;
    }
    let number = |text: &str| text.parse::<u16>().unwrap_or_default();
    (1..=days(number(year), number(month))).contains(&number(day))
}

/// Whether a date lies after a day; one without a day does so when even its beginning does.
pub(crate) fn is_after(date: &str, day: &str) -> bool {
    let date = date.split('/').next_back().unwrap_or(date);
    date != UNDATED
        && date
            .get(..)
            .zip(day.get(..date.len()))
            .is_some_and(|(date, day)| date > day)
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|sign| sign.is_ascii_digit())
}

fn is_month(text: &str) -> bool {
    is_number(text, 2) && ("01"..="12").contains(&text)
}

fn days(year: u16, month: u16) -> u16 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_sources_have_them() {
        for date in [
            "2021",
            "2021-06",
            "2021-06-30",
            "2022/2023",
            "2024-02-29",
            "undated",
        ] {
            assert!(is_date(date), "{date}");
        }
        for text in [
            "",
            "21",
            "2021-13",
            "2023-02-29",
            "2023/2022",
            "2021-6-1",
            "1 mei",
            "2021-06-31",
            "é021",
        ] {
            assert!(!is_date(text), "{text}");
        }
        assert!(is_day("2027-05-01") && !is_day("2027-05") && !is_day("undated"));
    }

    #[test]
    fn a_date_may_lie_after_the_review() {
        assert!(is_after("2028", "2027-05-01") && is_after("2027-06", "2027-05-01"));
        assert!(is_after("2026/2028", "2027-05-01") && is_after("2027-05-02", "2027-05-01"));
        for date in ["2027", "2027-05", "2027-05-01", "undated", "2022/2023"] {
            assert!(!is_after(date, "2027-05-01"), "{date}");
        }
    }
}
