-- Versions of retention schedules, what keeps dossiers from falling due, and what due dates need beside the dossier.

create table vankho.retention_schedule (
  schedule_id text not null,
  -- From 1 in each schedule.
  version integer not null,
  title text not null,
  state text not null,
  effective_from text,
  effective_to text,
  -- By schemas/retention/retention-schedule.schema.json; never changed.
  body jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null,
  proposed_by text,
  proposed_at timestamptz,
  activated_by text,
  activated_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  revision integer not null,
  primary key (schedule_id, version),
  -- Nobody puts alone into force what he took in.
  check (activated_by is null or (activated_by <> imported_by and activated_by is distinct from proposed_by))
);
-- One version in force for each begin of validity.
create unique index retention_schedule_in_force on vankho.retention_schedule (schedule_id, effective_from)
  nulls not distinct where state = 'active';

create function vankho.refuse_schedule_change() returns trigger language plpgsql as $$
begin
  raise exception 'Versions of retention schedules are history: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger retention_schedule_body before update of schedule_id, version, body on vankho.retention_schedule
  for each row when (old.body is distinct from new.body or old.version <> new.version or old.schedule_id <> new.schedule_id)
  execute function vankho.refuse_schedule_change();
create trigger retention_schedule_delete before delete on vankho.retention_schedule
  for each row execute function vankho.refuse_schedule_change();

create table vankho.retention_hold (
  id text primary key,
  dossier_id text not null references vankho.dossier,
  reason text not null,
  placed_by text not null,
  placed_at timestamptz not null,
  released_by text,
  released_at timestamptz,
  release_reason text,
  check ((released_by is null) = (released_at is null))
);
create index retention_hold_by_dossier on vankho.retention_hold (dossier_id);
create index retention_hold_standing on vankho.retention_hold (id) where released_at is null;

create table vankho.retention_facts (
  dossier_id text primary key references vankho.dossier on delete cascade,
  -- When the event came for which the period waits.
  event_on text,
  -- The matter went on in the body that succeeded.
  carried_over boolean not null,
  revision integer not null
);

create index dossier_by_retention_item on vankho.dossier ((retention_decision ->> 'item'))
  where retention_decision is not null;
