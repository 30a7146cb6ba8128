-- Dossiers of the fonds, the documents listed in them, and the old names that lead to them for ever.

create table vankho.dossier (
  id text primary key,
  fonds_id text not null references vankho.fonds,
  node_id text,
  state text not null,
  -- The archival order, from 1, dense in the fonds.
  position integer not null,
  -- Put behind another one by hand, or at the head where `placed_after` is null.
  pinned boolean not null,
  placed_after text,
  temporary_number integer not null,
  inventory_number text,
  number integer,
  number_frozen boolean not null,
  code text,
  box_number integer,
  editors text[] not null,
  checked_by text,
  retention_decision jsonb,
  revision integer not null,
  -- By schemas/metadata/dossier.schema.json; the columns below are taken from it.
  description jsonb not null,
  title_folded text not null,
  period text,
  secret boolean not null,
  unique (fonds_id, position) deferrable initially deferred,
  unique (fonds_id, temporary_number),
  foreign key (node_id, fonds_id) references vankho.scheme_node (id, fonds_id),
  check (not number_frozen or (number is not null and inventory_number is not null))
);
create unique index dossier_by_number on vankho.dossier (fonds_id, inventory_number, number) where number is not null;
create unique index dossier_by_code on vankho.dossier (code) where code is not null;
create index dossier_by_node on vankho.dossier (node_id, fonds_id);
create index dossier_by_anchor on vankho.dossier (placed_after) where placed_after is not null;
create index dossier_by_box on vankho.dossier (fonds_id, box_number) where box_number is not null;

create table vankho.dossier_document (
  id text primary key,
  dossier_id text not null references vankho.dossier,
  ordinal integer not null,
  -- `<scan file id>-<first page>`; no foreign key: readings are made anew.
  scan_document_id text,
  -- By schemas/metadata/document.schema.json.
  entry jsonb not null,
  unique (dossier_id, ordinal) deferrable initially deferred
);
create index dossier_document_by_scan on vankho.dossier_document (scan_document_id) where scan_document_id is not null;

create table vankho.dossier_alias (
  fonds_id text not null references vankho.fonds,
  kind text not null,
  name text not null,
  inventory_number text,
  number integer,
  dossier_id text not null references vankho.dossier,
  document_id text,
  primary key (fonds_id, kind, name)
);
create index dossier_alias_by_name on vankho.dossier_alias (name);
create index dossier_alias_by_dossier on vankho.dossier_alias (dossier_id);
