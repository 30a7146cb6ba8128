-- Bodies and people of the authority list, fonds with their classification schemes, material received, and where it lies.

create table vankho.organisation (
  id text primary key,
  -- The entry that this one was merged into; the id leads there for good.
  merged_into text references vankho.organisation deferrable initially deferred,
  superior_id text references vankho.organisation deferrable initially deferred,
  -- Names, identifiers, abbreviations with their dates, predecessors, successors.
  body jsonb not null,
  -- The present name, for lists.
  name text not null,
  name_folded text not null,
  revision integer not null
);
create index organisation_by_name on vankho.organisation (name_folded collate "C", id) where merged_into is null;
create index organisation_by_superior on vankho.organisation (superior_id);
create index organisation_by_merge on vankho.organisation (merged_into) where merged_into is not null;

-- What bodies are found by; made from the bodies of `organisation`.
create table vankho.organisation_name (
  organisation_id text not null references vankho.organisation on delete cascade,
  ordinal integer not null,
  kind text not null,
  value text not null,
  folded text not null,
  valid_from text,
  valid_to text,
  primary key (organisation_id, ordinal)
);
create index organisation_name_by_folded on vankho.organisation_name (folded);

create table vankho.person (
  id text primary key,
  merged_into text references vankho.person deferrable initially deferred,
  name text not null,
  name_folded text not null,
  body jsonb not null,
  revision integer not null
);
create index person_by_name on vankho.person (name_folded collate "C", id) where merged_into is null;
create index person_by_merge on vankho.person (merged_into) where merged_into is not null;

create table vankho.fonds (
  id text primary key,
  code text unique,
  name text not null,
  name_folded text not null,
  state text not null,
  creator_id text references vankho.organisation,
  start_date text,
  end_date text,
  scheme text not null,
  settings jsonb not null,
  description jsonb not null,
  revision integer not null
);
create index fonds_by_name on vankho.fonds (name_folded collate "C", id);
create index fonds_by_creator on vankho.fonds (creator_id);

create table vankho.scheme_node (
  id text primary key,
  fonds_id text not null references vankho.fonds,
  parent_id text,
  position integer not null,
  code text,
  title text not null,
  kind text not null,
  revision integer not null,
  unique (id, fonds_id),
  -- A heading never hangs in the scheme of another fonds.
  foreign key (parent_id, fonds_id) references vankho.scheme_node (id, fonds_id) deferrable initially deferred,
  unique nulls not distinct (fonds_id, parent_id, position) deferrable initially deferred
);
create index scheme_node_by_parent on vankho.scheme_node (parent_id, fonds_id);

create table vankho.receipt (
  id text primary key,
  fonds_id text references vankho.fonds,
  -- Number and date of the handover minutes.
  number text,
  received_on text not null,
  linear_metres double precision not null,
  body jsonb not null,
  revision integer not null
);
create index receipt_by_date on vankho.receipt (received_on desc, id);
create index receipt_by_fonds on vankho.receipt (fonds_id);

-- Rooms, shelves in them, tiers of shelves.
create table vankho.place (
  id text primary key,
  parent_id text references vankho.place deferrable initially deferred,
  kind text not null,
  label text not null,
  label_folded text not null,
  body jsonb not null,
  revision integer not null,
  unique nulls not distinct (parent_id, label_folded)
);

create table vankho.bundle (
  id text primary key,
  receipt_id text not null references vankho.receipt,
  -- From 1 within the receipt.
  number integer not null,
  condition text not null,
  fonds_id text references vankho.fonds,
  node_id text,
  place_id text references vankho.place,
  note text,
  revision integer not null,
  unique (receipt_id, number),
  foreign key (node_id, fonds_id) references vankho.scheme_node (id, fonds_id),
  check (node_id is null or fonds_id is not null)
);
create index bundle_by_node on vankho.bundle (node_id, fonds_id);
create index bundle_by_fonds on vankho.bundle (fonds_id);
create index bundle_by_place on vankho.bundle (place_id);

create table vankho.box (
  id text primary key,
  fonds_id text not null references vankho.fonds,
  -- Boxes may be counted anew in each inventory.
  inventory_number text,
  number integer not null,
  -- One box, one period: a RetentionPeriod.
  retention jsonb,
  first_dossier integer,
  last_dossier integer,
  place_id text references vankho.place,
  note text,
  revision integer not null,
  unique nulls not distinct (fonds_id, inventory_number, number)
);
create index box_by_place on vankho.box (place_id);

-- Who brought what where. Never changed, never taken away.
create table vankho.movement (
  id text primary key,
  at timestamptz not null,
  subject_kind text not null,
  subject_id text not null,
  from_place_id text references vankho.place,
  to_place_id text references vankho.place,
  reason text not null,
  actor text not null
);
create index movement_by_subject on vankho.movement (subject_kind, subject_id, id);
create index movement_by_time on vankho.movement (at desc, id desc);

create function vankho.refuse_movement_change() returns trigger language plpgsql as $$
begin
  raise exception 'The movement register is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger movement_append_only before update or delete on vankho.movement
  for each row execute function vankho.refuse_movement_change();
create trigger movement_no_truncate before truncate on vankho.movement
  for each statement execute function vankho.refuse_movement_change();
