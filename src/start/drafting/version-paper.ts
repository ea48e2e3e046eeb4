/** What a paper says of a draft version: each change with the wording until now and from now on, and why. Pure. */

import { longestText } from '#analysis/fields.ts';
import type { conceptTexts } from '#concept/texts.en.ts';
import { type ComparedLine, side } from '#concept/versions/compare.ts';
import type { Synopsis, SynopsisItem } from '#concept/versions/synopsis.server.ts';
import type { startTexts } from '../texts.en.ts';
import { cutTo, paragraphs } from './cut.ts';

type Words = { readonly t: ReturnType<typeof startTexts>; readonly c: ReturnType<typeof conceptTexts> };

export function versionPaper(
  { title, note }: { readonly title: string; readonly note: string | null },
  synopsis: Pick<Synopsis, 'a' | 'items'>,
  words: Words,
) {
  const { t } = words;
  const mark = t('drafting.cut');
  const { items } = synopsis;
  const changes = items.map((item, index) => `${index + 1}. ${changeOf(item, words)}`);
  const whole = t('drafting.whole');
  const asked = [t('drafting.adoptsChanges', { title, former: synopsis.a.title }), ...changes].join('\n\n');
  return {
    title: t('drafting.versionTitle', { title }),
    text:
      items.length === 0
        ? t('drafting.adopts', { title })
        : `${cutTo(asked, longestText - whole.length - 2, mark)}\n\n${whole}`,
    reason: paragraphs([note, reasonsOf(items, words)], mark),
  };
}

function changeOf(item: SynopsisItem, { t, c }: Words): string {
  const head = { change: 'drafting.changed', new: 'drafting.added', drop: 'drafting.dropped' } as const;
  if (item.difference === 'same') return item.title;
  const said = t(head[item.difference], { kind: c(`statementKind.${item.kind}`), title: item.title });
  const lines = item.difference === 'drop' ? [] : item.lines.flatMap((line) => lineOf(item, line, { t, c }));
  return [said, ...lines.map((line) => `   ${line}`)].join('\n');
}

/** Both wordings where they differ; of what is new, all it says but its title. */
function lineOf({ kind, difference }: SynopsisItem, { label, words }: ComparedLine, { t, c }: Words): string[] {
  const say = (which: 'before' | 'after') =>
    side(words, which)
      .map(({ text }) => text)
      .join('')
      .trim() || t('drafting.nothing');
  const name = c(`line.${label}`);
  if (kind === 'section' && label === 'text') return [t('drafting.inSynopsis')];
  if (difference === 'new') return label === 'title' ? [] : [t('drafting.says', { label: name, words: say('after') })];
  if (words.every(({ mark }) => mark === 'same')) return [];
  return [
    t('drafting.before', { label: name, words: say('before') }),
    t('drafting.after', { label: name, words: say('after') }),
  ];
}

function reasonsOf(items: readonly SynopsisItem[], { t, c }: Words): string | null {
  const reasons = items.flatMap(({ title, why }, index) => {
    if (!why?.reason) return [];
    const origin = [why.origin && c(`origin.${why.origin}`), why.originText].filter(Boolean).join(', ');
    return [
      `${index + 1}. ${title}: ${[why.reason, origin && t('drafting.origin', { origin })].filter(Boolean).join(' ')}`,
    ];
  });
  return reasons.length === 0 ? null : [t('drafting.reasons'), ...reasons].join('\n');
}
