-- What a person typed, apart from the chain: it can be removed (a file withheld later) and the chain still verifies.
-- The entry holds sha256(salt || canonical JSON of body); without the salt a short value cannot be found by trying.
create table vankho.ledger_value (
  chain integer not null,
  sequence bigint not null,
  subject text not null,
  salt bytea not null,
  body jsonb not null,
  primary key (chain, sequence)
);
create index ledger_value_by_subject on vankho.ledger_value (subject);

-- Removed, yes; changed, never.
create trigger ledger_value_no_change before update on vankho.ledger_value
  for each row execute function vankho.refuse_ledger_change();
