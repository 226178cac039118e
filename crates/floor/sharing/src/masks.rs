//! The numbers that two boards make alike: one adds them, the other takes them off.

use crate::Sheet;
use crate::keys::{BoardKey, PublicKey};
use crate::round::Round;

/// The numbers of a sheet under the masks of every other board of the round; nothing where a board of the round has
/// a key that no secret can be agreed with.
///
/// Whole numbers of 128 bits that wrap around: to whoever does not know the masks each is as likely as any other.
pub(crate) fn masked(sheet: &Sheet, round: &Round, own: &BoardKey) -> Option<Vec<u128>> {
    let digest = round.digest();
    let us = own.public();
    let mut numbers: Vec<u128> = sheet
        .numbers
        .iter()
        .map(|number| number.cast_unsigned())
        .collect();
    for board in round.boards.iter().filter(|board| board.key != us) {
        let secret = own.agree(&board.key)?;
        let mut stream = stream(&secret, &digest, [&us, &board.key], sheet);
        let adds = us < board.key;
        for number in &mut numbers {
            let mut mask = [0; 16];
            stream.fill(&mut mask);
            let mask = u128::from_le_bytes(mask);
            *number = if adds {
                number.wrapping_add(mask)
            } else {
                number.wrapping_sub(mask)
            };
        }
    }
    Some(numbers)
}

fn stream(
    secret: &[u8; 32],
    digest: &[u8; 32],
    mut pair: [&PublicKey; 2],
    sheet: &Sheet,
) -> blake3::OutputReader {
    pair.sort_unstable();
    let mut hasher = blake3::Hasher::new_derive_key("Wieg 2026 sharing: mask of two boards");
    hasher.update(secret).update(digest);
    for key in pair {
        hasher.update(key.bytes());
    }
    hasher.update(&(sheet.name.len() as u64).to_le_bytes());
    hasher.update(sheet.name.as_bytes()).update(&sheet.layout);
    hasher.finalize_xof()
}
