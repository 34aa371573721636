//! Finding the rules that fire without asking them all.
//!
//! Most rules need one bit of what is seen of a strip: a place around it, a name, a flag, the tag of
//! its block. Each rule waits behind the first bit that it needs, so only rules are asked whose
//! bit is set; one that needs none waits behind the range of a number.

use super::{NUMBERS, RULES, Test, View};
use crate::dom::Tag;

/// What each of [`RULES`] asks, without what is told of it.
static TESTS: [Test; RULES.len()] = {
    let mut tests = [RULES[0].test; RULES.len()];
    let mut rule = 0;
    while rule < RULES.len() {
        tests[rule] = RULES[rule].test;
        rule += 1;
    }
    tests
};

/// Rules behind the bits that they need.
#[derive(Debug)]
pub(crate) struct Gates {
    /// By bit, see [`Bit::place`].
    gates: Vec<Vec<Waiting>>,
    /// The bits that have rules behind them, of each kind.
    used: [u64; KINDS],
    /// By number, ranges of it, those that begin lowest first.
    numbers: Vec<Vec<(i32, i32, Waiting)>>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    rule: u16,
    /// The bit or number is all that it needs.
    sure: bool,
}

impl Waiting {
    /// Adds the rule, where it fires.
    #[inline]
    fn ask(self, view: &View, fired: &mut Vec<u16>) {
        if self.sure || TESTS[usize::from(self.rule)].fires(view) {
            fired.push(self.rule);
        }
    }
}

/// Where the bits of each kind begin.
const INSIDE: usize = 0;
const FLAGS: usize = 32;
const BEGINS: usize = 64;
const UNDER: usize = 96;
const NAMED: usize = 128;
const AROUND: usize = 192;
const TAGS: usize = 256;
const GATES: usize = TAGS + Tag::COUNT;
/// The kinds of bits, and where each begins.
const KINDS: usize = 6;
const BEGINS_AT: [usize; KINDS] = [INSIDE, FLAGS, BEGINS, UNDER, NAMED, AROUND];

impl Gates {
    /// The gates of some of [`RULES`].
    pub fn of(rules: impl IntoIterator<Item = usize>) -> Self {
        let gates = vec![Vec::new(); GATES];
        let mut all = Self { gates, used: [0; KINDS], numbers: vec![Vec::new(); NUMBERS] };
        for rule in rules {
            all.place(rule as u16, &TESTS[rule]);
        }
        for (used, from) in all.used.iter_mut().zip(BEGINS_AT) {
            let gates = all.gates[from..].iter().take(64).enumerate();
            let behind = gates.filter(|(_, gate)| !gate.is_empty());
            *used = behind.fold(0, |used, (bit, _)| used | 1 << bit);
        }
        all
    }

    fn place(&mut self, rule: u16, test: &Test) {
        let (needed, sure) = match test {
            // What asks for less than one of these is no rule: the tests would tell.
            Test::All(tests) => {
                let bits = tests.iter().find(|test| bit(test).is_some() || matches!(test, Test::Block(_)));
                (bits.or_else(|| tests.iter().find(|test| matches!(test, Test::Number(..)))), false)
            }
            test => (Some(test), true),
        };
        let waiting = Waiting { rule, sure };
        match needed {
            Some(Test::Block(tags)) => {
                for tag in *tags {
                    self.gates[TAGS + *tag as usize].push(waiting);
                }
            }
            Some(Test::Number(number, lo, hi)) => {
                let ranges = &mut self.numbers[*number as usize];
                ranges.insert(ranges.partition_point(|(other, ..)| other < lo), (*lo, *hi, waiting));
            }
            Some(test) => {
                if let Some(bit) = bit(test) {
                    self.gates[bit].push(waiting);
                }
            }
            None => {}
        }
    }

    /// Adds the rules that fire, in no order that means anything.
    pub fn fire(&self, view: &View, fired: &mut Vec<u16>) {
        let bits = [
            view.places.into(),
            view.flags.into(),
            view.begins.into(),
            view.under.into(),
            view.named,
            view.around,
        ];
        for ((bits, used), from) in bits.iter().zip(&self.used).zip(BEGINS_AT) {
            let mut left = bits & used;
            while left != 0 {
                self.open(from + left.trailing_zeros() as usize, view, fired);
                left &= left - 1;
            }
        }
        self.open(TAGS + view.tag as usize, view, fired);
        for (ranges, value) in self.numbers.iter().zip(view.numbers) {
            for (lo, hi, waiting) in ranges {
                if value < *lo {
                    break;
                }
                if value <= *hi {
                    waiting.ask(view, fired);
                }
            }
        }
    }

    fn open(&self, gate: usize, view: &View, fired: &mut Vec<u16>) {
        self.gates[gate].iter().for_each(|waiting| waiting.ask(view, fired));
    }
}

/// The bit that a test needs; a block's tags are several and have gates of their own.
fn bit(test: &Test) -> Option<usize> {
    match test {
        Test::Inside(place) => Some(INSIDE + *place as usize),
        Test::Is(flag) => Some(FLAGS + *flag as usize),
        Test::Begins(group) => Some(BEGINS + *group as usize),
        Test::Under(group) => Some(UNDER + *group as usize),
        Test::Named(group) => Some(NAMED + *group as usize),
        Test::Around(group) => Some(AROUND + *group as usize),
        Test::Block(_) | Test::Number(..) | Test::All(_) | Test::Not(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Number, Place};
    use proptest::prelude::*;

    fn view() -> impl Strategy<Value = View> {
        let bits = any::<(u32, u32, u32, u32)>();
        let rare = (any::<(u64, u64)>(), any::<(u64, u64)>());
        let numbers = prop::collection::vec(-300i32..400, Number::UnderHeading as usize + 1);
        (0..Tag::COUNT, bits, rare, numbers).prop_map(|(tag, bits, (named, around), numbers)| View {
            tag: Tag::ALL[tag],
            places: bits.0 & ((1 << (Place::ContentInfo as u32 + 1)) - 1),
            flags: bits.1 & 0x3f_ffff,
            begins: bits.2 & 0xffff,
            under: bits.3 & 0xffff,
            named: named.0 & named.1 & ((1 << 50) - 1),
            around: around.0 & around.1 & ((1 << 50) - 1),
            numbers: numbers.try_into().unwrap(),
        })
    }

    proptest! {
        #[test]
        fn exactly_the_rules_fire_that_would_say_so(view in view()) {
            let mut fired = Vec::new();
            Gates::of(0..RULES.len()).fire(&view, &mut fired);
            fired.sort_unstable();
            let asked: Vec<u16> = (0..RULES.len() as u16).filter(|&r| RULES[usize::from(r)].test.fires(&view)).collect();
            prop_assert_eq!(fired, asked);
        }
    }
}
