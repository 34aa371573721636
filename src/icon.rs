//! The icons: a few strokes each, drawn for a 20-pixel grid in the colour of the text.

/// A globe.
pub const GLOBE: &str =
    "M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM3 10h14M10 3c-4 4.5-4 9.5 0 14M10 3c4 4.5 4 9.5 0 14";
/// A page with a folded corner.
pub const FILE: &str = "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15";
/// Scissors.
pub const CUT: &str =
    "M4.5 5.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4.5 14.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8 7l8.5 8M8 13l8.5-8";
/// A cross.
pub const CLOSE: &str = "M5 5l10 10M15 5L5 15";
/// An arrow back.
pub const BACK: &str = "M16 10H4.5M9 5l-5 5l5 5";
/// An arrow up.
pub const UP: &str = "M5 12.5l5-5l5 5";
/// An arrow down.
pub const DOWN: &str = "M5 7.5l5 5l5-5";
/// An arrow forth.
pub const FORTH: &str = "M4 10h11.5M11 5l5 5l-5 5";
/// A loudspeaker.
pub const LISTEN: &str = "M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5a7 7 0 0 1 0 10";
/// Two bars.
pub const PAUSE: &str = "M7 4.5v11M13 4.5v11";
/// A triangle.
pub const PLAY: &str = "M6.5 4l9 6l-9 6z";
/// Three lines, each with its point.
pub const POINTS: &str = "M4 5h.1M4 10h.1M4 15h.1M7.5 5h9M7.5 10h9M7.5 15h9";
/// A sheet with lines on it, its corner turned up.
pub const NOTE: &str = "M4 3.5h12v9l-4 4H4zM16 12.5h-4v4M7 7.5h6M7 10.5h3";
/// A lens.
pub const FIND: &str = "M3.5 8.5a5 5 0 1 0 10 0a5 5 0 1 0-10 0M12.2 12.2l4.3 4.3";
/// Lines, some set in.
pub const OUTLINE: &str = "M3.5 5h13M6.5 10h10M6.5 15h10";
/// A sheet with a plus: another page.
pub const NEW: &str = "M4.5 3.5h11v13h-11zM10 7.5v5M7.5 10h5";
