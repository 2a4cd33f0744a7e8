'use client';

import { Announcer } from '#components/live/announcer.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';

/** On every live page, what a signal moved. That the line is lost is said where it is shown. */
export function LevelAnnouncer() {
  const { changes } = useLive();
  return <Announcer changes={changes} link="live" />;
}
