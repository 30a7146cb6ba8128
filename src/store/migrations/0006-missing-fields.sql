-- Fields that a document should have and the machine did not find, until a person gives them or confirms that it has none.
alter table vankho.archival_document
  add column missing text[] not null default '{}',
  add column confirmed boolean not null default false;

-- References may be longer than an index row: the hash stands for them.
alter table vankho.scan_file drop constraint scan_file_host_id_ref_key;
create unique index scan_file_by_ref on vankho.scan_file (host_id, md5(ref));
