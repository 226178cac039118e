//! Boards count together by files, each with its own key.

use crate::common::Room;

/// The lists of three boards, each of an invented region of its own, and their public keys.
fn boards(room: &Room) -> Vec<String> {
    let made = (0..3).map(|board| {
        let (seed, out, key) = (
            format!("{}", board + 1),
            format!("list{board}"),
            format!("key{board}"),
        );
        room.succeeds(&[
            "explore", "region", "--pupils", "1500", "--years", "3", "--seed", &seed, "--out", &out,
        ]);
        let first = room.succeeds(&["share", "key", &key]);
        let public = |said: &str| said.split(' ').find(|word| word.len() == 128).unwrap().to_owned();
        let again = room.succeeds(&["share", "key", &key]);
        assert_eq!(public(&first.said), public(&again.said), "a key stays the same");
        format!("Bestuur {board}={}", public(&first.said))
    });
    made.collect()
}

/// The words that begin a round.
fn begin<'a>(boards: &[&'a str], from: &'a str, to: &'a str) -> Vec<&'a str> {
    let mut words = vec![
        "share",
        "begin",
        "--region",
        "Regio",
        "--from",
        from,
        "--to",
        to,
        "--out",
        "round.json",
    ];
    words.extend(boards.iter().flat_map(|board| ["--board", board]));
    words
}

/// The first and the last school year of a list.
fn years(room: &Room) -> [String; 2] {
    room.succeeds(&["measure", "list0/po", "--years", "0", "--out", "own"]);
    let report = room.report("own").0;
    [0, 1].map(|end| report["subject"]["cohorts"][end].as_str().unwrap()[..4].to_owned())
}

#[test]
fn three_boards_give_and_the_region_sees_the_sum() {
    let room = Room::new();
    let boards = boards(&room);
    let boards: Vec<&str> = boards.iter().map(String::as_str).collect();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = std::fs::metadata(room.path("key0")).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
    let [from, to] = years(&room);
    let twice = [boards[0], boards[0], boards[1]];
    room.refused(&begin(&boards[..2], &from, &to), 2, &["minstens drie besturen"]);
    room.refused(&begin(&twice, &from, &to), 2, &["twee keer"]);
    room.refused(&begin(&boards, &to, "1900"), 2, &["schooljaren"]);
    room.refused(
        &begin(&["zonder sleutel"], &from, &to),
        2,
        &["geen bestuur met een sleutel"],
    );
    room.succeeds(&begin(&boards, &from, &to));

    let give = |board: usize| {
        let [list, key, out] = ["list", "key", "gift"].map(|name| format!("{name}{board}"));
        [
            "share",
            "give",
            "round.json",
            &format!("{list}/po"),
            "--key",
            &key,
            "--out",
            &out,
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let typed = |words: &[String], more: &[&str]| -> Vec<String> {
        words
            .iter()
            .cloned()
            .chain(more.iter().map(|word| (*word).to_owned()))
            .collect()
    };
    let run = |words: Vec<String>| room.succeeds(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let refused = |words: Vec<String>, says: &str| {
        room.refused(&words.iter().map(String::as_str).collect::<Vec<_>>(), 2, &[says]);
    };
    refused(give(0), "Er is niets gegeven");
    for board in 0..3 {
        run(typed(&give(board), &["--yes"])).says(&["Bestuur 0", "Bestuur 1", "Bestuur 2"]);
    }
    // Once more, under another name, would tell what changed in between.
    let mut again = typed(&give(0), &["--yes"]);
    again[7] = "again".to_owned();
    refused(again, "al gegeven");
    // Nor does a stranger's key give anything.
    room.succeeds(&["share", "key", "stranger"]);
    let mut strange = typed(&give(0), &["--yes"]);
    strange[5] = "stranger".to_owned();
    strange[7] = "strange".to_owned();
    refused(strange, "geen van de besturen");

    room.refused(
        &["share", "open", "round.json", "gift0", "gift1", "--out", "sum"],
        2,
        &["Bestuur 2"],
    );
    let gift = room.text("gift0");
    let numbers = gift.find("\"numbers\":\"").unwrap() + 11;
    let flipped = if &gift[numbers..=numbers] == "0" { "1" } else { "0" };
    room.write(
        "changed",
        format!("{}{flipped}{}", &gift[..numbers], &gift[numbers + 1..]),
    );
    room.refused(
        &[
            "share",
            "open",
            "round.json",
            "changed",
            "gift1",
            "gift2",
            "--out",
            "sum",
        ],
        2,
        &["veranderd"],
    );
    room.refused(
        &["share", "open", "round.json", "round.json", "--out", "sum"],
        2,
        &["niet wat een bestuur geeft"],
    );
    let open = [
        "share",
        "open",
        "round.json",
        "gift2",
        "gift0",
        "gift1",
        "--out",
        "sum",
    ];
    room.succeeds(&open).says(&["Nabootsing"]);
    let report = room.report("sum");
    assert!(report.0["subject"]["pupils"].as_u64().unwrap() > 300);
    assert!(!report.indicators().is_empty());
    assert_eq!(report.0["disclosure"]["profile"], "publiek");
}
