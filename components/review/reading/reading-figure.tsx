import { PostureFigure } from '#components/review/reading/figures/posture-figure.tsx';
import { ResponseFigure } from '#components/review/reading/figures/response-figure.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import type { Detail } from '#domain/indicators/detail.ts';

/** The figure that an expert would draw of this reading. */
export function ReadingFigure({ detail, regions }: { detail: Detail; regions: RegionNames }) {
  switch (detail.indicator) {
    case 'response-speed':
      return <ResponseFigure detail={detail} />;
    case 'military-posture':
      return <PostureFigure detail={detail} regions={regions} />;
  }
}
