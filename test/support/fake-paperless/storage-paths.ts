import { invalid, ok } from './answer.ts';
import type { Core } from './core.ts';
import { canView, requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import { pathOf } from './storage-path-template.ts';

/** The dry run of a template; the objects themselves are in `named-objects.ts`. */
export function addStoragePathTestRoute(routes: Routes, { state }: Core): void {
  routes.post('/storage_paths/test/', ({ user, body }) => {
    requirePermission(state, user, 'view_storagepath');
    const { document: id, path } = body;
    const document = state.present().find((one) => one.id === id);
    if (!document || !canView(user, document)) {
      throw invalid({ document: [`Invalid pk "${String(id)}" - object does not exist.`] });
    }
    return ok(typeof path === 'string' ? pathOf(state, document, path) : null);
  });
}
