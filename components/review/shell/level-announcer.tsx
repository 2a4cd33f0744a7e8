'use client';

import { useLive } from '#components/review/shell/live-context.tsx';
import { Announcer } from '#components/wall/announcer.tsx';

/** On every live page, what a signal moved. That the line is lost is said where it is shown. */
export function LevelAnnouncer() {
  const { changes } = useLive();
  return <Announcer changes={changes} link="live" />;
}
