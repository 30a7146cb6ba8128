import path from 'node:path';
import type { Config } from '../config/load-config.ts';

/** Folders of one installation, absolute. */
export interface Places {
  readonly store: string;
  readonly work: string;
  readonly inbox: string;
  readonly results: string;
  /** One folder a host, for what waits there. */
  readonly hosts: string;
}

export function placesOf(config: Config): Places {
  const data = path.resolve(config['data.folder']);
  return {
    store: path.join(data, 'store'),
    work: path.join(data, 'work'),
    inbox: path.resolve(config['inbox.folder'] ?? path.join(data, 'inbox')),
    hosts: path.join(data, 'hosts'),
    results: path.resolve(config['inbox.results'] ?? path.join(data, 'results')),
  };
}
