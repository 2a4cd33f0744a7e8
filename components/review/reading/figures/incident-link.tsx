import Link from 'next/link';
import { useContext } from 'react';
import { EvidenceTime } from '#components/review/evidence-link.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { href } from '#components/review/time/axes.ts';

/** An incident by its title, which opens to its signals. */
export function IncidentLink({
  incident,
  incidentTitle,
}: {
  incident: string;
  incidentTitle: string;
}) {
  const { view } = useLive();
  const time = useContext(EvidenceTime);
  return (
    <Link
      href={href(pagePath(view.watch, 'signals'), { incident, ...time })}
      prefetch={false}
      className="py-1 underline decoration-line-strong underline-offset-2 hover:decoration-ink"
    >
      {incidentTitle}
    </Link>
  );
}
