import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { goalRegister } from '../goal-register.ts';
import { loadGoals } from '../register.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/goals-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, choices } = await loadGoals(visit);
  const params = new URL(args.request.url).searchParams;
  const register = goalRegister(conceptTexts(visit.language), choices);
  return { reading: readRegister(register, rows, params), choices, edit: visit.may('concept.edit') };
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
        files={{ path: '/ziele', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={add}>{t('goals.none')}</Empty>}
      />
    </>
  );
}
