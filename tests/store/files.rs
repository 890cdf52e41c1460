use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kontakti::store::{GuildKey, Store, StoreError, Write};

use crate::support::{Files, company, key};

#[test]
fn a_file_is_there_again_after_closing() {
    let Files { folder, store, guild } = Files::new();
    guild.write::<_, StoreError>(|tx| tx.insert_contact(&company("CT1", "Cronus"))).unwrap();
    drop((guild, store));
    let store = Store::open(folder.path()).unwrap();
    let guild = store.guild(&key()).unwrap();
    assert!(guild.read::<_, StoreError>(|tx| tx.contact_by_no("CT1")).unwrap().is_some());
    let neighbour = store.guild(&GuildKey::new("neighbour").unwrap()).unwrap();
    assert!(neighbour.read::<_, StoreError>(|tx| tx.contact_by_no("CT1")).unwrap().is_none());
}

#[test]
fn a_file_is_closed_when_nobody_has_used_it_for_a_while() {
    let Files { folder: _folder, store, guild } = Files::new();
    store.close_idle(Duration::ZERO);
    assert!(Arc::ptr_eq(&guild, &store.guild(&key()).unwrap()), "somebody holds it");
    let before = Arc::downgrade(&guild);
    drop(guild);
    store.close_idle(Duration::from_secs(3600));
    assert!(before.upgrade().is_some(), "it was used just now");
    store.close_idle(Duration::ZERO);
    assert!(before.upgrade().is_none());
    assert!(store.guild(&key()).unwrap().read::<_, StoreError>(|tx| tx.is_fresh()).unwrap());
}

/// Whether the one is waited for who writes in the same process, or in another one, this is left out.
#[test]
fn what_may_be_left_out_waits_for_nobody() {
    let files = Files::new();
    let contact = files.add(company("CT1", "Cronus"));
    let remember = || {
        let work = |tx: &Write<'_>| tx.remember_recent("aino", contact, jiff::Timestamp::UNIX_EPOCH);
        files.guild.write_if_free::<_, StoreError>(work).unwrap()
    };
    files.write(|_| {
        std::thread::scope(|scope| assert_eq!(scope.spawn(remember).join().unwrap(), None));
        Ok(())
    });
    let other = rusqlite::Connection::open(files.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = std::time::Instant::now();
    assert_eq!(remember(), None);
    // Any other change waits for five seconds.
    assert!(begun.elapsed() < Duration::from_secs(4));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(remember(), Some(()));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_look_into_a_folder_that_was_made() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("a").join("data");
    Store::open(&data).unwrap();
    for made in [data.clone(), data.join("guilds")] {
        assert_eq!(std::fs::metadata(made).unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let error = Store::open(&file).unwrap_err();
    assert!(matches!(&error, StoreError::Io { path, .. } if path.starts_with(&file)), "{error}");
}

#[test]
fn what_is_no_database_is_an_error_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let path = folder.path().join("guilds").join("test.db");
    let garbage = "this is no database at all ".repeat(200);
    std::fs::write(&path, &garbage).unwrap();
    for _ in 0..2 {
        let error = store.guild(&key()).unwrap_err();
        assert!(matches!(&error, StoreError::File { cause, .. } if matches!(**cause, StoreError::Damaged)), "{error}");
        assert!(error.to_string().starts_with(&path.display().to_string()), "{error}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), garbage);
    std::fs::remove_file(&path).unwrap();
    assert!(store.guild(&key()).is_ok(), "a good file opens once the bad one is gone");
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_stays_as_it_is() {
    let files = Files::new();
    let path = files.path();
    let Files { folder: _folder, store, guild } = files;
    drop(guild);
    store.close_idle(Duration::ZERO);
    let db = rusqlite::Connection::open(&path).unwrap();
    db.pragma_update(None, "journal_mode", "DELETE").unwrap();
    db.pragma_update(None, "user_version", 1_000).unwrap();
    drop(db);
    let before = std::fs::read(&path).unwrap();
    let error = store.guild(&key()).unwrap_err();
    let StoreError::File { cause, .. } = &error else { panic!("{error}") };
    assert!(matches!(**cause, StoreError::Newer { found: 1_000, known } if known < 1_000), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_fails_leaves_nothing_behind() {
    let files = Files::new();
    let failed = files.guild.write::<(), StoreError>(|tx| {
        let id = tx.insert_contact(&company("CT1", "Cronus"))?;
        tx.insert_note(id, "text", "1", "Aino", jiff::Timestamp::UNIX_EPOCH)?;
        tx.mark_processed("17", jiff::Timestamp::UNIX_EPOCH)?;
        Err(StoreError::Unreadable("a test"))
    });
    assert!(matches!(failed, Err(StoreError::Unreadable("a test"))));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        files.guild.write::<(), StoreError>(|tx| {
            tx.insert_contact(&company("CT1", "Cronus"))?;
            panic!("a bug");
        })
    }));
    assert!(panicked.is_err());
    for _ in 0..3 {
        let panicked = catch_unwind(AssertUnwindSafe(|| files.guild.read::<(), StoreError>(|_| panic!("a bug"))));
        assert!(panicked.is_err());
    }
    assert_eq!(files.read(|tx| tx.contact_by_no("CT1")), None);
    assert_eq!(files.names("cronus"), Vec::<String>::new());
    assert!(files.write(|tx| tx.mark_processed("17", jiff::Timestamp::UNIX_EPOCH)));
    files.add(company("CT1", "Cronus"));
    assert_eq!(files.names("cronus"), ["Cronus"]);
}

#[test]
fn readers_see_whole_changes_while_others_write() {
    let files = Files::new();
    let done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        let readers: Vec<_> = (0..4)
            .map(|_| {
                threads.spawn(|| {
                    let mut seen = 0;
                    while !done.load(Ordering::Relaxed) {
                        let (pairs, hits) = files.read(|tx| {
                            let mut count = 0;
                            tx.each_contact::<StoreError>(|_| {
                                count += 1;
                                Ok(())
                            })?;
                            let query = kontakti::domain::query::Query::parse("pair");
                            Ok((count, tx.search(&query, None, "", false, 100)?.len()))
                        });
                        assert_eq!(pairs % 2, 0, "half a change was seen");
                        assert_eq!(hits, pairs, "the index is not in step with the rows");
                        assert!(pairs >= seen, "a change was lost");
                        seen = pairs;
                    }
                })
            })
            .collect();
        for number in 0..40 {
            files.write(|tx| {
                tx.insert_contact(&company(&format!("A{number}"), "Pair"))?;
                tx.insert_contact(&company(&format!("B{number}"), "Pair"))
            });
        }
        done.store(true, Ordering::Relaxed);
        readers.into_iter().for_each(|reader| reader.join().unwrap());
    });
}

#[test]
fn two_stores_make_the_same_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|threads| {
        let opened: Vec<_> = (0..4)
            .map(|number| {
                let folder = folder.path();
                threads.spawn(move || {
                    let guild = Store::open(folder).unwrap().guild(&key()).unwrap();
                    guild
                        .write::<_, StoreError>(|tx| tx.insert_contact(&company(&format!("CT{number}"), "Any")))
                        .unwrap();
                })
            })
            .collect();
        opened.into_iter().for_each(|thread| thread.join().unwrap());
    });
    let guild = Store::open(folder.path()).unwrap().guild(&key()).unwrap();
    let mut count = 0;
    guild
        .read::<_, StoreError>(|tx| {
            tx.each_contact(|_| {
                count += 1;
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(count, 4);
}
