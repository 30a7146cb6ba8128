import { isDayOfYear } from '../domain/retention/due-date.ts';
import type { TransferSettings } from '../domain/retention/transfer-due.ts';
import { ConfigError } from '../ports/errors.ts';
import type { Config } from './load-config.ts';

type Settings = Pick<Config, 'retention.expiresOn' | 'retention.warningDays' | 'retention.archivesLevel'>;

/** @throws ConfigError `config-invalid` where the day is not one that every year has */
export function dueSettingsOf(config: Settings): TransferSettings {
  const expiresOn = config['retention.expiresOn'];
  if (isDayOfYear(expiresOn))
    return { expiresOn, warningDays: config['retention.warningDays'], level: config['retention.archivesLevel'] };
  const details = { option: 'retention.expiresOn', allowed: '01-01 … 12-31 (MM-DD)' };
  throw new ConfigError('config-invalid', 'Option has a wrong value', { details });
}
