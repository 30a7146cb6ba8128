-- Words of documents. A row covers neighbouring pages of one document (some 12,000 words at most, because a
-- position in a tsvector ends at 16,383) and repeats the document's fields. The vectors are made by our own code,
-- so that words are cut alike on every engine and version.
create table vankho.search_row (
  document_id text not null references vankho.archival_document on delete cascade,
  first_page integer not null,
  last_page integer not null,
  -- Without marks and case.
  folded tsvector not null,
  -- With marks, without case.
  marked tsvector not null,
  primary key (document_id, first_page)
);
create index search_row_folded on vankho.search_row using gin (folded);
create index search_row_marked on vankho.search_row using gin (marked);
