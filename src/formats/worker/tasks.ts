import type { TemplateValues } from '../../domain/forms/template/template-fields.ts';
import type { DrawnForm } from '../../ports/form-renderer.ts';
import type { PageIdentity, PageRaster, ScanFormat, ShownFields, TextLayerWord } from '../../ports/scan-reader.ts';
import type { PageImage } from '../pdf/access/embedded-image.ts';
import type { PageProof, ProofRequest } from '../pdf/access/prove-page.ts';
import type { ScanLimits } from '../scan-limits.ts';

export interface FileSummary {
  readonly format: ScanFormat;
  readonly bytes: number;
  readonly pages: number;
  readonly signed: boolean;
}

interface PathInput {
  readonly path: string;
  readonly limits: ScanLimits;
}

/** What worker threads do. Inputs and outputs are copied between threads; large buffers are handed over. */
interface Tasks {
  /** SHA-256 as hex, and how many bytes it was. */
  readonly hash: { readonly input: { readonly path: string }; readonly output: { sha256: string; bytes: number } };
  readonly summarise: { readonly input: PathInput; readonly output: FileSummary };
  readonly identify: {
    readonly input: PathInput & { readonly format: ScanFormat; readonly first: number; readonly last: number };
    readonly output: readonly PageIdentity[];
  };
  readonly rasterise: {
    readonly input: PathInput & { readonly page: PageIdentity };
    readonly output: PageRaster;
  };
  readonly show: {
    readonly input: PathInput & { readonly page: PageIdentity };
    readonly output: PageRaster;
  };
  readonly showFields: {
    readonly input: PathInput & { readonly page: PageIdentity };
    readonly output: ShownFields;
  };
  readonly textLayer: {
    readonly input: PathInput & { readonly page: PageIdentity };
    readonly output: readonly TextLayerWord[];
  };
  readonly pageImage: {
    readonly input: PathInput & { readonly page: PageIdentity };
    readonly output: PageImage;
  };
  /** Pages of a form that `writeSpool` wrote out. */
  readonly drawForm: {
    readonly input: { readonly spool: string; readonly path: string; readonly producer: string };
    readonly output: DrawnForm;
  };
  /** A template (DOCX) with values: a document. */
  readonly fillTemplate: {
    readonly input: { readonly template: Uint8Array; readonly values: TemplateValues };
    readonly output: { readonly data: Uint8Array };
  };
  readonly provePage: { readonly input: PathInput & { readonly proof: ProofRequest }; readonly output: PageProof };
}

export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Tasks[Name]['input'];
export type TaskOutput<Name extends TaskName> = Tasks[Name]['output'];

export interface TaskCall<Name extends TaskName = TaskName> {
  readonly name: Name;
  readonly input: TaskInput<Name>;
}
