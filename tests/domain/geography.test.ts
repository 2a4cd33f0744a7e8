import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haversineKm, type LatLon } from '#domain/statistics/great-circle.ts';
import { meanCentre } from '#domain/statistics/mean-centre.ts';
import { real } from './arbitraries.ts';

const point = fc.tuple(real(-90, 90), real(-180, 180));
const weighted = fc.tuple(real(-80, 80), real(-180, 180), real(0.1, 9));

describe('distance', () => {
  test('a quarter and a half of the globe', () => {
    const radiusKm = 1000;
    expect(haversineKm({ a: [0, 0], b: [90, 17], radiusKm }).km).toBeCloseTo(500 * Math.PI, 9);
    expect(haversineKm({ a: [0, 0], b: [0, 180], radiusKm }).km).toBeCloseTo(1000 * Math.PI, 9);
  });

  test('across the date line is near', () => {
    expect(haversineKm({ a: [0, 179.5], b: [0, -179.5] }).km).toBeCloseTo(111.19508, 5);
  });

  test('the other end of the Earth is half of it away', () => {
    fc.assert(
      fc.property(point, ([lat, lon]) => {
        const { km } = haversineKm({ a: [lat, lon], b: [-lat, lon + 180], radiusKm: 1000 });
        expect(km).toBeCloseTo(1000 * Math.PI, 9);
      }),
    );
  });

  test('far away is as exact as near', () => {
    const { km } = haversineKm({ a: [-35.5135, 150.5311], b: [35.5135, -29.4689], radiusKm: 1000 });
    expect(km).toBeCloseTo(1000 * Math.PI, 9);
  });

  test('there is as far as back, and no way round is shorter', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const between = (from: LatLon, to: LatLon) => haversineKm({ a: from, b: to }).km;
        expect(between(a, b)).toBe(between(b, a));
        expect(between(a, a)).toBe(0);
        expect(between(a, c)).toBeLessThanOrEqual(between(a, b) + between(b, c) + 1e-3);
      }),
    );
  });
});

describe('mean centre', () => {
  const nowhere = { lat: null, lon: null, standardDistanceKm: null };

  test('nothing with weight, or opposite ends of the Earth, have no centre', () => {
    expect(meanCentre({ points: [] })).toEqual(nowhere);
    expect(
      meanCentre({
        points: [
          [14, -4, 0],
          [15, -4, -1],
        ],
      }),
    ).toEqual(nowhere);
    expect(
      meanCentre({
        points: [
          [0, 0, 2],
          [0, 180, 2],
        ],
      }),
    ).toEqual(nowhere);
  });

  test('lies between two points across the date line', () => {
    const { lat, lon, standardDistanceKm } = meanCentre({
      points: [
        [0, 179, 1],
        [0, -179, 1],
      ],
    });
    expect(lat).toBeCloseTo(0, 9);
    expect(Math.abs(lon ?? 0)).toBeCloseTo(180, 9);
    expect(standardDistanceKm).toBeCloseTo(111.195, 3);
  });

  test('of one place is the place, at no distance', () => {
    fc.assert(
      fc.property(weighted, ([lat, lon, weight]) => {
        const centre = meanCentre({ points: [[lat, lon, weight]] });
        expect(centre.lat).toBeCloseTo(lat, 6);
        expect(centre.standardDistanceKm).toBeCloseTo(0, 3);
      }),
    );
  });

  test('weights count relative to each other only', () => {
    fc.assert(
      fc.property(fc.array(weighted, { minLength: 1, maxLength: 8 }), (points) => {
        const once = meanCentre({ points });
        fc.pre(once.lat !== null && (once.standardDistanceKm ?? 0) < 5000);
        const doubled = meanCentre({
          points: points.map(([lat, lon, weight]) => [lat, lon, 2 * weight]),
        });
        expect(doubled.lat).toBeCloseTo(once.lat ?? Number.NaN, 6);
        expect(doubled.standardDistanceKm).toBeCloseTo(once.standardDistanceKm ?? Number.NaN, 3);
      }),
    );
  });
});
