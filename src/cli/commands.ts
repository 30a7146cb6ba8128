import type { CommandDefinition } from './command.ts';
import { accessCommand } from './commands/access.ts';
import { alarmsCommand } from './commands/alarms.ts';
import { authorityCommand } from './commands/authority.ts';
import { boxCommand } from './commands/box.ts';
import { disposalCommand } from './commands/disposal.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dossierCommand } from './commands/dossier.ts';
import { exportCommand } from './commands/export.ts';
import { failuresCommand } from './commands/failures.ts';
import { fondsCommand } from './commands/fonds.ts';
import { formCommand } from './commands/form.ts';
import { hostCommand } from './commands/host.ts';
import { importCommand } from './commands/import.ts';
import { learnedCommand } from './commands/learned.ts';
import { ledgerCommand } from './commands/ledger.ts';
import { placeCommand } from './commands/place.ts';
import { projectCommand } from './commands/project.ts';
import { readCommand } from './commands/read.ts';
import { receiptCommand } from './commands/receipt.ts';
import { registerCommand } from './commands/register.ts';
import { rescanCommand } from './commands/rescan.ts';
import { retentionCommand } from './commands/retention.ts';
import { searchCommand } from './commands/search.ts';
import { separatorCommand } from './commands/separator.ts';
import { serveCommand } from './commands/serve.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { withholdCommand } from './commands/withhold.ts';
import { workerCommand } from './commands/worker.ts';

export const COMMANDS: readonly CommandDefinition[] = [
  startCommand,
  serveCommand,
  workerCommand,
  readCommand,
  searchCommand,
  statusCommand,
  failuresCommand,
  alarmsCommand,
  withholdCommand,
  rescanCommand,
  doctorCommand,
  hostCommand,
  authorityCommand,
  fondsCommand,
  receiptCommand,
  placeCommand,
  projectCommand,
  dossierCommand,
  boxCommand,
  registerCommand,
  learnedCommand,
  retentionCommand,
  accessCommand,
  disposalCommand,
  formCommand,
  separatorCommand,
  exportCommand,
  importCommand,
  ledgerCommand,
];
