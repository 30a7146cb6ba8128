-- Name and version of the engine that read the pages; of earlier readings the ledger knows it.
alter table vankho.scan_identity add column engine text;
update vankho.scan_identity i set engine = (
  select e.body->>'engine' from vankho.ledger_entry e
  where e.subject = i.scan_file_id and e.action = 'scan-file.read' order by e.at desc, e.sequence desc limit 1);
