import { AttackFigure } from '#components/review/reading/figures/attack-figure.tsx';
import { PostureFigure } from '#components/review/reading/figures/posture-figure.tsx';
import { ResponseFigure } from '#components/review/reading/figures/response-figure.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import type { Detail } from '#domain/indicators/detail.ts';

/** The figure that an expert would draw of this reading. */
export function ReadingFigure({ detail, regions }: { detail: Detail; regions: RegionNames }) {
  switch (detail.indicator) {
    case 'response-speed':
      return <ResponseFigure detail={detail} />;
    case 'attack-frequency':
      return <AttackFigure detail={detail} regions={regions} />;
    case 'military-posture':
      return <PostureFigure detail={detail} regions={regions} />;
  }
}
