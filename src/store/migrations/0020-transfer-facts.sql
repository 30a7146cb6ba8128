-- What transfer deadlines need beside the dossier: when it came into the agency's own archives, and which term the law gives.
alter table vankho.retention_facts
  add column delivered_on text,
  -- Of a construction: three months after its settlement (2011 law, article 11).
  add column construction boolean not null default false,
  -- Where another law allows more than five years, up to thirty (2024 law).
  add column years_allowed integer check (years_allowed between 1 and 30);
