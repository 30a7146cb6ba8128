import { expect } from 'chai';
import { fold } from '../../../src/domain/text/fold.ts';
import type { OperationId } from '../../../src/http/auth/route-roles.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { FONDS_ID } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { anonymous, as, describedOperations, ROLES, type TestApp } from '../../support/http/client.ts';
import {
  CONDITIONAL_WORD,
  EMPTY_NODE,
  NODE,
  NOWHERE,
  plantSecrets,
  SECRET,
  type Planted,
} from '../../support/http/planted.ts';
import { anId } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';

interface Ways {
  /** What is asked for, behind `/api/v1`. */
  readonly paths: readonly string[];
  /** A custodian sees the planted word in one of the answers: the planting is no use else. */
  readonly tells?: true;
  /** Two questions, one by what is hidden and one by what is nowhere: the answers must be the same. */
  readonly probes?: readonly (readonly [string, string])[];
}

/** No such material is planted; the paths still say nothing. */
const NOT_PLANTED: ReadonlySet<string> = new Set<OperationId>([
  'readReceipt',
  'listLotDossiers',
  'readMarkedPage',
  'readAccessPdf',
  'findRegisterRows',
]);
const CUSTODIANS: readonly Role[] = ['administrator', 'archivist'];
const at = (...paths: readonly string[]): Ways => ({ paths });
const telling = (...paths: readonly string[]): Ways => ({ paths, tells: true });
/** Nothing of a dossier or of what was read lies behind these. */
const ELSEWHERE = at();

/** Every reading operation of the API: one without an entry fails. */
function waysOut({ secret, open, secretDocument, project, disposal, scans }: Planted) {
  const [scan, other] = scans;
  const fonds = `/fonds/${FONDS_ID}`;
  const asked = (path: string, name: string, ...[hidden, nowhere]: readonly [string, string]) =>
    [`${path}${name}=${hidden}`, `${path}${name}=${nowhere}`] as const;
  return {
    ...archiveWays({ fonds, project, disposal }),
    listDocuments: telling('/documents', `/documents?scanFile=${scan}`),
    readDocument: telling(`/documents/${scan}-1`, `/documents/${other}-1`),
    listScanFiles: {
      ...telling('/scan-files', '/scan-files?state=withheld'),
      probes: [asked('/scan-files?', 'name', SECRET, NOWHERE)],
    },
    readScanFile: telling(
      `/scan-files/${scan}`,
      `/scan-files/${other}`,
      ...[3, 4].map((n) => `/scan-files/${anId(n)}`),
    ),
    readConfirmation: at(`/documents/${scan}-1/confirmation`),
    readRegisterMatch: at(`/register-matches/${scan}-1`),
    findRegisterRows: at(`/register-matches/${scan}-1/rows`),
    readPage: telling(`/scan-files/${scan}/pages/1`, `/scan-files/${other}/pages/1`),
    readPageImage: at(`/scan-files/${scan}/pages/1/image?width=400`),
    readAccessPdf: at(`/scan-files/${scan}/access-pdf`),
    readDivision: at(`/scan-files/${scan}/division`, `/scan-files/${other}/division`),
    planUndo: at(`/scan-files/${scan}/undo-host-write`),
    readMarkedPage: at(`/scan-files/${scan}/marked-page`),
    search: {
      ...telling(`/search?q=${SECRET}`, `/search?field.subject=${SECRET}`, '/search?q=so'),
      probes: [
        asked('/search?', 'q', SECRET, NOWHERE),
        asked('/search?', 'field.subject', SECRET, NOWHERE),
        asked('/search?', 'field.number', '12', '13'),
      ],
    },
    proposeFonds: at(`/documents/${scan}-1/fonds-proposals`),
    listDossiers: {
      ...telling('/dossiers', `/dossiers?fonds=${FONDS_ID}&text=ho%20so`, `/dossiers?node=${NODE}`),
      probes: [
        asked('/dossiers?', 'text', SECRET, NOWHERE),
        asked('/dossiers?', 'node', NODE, EMPTY_NODE),
        asked('/dossiers?', 'period', 'years:20', 'years:19'),
      ],
    },
    findDossier: {
      ...telling(`/dossiers/by-code?code=P01.1990.07.${SECRET}`),
      probes: [asked('/dossiers/by-code?', 'code', `P01.1990.07.${SECRET}`, `P01.1990.07.${NOWHERE}`)],
    },
    readDossier: telling(`/dossiers/${secret}`, `/dossiers/${open}`),
    windowDossiers: {
      ...telling(`${fonds}/dossiers/window`),
      probes: [
        asked(`${fonds}/dossiers/window?`, 'text', SECRET, NOWHERE),
        asked(`${fonds}/dossiers/window?`, 'node', NODE, EMPTY_NODE),
        asked(`${fonds}/dossiers/window?`, 'period', 'years:20', 'years:19'),
      ],
    },
    tallyDossiers: at(`${fonds}/dossiers/tally`),
    checkCompleteness: {
      ...at(`${fonds}/dossiers/completeness`),
      probes: [asked(`${fonds}/dossiers/completeness?`, 'node', NODE, EMPTY_NODE)],
    },
    proposeRetention: telling(`/dossiers/${secret}/retention-proposals`),
    readAccess: at(`/dossiers/${secret}/access`, `/dossiers/${open}/access?document=${secretDocument}`),
    listLedger: telling('/ledger?limit=200', ...[secret, open, scan].map((id) => `/ledger?subject=${id}`)),
    readRetentionFacts: at(`/retention/facts/${secret}`),
  } satisfies Partial<Record<OperationId, Ways>>;
}

function archiveWays({ fonds, project, disposal }: { fonds: string; project: string; disposal: string }) {
  const [inProject, inCase] = [`/arrangement-projects/${project}`, `/disposal-cases/${disposal}`];
  return {
    listDueDossiers: telling('/retention/due'),
    countDueDossiers: at('/retention/due/counts'),
    listHolds: telling('/retention/holds'),
    listTransfers: telling('/retention/transfers?target=arrangement&all=true'),
    countTransfers: at('/retention/transfers/counts'),
    proposeRetentionOfFonds: telling(`${fonds}/retention-proposals`),
    listSecretMaterial: telling('/access/secret'),
    listRestrictedMaterial: at('/access/restricted'),
    listDeclassification: at('/access/declassification'),
    listArrangementProjects: at('/arrangement-projects'),
    readArrangementProject: at(inProject),
    readArrangementProgress: at(`${inProject}/progress`),
    readArrangementPace: at(`${inProject}/pace`),
    readArrangementStatistics: at(`${inProject}/statistics?from=2026-01-01&to=2026-12-31`),
    readArrangementReport: at(`${inProject}/report`),
    listProjectBundles: at(`${inProject}/bundles`),
    listStepBookings: at(`${inProject}/bookings`),
    listBundleAssignments: at(`${inProject}/assignments`),
    listArrangementLots: at(`${inProject}/lots`),
    listLotDossiers: at(`${inProject}/lots/${'0'.repeat(32)}/dossiers`),
    listCheckFindings: telling(`${inProject}/findings`),
    listDisposalCases: at('/disposal-cases'),
    readDisposalCase: at(inCase),
    listDisposalItems: telling(`${inCase}/items`),
    checkDisposalList: at(`${inCase}/check`),
    listDisposalVotes: at(`${inCase}/votes`),
    listDisposalFiles: at(`${inCase}/execution`),
    findDuplicates: at(`/disposal/duplicates?fonds=${FONDS_ID}`),
    readReviewList: at(`/disposal/review?fonds=${FONDS_ID}&year=2026`),
    listRegisters: at(`${fonds}/registers`),
    listRegisterMatches: at(`${fonds}/register-matches`),
    listRowsWithoutDocument: at(`${fonds}/register-rows-without`),
    checkRegisters: at(`${fonds}/register-completeness`),
    readRegisterMatching: at(`${fonds}/register-matching`),
    // For those alone who see everything: registers.test.ts.
    readRegisterRow: ELSEWHERE,
    listLearned: at('/learned'),
    listFailures: at('/failures'),
    listAlarms: telling('/alarms'),
    readStatus: at('/status'),
    listReceipts: at('/receipts'),
    readReceipt: at(`/receipts/${'0'.repeat(32)}`),
    listBundles: at('/bundles'),
    listBoxes: at('/boxes'),
    listMovements: at('/movements'),
    listOrganisations: at(`/organisations?text=${SECRET}`),
    lookUpOrganisation: at(`/organisations/lookup?text=x`),
    listPeople: at(`/people?text=x`),
    listFonds: at('/fonds'),
    readFonds: at(fonds),
    readScheme: at(`${fonds}/scheme`),
    readSession: ELSEWHERE,
    verifyLedger: ELSEWHERE,
    readDocumentSchema: ELSEWHERE,
    readOrganisation: ELSEWHERE,
    readPerson: ELSEWHERE,
    listPlaces: ELSEWHERE,
    listForms: ELSEWHERE,
    listSchedules: ELSEWHERE,
    readSchedule: ELSEWHERE,
    simulateSchedule: ELSEWHERE,
    listAccounts: ELSEWHERE,
    // A workbook is packed: what stands in it is looked at in workbooks.test.ts and spreadsheets.test.ts.
    exportDossiers: ELSEWHERE,
    listSheetLayouts: ELSEWHERE,
    exportRegisterReport: ELSEWHERE,
    // pages-to-rescan.test.ts
    exportPagesToRescan: ELSEWHERE,
    listRestrictionGroups: ELSEWHERE,
    listArrangementSteps: ELSEWHERE,
    listEliminationReasons: ELSEWHERE,
  } satisfies Partial<Record<OperationId, Ways>>;
}

describe('http: what is withheld is withheld everywhere', function () {
  this.timeout(240_000);
  let store: OpenStore;
  let app: TestApp;
  let planted: Planted;
  let ways: ReadonlyMap<string, Ways>;

  // Once: nothing below writes, and the planting takes seconds.
  before(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
    planted = await plantSecrets(store, app);
    ways = new Map(Object.entries(waysOut(planted)));
  });

  it('has an entry for every reading operation of the API, and none for others', () => {
    const reading = describedOperations()
      .filter(({ method, path }) => method === 'get' && !path.startsWith('/health') && path !== '/metrics')
      .map(({ operation }) => operation.operationId);
    expect([...ways.keys()].sort()).to.deep.equal(reading.sort());
  });

  it('asks for what is there', async () => {
    for (const [operation, { paths }] of ways)
      for (const path of paths) {
        const { status } = await as(app, 'archivist', `get ${path}`);
        if (!NOT_PLANTED.has(operation)) expect(status, `${operation} ${path}`).to.equal(200);
      }
  });

  it('shows the planted words to custodians', async () => {
    for (const [operation, { paths, tells }] of ways) {
      if (tells !== true) continue;
      const texts = await Promise.all(paths.map(async (path) => (await as(app, 'archivist', `get ${path}`)).text));
      expect(fold(texts.join('\n')), operation).to.contain(fold(SECRET));
    }
  });

  for (const role of ROLES.filter((one) => !CUSTODIANS.includes(one))) {
    it(`never tells them to ${role}, whatever is asked`, async () => {
      const words = role === 'reader' ? [SECRET, CONDITIONAL_WORD] : [SECRET];
      for (const [operation, { paths }] of ways)
        for (const path of paths) {
          const response = await as(app, role, `get ${path}`);
          expect(response.status, `${operation} ${path}: ${response.text}`).to.be.lessThan(500);
          // The words of the question are ours.
          const told = fold(response.type.includes('json') ? response.text : String(response.body));
          for (const word of words) expect(told, `${operation} ${path}`).not.to.contain(fold(word));
        }
    });

    it(`answers ${role} the same whether what is asked for is hidden or nowhere`, async () => {
      for (const [operation, { probes = [] }] of ways)
        for (const pair of probes) {
          const [hidden, nowhere] = await Promise.all(pair.map(async (path) => as(app, role, `get ${path}`)));
          expect(plain(hidden?.body), `${operation} ${pair[0]}`).to.deep.equal(plain(nowhere?.body));
        }
    });
  }

  it('refuses pages, images and PDFs of scans that lie in what is hidden, and writes to them', async () => {
    const { scans } = planted;
    for (const scan of scans)
      for (const request of [
        ...[`get /documents/${scan}-1`, `get /scan-files/${scan}/pages/1`, `get /scan-files/${scan}/access-pdf`],
        ...[`get /scan-files/${scan}/division`, `delete /scan-files/${scan}/division?revision=1`],
        ...[`get /scan-files/${scan}/pages/1/image?width=400`, `delete /documents/${scan}-1/fields/subject?revision=1`],
      ]) {
        const response = await as(app, 'operator', request);
        expect([response.status, (response.body as { code?: string }).code], request).to.deep.equal([403, 'withheld']);
      }
    // Nor by way of a dossier of one's own.
    const documents = [{ entry: {}, scanDocumentId: `${scans[0]}-1` }];
    const dossiers = [{ nodeId: null, description: { title: 'Hồ sơ của tôi' }, documents }];
    const made = await as(app, 'operator', 'post /dossiers').send({ fondsId: FONDS_ID, dossiers });
    expect([made.status, (made.body as { code?: string }).code]).to.deep.equal([403, 'withheld']);
  });

  it('tells nobody who is not signed in', async () => {
    for (const path of ['/metrics', '/health/ready'])
      expect(fold((await anonymous(app, `get ${path}`)).text)).not.to.contain(fold(SECRET));
  });
});

/** Without what differs from request to request. */
function plain(body: unknown): unknown {
  const entries = Object.entries(body as Readonly<Record<string, unknown>>);
  return Object.fromEntries(entries.filter(([name]) => name !== 'requestId'));
}
