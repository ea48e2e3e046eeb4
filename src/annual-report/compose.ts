/**
 * From data to document: what the report says, in which order, in which words. Pure; the same data always make the same
 * document.
 */

import { evidences } from '#analysis/figure.ts';
import { formatDate } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { MapBlock, Part, ReportDocument } from './document.ts';
import { areas } from './part-areas.ts';
import { breaks, decisions } from './part-breaks.ts';
import { goals, indicators } from './part-goals.ts';
import { measures, money } from './part-measures.ts';
import { short } from './part-short.ts';
import type { ReportData } from './report-data.ts';
import { methodVersions } from './round.ts';
import { reportTexts } from './texts.en.ts';
import { heading, paragraph, table, type Writing } from './writing.ts';

export function composeReport(
  data: ReportData,
  language: Language,
  writtenAt: string,
  maps: ReadonlyMap<string, MapBlock>,
): ReportDocument {
  const t = reportTexts(language);
  const writing = { data, t, language, maps };
  return {
    city: data.city.name,
    year: data.year,
    title: t('doc.title', { year: data.year }),
    subtitle: t('doc.subtitle', { city: data.city.name }),
    asOf: data.asOf,
    writtenAt,
    language,
    warning: data.city.fictitious ? t('doc.warning') : null,
    parts: [
      short(writing),
      goals(writing),
      indicators(writing),
      measures(writing),
      money(writing),
      areas(writing),
      breaks(writing),
      decisions(writing),
      basis(writing, writtenAt),
    ],
  };
}

function basis({ data, t, language }: Writing, writtenAt: string): Part {
  const ui = uiTexts(language);
  const kinds = evidences
    .filter((kind) => data.indicators.some((each) => each.evidence === kind))
    .map((kind) => ui(`evidence.${kind}`));
  return {
    kind: 'basis',
    title: t('doc.basis'),
    blocks: [
      paragraph(
        t('doc.basisAsOf', { date: formatDate(data.asOf, language), written: formatDate(writtenAt, language) }),
      ),
      ...(data.city.source ? [paragraph(data.city.source)] : []),
      paragraph(t('doc.basisThread', { version: methodVersions.thread })),
      paragraph(t('doc.basisTrend')),
      paragraph(t('doc.basisGrades')),
      paragraph(t('doc.basisMoney')),
      paragraph(`${t('doc.basisEvidence')} (${kinds.join(', ')})`),
      ...(data.indicators.length > 0
        ? [
            heading(t('doc.basisSources')),
            table(
              t('doc.basisSources'),
              [t('doc.indicator'), t('doc.source'), t('doc.method'), t('doc.evidence')],
              data.indicators.map((each) => [
                each.name,
                each.source ?? '–',
                each.methodVersion,
                ui(`evidence.${each.evidence}`),
              ]),
              [],
              [3, 4, 1, 1.3],
            ),
          ]
        : []),
    ],
  };
}
