//! Files that were damaged, taken away or left open: what is found, what is set aside, and who is told.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kontakti::domain::contact::NewContact;
use kontakti::store::{GuildKey, Store, StoreError};

use crate::support::{Files, company, key};

/// Enough contacts that the table has pages to damage.
const MANY: usize = 300;

fn many() -> impl Iterator<Item = NewContact> {
    (1..=MANY).map(|number| company(&format!("CT{number:06}"), &format!("Company of many words {number}")))
}

/// The files of a guild with many contacts as a crash leaves them: in a folder of its own, the log not written back.
fn crashed() -> (tempfile::TempDir, PathBuf) {
    let files = Files::new();
    files.write(|tx| many().try_for_each(|contact| tx.insert_contact(&contact).map(drop)));
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("guilds")).unwrap();
    let path = folder.path().join("guilds").join("test.db");
    for more in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{more}", path.display()));
        fs::copy(name(&files.path()), name(&path)).unwrap();
    }
    (folder, path)
}

/// The same, written back and closed.
fn closed() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = crashed();
    drop(Store::open(folder.path()).unwrap().guild(&key()).unwrap());
    (folder, path)
}

/// Overwrites a page of this table or index in the middle.
fn damage(path: &Path, name: &str) {
    let db = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 1";
    let page: u64 = db.query_row(sql, [name], |row| row.get::<_, i64>(0)).unwrap().unsigned_abs();
    let size: u64 = db.pragma_query_value(None, "page_size", |row| row.get::<_, i64>(0)).unwrap().unsigned_abs();
    db.close().unwrap();
    let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start((page - 1) * size)).unwrap();
    file.write_all(&vec![0xA5; usize::try_from(size).unwrap()]).unwrap();
}

fn count(store: &Store) -> Result<usize, StoreError> {
    let mut count = 0;
    store.guild(&key())?.read(|tx| {
        tx.each_contact(|_| {
            count += 1;
            Ok::<_, StoreError>(())
        })
    })?;
    Ok(count)
}

#[track_caller]
fn is_set_aside<T: std::fmt::Debug>(result: Result<T, StoreError>) -> PathBuf {
    match result.unwrap_err() {
        StoreError::File { cause, .. } => match *cause {
            StoreError::SetAside { aside } => aside,
            other => panic!("{other}"),
        },
        other => panic!("{other}"),
    }
}

/// Makes a file look as if it had not been closed well, whatever is in it.
fn leave_a_log(path: &Path) {
    fs::write(format!("{}-wal", path.display()), [0; 32]).unwrap();
}

#[test]
fn what_a_crash_left_in_the_log_is_there_again() {
    let (folder, path) = crashed();
    assert!(fs::metadata(format!("{}-wal", path.display())).unwrap().len() > 0);
    let store = Store::open(folder.path()).unwrap().watching();
    store.look_after_crash().unwrap();
    assert_eq!(count(&store).unwrap(), MANY);
}

#[test]
fn a_file_that_was_damaged_in_a_crash_is_set_aside_and_the_neighbours_go_on() {
    let (folder, path) = closed();
    damage(&path, "contacts");
    leave_a_log(&path);
    let damaged = fs::read(&path).unwrap();
    let store = Store::open(folder.path()).unwrap().watching();
    store.look_after_crash().unwrap();
    let aside = is_set_aside(store.guild(&key()));
    assert!(aside.to_str().unwrap().contains("test.db.damaged-20"), "{}", aside.display());
    assert_eq!(fs::read(&aside).unwrap(), damaged, "it is kept as it was");
    assert!(!path.exists() && !Path::new(&format!("{}-wal", path.display())).exists());
    // Nobody gets an empty book instead, not after a new start either.
    is_set_aside(store.guild(&key()));
    is_set_aside(Store::open(folder.path()).unwrap().guild(&key()));
    let neighbour = store.guild(&GuildKey::new("neighbour").unwrap()).unwrap();
    assert!(neighbour.read::<_, StoreError>(|tx| tx.is_fresh()).unwrap());
    // A good file in its place is taken at once.
    let (_good, file) = closed();
    fs::copy(file, &path).unwrap();
    assert_eq!(count(&store).unwrap(), MANY);
}

#[test]
fn damage_that_is_met_while_the_file_is_open_is_looked_into() {
    let (folder, path) = closed();
    let store = Store::open(folder.path()).unwrap().watching();
    let guild = store.guild(&key()).unwrap();
    assert!(store.look_into(&key()).is_ok(), "nothing is wrong yet");
    assert!(Arc::ptr_eq(&guild, &store.guild(&key()).unwrap()));
    drop(guild);
    damage(&path, "contacts");
    let met = Store::open(folder.path()).unwrap();
    assert!(matches!(count(&met).unwrap_err().cause(), StoreError::Damaged));
    assert!(met.look_into(&key()).is_ok() && path.exists(), "whoever does not hold the folder lets the file be");
    is_set_aside(store.look_into(&key()));
    is_set_aside(store.guild(&key()));
}

#[test]
fn what_is_no_database_at_all_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap().watching();
    fs::write(folder.path().join("guilds").join("test.db"), "no database ".repeat(500)).unwrap();
    let aside = is_set_aside(store.guild(&key()));
    assert!(fs::read_to_string(aside).unwrap().starts_with("no database"));
}

#[test]
fn a_damaged_search_index_is_made_anew_and_nothing_is_set_aside() {
    let (folder, path) = closed();
    let break_index = || {
        let db = rusqlite::Connection::open(&path).unwrap();
        db.execute("UPDATE contact_words_data SET block = x'00000000' WHERE id > 10", []).unwrap();
    };
    let is_right = |store: &Store| {
        let check = store.guild(&key()).unwrap().read(|tx| tx.check_index()).unwrap();
        assert!(check.is_right(), "{check:?}");
        assert_eq!(check.contacts, MANY as u64);
    };
    break_index();
    let store = Store::open(folder.path()).unwrap().watching();
    store.look_into(&key()).unwrap();
    is_right(&store);
    drop(store);
    break_index();
    leave_a_log(&path);
    is_right(&Store::open(folder.path()).unwrap().watching());
}

/// Whatever would be written to a file without a name is lost.
#[cfg(unix)]
#[test]
fn a_file_that_was_taken_away_or_replaced_is_used_no_more() {
    let files = Files::new();
    let away = files.folder.path().join("away");
    fs::rename(files.path(), &away).unwrap();
    for _ in 0..2 {
        let error = files.store.guild(&key()).unwrap_err();
        assert!(matches!(error.cause(), StoreError::Gone), "{error}");
    }
    assert!(!files.path().exists(), "no empty book is begun");
    fs::copy(&away, files.path()).unwrap();
    assert!(matches!(files.store.guild(&key()).unwrap_err().cause(), StoreError::Gone));
    fs::rename(&away, files.path()).unwrap();
    assert!(files.store.guild(&key()).is_ok());
}

#[test]
fn a_missing_folder_is_told_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (guilds, away) = (folder.path().join("guilds"), folder.path().join("away"));
    fs::rename(&guilds, &away).unwrap();
    let error = store.guild(&key()).unwrap_err();
    assert!(matches!(error.cause(), StoreError::CannotOpen) && error.is_setup(), "{error}");
    fs::rename(&away, &guilds).unwrap();
    assert!(store.guild(&key()).is_ok());
}
