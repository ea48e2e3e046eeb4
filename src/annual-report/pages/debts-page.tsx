import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { debtChoices, debtRegister } from '../debt-register.ts';
import { loadDebts } from '../debts.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/debts-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { rows, debtors } = await loadDebts(visit);
  const choices = debtChoices(rows);
  const register = debtRegister(reportTexts(visit.language), choices);
  return {
    reading: readRegister(register, rows, new URL(args.request.url).searchParams),
    choices,
    debtors,
    overdue: rows.filter((row) => row.overdue).length,
    left: rows.filter((row) => row.left).length,
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function DebtsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, choices, overdue, left, debtors } = loaderData;
  const toTasks = <ButtonLink href={href('/aufgaben')}>{t('tasks.caption')}</ButtonLink>;
  return (
    <>
      <PageHead title={t('debts.title', { count: overdue })} lead={t('debts.lead')} actions={toTasks} />
      <div className="stack">
        {left > 0 && (
          <Notice tone="warning" title={t('debts.leftCount', { count: left })}>
            <p>
              <a href={href('/offen', { stand: 'verlassen' })}>{t('debts.leftShow')}</a>
            </p>
          </Notice>
        )}
        <Register
          path="/offen"
          register={debtRegister(t, choices)}
          reading={reading}
          caption={t('debts.caption')}
          rowKey={(row) => row.key}
          cells={{
            was: (row) => (
              <a href={href(row.path)}>
                <Said>{row.title}</Said>
              </a>
            ),
            amt: (row) => <Said>{row.office}</Said>,
            person: (row) => row.person ?? (row.left ? <span className="break">{t('debts.left')}</span> : null),
            wem: (row) => <Said>{row.creditor}</Said>,
            frist: (row) => row.dueOn && formatDate(row.dueOn, language),
            seit: (row) => row.since && formatDate(row.since, language),
            stand: (row) =>
              row.overdue ? <Chip tone="strong">{t('tasks.overdue')}</Chip> : <Chip>{t('debts.open')}</Chip>,
          }}
          files={{ path: '/offen', formats: ['csv', 'xlsx'] }}
          empty={<Empty action={toTasks}>{t('debts.none')}</Empty>}
        />
        {debtors.length > 0 && <Debtors debtors={debtors} />}
      </div>
    </>
  );
}

function Debtors({ debtors }: { debtors: Data['debtors'] }) {
  const t = useTexts(reportTexts);
  const href = useHref();
  return (
    <Card title={t('debts.byOffice')} lead={t('debts.byOfficeLead')} id="aemter">
      <ul className="list">
        {debtors.map((each) => (
          <li key={each.officeId}>
            <span>
              <a href={href('/offen', { amt: each.officeId ?? 'keines' })}>
                <Said>{each.name}</Said>
              </a>
              {each.judged > 0 && (
                <span className="muted block small">
                  {t('debts.timely', { timely: each.timely, judged: each.judged })}
                </span>
              )}
            </span>
            <span className="chips">
              <Chip>{t('debts.openCount', { count: each.open })}</Chip>
              {each.overdue > 0 && <Chip tone="strong">{t('debts.overdueCount', { count: each.overdue })}</Chip>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
