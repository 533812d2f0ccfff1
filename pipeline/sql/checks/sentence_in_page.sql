-- level: error
-- The text of a sentence is an exact piece of its page; over a page break, of the pages joined with a space.
select
  sentence.sentence_id,
  sentence.page,
  sentence.text,
  sentence.document_id as source_id
from
  core.sentence as sentence
  left join core.page as first_page on first_page.document_id = sentence.document_id
  and first_page.page = sentence.page
  left join core.page as last_page on last_page.document_id = sentence.document_id
  and last_page.page = sentence.page_end
where
  not coalesce(
    case
      when sentence.page_end = sentence.page then contains (first_page.text, sentence.text)
      else contains (first_page.text || ' ' || last_page.text, sentence.text)
    end,
    false
  )
