-- Projects of arranging: what belongs to them, who takes part, what was done by whose hand, and the check by the archive.

create table vankho.arrangement_project (
  id text primary key,
  title text not null,
  title_folded text not null,
  -- `21` or `23` steps.
  process text not null,
  state text not null,
  starts_on text not null,
  deadline text not null,
  planned_metres double precision,
  -- By schemas/archive/arrangement-project.schema.json.
  body jsonb not null,
  revision integer not null
);
create index arrangement_project_by_start on vankho.arrangement_project (starts_on desc, id);

create table vankho.arrangement_fonds (
  project_id text not null references vankho.arrangement_project,
  fonds_id text not null references vankho.fonds,
  primary key (project_id, fonds_id)
);
create index arrangement_fonds_by_fonds on vankho.arrangement_fonds (fonds_id);

create table vankho.arrangement_receipt (
  -- Material is arranged once.
  receipt_id text primary key references vankho.receipt,
  project_id text not null references vankho.arrangement_project
);
create index arrangement_receipt_by_project on vankho.arrangement_receipt (project_id);

create table vankho.arrangement_member (
  project_id text not null references vankho.arrangement_project,
  account text not null,
  role text not null,
  primary key (project_id, account)
);

create table vankho.arrangement_booking (
  id text primary key,
  project_id text not null references vankho.arrangement_project,
  step text not null,
  subject_kind text not null,
  -- No foreign key: dossiers are merged, and what was done stays in the books.
  subject_id text not null,
  amount double precision,
  worker text not null,
  done_on text not null,
  note text,
  booked_by text not null,
  booked_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undo_reason text,
  check ((undone_by is null) = (undone_at is null) and (undone_by is null) = (undo_reason is null))
);
-- A step is done once for each subject, until it is taken back.
create unique index arrangement_booking_standing on vankho.arrangement_booking (project_id, step, subject_id)
  where undone_at is null;
create index arrangement_booking_by_subject on vankho.arrangement_booking (subject_id);
create index arrangement_booking_by_day on vankho.arrangement_booking (project_id, done_on);

create table vankho.arrangement_assignment (
  id text primary key,
  project_id text not null references vankho.arrangement_project,
  bundle_id text not null references vankho.bundle,
  worker text not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  end_kind text,
  end_reason text,
  check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_kind is null))
);
-- A bundle is in one pair of hands.
create unique index arrangement_assignment_standing on vankho.arrangement_assignment (bundle_id) where ended_at is null;
create index arrangement_assignment_by_project on vankho.arrangement_assignment (project_id, worker);
create index arrangement_assignment_by_bundle on vankho.arrangement_assignment (bundle_id);

-- Lots that the archive's controller looks at, all of it or a sample drawn with the seed.
create table vankho.arrangement_lot (
  id text primary key,
  project_id text not null references vankho.arrangement_project,
  number integer not null,
  seed text not null,
  drawn_by text not null,
  drawn_at timestamptz not null,
  decision text,
  closed_by text,
  closed_at timestamptz,
  note text,
  revision integer not null,
  unique (project_id, number),
  check ((decision is null) = (closed_by is null) and (decision is null) = (closed_at is null))
);

create table vankho.arrangement_lot_dossier (
  lot_id text not null references vankho.arrangement_lot,
  dossier_id text not null references vankho.dossier on delete cascade,
  -- SHA-256 of what the dossier said when the lot was drawn: what it says later was not looked at.
  content text not null,
  sampled boolean not null,
  verdict text,
  judged_by text,
  judged_at timestamptz,
  primary key (lot_id, dossier_id),
  check ((verdict is null) = (judged_by is null) and (verdict is null) = (judged_at is null))
);
create index arrangement_lot_dossier_by_dossier on vankho.arrangement_lot_dossier (dossier_id);

create table vankho.arrangement_finding (
  id text primary key,
  project_id text not null references vankho.arrangement_project,
  lot_id text references vankho.arrangement_lot,
  dossier_id text not null,
  level integer not null,
  field text not null,
  kind text not null,
  note text,
  -- Who had written the field.
  worker text not null,
  found_by text not null,
  found_at timestamptz not null
);
create index arrangement_finding_by_project on vankho.arrangement_finding (project_id, id);
create index arrangement_finding_by_dossier on vankho.arrangement_finding (dossier_id);
