import { GatheredBook } from '#domain/gathering.ts';
import { LateReports } from '#domain/indicators/evidence.ts';
import { reach } from '#domain/indicators/posture-tally.ts';
import { kept } from '#domain/kept.ts';
import type { Packing } from '#domain/snapshot/packing.ts';

/** The reports behind the posture: how many of whom, and the newest. */
export const postureReports = kept((state) => {
  const book = state.books['military-posture'];
  const late = new LateReports<'military-posture'>();
  book.listen(late);
  return { gathered: new GatheredBook(book, reach), late };
});

export const postureReportsPacking: Packing = {
  name: 'posture-reports',
  pack: (state, out) => postureReports(state).late.pack(out, 'military-posture'),
  unpack(state, from) {
    const book = state.books['military-posture'];
    const late = new LateReports<'military-posture'>();
    late.unpack(from, 'military-posture');
    book.rejoin(late);
    postureReports.put(state, { gathered: new GatheredBook(book, reach), late });
  },
};
