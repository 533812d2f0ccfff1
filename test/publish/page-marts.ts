/** Words of codes, and the small marts of report cards, visits, inspections and refusals, with invented figures. */
export const PAGE_MARTS = `
create schema if not exists core;
create table core.build as select 'aabbccddeeff' as build_id, '1.0.0' as codebook_version;
create table core.check as select * from (values ('phase_known', 'warn', 'Schools without a phase.', 1, 'urn 900003', null::varchar), ('schools_fallen', 'error', 'Schools fell.', 2, 'schools 90' || chr(10) || 'schools 80', 'Two authorities left the file, as announced.')) t(name, level, asks, rows, examples, accepted);
create table ref.theme as select * from (values ('attendance', 'Attendance'), ('behaviour', 'Behaviour'), ('safeguarding', 'Safeguarding')) t(theme, label);
create table marts.theme_counts as select * from (values ('attendance', 3, 5), ('safeguarding', 4, 9)) t(theme, letters, sentences);
create table ref.event as select * from (values ('graded', 'Graded inspection')) t(event, label);
create table ref.concern as select * from (values ('', 'none', 'None'), ('None', 'none', 'None'), ('SM', 'SM', 'Special measures')) t(given, concern, label);
create table marts.themes_by_term as select * from (values
  ('monitoring_letter', 'Primary', '4', 'remote', date '2021-01-01', 'attendance', 2, 1, 2, 3),
  ('monitoring_letter', 'Primary', '4', 'remote', date '2021-01-01', 'safeguarding', 3, 3, 0, 3),
  ('graded_report', 'Primary', '2', null, null, 'safeguarding', 1, 0, 0, 1)
) t(document_kind, phase, prior_grade, delivery, term_start, theme, letters, letters_strength, letters_concern, denominator);
create table marts.theme_pairs as select * from (values
  ('monitoring_letter', 'Primary', '4', 'remote', '2020/21', 'attendance', 'attendance', 2),
  ('monitoring_letter', 'Primary', '4', 'remote', '2020/21', 'attendance', 'safeguarding', 1)
) t(document_kind, phase, prior_grade, delivery, academic_year, theme, other_theme, letters);
create table marts.inspections_per_month as
  select month, phase, 'graded' as event, case when month = date '2020-04-01' then 0 else 7 end as inspections
  from unnest([date '2020-03-01', date '2020-04-01', date '2020-05-01']) m(month), unnest(['All', 'Primary']) p(phase);
create table marts.report_card_grades as
  select 'All' as phase, 'inclusion' as area, 'Inclusion' as area_label, 21 as area_position, 'report_card' as scale, grade, position as grade_position, cards as report_cards
  from (values ('exceptional', 1, 0), ('needs_attention', 4, 2)) t(grade, position, cards);
create table marts.report_card as select * from (values
  ('i4', '900001', 'Alderwick Primary School', 'Primary', date '2026-01-20', 'Special measures', 'not_met', date '2026-01-20', date '2026-02-05'),
  ('i5', '900002', 'Brindle Bay Academy', 'Primary', date '2026-02-03', null, 'met', date '2026-02-03', date '2026-02-03')
) t(inspection_id, urn, name, phase, start_date, concern_label, safeguarding, first_graded_on, last_graded_on);
create table marts.report_card_pairs as select * from (values
  ('All', 'inclusion', 'achievement', 'expected_standard', 'needs_attention', 1),
  ('All', 'inclusion', 'achievement', 'needs_attention', 'needs_attention', 1)
) t(phase, area, other_area, grade, other_grade, report_cards);
create table marts.autumn_visits as select * from (values
  ('Nursery', '2', 1, 12, null), ('Primary', '4', 3, 40, 55), ('Primary', 'none', 1, null, 2)
) t(phase, prior_grade, letters, schools, published);
create schema truth;
create table truth.interim_visits as select * from (values
  ('October 2020', '2020-09-29', '2020-10-23', 'Primary', '40'), ('October 2020', '2020-09-29', '2020-10-23', 'Secondary', '15')
) t(briefing, from_date, to_date, phase, total);
create table marts.autumn_visits_by_week as select date '2020-10-05' as week, 'on_site' as delivery, 5 as letters;
create table marts.refused_reasons as select * from (values
  ('mi', 'cell', 'URN', 'no URN', 1, 2), ('mi', 'file', null, 'the file has a header and no rows', 3, 3)
) t(kind, scope, column_name, reason, files, refused);
create table marts.refresh as select * from (values
  (1, timestamp '2026-02-01 03:00:00', date '2026-02-01', 9, date '2025-08-31', 0, 0, 0, 0, 0, 0, 3, 40, 0, 0),
  (2, timestamp '2026-03-02 04:05:06', date '2026-03-02', 2, date '2026-02-28', 1, 1, 0, 1, 0, 0, 0, 0, 0, 2)
) t(refresh, started_at, first_seen, objects, mi_as_at, letters, outcomes, grade_changes, corrected, withdrawn, restored, first_letters, first_outcomes, older_letters, older_outcomes);
create table marts.change as select * from (values
  ('letter/00aa', 'letter', 2, date '2026-03-02', timestamp '2026-03-02 04:06:00', '900001', 'Alderwick Primary School', 'Primary', 'Westmarch', 'monitoring_letter', 'attendance; safeguarding', 'Visit <b>not markup</b>, of 3 February 2026', 'letter.pdf', null, null, null, 'https://files.example.test/letter.pdf'),
  ('outcome/11bb/120003', 'outcome', 2, date '2026-03-02', timestamp '2026-03-02 04:05:06', '900002', 'Brindle Bay Academy', 'Primary', 'Lower Ravel', null, null, 'Graded inspection of 20 January 2026: report card', 'latest.csv', 12, null, null, null),
  ('corrected/11bb/7/inspection/2022-03-09', 'corrected', 2, date '2026-03-02', timestamp '2026-03-02 04:05:06', '900003', 'Corrow Hall School', 'Secondary', 'Westmarch', null, null, 'Inspection of 9 March 2022: Overall effectiveness Good, was Outstanding', 'latest.csv', 7, 'before.csv', 6, null)
) t(change_id, kind, refresh, first_seen, seen_at, urn, name, phase, local_authority, document_kind, themes, words, source, source_row, older_source, older_row, url);
create table marts.revision as select 'inspection' as record, '900003' as urn, 'Corrow Hall School' as name, 'Westmarch' as local_authority, 'i3' as inspection_id, date '2023-01-17' as start_date, 'overall_effectiveness' as what, 'Overall effectiveness' as what_label, 'Outstanding' as from_label, 'Good' as to_label,
  date '2026-03-02' as seen_on, date '2025-08-31' as older_as_at, 'before.csv' as older_file, 6 as older_row, null::varchar as older_url,
  date '2026-02-28' as newer_as_at, 'latest.csv' as newer_file, 7 as newer_row, 'https://files.example.test/latest.csv' as newer_url;
`;
