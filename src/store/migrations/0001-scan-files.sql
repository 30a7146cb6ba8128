-- Files of the hosts, and what was read in them.

create table vankho.scan_file (
  id text primary key,
  host_id text not null,
  ref text not null,
  name text not null,
  name_folded text not null,
  state text not null,
  revision integer not null,
  bytes bigint,
  sha256 text,
  media_type text,
  page_count integer,
  signed boolean not null,
  code text,
  details jsonb not null,
  fingerprint text,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  unique (host_id, ref)
);
create index scan_file_by_content on vankho.scan_file (sha256, host_id);
create index scan_file_by_time on vankho.scan_file (received_at desc, id);
create index scan_file_by_state on vankho.scan_file (state, received_at desc, id);

-- Where the reading of the change list of a host stands.
create table vankho.host_cursor (
  host_id text primary key,
  cursor text not null
);

-- Results of steps, as gzip of JSON.
create table vankho.artifact (
  fingerprint text primary key,
  scan_file_id text not null references vankho.scan_file on delete cascade,
  step text not null,
  page integer,
  body bytea not null
);
create index artifact_by_file on vankho.artifact (scan_file_id);

create table vankho.scan_identity (
  scan_file_id text primary key references vankho.scan_file on delete cascade,
  body jsonb not null
);

create table vankho.page (
  scan_file_id text not null references vankho.scan_file on delete cascade,
  page integer not null,
  verdict text not null,
  blank boolean not null,
  confidence double precision not null,
  -- Text alone, for snippets; the reading with its boxes is some thirty times as large.
  text text not null,
  -- Gzip of the JSON of the whole reading.
  body bytea not null,
  primary key (scan_file_id, page)
);

-- Revisions are never used twice, so that a stale write is found even after a document was made anew.
create sequence vankho.document_revision;

create table vankho.archival_document (
  id text primary key,
  scan_file_id text not null references vankho.scan_file on delete cascade,
  ordinal integer not null,
  first_page integer not null,
  last_page integer not null,
  needs_review boolean not null,
  -- A person catalogued this document, and the machine now divides the file otherwise: somebody must look.
  check_division boolean not null,
  revision bigint not null,
  unique (scan_file_id, first_page)
);

create table vankho.field_value (
  document_id text not null references vankho.archival_document on delete cascade,
  field text not null,
  origin text not null,
  value jsonb not null,
  -- Without marks and case; lists are joined by line feeds.
  folded text not null,
  -- The strongest origin that spoke: at most one a document and field.
  effective boolean not null,
  confidence double precision not null,
  needs_review boolean not null,
  evidence jsonb,
  primary key (document_id, field, origin)
);
create unique index field_value_effective on vankho.field_value (document_id, field) where effective;
create index field_value_by_field on vankho.field_value (field, document_id) where effective;
