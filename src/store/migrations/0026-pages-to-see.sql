-- Pages with a stamp that could not be read, of which a person declared that they bear no secrecy mark, by content.
create table vankho.seen_stamp (
  sha256 text not null,
  page integer not null,
  actor text not null,
  seen_at timestamptz not null,
  primary key (sha256, page)
);

-- Files and pages that a person must see are few among many.
create index scan_file_to_see on vankho.scan_file (received_at desc, id) where code = 'pages-to-see';
create index page_to_rescan on vankho.page (scan_file_id, page) where verdict = 'rescan';
