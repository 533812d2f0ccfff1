-- level: error
-- What a row names is there: schools of inspections, inspections of judgements and documents, documents of pages and
-- sentences, sentences of themes, sources.
select
  'core.inspection' as "table",
  inspection.inspection_id as key,
  'core.school ' || inspection.urn as missing,
  inspection.source_id
from
  core.inspection as inspection anti
  join core.school as school using (urn)
union all
select
  'core.inspection',
  inspection.inspection_id,
  'core.school ' || inspection.urn_at_time,
  inspection.source_id
from
  core.inspection as inspection anti
  join core.school as school on school.urn = inspection.urn_at_time
union all
select
  'core.inspection',
  inspection.inspection_id,
  'core.source ' || inspection.source_id,
  inspection.source_id
from
  core.inspection as inspection anti
  join core.source as source using (source_id)
union all
select
  'core.judgement',
  judgement.inspection_id,
  'core.inspection ' || judgement.inspection_id,
  null
from
  core.judgement as judgement anti
  join core.inspection as inspection using (inspection_id)
union all
select
  'core.document',
  document.document_id,
  'core.inspection ' || document.inspection_id,
  document.document_id
from
  core.document as document anti
  join core.inspection as inspection using (inspection_id)
where
  document.inspection_id is not null
union all
select
  'core.document',
  document.document_id,
  'core.source ' || document.document_id,
  null
from
  core.document as document anti
  join core.source as source on source.source_id = document.document_id
union all
select
  'core.document',
  document.document_id,
  'core.document ' || document.replaced_by,
  document.document_id
from
  core.document as document anti
  join core.document as replacement on replacement.document_id = document.replaced_by
where
  document.replaced_by is not null
union all
select
  'core.page',
  page.document_id || ':' || page.page,
  'core.document ' || page.document_id,
  page.document_id
from
  core.page as page anti
  join core.document as document using (document_id)
union all
select
  'core.sentence',
  sentence.sentence_id,
  'core.document ' || sentence.document_id,
  sentence.document_id
from
  core.sentence as sentence anti
  join core.document as document using (document_id)
union all
select
  'core.sentence_theme',
  tagged.sentence_id,
  'core.sentence ' || tagged.sentence_id,
  null
from
  core.sentence_theme as tagged anti
  join core.sentence as sentence using (sentence_id)
union all
select
  'core.refused',
  coalesce(refused.row_number, 0)::varchar,
  'core.source ' || refused.source_id,
  null
from
  core.refused as refused anti
  join core.source as source using (source_id)
