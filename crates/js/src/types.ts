/** What the caller knows about the page. */
export interface ExtractOptions {
  /** The page's address: base of its links, and a hint at site, date and headline. */
  url?: string | URL | null;
  /** When the page was saved (RFC 3339, or a date); relative times count from here. */
  captured?: string | Date | null;
  /** What the input is; worked out from it if left out. */
  format?: "auto" | "html" | "text" | null;
  /** Leaves the text as the page prints it: nothing that syndication broke is repaired. */
  asPrinted?: boolean | null;
}

/** What `extract` throws where there is no article. */
export interface ExtractError extends Error {
  code: "empty" | "no-article" | "bad-option";
  /** What text the page has, to be read as it is. */
  text?: string;
}

/** A page's lead story, its other stories, and what was cut. What is not known is null or absent. */
export interface Article {
  title: string | null;
  dek?: string;
  kicker?: string;
  section?: string;
  byline: string | null;
  authors: Author[];
  /** RFC 3339, to the day or to the second. */
  published?: string;
  /** As printed. */
  published_raw?: string;
  modified?: string;
  site_name: string | null;
  /** The publisher that the page prints at the headline. */
  source: string | null;
  agency: string | null;
  dateline?: string;
  /** BCP 47. */
  lang: string | null;
  dir: Direction | null;
  lead_image: string | null;
  url?: string;
  word_count: number;
  /** The body's prose, a line a block. */
  text: string;
  captions: Caption[];
  /** All other stories of the page. */
  related: Story[];
  /** Those of them whose text the page carries, with it. */
  stories: WholeStory[];
  cuts: Cut[];
  notices: Notice[];
  blocks: Block[];
  notes: Note[];
  /** Where each value was found, by its name above. */
  provenance: { [name: string]: Provenance };
}

export type Direction = "ltr" | "rtl";

export type Provenance =
  | "json_ld" | "open_graph" | "meta_tag" | "microdata" | "title_tag" | "visible" | "address" | "detected";

export interface Author {
  name: string;
  href: string | null;
}

export interface Caption {
  caption?: string;
  credit?: string;
}

/** Another story of the page. */
export interface Story {
  title: string;
  href?: string;
  source?: string;
  agency?: string;
  dateline?: string;
  byline?: string;
  /** As printed. */
  time?: string;
  /** RFC 3339. */
  published?: string;
  section?: string;
  snippet?: string;
  image?: string;
  kind: "related" | "more-from" | "most-read" | "recommended" | "inline" | "prev-next" | "latest" | "following";
}

/** A story whose text the page carries. */
export interface WholeStory extends Story {
  text: string;
  captions: Caption[];
  notices: Notice[];
}

/** A block that was left out, and why. */
export interface Cut {
  node: number;
  preview: string;
  words: number;
  reasons: Reason[];
}

export interface Reason {
  rule: string;
  words: string;
  /** Hundredths of a log-odds unit; above 0 speaks for keeping. */
  weight: number;
}

export interface Notice {
  kind: "limit" | "repair" | "encoding" | "incomplete";
  message: string;
}

export interface Block {
  /** The node of the page that it was read from. */
  origin: number;
  anchor: string | null;
  lang: string | null;
  dir: Direction | null;
  kind: BlockKind;
}

export type BlockKind =
  | { paragraph: Inline[] }
  | { heading: { level: number; content: Inline[] } }
  | { list: { ordered: boolean; start: number; items: { checked: boolean | null; body: Block[] }[] } }
  | { definitions: { terms: Inline[][]; details: Block[][] }[] }
  | { quote: { body: Block[]; cite: Inline[] | null } }
  | { pull_quote: Inline[] }
  | { code: { language: string | null; text: string } }
  | { figure: { media: ({ image: Image } | "missing")[]; caption: Inline[]; credit: string | null } }
  | { table: { caption: Inline[]; head: Row[]; body: Row[] } }
  | { math: Formula }
  | { embed: { provider: string; title: string | null; href: string; thumbnail: string | null } }
  | { aside: { kind: "note" | "info" | "tip" | "success" | "warning" | "danger" | "key_points" | "correction" | "box"; title: Inline[] | null; body: Block[] } }
  | "rule";

export type Inline =
  | { text: string }
  | { emphasis: Inline[] }
  | { strong: Inline[] }
  | { code: string }
  | { link: { to: { web: string } | { anchor: string }; content: Inline[] } }
  | { image: Image }
  | { sub: Inline[] }
  | { sup: Inline[] }
  | { strike: Inline[] }
  | { mark: Inline[] }
  | { small: Inline[] }
  | { quoted: Inline[] }
  | "break"
  | { note_ref: { note: number; label: string } }
  | { math: Formula }
  | { ruby: { base: Inline[]; reading: string } }
  | { abbr: { short: string; long: string } }
  | { span: { lang: string | null; dir: Direction | null; content: Inline[] } };

export interface Image {
  src: string;
  fallback: string | null;
  alt: string;
  width: number | null;
  height: number | null;
}

export interface Row {
  cells: { scope: "data" | "column" | "row"; colspan: number; rowspan: number; body: Block[] }[];
}

export interface Formula {
  tex: string | null;
  mathml: MathNode[];
  alt: string;
}

export type MathNode = { text: string } | { element: { tag: string; children: MathNode[] } };

/** A footnote; `note_ref` counts them from 0. */
export interface Note {
  origin: number;
  label: string;
  body: Block[];
}

/** What Mozilla's Readability returns. */
export interface ReadabilityResult {
  title: string;
  byline: string | null;
  dir: Direction | null;
  lang: string | null;
  /** Clean HTML. */
  content: string;
  textContent: string;
  length: number;
  excerpt: string | null;
  siteName: string | null;
  publishedTime: string | null;
}
