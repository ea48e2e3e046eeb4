/**
 * From UTM coordinates of ETRS89 (in metres, as German surveying offices give them) to degrees.
 *
 * Transverse Mercator by Krüger's series to the fourth order in the third flattening, on GRS 80: exact to less than a
 * millimetre within a zone. C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011),
 * equations 11, 15, 26 and 36.
 */

const axis = 6_378_137;
const flattening = 1 / 298.257222101;
const n = flattening / (2 - flattening);
const eccentricity = Math.sqrt(flattening * (2 - flattening));
const radius = (axis / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const beta = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161_280) * n ** 4,
];
const scale = 0.9996;
const falseEasting = 500_000;

/**
 * @param zone 32 (EPSG:25832) in most of Germany, 33 (EPSG:25833) in the east
 * @returns longitude and latitude in degrees, northern half of the earth
 * @example
 * fromUtm(32, 500000, 5700000).map((degrees) => degrees.toFixed(4)) // → ['9.0000', '51.4512']
 */
export function fromUtm(
  zone: number,
  easting: number,
  northing: number,
): readonly [longitude: number, latitude: number] {
  const xi = northing / (scale * radius);
  const eta = (easting - falseEasting) / (scale * radius);
  let [xiRound, etaRound] = [xi, eta];
  for (const [index, factor] of beta.entries()) {
    const turn = 2 * (index + 1);
    xiRound -= factor * Math.sin(turn * xi) * Math.cosh(turn * eta);
    etaRound -= factor * Math.cos(turn * xi) * Math.sinh(turn * eta);
  }
  const conformal = Math.sin(xiRound) / Math.hypot(Math.sinh(etaRound), Math.cos(xiRound));
  const centre = (zone - 30) * 6 - 3;
  const longitude = centre + (Math.atan2(Math.sinh(etaRound), Math.cos(xiRound)) * 180) / Math.PI;
  return [longitude, (Math.atan(geographic(conformal)) * 180) / Math.PI];
}

/** The tangent of the latitude from that of the conformal latitude, by Newton's method. */
function geographic(conformal: number): number {
  let tangent = conformal;
  for (let step = 0; step < 5; step += 1) {
    const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tangent) / Math.hypot(1, tangent)));
    const now = tangent * Math.hypot(1, sigma) - sigma * Math.hypot(1, tangent);
    const slope = ((1 - eccentricity ** 2) * Math.hypot(1, tangent)) / (1 + (1 - eccentricity ** 2) * tangent ** 2);
    tangent += ((conformal - now) / Math.hypot(1, now)) * slope ** -1;
  }
  return tangent;
}
