/**
 * What became of a file in its host: `witnessed` = what the host says of it is kept, `trashed` = in the host's trash and
 * found there, `erased` = away for good; `kept` stays, `absent` was not there any more before we came.
 */
export const DISPOSAL_FILE_STATES = ['planned', 'witnessed', 'trashed', 'erased', 'kept', 'absent', 'by-hand'] as const;
export type DisposalFileState = (typeof DISPOSAL_FILE_STATES)[number];

const MOVES: Readonly<Record<DisposalFileState, readonly DisposalFileState[]>> = {
  planned: ['witnessed', 'kept', 'absent', 'by-hand'],
  witnessed: ['trashed', 'kept', 'by-hand'],
  // A person has brought it back.
  trashed: ['erased', 'kept', 'by-hand'],
  erased: [],
  kept: [],
  absent: [],
  'by-hand': [],
};

export function canMoveFile(from: DisposalFileState, to: DisposalFileState): boolean {
  return MOVES[from].includes(to);
}

/** Nothing more is to be done about it. */
export function isFileSettled(state: DisposalFileState): boolean {
  return MOVES[state].length === 0;
}

/** Why a file stays in its host. */
export type FileKeptBecause =
  /** A dossier that is not on the list has a document in it (TT 01/2019, Điều 20.5; Luật 2024, Điều 36.4). */
  | 'linked'
  /** It holds documents that lie in no dossier yet. */
  | 'unfiled'
  /** It came into a listed dossier after the list was submitted: nobody has judged it. */
  | 'added'
  /** It is not what was listed. */
  | 'content-changed'
  /** The item that it belongs to was kept after all. */
  | 'item-kept';
