/** What a reader needs to cite a chart. */
export interface Cited {
  title: string;
  /** "28 February 2026" */
  asAt: string;
  buildId: string;
  url: string;
}

/** A citation in plain text. */
export function citationText({ title, asAt, buildId, url }: Cited): string {
  return `Inspection Outcomes, “${title}”, data as at ${asAt}, build ${buildId}. ${url}. Contains public sector information from Ofsted and the Department for Education licensed under the Open Government Licence v3.0.`;
}

/** The same as BibTeX. */
export function citationBibtex({ title, asAt, buildId, url }: Cited): string {
  const plain = (text: string): string => text.replace(/[{}\\]/g, "").replace(/([%&#$_])/g, "\\$1");
  return [
    `@misc{inspection-outcomes-${buildId},`,
    `  title = {${plain(title)}},`,
    "  author = {{Inspection Outcomes}},",
    `  note = {Data as at ${plain(asAt)}, build ${buildId}; Open Government Licence v3.0},`,
    `  url = {${url}}`,
    "}",
  ].join("\n");
}
