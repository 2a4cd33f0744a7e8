import type { Place, Where } from '#domain/place.ts';

/** Mean radius of the Earth, km (IUGG). */
const RADIUS = 6371.0088;

interface Point {
  latitude: number;
  longitude: number;
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Where something is on the map; null for a region only, or for nowhere. */
export function pointOf(where: Where | null, places: ReadonlyMap<string, Place>): Point | null {
  if (where?.type === 'point') return where;
  return where?.type === 'place' ? (places.get(where.place) ?? null) : null;
}
