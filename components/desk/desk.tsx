'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo } from 'react';
import type { ReadContext } from '#components/desk/control.ts';
import { DeskProvider } from '#components/desk/desk-context.tsx';
import { DeskRoom } from '#components/desk/desk-room.tsx';
import { incidentChoices } from '#components/desk/incident-choices.ts';
import { useDevice } from '#components/desk/use-device.ts';
import type { AskedEntry } from '#components/desk/use-small-forms.ts';
import { useLive } from '#components/review/shell/live-context.tsx';
import type { Knowledge } from '#domain/knowledge.ts';
import type { Watch } from '#domain/watch.ts';

interface DeskProps {
  /** Where things can be, in the watch's zone. */
  watch: Pick<Watch, 'id' | 'timeZone' | 'places' | 'regions'>;
  /** Incidents known when the page was made. */
  incidents: Knowledge['incidents'];
  /** Id of a signal to correct, from the address. */
  correct: string | null;
  /** A small form to open, from the address. */
  asked: AskedEntry | null;
}

/** The desk of one watch: forms, what they would change, and what was just logged. */
export function Desk({ watch, incidents, correct, asked }: DeskProps) {
  const t = useTranslations('desk');
  const { view, link, clock } = useLive();
  const [device, setAuthor] = useDevice(watch.id);
  const { id, timeZone, places, regions } = watch;
  const regionWord = t('where.region');
  const gazetteer = useMemo(() => ({ places, regions, regionWord }), [places, regions, regionWord]);
  const readContext = useCallback(
    (): ReadContext => ({ now: clock.now(), timeZone, gazetteer }),
    [clock, timeZone, gazetteer],
  );
  const outbox = device?.outbox;
  useEffect(() => {
    if (link === 'live') outbox?.lineIsBack();
  }, [link, outbox]);

  if (device === null) {
    return (
      <p role="status" className="p-6 text-16 text-muted">
        {t('opening')}
      </p>
    );
  }
  const { kept, drafts, author, others } = device;
  const { clocks, newest } = view;
  const parts = {
    watch: id,
    timeZone,
    gazetteer,
    view,
    incidents: incidentChoices(clocks, incidents),
    clocks,
    newest,
    kept,
    drafts,
    outbox: device.outbox,
    author,
    setAuthor,
    readContext,
  };
  return (
    <DeskProvider parts={parts}>
      <DeskRoom others={others} correct={correct} asked={asked} />
    </DeskProvider>
  );
}
