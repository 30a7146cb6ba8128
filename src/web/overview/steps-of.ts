import type { Status } from '../api/types.ts';
import type { MessageKey } from '../messages/messages.ts';
import { countAlarms } from './count-alarms.ts';

export interface Step {
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore?: boolean;
  readonly title: MessageKey;
  readonly help: MessageKey;
  readonly action?: { readonly label: MessageKey; readonly to: string };
}

export interface StepRights {
  readonly edit: boolean;
  readonly failures: boolean;
  readonly alarms: boolean;
  /** May say of a stamp that it is no mark. */
  readonly stamps: boolean;
  /** May take the list of pages to the scanner. */
  readonly rescans: boolean;
}

/** How many there are; counted no further than a person needs to know. */
export interface Counted {
  readonly count: number;
  readonly isMore: boolean;
}

/** Files with pages that a person must see; undefined where that is not asked or not known yet. */
export interface ToSee {
  readonly stamps: Counted | undefined;
  readonly rescan: Counted | undefined;
}

const NONE: Counted = { count: 0, isMore: false };

/** What is left to do, the most urgent first; nothing of which there is none. */
export function stepsOf({ scanFiles, queue, hosts }: Status, toSee: ToSee, rights: StepRights): readonly Step[] {
  const steps: readonly Step[] = [
    {
      count: countAlarms(hosts),
      title: 'overview.alarms',
      help: 'overview.alarmsHelp',
      ...(rights.alarms && { action: { label: 'overview.alarmsOpen', to: '/alarms' } }),
    },
    {
      count: scanFiles.withheld,
      title: 'overview.withheld',
      help: 'overview.withheldHelp',
      action: { label: 'overview.withheldOpen', to: '/files?state=withheld' },
    },
    {
      ...(rights.stamps && toSee.stamps ? toSee.stamps : NONE),
      title: 'overview.stamps',
      help: 'overview.stampsHelp',
      action: { label: 'overview.withheldOpen', to: '/files?pages=stamps' },
    },
    {
      count: scanFiles.review,
      title: 'overview.review',
      help: 'overview.reviewHelp',
      ...(rights.edit && { action: { label: 'overview.reviewStart', to: '/documents/next' } }),
    },
    {
      // A failed file often leaves a dead job too: the larger number is what a person will find listed.
      count: Math.max(scanFiles.failed, queue.dead),
      title: 'overview.failures',
      help: 'overview.failuresHelp',
      ...(rights.failures && { action: { label: 'overview.failuresOpen', to: '/failures' } }),
    },
    {
      ...(rights.rescans && toSee.rescan ? toSee.rescan : NONE),
      title: 'overview.rescan',
      help: 'overview.rescanHelp',
      action: { label: 'overview.withheldOpen', to: '/files?pages=rescan' },
    },
    { count: scanFiles.received + scanFiles.reading, title: 'overview.waiting', help: 'overview.waitingHelp' },
  ];
  return steps.filter(({ count }) => count > 0);
}
