-- Hosts with fields: objects we registered there, what we wrote, the inbox of what they tell us.

create table vankho.host_object (
  host_id text not null,
  kind text not null,
  key text not null,
  remote_id text not null,
  name text not null,
  written jsonb not null,
  primary key (host_id, kind, key)
);

create table vankho.host_document (
  scan_file_id text primary key references vankho.scan_file on delete cascade,
  -- Values that we wrote last.
  baseline jsonb not null default '{}',
  -- Salted hashes that stand for them once their text may not be kept.
  sealed jsonb,
  -- Values of people that were seen in the host.
  taken jsonb not null default '{}',
  left_alone jsonb not null default '[]',
  -- A write that was begun and whose end is not known.
  intended jsonb,
  fingerprint text,
  text_sha256 text,
  retention jsonb not null default '{}',
  pending jsonb not null default '[]',
  marks jsonb not null default '[]',
  conflicts jsonb not null default '[]',
  remarked_for text,
  runs_on text,
  runs integer not null default 0,
  capped boolean not null default false,
  alarm text
);
create index host_document_to_look_at on vankho.host_document (scan_file_id)
  where capped or alarm is not null or intended is not null or conflicts <> '[]';

-- What hosts tell us: hints, never data.
create table vankho.host_hint (
  id text primary key,
  host_id text not null,
  ref text not null,
  event text not null,
  delivery_id text,
  received_at timestamptz not null,
  -- The delivery, or the document and a span of time: hints of one key are one.
  fold_key text not null,
  state text not null,
  folded integer not null,
  sent_at timestamptz not null,
  unique (host_id, fold_key)
);
create index host_hint_waiting on vankho.host_hint (host_id, ref) where state = 'waiting';
create index host_hint_by_time on vankho.host_hint (received_at);

create table vankho.host_progress (
  host_id text primary key,
  swept_at timestamptz,
  sweep_code text,
  reconciled_at timestamptz,
  reconciled jsonb not null default '{}',
  echoes bigint not null default 0
);

-- Accounts of people who sign in with what a host knows of them.
alter table vankho.account add column host_id text;
