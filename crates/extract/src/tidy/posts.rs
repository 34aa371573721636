//! Heads of posts: who wrote what follows in a conversation, and when, as a line of its own.

use std::iter::Peekable;
use std::slice::Iter;

use article::{Block, BlockKind, Inline};

use crate::judge::Post;

/// Sets a line with its name and time, below a rule, before each post that has text among the blocks.
/// A list of posts becomes their blocks.
pub(crate) fn set_heads(body: &mut Vec<Block>, posts: &[Post]) {
    if posts.is_empty() {
        return;
    }
    set(body, &mut posts.iter().peekable());
    body.dedup_by(|block, before| is_rule(block) && is_rule(before));
    if body.first().is_some_and(is_rule) {
        body.remove(0);
    }
    // A list of posts may have brought one.
    while body.last().is_some_and(is_rule) {
        body.pop();
    }
}

/// Whether a post begins among the blocks.
fn set(body: &mut Vec<Block>, posts: &mut Peekable<Iter<'_, Post>>) -> bool {
    let mut begins = false;
    for mut block in std::mem::take(body) {
        // Of several without text between them, the last one's is what follows.
        let mut post = None;
        while let Some(begun) = posts.next_if(|post| post.from <= block.origin) {
            post = Some(begun);
        }
        if let Some(post) = post {
            begins = true;
            let mut line = vec![Inline::Strong(vec![Inline::Text(post.name.clone())])];
            if !post.time.is_empty() {
                line.push(Inline::Text([" · ", &post.time].concat()));
            }
            body.push(Block::new(post.from, BlockKind::Rule));
            body.push(Block::new(post.from, BlockKind::Paragraph(line)));
        }
        match &mut block.kind {
            BlockKind::List { items, .. } => {
                let of_posts = items.iter_mut().fold(false, |any, item| set(&mut item.body, posts) | any);
                if of_posts {
                    begins = true;
                    body.extend(items.drain(..).flat_map(|item| item.body));
                    continue;
                }
            }
            BlockKind::Quote { body, .. } | BlockKind::Aside { body, .. } => begins |= set(body, posts),
            _ => {}
        }
        body.push(block);
    }
    begins
}

fn is_rule(block: &Block) -> bool {
    block.kind == BlockKind::Rule
}
