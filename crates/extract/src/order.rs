//! Sorting, with one copy of the machinery for all lists: a merge sort.
//!
//! The standard library's sorts are made anew for each type, at five kilobytes of wasm apiece. What is
//! sorted here is short, or sorted once.

use std::cmp::Ordering;

/// Sorts a list; equal items keep their order.
pub(crate) fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<u32> = (0..list.len() as u32).collect();
    sort_numbers(&mut order, &mut |a, b| compare(&list[*a as usize], &list[*b as usize]));
    let mut items: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| items[at as usize].take()));
}

/// Sorts a list by what each item is known by.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Merges runs of one, two, four… from below.
fn sort_numbers(order: &mut Vec<u32>, compare: &mut dyn FnMut(&u32, &u32) -> Ordering) {
    let mut merged = Vec::with_capacity(order.len());
    let mut length = 1;
    while length < order.len() {
        for pair in order.chunks(2 * length) {
            let (mut first, mut second) = pair.split_at(length.min(pair.len()));
            while let ([a, first_rest @ ..], [b, second_rest @ ..]) = (first, second) {
                // Of equal ones, that of the first run comes first.
                if compare(a, b) == Ordering::Greater {
                    merged.push(*b);
                    second = second_rest;
                } else {
                    merged.push(*a);
                    first = first_rest;
                }
            }
            merged.extend_from_slice(first);
            merged.extend_from_slice(second);
        }
        std::mem::swap(order, &mut merged);
        merged.clear();
        length *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut list = vec![(2, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")];
        sort_by_key(&mut list, |item| item.0);
        assert_eq!(list, [(0, "e"), (1, "b"), (1, "d"), (2, "a"), (2, "c")]);
        let mut many: Vec<u32> = (0..1000).map(|i| i * 7919 % 503).collect();
        let mut known = many.clone();
        known.sort_unstable();
        sort_by(&mut many, u32::cmp);
        assert_eq!(many, known);
        let mut none: Vec<u8> = Vec::new();
        sort_by(&mut none, u8::cmp);
        assert!(none.is_empty());
    }
}
