//! Input that comes bit by bit, kept on the disk until all of it is there.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek};
use std::path::{Path, PathBuf};

/// What came, to be read again. Its file goes away with it.
#[derive(Debug)]
pub struct Spool {
    // Closed before it is removed: some systems remove no file that is open.
    file: BufReader<File>,
    size: u64,
    _gone: Gone,
}

/// A file that is removed when this is dropped.
#[derive(Debug)]
struct Gone(PathBuf);

impl Drop for Gone {
    fn drop(&mut self) {
        // It is gone already where open files can be removed.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Spool {
    /// Reads the input to its end, into a file of this folder that only its owner can read. Whoever writes into a pipe may
    /// take all day, and while an import runs nobody else can write.
    ///
    /// # Errors
    /// The input cannot be read, or the file cannot be written.
    pub fn fill(input: &mut dyn BufRead, folder: &Path) -> io::Result<Spool> {
        let gone = Gone(folder.join(format!("import-{}.tmp", std::process::id())));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&gone.0)?;
        // What is stopped halfway leaves nothing behind, where the system allows that.
        let _ = std::fs::remove_file(&gone.0);
        let size = io::copy(input, &mut file)?;
        file.rewind()?;
        Ok(Spool { file: BufReader::new(file), size, _gone: gone })
    }

    /// How many bytes came.
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn reader(&mut self) -> &mut dyn BufRead {
        &mut self.file
    }
}
