use crate::lower::Lowered;
use article::*;
#[derive(Default)]
#[allow(dead_code)]
pub(crate) struct TidyContext<'a> {
    pub headline: Option<&'a str>,
    pub dek: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub lead_image: Option<&'a Figure>,
}
pub(crate) fn tidy(_: &mut Lowered, _: &TidyContext) -> Option<Figure> {
    None
}
