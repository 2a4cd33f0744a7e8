import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { LogWriter } from '#db/demo/log-writer.ts';
import { recordApril2026 } from '#db/demo/mali/april-2026.ts';
import { recordJuly2025 } from '#db/demo/mali/july-2025.ts';
import { recordJune2025 } from '#db/demo/mali/june-2025.ts';
import { recordMinister2026 } from '#db/demo/mali/minister-2026.ts';
import { maliPlaces } from '#db/demo/mali/places.ts';
import { maliRegions } from '#db/demo/mali/regions.ts';
import { recordSeptember2024 } from '#db/demo/mali/september-2024.ts';
import { HOUR, type Instant } from '#domain/instant.ts';
import type { Watch } from '#domain/watch.ts';

const firstEvening = Date.UTC(2026, 3, 25, 20);

/** Mali from September 2024 to April 2026, as five articles told it. */
export const maliWatch: Watch = {
  id: 'mali',
  title: 'Mali',
  subtitle: 'Is the state containing the shock, or forced into a defensive crouch?',
  timeZone: 'Africa/Bamako',
  simulated: false,
  capital: 'bamako',
  regionsTotal: 20,
  regions: maliRegions,
  places: maliPlaces,
  featured: { asOf: firstEvening, knownAt: firstEvening },
};

const author = 'Mali desk';

/** One sitting at the desk, from six in the evening of the day on which an article was read. */
function sitting(day: Instant): LogWriter {
  return new LogWriter(author, day + 18 * HOUR);
}

/** The log of the watch, in the order in which things became known. */
export function maliHistory(): HistoricDraft[] {
  const september = sitting(Date.UTC(2024, 8, 24));
  recordSeptember2024(september);
  const june = sitting(Date.UTC(2025, 5, 3));
  const known = recordJune2025(june);
  const july = sitting(Date.UTC(2025, 6, 2));
  recordJuly2025(july, known);
  const april = sitting(Date.UTC(2026, 3, 25));
  recordApril2026(april);
  const minister = sitting(Date.UTC(2026, 3, 27));
  recordMinister2026(minister);
  return [september, june, july, april, minister].flatMap(({ history }) => history);
}
