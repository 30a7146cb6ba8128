-- Remarks of ours in the host, by its own ids; what of a withheld file stands there still.
alter table vankho.host_document
  add column notes jsonb not null default '[]',
  add column left_in_host jsonb not null default '[]';

drop index vankho.host_document_to_look_at;
create index host_document_to_look_at on vankho.host_document (scan_file_id)
  where capped or alarm is not null or intended is not null or conflicts <> '[]' or left_in_host <> '[]';
