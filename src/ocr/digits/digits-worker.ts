import type { DigitQuestion } from '../../domain/digits/digit-reading.ts';
import type { DigitCrop, DigitReadings } from '../../ports/digit-reader.ts';
import { loadOwnModel, readWithOwnModel, type OwnModel } from './own-model.ts';
import { loadSecondModel, readWithSecondModel, type SecondModel } from './second-model.ts';

/** What comes to the worker. */
export interface DigitTask {
  readonly crop: DigitCrop;
  readonly asked: DigitQuestion;
}

const loaded: { own?: OwnModel; second?: SecondModel | undefined } = {};

/** Task of a worker thread. */
export function readOwn({ crop, asked }: DigitTask): DigitReadings {
  loaded.own ??= loadOwnModel();
  return readWithOwnModel(loaded.own, crop, asked);
}

/** Task of a worker thread; nothing where the model was not prepared on this machine. */
export function readSecond({ crop, asked }: DigitTask): DigitReadings {
  loaded.second ??= loadSecondModel();
  return loaded.second === undefined ? { ranked: [] } : readWithSecondModel(loaded.second, crop, asked);
}
