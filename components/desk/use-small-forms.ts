'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { OpenEntry } from '#components/desk/entry-dialog.tsx';
import {
  baselineForm,
  type EntryForm,
  incidentCorrectionForm,
  retractionForm,
} from '#components/desk/entry-forms.ts';
import type { EntryTarget } from '#components/desk/entry-target.ts';
import { openIncidentCorrection } from '#components/desk/incident-correction.ts';
import { openBaseline } from '#components/desk/open-baseline.ts';

/** The small form that the address asks for. */
export type AskedEntry =
  /** Null where the log has no such entry. */
  | { type: 'retract'; target: EntryTarget | null }
  | { type: 'incident'; id: string }
  | { type: 'baseline' };

type Shown =
  | { type: 'form'; entry: OpenEntry }
  | { type: 'pick-incident' }
  /** What the form starts from is being read. */
  | { type: 'waiting'; form: EntryForm }
  | null;

export type SmallForms = ReturnType<typeof useSmallForms>;

/** Which small form is over the desk, and how each comes there. */
export function useSmallForms(fromAddress: AskedEntry | null) {
  const { watch, readContext } = useDesk();
  const [asked] = useState(fromAddress);
  const [shown, setShown] = useState<Shown>(null);
  const turn = useRef(0);
  const [failure, setFailure] = useState<'unknown' | 'no-line' | null>(null);

  const show = useCallback((next: Shown) => {
    turn.current += 1;
    setShown(next);
  }, []);
  const openEntry = useCallback((entry: OpenEntry) => show({ type: 'form', entry }), [show]);
  /** Waits for what the form starts from; what was closed meanwhile stays closed. */
  const waitFor = useCallback(
    async <T>(form: EntryForm, start: Promise<T>, then: (start: T) => void) => {
      setFailure(null);
      show({ type: 'waiting', form });
      const mine = turn.current;
      const started = await start;
      if (turn.current === mine) then(started);
    },
    [show],
  );
  const retract = useCallback(
    (target: EntryTarget) => openEntry({ form: retractionForm, start: {}, target }),
    [openEntry],
  );
  const correctIncident = useCallback(
    (id: string) => {
      const start = openIncidentCorrection(watch, id, readContext());
      return waitFor(incidentCorrectionForm, start, (opened) => {
        if (typeof opened !== 'string') return openEntry(opened);
        setFailure(opened);
        show(null);
      });
    },
    [watch, readContext, waitFor, openEntry, show],
  );
  const open = useCallback(
    (form: EntryForm, start: OpenEntry['start'] = {}) => {
      if (form === incidentCorrectionForm) show({ type: 'pick-incident' });
      else if (form === baselineForm) {
        void waitFor(form, openBaseline(watch, readContext()), openEntry);
      } else openEntry({ form, start, target: null });
    },
    [watch, readContext, waitFor, openEntry, show],
  );
  const close = useCallback(() => {
    show(null);
    // The address no longer asks for what has been seen to.
    if (asked !== null) window.history.replaceState(null, '', window.location.pathname);
  }, [asked, show]);

  useEffect(() => {
    if (asked?.type === 'retract' && asked.target !== null) retract(asked.target);
    if (asked?.type === 'incident') void correctIncident(asked.id);
    if (asked?.type === 'baseline') open(baselineForm);
  }, [asked, retract, correctIncident, open]);

  return { shown, failure, open, openEntry, close, retract, correctIncident };
}
