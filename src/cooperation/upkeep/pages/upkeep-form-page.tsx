import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { faultOfPeople } from '../../cooperation.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { keptToday, mayConfirm } from '../upkeep.server.ts';
import { confirmUpkeep, saveUpkeep } from '../upkeep.store.server.ts';
import { objectPath, ownFields, upkeepForm, upkeepKindOf } from '../upkeep.ts';
import type { Route } from './+types/upkeep-form-page.ts';

async function find(visit: Visit, { kind: word, object: id }: { kind: string; object: string }) {
  const kind = upkeepKindOf(word);
  const { list, people } = await keptToday(visit);
  const kept = list.find((each) => each.kind === kind && each.id === id);
  if (!kept) throw notFound();
  return { kept, people };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { kept, people } = await find(visit, args.params);
  return {
    kept,
    people: [...people].map(([value, label]) => ({ value, label })),
    confirm: mayConfirm(visit, kept),
    edit: visit.may('owners.name', null),
  };
}

/** Names who keeps it and how often, or says that it still holds. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const values = await formValues(args.request);
  const { kept, people } = await find(visit, args.params);
  const path = `${objectPath(kept.kind, kept.id)}#pflege`;
  if (values.act === 'confirm') {
    if (!mayConfirm(visit, kept)) throw new Refusal(403, 'not-allowed');
    return saved(visit, path, await visit.write((db) => confirmUpkeep(db, visit.actor, kept)));
  }
  visit.require('owners.name', null);
  const checked = check(upkeepForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const fault = faultOfPeople(
    { personId: checked.form.ownerId, deputyId: checked.form.deputyId },
    new Set(people.keys()),
    { person: 'ownerId', deputy: 'deputyId' },
  );
  if (fault) return unchecked({ values: checked.values, errors: { [fault.field]: fault.error }, refusal: null });
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => saveUpkeep(db, visit.actor, kept, checked.form));
    return saved(visit, path, entryId);
  });
}

export default function UpkeepFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { kept, people, confirm, edit } = loaderData;
  const own = ownFields[kept.kind];
  const labels = { ownerId: t('upkeep.owner'), deputyId: t('upkeep.deputy'), rhythmMonths: t('upkeep.rhythmField') };
  const back = href(`${objectPath(kept.kind, kept.id)}#pflege`);
  return (
    <>
      <PageHead
        title={t('upkeep.formTitle')}
        lead={
          <>
            <Said>{kept.title}</Said>. {t('upkeep.formLead')} {kept.kind !== 'checklist' && t(`upkeepOwn.${kept.kind}`)}
          </>
        }
        crumbs={[{ label: kept.title, href: back }]}
      />
      <div className="stack">
        {confirm && (
          <Card title={t('upkeep.confirmTitle')} lead={t('upkeep.confirmLead')} id="bestaetigen">
            <PostButton kind="primary" fields={{ act: 'confirm' }}>
              {t('upkeep.confirm')}
            </PostButton>
          </Card>
        )}
        {!edit && <p className="muted">{t('upkeep.notYours')}</p>}
        {edit && (
          <Form
            values={{
              ownerId: people.some(({ value }) => value === kept.ownerId) ? (kept.ownerId ?? '') : '',
              deputyId: people.some(({ value }) => value === kept.deputyId) ? (kept.deputyId ?? '') : '',
              rhythmMonths: kept.rhythmMonths === null ? '' : String(kept.rhythmMonths),
            }}
            failure={failureOf(actionData)}
            labels={labels}
            submit={ui('save')}
            cancel={back}
          >
            {!own.includes('owner') && <SelectField name="ownerId" label={labels.ownerId} optional options={people} />}
            {!own.includes('deputy') && (
              <SelectField name="deputyId" label={labels.deputyId} optional options={people} />
            )}
            {!own.includes('rhythm') && (
              <TextField
                name="rhythmMonths"
                kind="number"
                label={labels.rhythmMonths}
                hint={t('upkeep.rhythmHint')}
                optional
              />
            )}
          </Form>
        )}
      </div>
    </>
  );
}
