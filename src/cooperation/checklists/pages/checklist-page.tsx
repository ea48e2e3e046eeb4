import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { failureOf } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Card, Chip, Empty, Facts, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { faultOfPeople } from '../../cooperation.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { UpkeepCard } from '../../upkeep/panels/upkeep-card.tsx';
import { answererForm, openForm } from '../checklist.ts';
import { checklistShown } from '../checklist-shown.server.ts';
import { Answers, OpenForm, Progress } from '../checklist-view.tsx';
import { loadChecklist } from '../checklists.server.ts';
import { closeVersion, nameAnswerer, openVersion, retireChecklist } from '../checklists.store.server.ts';
import type { Route } from './+types/checklist-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const wanted = Number(new URL(args.request.url).searchParams.get('fassung')) || null;
  return checklistShown(visit, args.params.checklist, wanted);
}

/** Opens or closes a version, names who answers for a part, or ends the checklist. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const loaded = await loadChecklist(visit, args.params.checklist);
  if (!loaded.write) throw new Refusal(403, 'not-allowed');
  const values = await formValues(args.request);
  const { checklist } = loaded;
  const path = `/prueflisten/${checklist.id}`;
  if (values.act === 'open') return openOf(visit, loaded, values, path);
  if (values.act === 'name') return nameOf(visit, loaded, values, path);
  const entryId = await visit.write((db) =>
    values.act === 'close'
      ? closeVersion(db, visit.actor, checklist)
      : retireChecklist(db, visit.actor, checklist, values.act === 'retire'),
  );
  return saved(visit, path, entryId);
}

type Loaded = Awaited<ReturnType<typeof loadChecklist>>;
type Values = Awaited<ReturnType<typeof formValues>>;

async function openOf(visit: Visit, loaded: Loaded, values: Values, path: string) {
  const ticked = values.partIds;
  const checked = check(openForm, { ...values, partIds: typeof ticked === 'string' ? [ticked] : (ticked ?? []) });
  if (!checked.ok) return unchecked(checked.failure);
  const { dueOn, partIds } = checked.form;
  const refused = (field: string, error: string) =>
    unchecked({ values: checked.values, errors: { [field]: error }, refusal: null });
  if (dueOn < today()) return refused('dueOn', 'deadline-past');
  const held = new Map(loaded.parts.map((part) => [part.id, part]));
  if (partIds.some((id) => !held.has(id))) return refused('partIds', 'unknown-choice');
  // Whoever answered the version before answers again.
  const before = new Map(loaded.asked.map((duty) => [duty.partId, duty]));
  const duties = [...new Set(partIds)].map((partId) => {
    const { personId = null, deputyId = null } = before.get(partId) ?? {};
    return { partId, personId: known(loaded, personId), deputyId: known(loaded, deputyId) };
  });
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => openVersion(db, visit.actor, loaded.checklist, { dueOn, duties }));
    return saved(visit, path, entryId);
  });
}

const known = ({ people }: Loaded, id: string | null) => (id !== null && people.has(id) ? id : null);

async function nameOf(visit: Visit, loaded: Loaded, values: Values, path: string) {
  const checked = check(answererForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { shown, asked, checklist, people } = loaded;
  const { partId, personId, deputyId } = checked.form;
  if (!shown || !asked.some((duty) => duty.partId === partId)) throw notFound();
  if (shown.state === 'closed') throw new Refusal(409, 'checklist-closed');
  const fault = faultOfPeople({ personId, deputyId }, new Set(people.keys()));
  if (fault) return unchecked({ values: checked.values, errors: { [fault.field]: fault.error }, refusal: null });
  const entryId = await visit.write((db) => nameAnswerer(db, visit.actor, checklist, shown.version, checked.form));
  return saved(visit, path, entryId);
}

export default function ChecklistPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { checklist, challenge, groups, shown, draft, versions, write, upkeep } = loaderData;
  const state = shown?.state ?? 'draft';
  const failure = failureOf(actionData);
  return (
    <>
      <PageHead
        title={checklist.title}
        content
        crumbs={[{ label: t('checklists.crumb'), href: href('/prueflisten') }]}
        chip={<Chip tone={state === 'open' ? 'blue' : 'plain'}>{t(`versionState.${state}`)}</Chip>}
        lead={
          shown?.state === 'open' && shown.dueOn
            ? t('checklists.asked', { date: formatDate(shown.dueOn, language) })
            : t(`checklists.${shown ? 'closedLead' : 'draftLead'}`)
        }
        actions={
          write && (
            <>
              <ButtonLink href={href(`/prueflisten/${checklist.id}/bearbeiten`)}>
                {draft ? t('checklists.editDraft') : t('checklists.newVersion')}
              </ButtonLink>
              {shown?.state === 'open' && <PostButton fields={{ act: 'close' }}>{t('checklists.close')}</PostButton>}
              <PostButton kind="tertiary" fields={{ act: checklist.retired ? 'restore' : 'retire' }}>
                {checklist.retired ? t('checklists.restore') : t('checklists.retire')}
              </PostButton>
            </>
          )
        }
      />
      {versions.length > 1 && (
        <ChoiceChips
          label={t('checklists.versions')}
          choices={versions.map((each) => ({
            label: t('checklists.versionNumber', { version: each.version }),
            href: href(`/prueflisten/${checklist.id}`, { fassung: each.version }),
            current: each.version === shown?.version,
          }))}
        />
      )}
      <div className="stack">
        {loaderData.open && <OpenForm data={loaderData} failure={failure} />}
        {shown ? (
          <>
            <Progress data={loaderData} />
            <Answers data={loaderData} />
            <Downloads
              path={`/prueflisten/${checklist.id}/antworten`}
              formats={['csv', 'xlsx']}
              query={{ fassung: shown.version }}
              what={t('checklists.answersOf')}
            />
          </>
        ) : (
          <Empty>{t('checklists.notAsked')}</Empty>
        )}
        <Card title={t('checklists.about')} id="angaben">
          <Facts
            facts={[
              [t('checklists.challenge'), challenge && <Said>{challenge}</Said>],
              [
                t('checklists.group'),
                groups.length > 0 &&
                  groups.map((group) => (
                    <a key={group.id} href={href(`/gruppen/${group.id}`)}>
                      <Said>{group.name}</Said>
                    </a>
                  )),
              ],
              [t('checklists.source'), checklist.source],
            ]}
          />
        </Card>
        {upkeep && <UpkeepCard data={upkeep} />}
      </div>
    </>
  );
}
