/** When an object was last kept up to date, since when it is due, and who sees to it: for its readers. */

import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, type Tone } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { cooperationTexts } from '../../texts.en.ts';
import { type OwnerState, type UpkeepKind, type UpkeepState, upkeepPath } from '../upkeep.ts';

export type UpkeepData = {
  readonly kind: UpkeepKind;
  readonly id: string;
  readonly state: UpkeepState;
  readonly lastOn: string | null;
  readonly dueOn: string | null;
  readonly rhythmMonths: number | null;
  readonly ownerState: OwnerState;
  /** Names are for those who may see people. */
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly seePeople: boolean;
};

export const upkeepTones: Readonly<Record<UpkeepState, Tone>> = {
  current: 'good',
  overdue: 'strong',
  never: 'warn',
  'no-rhythm': 'plain',
  finished: 'plain',
};

export function UpkeepCard({ data }: { data: UpkeepData }) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { kind, id, state, lastOn, dueOn, rhythmMonths, ownerState } = data;
  const last = lastOn
    ? t('upkeep.lastOn', { date: formatDate(lastOn, language) })
    : t(kind === 'indicator' ? 'upkeep.noValues' : 'upkeep.neverKept');
  const due =
    dueOn === null
      ? null
      : t(state === 'overdue' ? 'upkeep.dueSince' : 'upkeep.dueNext', { date: formatDate(dueOn, language) });
  const owner = ownerState === 'left' ? <span className="break">{t('upkeep.ownerLeft')}</span> : (data.owner ?? null);
  const deputy =
    ownerState === 'deputy-left' ? <span className="break">{t('upkeep.ownerLeft')}</span> : (data.deputy ?? null);
  return (
    <Card
      title={t('upkeep.title')}
      id="pflege"
      actions={data.seePeople && <a href={href(upkeepPath(kind, id))}>{t('upkeep.arrange')}</a>}
    >
      <p className="chips">
        <Chip tone={upkeepTones[state]}>{t(`upkeepState.${state}`)}</Chip>
        <span className={state === 'overdue' ? 'break' : 'muted'}>{[last, due].filter(Boolean).join(', ')}</span>
      </p>
      {(data.seePeople || ownerState === 'left') && (
        <Facts
          facts={[
            [t('upkeep.owner'), owner],
            [t('upkeep.deputy'), deputy],
            [t('upkeep.rhythm'), rhythmMonths && t('upkeep.months', { count: rhythmMonths })],
          ]}
        />
      )}
    </Card>
  );
}
