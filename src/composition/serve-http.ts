import { makeDisposalExecution } from '../app/archive/disposal/disposal-execution.ts';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeRegisterService } from '../app/archive/registers/register-service.ts';
import { confirmDocument, correctField, takeConfirmationBack } from '../app/correct-field.ts';
import type { AppDeps } from '../app/deps.ts';
import { formKinds } from '../app/archive/forms/make-form.ts';
import { hostWork, workFindings } from '../app/host/host-work.ts';
import { settleAlarm } from '../app/host/settle-alarm.ts';
import { planUndo, requestUndo } from '../app/host/undo-write.ts';
import { createHintTaker } from '../app/host/take-hints.ts';
import { liftWithholding } from '../app/lift-withholding.ts';
import { dropCuts } from '../app/division/drop-cuts.ts';
import { moveCuts } from '../app/division/move-cuts.ts';
import { readAgain, redriveDead } from '../app/redrive.ts';
import { receiveUpload } from '../app/receive-upload.ts';
import { requireHost } from '../app/require-host.ts';
import { declareNoMark, takeBackNoMark } from '../app/settle-stamp.ts';
import { showMarkedPage } from '../app/show-marked-page.ts';
import { withholdByHand } from '../app/withhold-by-hand.ts';
import { dueSettingsOf } from '../config/due-settings.ts';
import type { Config } from '../config/load-config.ts';
import { ensureFirstAdministrator } from '../http/auth/accounts.ts';
import type { HttpDeps } from '../http/deps.ts';
import { parseHostId } from '../hosts/registry.ts';
import { httpOptions } from '../http/http-options.ts';
import { startHttp } from '../http/start-http.ts';
import type { Logger } from '../infra/logger.ts';
import type { Metrics } from '../infra/metrics.ts';
import { readSynonyms } from '../infra/synonyms-file.ts';
import { closeAll, type Closable } from './close-all.ts';
import { formDeps } from './form-deps.ts';
import { officeFiles } from './office-files.ts';
import { createHostStates } from './host-states.ts';
import { createAccessPdfs } from './access-pdfs.ts';
import { openMadeForm } from './made-forms.ts';
import { markedPageDrawer } from './marked-pages.ts';
import { createPageImages } from './page-images.ts';
import type { ReadingStack } from './reading-stack.ts';

export interface ServedHttp {
  readonly address: string;
  readonly firstSecret?: { readonly name: string; readonly secret: string };
  close(): Promise<void>;
}

export interface ServeParts {
  readonly config: Config;
  readonly deps: AppDeps;
  readonly stack: ReadingStack;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly version: string;
}

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url));
const GRACE_MS = 5000;
/** Some turns of the event loop; a tenth of what a webhook may take. */
const GATHER_MS = 4;
/** Longer than the console's quick look at the counts, shorter than anyone waits for a repaired host. */
const HOST_STATE_MS = 10_000;

/** API and console over the use cases; makes the first administrator where nobody could sign in yet. */
export async function serveHttp(parts: ServeParts): Promise<ServedHttp> {
  const opened: Closable[] = [];
  try {
    return await open(parts, opened);
  } catch (error) {
    await closeAll(opened).catch(() => undefined); // what went wrong first is what must be told
    throw error;
  }
}

async function open(parts: ServeParts, opened: Closable[]): Promise<ServedHttp> {
  const { config, deps, stack } = parts;
  const { store, hosts } = deps;
  const shown = await deps.workspace.open();
  opened.push(shown);
  const images = createPageImages({ store, hosts, scanReader: stack.scanReader, folder: shown.path });
  const forms = formDeps(config, { store, pool: stack.pool });
  const pdfs = createAccessPdfs({ store, hosts, workspace: deps.workspace });
  const httpDeps: HttpDeps = {
    ...useCases(deps),
    version: parts.version,
    store,
    queue: deps.queue,
    clock: deps.clock,
    ids: deps.ids,
    checkRecord: deps.checkRecord,
    dueSettings: dueSettingsOf(config),
    synonyms: readSynonyms(config['retention.synonyms']),
    office: officeFiles(config, { scans: stack.scanReader, workspace: deps.workspace, clock: deps.clock }),
    registers: makeRegisterService(deps, () => nextTurn()),
    disposal: makeDisposalExecution({ ...deps, dueSettings: dueSettingsOf(config) }),
    log: parts.log,
    metrics: parts.metrics,
    engine: () => stack.engineVersion,
    hosts: hostStatuses(deps),
    inbound: [...hosts].flatMap(([hostId, { inbound }]) => (inbound ? [{ hostId, routes: inbound }] : [])),
    takeHints: createHintTaker(deps, () => delay(GATHER_MS)),
    hostAccounts: hostAccountsOf(config, hosts),
    renderPage: async (request) => ({ mediaType: 'image/jpeg', bytes: await images.render(request) }),
    renderMarkedPage: async ({ width, ...request }) => {
      const draw = markedPageDrawer(stack.scanReader, { width, signal: request.signal });
      return { mediaType: 'image/jpeg', bytes: await showMarkedPage(deps, { ...request, draw }) };
    },
    openAccessPdf: (scanFileId) => pdfs.open(scanFileId),
    formKinds: () => formKinds(forms),
    makeForm: (request) => openMadeForm(forms, deps.workspace, request),
  };
  const options = httpOptions(config, WEB_ROOT);
  const service = await startHttp(httpDeps, options);
  opened.push({ close: () => service.close(GRACE_MS) });
  // Only now: a secret made by a start that then cannot listen would be shown to nobody.
  const firstSecret = await ensureFirstAdministrator({ ...httpDeps, scryptCost: options.scryptCost });
  return {
    address: service.url,
    ...(firstSecret && { firstSecret: { name: firstSecret.account.name, secret: firstSecret.secret } }),
    close: () => closeAll(opened),
  };
}

function hostStatuses({ store, hosts, clock }: AppDeps): HttpDeps['hosts'] {
  const states = createHostStates({ hosts, clock, keepMs: HOST_STATE_MS });
  return async () =>
    Promise.all(
      (await states()).map(async (state) => {
        const work = await hostWork(store, requireHost({ hosts }, state.description.id), clock.now());
        return { ...state, work, findings: [...state.findings, ...workFindings(work)] };
      }),
    );
}

/** Only where groups have roles here. */
function hostAccountsOf(config: Config, hosts: AppDeps['hosts']): HttpDeps['hostAccounts'] {
  return config.hosts.flatMap(({ id, roles }) => {
    const hostId = parseHostId(id);
    const accounts = hosts.get(hostId)?.accounts;
    return accounts && Object.keys(roles).length > 0 ? [{ hostId, accounts, roles }] : [];
  });
}

function useCases(
  deps: AppDeps,
): Pick<
  HttpDeps,
  | 'correctField'
  | 'confirmDocument'
  | 'takeConfirmationBack'
  | 'readAgain'
  | 'moveCuts'
  | 'dropCuts'
  | 'planUndo'
  | 'undoHostWrite'
  | 'liftWithholding'
  | 'withholdFile'
  | 'declareNoMark'
  | 'takeBackNoMark'
  | 'settleAlarm'
  | 'redrive'
  | 'uploadScan'
> {
  return {
    correctField: (correction) => correctField(deps, correction),
    confirmDocument: (confirmation) => confirmDocument(deps, confirmation),
    takeConfirmationBack: (confirmation) => takeConfirmationBack(deps, confirmation),
    moveCuts: (request) => moveCuts(deps, request),
    dropCuts: (request) => dropCuts(deps, request),
    readAgain: ({ scanFileId, actor }) => readAgain(deps, scanFileId, actor),
    liftWithholding: (lifting) => liftWithholding(deps, lifting),
    withholdFile: (withholding) => withholdByHand(deps, withholding),
    declareNoMark: (stamp) => declareNoMark(deps, stamp),
    takeBackNoMark: (stamp) => takeBackNoMark(deps, stamp),
    settleAlarm: (settling) => settleAlarm(deps, settling),
    planUndo: (scanFileId) => planUndo(deps, scanFileId),
    undoHostWrite: (request) => requestUndo(deps, request),
    redrive: ({ jobId, actor }) => redriveDead(deps, jobId, actor),
    uploadScan: (upload) => receiveUpload(deps, upload),
  };
}
