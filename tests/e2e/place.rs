//! The reader's place: it is held by the line, whatever is set anew around it.

use support::{Outcome, Page, Width, test};

const LONG: &str = "?read=the-tax-that-made-newspapers-enormous";
const ARABIC: &str = "?read=al-kashida";
const JAPANESE: &str = "?read=chiisana-moji-no-namae";

/// Where the reader is, and whether that is kept.
const AT: &str = "const main = document.querySelector('main.column'), box = main.getBoundingClientRect();
    const across = getComputedStyle(main).overflowX !== 'visible';
    const at = across ? Math.abs(main.scrollLeft) : scrollY;";
/// Notes the first character in sight.
const NOTE: &str =
    "const range = document.createRange(), walk = document.createTreeWalker(main.querySelector('.text'), 4);
    for (let node; node = walk.nextNode();) for (let n = 0; n < node.length; n++) {
        range.setStart(node, n); range.setEnd(node, n + 1);
        const { left, right, top, width } = range.getBoundingClientRect();
        if (width && (across ? left >= box.left - 1 && right <= box.right + 1 : top > 60)) {
            [window.line, window.from] = [range, top];
            return at;
        }
    }";
/// Whether that character is in sight; where the article runs down the window, at its height.
const STILL: &str = "const { left, right, top } = window.line.getBoundingClientRect();
    return across ? left >= box.left - 1 && right <= box.right + 1 : Math.abs(top - window.from) < 40";

async fn open(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

/// As if the reader had chosen that, and opened it for the first time.
async fn open_with(page: &Page, settings: &str, address: &str) -> Outcome {
    page.set_width(Width::Desktop).await?;
    page.go("").await?;
    page.script(&format!("localStorage.clear(); localStorage['broadsheet.text'] = '{settings}'")).await?;
    open(page, address).await
}

#[test]
fn the_line_that_is_read_stays_whatever_is_set_anew() {
    test("place", async |page| {
        for (settings, address) in
            [("", LONG), ("flow=pages", LONG), ("flow=pages", ARABIC), ("vertical=on", JAPANESE)]
        {
            let now = &format!("{settings} {address}");
            open_with(page, settings, address).await?;
            if settings.is_empty() {
                page.script("scrollTo(0, 2211)").await?;
            } else {
                page.type_keys("\u{e00f}").await?;
                page.until("a page further on", &format!("{AT} return at > 300")).await?;
            }
            // On a busy machine smooth scrolling stands still on its way, for as long as it takes to be kept.
            let kept = format!(
                "{AT} if (window.last !== at) [window.last, window.since] = [at, Date.now()];
                 return at > 300 && Math.abs(history.state?.[3] - at) < 1 && Date.now() - window.since > 500"
            );
            page.until(now, &kept).await?;
            let before = page.script(&format!("{AT} {NOTE}")).await?;
            for width in [Width::Phone, Width::Desktop, Width::Phone, Width::Desktop] {
                page.set_width(width).await?;
                page.until(now, &format!("{AT} {STILL}")).await?;
            }
            let back = format!("{AT} return Math.abs(at - {before}) < 3");
            page.until(now, &back).await?;
            for key in ["+", "+", "+", "-", "-", "-"] {
                page.type_keys(key).await?;
                page.until(now, &format!("{AT} {STILL}")).await?;
            }
            page.until(now, &back).await?;
            page.type_keys("vv").await?;
            page.until(now, &back).await?;
        }
        Ok(())
    });
}

#[test]
fn the_last_page_comes_back_after_another_size() {
    test("last page", async |page| {
        // Its last page has lines of its text.
        open_with(page, "flow=pages", "?read=how-far-is-the-edge-of-the-sea").await?;
        page.type_keys("\u{e010}").await?;
        let last =
            "return document.querySelector('.page-number').textContent.match(/Page (\\d+) of \\1/) !== null";
        page.until("the last page", last).await?;
        let kept = format!("{AT} return at > 300 && Math.abs(history.state?.[3] - at) < 1");
        page.until("the place kept", &kept).await?;
        let before = page.script(&format!("{AT} return at")).await?;
        page.type_keys("+++---").await?;
        page.until("the same page", &format!("{AT} return Math.abs(at - {before}) < 3")).await.map(drop)
    });
}

#[test]
fn pages_run_as_the_article_does_not_as_the_window() {
    test("pages from right to left", async |page| {
        open_with(page, "flow=pages", ARABIC).await?;
        // The second column stands to the left of the first.
        let columns = "const [first, second] = document.querySelector('main .text').getClientRects();
            return Math.sign(second.left - first.left)";
        page.until_is("columns to the left", columns, -1).await?;
        page.type_keys("\u{e012}").await?;
        page.until_text("Page 2 of ").await?;
        page.type_keys("\u{e014}").await?;
        page.until_text("Page 1 of ").await?;

        open(page, LONG).await?;
        page.script("document.documentElement.dir = 'rtl'").await?;
        page.until_is("columns to the right", columns, 1).await?;
        page.type_keys("\u{e014}").await?;
        page.until_text("Page 2 of ").await
    });
}

/// A table that is longer than a page, and a listing.
fn tall() -> String {
    let words = "<p>The ferry ran on time again this week, and nobody who waited had to wait for long.</p>";
    let rows = "<tr><td>Monday</td><td>7</td></tr>".repeat(80);
    let code = "let boat = Boat::new();\n".repeat(90);
    format!(
        "<html lang=en><title>On time</title><main><article><h1>On time</h1>{0}<table><thead><tr><th>Day</th>\
         <th>Boats</th></tr></thead><tbody>{rows}</tbody></table>{0}<pre><code class=language-rust>{code}</code>\
         </pre>{0}</article></main>",
        words.repeat(8)
    )
}

#[test]
fn what_scrolls_inside_itself_is_scrolled_before_the_page_is_turned() {
    test("inside pages", async |page| {
        page.set_width(Width::Desktop).await?;
        page.named("button", "Read").await?;
        page.drop_file("tall.html", "text/html", &tall()).await?;
        page.until("the listing", "return document.querySelector('.listing pre') !== null").await?;
        page.type_keys("v").await?;
        page.until_text(" of ").await?;
        let inner = "const inner = document.querySelector('main .table-frame');";
        page.script(&format!("{inner} inner.focus()")).await?;
        // The page that it is on comes to rest.
        page.script_async("await new Promise((later) => setTimeout(later, 600))").await?;
        let shown = page.script("return document.querySelector('.page-number').textContent").await?;
        page.type_keys("\u{e015}").await?;
        page.until("a line further on", &format!("{inner} return inner.scrollTop > 5")).await?;
        let turns = format!(
            "{inner} const event = new WheelEvent('wheel', {{ deltaY: 100, bubbles: true, cancelable: true }});
             inner.dispatchEvent(event); return event.defaultPrevented"
        );
        assert_eq!(page.script(&turns).await?, false, "it has room left");
        let now = page.script("return document.querySelector('.page-number').textContent").await?;
        assert_eq!(now, shown);
        // Its own bar stands above the code.
        let above = "const [bar, code] = ['.listing-head', 'main pre'].map((s) => document.querySelector(s).getClientRects()[0]);
            return Math.abs(bar.bottom - code.top) < 2";
        assert_eq!(page.script(above).await?, true, "the bar");
        Ok(())
    });
}

#[test]
fn what_is_found_in_pages_is_not_below_the_bar() {
    test("find in pages", async |page| {
        open_with(page, "flow=pages", LONG).await?;
        page.type_keys("/").await?;
        page.type_keys("the").await?;
        page.until_text("1 of ").await?;
        let soft = "window.soft = 0;
            const to = Element.prototype.scrollTo;
            Element.prototype.scrollTo = function (where) { soft += where.behavior === 'smooth'; to.call(this, where) }";
        page.script(soft).await?;
        for _ in 0..40 {
            let free = "const [range] = [...CSS.highlights.get('found-here') ?? []], main = document.querySelector('main.column').getBoundingClientRect();
                if (!range) return false;
                const [found, bar] = [range, document.querySelector('.find')].map((e) => e.getBoundingClientRect());
                const apart = found.bottom <= bar.top || found.top >= bar.bottom || found.right <= bar.left || found.left >= bar.right;
                return apart && found.left >= main.left - 1 && found.right <= main.right + 1";
            page.until("what is found in sight", free).await?;
            page.type_keys("\u{e007}").await?;
        }
        assert_eq!(
            page.script("return soft").await?,
            0,
            "pages do not slide: one that stops on the way goes back"
        );
        Ok(())
    });
}
