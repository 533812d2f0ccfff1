/** Words of codes, and the small marts of report cards, visits, inspections and refusals, with invented figures. */
export const PAGE_MARTS = `
create schema if not exists core;
create table core.build as select 'aabbccddeeff' as build_id, '1.0.0' as codebook_version;
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
create table marts.autumn_visits as select * from (values
  ('Nursery', '2', 1, 12, null), ('Primary', '4', 3, 40, 55), ('Primary', 'none', 1, null, 2)
) t(phase, prior_grade, letters, schools, published);
create table marts.autumn_visits_by_week as select date '2020-10-05' as week, 'on_site' as delivery, 5 as letters;
create table marts.refused_reasons as select * from (values
  ('mi', 'cell', 'URN', 'no URN', 1, 2), ('mi', 'file', null, 'the file has a header and no rows', 3, 3)
) t(kind, scope, column_name, reason, files, refused);
`;
