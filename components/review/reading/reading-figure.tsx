import { AttackFigure } from '#components/review/reading/figures/attack-figure.tsx';
import { CivilianFigure } from '#components/review/reading/figures/civilian-figure.tsx';
import { MessagingFigure } from '#components/review/reading/figures/messaging-figure.tsx';
import { PostureFigure } from '#components/review/reading/figures/posture-figure.tsx';
import { ResponseFigure } from '#components/review/reading/figures/response-figure.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import type { Detail } from '#domain/indicators/detail.ts';
import type { Instant } from '#domain/instant.ts';

/** The figure that an expert would draw of this reading. */
export function ReadingFigure({
  detail,
  regions,
  signalHref,
  frozenAt,
  baselineHref,
}: {
  detail: Detail;
  regions: RegionNames;
  signalHref: (id: string) => string;
  /** Instant at which running clocks stand; null while they run. */
  frozenAt: Instant | null;
  /** Where the baseline of attacks is frozen; null while the page looks back. */
  baselineHref: string | null;
}) {
  switch (detail.indicator) {
    case 'response-speed':
      return <ResponseFigure detail={detail} signalHref={signalHref} />;
    case 'attack-frequency':
      return <AttackFigure detail={detail} regions={regions} baselineHref={baselineHref} />;
    case 'military-posture':
      return <PostureFigure detail={detail} regions={regions} />;
    case 'civilian-impact':
      return <CivilianFigure detail={detail} regions={regions} signalHref={signalHref} />;
    case 'public-messaging':
      return <MessagingFigure detail={detail} signalHref={signalHref} frozenAt={frozenAt} />;
  }
}
