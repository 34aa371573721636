//! The same work on many things at a time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What came of each item, in the items' order. One thread a core where no number is given.
///
/// # Errors
/// The first in that order.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    threads: Option<usize>,
    work: impl Fn(&T) -> Result<R, String> + Sync,
) -> Result<Vec<R>, String> {
    let threads = threads.or_else(|| std::thread::available_parallelism().ok().map(usize::from));
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.unwrap_or(1).min(items.len()) {
            scope.spawn(|| {
                while let Some((index, item)) = take(items, &next) {
                    let result = work(item);
                    if let Ok(mut done) = done.lock() {
                        done.push((index, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().map_err(|error| error.to_string())?;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

fn take<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, items.get(index)?))
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_come_in_order_and_the_first_error_is_told() {
        let items: Vec<u32> = (0..100).collect();
        let doubled = each(&items, Some(3), |n| Ok(n * 2)).unwrap();
        assert!(doubled.iter().zip(&items).all(|(double, n)| *double == n * 2));
        let odd = |n: &u32| if n % 2 == 1 { Err(n.to_string()) } else { Ok(()) };
        assert_eq!(each(&items, None, odd).unwrap_err(), "1");
    }
}
