import permissions from '../../../mappings/paperless/permissions.json' with { type: 'json' };
import { createHttpClient } from '../../infra/http-client.ts';
import { isPortError } from '../../ports/errors.ts';
import type { HostFinding } from '../../ports/host.ts';
import type { PaperlessContext } from './context.ts';
import { LONG_TEXT_SINCE, releaseOf } from './versions.ts';
import type { WireProbe } from './wire-types.ts';

/** Days that a document must stay in the trash, so that a deletion is noticed while it can still be undone. */
const LEAST_TRASH_DAYS = 7;

/** Asks the host as the work will; never throws. */
export async function checkPaperlessHealth(
  context: PaperlessContext,
  signal?: AbortSignal,
): Promise<readonly HostFinding[]> {
  try {
    const probe = await context.api.probe({ signal });
    context.releases.note(probe.version);
    return [
      ...versionFindings(probe, context),
      ...permissionFindings(probe, context),
      ...keepingFindings(probe),
      ...(await registrationFindings(context)),
      ...(await webhookFindings(context, signal)),
    ];
  } catch (error) {
    return [failureFinding(error)];
  }
}

function failureFinding(error: unknown): HostFinding {
  if (!isPortError(error)) return finding('error', 'host-unreachable', {});
  const { system, status, said } = error.details;
  const details = { ...(system !== undefined && { system }), ...(status !== undefined && { status }) };
  switch (error.code) {
    case 'cancelled':
      return finding('error', 'cancelled', {});
    case 'unauthorized':
      return finding('error', 'host-token-refused', {});
    case 'forbidden':
      return finding('error', 'host-permission-missing', { permission: 'view_uisettings' });
    case 'unsupported':
      return finding('error', 'host-version-unsupported', { least: LEAST_VERSION });
    case 'protocol':
    case 'not-found':
      return finding('error', 'host-not-paperless', details);
    default:
      return finding('error', 'host-unreachable', { ...details, ...(said !== undefined && { said }) });
  }
}

const LEAST_VERSION = '2.16';

function versionFindings({ version }: WireProbe, { settings }: PaperlessContext): readonly HostFinding[] {
  const { support, remoteOcr, versions, longText } = releaseOf(version);
  const details = { version: version === '' ? '?' : version };
  if (support === 'unsupported')
    return [finding('error', 'host-version-unsupported', { ...details, least: LEAST_VERSION })];
  const { delivery } = settings;
  const isImpossible = (delivery === 'remote-ocr' && !remoteOcr) || (delivery === 'version' && !versions);
  if (isImpossible) return [finding('error', 'host-delivery-impossible', { ...details, delivery })];
  const short = longText ? [] : [finding('warning', 'host-long-text-missing', { ...details, least: LONG_TEXT_SINCE })];
  if (support === 'older') return [finding('info', 'host-version-older', details), ...short];
  return support === 'untested' ? [finding('warning', 'host-version-untested', details)] : [];
}

function permissionFindings(probe: WireProbe, { settings }: PaperlessContext): readonly HostFinding[] {
  if (probe.superuser) return [finding('info', 'host-token-of-administrator', {})];
  const has = new Set(probe.permissions);
  const missing = (wanted: readonly string[], severity: HostFinding['severity']): readonly HostFinding[] =>
    wanted
      .filter((permission) => !has.has(permission))
      .map((permission) => finding(severity, 'host-permission-missing', { permission }));
  const people = Object.keys(settings.roles).length > 0 ? permissions.people : [];
  return [
    ...missing(permissions.needed, 'error'),
    ...missing([...people, ...permissions.history], 'warning'),
    ...permissions.disposal
      .filter((permission) => !has.has(permission))
      .map((permission) => finding('warning', 'host-disposal-right-missing', { permission })),
  ];
}

function keepingFindings({ trashDelay, auditLog }: WireProbe): readonly HostFinding[] {
  const details = { days: trashDelay ?? 0, least: LEAST_TRASH_DAYS };
  return [
    ...(trashDelay !== undefined && trashDelay < LEAST_TRASH_DAYS
      ? [finding('warning', 'host-trash-short', details)]
      : []),
    ...(auditLog ? [] : [finding('warning', 'host-audit-off', {})]),
  ];
}

async function registrationFindings({ objects, settings }: PaperlessContext): Promise<readonly HostFinding[]> {
  const isRegistered = (await objects.list(settings.id)).some(({ kind }) => kind === 'workflow');
  return isRegistered ? [] : [finding('warning', 'host-not-registered', {})];
}

/**
 * The host must be able to call us. From here only two things can be seen: whether anybody answers there, and whether
 * the address is one that a host which was told to refuse internal requests will not call; the host says neither.
 */
async function webhookFindings(
  { settings, clock }: PaperlessContext,
  signal: AbortSignal | undefined,
): Promise<readonly HostFinding[]> {
  const { id, publicUrl, timeoutMs, url } = settings;
  if (settings.hookSecrets.length === 0) return [];
  const ours = URL.parse(publicUrl);
  const theirs = URL.parse(url);
  if (ours && theirs && isLoopback(ours) && !isLoopback(theirs)) {
    return [finding('error', 'host-webhook-loopback', { origin: ours.origin })];
  }
  const local = ours && isPrivate(ours) ? [finding('info', 'host-webhook-internal', { origin: ours.origin })] : [];
  const origin = ours?.origin ?? publicUrl;
  const status = await answerOf({ id, publicUrl, timeoutMs, clock }, signal);
  if (status === undefined) return [finding('warning', 'host-webhook-unreachable', { origin }), ...local];
  return status === OURS ? local : [finding('warning', 'host-webhook-elsewhere', { origin, status }), ...local];
}

/** The route is there, for POST alone: asked so, our service needs no secret and takes nothing in. */
const OURS = 405;

/** Status of what answers at the address of the webhook; undefined where nobody does. */
async function answerOf(
  {
    id,
    publicUrl,
    timeoutMs,
    clock,
  }: Pick<PaperlessContext['settings'], 'id' | 'publicUrl' | 'timeoutMs'> & Pick<PaperlessContext, 'clock'>,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const client = createHttpClient({
    ...{ baseUrl: publicUrl, hostId: id, headers: {}, timeoutMs: Math.min(timeoutMs, 5000), clock },
    ...{ concurrency: 1, minIntervalMs: 0, maxBodyBytes: 64 * 1024 },
  });
  try {
    const request = { operation: 'webhook', method: 'OPTIONS', path: `hooks/paperless/${id}`, signal } as const;
    return await client.stream(request, ({ status }) => Promise.resolve(status));
  } catch (error) {
    const status = isPortError(error) ? error.details['status'] : undefined;
    return typeof status === 'number' ? status : undefined;
  } finally {
    client.dispose();
  }
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
}

/** Addresses that a hardened host refuses to call; names are not looked up. */
function isPrivate(url: URL): boolean {
  const { hostname } = url;
  return (
    isLoopback(url) ||
    /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(hostname) ||
    /^\[f[cde]/i.test(hostname)
  );
}

function finding(severity: HostFinding['severity'], code: string, details: HostFinding['details']): HostFinding {
  return { severity, code, details };
}
