-- Registers of documents that offices kept, what their rows said before, and which document of a scan is which row.

create table vankho.document_register (
  id text primary key,
  fonds_id text not null references vankho.fonds,
  -- `outgoing` or `incoming`.
  kind text not null,
  year integer not null,
  title text not null,
  revision integer not null,
  unique (fonds_id, kind, year, title)
);

create table vankho.register_import (
  id text primary key,
  register_id text not null references vankho.document_register,
  -- Of the file that was taken in.
  file_name text not null,
  imported_by text not null,
  imported_at timestamptz not null,
  added integer not null,
  changed integer not null,
  removed integer not null
);
create index register_import_by_register on vankho.register_import (register_id, imported_at desc);

create table vankho.register_row (
  id text primary key,
  register_id text not null references vankho.document_register,
  line integer not null,
  -- RegisterEntry of src/domain/register/register.ts.
  entry jsonb not null,
  -- A later import does not hold it any more.
  removed boolean not null default false
);
create index register_row_by_register on vankho.register_row (register_id, line, id);

-- What a row said before an import changed or removed it: never changed, never taken away.
create table vankho.register_row_past (
  import_id text not null references vankho.register_import,
  row_id text not null references vankho.register_row,
  entry jsonb not null,
  primary key (import_id, row_id)
);

create table vankho.register_match (
  document_id text primary key references vankho.archival_document on delete cascade,
  fonds_id text not null references vankho.fonds,
  -- `paired`, `doubtful`, `unmatched`.
  state text not null,
  row_id text references vankho.register_row,
  doubt text,
  -- Rows that fit, most likely first, with their scores.
  candidates jsonb not null,
  -- Who settled it; null: the rules, and they may say otherwise next time.
  decided_by text,
  decided_at timestamptz,
  revision integer not null,
  check ((state = 'paired') = (row_id is not null)),
  check ((decided_by is null) = (decided_at is null))
);
-- One row for one document.
create unique index register_match_row on vankho.register_match (row_id) where row_id is not null;
create index register_match_by_fonds on vankho.register_match (fonds_id, state, document_id);

-- The row that a value of origin `register` was taken from.
alter table vankho.field_value add column register_row text;
