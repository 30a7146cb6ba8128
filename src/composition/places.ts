import path from 'node:path';
import type { Config } from '../config/load-config.ts';

/** Folders of one installation, absolute. */
export interface Places {
  readonly store: string;
  readonly work: string;
  readonly inbox: string;
  readonly results: string;
}

export function placesOf(config: Config): Places {
  const data = path.resolve(config['data.folder']);
  return {
    store: path.join(data, 'store'),
    work: path.join(data, 'work'),
    inbox: path.resolve(config['inbox.folder'] ?? path.join(data, 'inbox')),
    results: path.resolve(config['inbox.results'] ?? path.join(data, 'results')),
  };
}
