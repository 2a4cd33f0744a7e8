/** Mean radius of the Earth, km (IUGG). */
const earthRadius = 6371.0088;
const radian = Math.PI / 180;

/** Degrees north and east. */
export type LatLon = readonly [latitude: number, longitude: number];

/** Great-circle distance between two points in kilometres, by the haversine formula. */
export function haversineKm(input: { a: LatLon; b: LatLon; radiusKm?: number }): { km: number } {
  const { a, b, radiusKm = earthRadius } = input;
  const haversine =
    Math.sin(((b[0] - a[0]) * radian) / 2) ** 2 +
    Math.cos(a[0] * radian) * Math.cos(b[0] * radian) * Math.sin(((b[1] - a[1]) * radian) / 2) ** 2;
  return { km: 2 * radiusKm * Math.asin(Math.min(1, Math.sqrt(haversine))) };
}
