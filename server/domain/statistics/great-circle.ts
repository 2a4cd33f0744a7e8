/** Mean radius of the Earth, km (IUGG). */
const earthRadius = 6371.0088;
const radian = Math.PI / 180;

/** Degrees north and east. */
export type LatLon = readonly [latitude: number, longitude: number];

/**
 * Great-circle distance between two points in kilometres, by the haversine formula. Together with
 * the haversine of the way on to the far side of the Earth it is exact for near and far alike.
 */
export function haversineKm(input: { a: LatLon; b: LatLon; radiusKm?: number }): { km: number } {
  const { a, b, radiusKm = earthRadius } = input;
  const cosines = Math.cos(a[0] * radian) * Math.cos(b[0] * radian);
  const half = ((b[1] - a[1]) * radian) / 2;
  const there = Math.sin(((b[0] - a[0]) * radian) / 2) ** 2 + cosines * Math.sin(half) ** 2;
  const onward = Math.sin(((b[0] + a[0]) * radian) / 2) ** 2 + cosines * Math.cos(half) ** 2;
  return { km: 2 * radiusKm * Math.atan2(Math.sqrt(there), Math.sqrt(onward)) };
}
