use crate::dom::*;
use crate::facts::*;
use crate::judge::*;
use article::*;
#[allow(dead_code)]
pub(crate) struct Lowering<'a> {
    pub dom: &'a Dom,
    pub facts: &'a Facts,
    pub selection: &'a Selection,
    pub roles: &'a [Role],
    pub base: Option<&'a WebUrl>,
    pub lang: Option<&'a str>,
}
#[derive(Default)]
pub(crate) struct Lowered {
    pub body: Vec<Block>,
    pub notes: Vec<Note>,
    pub notices: Vec<Notice>,
}
pub(crate) fn lower(l: &Lowering) -> Lowered {
    let mut out = Lowered::default();
    for (i, s) in l.facts.strips.iter().enumerate() {
        if l.selection.contains(s.first) && l.roles[i] == Role::Text {
            out.body.push(Block::new(
                s.block,
                BlockKind::Paragraph(vec![Inline::Text(l.facts.text(s).to_owned())]),
            ));
        } else if l.selection.contains(s.first) && l.roles[i] == Role::Caption {
            let (c, k) = crate::credit::split(l.facts.text(s));
            out.body.push(Block::new(
                s.block,
                BlockKind::Figure(Figure {
                    media: vec![Media::Missing],
                    caption: vec![Inline::Text(c)],
                    credit: k,
                }),
            ));
        } else if l.selection.contains(s.first) && l.roles[i] == Role::Credit {
            if let Some(Block { kind: BlockKind::Figure(f), .. }) = out.body.last_mut() {
                f.credit = Some(l.facts.text(s).to_owned());
            }
        }
    }
    out
}
