//! Nothing gets lost: killed in the middle of writing, backed up while writing, and put back.

use crate::common::{Visitor, demo, demo_in, linked, simulated_list};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tempfile::TempDir;

fn wieg(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wieg"))
        .args(words)
        .output()
        .unwrap()
}

fn log_is_whole(data: &Path) {
    let output = wieg(&["audit", "verify", "--data", data.to_str().unwrap()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Someone who may invite people, and where.
fn board_member(base: &str) -> (Visitor, i32) {
    let mut visitor = Visitor::signed_in(base, "bestuurder.po");
    let board = linked(&visitor.get("/").text(), "/zien")[0];
    (visitor, board)
}

/// Invites people one after the other until the program is gone; gives those of whom it said that they were invited.
fn invite_until_gone(
    (mut visitor, board): (Visitor, i32),
    round: usize,
    stop: Arc<AtomicBool>,
) -> Vec<String> {
    let mut invited = Vec::new();
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let email = format!("p{round}.{number}@demo.example");
        let path = format!("/mensen/{board}");
        let form = [
            ("name", "P"),
            ("email", email.as_str()),
            ("role", "quality-coordinator"),
        ];
        match visitor.try_post(&path, &form, &[]) {
            Some(answer) if answer.status == 200 => invited.push(email),
            _ => break,
        }
    }
    invited
}

/// Kills the program `times` times in the middle of writing; whatever it said yes to is there afterwards.
fn killed(times: usize) -> usize {
    let folder = TempDir::new().unwrap();
    let mut all = Vec::new();
    for round in 0..times {
        let mut served = demo_in(folder.path());
        let stop = Arc::new(AtomicBool::new(false));
        let (leader, told) = (board_member(&served.base), stop.clone());
        let writer = std::thread::spawn(move || invite_until_gone(leader, round, told));
        // Before the first write is done or after some dozens, at another moment each time.
        let moment = 1 + (round * 7919) % 150;
        std::thread::sleep(Duration::from_millis(moment as u64));
        served.program.kill().unwrap();
        served.program.wait().unwrap();
        stop.store(true, Ordering::Relaxed);
        all.extend(writer.join().unwrap());
    }
    log_is_whole(&folder.path().join("demo"));
    let served = demo_in(folder.path());
    let (mut visitor, board) = board_member(&served.base);
    let page = visitor.get(&format!("/mensen/{board}")).text();
    for email in &all {
        assert!(page.contains(email.as_str()), "{email} was promised and is gone");
    }
    all.len()
}

#[test]
fn killed_in_the_middle_nothing_promised_is_lost() {
    let promised = killed(12);
    assert!(
        promised > 20,
        "only {promised} were promised: it was killed before it wrote"
    );
}

/// By hand: `cargo test -p wieg --test site -- --ignored killed_two_hundred`.
#[test]
#[ignore = "takes minutes"]
fn killed_two_hundred_times() {
    println!("{} promises, all kept", killed(200));
}

#[test]
fn a_backup_made_while_writing_comes_back_whole() {
    let (served, folder) = demo();
    let data = folder.path().join("demo");
    let (backup, restored) = (folder.path().join("backup"), folder.path().join("again/demo"));
    std::fs::create_dir(folder.path().join("again")).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let (leader, told) = (board_member(&served.base), stop.clone());
    let writer = std::thread::spawn(move || invite_until_gone(leader, 0, told));
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let made = wieg(&["backup", "--data", &path(&data), "--out", &path(&backup)]);
    stop.store(true, Ordering::Relaxed);
    writer.join().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(
        wieg(&["backup", "--data", &path(&data), "--out", &path(&backup)])
            .status
            .code(),
        Some(2)
    );

    let back = wieg(&["restore", &path(&backup), "--data", &path(&restored)]);
    assert!(back.status.success(), "{}", String::from_utf8_lossy(&back.stderr));
    log_is_whole(&restored);
    let again = demo_in(&folder.path().join("again"));
    let figures = |base: &str| {
        let mut visitor = Visitor::signed_in(base, "schoolleider.vo");
        let to = visitor.get("/").to.unwrap();
        visitor.get_figures(&to).text()
    };
    assert_eq!(
        figures(&served.base),
        figures(&again.base),
        "the same figures come out"
    );
}

#[test]
fn a_backup_that_misses_something_is_not_put_back() {
    let (served, folder) = demo();
    let data = folder.path().join("demo");
    drop(served);
    let (backup, restored) = (folder.path().join("backup"), folder.path().join("again"));
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    assert!(
        wieg(&["backup", "--data", &path(&data), "--out", &path(&backup)])
            .status
            .success()
    );
    std::fs::remove_dir_all(backup.join("lists/2")).unwrap();
    let back = wieg(&["restore", &path(&backup), "--data", &path(&restored)]);
    assert_eq!(back.status.code(), Some(2));
    assert!(!restored.exists());
    assert!(!folder.path().join("again.half").exists());
}

#[test]
fn two_lists_at_once_are_both_there() {
    let (served, _folder) = demo();
    let to = Visitor::signed_in(&served.base, "schoolleider.po")
        .get("/")
        .to
        .unwrap();
    let school = to.rsplit('/').next().unwrap().to_owned();
    let readers: Vec<_> = ["schoolleider.po", "kwaliteit.po"]
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let (base, school) = (served.base.clone(), school.clone());
            std::thread::spawn(move || {
                let mut visitor = Visitor::signed_in(&base, name);
                let list = simulated_list(30, 1 + 100 * place);
                // The other one may be sent in between, and takes the place of a list that waits.
                for _ in 0..10 {
                    let sent = visitor.send_file(&format!("/inlezen/{school}"), "a.csv", list.as_bytes());
                    let to = sent.to.unwrap();
                    let page = visitor.get(&to);
                    if page.status != 200 {
                        continue;
                    }
                    let mapping = "version = 1\nsector = \"po\"\nschool.fixed = \"99ZZ00\"\n\
                        [columns.leerlingnummer]\nrole = \"pupil\"\n[columns.schooljaar]\nrole = \"school-year\"\n\
                        [columns.\"definitief advies\"]\nrole = \"advice-final\"\n\
                        [columns.herkomst]\nrole = \"origin\"\n";
                    if visitor.post(&to, &[("mapping", mapping)]).status == 200 {
                        return;
                    }
                }
                panic!("{name} could not read in a list");
            })
        })
        .collect();
    for reader in readers {
        reader.join().unwrap();
    }
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let page = visitor.get(&format!("/gegevens/{school}")).text();
    let row = page
        .split("<tr>")
        .find(|row| row.contains("Geldt nu"))
        .unwrap()
        .to_owned();
    assert!(row.contains(">60<"), "{row}");
}
