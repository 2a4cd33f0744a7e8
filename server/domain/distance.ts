import type { Place, Where } from '#domain/place.ts';
import { haversineKm } from '#domain/statistics/great-circle.ts';

export interface Point {
  latitude: number;
  longitude: number;
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  return haversineKm({ a: [a.latitude, a.longitude], b: [b.latitude, b.longitude] }).km;
}

/** Where something is on the map; null for a region only, or for nowhere. */
export function pointOf(where: Where | null, places: ReadonlyMap<string, Place>): Point | null {
  if (where?.type === 'point') return where;
  return where?.type === 'place' ? (places.get(where.place) ?? null) : null;
}
