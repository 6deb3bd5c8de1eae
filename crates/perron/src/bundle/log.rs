//! The log as a Merkle tree (RFC 6962, section 2; checking as in RFC 9162): what stands in it, that something stands in it, and
//! that a longer one begins with a shorter one. Pure.

use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// How the log holds an entry.
pub fn leaf(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0_u8]).chain_update(entry).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1_u8]).chain_update(left).chain_update(right).finalize().into()
}

/// The largest power of two below a number of at least two.
const fn split(size: usize) -> usize {
    size.next_power_of_two() / 2
}

/// The hash of the whole log.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest(b"").into(),
        [one] => *one,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// That the entry at a place stands in the log; nothing if the log has no such place.
pub fn inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    if leaves.len() == 1 {
        return Some(Vec::new());
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (inner, other) = if index < middle {
        (inclusion(left, index), right)
    } else {
        (inclusion(right, index - middle), left)
    };
    inner.map(|mut path| {
        path.push(root(other));
        path
    })
}

/// That the log begins with its first so many entries; nothing if it is not that long.
pub fn consistency(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    match old {
        0 => Some(Vec::new()),
        _ if old > leaves.len() => None,
        _ => Some(part(leaves, old, true)),
    }
}

/// `SUBPROOF` of RFC 6962.
fn part(leaves: &[Hash], old: usize, is_known: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_known { Vec::new() } else { vec![root(leaves)] };
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut path, other) = if old <= middle {
        (part(left, old, is_known), right)
    } else {
        (part(right, old - middle, false), left)
    };
    path.push(root(other));
    path
}

/// The hash of the log of this size in which the leaf stands at a place, if the path is one.
pub fn root_with(leaf: Hash, index: u64, size: u64, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, leaf);
    for other in path {
        if last == 0 {
            return None;
        }
        if at & 1 == 1 || at == last {
            hash = node(other, &hash);
            let up = at.trailing_zeros().min(63);
            (at, last) = (at >> up, last >> up);
        } else {
            hash = node(&hash, other);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    (last == 0).then_some(hash)
}

/// A log at some time: how many entries, and the hash of all.
pub type Head = (u64, Hash);

/// Whether the path shows that the newer log begins with the older one.
pub fn is_beginning((old, old_root): Head, (new, new_root): Head, path: &[Hash]) -> bool {
    if old == 0 || old >= new {
        return path.is_empty() && (old == 0 || (old, old_root) == (new, new_root));
    }
    let whole = old.is_power_of_two().then_some(old_root);
    let mut path = whole.into_iter().chain(path.iter().copied());
    let Some(first) = path.next() else { return false };
    let up = (old - 1).trailing_ones();
    let (mut at, mut last) = ((old - 1) >> up, (new - 1) >> up);
    let (mut older, mut newer) = (first, first);
    for other in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            (older, newer) = (node(&other, &older), node(&other, &newer));
            // past the right edge of a smaller tree
            let up = at.trailing_zeros().min(63);
            (at, last) = (at >> up, last >> up);
        } else {
            newer = node(&newer, &other);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && (older, newer) == (old_root, new_root)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cookie::hex;

    fn leaves(size: usize) -> Vec<Hash> {
        (0..size).map(|n| leaf(format!("entry {n}").as_bytes())).collect()
    }

    /// The entries and roots that certificate-transparency-go, and others after it, are tested with.
    #[test]
    fn the_hashes_are_those_of_rfc_6962() {
        let entries: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf(entry)).collect();
        for (size, expected) in roots.iter().enumerate() {
            assert_eq!(hex(&root(&leaves[..size])), *expected, "{size}");
        }
        let path = inclusion(&leaves, 5).unwrap();
        assert_eq!(
            path.iter().map(|hash| hex(hash)).collect::<Vec<_>>(),
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        );
    }

    #[test]
    fn every_place_and_every_beginning_of_small_logs_is_shown() {
        let all = leaves(40);
        for size in 1..=all.len() {
            let now = &all[..size];
            for (index, leaf) in now.iter().enumerate() {
                let path = inclusion(now, index).unwrap();
                assert_eq!(root_with(*leaf, index as u64, size as u64, &path), Some(root(now)));
            }
            for old in 0..=size {
                let path = consistency(now, old).unwrap();
                let older = (old as u64, root(&now[..old]));
                assert!(is_beginning(older, (size as u64, root(now)), &path), "{old} of {size}");
            }
            assert_eq!((inclusion(now, size), consistency(now, size + 1)), (None, None));
        }
    }

    proptest! {
        #[test]
        fn no_other_leaf_place_size_or_path_passes(
            size in 1usize..60, index in 0usize..60, other in 0usize..60, flip in 0usize..2000, grow in 0usize..3,
        ) {
            let all = leaves(size);
            let (index, other) = (index % size, other % size);
            let mut path = inclusion(&all, index).unwrap();
            let top = Some(root(&all));
            if other != index {
                prop_assert_ne!(root_with(all[other], index as u64, size as u64, &path), top);
                prop_assert_ne!(root_with(all[index], other as u64, size as u64, &path), top);
            }
            prop_assert_eq!(root_with(all[index], index as u64, index as u64, &path), None);
            if grow > 0 {
                let longer = [path.clone(), vec![all[0]; grow]].concat();
                prop_assert_ne!(root_with(all[index], index as u64, size as u64, &longer), top);
            }
            if !path.is_empty() {
                prop_assert_ne!(root_with(all[index], index as u64, size as u64, &path[1..]), top);
                let at = flip % (32 * path.len());
                path[at / 32][at % 32] ^= 1 << (flip % 8);
                prop_assert_ne!(root_with(all[index], index as u64, size as u64, &path), top);
            }
        }

        #[test]
        fn no_other_beginning_passes(size in 2usize..60, old in 1usize..60, changed in 0usize..60, flip in 0usize..2000) {
            let all = leaves(size);
            let old = 1 + old % (size - 1);
            let path = consistency(&all, old).unwrap();
            let new = (size as u64, root(&all));
            let mut before = all[..old].to_vec();
            before[changed % old] = leaf(b"something else");
            prop_assert!(!is_beginning((old as u64, root(&before)), new, &path));
            let older = (old as u64, root(&all[..old]));
            let mut other = all.clone();
            other[changed % size] = leaf(b"something else");
            prop_assert!(!is_beginning(older, (size as u64, root(&other)), &path));
            let mut path = path;
            let at = flip % (32 * path.len());
            path[at / 32][at % 32] ^= 1 << (flip % 8);
            prop_assert!(!is_beginning(older, new, &path));
            prop_assert!(!is_beginning(older, new, &[]));
        }

        #[test]
        fn any_path_is_borne(at: u64, size: u64, path in prop::collection::vec(any::<[u8; 32]>(), 0..70)) {
            prop_assert_eq!(root_with([7; 32], at, size, &path).filter(|_| at >= size), None);
            is_beginning((at, [1; 32]), (size, [2; 32]), &path);
        }
    }
}
