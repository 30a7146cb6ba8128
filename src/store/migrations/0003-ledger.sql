-- Hash-chained record of who did what. Several chains, so that writers do not all wait for one head row.
create table vankho.ledger_head (
  chain integer primary key,
  sequence bigint not null,
  hash bytea not null
);
insert into vankho.ledger_head (chain, sequence, hash)
select chain, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 15) as chain;

create table vankho.ledger_entry (
  chain integer not null,
  sequence bigint not null,
  at timestamptz not null,
  action text not null,
  subject text not null,
  actor text not null,
  body jsonb not null,
  -- sha256 of the hash before and of the canonical JSON of this row.
  hash bytea not null,
  primary key (chain, sequence)
);
create index ledger_entry_by_time on vankho.ledger_entry (at desc, chain desc, sequence desc);
create index ledger_entry_by_subject on vankho.ledger_entry (subject, at desc, chain desc, sequence desc);

create function vankho.refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create trigger ledger_entry_append_only before update or delete on vankho.ledger_entry
  for each row execute function vankho.refuse_ledger_change();
create trigger ledger_entry_no_truncate before truncate on vankho.ledger_entry
  for each statement execute function vankho.refuse_ledger_change();
create trigger ledger_head_no_delete before delete on vankho.ledger_head
  for each row execute function vankho.refuse_ledger_change();
create trigger ledger_head_no_truncate before truncate on vankho.ledger_head
  for each statement execute function vankho.refuse_ledger_change();
create trigger ledger_head_only_forward before update on vankho.ledger_head
  for each row when (new.chain <> old.chain or new.sequence <> old.sequence + 1)
  execute function vankho.refuse_ledger_change();
