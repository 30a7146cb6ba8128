import type { Role } from '../../ports/store/accounts.ts';

/** `public`: anybody; `signed-in`: any account; else the roles that may. */
export type Access = 'public' | 'signed-in' | readonly Role[];

const EVERYBODY: readonly Role[] = ['administrator', 'archivist', 'operator', 'checker', 'council', 'reader'];
/** Those who work on documents. A checker is not among them: nobody checks their own work (design §1). */
const WORKERS: readonly Role[] = ['administrator', 'archivist', 'operator'];
/** Those who answer for what the archive shows: a contractor never judges a secrecy mark (ADR 0015). */
const CUSTODIANS: readonly Role[] = ['administrator', 'archivist'];
const AUDITORS: readonly Role[] = ['administrator', 'archivist', 'checker'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];

/** Who may call what: the one table. A test holds `x-roles` of the API description to it. */
export const ROUTE_ROLES = {
  readSession: 'signed-in',
  createSession: 'public',
  deleteSession: 'signed-in',
  changeOwnSecret: 'signed-in',
  readStatus: ['administrator', 'archivist', 'operator', 'checker'],
  listDocuments: EVERYBODY,
  readDocument: EVERYBODY,
  correctField: WORKERS,
  takeBackField: WORKERS,
  confirmDocument: WORKERS,
  listScanFiles: EVERYBODY,
  readScanFile: EVERYBODY,
  readPage: EVERYBODY,
  readPageImage: EVERYBODY,
  readAccessPdf: EVERYBODY,
  readAgain: WORKERS,
  planUndo: WORKERS,
  undoHostWrite: WORKERS,
  readMarkedPage: CUSTODIANS,
  liftWithholding: CUSTODIANS,
  withholdFile: CUSTODIANS,
  uploadScan: WORKERS,
  search: EVERYBODY,
  listFailures: WORKERS,
  redriveJob: WORKERS,
  listAlarms: AUDITORS,
  settleAlarm: CUSTODIANS,
  listLedger: AUDITORS,
  verifyLedger: AUDITORS,
  readDocumentSchema: EVERYBODY,
  listAccounts: ADMINISTRATORS,
  createAccount: ADMINISTRATORS,
  changeAccount: ADMINISTRATORS,
  resetSecret: ADMINISTRATORS,
  createToken: ADMINISTRATORS,
  revokeToken: ADMINISTRATORS,
  listOrganisations: EVERYBODY,
  createOrganisation: CUSTODIANS,
  lookUpOrganisation: EVERYBODY,
  readOrganisation: EVERYBODY,
  changeOrganisation: CUSTODIANS,
  mergeOrganisations: CUSTODIANS,
  importAuthorities: CUSTODIANS,
  listPeople: EVERYBODY,
  createPerson: CUSTODIANS,
  readPerson: EVERYBODY,
  changePerson: CUSTODIANS,
  mergePeople: CUSTODIANS,
  listFonds: EVERYBODY,
  createFonds: CUSTODIANS,
  readFonds: EVERYBODY,
  changeFonds: CUSTODIANS,
  readScheme: EVERYBODY,
  fillScheme: CUSTODIANS,
  changeHeading: CUSTODIANS,
  removeHeading: CUSTODIANS,
  moveHeading: CUSTODIANS,
  proposeFonds: EVERYBODY,
  listReceipts: EVERYBODY,
  createReceipt: CUSTODIANS,
  readReceipt: EVERYBODY,
  changeReceipt: CUSTODIANS,
  addBundles: WORKERS,
  listBundles: EVERYBODY,
  sortBundles: WORKERS,
  listPlaces: EVERYBODY,
  createPlace: CUSTODIANS,
  changePlace: CUSTODIANS,
  listBoxes: EVERYBODY,
  createBoxes: WORKERS,
  changeBox: WORKERS,
  listMovements: EVERYBODY,
  moveMaterial: WORKERS,
} as const satisfies Readonly<Record<string, Access>>;

export type OperationId = keyof typeof ROUTE_ROLES;
