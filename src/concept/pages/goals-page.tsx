import { allow } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { listChallenges, listGoals, listGuidelines, listSectorParts } from '../concept.store.server.ts';
import { goalRegister, goalRows } from '../goal-register.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/goals-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const lists = await visit.remember('goals', async (db) => ({
    goals: await listGoals(db),
    guidelines: await listGuidelines(db),
    parts: await listSectorParts(db),
    challenges: await listChallenges(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
  }));
  const params = new URL(args.request.url).searchParams;
  const choices = {
    guidelines: lists.guidelines.filter((each) => !each.retired).map(({ id, title }) => ({ id, title })),
    parts: lists.parts.filter((each) => !each.retired).map(({ id, title }) => ({ id, title })),
    challenges: lists.challenges.filter((each) => !each.retired).map(({ id, title }) => ({ id, title })),
    offices: [...lists.offices].map(([id, title]) => ({ id, title })),
  };
  const register = goalRegister(conceptTexts(visit.language), choices);
  return { reading: readRegister(register, goalRows(lists), params), choices, edit: visit.may('concept.edit') };
}

export default function GoalsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { reading, choices, edit } = loaderData;
  const add = edit && (
    <ButtonLink href={href('/ziele/neu')} kind="primary">
      {t('page.addGoal')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={t('goals.title', { count: reading.count })} lead={t('goals.lead')} actions={add} />
      <Register
        path="/ziele"
        register={goalRegister(t, choices)}
        reading={reading}
        caption={t('goals.caption')}
        rowKey={(row) => row.id}
        cells={{
          titel: (row) => (
            <>
              <a href={href(`/ziele/${row.id}`)}>
                <Said>{row.title}</Said>
              </a>{' '}
              {row.key && <Chip tone="blue">{t('goals.key')}</Chip>} {row.retired && <Chip>{t('goals.retired')}</Chip>}
            </>
          ),
          zielwert: (row) =>
            row.targets > 0 ? (
              <span className="nowrap">{t('goals.targets', { count: row.targets })}</span>
            ) : (
              <span className="break">{t('goals.noTarget')}</span>
            ),
        }}
        exports={[
          { label: 'CSV', path: '/ziele.csv' },
          { label: 'XLSX', path: '/ziele.xlsx' },
        ]}
        empty={<Empty action={add}>{t('goals.none')}</Empty>}
      />
    </>
  );
}
