'use client';

import { useEffect, useState } from 'react';
import { type Correction, readStanding } from '#components/desk/correction.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { Signal } from '#domain/indicators/signal-schema.ts';

/**
 * The signal that is corrected as it stands in the log: asked for where the text was taken up
 * again, which holds only what was typed. Null until it is known; without it the log has the last
 * word.
 */
export function useStanding(correction: Correction | null): Signal | null {
  const { watch } = useDesk();
  const [found, setFound] = useState<Signal | null>(null);
  const asked = correction?.stands === null ? correction.target : null;
  useEffect(() => {
    if (asked === null) return;
    let gone = false;
    void readStanding(watch, asked).then((signal) => {
      if (!gone && typeof signal !== 'string') setFound(signal);
    });
    return () => {
      gone = true;
    };
  }, [watch, asked]);
  return correction?.stands ?? found;
}
