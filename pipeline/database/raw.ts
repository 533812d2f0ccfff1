/**
 * The raw tables: what the parsers give, as they give it. The one place that names their columns.
 * Every column is VARCHAR unless it stands in `numbers`. Canonical MI names are those of data/mi-columns.yml.
 */

const school = [
  "web_link",
  "urn",
  "laestab",
  "school_name",
  "phase",
  "school_type",
  "open_date",
  "admissions_policy",
  "sixth_form",
  "religious_character",
  "religious_ethos",
  "faith_grouping",
  "ofsted_region",
  "region",
  "local_authority",
  "constituency",
  "postcode",
  "mat_uid",
  "mat_name",
  "sponsor_uid",
  "sponsor_name",
  "idaci_quintile",
  "pupils",
  "lowest_age",
  "highest_age",
] as const;

const judgements = [
  "overall_effectiveness",
  "quality_of_education",
  "behaviour_and_attitudes",
  "personal_development",
  "leadership_and_management",
  "safeguarding_effective",
  "early_years",
  "sixth_form",
  "outcomes_for_pupils",
  "teaching_learning_and_assessment",
  "personal_development_behaviour_and_welfare",
  "study_programmes_16_to_19",
] as const;

const event = [
  "inspection_number",
  "inspection_type",
  "type_grouping",
  "event_grouping",
  "start_date",
] as const;

const atTime = [
  "relates_to_current_urn",
  "urn_at_time",
  "laestab_at_time",
  "name_at_time",
  "type_at_time",
] as const;

const graded = [
  ...event,
  "end_date",
  "publication_date",
  ...atTime,
  "category_of_concern",
  ...judgements,
] as const;

const ungraded = [
  "inspection_number",
  ...atTime,
  "count_since_graded",
  "start_date",
  "publication_date",
  "converted",
  "outcome",
] as const;

const reportCardAreas = [
  "safeguarding_standards",
  "inclusion",
  "curriculum_and_teaching",
  "achievement",
  "attendance_and_behaviour",
  "personal_development_and_wellbeing",
  "early_years",
  "post_16_provision",
  "leadership_and_governance",
] as const;

const reportCard = [
  ...event,
  "publication_date",
  ...atTime,
  "category_of_concern",
  ...reportCardAreas.flatMap((area) => [area, `${area}_date`]),
] as const;

const prefixed = (prefix: string, names: readonly string[]): string[] =>
  names.map((name) => `${prefix}${name}`);

const place = ["source_id", "sheet", "row_number"] as const;

/** Sixth form is both a fact of the school and a judgement: in a row of one inspection the judgement is told apart. */
const rowJudgements = judgements.map((name) => (name === "sixth_form" ? "sixth_form_provision" : name));

const giasSchool = [
  "urn",
  "school_name",
  "laestab",
  "school_type",
  "type_group",
  "status",
  "open_date",
  "close_date",
  "phase",
  "lowest_age",
  "highest_age",
  "sixth_form",
  "religious_character",
  "religious_ethos",
  "admissions_policy",
  "pupils",
  "mat_uid",
  "mat_name",
  "sponsor_name",
  "region",
  "local_authority",
  "constituency",
  "postcode",
] as const;

/** Columns by table of the schema `raw`. */
export const rawColumns: Readonly<Record<string, readonly string[]>> = {
  source: [
    "source_id",
    "sequence",
    "kind",
    "label",
    "name",
    "url",
    "retrieved_at",
    "sha256",
    "bytes",
    "as_at",
    "rows_read",
    "rows_refused",
  ],
  refused: ["source_id", "scope", "row_number", "column_name", "value", "reason"],
  mi_latest: [
    ...place,
    ...school,
    ...prefixed("graded_", graded),
    ...prefixed("previous_", graded),
    ...prefixed("ungraded_", ungraded),
    ...prefixed("rc_", reportCard),
    "monitoring_count",
    "most_recent_category_of_concern",
  ],
  mi_inspection: [
    ...place,
    ...school,
    "academic_year",
    ...event,
    "end_date",
    "publication_date",
    "category_of_concern",
    "converted",
    "outcome",
    "previous_overall_effectiveness",
    ...rowJudgements,
    ...prefixed("rc_", reportCardAreas),
  ],
  gias_school: ["source_id", "row_number", ...giasSchool],
  gias_link: ["source_id", "row_number", "urn", "link_urn", "link_name", "link_type", "established_date"],
  provider: ["source_id", "urn", "name", "address", "category_code"],
  publication: [
    "source_id",
    "urn",
    "ordinal",
    "publication_type",
    "older_grade",
    "event_date",
    "publication_date",
    "url",
  ],
  search_result: ["source_id", "urn", "name", "category", "rating", "latest_report", "address", "url"],
  document: [
    "document_id",
    "kind",
    "title",
    "school_name",
    "urn",
    "event_start",
    "event_end",
    "letter_date",
    "publication_date",
    "delivery",
    "lead_inspector_role",
    "roles_met",
    "inspection_status",
    "outcome_phrases",
    "pages",
    "no_text",
  ],
  withdrawal: ["sequence", "seen_at", "what", "url", "urn", "sha256", "by_url", "by_sha256"],
  page: ["document_id", "page", "text"],
  sentence: ["document_id", "ordinal", "page", "page_end", "paragraph", "section", "text"],
};

/** Columns that are whole numbers (BIGINT), in whatever raw table they stand. */
const numbers = new Set([
  "sequence",
  "bytes",
  "rows_read",
  "rows_refused",
  "row_number",
  "ordinal",
  "page",
  "page_end",
  "paragraph",
  "pages",
]);

export function isNumber(column: string): boolean {
  return numbers.has(column);
}

/** `create table` for every raw table, in one text. */
export function createRawTables(): string {
  const tables = Object.entries(rawColumns).map(([table, columns]) => {
    const definitions = columns.map((column) => `${column} ${isNumber(column) ? "bigint" : "varchar"}`);
    return `create table raw.${table} (${definitions.join(", ")});`;
  });
  return ["create schema raw;", ...tables].join("\n");
}
