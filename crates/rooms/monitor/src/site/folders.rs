//! Where the files of an organisation are: its key, its mapping, its tables, and lists that wait for a yes.
//!
//! Every organisation has a folder of its own. The key that turns pupil numbers into pseudonyms is one file in it, so
//! that throwing that file away makes every pseudonym there a number without a meaning.

use intake::PseudonymKey;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use vocabulary::Tables;

/// The largest list that may be sent: 100 MiB, some two million rows of text.
pub(crate) const MOST_BYTES: usize = 100 * 1024 * 1024;

/// How long a list waits for a yes.
const A_DAY: std::time::Duration = std::time::Duration::from_secs(86_400);

/// The kinds of file that can be sent, by the end of their name.
const KINDS: [&str; 6] = ["csv", "txt", "tsv", "xlsx", "parquet", "xml"];

/// A new name for a folder or a waiting list.
fn new_name() -> io::Result<String> {
    database::Secret::new()
        .map(|secret| secret.carried()[..32].to_owned())
        .map_err(io::Error::other)
}

/// The folder with all that the room keeps.
#[derive(Debug, Clone)]
pub(crate) struct Folders(PathBuf);

impl Folders {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn of(&self, organisation: i32) -> PathBuf {
        self.0.join(organisation.to_string())
    }

    /// The key of an organisation, made when it is first needed and readable by nobody else.
    pub(crate) fn key(&self, organisation: i32) -> io::Result<PseudonymKey> {
        let secret = self.secret(organisation, "key")?;
        Ok(PseudonymKey::new(secret, &organisation.to_string()))
    }

    /// What the key grows from with which a board counts together with others.
    pub(crate) fn board_key(&self, board: i32) -> io::Result<[u8; 32]> {
        self.secret(board, "board-key")
    }

    /// 32 random bytes that stay the same.
    fn secret(&self, organisation: i32, name: &str) -> io::Result<[u8; 32]> {
        let folder = self.of(organisation);
        fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        let mut secret = [0; 32];
        match File::open(&path) {
            Ok(mut file) => file.read_exact(&mut secret)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                getrandom::fill(&mut secret).map_err(io::Error::other)?;
                let mut options = OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut file = options.open(&path)?;
                file.write_all(&secret)?;
                file.sync_all()?;
            }
            Err(error) => return Err(error),
        }
        Ok(secret)
    }

    /// The mapping that the organisation agreed to last time.
    pub(crate) fn mapping(&self, organisation: i32) -> Option<String> {
        fs::read_to_string(self.of(organisation).join("mapping.toml")).ok()
    }

    /// Keeps the mapping that was agreed to.
    pub(crate) fn keep_mapping(&self, organisation: i32, text: &str) -> io::Result<()> {
        let folder = self.of(organisation);
        fs::create_dir_all(&folder)?;
        let path = folder.join("mapping.toml");
        let half = folder.join("mapping.toml.new");
        fs::write(&half, text)?;
        fs::rename(half, path)
    }

    /// The tables of a list.
    pub(crate) fn tables(&self, organisation: i32, folder: &str) -> PathBuf {
        self.of(organisation).join("lists").join(folder)
    }

    /// Writes tables to a new folder and gives its name. All of it is on the disk when this returns.
    pub(crate) fn write_tables(&self, organisation: i32, tables: &Tables) -> io::Result<String> {
        let name = new_name()?;
        let folder = self.tables(organisation, &name);
        fs::create_dir_all(&folder)?;
        for (file, bytes) in intake::table_files(tables)? {
            let mut file = File::create(folder.join(file))?;
            file.write_all(&bytes)?;
            file.sync_all()?;
        }
        sync_folder(&folder)?;
        if let Some(lists) = folder.parent() {
            sync_folder(lists)?;
        }
        Ok(name)
    }

    /// Throws the tables of a list away.
    pub(crate) fn remove_tables(&self, organisation: i32, folder: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.tables(organisation, folder)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Where the counts of starting cohorts are kept, when the rows behind them go.
    pub(crate) fn frozen(&self, organisation: i32) -> PathBuf {
        self.of(organisation).join("cohorts")
    }

    /// Throws away the tables that no list has: what a machine that stopped in between left behind.
    pub(crate) fn forget_unknown(&self, organisation: i32, known: &BTreeSet<String>) {
        for folder in fs::read_dir(self.of(organisation).join("lists"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let name = folder.file_name().to_string_lossy().into_owned();
            if !known.contains(&name) && is_old(&folder.path()) {
                let _ = fs::remove_dir_all(folder.path());
            }
        }
    }

    /// A place for a list that is being sent, by the end of its name; nothing for a kind that cannot be read.
    pub(crate) fn new_waiting(
        &self,
        (organisation, person): (i32, i32),
        name: &str,
    ) -> io::Result<Option<(String, PathBuf)>> {
        let end = Path::new(name)
            .extension()
            .and_then(|end| end.to_str())
            .map(str::to_lowercase);
        let Some(kind) = KINDS.into_iter().find(|kind| Some(*kind) == end.as_deref()) else {
            return Ok(None);
        };
        // Of the name that was given only its end is used, and only when we know it.
        let waiting = new_name()?;
        let folder = self.waiting_of(organisation, person).join(&waiting);
        fs::create_dir_all(&folder)?;
        Ok(Some((waiting, folder.join(format!("list.{kind}")))))
    }

    /// Where the lists of a person wait: nobody throws away what somebody else is looking at.
    fn waiting_of(&self, organisation: i32, person: i32) -> PathBuf {
        self.of(organisation).join("waiting").join(person.to_string())
    }

    /// A list that waits for the person who sent it, if it is there.
    pub(crate) fn waiting(&self, (organisation, person): (i32, i32), waiting: &str) -> Option<PathBuf> {
        if waiting.len() != 32 || !waiting.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let folder = self.waiting_of(organisation, person).join(waiting);
        let files = KINDS.into_iter().map(|kind| folder.join(format!("list.{kind}")));
        files.into_iter().find(|file| file.is_file())
    }

    /// Throws a waiting list away.
    pub(crate) fn remove_waiting(&self, file: &Path) {
        // A list that could not be thrown away now is thrown away with the next one.
        if let Some(folder) = file.parent() {
            let _ = fs::remove_dir_all(folder);
        }
    }

    /// Throws away the lists that have waited for a day: they hold names that nobody needs.
    pub(crate) fn forget_old_waiting(&self) {
        for organisation in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let people = fs::read_dir(organisation.path().join("waiting"));
            for person in people.into_iter().flatten().flatten() {
                for list in fs::read_dir(person.path()).into_iter().flatten().flatten() {
                    if is_old(&list.path()) {
                        let _ = fs::remove_dir_all(list.path());
                    }
                }
            }
        }
    }

    /// Throws away the lists of a person that were not said yes to.
    pub(crate) fn forget_waiting(&self, organisation: i32, person: i32) {
        let _ = fs::remove_dir_all(self.waiting_of(organisation, person));
    }
}

/// Whether something was last changed more than a day ago.
fn is_old(path: &Path) -> bool {
    let changed = fs::metadata(path).and_then(|about| about.modified());
    changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|age| age > A_DAY))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders() -> (Folders, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        (Folders::new(folder.path().to_owned()), folder)
    }

    #[test]
    fn a_key_stays_the_same_and_is_nobody_elses() {
        let (folders, _folder) = folders();
        let key = |organisation| folders.key(organisation).expect("written").pupil("12345");
        assert_eq!(key(1), key(1));
        assert_ne!(key(1), key(2));
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        let (folders, folder) = folders();
        for (name, is_known) in [
            ("leerlingen.csv", true),
            ("LEERLINGEN.XLSX", true),
            ("../../../etc/passwd", false),
            ("../../x.csv", true),
            ("list.exe", false),
            ("", false),
        ] {
            let found = folders.new_waiting((1, 7), name).expect("written");
            assert_eq!(found.is_some(), is_known, "{name}");
            if let Some((_, path)) = found {
                assert!(path.starts_with(folder.path().join("1/waiting/7")), "{name}");
            }
        }
        for waiting in ["../../key", "", "0", &"/".repeat(32), &"g".repeat(32)] {
            assert_eq!(folders.waiting((1, 7), waiting), None, "{waiting}");
        }
    }

    #[test]
    fn a_list_waits_for_who_sent_it_only() {
        let (folders, _folder) = folders();
        let (waiting, path) = folders
            .new_waiting((1, 7), "a.csv")
            .expect("written")
            .expect("known");
        assert_eq!(folders.waiting((1, 7), &waiting), None, "nothing was sent yet");
        fs::write(&path, "a;b").expect("written");
        assert_eq!(folders.waiting((1, 7), &waiting), Some(path.clone()));
        assert_eq!(folders.waiting((2, 7), &waiting), None);
        assert_eq!(folders.waiting((1, 8), &waiting), None);
        folders.remove_waiting(&path);
        assert_eq!(folders.waiting((1, 7), &waiting), None);
    }
}
