import { parseColumns, type InventoryColumn } from '../domain/forms/dossiers/inventory.ts';
import { ConfigError } from '../ports/errors.ts';
import type { Config } from './load-config.ts';

export interface FormSettings {
  readonly consoleUrl?: string;
  readonly inventoryColumns: readonly InventoryColumn[];
}

/** @throws ConfigError `config-invalid` where columns are none or do not fit, or the address is none */
export function formSettingsOf(
  config: Pick<Config, 'forms.consoleUrl' | 'forms.inventoryColumns' | 'hosts'>,
): FormSettings {
  const inventoryColumns = parseColumns(config['forms.inventoryColumns']);
  if (inventoryColumns === undefined) throw wrong('forms.inventoryColumns', 'state | party | number,title,period,note');
  const consoleUrl = config['forms.consoleUrl'] ?? config.hosts[0]?.publicUrl;
  if (consoleUrl === undefined) return { inventoryColumns };
  if (!/^https?:\/\/\S+$/u.test(consoleUrl) || !URL.canParse(consoleUrl)) throw wrong('forms.consoleUrl', 'https://…');
  return { inventoryColumns, consoleUrl };
}

function wrong(option: string, allowed: string): ConfigError {
  return new ConfigError('config-invalid', 'Option has a wrong value', { details: { option, allowed } });
}
