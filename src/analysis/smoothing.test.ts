import { describe, expect, test } from 'vitest';
import { continued } from './forecast.ts';
import { carryOn, dampedTrend, linearTrend, modelSpread, simpleSmoothing, smooth } from './smoothing.ts';
import { theta, thetaOn } from './theta.ts';
import vectors from './vectors/forecast.json';

const z80 = 1.2815515655446004;
const z95 = 1.959963984540054;
const near = (found: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(found.length).toBe(expected.length);
  for (const [index, value] of expected.entries())
    expect(Math.abs((found[index] as number) - value), `${index + 1}: ${found[index]}, ${value}`).toBeLessThanOrEqual(
      tolerance,
    );
};

describe('simple smoothing', () => {
  const { input, expected, tolerance } = vectors['ses-oil'];
  const fit = simpleSmoothing(input.series.y);

  test('of the oil of Saudi Arabia is that of the textbook', () => {
    near([fit.alpha, fit.startLevel / 100], [expected.par.alpha, expected.par.l / 100], 0.005);
    near(carryOn(fit, 5), expected.mean, tolerance);
    near(fit.fitted.slice(0, 5), expected.first_fitted, 0.02);
  });

  test('has the intervals of the model', () => {
    const spread = modelSpread(fit, 5);
    near(
      carryOn(fit, 5).map((mean, h) => mean - z80 * (spread[h] as number)),
      expected.lower80,
      tolerance,
    );
    near(
      carryOn(fit, 5).map((mean, h) => mean + z95 * (spread[h] as number)),
      expected.upper95,
      tolerance,
    );
  });

  test('of six values begins with the first', () => {
    const short = vectors['short-drift'];
    const six = simpleSmoothing(short.input.series.y);
    near([six.alpha, six.startLevel], [short.expected.ses.par.alpha, short.expected.ses.par.l], 0.001);
    near(carryOn(six, 3), short.expected.ses.mean, short.tolerance);
    near(
      carryOn(six, 3).map((mean, h) => mean - z80 * (modelSpread(six, 3)[h] as number)),
      short.expected.ses.lower80,
      0.001,
    );
  });
});

describe('linear trend', () => {
  const { input, expected, tolerance } = vectors['holt-ausair'];

  test('of the air passengers of Australia is that of the textbook', () => {
    near(carryOn(linearTrend(input.series.y), 5), expected.mean, tolerance);
  });

  test('with given parameters is the exact recursion', () => {
    const { input: given, expected: exact } = vectors['holt-given-parameters'];
    const fit = smooth(given.series.y, { ...given, phi: 1, startLevel: given.l0, startTrend: given.b0 });
    near(carryOn(fit, 5), exact.mean, 1e-6);
    near(fit.fitted, exact.fitted, 1e-6);
  });

  test('has smaller errors than the reference found', () => {
    const squares = ({ fitted }: { fitted: readonly number[] }) =>
      fitted.reduce((sum, value, index) => sum + (value - (input.series.y[index] as number)) ** 2, 0);
    const reference = vectors['holt-given-parameters'].expected.fitted;
    expect(squares(linearTrend(input.series.y))).toBeLessThanOrEqual(squares({ fitted: reference }));
  });
});

describe('damped trend', () => {
  test('of the rice of Guinea is near the reference', () => {
    const { input, expected, tolerance } = vectors['guin-forecasts'];
    const fit = dampedTrend(input.series.y);
    near(carryOn(fit, 5), expected.damped.mean, tolerance);
    near(
      carryOn(fit, 5).map((mean, h) => mean - z80 * (modelSpread(fit, 5)[h] as number)),
      expected.damped.lower80,
      tolerance,
    );
  });
});

describe('theta, drift and naive', () => {
  const { input, expected, tolerance } = vectors['theta-drift-naive-ausair'];
  const values = input.series.y;

  test('are those of the reference', () => {
    near(thetaOn(theta(values), 5), expected.theta.mean, tolerance);
    near(continued('drift', values, 5), expected.drift.mean, 1e-9);
    near(continued('naive', values, 5), expected.naive.mean, 1e-9);
    near(
      continued('drift', vectors['short-drift'].input.series.y, 7),
      vectors['short-drift'].expected.drift.mean,
      1e-9,
    );
    near(
      thetaOn(theta(vectors['guin-forecasts'].input.series.y), 5),
      vectors['guin-forecasts'].expected.theta.mean,
      tolerance,
    );
  });

  test('theta is as sure of the first year as the reference', () => {
    const fit = theta(values);
    near([(thetaOn(fit, 1)[0] as number) - z95 * fit.sigma], expected.theta.lower95.slice(0, 1), tolerance);
  });
});
