'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { TimeAxes } from '#components/review/time/axes.ts';
import { dayAfter } from '#components/review/time/knowledge.ts';
import { zoneName } from '#components/review/time/zone-name.ts';
import { Button } from '#components/ui/button.tsx';
import { type Instant, MINUTE } from '#domain/instant.ts';
import type { Knowledge } from '#domain/knowledge.ts';
import { instantOfLocal, localText } from '#domain/zone.ts';

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
  const text = (at: Instant | null) => (at === null ? '' : localText(at, timeZone));
  const [asOf, setAsOf] = useState(text(axes.asOf));
  const [knownAt, setKnownAt] = useState(text(axes.knownAt));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose({ asOf: kept(asOf, axes.asOf), knownAt: kept(knownAt, axes.knownAt) });
  };
  // The input shows minutes; an instant whose text was left alone keeps its seconds.
  const kept = (value: string, before: Instant | null) =>
    value === text(before) ? before : instantOfLocal(value, timeZone);
  const preset = (value: string) => {
    const [kind, at] = value.split(' ');
    if (kind === 'incident') setAsOf(text(Number(at)));
    if (kind === 'incident' || kind === 'day') setKnownAt(text(Number(at)));
  };

  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-x-4 gap-y-3 text-14">
      <TimeInput label={t('asOf')} zone={zoneName(timeZone, end)} value={asOf} onChange={setAsOf} />
      <TimeInput
        label={t('knownAt')}
        zone={zoneName(timeZone, end)}
        value={knownAt}
        onChange={setKnownAt}
      />
      <Presets days={days} incidents={incidents} onChoose={preset} />
      <Button type="submit" weight="primary" size="small">
        {t('show')}
      </Button>
    </form>
  );
}

const input = 'h-9 w-full border border-line-strong bg-surface px-2 font-mono text-14 text-ink';

function TimeInput({
  label,
  zone,
  value,
  onChange,
}: {
  label: string;
  zone: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useTranslations('review.time');
  const id = useId();
  return (
    <div className="max-sm:w-full">
      <label htmlFor={id} className="mb-1 flex gap-1.5 font-medium text-12">
        {label}
        <span className="font-normal text-muted">{t('zone', { zone })}</span>
      </label>
      <div className="flex">
        <input
          id={id}
          type="datetime-local"
          className={input}
          value={value}
          min="1900-01-01T00:00"
          max="2199-12-31T23:59"
          onChange={(event) => onChange(event.target.value)}
        />
        <Button
          size="small"
          className="-ml-px"
          aria-label={t('nowFor', { axis: label })}
          aria-pressed={value === ''}
          onClick={() => onChange('')}
        >
          {t('now')}
        </Button>
      </div>
    </div>
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
        className={`${input} max-w-[20rem] font-sans`}
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
