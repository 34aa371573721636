//! Tables of what was measured: medians of the rounds, added up over the pages, and how they compare
//! with the first contestant's.

use std::fmt::Write as _;

use serde_json::Value;

use crate::Outcome;

/// The times of all contestants. The last file is the long page, which has a column of its own.
pub fn times(results: &Value) -> Outcome<String> {
    let contestants = results["contestants"].as_array().ok_or("the results name nobody")?;
    let files = results["files"].as_array().ok_or("the results hold no times")?;
    let (long, files) = files.split_last().ok_or("the results hold no times")?;
    let bytes: f64 = files.iter().filter_map(|file| file["bytes"].as_f64()).sum();
    let mut text = format!(
        "{:<36} {:>7} {:>8} {:>10} {:>10} {:>8} {:>7}\n",
        "", "ratio", "MB/s", "ms a page", "ms, 5 MB", "ratio", "failed"
    );
    let time = |file: &Value, who: usize| median(&file["times"][who]);
    let all = |who: usize| files.iter().map(|file| time(file, who)).sum::<f64>();
    for (who, contestant) in contestants.iter().enumerate() {
        let name = [&contestant["name"], &contestant["version"]]
            .iter()
            .filter_map(|part| part.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let mut each: Vec<f64> = files.iter().map(|file| time(file, who)).collect();
        let _ = writeln!(
            text,
            "{name:<36} {:>7.2} {:>8.1} {:>10.2} {:>10.1} {:>8.2} {:>7}",
            all(who) / all(0),
            bytes / 1000.0 / all(who),
            middle(&mut each),
            time(long, who),
            time(long, who) / time(long, 0),
            contestant["failed"].to_string(),
        );
    }
    Ok(text)
}

/// The memory of all contestants, page by page.
pub fn peaks(peaks: &Value) -> Outcome<String> {
    let mut text = String::new();
    let mut last = 0.0;
    for peak in peaks.as_array().ok_or("the results hold no peaks")? {
        let (page, bytes) = (peak["page"].as_f64().unwrap_or(1.0), peak["peak"].as_f64().unwrap_or(0.0));
        if page != last {
            let title = format!("memory, page of {:.1} MB", page / 1e6);
            let _ = writeln!(text, "{title:<36} {:>7} {:>8}", "times", "MB");
            last = page;
        }
        let name = peak["name"].as_str().unwrap_or_default();
        let _ = writeln!(text, "{name:<36} {:>7.1} {:>8.1}", bytes / page, bytes / 1e6);
    }
    Ok(text)
}

fn median(times: &Value) -> f64 {
    let mut times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    middle(&mut times)
}

/// The middle one; of an even number, that between the two in the middle. Not a number for none.
fn middle(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let at = |place: usize| numbers.get(place).copied().unwrap_or(f64::NAN);
    match numbers.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => at(length / 2),
        length => (at(length / 2 - 1) + at(length / 2)) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ratios_are_of_sums_of_medians() {
        let results = json!({
            "contestants": [
                { "name": "floor", "version": "1.0", "failed": 0 }, { "name": "ours", "failed": 2 }
            ],
            "files": [
                { "bytes": 3000, "times": [[1.0, 9.0, 2.0], [4.0, 4.0, 4.0]] },
                { "bytes": 1000, "times": [[2.0, 2.0, 2.0], [7.0, 9.0, 8.0]] },
                { "bytes": 5_000_000, "times": [[10.0], [25.0]] }
            ]
        });
        let table = times(&results).unwrap();
        let cells = |name: &str| -> Vec<String> {
            let line = table.lines().find(|line| line.starts_with(name)).unwrap();
            line[36..].split_whitespace().map(str::to_owned).collect()
        };
        assert_eq!(cells("floor 1.0"), ["1.00", "1.0", "2.00", "10.0", "1.00", "0"]);
        assert_eq!(cells("ours"), ["3.00", "0.3", "6.00", "25.0", "2.50", "2"]);
    }

    #[test]
    fn memory_is_a_multiple_of_the_page() {
        let table = peaks(&json!([{ "name": "ours", "page": 5_000_000, "peak": 32_500_000 }])).unwrap();
        assert!(table.contains("page of 5.0 MB") && table.contains("6.5     32.5"), "{table}");
    }
}
