/** The themes of the codebook with their labels for readers. */
const THEME_LABELS: Readonly<Record<string, string>> = {
  safeguarding: "Safeguarding",
  remote_learning: "Remote learning",
  send: "SEND",
  curriculum: "Curriculum and teaching",
  reading: "Reading",
  achievement: "Achievement",
  behaviour: "Behaviour",
  attendance: "Attendance",
  exclusions: "Exclusions",
  wellbeing: "Pupils’ wellbeing",
  workload: "Staff workload",
  staffing: "Staffing",
  leadership: "Leadership",
  early_years: "Early years",
  post16: "Post-16",
  disadvantage: "Disadvantage",
  personal_development: "Personal development",
  covid: "COVID-19",
  catch_up: "Catch-up",
  parents: "Parents and carers",
};

/** A theme's label; a theme this site does not know yet is shown by its id. */
export function themeLabel(theme: string): string {
  return THEME_LABELS[theme] ?? theme.replaceAll("_", " ");
}
