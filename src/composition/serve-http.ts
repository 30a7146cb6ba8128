import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { confirmDocument, correctField } from '../app/correct-field.ts';
import type { AppDeps } from '../app/deps.ts';
import { readAgain, redriveDead } from '../app/redrive.ts';
import type { Config } from '../config/load-config.ts';
import { ensureFirstAdministrator } from '../http/auth/first-administrator.ts';
import type { HttpDeps, HostStatus } from '../http/deps.ts';
import { HTTP_DEFAULTS, type HttpOptions } from '../http/options.ts';
import { startHttp } from '../http/start-http.ts';
import { asFileError } from '../infra/fs-errors.ts';
import type { Logger } from '../infra/logger.ts';
import { createMetrics } from '../infra/metrics.ts';
import { RequestError } from '../ports/errors.ts';
import { accessPdfOf } from './access-pdfs.ts';
import { createPageImages, type PageImages } from './page-images.ts';
import type { Places } from './places.ts';
import type { ReadingStack } from './reading-stack.ts';

export interface HttpService {
  readonly address: string;
  readonly firstSecret?: { readonly name: string; readonly secret: string };
  close(): Promise<void>;
}

export interface HttpRequestParts {
  readonly config: Config;
  readonly deps: AppDeps;
  readonly stack: ReadingStack;
  readonly log: Logger;
  readonly places: Places;
  readonly version: string;
}
