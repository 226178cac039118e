//! Subtitles in WebVTT and SubRip: what was said, without the times, with a line for each turn.

use crate::Kind;

/// What kind of subtitles a text is, if any.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    let start = text.trim_start();
    if start.starts_with("WEBVTT") {
        return Some(Kind::Vtt);
    }
    let mut lines = start.lines();
    let is_number = lines.next()?.trim().parse::<u32>().is_ok();
    (is_number && is_time(lines.next()?)).then_some(Kind::Srt)
}

/// Every turn on a line of its own; cues that go on with one speaker are joined.
pub(crate) fn read(text: &str) -> String {
    let mut turns: Vec<(Option<String>, String)> = Vec::new();
    for cue in text.split("\n\n") {
        let mut lines = cue.lines().skip_while(|line| !is_time(line));
        if lines.next().is_none() {
            continue;
        }
        for line in lines {
            let (speaker, said) = turn(line.trim());
            match turns.last_mut() {
                _ if said.is_empty() => {}
                // Without a name a cue goes on with the sentence before it; after its end somebody else may speak.
                Some((last, before))
                    if (speaker.is_none() && !is_ended(before))
                        || (speaker.is_some() && speaker == *last) =>
                {
                    before.push(' ');
                    before.push_str(&said);
                }
                _ => turns.push((speaker, said)),
            }
        }
    }
    let lines = turns.into_iter().map(|(speaker, said)| match speaker {
        Some(speaker) => format!("{speaker}: {said}"),
        None => said,
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn is_ended(said: &str) -> bool {
    said.ends_with(['.', '?', '!', '…', '"', '”', '’'])
}

fn is_time(line: &str) -> bool {
    line.split_once("-->").is_some_and(|(from, _)| {
        from.trim().contains(':') && from.trim().starts_with(|sign: char| sign.is_ascii_digit())
    })
}

/// The signs that WebVTT writes as names.
fn decoded(said: &str) -> String {
    let names = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&lrm;", ""),
        ("&rlm;", ""),
        ("&amp;", "&"),
    ];
    names
        .iter()
        .fold(said.to_owned(), |said, (name, sign)| said.replace(name, sign))
}

/// Who speaks, from a voice tag or from a short name before a colon, and what, without tags.
fn turn(line: &str) -> (Option<String>, String) {
    let mut rest = line;
    let mut speaker = None;
    if let Some(voice) = line.strip_prefix("<v")
        && let Some((name, said)) = voice.split_once('>')
    {
        let name = name
            .trim_start_matches(|sign: char| sign == '.' || sign.is_alphanumeric())
            .trim();
        speaker = (!name.is_empty()).then(|| name.to_owned());
        rest = said;
    }
    let mut said = String::new();
    let mut in_tag = false;
    for (at, sign) in rest.char_indices() {
        match sign {
            '<' if rest[at + 1..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '/') => {
                in_tag = true
            }
            '>' if in_tag => in_tag = false,
            _ if !in_tag => said.push(sign),
            _ => {}
        }
    }
    // A dash opens the words of another speaker.
    let said = decoded(said.trim().trim_start_matches("- "));
    if speaker.is_none()
        && let Some((name, words)) = said.split_once(": ")
        && name.split_whitespace().count() <= 3
        && name.len() <= 30
        && name.starts_with(char::is_uppercase)
    {
        return (Some(name.to_owned()), words.trim().to_owned());
    }
    (speaker, said.trim().to_owned())
}
