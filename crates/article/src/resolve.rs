//! Addresses as pages write them, made absolute: the [URL Standard] for what a reader may follow or
//! be shown.
//!
//! Of its schemes only `http`, `https`, `mailto` and `data` are read; all others are refused by
//! name. Hosts in other scripts are spelt in Punycode, lower case as `char` folds it; the standard
//! wants tables of Unicode for that which would cost more than all the rest of the model. What has
//! been read once is normalised, so the parts of a base are found where they stand.
//!
//! [URL Standard]: https://url.spec.whatwg.org/

use std::fmt::Write as _;

use crate::UrlError;
use crate::punycode;

/// The characters, beside controls, that are percent-encoded in each part.
const PATH: &[u8] = b" \"<>`#?{}";
const QUERY: &[u8] = b" \"#<>'";
const FRAGMENT: &[u8] = b" \"<>`";
const USER: &[u8] = b" \"<>`#?{}/:;=@[]\\^|";
const OPAQUE: &[u8] = b"";

/// Characters that no host may have.
const FORBIDDEN: &[u8] = b"#%/:<>?@[\\]^|";

/// The normalised address, of a scheme that may be let through. White space around it is gone, and it
/// is not [`plain`].
pub(crate) fn resolve(text: &str, base: Option<&str>) -> Result<String, UrlError> {
    if text.contains(['\t', '\n', '\r']) {
        return of_line(&text.replace(['\t', '\n', '\r'], ""), base);
    }
    of_line(text, base)
}

/// Most addresses are normalised as they stand: whole ones, and those that begin with a slash. White
/// space around it is gone.
pub(crate) fn plain(text: &str, base: Option<&str>) -> Option<String> {
    if let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) {
        let slash = rest
            .bytes()
            .position(|b| !(b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')))?;
        let (host, path) = rest.split_at(slash);
        // The last label begins with a letter: neither a number nor nothing.
        let last = host.rsplit('.').next()?;
        let is_name = last.bytes().next()?.is_ascii_lowercase()
            && !host.split('.').any(|label| label.starts_with("xn--"));
        return (is_name && path.starts_with('/') && is_plain_path(path)).then(|| text.to_owned());
    }
    let base = base.filter(|base| base.starts_with("http"))?;
    if !text.starts_with('/') || matches!(text.as_bytes().get(1), Some(b'/' | b'\\')) || !is_plain_path(text)
    {
        return None;
    }
    let host = base.find(':')? + 3;
    let end = base.get(host..)?.find('/')? + host;
    Some([base.get(..end)?, text].concat())
}

/// Nothing in it is encoded or means a folder.
fn is_plain_path(path: &str) -> bool {
    let mut before = 0;
    path.bytes().all(|byte| {
        let dots = before == b'/' && matches!(byte, b'.' | b'%');
        before = byte;
        // As ranges, so that a byte is compared a few times and not with a list.
        let plain = matches!(byte, b'#' | b'$' | b'%' | b'&' | b'('..=b';' | b'!' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~');
        !dots && plain
    })
}

fn of_line(text: &str, base: Option<&str>) -> Result<String, UrlError> {
    let Some((scheme, rest)) = scheme(text) else { return relative(text, base.ok_or(UrlError::Malformed)?) };
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(scheme);
    out.make_ascii_lowercase();
    match out.as_str() {
        "http" | "https" => {
            let slashes = rest.bytes().take_while(|byte| is_slash(*byte)).count();
            // A base's own scheme without slashes says nothing.
            if let Some(base) = base.filter(|base| slashes < 2 && base.split(':').next() == Some(&*out)) {
                return relative(rest, base);
            }
            out.push_str("://");
            authority(rest.get(slashes..).unwrap_or(""), out)
        }
        "mailto" | "data" => {
            out.push(':');
            let end = rest.find(['?', '#']).unwrap_or(rest.len());
            let (path, rest) = rest.split_at(end);
            encode(path, OPAQUE, &mut out);
            // Of schemes that are not the web's, a query may have apostrophes.
            query_and_fragment(rest, &QUERY[..5], &mut out);
            Ok(out)
        }
        _ => Err(UrlError::Scheme),
    }
}

/// The scheme and what follows its colon.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'+' | b'-' | b'.'))?;
    let (scheme, rest) = text.split_at(end);
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    Some((scheme, rest.strip_prefix(':').filter(|_| begins)?))
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

fn relative(text: &str, base: &str) -> Result<String, UrlError> {
    let before_fragment = base.split('#').next().unwrap_or(base);
    let Some(host) = base.find(':').filter(|_| base.starts_with("http")).map(|at| at + 3) else {
        // What has no folders leads at most to a place in itself.
        let fragment = text.strip_prefix('#').ok_or(UrlError::Malformed)?;
        let mut out = format!("{before_fragment}#");
        encode(fragment, FRAGMENT, &mut out);
        return Ok(out);
    };
    let before_query = before_fragment.split('?').next().unwrap_or(before_fragment);
    let path_start = base.get(host..).and_then(|rest| rest.find('/')).map_or(base.len(), |at| host + at);
    let kept = match text.bytes().next() {
        None | Some(b'#') => before_fragment,
        Some(b'?') => before_query,
        Some(byte) if is_slash(byte) => {
            let slashes = text.bytes().take_while(|byte| is_slash(*byte)).count();
            if slashes >= 2 {
                let mut out = String::with_capacity(text.len() + 8);
                out.push_str(base.get(..host).unwrap_or(""));
                // Two slashes are the address's own; more are none's, unless these are plain.
                let own = if text.starts_with("//") { 2 } else { slashes };
                return authority(text.get(own..).unwrap_or(""), out);
            }
            base.get(..path_start).unwrap_or(base)
        }
        Some(_) => &before_query[..before_query.rfind('/').map_or(before_query.len(), |at| at + 1)],
    };
    let mut out = String::with_capacity(kept.len() + text.len() + 8);
    out.push_str(kept);
    let rest = match text.bytes().next() {
        None | Some(b'#' | b'?') => text,
        Some(byte) if is_slash(byte) => {
            out.push('/');
            path(text.get(1..).unwrap_or(""), path_start, &mut out)
        }
        Some(_) => path(text, path_start, &mut out),
    };
    query_and_fragment(rest, QUERY, &mut out);
    Ok(out)
}

/// From behind the slashes; `out` ends with those.
fn authority(text: &str, mut out: String) -> Result<String, UrlError> {
    let end = text.find(['/', '\\', '?', '#']).unwrap_or(text.len());
    let (authority, rest) = text.split_at(end);
    let (user, place) = match authority.rsplit_once('@') {
        // A user without a host is none.
        Some(("", "")) if !rest.is_empty() => return Err(UrlError::Malformed),
        Some((user, place)) => (user, place),
        None => ("", authority),
    };
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    encode(name, USER, &mut out);
    if !password.is_empty() {
        out.push(':');
        encode(password, USER, &mut out);
    }
    if !name.is_empty() || !password.is_empty() {
        out.push('@');
    }
    let bracket = place.rfind(']').map_or(0, |at| at + 1);
    let colon = place.get(bracket..).and_then(|rest| rest.find(':')).map_or(place.len(), |at| bracket + at);
    let (host_name, port_number) = place.split_at(colon);
    host(host_name, &mut out)?;
    port(port_number.strip_prefix(':').unwrap_or(""), &mut out)?;
    let path_start = out.len();
    out.push('/');
    let from = rest.strip_prefix(['/', '\\']).unwrap_or(rest);
    let rest = path(from, path_start, &mut out);
    query_and_fragment(rest, QUERY, &mut out);
    Ok(out)
}

fn host(text: &str, out: &mut String) -> Result<(), UrlError> {
    if let Some(inside) = text.strip_prefix('[') {
        let address =
            inside.strip_suffix(']').filter(|address| is_ipv6(address)).ok_or(UrlError::Malformed)?;
        out.push('[');
        out.push_str(&address.to_ascii_lowercase());
        out.push(']');
        return Ok(());
    }
    let decoded = decoded(text)?;
    let start = out.len();
    for (number, label) in decoded.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']).enumerate() {
        if number > 0 {
            out.push('.');
        }
        if label.is_ascii() {
            out.extend(label.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            let folded: String = label.chars().flat_map(char::to_lowercase).collect();
            if folded.is_ascii() {
                out.push_str(&folded);
            } else {
                out.push_str("xn--");
                punycode::encode(&folded, out).ok_or(UrlError::Malformed)?;
            }
        }
    }
    let name = out.get(start..).unwrap_or("");
    let refused = |byte: u8| byte <= b' ' || byte == 0x7f || FORBIDDEN.contains(&byte);
    if name.is_empty() || name.bytes().any(refused) {
        return Err(UrlError::Malformed);
    }
    if let Some(number) = ipv4(name)? {
        out.truncate(start);
        let [a, b, c, d] = number.to_be_bytes();
        let _ = write!(out, "{a}.{b}.{c}.{d}");
    }
    Ok(())
}

/// Eight groups of hexadecimal digits, or fewer around one `::`. IPv4 within IPv6 is not read: no page
/// is there.
fn is_ipv6(address: &str) -> bool {
    let group = |group: &str| group.len() <= 4 && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let groups = |part: &str| {
        let empty = part.split(':').any(str::is_empty);
        (part.is_empty() || !empty && part.split(':').all(group))
            .then(|| part.split(':').filter(|g| !g.is_empty()).count())
    };
    match address.as_bytes().windows(2).position(|pair| pair == b"::") {
        Some(at) => {
            let (before, after) = (&address[..at], &address[at + 2..]);
            groups(before).zip(groups(after)).is_some_and(|(before, after)| before + after <= 7)
        }
        None => groups(address) == Some(8),
    }
}

/// A host may be percent-encoded.
fn decoded(text: &str) -> Result<std::borrow::Cow<'_, str>, UrlError> {
    if !text.contains('%') {
        return Ok(text.into());
    }
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map(Into::into).map_err(|_| UrlError::Malformed)
}

/// A host that ends in a number is an IPv4 address, of one to four numbers of which the last fills
/// what is left: decimal, octal or hexadecimal.
fn ipv4(host: &str) -> Result<Option<u32>, UrlError> {
    let mut parts: Vec<&str> = host.split('.').collect();
    if parts.len() > 1 && parts.last() == Some(&"") {
        parts.pop();
    }
    let last = parts.last().copied().unwrap_or("");
    let is_number = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number && ipv4_number(last).is_none() {
        return Ok(None);
    }
    if parts.len() > 4 {
        return Err(UrlError::Malformed);
    }
    let mut address = 0u64;
    for (index, part) in parts.iter().enumerate() {
        let number = ipv4_number(part).ok_or(UrlError::Malformed)?;
        let bytes = if index + 1 == parts.len() { 5 - parts.len() } else { 1 };
        if number >= 1 << (8 * bytes) {
            return Err(UrlError::Malformed);
        }
        let below = if index + 1 == parts.len() { 0 } else { 3 - index };
        address += number << (8 * below);
    }
    u32::try_from(address).map(Some).map_err(|_| UrlError::Malformed)
}

/// A number too large for an address is larger than any that fits.
fn ipv4_number(text: &str) -> Option<u64> {
    let (digits, base) = match text.as_bytes() {
        [] => return None,
        [b'0', b'x' | b'X', ..] => (text.get(2..)?, 16),
        [b'0', _, ..] => (text.get(1..)?, 8),
        _ => (text, 10),
    };
    digits.chars().try_fold(0u64, |number, c| {
        Some(number.saturating_mul(u64::from(base)).saturating_add(u64::from(c.to_digit(base)?)))
    })
}

fn port(digits: &str, out: &mut String) -> Result<(), UrlError> {
    let number = digits.bytes().try_fold(0u32, |number, byte| {
        let digit = char::from(byte).to_digit(10)?;
        Some(number * 10 + digit).filter(|number| *number <= 0xffff)
    });
    let number = number.ok_or(UrlError::Malformed)?;
    let usual = if out.starts_with("https") { 443 } else { 80 };
    if !digits.is_empty() && number != usual {
        let _ = write!(out, ":{number}");
    }
    Ok(())
}

/// Adds the segments of a path to one that ends with a slash. Gives what follows the path.
fn path<'t>(text: &'t str, path_start: usize, out: &mut String) -> &'t str {
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let (mut path, rest) = text.split_at(end);
    loop {
        let slash = path.bytes().position(is_slash);
        let segment = path.get(..slash.unwrap_or(path.len())).unwrap_or("");
        match dots(segment) {
            2 => {
                // The last segment goes; what is above the first is the first.
                let before = out.get(path_start..out.len() - 1).and_then(|path| path.rfind('/'));
                out.truncate(path_start + before.unwrap_or(0) + 1);
            }
            1 => {}
            _ => {
                encode(segment, PATH, out);
                if slash.is_some() {
                    out.push('/');
                }
            }
        }
        match slash {
            Some(at) => path = path.get(at + 1..).unwrap_or(""),
            None => return rest,
        }
    }
}

/// 1 for a segment that means "here", 2 for "one up", else 0.
fn dots(segment: &str) -> usize {
    let mut rest = segment;
    let mut count = 0;
    while !rest.is_empty() {
        let dot = rest.strip_prefix('.').or_else(|| {
            rest.get(..3).filter(|start| start.eq_ignore_ascii_case("%2e")).and_then(|_| rest.get(3..))
        });
        match dot {
            Some(after) if count < 2 => (rest, count) = (after, count + 1),
            _ => return 0,
        }
    }
    count
}

/// From a `?` or a `#`, or nothing.
fn query_and_fragment(text: &str, query_set: &[u8], out: &mut String) {
    let (query, fragment) = match text.split_once('#') {
        Some((query, fragment)) => (query, Some(fragment)),
        None => (text, None),
    };
    if let Some(query) = query.strip_prefix('?') {
        out.push('?');
        encode(query, query_set, out);
    }
    if let Some(fragment) = fragment {
        out.push('#');
        encode(fragment, FRAGMENT, out);
    }
}

/// Adds text, controls and those characters percent-encoded.
fn encode(text: &str, set: &[u8], out: &mut String) {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || (b' '..=b'~').contains(&byte) && !set.contains(&byte);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !plain(byte)) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let Some(c) = after.chars().next() else { return };
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
        rest = after.get(c.len_utf8()..).unwrap_or("");
    }
    out.push_str(rest);
}
