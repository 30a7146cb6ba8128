import type { Division } from '../domain/division/division.ts';
import type { PersonCuts } from '../domain/division/person-cuts.ts';

export interface FileDivision {
  readonly scanFileId: string;
  /** Of the content that was divided, 64 hex digits. */
  readonly sha256: string;
  /** As it counts now; absent before the file was read, and when nothing of it may be kept. */
  readonly division?: Division;
  /** Of a person: they hold for this content, whatever a machine says. */
  readonly cuts?: PersonCuts;
}

export interface FileDivisionRepository {
  find(scanFileId: string): Promise<FileDivision | undefined>;
  /** What a reading found. Cuts of a person stay where the content is the same, and go where it is another one. */
  save(divided: Omit<FileDivision, 'cuts'>): Promise<void>;
  /** The cuts of a person, in place of earlier ones. The file must have been read. */
  cut(
    cutting: Pick<FileDivision, 'scanFileId' | 'sha256'> & { readonly cuts: PersonCuts; readonly actor: string },
  ): Promise<void>;
  /** Lets the machine's cuts count again; nothing happens where no person cut. */
  drop(scanFileId: string): Promise<void>;
}
