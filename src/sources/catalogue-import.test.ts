import { describe, expect, test } from 'vitest';
import { contentOf, faultsIn, utf8 } from '../../tests/support/received-files.ts';
import { importCatalogue } from './catalogue-import.ts';
import { readTable } from './table.ts';

async function read(text: string, taken: readonly string[] = []) {
  const table = await readTable('indikatoren.csv', utf8(text));
  if (!table.ok) throw new Error('no table');
  return importCatalogue(table.value, taken);
}

describe('a catalogue of indicators', () => {
  test('says what is counted, in German or in English', async () => {
    const entries = contentOf(
      await read(
        'Name;Einheit;Art;Richtung;Nachkommastellen;Zählt die Einwohner\n' +
          'Einwohner;Personen;Anzahl;ohne Richtung;0;ja\nArbeitslose;%;mean;weniger ist besser;2;\nKitas;;;;;\n',
      ),
    );
    expect(
      entries.map(({ form: { name, unit, kind, direction, decimals }, residents }) => [
        name,
        unit,
        kind,
        direction,
        decimals,
        residents,
      ]),
    ).toEqual([
      ['Einwohner', 'Personen', 'count', 'none', 0, true],
      ['Arbeitslose', '%', 'mean', 'down', 2, false],
      ['Kitas', null, 'count', 'none', null, false],
    ]);
  });

  test.each([
    ['no column of names', 'Einheit\nStück\n', [{ key: 'column-missing', field: 'Name' }]],
    ['a name twice', 'Name;Art\nA;Anzahl\na;Anzahl\n', [{ key: 'indicator-exists', row: 3 }]],
    ['a name the city has', 'Name;Art\nAlt;Anzahl\n', [{ key: 'indicator-exists', row: 2, value: 'Alt' }]],
    ['a rate, which is computed', 'Name;Art\nA;Rate\n', [{ key: 'unknown-word', row: 2, value: 'Rate' }]],
    ['no name', 'Name;Art\n;Anzahl\n', [{ key: 'field-required', row: 2 }]],
    ['too many decimals', 'Name;Nachkommastellen\nA;99\n', [{ key: 'new-indicator', row: 2 }]],
  ])('with %s is refused', async (_, text, faults) => {
    expect(faultsIn(await read(text, ['Alt']))).toMatchObject(faults);
  });
});
