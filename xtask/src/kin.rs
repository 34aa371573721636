//! Puts the functions of a module into another order, for the module to compress better: next to each
//! function comes the one that has most in common with it. Brotli tells where it has seen something by how
//! far back that is, and what is near costs less. A module says the same in any order.
//!
//! The order is greedy: from the first function to whichever of those left is the most like it, from that to
//! the next. It takes two parts in a hundred off the app and the worker. Counted over as well: runs of 3, 5,
//! 6 and 8 bytes, shares from the square root of the length to all of it, by type, by size, and by how far
//! back each run was last seen; none was better by more than a part in a thousand.

use std::{collections::BTreeMap, convert::Infallible};

use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, GlobalSection, Module, RawSection,
    StartSection,
    reencode::{Error, Reencode},
};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Bytes that have to be alike to count as something in common.
const RUN: usize = 4;
/// A run that more functions have than this tells nothing about any of them, and would take the time of
/// all the others.
const COMMON: usize = 400;

/// The same module with its functions beside those that they are like.
pub fn beside_each_other(module: &[u8]) -> Outcome<Vec<u8>> {
    let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => {
                types = section.into_iter().collect::<Result<Vec<_>, _>>()?
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let order = order(&bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<_>>());
    let mut places = vec![0; order.len()];
    for (place, function) in (0..).zip(&order) {
        places[*function] = place;
    }
    let mut moved = Moved { imported, places };
    let mut ordered = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::FunctionSection(_) => {
                let mut section = FunctionSection::new();
                for function in &order {
                    section.function(*types.get(*function).ok_or("a function without a type")?);
                }
                ordered.section(&section);
            }
            Payload::GlobalSection(old) => {
                let mut section = GlobalSection::new();
                moved.parse_global_section(&mut section, old)?;
                ordered.section(&section);
            }
            Payload::ExportSection(old) => {
                let mut section = ExportSection::new();
                moved.parse_export_section(&mut section, old)?;
                ordered.section(&section);
            }
            Payload::StartSection { func, .. } => {
                ordered.section(&StartSection { function_index: moved.function_index(func)? });
            }
            Payload::ElementSection(old) => {
                let mut section = ElementSection::new();
                moved.parse_element_section(&mut section, old)?;
                ordered.section(&section);
            }
            Payload::CodeSectionStart { .. } => {
                let mut section = CodeSection::new();
                for function in &order {
                    moved.parse_function_body(&mut section, bodies[*function].clone())?;
                }
                ordered.section(&section);
            }
            // Written with its section; and what tools note by the old numbers.
            Payload::CodeSectionEntry(_) | Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = module.get(range.start as usize..range.end as usize).ok_or("cut short")?;
                    ordered.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(ordered.finish())
}

/// The new numbers of functions: imported ones keep theirs.
struct Moved {
    imported: u32,
    places: Vec<u32>,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let place = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(place.map_or(function, |place| self.imported + place))
    }
}

/// In which order to put what these bodies are of.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut with: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, body) in bodies.iter().enumerate() {
        for run in body.windows(RUN) {
            let with = with.entry(run).or_default();
            if with.last() != Some(&function) {
                with.push(function);
            }
        }
    }
    // For each function, who else has each of its runs.
    let mut shared = vec![Vec::new(); bodies.len()];
    let with: Vec<Vec<usize>> =
        with.into_values().filter(|with| (2..=COMMON).contains(&with.len())).collect();
    for (run, with) in with.iter().enumerate() {
        for function in with {
            shared[*function].push(run);
        }
    }
    let mut order = Vec::with_capacity(bodies.len());
    let mut left = vec![true; bodies.len()];
    let mut common = vec![0u128; bodies.len()];
    let mut next = (!bodies.is_empty()).then_some(0);
    while let Some(now) = next {
        left[now] = false;
        order.push(now);
        let mut kin = Vec::new();
        for run in &shared[now] {
            for other in with[*run].iter().filter(|other| left[**other]) {
                if common[*other] == 0 {
                    kin.push(*other);
                }
                common[*other] += 1;
            }
        }
        // What they have in common, as a share of the other's length to the power of ¾.
        let likeness = |other: usize| (common[other].pow(4), (shared[other].len() as u128).pow(3));
        let more = |a: &usize, b: &usize| {
            let ((ours, our_length), (theirs, their_length)) = (likeness(*a), likeness(*b));
            (ours * their_length).cmp(&(theirs * our_length)).then(b.cmp(a))
        };
        next = kin.iter().copied().max_by(more).or_else(|| left.iter().position(|left| *left));
        for other in kin {
            common[other] = 0;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, Elements, ExportKind, Function, RefType, TableSection, TableType, TypeSection,
    };

    #[test]
    fn what_is_alike_comes_together() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"01234567", b"abcdefgx", b"01234569", b"abcdefgy"];
        assert_eq!(order(&bodies), [0, 2, 4, 1, 3]);
        assert_eq!(order(&[]), [0usize; 0]);
    }

    /// A module of functions that return a number or what another returns, which are exported by name and in
    /// a table.
    fn module(functions: &[(&str, Result<i64, u32>)]) -> Vec<u8> {
        let (mut types, mut own, mut exports) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new());
        types.ty().function([], [wasm_encoder::ValType::I64]);
        let (mut tables, mut elements, mut code) =
            (TableSection::new(), ElementSection::new(), CodeSection::new());
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: functions.len() as u64,
            maximum: None,
            shared: false,
        });
        for (n, (name, returns)) in (0..).zip(functions) {
            own.function(0);
            exports.export(name, ExportKind::Func, n);
            let mut function = Function::new([]);
            match returns {
                Ok(number) => function.instructions().i64_const(*number),
                Err(other) => function.instructions().call(*other),
            };
            function.instructions().end();
            code.function(&function);
        }
        let all: Vec<u32> = (0..functions.len() as u32).collect();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions(all.into()));
        let mut module = Module::new();
        module.section(&types).section(&own).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    /// What the functions of a module return, by the names that they are exported by, and by the table.
    fn returned(module: &[u8]) -> (Vec<(String, i64)>, Vec<i64>) {
        let (mut exports, mut table, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ExportSection(section) => {
                    exports.extend(
                        section.into_iter().map(|e| e.unwrap()).map(|e| (e.name.to_owned(), e.index)),
                    );
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let wasmparser::ElementItems::Functions(all) = element.unwrap().items else {
                            panic!()
                        };
                        table.extend(all.into_iter().map(|function| function.unwrap()));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        fn value(bodies: &[FunctionBody<'_>], function: u32) -> i64 {
            match bodies[function as usize].get_operators_reader().unwrap().read().unwrap() {
                wasmparser::Operator::I64Const { value } => value,
                wasmparser::Operator::Call { function_index } => value(bodies, function_index),
                other => panic!("{other:?}"),
            }
        }
        let named = exports.into_iter().map(|(name, function)| (name, value(&bodies, function)));
        (named.collect(), table.iter().map(|function| value(&bodies, *function)).collect())
    }

    #[test]
    fn a_module_says_the_same_in_another_order() {
        let long = i64::MAX / 3;
        let before =
            module(&[("a", Ok(long)), ("b", Ok(-7)), ("c", Ok(long + 1)), ("d", Err(1)), ("e", Ok(long))]);
        let after = beside_each_other(&before).unwrap();
        assert_ne!(after, before);
        assert_eq!(returned(&after), returned(&before));
        assert!(beside_each_other(b"<!doctype html>").is_err());
    }
}
