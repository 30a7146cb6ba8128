import type { PaperlessTexts } from './paperless-code.ts';

/** Paperless-ngx, in English. */
export const enPaperless: PaperlessTexts = {
  'host-unreachable': {
    title: 'Host cannot be reached',
    text: 'The document system does not answer[ ({system})][ (status {status})]. Check address, network and service; nothing is lost, work goes on when it answers.',
  },
  'host-token-refused': {
    title: 'Token refused',
    text: 'The document system does not accept the token of the service account. Make a new one, put it into its file (tokenFile) and restart Vankho; meanwhile work waits and nothing is lost.',
  },
  'host-permission-missing': {
    title: 'Permission missing',
    text: 'The service account lacks the permission {permission} in the document system. Give it to the group of the account by the commands under Upgrade in the guide; saving the group on the screen of Paperless drops the permissions that are not shown there.',
  },
  'host-disposal-right-missing': {
    title: 'No right to destroy',
    text: 'The service account lacks {permission}. It is needed only where documents are destroyed on a decision; with a disposal case under way give it as the guide says under Destroying documents on a decision. Pass it over where nothing is destroyed in this system.',
  },
  'host-not-paperless': {
    title: 'Not a Paperless-ngx',
    text: 'Something answers at the configured address, but it is not the API of Paperless-ngx[ (status {status})]. Check url, the path after the host name, and proxies.',
  },
  'host-version-unsupported': {
    title: 'Version too old',
    text: 'Paperless-ngx[ {version}] is not supported, {least} or later is needed. Upgrade the document system.',
  },
  'host-version-older': {
    title: 'Older version',
    text: 'Paperless-ngx {version} works, but has no versions of files, cannot have its files recognised by Vankho and gives no SHA-256. 3.x is better.',
  },
  'host-version-untested': {
    title: 'Version not tried yet',
    text: 'Paperless-ngx {version} is newer than those that were tried. Run “vankho host check” and look closely at the first documents.',
  },
  'host-long-text-missing': {
    title: 'No fields for long text',
    text: 'Paperless-ngx {version} has no fields for more than 128 letters ({least} or later is needed): subject, issuing body, recipients and other long fields cannot be registered. Upgrade the document system, then run “vankho host apply”.',
  },
  'host-delivery-impossible': {
    title: 'Results cannot be delivered as chosen',
    text: 'Paperless-ngx {version} has no delivery of the kind {delivery}. Set delivery to content or fields, or upgrade to 3.x.',
  },
  'host-token-of-administrator': {
    title: 'Token of an administrator',
    text: 'The token belongs to a superuser and may do more than needed. Better make a service account with the permissions of the guide.',
  },
  'host-trash-short': {
    title: 'Trash is emptied early',
    text: 'The trash of the document system is emptied after {days} days; leave at least {least} (PAPERLESS_EMPTY_TRASH_DELAY), so that a document deleted by mistake can be restored.',
  },
  'host-audit-off': {
    title: 'Audit log of the host is off',
    text: 'The document system keeps no log of changes. Set PAPERLESS_AUDIT_LOG_ENABLED=true to know who changed what.',
  },
  'host-not-registered': {
    title: 'Not registered with the host',
    text: 'Fields, tags and workflows of Vankho are not in the document system yet. Run “vankho host plan”, then “vankho host apply”.',
  },
  'host-webhook-loopback': {
    title: 'The host cannot call Vankho',
    text: 'The address {origin} works on this machine only, and the document system is on another. Set publicUrl to an address that it can reach.',
  },
  'host-webhook-internal': {
    title: 'Internal address',
    text: 'Vankho is at the internal address {origin}. If PAPERLESS_WEBHOOKS_ALLOW_INTERNAL_REQUESTS is off in the document system, its calls about new documents (webhooks) do not arrive; documents are still found by the regular sweep, some minutes later.',
  },
  'host-webhook-unreachable': {
    title: 'Nobody answers at the address of Vankho',
    text: 'No service answers at {origin}. Start it or correct publicUrl; until then new documents are found only by the regular sweep.',
  },
  'host-webhook-elsewhere': {
    title: 'The address of Vankho leads elsewhere',
    text: 'At {origin} a program answers[ (status {status})], but not Vankho’s address for calls of this document system. Correct publicUrl or the proxy; until then new documents are only found by the sweep.',
  },
  'document-trashed': {
    title: 'Document is in the trash',
    text: 'The document was moved to the trash of the document system. If that was a mistake, restore it there before the trash is emptied.',
  },
  'document-gone': {
    title: 'Document is no longer in the host',
    text: 'The document is no longer in the document system, nor in the trash as far as the service account can see it. Ask the administrator of the host who deleted it; what Vankho read is kept.',
  },
  'document-hidden': {
    title: 'Document may not be seen any more',
    text: 'The document is still there, but the service account may not see it. Give it the right to view and change again.',
  },
  'text-lost': {
    title: 'Document lost its text',
    text: 'The text of the document in the document system is empty, mostly after a recognition that failed. Vankho delivers what was kept again; nothing need be done.',
  },
  'text-replaced': {
    title: 'Text was replaced',
    text: 'The text of the document in the document system is not what was delivered: it was recognised again there, or somebody changed it. Look at the document; give it the tag “VK yêu cầu: Đọc lại” to have the result of Vankho again.',
  },
};
