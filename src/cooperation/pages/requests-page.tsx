import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { cooperationPath } from '../cooperation.ts';
import { type RequestRow, requestRegister, requestTones } from '../request-register.ts';
import { loadRequests } from '../requests.server.ts';
import { cooperationTexts } from '../texts.en.ts';
import type { Route } from './+types/requests-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, offices } = await loadRequests(visit);
  const asked = new Set(rows.flatMap((row) => [row.officeId, row.askedById ?? row.leadId]));
  const choices = offices.filter(({ id }) => asked.has(id));
  const register = requestRegister(cooperationTexts(visit.language), choices);
  return { reading: readRegister(register, rows, new URL(args.request.url).searchParams), offices: choices };
}

export default function RequestsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, offices } = loaderData;
  const day = (value: string | null) => value && formatDate(value, language);
  const toMeasures = <ButtonLink href={href('/ziele')}>{t('requests.toGoals')}</ButtonLink>;
  return (
    <>
      <PageHead title={t('requests.title', { count: reading.count })} lead={t('requests.lead')} />
      <Register
        path="/mitwirkung"
        register={requestRegister(t, offices)}
        reading={reading}
        caption={t('requests.caption')}
        rowKey={(row) => `${row.kind} ${row.objectId} ${row.officeId}`}
        cells={{
          titel: (row) => (
            <a href={href(cooperationPath(row.kind, row.objectId))}>
              <Said>{row.title}</Said>
            </a>
          ),
          amt: (row) => <Said>{row.office}</Said>,
          gebeten: (row) => row.askedBy && <Said>{row.askedBy}</Said>,
          stand: (row) => <StateChip row={row} />,
          frist: (row) => day(row.dueOn),
          am: (row) => day(row.askedOn),
          antwort: (row) => day(row.answeredOn),
          zusage: (row) => day(row.promisedOn),
        }}
        files={{ path: '/mitwirkung', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={toMeasures}>{t('requests.none')}</Empty>}
      />
    </>
  );
}

function StateChip({ row }: { row: RequestRow }) {
  const t = useTexts(cooperationTexts);
  return <Chip tone={requestTones[row.state]}>{t(`requestState.${row.state}`)}</Chip>;
}
