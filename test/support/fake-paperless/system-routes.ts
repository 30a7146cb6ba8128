import { ok, Refusal } from './answer.ts';
import type { Core } from './core.ts';
import { may, permissionsOf, requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';

/** What the host says of itself. */
export function addSystemRoutes(routes: Routes, { state, settings }: Core): void {
  routes.get('/ui_settings/', ({ user }) => {
    requirePermission(state, user, 'view_uisettings');
    return ok({
      user: {
        id: user.id,
        username: user.username,
        is_staff: user.staff,
        is_superuser: user.superuser,
        groups: user.groups,
      },
      settings: {
        ...user.settings,
        ...{
          update_checking: { backend_setting: 'default' },
          trash_delay: settings.trashDelay,
          version: settings.version,
        },
        ...{
          app_title: null,
          app_logo: null,
          auditlog_enabled: settings.auditLog,
          email_enabled: false,
          ai_enabled: false,
        },
      },
      permissions: permissionsOf(state, user),
    });
  });
  /** Replaces the settings of the caller, and of nobody else. */
  routes.post('/ui_settings/', ({ user, body }) => {
    requirePermission(state, user, 'change_uisettings');
    const { settings: given } = body;
    user.settings = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
    return ok({ success: true });
  });
  routes.get('/status/', ({ user }) => {
    if (!user.staff && !may(state, user, 'view_system_monitoring')) throw new Refusal(403, 'Insufficient permissions');
    return ok({
      pngx_version: settings.version,
      server_os: 'Linux',
      install_type: 'bare-metal',
      storage: { total: 270_553_174_016, available: 80_480_030_720 },
      database: { type: 'sqlite', url: '/srv/paperless/data/db.sqlite3', status: 'OK', error: null },
      tasks: {
        redis_status: 'OK',
        celery_status: 'OK',
        index_status: 'OK',
        classifier_status: 'WARNING',
        sanity_check_status: 'WARNING',
      },
    });
  });
}
