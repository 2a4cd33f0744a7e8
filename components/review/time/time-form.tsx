'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { TimeAxes } from '#components/review/time/axes.ts';
import { dayAfter } from '#components/review/time/knowledge.ts';
import { TimeInput } from '#components/review/time/time-input.tsx';
import {
  isNow,
  readWritten,
  type WrittenTime,
  writtenTime,
} from '#components/review/time/written-time.ts';
import { zoneName } from '#components/review/time/zone-name.ts';
import { Button } from '#components/ui/button.tsx';
import { type Instant, MINUTE } from '#domain/instant.ts';
import type { Knowledge } from '#domain/knowledge.ts';

/** Days offered by name; the ruler reaches the rest. */
const daysOffered = 30;

interface TimeFormProps {
  axes: TimeAxes;
  timeZone: string;
  end: Instant;
  days: Knowledge['days'];
  incidents: Knowledge['incidents'];
  onChoose: (axes: TimeAxes) => void;
}

/** Two times in the watch's zone, empty for now, and the moments that readers ask for most. */
export function TimeForm({ axes, timeZone, end, days, incidents, onChoose }: TimeFormProps) {
  const t = useTranslations('review.time');
  const text = (at: Instant | null) => (at === null ? '' : writtenTime(at, timeZone));
  const [asOf, setAsOf] = useState(text(axes.asOf));
  const [knownAt, setKnownAt] = useState(text(axes.knownAt));
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState(axes);
  // The page is at another time now. Drawn anew, the form would lose the cursor.
  if (shown.asOf !== axes.asOf || shown.knownAt !== axes.knownAt) {
    setShown(axes);
    setAsOf(text(axes.asOf));
    setKnownAt(text(axes.knownAt));
    setTried(false);
  }
  const inputs = { asOf: useRef<HTMLInputElement>(null), knownAt: useRef<HTMLInputElement>(null) };
  const read = (name: 'asOf' | 'knownAt', value: string): WrittenTime => {
    // The input shows minutes; an instant whose text was left alone keeps its seconds.
    if (value === text(axes[name])) return { ok: true, at: axes[name] };
    return isNow(value) ? { ok: true, at: null } : readWritten(value, { now: end, timeZone });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const chosen = { asOf: read('asOf', asOf), knownAt: read('knownAt', knownAt) };
    // Something that names no time must never be taken for now.
    if (!chosen.asOf.ok) inputs.asOf.current?.focus();
    else if (!chosen.knownAt.ok) inputs.knownAt.current?.focus();
    else onChoose({ asOf: chosen.asOf.at, knownAt: chosen.knownAt.at });
  };
  const input = (name: 'asOf' | 'knownAt', value: string, set: (text: string) => void) => (
    <TimeInput
      ref={inputs[name]}
      label={t(name)}
      aside={t('zone', { zone: zoneName(timeZone, end) })}
      value={value}
      read={read(name, value)}
      typed={value !== text(axes[name])}
      tried={tried}
      onChange={set}
    >
      <Button
        size="small"
        className="-ml-px"
        aria-label={t('nowFor', { axis: t(name) })}
        aria-pressed={value === ''}
        onClick={() => set('')}
      >
        {t('now')}
      </Button>
    </TimeInput>
  );
  const preset = (value: string) => {
    const [kind, at] = value.split(' ');
    if (kind === 'incident') setAsOf(text(Number(at)));
    if (kind === 'incident' || kind === 'day') setKnownAt(text(Number(at)));
  };

  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex flex-wrap items-start gap-x-4 gap-y-3 text-14"
    >
      {input('asOf', asOf, setAsOf)}
      {input('knownAt', knownAt, setKnownAt)}
      <Presets
        key={`${axes.asOf} ${axes.knownAt}`}
        days={days}
        incidents={incidents}
        onChoose={preset}
      />
      <Button type="submit" weight="primary" size="small" className="mt-5">
        {t('show')}
      </Button>
    </form>
  );
}

function Presets({
  days,
  incidents,
  onChoose,
}: {
  days: Knowledge['days'];
  incidents: Knowledge['incidents'];
  onChoose: (value: string) => void;
}) {
  const t = useTranslations('review.time');
  const id = useId();
  return (
    <div className="max-sm:w-full">
      <label htmlFor={id} className="mb-1 block font-medium text-12">
        {t('presets')}
      </label>
      <select
        id={id}
        className="h-9 w-full max-w-[20rem] border border-line-strong bg-surface px-2 text-14 text-ink"
        defaultValue=""
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        <optgroup label={t('incidents')}>
          {incidents.map(({ id: incident, title, startAt }) =>
            startAt === null ? null : (
              <option key={incident} value={`incident ${dayAfter(startAt)}`}>
                {t('dayAfter', { title })}
              </option>
            ),
          )}
        </optgroup>
        <optgroup label={t('revisionDays')}>
          {days
            .slice(-daysOffered)
            .reverse()
            .map(({ lastAt, recorded, corrected, retracted }) => (
              <option key={lastAt} value={`day ${wholeMinute(lastAt)}`}>
                {t('revisionDay', { at: lastAt, recorded, changed: corrected + retracted })}
              </option>
            ))}
        </optgroup>
      </select>
    </div>
  );
}

/** The input shows minutes: the first that knows the entry whole. */
function wholeMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE) * MINUTE;
}
