import { expect, test } from 'vitest';
import { fromUtm } from './utm.ts';

// The other way round, after Snyder (1987), equations 8-9 to 8-15: another method, so that both agree only if both are right.
function toUtm(zone: number, longitude: number, latitude: number): [number, number] {
  const [a, f] = [6_378_137, 1 / 298.257222101];
  const e2 = f * (2 - f);
  const phi = (latitude * Math.PI) / 180;
  const e1 = e2 / (1 - e2);
  const nu = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = e1 * Math.cos(phi) ** 2;
  const l = (((longitude - ((zone - 30) * 6 - 3)) * Math.PI) / 180) * Math.cos(phi);
  const m =
    a *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const x = l + ((1 - t + c) * l ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * e1) * l ** 5) / 120;
  const y =
    l ** 2 / 2 +
    ((5 - t + 9 * c + 4 * c ** 2) * l ** 4) / 24 +
    ((61 - 58 * t + t ** 2 + 600 * c - 330 * e1) * l ** 6) / 720;
  return [500_000 + 0.9996 * nu * x, 0.9996 * (m + nu * Math.tan(phi) * y)];
}

test.each([
  [32, 9, 51.4513],
  [32, 7.6261, 51.9607],
  [33, 12.3731, 51.3397],
  [33, 13.405, 52.52],
  [32, 12.3731, 51.3397],
  [32, 5.9, 47.3],
  [33, 15, 55],
])('zone %d, %d, %d: there and back within a centimetre', (zone, longitude, latitude) => {
  const [lon, lat] = fromUtm(zone, ...toUtm(zone, longitude, latitude));
  expect(Math.abs(lon - longitude)).toBeLessThan(1.5e-7);
  expect(Math.abs(lat - latitude)).toBeLessThan(1e-7);
});

test('on the central meridian the easting is 500 km', () => {
  expect(fromUtm(32, 500_000, 5_700_000)[0]).toBeCloseTo(9, 12);
  expect(fromUtm(33, 500_000, 5_700_000)[0]).toBeCloseTo(15, 12);
});
