/** How far the letters go, as charts and evidence tell it: the newest day one was published, else is dated or is about. */
export const LETTERS_TO =
  "select max(coalesce(publication_date, letter_date, event_end, event_date)) as letters_to from core.document";
