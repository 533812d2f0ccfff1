-- level: warn
-- A letter is written and published no earlier than the event it is about.
select
  document_id,
  event_date,
  letter_date,
  publication_date,
  document_id as source_id
from
  core.document
where
  letter_date < event_date
  or publication_date < event_date
