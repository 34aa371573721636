//! Notes of every usual mark-up, with their way back.

use crate::lower::check::check;

#[test]
fn markdown_generators() {
    check(
        "<article><p>One<sup id=fnref:1><a href='#fn:1' class=footnote-ref>1</a></sup> two<sup id=fnref:2><a href='#fn:2'>2</a></sup>.</p>
         <section class=footnotes><hr><ol><li id=fn:1><p>First note.&nbsp;<a href='#fnref:1' class=footnote-backref>↩︎</a></p></li>
         <li id=fn:2><p>Second <em>note</em>. <a href='#fnref:2'>↩</a></p></li></ol></section></article>",
        "
        p One^0:1^ two^1:2^.
        rule
        note 1
          p First note.
        note 2
          p Second em(note).
        ",
    );
}

#[test]
fn wikipedia() {
    check(
        "<article><p>Fact.<sup class=reference id=cite_ref-b><a href='#cite_note-b'>[2]</a></sup> Again.<sup class=reference id=cite_ref-a><a href='#cite_note-a'>[1]</a></sup></p>
         <h2>References</h2><ol class=references><li id=cite_note-a><span class=mw-cite-backlink><b><a href='#cite_ref-a'>^</a></b></span> <span>Source A.</span></li>
         <li id=cite_note-b><span class=mw-cite-backlink>^ <a href='#cite_ref-b'><sup>a</sup></a></span> <span>Source B.</span></li><li id=cite_note-c>Never used.</li></ol></article>",
        "
        p Fact.^0:2^ Again.^1:1^
        h2 References
        ol 3
          -
            p Never used.
        note 2
          p Source B.
        note 1
          p Source A.
        ",
    );
}

#[test]
fn notes_in_one_paragraph() {
    check(
        "<article><p>One.<a href='#a'><sup>1</sup></a> Two.<a href='#b'><sup>2</sup></a></p><hr>
         <p><a name=a><sup>1</sup></a> Alpha. <a href='#'>↩</a><br><br><a name=b><sup>2</sup></a> Beta.</p></article>",
        "
        p One.^0:1^ Two.^1:2^
        rule
        note 1
          p Alpha.
        note 2
          p Beta.
        ",
    );
}

#[test]
fn substack_and_word() {
    check(
        "<article><p>Text<a class=footnote-anchor href='#footnote-1' id=footnote-anchor-1>1</a> more<a href='#_ftn2' name=_ftnref2>[2]</a>.</p>
         <div class=footnote><a id=footnote-1 href='#footnote-anchor-1' class=footnote-number>1</a><div class=footnote-content><p>Para one.</p><p>Para two.</p></div></div>
         <div id=ftn2><p><a href='#_ftnref2' name=_ftn2>[2]</a> Word note.</p></div></article>",
        "
        p Text^0:1^ more^1:2^.
        note 1
          p Para one.
          p Para two.
        note 2
          p Word note.
        ",
    );
}

#[test]
fn notes_beside_the_text() {
    check(
        "<article><p>Fact.<label class='margin-toggle sidenote-number' for=s1></label><input type=checkbox id=s1><span class=sidenote>A side note.</span> Next.
         <d-footnote>Distilled.</d-footnote></p></article>",
        "
        p Fact.^0:1^ Next. ^1:2^
        note 1
          p A side note.
        note 2
          p Distilled.
        ",
    );
}

#[test]
fn raised_numbers_without_links() {
    check(
        "<article><p>Claim.<sup>1</sup> Area in m<sup>2</sup>.</p><hr><p><sup>1</sup> The note.</p><ul><li>Point</li></ul></article>",
        "
        p Claim.^0:1^ Area in msup(2).
        rule
        note 1
          p The note.
          ul
            -
              p Point
        ",
    );
    check(
        "<article><p>Area in m<sup>1</sup> and m<sup>2</sup>.</p></article>",
        "p Area in msup(1) and msup(2).",
    );
}

#[test]
fn several_references_in_one_cite() {
    check(
        "<article><p>As shown <cite>[<a href='#bib.1'>1</a>, <a href='#bib.2'>2</a>]</cite>.</p>
         <ul><li id=bib.1><span>[1]</span> <span>Ann Lee. A study.</span></li><li id=bib.2><span>[2]</span> <span>Bo Ray. Another.</span></li></ul></article>",
        "
        p As shown ^0:1^^1:2^.
        note 1
          p Ann Lee. A study.
        note 2
          p Bo Ray. Another.
        ",
    );
}

#[test]
fn notes_and_items_of_latexml() {
    check(
        "<article><p>Tried<span class='ltx_note ltx_role_footnote'><sup class=ltx_note_mark>2</sup><span class=ltx_note_outer><span class=ltx_note_content><sup class=ltx_note_mark>2</sup><span class='ltx_tag ltx_tag_note'>2</span>By the county.</span></span></span> before.</p>
         <ul><li><span class='ltx_tag ltx_tag_item'>•</span><div><p>First.</p></div></li></ul><ol><li><span class='ltx_tag ltx_tag_item'>1.</span><div><p>One.</p></div></li></ol></article>",
        "
        p Tried^0:2^ before.
        ul
          -
            p First.
        ol 1
          -
            p One.
        note 2
          p By the county.
        ",
    );
}

#[test]
fn numbered_sources_of_papers() {
    check(
        "<article><p>It was tried in the north [<a href='#B1-x'>1</a>,<a href='#pone.ref002'>2</a>], see (<a href='#B9'>9</a>).</p>
         <p><a href='#slide-2'>2</a> <a href='#slide-3'>3</a></p><ol><li id=B1-x>Lee. Ferries.</li>
         <li><span>2.</span><a id=pone.ref002></a>Ray. Tides of islands.</li><li id=slide-2>The second slide of three.</li></ol>
         <p><a id=B9></a>9. Hall. Engines.</p></article>",
        "
        p It was tried in the north [^0:1^,^1:2^], see (^2:9^).
        p [2](#slide-2) 3
        ol 3
          -
            #slide-2 p The second slide of three.
        note 1
          p Lee. Ferries.
        note 2
          p Ray. Tides of islands.
        note 9
          p Hall. Engines.
        ",
    );
}
