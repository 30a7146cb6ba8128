-- What was learned from records that people accepted, and from which; registers that an office took away again.

create table vankho.learned_fact (
  id text primary key,
  -- `body`, `signer`, `addressee`.
  kind text not null,
  -- What makes it one: names folded, parted by `|`.
  key text not null,
  -- LearnedFact of src/domain/learning/learned-fact.ts.
  body jsonb not null,
  -- A person switched it off: it is kept, learned on and not used.
  switched_off boolean not null default false,
  unique (kind, key)
);

-- A document that is withheld or goes away takes what it taught along.
create table vankho.learned_from (
  fact_id text not null references vankho.learned_fact on delete cascade,
  document_id text not null references vankho.archival_document on delete cascade,
  -- Of the document; the span of a fact is that of its documents.
  year integer not null,
  primary key (fact_id, document_id)
);
create index learned_from_by_document on vankho.learned_from (document_id);

-- Its rows are kept as removed, for what they said before; the same register may be taken in again.
alter table vankho.document_register add column removed boolean not null default false;
