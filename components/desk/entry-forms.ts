import type { EntryTarget } from '#components/desk/entry-target.ts';
import { type FieldModel, field } from '#components/desk/field-model.ts';
import type { FormText } from '#components/desk/form-text.ts';
import type { OutboxPath } from '#components/desk/outbox-item.ts';
import type { EntryKind } from '#domain/entry.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { levels } from '#domain/level.ts';

/** A small form for one kind of entry other than a signal. */
export interface EntryForm {
  /** Name of its words, under `desk.entries`. */
  name: string;
  kind: EntryKind;
  path: OutboxPath;
  /** Where the answers but the reason go in the entry; empty for beside its id. */
  within: string;
  /** What stands there with them and is never asked. */
  given?: Readonly<Record<string, unknown>>;
  fields: readonly FieldModel[];
  start: FormText;
}

const required = { required: true };
const reason = field('entry', 'reason', 'long-text', required);

export const heartbeatForm: EntryForm = {
  name: 'heartbeat',
  kind: 'heartbeat',
  path: 'heartbeats',
  within: '',
  fields: [
    field('entry', 'indicator', 'choice', { required: true, options: indicatorIds }),
    field('entry', 'lookedAt', 'instant', required),
    field('entry', 'regions', 'regions'),
    field('entry', 'note', 'long-text'),
  ],
  start: { lookedAt: 'now' },
};

const incidentForm: EntryForm = {
  name: 'incident',
  kind: 'incident-opened',
  path: 'incidents',
  within: 'incident',
  fields: [
    field('entry', 'title', 'text', required),
    field('entry', 'startAt', 'event-time', required),
    field('entry', 'where', 'where'),
    field('entry', 'vacancy', 'text'),
    field('entry', 'clocks', 'clocks'),
    field('entry', 'note', 'long-text'),
  ],
  start: {},
};

/** Puts an incident right; what it said before stays readable. */
export const incidentCorrectionForm: EntryForm = {
  name: 'incidentCorrected',
  kind: 'incident-corrected',
  path: 'corrections',
  within: 'incident',
  fields: [reason, ...incidentForm.fields],
  start: {},
};

const incidentClosedForm: EntryForm = {
  name: 'incidentClosed',
  kind: 'incident-closed',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'incident', 'incident', required),
    field('entry', 'closedAt', 'instant', required),
    reason,
  ],
  start: { closedAt: 'now' },
};

const clockClosedForm: EntryForm = {
  name: 'clockClosed',
  kind: 'clock-closed',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'clock', 'running-clock', required),
    field('entry', 'closedAt', 'instant', required),
    field('entry', 'signal', 'report'),
  ],
  start: { closedAt: 'now' },
};

const clockMootedForm: EntryForm = {
  name: 'clockMooted',
  kind: 'clock-mooted',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'clock', 'running-clock', required),
    field('entry', 'mootedAt', 'instant', required),
    reason,
  ],
  start: { mootedAt: 'now' },
};

const attachForm: EntryForm = {
  name: 'attach',
  kind: 'report-attached',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'signal', 'report', required),
    field('entry', 'event', 'reported-event', required),
  ],
  start: {},
};

const mergeForm: EntryForm = {
  name: 'merge',
  kind: 'events-merged',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'from', 'reported-event', required),
    field('entry', 'into', 'reported-event', required),
  ],
  start: {},
};

const annotationForm: EntryForm = {
  name: 'annotation',
  kind: 'annotation',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'text', 'long-text', required),
    field('entry', 'fromAt', 'instant', required),
    field('entry', 'toAt', 'instant'),
  ],
  start: { fromAt: 'now' },
};

const splitForm: EntryForm = {
  name: 'split',
  kind: 'event-split',
  path: 'entries',
  within: '',
  fields: [field('entry', 'signal', 'report', required)],
  start: {},
};

const overrideForm: EntryForm = {
  name: 'override',
  kind: 'level-overridden',
  path: 'entries',
  within: '',
  fields: [
    field('entry', 'indicator', 'choice', { required: true, options: indicatorIds }),
    field('override', 'level', 'choice', { required: true, options: levels }),
    field('override', 'hours', 'choice', { required: true, options: [6, 12, 24, 72, 168] }),
    reason,
  ],
  start: { hours: '24' },
};

/** Sets the days against which attacks are called abnormal. */
export const baselineForm: EntryForm = {
  name: 'baseline',
  kind: 'setting-changed',
  path: 'entries',
  within: 'setting',
  given: { name: 'attack-baseline' },
  fields: [field('baseline', 'period', 'frozen-days', required), reason],
  start: { 'period/act': 'freeze' },
};

/** Takes back what the id names; the reason is all there is to ask. */
export const retractionForm: EntryForm = {
  name: 'retraction',
  kind: 'entry-retracted',
  path: 'retractions',
  within: '',
  fields: [reason],
  start: {},
};

/** Those that the menu of the desk offers, in its order. */
export const menuForms: readonly EntryForm[] = [
  incidentForm,
  incidentCorrectionForm,
  clockClosedForm,
  clockMootedForm,
  incidentClosedForm,
  attachForm,
  mergeForm,
  splitForm,
  overrideForm,
  baselineForm,
  annotationForm,
];

/** Under which the draft of a small form is kept: one for each entry that it is about. */
export function draftNameOf({ name }: EntryForm, target: EntryTarget | null = null): string {
  return target === null ? `entry-${name}` : `entry-${name}-${target.id}`;
}

/** Whether entries of this kind can change a reading. A note changes none. */
export function canMove({ kind }: EntryForm): boolean {
  return kind !== 'annotation';
}
