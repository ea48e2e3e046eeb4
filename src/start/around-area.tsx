/** What happens in the areas around one: its goals, money, measures, who leads them and what holds them up. */

import { areaTexts } from '#areas/texts.en.ts';
import { formatAmountShort } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { AroundAreaData } from './around-area.server.ts';
import { StateChips } from './public/public-parts.tsx';

export function AroundArea({ data }: { data: AroundAreaData }) {
  const t = useTexts(areaTexts);
  const language = useLanguage();
  const { areas, goals, measures, money } = data;
  const amount = (cents: NonNullable<AroundAreaData['money']>['cents']) =>
    cents === null ? t('around.moneyNone') : t('around.moneyText', { amount: formatAmountShort(cents, language) });
  const facts: [string, React.ReactNode][] = [
    [t('around.areas'), <Links key="a" path="/raeume" items={areas.map(({ id, name }) => ({ id, title: name }))} />],
    ...(goals.length > 0
      ? [[t('around.goals'), <Links key="g" path="/ziele" items={goals} />] as [string, React.ReactNode]]
      : []),
    ...(money ? [[t('around.money'), amount(money.cents)] as [string, React.ReactNode]] : []),
  ];
  return (
    <Card title={t('around.title')} lead={t('around.lead')} id="umgebung">
      <Facts facts={facts} />
      <Measures measures={measures} />
    </Card>
  );
}

function Links({ path, items }: { path: string; items: readonly { id: string; title: string }[] }) {
  const href = useHref();
  return items.map(({ id, title }, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <a href={href(`${path}/${id}`)}>
        <Said>{title}</Said>
      </a>
    </span>
  ));
}

function Measures({ measures }: { measures: AroundAreaData['measures'] }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  return (
    <table className="table table--facts">
      <thead>
        <tr>
          {(['measures', 'office', 'state', 'stuck'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`around.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map(({ id, title, lead, state, obstacle, decision }) => (
          <tr key={id}>
            <th scope="row">
              <a href={href(`/massnahmen/${id}`)}>
                <Said>{title}</Said>
              </a>
            </th>
            <td data-label={t('around.office')}>{lead ? <Said>{lead}</Said> : '–'}</td>
            <td data-label={t('around.state')}>{state ? <StateChips state={state} /> : t('around.noState')}</td>
            <td data-label={t('around.stuck')}>
              {obstacle && <Said>{obstacle}</Said>}
              {decision && (
                <span className="block">
                  <Said>{t('around.decision', { decision })}</Said>
                </span>
              )}
              {!obstacle && !decision && '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
