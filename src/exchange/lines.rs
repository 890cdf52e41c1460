//! Reading lines of limited length.

use std::io::{self, BufRead};

/// Longest line in bytes.
pub const LINE_MAX: usize = 1024 * 1024;

/// A line as it was read.
#[derive(Debug, PartialEq, Eq)]
pub enum RawLine {
    Bytes(Vec<u8>),
    /// Longer than [`LINE_MAX`]; it was read over.
    TooLong,
}

impl RawLine {
    /// In bytes, the line break included.
    pub fn size(&self) -> u64 {
        match self {
            RawLine::Bytes(bytes) => bytes.len() as u64 + 1,
            RawLine::TooLong => LINE_MAX as u64,
        }
    }
}

/// The next line without its line break; `None` at the end. A line that is too long takes no memory.
pub fn next(input: &mut dyn BufRead) -> io::Result<Option<RawLine>> {
    let mut line = Vec::new();
    let mut too_long = false;
    let mut any = false;
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        too_long |= line.len() + part.len() > LINE_MAX;
        if !too_long {
            line.extend_from_slice(part);
        }
        let used = end.map_or(buffer.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    match (any, too_long) {
        (false, _) => Ok(None),
        (true, true) => Ok(Some(RawLine::TooLong)),
        (true, false) => Ok(Some(RawLine::Bytes(line))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_over_the_limit_is_read_over_and_the_next_one_is_whole() {
        let mut text = vec![b'a'; LINE_MAX];
        text.push(b'\n');
        text.extend(vec![b'b'; LINE_MAX + 1]);
        text.extend(b"\n\nlast");
        let mut input = io::BufReader::new(text.as_slice());
        assert_eq!(next(&mut input).expect("read"), Some(RawLine::Bytes(vec![b'a'; LINE_MAX])));
        assert_eq!(next(&mut input).expect("read"), Some(RawLine::TooLong));
        assert_eq!(next(&mut input).expect("read"), Some(RawLine::Bytes(Vec::new())));
        assert_eq!(next(&mut input).expect("read"), Some(RawLine::Bytes(b"last".to_vec())));
        assert_eq!(next(&mut input).expect("read"), None);
    }
}
