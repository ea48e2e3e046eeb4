import { describe, expect, test } from 'vitest';
import { type Dossier, dossierSource } from './dossier.ts';

const dossier: Dossier = {
  title: 'Grünau #Ost: Dossier',
  subtitle: 'Leipzig · Ortsteile',
  city: 'Leipzig',
  language: 'de',
  day: '2026-11-22',
  sections: [
    {
      id: 'profil',
      title: 'Profil',
      lines: ['Ähnlich sind „A“ und $B$.'],
      pictured: true,
      tables: [
        { head: ['Indikator', 'hier'], rows: [{ cells: ['Quote [%]', '31,4'], path: '/indikatoren/x' }] },
        { title: 'Leer', head: ['Indikator'], rows: [] },
      ],
    },
  ],
  notes: ['Stand: 22.11.2026'],
};

describe('the dossier on paper', () => {
  test('is an accessible document: title, language, day, headings, table heads, words of the picture', () => {
    const { main, files } = dossierSource(dossier, { svg: '<svg/>', alt: 'In 3 von 8 "Anteilen"' });
    expect(main).toContain('#set document(title: "Grünau #Ost: Dossier, Leipzig"');
    expect(main).toContain('datetime(year: 2026, month: 11, day: 22)');
    expect(main).toContain('lang: "de"');
    expect(main).toContain('== Profil');
    expect(main).toContain('table.header([Indikator], [hier])');
    expect(main).toContain('alt: "In 3 von 8 \\"Anteilen\\""');
    expect([...files.keys()]).toEqual(['/profile.svg']);
  });

  test('reads nothing a city writes as a command, and leaves out tables without rows', () => {
    const { main, files } = dossierSource(dossier, null);
    expect(main).toContain('Grünau \\#Ost');
    expect(main).toContain('Quote \\[%\\]');
    expect(main).toContain('\\$B\\$');
    expect(main).not.toContain('Leer');
    expect(files.size).toBe(0);
  });
});
