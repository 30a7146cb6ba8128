import { isDayOfYear, type DueSettings } from '../domain/retention/due-date.ts';
import { ConfigError } from '../ports/errors.ts';
import type { Config } from './load-config.ts';

/** @throws ConfigError `config-invalid` where the day is not one that every year has */
export function dueSettingsOf(config: Pick<Config, 'retention.expiresOn' | 'retention.warningDays'>): DueSettings {
  const expiresOn = config['retention.expiresOn'];
  if (isDayOfYear(expiresOn)) return { expiresOn, warningDays: config['retention.warningDays'] };
  const details = { option: 'retention.expiresOn', allowed: '01-01 … 12-31 (MM-DD)' };
  throw new ConfigError('config-invalid', 'Option has a wrong value', { details });
}
