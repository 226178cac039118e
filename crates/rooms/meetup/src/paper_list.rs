//! A list of people who registered on paper, pasted line by line or out of a spreadsheet.

use crate::profession::Profession;
use database::evenings::GuestWords;
use vocabulary::Message;

/// The most lines of one list.
pub const MOST_LINES: usize = 500;

/// What was read of a list: who is on it, and what is wrong with which line. Nothing is kept while a line is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PaperList {
    /// Who is on it.
    pub people: Vec<GuestWords>,
    /// What is wrong, with the number of the line.
    pub problems: Vec<Message>,
}

impl PaperList {
    /// Reads lines of name, capacity, organisation and themes by their numbers (`1 3`); the last two may be missing.
    /// Columns are parted by tabs, semicolons or commas. `themes` are the numbers of the themes of the evening, in order.
    #[must_use]
    pub fn of(text: &str, themes: &[i32]) -> Self {
        let mut list = Self::default();
        let separator = ['\t', ';', ',']
            .into_iter()
            .max_by_key(|sign| (text.matches(*sign).count(), *sign == '\t'))
            .unwrap_or(';');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator as u8)
            .has_headers(false)
            .flexible(true)
            // A quotation mark in a name is a quotation mark.
            .quoting(false)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            let Ok(record) = record else {
                list.problems.push(Message::new("meetup-paper-broken"));
                continue;
            };
            let number = record.position().map_or(0, csv::Position::line);
            let problem = |key: &'static str| Message::new(key).with("line", number);
            let cell = |place: usize| record.get(place).unwrap_or_default().to_owned();
            let name = cell(0);
            let is_heading = number == 1 && ["naam", "name"].contains(&name.to_lowercase().as_str());
            if is_heading || record.iter().all(str::is_empty) {
                continue;
            }
            let Some(profession) = Profession::meant(&cell(1)) else {
                list.problems
                    .push(problem("meetup-paper-profession").with("words", cell(1)));
                continue;
            };
            let is_line = |words: &str| words.chars().count() <= 80 && !words.contains(char::is_control);
            if name.is_empty() || !is_line(&name) || !is_line(&cell(2)) {
                list.problems.push(problem("meetup-paper-name"));
                continue;
            }
            if profession.id == "pupil" && name.contains(' ') {
                list.problems.push(problem("meetup-paper-first-name"));
                continue;
            }
            let wished = cell(3);
            let wished = wished.split([' ', ',', '+']).filter(|one| !one.is_empty());
            let wished: Option<Vec<i32>> = wished
                .map(|one| themes.get(one.parse::<usize>().ok()?.checked_sub(1)?).copied())
                .collect();
            let Some(mut wished) = wished else {
                list.problems
                    .push(problem("meetup-paper-theme").with("count", themes.len()));
                continue;
            };
            wished.truncate(3);
            list.people.push(GuestWords {
                name,
                profession: profession.id.clone(),
                organisation: cell(2),
                themes: wished,
                minor: profession.id == "pupil",
                ..GuestWords::default()
            });
        }
        if list.people.len() > MOST_LINES {
            list.problems = vec![Message::new("meetup-paper-long").with("count", MOST_LINES)];
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_out_of_a_spreadsheet_and_typed_ones() {
        let list = PaperList::of(
            "Naam\tRol\nAnna\tGemeente\tGemeente Nergens\t2 1\n\nBo\tpupil\n",
            &[11, 12],
        );
        assert_eq!(list.problems, []);
        assert_eq!(list.people.len(), 2);
        assert_eq!(list.people[0].themes, [12, 11]);
        assert!(list.people[1].minor && !list.people[0].minor);
        let list = PaperList::of(
            "Anna; Gemeente\nBo; tovenaar\n;Gemeente\nCas; Sportclub; ; 9",
            &[11],
        );
        let keys: Vec<&str> = list.problems.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(
            keys,
            [
                "meetup-paper-profession",
                "meetup-paper-name",
                "meetup-paper-theme"
            ]
        );
    }
}
