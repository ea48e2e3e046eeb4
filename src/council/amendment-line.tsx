/** An amendment in a list: whose it is, and what became of it. */

import type { ReactNode } from 'react';
import { useTexts } from '#ui/language.ts';
import { Line } from '#ui/layout/line.tsx';
import { Chip } from '#ui/layout/page.tsx';
import type { Amendment } from './amendment.ts';
import { answerTones } from './looks.ts';
import { councilTexts } from './texts.en.ts';

type Shown = Pick<Amendment, 'id' | 'number' | 'answer'> & { readonly committee: string };

export function AmendmentLine({ amendment, note }: { amendment: Shown; note?: ReactNode }) {
  const t = useTexts(councilTexts);
  const { id, number, committee, answer } = amendment;
  return (
    <Line
      path={`/ratsraum/aenderungen/${id}`}
      note={note}
      end={<Chip tone={answer ? answerTones[answer] : 'warn'}>{t(`amendmentAnswer.${answer ?? 'open'}`)}</Chip>}
    >
      {t('amendment.named', { number: number ?? '', committee })}
    </Line>
  );
}
