//! Code listings: to the byte, without what stands around them.

use crate::lower::check::check;

#[test]
fn white_space_is_kept_to_the_byte() {
    check(
        "<article><pre><code class='language-rust'>fn main() {\n\n    <span class=k>let</span> x = 1;\t// a\n}\n</code></pre></article>",
        r#"code rust "fn main() {\n\n    let x = 1;\t// a\n}""#,
    );
}

#[test]
fn gutters_and_buttons_are_gone() {
    check(
        "<article><div class=highlight><pre><span class=lineno>1</span>a\n<span class=lineno>2</span>  b</pre></div>
         <pre><button>Copy</button><span style='user-select:none'> 1</span>x</pre>
         <div class='language-cpp highlighter-rouge'><code><table class=rouge-table><tr><td class='rouge-gutter gl'><pre class=lineno>1\n2\n</pre></td>
         <td class=rouge-code><pre>int x;\nint y;\n</pre></td></tr></table></code></div></article>",
        r#"
        code - "a\n  b"
        code - "x"
        code cpp "int x;\nint y;"
        "#,
    );
}

#[test]
fn lines_of_their_own_elements() {
    check(
        "<article><pre><div>a</div><div></div><div>  b</div></pre><pre>x<br>y<br><br>z</pre>
         <pre><code>one</code><code>two</code></pre><pre><span class=line>p</span><span class=line>q</span></pre>
         <table><tr><td class=blob-num data-line-number=1></td><td class=blob-code>if x:</td></tr><tr>
         <td class=blob-num data-line-number=2></td><td class=blob-code>    y</td></tr></table></article>",
        r#"
        code - "a\n\n  b"
        code - "x\ny\n\nz"
        code - "one\ntwo"
        code - "p\nq"
        code - "if x:\n    y"
        "#,
    );
}

#[test]
fn lines_that_are_spans_among_lines_that_are_not() {
    check(
        "<article><pre><code>f(() => {\n<span class=gatsby-highlight-code-line>  a();</span><span class=gatsby-highlight-code-line>  b();</span>});\n\ng();</code></pre>
         <pre><span class=line>x = `</span><span class=line></span><span class='line new'>y\nz`</span></pre>
         <pre>\n  <span class=line>p</span>\n  <span class=line>  q</span></pre>
         <pre>Both <code>p</code> and <code>q</code>\nare one line.</pre></article>",
        r#"
        code - "f(() => {\n  a();\n  b();\n});\n\ng();"
        code - "x = `\n\ny\nz`"
        code - "p\n  q"
        code - "Both p and q\nare one line."
        "#,
    );
}

#[test]
fn languages_as_pages_write_them() {
    check(
        "<article><div class='highlight highlight-source-shell'><pre>ls</pre></div><pre class='brush: js; toolbar: false'>x()</pre>
         <pre class='sourceCode haskell'><code>main</code></pre><pre data-lang=SQL>select</pre><pre class='hljs plaintext'>t</pre>
         <pre><code class='hljs language-plaintext python'>p</code></pre></article>",
        r#"
        code shell "ls"
        code js "x()"
        code haskell "main"
        code sql "select"
        code - "t"
        code - "p"
        "#,
    );
}

#[test]
fn lines_of_inline_code_are_a_listing() {
    check(
        "<article><p><code>npm i</code><br><code>npm t</code></p><p>Use <code>x</code>.</p></article>",
        r#"
        code - "npm i\nnpm t"
        p Use `x`.
        "#,
    );
}

#[test]
fn fragments_of_one_listing_are_joined() {
    check(
        "<article><p>Text.</p><div><code class=block>#check true</code> <pre>true : Bool</pre> <code class=block>
</code> <code class=block>#eval 4</code></div><pre>a</pre><pre>b</pre></article>",
        r##"
        p Text.
        code - "#check true\ntrue : Bool\n\n#eval 4"
        code - "a"
        code - "b"
        "##,
    );
}

#[test]
fn short_snippets_and_what_highlighters_wrap() {
    check(
        "<article><p>Run</p><pre><code class=language-sh>ls</code></pre><p>then</p>
         <figure><pre><code><span class=tok>x</span> <span class=tok>=</span> <span class=tok>1</span>

y</code></pre><figcaption>Listing 1</figcaption></figure></article>",
        r#"
        p Run
        code sh "ls"
        p then
        code - "x = 1\n\ny"
        p small(Listing 1)
        "#,
    );
}

#[test]
fn line_numbers_as_attributes_beside_and_in_the_listing() {
    check(
        "<article><pre><code class='hljs python'><table class=hljs-ln><tr><td class='hljs-ln-line hljs-ln-numbers' data-line-number=1><div class=hljs-ln-n data-line-number=1></div></td>
         <td class='hljs-ln-line hljs-ln-code' data-line-number=1>def f():</td></tr><tr><td class=hljs-ln-numbers data-line-number=2></td><td class=hljs-ln-code data-line-number=2>    return 1</td></tr></table></code></pre>
         <div class=language-ts><pre><code><span class=line>a</span>\n<span class=line>b</span></code></pre><div class=line-numbers-wrapper aria-hidden=true><span>1</span><br><span>2</span></div></div>
         <table><tr><td class=gutter><div class=line>1</div><div class=line>2</div></td><td class=code><div><div class=line><code>if x</code></div><div class=line><code>&nbsp;&nbsp;</code><code>y&nbsp;z</code></div></div></td></tr></table></article>",
        "
        code python \"def f():\\n    return 1\"
        code ts \"a\\nb\"
        code - \"if x\\n  y\\u{a0}z\"
        ",
    );
}

#[test]
fn bars_prompts_and_tabs_about_listings() {
    check(
        "<article><div><span>Bash</span><button>Copy</button></div><pre><code class=language-bash>ls</code></pre>
         <div><span>js</span></div><div><pre><code class=lang-js>x()</code></pre></div>
         <div><b>boat.sql</b><button>Copy</button></div><pre>select</pre>
         <pre><div>python<div><button>Copy code</button></div></div><div><code class=language-python>if x:\n    y()</code></div></pre>
         <div><button title=Copy>Copier</button>
<pre>b</pre></div><div><label for=a>npm</label><label for=b>yarn</label></div><div><div>In&nbsp;[1]:</div><pre>a</pre></div><p>[1]: as said</p>
         <div>Not this word <button>Vote</button></div><p>Words.</p></article>",
        r#"
        code bash "ls"
        code js "x()"
        p b(boat.sql)Copy
        code - "select"
        code python "if x:\n    y()"
        code - "b"
        code - "a"
        p [1]: as said
        p Not this word Vote
        p Words.
        "#,
    );
}

#[test]
fn tables_of_line_numbers_and_languages_of_generators() {
    let numbers: String = (1..=30).map(|n| format!("<span class=lnt>{n}\n</span>")).collect();
    let lines: String = (1..=30).map(|n| format!("let n{n};\n")).collect();
    let html = format!(
        "<article><div class=chroma>\n<table class=lntable><tr><td class=lntd>\n<pre><code>{numbers}</code></pre></td>
         <td class=lntd>\n<pre class=chroma><code class=language-rust>{lines}</code></pre></td></tr></table></div>
         <div class='highlight-python3 notranslate'><div class=highlight><pre>import a</pre></div></div>
         <div class='highlight-default notranslate'><div class=highlight><pre>b</pre></div></div></article>"
    );
    let expected =
        format!("code rust {:?}\ncode python3 \"import a\"\ncode - \"b\"", lines.trim_end_matches('\n'));
    check(&html, &expected);
}
