/** The report on the focus areas. */

import { formatAmountShort } from '#ui/format.ts';
import type { Block, Part } from './document.ts';
import type { AreaData } from './report-data.ts';
import { heading, paragraph, type Writing } from './writing.ts';

export function areas(writing: Writing): Part {
  const { data, t } = writing;
  return {
    kind: 'areas',
    title: t('doc.areas'),
    blocks: [
      paragraph(data.areas.length > 0 ? t('doc.areasLead') : t('doc.areasNone'), 'note'),
      ...data.areas.flatMap((area) => areaBlocks(area, writing)),
    ],
  };
}

function areaBlocks(area: AreaData, { t, language, maps }: Writing): Block[] {
  const facts = t('doc.areaFacts', {
    category: area.category ? t(`docCategory.${area.category}` as 'docCategory.strategic') : '–',
    measures: t('doc.goalMeasures', { count: area.measures }),
    money:
      area.cents === null
        ? t('doc.goalMoneyNone')
        : t('doc.goalMoney', { amount: formatAmountShort(area.cents, language) }),
  });
  const words: Block[] = [
    paragraph(facts),
    ...(area.themes.length > 0 ? [paragraph(t('doc.themes', { themes: area.themes.join(', ') }))] : []),
    ...[area.profile, area.chance, area.strategy, area.note].flatMap((text) => (text ? [paragraph(text)] : [])),
    area.contact ? paragraph(t('doc.contact', { contact: area.contact })) : paragraph(t('doc.noContact'), 'break'),
  ];
  const map = maps.get(area.id);
  return [
    heading(area.name),
    ...(map
      ? [
          {
            type: 'beside' as const,
            map: {
              ...map,
              alt: t('doc.areaMap', { name: area.name }),
              note: area.approximate ? t('doc.areaApproximate') : '',
            },
            blocks: words,
          },
        ]
      : words),
  ];
}
