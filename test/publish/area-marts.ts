/** Spells, inspections and the marts of areas, with invented figures: two authorities and one constituency. */
export const AREA_MARTS = `
alter table marts.school_index add column coarse_type varchar;
alter table marts.school_index add column religious_character varchar;
alter table marts.school_index add column idaci_quintile integer;
update marts.school_index set coarse_type = 'Maintained', idaci_quintile = 5 where urn like '%1';
create table marts.school_grade_spell as
  select urn, reading, graded_on as from_date, null::date as to_date, 'four_point' as scale, grade, 'none' as prior_grade
  from marts.school_index, unnest(['own_urn', 'with_predecessor']) r(reading) where grade is not null;
create schema staging;
create table staging.document_theme as select * from (values
  ('00aa11bb22cc33dd', 'attendance', true, true), ('00aa11bb22cc33dd', 'behaviour', false, false)
) t(document_id, theme, has_strength, has_concern);
create table core.inspection as
  select 'i' || urn as inspection_id, urn::integer as urn_at_time, graded_on as start_date, 'graded' as event,
    null::varchar as prior_grade, 'none' as prior_grade_reason
  from marts.school_index where grade is not null;
create table marts.area as select * from (values
  ('local_authority', 'Westmarch', 'North', 3, 1, 2), ('local_authority', 'Lower Ravel', 'North', 3, 0, 0),
  ('constituency', 'Ravel and Corrow', 'North', 6, 1, 2), ('region', 'North', 'North', 6, 1, 2), ('england', 'England', null, 6, 1, 4)
) t(area_kind, area, region, schools, closed_schools, letters);
create table marts.area_outcome as select * from (values
  ('local_authority', 'Westmarch', date '2021-06-30', 'four_point', '2', 2, 3),
  ('local_authority', 'Westmarch', date '2021-06-30', 'four_point', '3', 1, 3),
  ('england', 'England', date '2021-06-30', 'four_point', '2', 5, 6)
) t(area_kind, area, as_at, scale, grade, schools, denominator);
create table marts.area_report_card as select * from (values
  ('local_authority', 'Westmarch', 'inclusion', 'Inclusion', 'report_card', 'needs_attention', 2, 2),
  ('local_authority', 'Westmarch', 'safeguarding_standards', 'Safeguarding standards', 'met_not_met', 'met', 2, 2)
) t(area_kind, area, judged, judged_label, scale, grade, report_cards, denominator);
create table marts.area_theme as select * from (values
  ('local_authority', 'Westmarch', 'behaviour', 2, 1, 1), ('england', 'England', 'behaviour', 3, 2, 1)
) t(area_kind, area, theme, letters, letters_strength, letters_concern);
create table marts.area_quotation as select * from (values
  ('local_authority', 'Westmarch', 1, 'behaviour', 'concern', 'Bells ring and nobody sits down.', 2, 'monitoring_letter',
    'Monitoring letter', '900001', 'Alderwick Primary School', date '2021-02-03', 'https://files.example.test/1')
) t(area_kind, area, position, theme, side, text, page, document_kind, title, urn, school_name, date, url);
`;
