'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ReadContext } from '#components/desk/control.ts';
import { type DeskParts, DeskProvider } from '#components/desk/desk-context.tsx';
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
  // Not a dependency: what is open would be opened anew whenever the line comes or goes.
  const isLive = useRef(false);
  useEffect(() => {
    isLive.current = link === 'live';
  }, [link]);
  const readContext = useCallback((): ReadContext => {
    // Without the server's word, the time that the machine slept through counts as well.
    const now = clock.now() + (isLive.current ? 0 : clock.slept());
    return { now, timeZone, gazetteer };
  }, [clock, timeZone, gazetteer]);
  const outbox = device?.outbox;
  const { run } = view;
  const log = useCallback<DeskParts['log']>(
    (entry) => outbox?.add({ ...entry, watch: watch.id, run, madeAt: readContext().now }),
    [outbox, watch.id, run, readContext],
  );
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
    log,
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
