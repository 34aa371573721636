//! The weights in the order of the rules. They are looked up while the crate is compiled, so that what
//! runs holds neither the ids beside them nor the search.

use std::cmp::Ordering;

use super::{RULES, weights::WEIGHTS};

/// By rule, what it adds in the first reading, in the second, and in the second on a sparse page, in
/// hundredths of a log-odds unit. Nothing, where no weight was fitted.
pub(crate) static BY_RULE: [[i16; 3]; RULES.len()] = {
    let mut by_rule = [[0; 3]; RULES.len()];
    let mut rule = 0;
    while rule < RULES.len() {
        by_rule[rule] = weight_of(RULES[rule].id.as_bytes());
        rule += 1;
    }
    by_rule
};

// They are in the order of their ids.
const fn weight_of(id: &[u8]) -> [i16; 3] {
    let (mut from, mut to) = (0, WEIGHTS.len());
    while from < to {
        let middle = (from + to) / 2;
        let (other, first, second, more) = WEIGHTS[middle];
        match compared(other.as_bytes(), id) {
            Ordering::Equal => return [first, second, second + more],
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
        }
    }
    [0; 3]
}

const fn compared(one: &[u8], other: &[u8]) -> Ordering {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    match (at < one.len(), at < other.len()) {
        (false, false) => Ordering::Equal,
        (false, true) => Ordering::Less,
        (true, true) if one[at] < other[at] => Ordering::Less,
        (true, _) => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_the_weight_of_its_id() {
        assert!(WEIGHTS.is_sorted_by_key(|(id, ..)| id));
        for (rule, by_rule) in RULES.iter().zip(BY_RULE) {
            let weight = WEIGHTS.iter().find(|(id, ..)| *id == rule.id);
            assert_eq!(by_rule, weight.map_or([0; 3], |(_, a, b, more)| [*a, *b, b + more]), "{}", rule.id);
        }
    }
}
