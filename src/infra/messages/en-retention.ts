import type { viRetention } from './vi-retention.ts';

export const enRetention: Readonly<Record<keyof typeof viRetention, string>> = {
  'retention.period.permanent': 'Permanent',
  'retention.period.years': '{years} years',
  'retention.period.years-after-event': '{years} years after: {event}',
  'retention.period.until-superseded': 'Until superseded',
  'retention.period.life-of-work': 'Life of the work or equipment',
  'retention.period.none': 'Not decided',

  'retention.state.draft': 'Draft',
  'retention.state.proposed': 'Proposed',
  'retention.state.active': 'In force here',
  'retention.state.retired': 'Retired',
  'retention.state.rejected': 'Rejected',

  'retention.severity.refused': 'Fault',
  'retention.severity.warning': 'Note',

  'retention.finding.source-missing': 'The schedule names no source. Put where it was read into “sources”.',
  'retention.finding.validity-reversed': 'It ends on {to}, not after it begins on {from}. Correct one of the days.',
  'retention.finding.in-force-before-issue': 'In force on {from}, before its issue on {issued}. Check both days.',
  'retention.finding.no-rows':
    'The schedule has no row. Add the rows, or set “coverage.extent” to “metadata-only” where only its data is known.',
  'retention.finding.coverage-partial': 'Only a part of the official appendix is here; see the statement of coverage.',
  'retention.finding.coverage-metadata-only': 'Only its data is here; no period can be taken from it.',
  'retention.finding.duplicate-item':
    'The id of an item is there twice: “{title}” bears one in use. Give one of them another id.',
  'retention.finding.id-misplaced':
    'The id does not begin with that of what is above, “{above}/”. Correct it or move the item.',
  'retention.finding.parent-missing':
    'The group above, “{parent}”, does not stand before this one. Reorder the groups or correct the id.',
  'retention.finding.period-missing': 'Item “{title}” has neither a period nor sub-items. Give its period.',
  'retention.finding.period-not-as-text': 'The words say “{text}”, the value says “{period}”. Make them agree.',
  'retention.finding.text-not-understood': 'The words “{text}” were not understood; check the value that was entered.',
  'retention.finding.period-above-sub-items':
    'The item has a period beside its sub-items; those of the sub-items count.',
  'retention.finding.period-without-number':
    'The law of 2024 (article 15) knows permanent or 2 to 70 years; the item says “{text}”. Whoever activates must look at it.',
  'retention.finding.period-outside-law':
    'Period “{text}” is outside the 2 to 70 years of the law of 2024 (article 15). Correct it.',
  'retention.finding.supersession-cycle':
    'Supersession goes in a circle: {way}. Correct “supersedes” or “supersededBy”.',
  'retention.finding.overlap':
    'In force together with schedule “{other}” ({from} – {to}). Correct the days, or say that one supersedes the other.',
  'retention.finding.period-lowered':
    'Period “{period}” of “{title}” is lower than the prescribed “{prescribed}” ({basis}). It may not be lower.',
  'retention.finding.period-corrected':
    'The period of “{title}” goes from “{prescribed}” (marked as in doubt) down to “{period}”. Compare with the official text.',
  'retention.finding.period-not-comparable':
    '“{period}” of “{title}” cannot be compared with “{prescribed}”; whoever activates must be sure that it is not lower.',
  'retention.finding.prescribed-missing':
    'Item “{title}” follows the prescribed “{prescribed}”, which is in no schedule in force. Correct “follows”.',
  'retention.finding.prescribed-not-named':
    'Item “{title}” follows no prescribed one; what is not listed takes the period of the like group, not a lower one.',
  'retention.finding.row-gone': 'Item “{title}” is gone in the new version; dossiers that cite it keep their period.',

  'validation.decision-permanent-by-law': 'The law makes this material permanent; no other period can be set.',
  'validation.decision-rule-unknown': 'There is no such rule of permanence.',
  'validation.decision-rule-not-in-force':
    'This rule is in force since 1 July 2025, after the time of the dossier. Leave it out and cite an item of a schedule.',
  'validation.decision-below-prescribed':
    'The period is below “{prescribed}” of item {item} that is cited. Choose one as long or longer.',
  'validation.decision-not-comparable':
    'It cannot be compared with “{prescribed}” of item {item}; give the reason for this period.',
  'validation.decision-not-founded': 'Cite an item of a schedule, or give a reason.',
  'validation.decision-row-unknown': 'No schedule in force has an item {item}. Choose another.',
  'validation.decision-schedule-not-in-force':
    'The version of the schedule with item {item} is not in force. Choose an item of one that is.',
  'validation.decision-nothing-to-undo': 'The dossier has no retention decision to take back.',

  'retention.warning.longer-proposal':
    'Something calls for a longer period: “{period}” by item {item} ({source}). A dossier has the longest period of its documents.',
  'retention.warning.incomparable-proposal':
    'Something calls for another period that cannot be compared: “{period}” by item {item} ({source}). Look at it first.',
  'retention.warning.row-uncertain':
    'Item {item} (“{period}”) is marked as doubtful in the schedule; compare it with the official text.',
  'retention.source.title': 'title of the dossier',
  'retention.source.document': 'document {ordinal}',
  'retention.source.law': 'rule of the law',
  'retention.left.gone': 'The dossier is gone.',
  'retention.left.closed': 'The dossier is past arranging and cannot be changed any more.',
  'retention.left.changed': 'Somebody else has changed the dossier. Look at it again, then accept.',
  'retention.left.proposal-changed': 'Another period is proposed for this dossier now. Look at it, then accept.',
  'retention.left.refused': 'The proposed period cannot be used.',

  'field.retentionPeriod': 'Retention period',
  'field.retentionItem': 'Row of the retention schedule',
  'field.retentionDueOn': 'Retention ends on',
  'field.retentionHold': 'Disposal on hold',
  'field.dossierTitle': 'Title of the dossier',
  'field.dossierState': 'State of the dossier',

  'retention.due.permanent': 'Permanent',
  'retention.due.held': 'On hold',
  'retention.due.open': 'No date yet',
  'retention.due.running': 'Running',
  'retention.due.soon': 'Due soon',
  'retention.due.due': 'Due',

  'retention.change.added': 'Added',
  'retention.change.removed': 'Removed',
  'retention.change.changed': 'Changed',

  'cli.retention.description': 'retention schedules, due dossiers, transfers, holds, proposals',
  'cli.retention.fonds': 'of this fonds alone, by code or id (due, transfer)',
  'cli.retention.target': 'this deadline alone: arrangement, current-archives or historical-archives (transfer)',
  'cli.retention.all': 'also dossiers whose deadline is far away (transfer)',
  'cli.retention.moved': '“{id}” version {version}: {state}.',
  'cli.retention.transferCounts':
    '{what}: {overdue} dossiers overdue, {soon} soon, {running} in time, {open} that cannot be told.',
  'retention.transfer.arrangement': 'Arranging the backlog',
  'retention.transfer.current-archives': 'To the agency’s own archives',
  'retention.transfer.historical-archives': 'To the historical archives',
  'retention.transferState.running': 'In time',
  'retention.transferState.soon': 'Soon',
  'retention.transferState.overdue': 'Overdue',
  'cli.retention.edition': 'version of the schedule (the newest by default)',
  'cli.retention.draft': 'keep it as a draft, do not propose it yet',
  'cli.retention.reason': 'why it is held or released, at least ten letters',
  'cli.retention.date': 'as of this day (YYYY-MM-DD; today by default)',
  'cli.retention.oneOf': 'choose one of: {allowed}',
  'cli.retention.needs': 'needed as well: {what}',
  'cli.retention.what.file': 'the file of a schedule (JSON)',
  'cli.retention.what.schedule': 'the id of a schedule',
  'cli.retention.what.dossier': 'the id of a dossier',
  'cli.retention.what.hold': 'the id of a hold',
  'cli.retention.dayUnknown': 'not known',
  'cli.retention.notVersion': 'no number of a version',
  'cli.retention.table.id': 'SCHEDULE',
  'cli.retention.table.version': 'VERSION',
  'cli.retention.table.state': 'STATE',
  'cli.retention.table.from': 'FROM',
  'cli.retention.table.to': 'TO',
  'cli.retention.table.title': 'TITLE',
  'cli.retention.table.item': 'ITEM',
  'cli.retention.table.what': 'WHAT',
  'cli.retention.table.before': 'BEFORE',
  'cli.retention.table.after': 'AFTER',
  'cli.retention.table.change': 'CHANGE',
  'cli.retention.table.dossiers': 'DOSSIERS',
  'cli.retention.table.staying': 'STAY',
  'cli.retention.table.due': 'DUE BEFORE → AFTER',
  'cli.retention.table.day': 'EXPIRES',
  'cli.retention.table.dossier': 'DOSSIER',
  'cli.retention.table.period': 'PERIOD',
  'cli.retention.finding': '{severity} {id}: {text}',
  'cli.retention.valid': 'The file is valid: “{id}”, {rows} rows with a period.',
  'cli.retention.none':
    'The store has no schedule yet. “vankho retention import” takes in those that come with the program ({shipped}), “vankho retention import FILE” one of your own; a second person puts it into force by “vankho retention activate ID”.',
  'cli.retention.imported': 'Imported “{id}” version {version} ({state}).',
  'cli.retention.same': 'The newest version of “{id}” ({version}) is equal to this file; nothing was changed.',
  'cli.retention.noDifference': 'No difference in items and periods.',
  'cli.retention.simulated':
    '{changing} dossiers have another period by the new version; {staying} decided before it came into force stay.',
  'cli.retention.activated': 'Activated “{id}” version {version}. {changing} dossiers should be looked at again.',
  'cli.retention.nothingDue': 'No dossier is due or due soon.',
  'cli.retention.dueCounts': 'Due: {due}; due soon: {soon}; on hold: {held}; without a date: {open}.',
  'cli.retention.held': 'Dossier {id} is on hold (hold {hold}).',
  'cli.retention.released': 'Hold {hold} is released.',
};
