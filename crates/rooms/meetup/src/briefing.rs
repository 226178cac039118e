//! The briefing of an evening: why, what was heard, what each theme asks, how the evening goes, and what was agreed before.
//!
//! Every word in it is the organiser's own, or comes from data that were let out. Before it goes anywhere the language
//! lens reads the organiser's words, and places that do not belong to this evening are pointed at.

use database::agreements::{Agreement, State};
use database::evenings::{Evening, Theme};
use documents::{Block, Document, NoteKind, Section, Text};
use knowledge::Knowledge;
use language::pseudonym::{Kind, suggestions};
use language::{Lens, Reading, Standing};
use messages::Catalogue;
use pages::day_of;
use std::collections::BTreeSet;
use vocabulary::{Language, Message};

/// The most ways to go, initiatives and titles of a theme: who comes prepared has read two pages, not twenty.
const MOST_WAYS: usize = 5;

/// What a briefing is made of.
pub struct Briefing<'a> {
    /// The words of the reader's language.
    pub catalogue: &'a Catalogue,
    /// Who holds the evening, and whether all about it is invented.
    pub holder: (&'a str, bool),
    /// The evening.
    pub evening: &'a Evening,
    /// Its themes.
    pub themes: &'a [Theme],
    /// What was agreed before.
    pub agreed: &'a [Agreement],
    /// Parts that other rooms give: figures, and what was heard.
    pub panels: Vec<Section>,
}

impl Briefing<'_> {
    fn say(&self, key: &str) -> String {
        self.catalogue.say(key)
    }

    fn text(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }

    /// The briefing as a document.
    #[must_use]
    pub fn document(self) -> Document {
        let language = self.catalogue.language();
        let evening = self.evening;
        let on = day_of(&evening.held_on, language);
        let subtitle = format!("{on}, {}–{}, {}", evening.starts, evening.ends, evening.place);
        let mut sections = vec![self.why()];
        sections.extend(self.before());
        let panels = self.panels.clone();
        sections.extend(panels);
        sections.extend(self.themes.iter().map(|theme| self.theme(theme)));
        sections.push(self.how());
        Document {
            language: match language {
                Language::Nl => documents::Language::Nl,
                Language::En => documents::Language::En,
            },
            title: evening.title.clone(),
            subtitle,
            author: self.holder.0.to_owned(),
            date: None,
            simulated: self.holder.1.then(|| self.say("simulated")),
            sections,
        }
    }

    fn why(&self) -> Section {
        let parts = self
            .evening
            .why
            .split("\n\n")
            .filter(|part| !part.trim().is_empty());
        let mut blocks: Vec<Block> = parts
            .map(|part| Block::Paragraph(Text::from(part.trim().to_owned())))
            .collect();
        if blocks.is_empty() {
            blocks.push(Block::Paragraph(Text::from(self.say("meetup-lead"))));
        }
        section("waarom", self.say("meetup-why"), blocks)
    }

    /// What was agreed on earlier evenings, done or not.
    fn before(&self) -> Option<Section> {
        let lines: Vec<Text> = self
            .agreed
            .iter()
            .filter(|one| one.evening != Some(self.evening.id) && one.standing() != State::Declined)
            .map(|one| {
                let state = self.text(&Message::new("meetup-standing").with("state", one.state.as_str()));
                // Who does it is known to those who were there; a briefing travels further.
                Text::from(format!("{} – {state}", one.what))
            })
            .collect();
        (!lines.is_empty()).then(|| {
            section(
                "afgesproken",
                self.say("meetup-earlier"),
                vec![Block::List(lines)],
            )
        })
    }

    /// The question of a theme, ways to go and what to read that the knowledge base has of it, and room to write.
    fn theme(&self, theme: &Theme) -> Section {
        let language = self.catalogue.language();
        let mut blocks = vec![Block::Question(Text::from(theme.question.clone()))];
        let items = Knowledge::get().of_theme(&theme.home);
        let ways: Vec<Text> = items
            .iter()
            .filter(|item| item.kind == knowledge::Kind::Direction)
            .take(MOST_WAYS)
            .map(|item| {
                let title = format!("{}. ", item.title.of(language));
                Text::default().strong(title).plain(item.summary.of(language))
            })
            .collect();
        let done: Vec<Text> = items
            .iter()
            .flat_map(|item| &item.initiatives)
            .take(MOST_WAYS)
            .map(|one| {
                let what = format!(" ({}): {}", one.place.of(language), one.what.of(language));
                Text::default().strong(one.name.clone()).plain(what)
            })
            .collect();
        let mut titles: Vec<&str> = Vec::new();
        for one in items.iter().flat_map(|item| &item.media) {
            if !titles.contains(&one.title.as_str()) {
                titles.push(&one.title);
            }
        }
        let media: Vec<Text> = titles.into_iter().take(MOST_WAYS).map(Text::from).collect();
        for (key, lines) in [
            ("meetup-briefing-ways", ways),
            ("meetup-briefing-done", done),
            ("meetup-briefing-media", media),
        ] {
            if !lines.is_empty() {
                blocks.push(Block::Heading(Text::from(self.say(key))));
                blocks.push(Block::List(lines));
            }
        }
        blocks.push(Block::WriteHere {
            label: Text::from(self.say("meetup-briefing-notes")),
            lines: 4,
        });
        section(&format!("thema-{}", theme.id), theme.title.clone(), blocks)
    }

    fn how(&self) -> Section {
        let rounds = Message::new("meetup-briefing-rounds")
            .with("rounds", u64::from(self.evening.rounds.unsigned_abs()));
        let steps = ["exists", "join", "missing", "idea"]
            .map(|field| Text::from(self.text(&Message::new("meetup-field-hint").with("field", field))));
        let programme = self.evening.programme.lines().map(str::trim);
        let programme: Vec<Text> = programme
            .filter(|line| !line.is_empty())
            .map(|line| Text::from(line.to_owned()))
            .collect();
        let mut blocks = Vec::new();
        if !programme.is_empty() {
            blocks.push(Block::List(programme));
        }
        blocks.extend([
            Block::Paragraph(Text::from(self.text(&rounds))),
            Block::List(steps.to_vec()),
            Block::Note {
                kind: NoteKind::Info,
                text: Text::from(self.say("meetup-briefing-agree")),
            },
        ]);
        section("avond", self.say("meetup-briefing-how"), blocks)
    }
}

fn section(id: &str, title: String, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        title,
        on_own_page: false,
        blocks,
    }
}

/// What to look at before a briefing goes out, in the organiser's own words; quotes are spared.
///
/// ```
/// use database::evenings::{Evening, Theme};
/// # let evening = meetup::briefing::an_evening("Samen", "Wij helpen kansarme kinderen in Amersfoort.", "De Bieb, Hilversum");
/// let found = meetup::briefing::warnings(&evening, &[], "Gemeente Hilversum");
/// let keys: Vec<&str> = found.iter().map(|one| one.key.as_str()).collect();
/// assert_eq!(keys, ["meetup-briefing-lens", "meetup-briefing-place"]);
/// ```
#[must_use]
pub fn warnings(evening: &Evening, themes: &[Theme], holder: &str) -> Vec<Message> {
    let mut own = vec![
        evening.title.as_str(),
        evening.why.as_str(),
        evening.programme.as_str(),
    ];
    own.extend(
        themes
            .iter()
            .flat_map(|theme| [theme.title.as_str(), theme.question.as_str()]),
    );
    let here = format!("{} {holder}", evening.place).to_lowercase();
    let mut found = Vec::new();
    let mut places: BTreeSet<String> = BTreeSet::new();
    for words in own {
        let read = Lens::dutch().read(words, Reading::Text);
        for finding in read.iter().filter(|one| one.standing == Standing::Open) {
            let instead: Vec<&str> = finding
                .rule
                .alternatives
                .iter()
                .map(String::as_str)
                .take(2)
                .collect();
            found.push(
                Message::new("meetup-briefing-lens")
                    .with("words", &words[finding.place.clone()])
                    .with("instead", instead.join("’, ‘")),
            );
        }
        let elsewhere = suggestions(words)
            .into_iter()
            .filter(|one| one.kind == Kind::Place);
        for place in elsewhere.map(|one| words[one.place].to_owned()) {
            if !here.contains(&place.to_lowercase()) {
                places.insert(place);
            }
        }
    }
    found.extend(
        places
            .into_iter()
            .map(|place| Message::new("meetup-briefing-place").with("words", place)),
    );
    found
}

/// An evening with nothing but its words, for examples.
#[doc(hidden)]
#[must_use]
pub fn an_evening(title: &str, why: &str, place: &str) -> Evening {
    Evening {
        id: 1,
        organisation: 1,
        title: title.to_owned(),
        why: why.to_owned(),
        place: place.to_owned(),
        programme: String::new(),
        held_on: "2199-01-14".to_owned(),
        starts: "19:00".to_owned(),
        ends: "21:30".to_owned(),
        rounds: 2,
        seats: 6,
        token: String::new(),
        open: true,
        seed: 1,
        announced_at: None,
        version: 1,
        person: 1,
        at: 0,
    }
}
