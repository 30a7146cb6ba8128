import type { SpreadsheetDeps } from '../../app/archive/spreadsheets/spreadsheet-deps.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';

export interface DossierRequest {
  readonly context: CliContext;
  readonly deps: SpreadsheetDeps;
  readonly file: string;
  readonly fondsId: string;
  readonly actor: string;
  readonly flags: Invocation['flags'];
}
