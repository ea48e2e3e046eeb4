/** What the help of the command line shows can be copied: every command says how its files look, and they are taken as shown. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listAreas } from '#areas/areas.store.server.ts';
import { inCity } from '#platform/database.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { groupsIn, indexRowsIn, targetsIn, watchedIn } from '#sources/method-tables.ts';
import { readPopulation, readRates } from '#sources/population-file.ts';
import { dimensionsOf, readHierarchy, readProtection } from '#sources/protect-table.ts';
import { keyedValues, seriesIn } from '#sources/series-file.ts';
import { readTable } from '#sources/table.ts';
import { commands, fileCommands } from '../src/command-line/commands.server.ts';
import { formats, help } from '../src/command-line/help.ts';
import { commandTexts } from '../src/command-line/texts.en.ts';
import { database } from './support/city.ts';
import { contentOf, utf8 } from './support/received-files.ts';
import { root } from './support/server.ts';

const all = [...commands, ...fileCommands];
const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-help-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that are shown with their name above them. */
function filesIn(words: string) {
  const found = words.matchAll(/^([\w-]+\.(?:csv|json|geojson))\b[^\n]*:\n\n((?: {2}[^\n]*\n?)+)/gm);
  return [...found].map(([, name = '', block = '']) => ({ name, text: block.replace(/^ {2}/gm, '') }));
}

/** Tables that are shown without a name, some side by side. */
function tablesIn(words: string): string[] {
  return words
    .split(/\n\n/)
    .filter((block) => block.split('\n').every((line) => /^ {2}\S*,/.test(line)))
    .flatMap((block) => {
      const lines = block.split('\n').map((line) =>
        line
          .trim()
          .split(/ {2,}/)
          .filter((each) => !each.endsWith(':')),
      );
      return (lines[0] ?? []).map((_, column) => lines.flatMap((line) => line[column] ?? []).join('\n'));
    });
}

describe.each(['de', 'en'] as const)('in %s', (language) => {
  const t = commandTexts(language);

  test.each(all.map((command) => [`${command.noun} ${command.verb}`, command] as const))(
    '%s says how its files look',
    (_, command) => {
      const words = help(command, t);
      expect(words).not.toMatch(/cli\.formats|files\.formats|\{\{/);
      expect(words).toMatch(/Dateien: keine|Files: none|\n {2}\S+[,;{]\S+/);
      if (command.argument === 'FILE')
        expect(filesIn(words).length + tablesIn(words).length, `${command.noun} shows no line to copy`).toBeGreaterThan(
          0,
        );
    },
  );

  test('a city is made from the files shown, as they are', async () => {
    const id = `hilfe-${language}-${Math.random().toString(36).slice(2, 8)}`;
    const run = async (name: string, argument: string, values: Record<string, string | boolean>) => {
      const command = commands.find(({ noun, verb }) => `${noun} ${verb}` === name);
      const lines: string[] = [];
      for await (const line of command?.run({ database } as Hall, { argument, values }, t) ?? []) lines.push(line);
      return lines;
    };
    const shown = (name: string) => {
      const command = commands.find(({ noun, verb }) => `${noun} ${verb}` === name);
      return (command ? formats(command, t) : []).flatMap(filesIn).map((file) => {
        const path = join(folder, `${language}-${file.name}`);
        writeFileSync(path, file.text);
        return path;
      });
    };
    await run('city create', '', { id, name: 'Musterstadt' });
    expect(shown('city create').length).toBeGreaterThanOrEqual(5);
    const [map = '', list = ''] = shown('areas import');
    await run('areas import', map, { city: id, name: 'Ortsteile', source: 'Amt', list, 'valid-from': '2010-01-01' });
    const areas = await inCity(database, id, 'read', listAreas);
    expect(areas.filter(({ divisionId }) => divisionId === 'ortsteile')).toHaveLength(3);
    for (const path of shown('indicators define'))
      expect(await run('indicators define', path, { city: id })).toHaveLength(3);
    const tables = shown('indicators import');
    expect(tables).toHaveLength(3);
    for (const path of tables) await run('indicators import', path, { city: id, reason: 'Beispiel' });
    const [formula = ''] = shown('indicators compute');
    expect(await run('indicators compute', formula, { city: id })).toHaveLength(1);
    const [measures = ''] = shown('measures import');
    await run('measures import', measures, { city: id });
    const count = await inCity(database, id, 'read', (db) =>
      db.selectFrom('measure').select('id').where('city_id', '=', db.cityId).execute(),
    );
    expect(count).toHaveLength(1);
  });

  test('tables for commands on bare files are read as they are shown', async () => {
    const shown = async (key: string) => {
      const command = fileCommands.find((each) => each.key === key);
      const texts = command ? formats(command, t).flatMap(tablesIn) : [];
      return Promise.all(texts.map(async (text) => contentOf(await readTable('hilfe.csv', utf8(`${text}\n`)))));
    };
    const definition = JSON.parse(readFileSync(join(root, 'src/analysis/definitions/berlin-mss-2013.json'), 'utf8'));
    const [mss] = await shown('indexCompute');
    expect(mss && contentOf(indexRowsIn(mss, definition))).toHaveLength(1);
    for (const table of await shown('segregationCompute')) expect(contentOf(groupsIn(table)).groups).toHaveLength(2);
    for (const table of await shown('alertsFind')) expect(contentOf(watchedIn(table)).rows).toHaveLength(2);
    const [shares, targets] = await shown('seriesAttain');
    expect(shares && contentOf(seriesIn(shares))).toHaveLength(1);
    expect(targets && contentOf(targetsIn(targets))).toHaveLength(1);
    for (const table of await shown('seriesForecast')) expect(contentOf(seriesIn(table)).length).toBeGreaterThan(0);
    const [carried] = await shown('areasCarry');
    expect(carried && contentOf(keyedValues(carried)).columns).toHaveLength(2);
    const [people, rates] = await shown('populationProject');
    const counted = people && contentOf(readPopulation(people));
    if (counted && rates) contentOf(readRates(rates, counted.groups, 1.05));
    expect(counted?.areas.size).toBe(1);
    const [cells, parts] = await shown('tableProtect');
    const hierarchy = cells && parts && contentOf(readHierarchy(parts, dimensionsOf(cells)));
    expect(cells && contentOf(readProtection(cells, hierarchy || undefined, 'counts', 'refused')).cells).toHaveLength(
      3,
    );
  });
});
