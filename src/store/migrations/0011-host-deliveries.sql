-- What adapters remember of what they gave documents of their hosts; whose text stands there is known from it alone.
create table vankho.host_delivery (
  host_id text not null,
  ref text not null,
  -- In the form of the adapter.
  record jsonb not null,
  -- The text that stood in the host before ours; goes when the file is withheld.
  text_before text,
  primary key (host_id, ref)
);

-- A text of a person stands in the host, and stays, where ours would be given.
alter table vankho.host_document add column text_kept boolean not null default false;
