/** Counts what the runs of script/test left behind and says it in one line; fails if anything failed or is missing. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

type Count = { passed: number; failed: number; skipped: number };

const folder = 'test-results';
const results = readdirSync(folder);

/** Types, style, unused code: one each. Of the rules of the house every test is counted by itself. */
function checks(): Count[] {
  return results
    .filter((name) => /^check-(?!house)\w+$/.test(name))
    .map((name) =>
      readFileSync(join(folder, name), 'utf8').trim() === 'passed'
        ? { passed: 1, failed: 0, skipped: 0 }
        : { passed: 0, failed: 1, skipped: 0 },
    );
}

function fromVitest(name: string): Count {
  const said = read(name);
  if (!said) return missing(name);
  const suites = said['numFailedTestSuites'] > 0 && said['numFailedTests'] === 0 ? 1 : 0;
  return {
    passed: said['numPassedTests'],
    failed: said['numFailedTests'] + suites,
    skipped: said['numPendingTests'] + (said['numTodoTests'] ?? 0),
  };
}

function fromPlaywright(name: string): Count {
  const said = read(name)?.['stats'];
  if (!said) return missing(name);
  return { passed: said.expected, failed: said.unexpected + said.flaky, skipped: said.skipped };
}

function read(name: string) {
  const path = join(folder, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** A run that left no result did not pass. */
function missing(name: string): Count {
  console.error(`No result: ${name}`);
  return { passed: 0, failed: 1, skipped: 0 };
}

const longest = 1500;

/** Who reads only the end of a long run learns there what to look at. */
function nameTheFailed(): void {
  for (const name of ['house.json', 'vitest.json'])
    for (const file of read(name)?.['testResults'] ?? []) {
      const failed = file.assertionResults.filter((test: { status: string }) => test.status === 'failed');
      for (const test of failed)
        console.log(
          `failed: ${relative('.', file.name)}: ${test.fullName}\n${(test.failureMessages[0] ?? '').slice(0, longest)}`,
        );
      if (file.status === 'failed' && failed.length === 0)
        console.log(`failed: ${relative('.', file.name)}: ${file.message}`);
    }
}

const all = [...checks(), fromVitest('house.json'), fromVitest('vitest.json'), fromPlaywright('journeys.json')];
const sum = (key: keyof Count) => all.reduce((total, each) => total + each[key], 0);
nameTheFailed();
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(sum('failed') === 0 ? 0 : 1);
