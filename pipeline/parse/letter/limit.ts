/**
 * How much one PDF may hold before it is refused. The longest report Ofsted publishes has some 60 pages of at most
 * 7,000 characters, so these limits only meet damaged or hostile files.
 */
export interface ReadingLimits {
  pages: number;
  /** Characters (UTF-16 units) of text on one page. */
  pageCharacters: number;
  bytes: number;
}

export const READING_LIMITS: ReadingLimits = {
  pages: 500,
  pageCharacters: 100_000,
  bytes: 50_000_000,
};
