//! Tables of data, and tables that are only layout.

use crate::lower::check::check;

#[test]
fn data_tables_are_whole() {
    check(
        "<article><table><caption>Towns</caption><thead><tr><th>Name<th>People</thead><tbody><tr><th scope=row>A<td colspan=2>1</tr>
         <tr><td>B<td><ul><li>x</li></ul></tbody></table></article>",
        "
        table Towns
          head
            col Name
            col People
          row
            th A
            td 2x1 1
          row
            td B
            td
              ul
                -
                  p x
        ",
    );
}

#[test]
fn layout_tables_are_prose() {
    check(
        "<article><table><tr><td><p>Left.</p><table><tr><td>a<td>1<tr><td>b<td>2</table></td><td>Right.</td></tr></table>
         <table role=presentation><tr><td>x<td>y</table><table><tr><td>Only one cell.</table></article>",
        "
        p Left.
        table
          row
            td a
            td 1
          row
            td b
            td 2
        p Right.
        p x
        p y
        p Only one cell.
        ",
    );
}

#[test]
fn code_and_notes_in_cells_and_spans() {
    check(
        "<article><p>Text.</p><table><tr><td rowspan=2>a<td><pre>int  x;</pre><tr><td>b<sup><a href='#fn1'>1</a></sup></table>
         <ol><li id=fn1>A note.</li></ol></article>",
        r#"
        p Text.
        table
          row
            td 1x2 a
            td
              code - "int  x;"
          row
            td b^0:1^
        note 1
          p A note.
        "#,
    );
}

#[test]
fn a_table_with_one_filled_cell_a_row_is_layout() {
    check(
        "<article><figure><table><tr><td></td><td><a href=/big><img src=/boat.jpg width=800 height=500></a></td><td></td></tr></table>
         <figcaption>A boat.</figcaption></figure>
         <table><tr><td>&nbsp;<td>One.<td></tr><tr><td>Two.<td> <td></tr></table>
         <table><tr><th>Town<th></th></tr><tr><td>Ulm<td></tr></table></article>",
        r#"
        figure [https://site.example/boat.jpg 800x500 ""] caption A boat.
        p One.
        p Two.
        table
          head
            col Town
            col
          row
            td Ulm
            td
        "#,
    );
}
