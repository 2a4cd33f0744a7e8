import type { Place, Region, Where } from '#domain/place.ts';

/** The places of a watch, as the forms look them up. */
export interface Gazetteer {
  places: readonly Place[];
  regions: readonly Region[];
  /** The word that marks a whole region, as in "Gao (region)". */
  regionWord: string;
}

/** One place, region or point that a text may mean. */
export interface WhereChoice {
  where: Where;
  /** The text that means this and nothing else. */
  text: string;
  /** Name of the region around it, to tell places of one name apart. */
  region: string | null;
  /** The other spelling that matched, if it was not the name. */
  alias: string | null;
}

/** Lower case without accents, hyphens as spaces: Ségou = segou, Taoudénit = taoudenit. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[-'’]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}

function regionName(id: string | null, { regions }: Gazetteer): string | null {
  return regions.find((region) => region.id === id)?.name ?? null;
}

function placeText(place: Place, gazetteer: Gazetteer): string {
  const same = gazetteer.places.filter(({ name }) => plain(name) === plain(place.name));
  const region = regionName(place.region, gazetteer);
  return same.length > 1 && region !== null ? `${place.name} (${region})` : place.name;
}

function placeChoice(place: Place, gazetteer: Gazetteer, alias: string | null): WhereChoice {
  return {
    where: { type: 'place', place: place.id, geoPrecision: 1 },
    text: placeText(place, gazetteer),
    region: regionName(place.region, gazetteer),
    alias,
  };
}

function regionChoice(region: Region, { regionWord }: Gazetteer): WhereChoice {
  return {
    where: { type: 'region', region: region.id, geoPrecision: 3 },
    text: `${region.name} (${regionWord})`,
    region: null,
    alias: null,
  };
}

/** "16.27 -0.04 Ansongo road": a point, with what to call it; "1,5" is but one number. */
function pointChoice(typed: string): WhereChoice | null {
  if (/^\d+,\d+$/.test(typed.trim())) return null;
  const match =
    /^([-−]?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*([-−]?\d{1,3}(?:\.\d+)?)(?:[,;\s]+(.*))?$/.exec(
      typed.trim(),
    );
  if (!match) return null;
  const [latitude, longitude] = [match[1], match[2]].map((n) => Number(n?.replace('−', '-')));
  if (latitude === undefined || longitude === undefined) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const label = match[3]?.trim() || `${latitude}, ${longitude}`;
  const where: Where = {
    type: 'point',
    latitude,
    longitude,
    label,
    region: null,
    geoPrecision: 2,
  };
  return { where, text: pointText(latitude, longitude, label), region: null, alias: null };
}

function pointText(latitude: number, longitude: number, label: string): string {
  const coordinates = `${latitude}, ${longitude}`;
  return label === coordinates ? coordinates : `${coordinates} ${label}`;
}

/** How well a name answers what was typed: 0 the same, 1 starts so, 2 a later word does; null no. */
function rank(name: string, typed: string): number | null {
  const known = plain(name);
  if (known === typed) return 0;
  if (known.startsWith(typed)) return 1;
  return known.includes(` ${typed}`) ? 2 : null;
}

/** Places and regions that the text may mean, best first, at most twelve; a point if it is one. */
export function findWhere(typed: string, gazetteer: Gazetteer): WhereChoice[] {
  const point = pointChoice(typed);
  if (point) return [point];
  const text = plain(typed);
  const found: { choice: WhereChoice; rank: number }[] = [];
  for (const place of gazetteer.places) {
    const best = bestName(place, text);
    if (best) found.push({ choice: placeChoice(place, gazetteer, best.alias), rank: best.rank });
  }
  for (const region of gazetteer.regions) {
    const match = rank(region.name, text) ?? rank(regionChoice(region, gazetteer).text, text);
    if (match !== null) {
      found.push({ choice: regionChoice(region, gazetteer), rank: match + 0.5 });
    }
  }
  found.sort((a, b) => a.rank - b.rank || a.choice.text.localeCompare(b.choice.text));
  return found.slice(0, 12).map(({ choice }) => choice);
}

function bestName(place: Place, text: string): { rank: number; alias: string | null } | null {
  const own = rank(place.name, text);
  if (own !== null) return { rank: own, alias: null };
  for (const alias of place.otherNames) {
    const match = rank(alias, text);
    if (match !== null) return { rank: match + 0.25, alias };
  }
  return null;
}

/** What the text means, if it can mean one thing only; null otherwise. */
export function readWhere(typed: string, gazetteer: Gazetteer): Where | null {
  const point = pointChoice(typed);
  if (point) return point.where;
  const text = plain(typed);
  const all = [
    ...gazetteer.places.map((place) => placeChoice(place, gazetteer, null)),
    ...gazetteer.regions.map((region) => regionChoice(region, gazetteer)),
  ];
  const exact = all.find((choice) => plain(choice.text) === text);
  if (exact) return exact.where;
  const named = gazetteer.places.filter(({ name, otherNames }) =>
    [name, ...otherNames].some((known) => plain(known) === text),
  );
  const [place] = named;
  if (named.length === 1 && place) return placeChoice(place, gazetteer, null).where;
  if (named.length > 1) return null;
  const region = gazetteer.regions.find(({ name }) => plain(name) === text);
  return region ? regionChoice(region, gazetteer).where : null;
}

/** The text that reads back as this place, region or point. */
export function writeWhere(where: Where, gazetteer: Gazetteer): string {
  if (where.type === 'point') return pointText(where.latitude, where.longitude, where.label);
  if (where.type === 'place') {
    const place = gazetteer.places.find(({ id }) => id === where.place);
    return place ? placeText(place, gazetteer) : where.place;
  }
  const region = gazetteer.regions.find(({ id }) => id === where.region);
  return region ? regionChoice(region, gazetteer).text : where.region;
}
