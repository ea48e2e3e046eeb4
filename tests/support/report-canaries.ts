/** Reports of the city of canaries: one is released, one is not, one is later; each with a chart, a finding and files. */

import { freezeReport, type NewReport } from '#annual-report/annual-report.store.server.ts';
import type { ChartBlock } from '#annual-report/document.ts';
import type { ReportData } from '#annual-report/report-data.ts';
import { keepFile } from '#platform/files.server.ts';
import { hidden, shown } from './canary-words.ts';
import { actor, type TestCity, today } from './city.ts';

const titles = { 'b-open': shown('Bericht'), 'b-hidden': hidden('Bericht'), 'b-later': hidden('Sperre') };

export async function reportsOfCanaries(city: TestCity) {
  const nothing = { guidelines: [], goals: [], measures: [], indicators: [], money: [], areas: [], decisions: [] };
  await city.write(async (db) => {
    for (const [id, title] of Object.entries(titles)) {
      const said = id === 'b-open' ? shown('berichtstext') : hidden('Berichtstext');
      const found = { kind: 'goal-without-measure', objectKind: 'goal', id: 'x', title: said, office: null };
      const data = {
        city: { id: city.id, name: city.id, fictitious: false, source: null },
        ...nothing,
        ...{ year: 2026, asOf: today, joints: 0, breaks: [found] },
      };
      const blocks = [{ type: 'paragraph' as const, text: said }, chart(said)];
      const document = {
        year: 2026,
        title,
        asOf: today,
        writtenAt: `${today}T10:00:00Z`,
        parts: [{ kind: 'short' as const, title, blocks }],
      };
      const bytes = Buffer.from(`%PDF ${said}`);
      const pdf = await keepFile(db, { name: `${title}.pdf`, mediaType: 'application/pdf', bytes, createdBy: null });
      const files = ['pdf', 'zip'].map((format) => ({ format, fileId: pdf.id }));
      const stored = { roundId: null, hash: id, partHashes: [id], data: data as unknown as ReportData };
      await freezeReport(db, actor, { id, document, files, ...stored } as unknown as NewReport);
    }
  });
}

const chart = (said: string): ChartBlock => ({
  type: 'chart',
  title: said,
  lead: said,
  alt: said,
  note: said,
  lines: [{ label: said, role: 'subject', points: [2024, 2025].map((year) => ({ year, value: year - 1900 })) }],
  target: null,
  decimals: 0,
});
