//! The requests that wait, and which of them a newer one has made pointless.

use std::collections::VecDeque;

use wire::{Ask, Request, RequestId};

/// Requests in the order in which they came.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: VecDeque<Request>,
}

/// What is to be done next.
#[derive(Debug, Default, PartialEq)]
pub struct Next {
    /// Requests to read that a newer one has overtaken, the oldest first.
    pub cancelled: Vec<RequestId>,
    /// The request to work on; `None` when nothing waits.
    pub request: Option<Request>,
}

impl Queue {
    /// Lines a request up.
    pub fn push(&mut self, request: Request) {
        self.waiting.push_back(request);
    }

    /// Takes the next request out. Of several pages that wait to be read only the newest is:
    /// a reader who pastes twice wants the second. Opening and editing are never overtaken.
    pub fn take_next(&mut self) -> Next {
        let is_read = |request: &Request| matches!(request.ask, Ask::Read(_));
        let newest = self.waiting.iter().rev().find(|request| is_read(request)).map(|request| request.id);
        let mut cancelled = Vec::new();
        self.waiting.retain(|request| {
            let overtaken = is_read(request) && Some(request.id) != newest;
            if overtaken {
                cancelled.push(request.id);
            }
            !overtaken
        });
        Next { cancelled, request: self.waiting.pop_front() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::{Input, PageId, Source};

    fn read(id: u32) -> Request {
        let input = Input { page: None, source: Source::Text(id.to_string()), url: None, captured: None };
        Request { id: RequestId(id), ask: Ask::Read(input) }
    }

    fn open(id: u32) -> Request {
        Request { id: RequestId(id), ask: Ask::Open(PageId("p".into())) }
    }

    #[test]
    fn only_the_newest_page_is_read_and_the_rest_keeps_its_order() {
        let mut queue = Queue::default();
        [read(1), open(2), read(3), open(4), read(5)].into_iter().for_each(|r| queue.push(r));
        let first = queue.take_next();
        assert_eq!(first.cancelled, [RequestId(1), RequestId(3)]);
        assert_eq!(first.request, Some(open(2)));
        queue.push(read(6));
        let second = queue.take_next();
        assert_eq!((second.cancelled, second.request), (vec![RequestId(5)], Some(open(4))));
        assert_eq!(queue.take_next().request, Some(read(6)));
        assert_eq!(queue.take_next(), Next::default());
    }
}
