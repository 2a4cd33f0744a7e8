import type { Place, Region } from '#domain/place.ts';
import type { Watch } from '#domain/watch.ts';

type RegionRow = readonly [
  name: string,
  short: string,
  population: number,
  tile: [number, number],
  centre: readonly [latitude: number, longitude: number],
  ...places: string[],
];

/**
 * Tourbala does not exist, and lies where nobody can mistake it for a real country: in the
 * middle of the Atlantic. The first place of a region is its seat.
 */
const rows: readonly RegionRow[] = [
  ['Iferzane', 'IFE', 96_000, [4, 0], [17.3, -32.0], 'Tamsérit'],
  ['Tankassé', 'TAN', 214_000, [3, 1], [15.9, -33.6], 'Arkoudé', 'Outékane'],
  ['Ouldéra', 'OUL', 742_000, [4, 1], [15.7, -32.1], 'Zintéma', 'Téguérou'],
  ['Tessaban', 'TES', 388_000, [5, 1], [15.4, -30.8], 'Rissalé', 'Gossaram'],
  ['Vérima', 'VÉR', 1_020_000, [1, 2], [14.0, -36.6], 'Alassié'],
  ['Bassékou', 'BAS', 1_390_000, [2, 2], [14.2, -35.1], 'Koumandré', 'Nioulé'],
  ['Moriféra', 'MOR', 1_260_000, [3, 2], [14.1, -33.6], 'Diarféka', 'Ganzéra'],
  ['Kirbédo', 'KIR', 1_080_000, [4, 2], [14.0, -32.1], 'Yorékou', 'Marékoy', 'Bokindi'],
  ['Lorbéna', 'LOR', 1_470_000, [0, 3], [12.6, -38.0], 'Dabangué'],
  ['Nadjouma', 'NAD', 1_750_000, [1, 3], [12.5, -36.5], 'Samoulé'],
  ['Wendébo', 'WEN', 1_910_000, [2, 3], [12.4, -35.0], 'Kantiré', 'Fandjora', 'Penkoro'],
  ['Houmbéri', 'HOU', 1_330_000, [3, 3], [12.6, -33.5], 'Bargadou', 'Dialbéla'],
  ['Sirékoun', 'SIR', 2_080_000, [1, 4], [11.0, -36.5], 'Toubrika', 'Nérigou'],
  ['Sandébo', 'SAN', 2_640_000, [2, 4], [11.1, -35.1], 'Sandébo-Aérogare', 'Mandélou'],
];

/** Where the places of a region lie around its seat, degrees north and east. */
const around = [
  [0, 0],
  [0.31, -0.27],
  [-0.24, 0.38],
  [0.18, 0.33],
] as const;

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

const regions: Region[] = rows.map(([name, short, population, tile]) => ({
  id: slug(name),
  name,
  short,
  population,
  tile,
}));

const places: Place[] = rows.flatMap(([name, , , , [latitude, longitude], ...others]) =>
  [name, ...others].map((place, i) => {
    const [north, east] = around[i] ?? around[0];
    // The airport and the suburb of the capital are minutes away, not in another district.
    const reach = name === 'Sandébo' ? 0.2 : 1;
    return {
      id: slug(place),
      name: place,
      otherNames: [],
      region: slug(name),
      latitude: Number((latitude + north * reach).toFixed(4)),
      longitude: Number((longitude + east * reach).toFixed(4)),
    };
  }),
);

export const exerciseWatch: Watch = {
  id: 'exercise',
  title: 'Tourbala (exercise)',
  subtitle: 'A made-up country under a made-up wave of attacks, for practice',
  timeZone: 'UTC',
  simulated: true,
  capital: 'sandebo',
  regionsTotal: regions.length,
  regions,
  places,
  featured: null,
};

const placesById = new Map(places.map((place) => [place.id, place]));

/** A place of the gazetteer. Throws on one that does not exist: the story would be wrong. */
export function placeOf(id: string): Place {
  const place = placesById.get(id);
  if (place === undefined) throw new Error(`No place ${id} in the exercise`);
  return place;
}

/** The places of a region, its seat first. */
export function placesIn(region: string): Place[] {
  return places.filter((place) => place.region === region);
}
