-- Cases of disposal: elimination lists, the votes of councils, and what became of the files in hosts.

create table vankho.disposal_case (
  id text primary key,
  fonds_id text not null references vankho.fonds,
  regime text not null,
  secret boolean not null,
  state text not null,
  opened_on text not null,
  opened_by text not null,
  decided_on text,
  begun_at timestamptz,
  destroyed_on text,
  kept_until text,
  -- The dossier in which its papers lie; on no list before `kept_until`.
  file_id text references vankho.dossier,
  revision integer not null,
  -- By schemas/archive/disposal-case.schema.json.
  record jsonb not null,
  -- Nothing is destroyed without list, council, decision and evidence, whatever the program says.
  check (state not in ('destroyed', 'partly-kept') or (
    begun_at is not null and decided_on is not null and destroyed_on is not null and kept_until is not null
    -- What is not there is null, which a check would let pass.
    and coalesce(record -> 'papers' ?& array['council-decision', 'council-minutes', 'decision', 'handover-minutes',
      'destruction-minutes'], false)
    and coalesce(jsonb_array_length(record -> 'destruction' -> 'evidence') > 0, false))),
  check (state <> 'withdrawn' or begun_at is null)
);
create index disposal_case_by_fonds on vankho.disposal_case (fonds_id);
create index disposal_case_by_file on vankho.disposal_case (file_id) where file_id is not null;

create table vankho.disposal_item (
  id text primary key,
  case_id text not null references vankho.disposal_case,
  ordinal integer not null,
  kind text not null,
  state text not null,
  reason text not null,
  dossier_id text references vankho.dossier,
  -- No foreign key: what is destroyed may leave its dossier, the line of the list stays.
  document_id text,
  record jsonb not null,
  unique (case_id, ordinal),
  check ((kind = 'loose') = (dossier_id is null) and (kind = 'document') = (document_id is not null))
);
-- On one list at a time; what was kept may come onto a later one.
create unique index disposal_item_of_dossier on vankho.disposal_item (dossier_id) where kind = 'dossier' and state <> 'kept';
create unique index disposal_item_of_document on vankho.disposal_item (document_id) where kind = 'document' and state <> 'kept';
create index disposal_item_by_dossier on vankho.disposal_item (dossier_id) where dossier_id is not null;

create table vankho.disposal_vote (
  case_id text not null references vankho.disposal_case,
  member_id text not null,
  -- Empty: on all items of which the member says nothing else.
  item_id text not null,
  choice text not null,
  reason text,
  cast_by text not null,
  cast_at timestamptz not null,
  primary key (case_id, member_id, item_id)
);

-- The files of the list as they stood when it was submitted: what the council sees.
create table vankho.disposal_listed_file (
  case_id text not null references vankho.disposal_case,
  scan_file_id text not null,
  -- Null: it was never read.
  sha256 text,
  primary key (case_id, scan_file_id)
);

create table vankho.disposal_file (
  case_id text not null references vankho.disposal_case,
  scan_file_id text not null,
  host_id text not null,
  ref text not null,
  name text not null,
  state text not null,
  -- Why it stays, or what went wrong at the last try.
  code text,
  -- As it stood when the list was submitted.
  sha256 text,
  -- Dossiers that are not on the list and have a document in the file.
  linked_to text[] not null,
  -- What the host said of the file before it went: metadata, checksums, history.
  witness jsonb,
  updated_at timestamptz not null,
  primary key (case_id, scan_file_id)
);

create function vankho.refuse_disposal_change() returns trigger language plpgsql as $$
begin
  raise exception 'A closed case of disposal is history: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger disposal_case_closed before update or delete on vankho.disposal_case
  for each row when (old.state in ('destroyed', 'partly-kept', 'withdrawn')) execute function vankho.refuse_disposal_change();

create function vankho.refuse_closed_disposal() returns trigger language plpgsql as $$
begin
  if exists (select 1 from vankho.disposal_case
    where id = old.case_id and state in ('destroyed', 'partly-kept', 'withdrawn')) then
    raise exception 'A closed case of disposal is history: % is refused', tg_op using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger disposal_item_closed before update or delete on vankho.disposal_item
  for each row execute function vankho.refuse_closed_disposal();
create trigger disposal_vote_closed before update or delete on vankho.disposal_vote
  for each row execute function vankho.refuse_closed_disposal();
create trigger disposal_listed_file_closed before update or delete on vankho.disposal_listed_file
  for each row execute function vankho.refuse_closed_disposal();
create trigger disposal_file_closed before update or delete on vankho.disposal_file
  for each row execute function vankho.refuse_closed_disposal();
