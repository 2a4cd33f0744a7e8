import { haversineKm } from '#domain/statistics/great-circle.ts';

export type MeanCentre = {
  /** Degrees. */
  lat: number | null;
  lon: number | null;
  /** Root of the weighted mean squared distance to the centre. */
  standardDistanceKm: number | null;
};

/** A resultant shorter than this share of the weight points nowhere. */
const shortest = 1e-12;
const radian = Math.PI / 180;

/**
 * Where events lie on average, and how far from there: the weighted mean of unit vectors, and the
 * standard distance by haversine. Points are [latitude, longitude, weight] in degrees; those
 * without weight do not count. All null when nothing has weight, or when the points cancel out
 * around the globe.
 */
export function meanCentre(input: {
  points: readonly (readonly [latitude: number, longitude: number, weight: number])[];
}): MeanCentre {
  const points = input.points.filter(([, , weight]) => weight > 0);
  let x = 0;
  let y = 0;
  let z = 0;
  let total = 0;
  for (const [latitude, longitude, weight] of points) {
    x += weight * Math.cos(latitude * radian) * Math.cos(longitude * radian);
    y += weight * Math.cos(latitude * radian) * Math.sin(longitude * radian);
    z += weight * Math.sin(latitude * radian);
    total += weight;
  }
  if (!(Math.hypot(x, y, z) > shortest * total)) {
    return { lat: null, lon: null, standardDistanceKm: null };
  }
  const lat = Math.atan2(z, Math.hypot(x, y)) / radian;
  const lon = Math.atan2(y, x) / radian;
  const squares = points.reduce(
    (sum, [latitude, longitude, weight]) =>
      sum + weight * haversineKm({ a: [lat, lon], b: [latitude, longitude] }).km ** 2,
    0,
  );
  return { lat, lon, standardDistanceKm: Math.sqrt(squares / total) };
}
