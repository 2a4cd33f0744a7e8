'use client';

import { useCallback, useState } from 'react';
import { type Correction, correctionName, correctionOf } from '#components/desk/correction.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { StrayDraft } from '#components/desk/draft-store.ts';
import type { FormText } from '#components/desk/form-text.ts';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { refusedOn } from '#components/desk/problem.ts';
import type { Resumed } from '#components/desk/signal-form.tsx';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';

/** Which form is open. A new `turn` opens it afresh. */
export interface DeskPlace {
  indicator: IndicatorId;
  correction: Correction | null;
  resumed: Resumed | null;
  turn: number;
}

/** The name under which the drafts of a place are kept. */
export function draftNameOf({ indicator, correction }: DeskPlace): string {
  return correction === null ? indicator : correctionName(correction.target);
}

/** Moves between the forms; a text that is taken up again never costs the one it replaces. */
export function useDeskPlace() {
  const { drafts, outbox } = useDesk();
  const [place, setPlace] = useState<DeskPlace>({
    indicator: indicatorIds[0],
    correction: null,
    resumed: null,
    turn: 0,
  });

  const open = useCallback((next: Omit<DeskPlace, 'turn'>) => {
    setPlace(({ turn }) => ({ ...next, turn: turn + 1 }));
  }, []);

  const choose = useCallback(
    (indicator: IndicatorId) => open({ indicator, correction: null, resumed: null }),
    [open],
  );

  const correct = useCallback(
    (correction: Correction) =>
      open({ indicator: correction.indicator, correction, resumed: null }),
    [open],
  );

  /** Puts a text back into the form it came from. */
  const takeUp = useCallback(
    (form: string, text: FormText, problems: Resumed['problems']) => {
      const correction = correctionOf(text);
      const indicator = correction?.indicator ?? indicatorIds.find((id) => id === form);
      if (indicator === undefined) return;
      const now = drafts.own(form);
      if (now !== null) {
        drafts.drop(form);
        drafts.setAside(form, now);
      }
      open({ indicator, correction, resumed: { text, problems } });
    },
    [drafts, open],
  );

  const editAgain = useCallback(
    ({ id, origin, refusal }: OutboxItem) => {
      if (origin === null) return;
      outbox.dismiss(id);
      takeUp(origin.form, origin.text, refusal === null ? [] : refusedOn(refusal, 'signal'));
    },
    [outbox, takeUp],
  );

  const resume = useCallback(
    (stray: StrayDraft) => {
      drafts.forget(stray);
      takeUp(stray.form, stray.text, []);
    },
    [drafts, takeUp],
  );

  return { place, choose, correct, editAgain, resume };
}
