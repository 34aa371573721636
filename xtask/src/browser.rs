//! The browser that the end-to-end tests drive, and its driver.
