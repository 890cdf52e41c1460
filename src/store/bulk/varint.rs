//! Whole numbers of one to nine bytes, as SQLite writes them: seven bits a byte, the highest first.

/// Most bits that come in bytes of seven; more need nine bytes, of which the last has eight.
const BITS: u32 = 56;

pub(super) fn put(out: &mut Vec<u8>, number: u64) {
    if number >> BITS != 0 {
        for byte in 1..9 {
            out.push(((number >> (64 - 7 * byte)) & 0x7F) as u8 | 0x80);
        }
        out.push((number & 0xFF) as u8);
        return;
    }
    let mut shift = (64 - number.leading_zeros()).saturating_sub(1) / 7 * 7;
    while shift > 0 {
        out.push(((number >> shift) & 0x7F) as u8 | 0x80);
        shift -= 7;
    }
    out.push((number & 0x7F) as u8);
}

/// The number at the start of the bytes, which are cut by it; `None` at their end.
pub(super) fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for at in 0..8 {
        let byte = *bytes.get(at)?;
        number = number << 7 | u64::from(byte & 0x7F);
        if byte < 0x80 {
            *bytes = &bytes[at + 1..];
            return Some(number);
        }
    }
    number = number << 8 | u64::from(*bytes.get(8)?);
    *bytes = &bytes[9..];
    Some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_have_the_bytes_that_sqlite_gives_them() {
        let table: [(u64, &[u8]); 6] = [
            (0, &[0]),
            (127, &[0x7F]),
            (128, &[0x81, 0]),
            (16_384, &[0x81, 0x80, 0]),
            ((1 << 56) - 1, &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
            (u64::MAX, &[0xFF; 9]),
        ];
        for (number, bytes) in table {
            let mut out = Vec::new();
            put(&mut out, number);
            assert_eq!(out, bytes, "{number}");
        }
    }

    proptest! {
        #[test]
        fn what_was_put_is_taken(numbers in prop::collection::vec((any::<u64>(), 0_u32..64), 0..9)) {
            let numbers: Vec<u64> = numbers.into_iter().map(|(number, shift)| number >> shift).collect();
            let mut out = Vec::new();
            numbers.iter().for_each(|number| put(&mut out, *number));
            let mut rest = out.as_slice();
            for number in numbers {
                prop_assert_eq!(take(&mut rest), Some(number));
            }
            prop_assert_eq!(take(&mut rest), None);
        }
    }
}
