import type { FormDeps } from '../app/archive/forms/form-maker.ts';
import type { Config } from '../config/load-config.ts';
import { createFormatsPool } from '../formats/formats-pool.ts';
import { closeAll } from './close-all.ts';
import { formDeps } from './form-deps.ts';
import { openConfiguredStore } from './open-store.ts';

/** For `vankho form`: the store and what draws forms. */
export async function openForms(config: Config): Promise<{ deps: FormDeps; close: () => Promise<void> }> {
  const store = await openConfiguredStore(config);
  const pool = createFormatsPool({ threads: 1 });
  const close = () => closeAll([store, { close: () => pool.dispose() }]);
  try {
    return { deps: formDeps(config, { store, pool }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
