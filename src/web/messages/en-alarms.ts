import type { viAlarms } from './vi-alarms.ts';

/** Texts around documents that are gone although they had to be kept, in English. */
export const enAlarms: Readonly<Record<keyof typeof viAlarms, string>> = {
  'alarms.title': 'Retention alarms',
  'alarms.help':
    'These documents had to be kept but are gone from their host. The record here is untouched. Restore them from the trash of the host and find out who deleted them, then say here that it was dealt with.',
  'alarms.none': 'No alarms',
  'alarms.noneHelp': 'A document that is deleted from its host before its retention ended will stand here.',
  'alarms.file': 'File',
  'alarms.host': 'Host',
  'alarms.raisedAt': 'Found at',
  'alarms.kept': 'To be kept',
  'alarms.until': 'until {date}',
  'alarms.hold': 'on hold',
  'alarms.settle': 'Settle…',
  'alarms.settleTitle': 'Settle the alarm',
  'alarms.settleWhat': '“{file}” was deleted from {host} before its retention ended. This alarm will go.',
  'alarms.reason': 'What became of it',
  'alarms.again': 'The alarm comes again if the document is deleted again.',
  'alarms.submit': 'Settle',
  'alarms.back': 'Not yet',
  'alarms.done': 'Settled; the alarm is gone.',
  'alarms.more': '{count} alarms shown',

  'overview.alarms': '{count} documents deleted before their retention ended',
  'overview.alarmsHelp': 'Restore them from the trash of the host and find out who deleted them.',
  'overview.alarmsOpen': 'Show alarms',
  'overview.alarmsNone': 'No alarms',
  'overview.alarmsCount': '{count} open',
};
