import type { CataloguedDocument, FoundMark } from '../domain/cataloguing/catalogued-document.ts';
import type { Division } from '../domain/division/division.ts';
import type { PersonCuts } from '../domain/division/person-cuts.ts';
import type { PageReading } from '../domain/page/page-reading.ts';
import type { PageJudgement } from '../domain/quality/judge-file.ts';
import type { AccessPdfProof } from './access-pdf.ts';
import type { PageIdentity, PageRaster, ScanIdentity } from './scan-reader.ts';

/** What the steps yield, by step name. Page steps yield one artifact a page, file steps one a file. */
export interface Artifacts {
  readonly identify: ScanIdentity;
  readonly rasterise: PageRaster;
  readonly recognise: PageReading;
  readonly divide: Division;
  readonly catalogue: readonly CataloguedDocument[];
  readonly quality: readonly PageJudgement[];
  readonly compose: AccessPdfProof;
}
export type StepName = keyof Artifacts;

/** JSON values that a step's result depends on beside its inputs. */
export type StepSettings = Readonly<Record<string, string | number | boolean>>;

/** What a step may ask for. Asking is lazy: an input that is not asked for is not made. */
export interface StepInputs {
  /** The artifact of a file step. */
  file<Name extends StepName>(name: Name): Promise<Artifacts[Name]>;
  /** The artifact of a page step for one page. */
  page<Name extends StepName>(name: Name, page: number): Promise<Artifacts[Name]>;
  /** The artifacts of a page step for every page, in page order. */
  allPages<Name extends StepName>(name: Name): Promise<readonly Artifacts[Name][]>;
}

export interface StepContext {
  readonly sourcePath: string;
  /** Name of the file as people know it, NFC. */
  readonly name: string;
  /** A folder of this run; emptied when the run ends. */
  readonly workFolder: string;
  /** Found marks of this content that a person declared to be none; absent: every mark counts. */
  readonly clearedMarks?: readonly FoundMark[];
  /** Where a person cut the file: they count, whatever the machine would say. */
  readonly cuts?: PersonCuts;
  readonly signal: AbortSignal;
}

export interface PageStepContext extends StepContext {
  readonly page: PageIdentity;
}

interface ProcessorBase<Name extends StepName> {
  readonly name: Name;
  /** Raised whenever the result for equal inputs may change. */
  readonly version: string;
  /** Steps whose artifacts `run` may ask for; part of the fingerprint. */
  readonly needs: readonly StepName[];
  readonly settings: StepSettings;
  /** Kept in the store, so that a repeat is free; else made again when a later step needs it. */
  readonly keep: boolean;
}

export interface FileProcessor<Name extends StepName = StepName> extends ProcessorBase<Name> {
  readonly scope: 'file';
  run(inputs: StepInputs, context: StepContext): Promise<Artifacts[Name]>;
}

export interface PageProcessor<Name extends StepName = StepName> extends ProcessorBase<Name> {
  readonly scope: 'page';
  run(inputs: StepInputs, context: PageStepContext): Promise<Artifacts[Name]>;
}

export type Processor = { [Name in StepName]: FileProcessor<Name> | PageProcessor<Name> }[StepName];

/** The pipeline is data: which steps there are. Order follows from `needs`. */
export type Pipeline = readonly Processor[];
