import { data } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type PlacedAddress, tryAddressSearch } from '../address-search.server.ts';
import { listAreas } from '../areas.store.server.ts';
import { addressSearchForm, addressSearchKinds } from '../outside-service.ts';
import { addressSearchSetting, saveAddressSearch } from '../outside-services.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/address-search-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'city.settings');
  return { setting: await visit.read(addressSearchSetting) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'city.settings');
  const values = await formValues(args.request);
  const title = areaTexts('de')('addressSetting.title');
  if (values.act === 'drop') {
    const entryId = await visit.write((db) => saveAddressSearch(db, visit.actor, title, { form: null }));
    return saved(visit, '/einstellungen', entryId);
  }
  const checked = check(addressSearchForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  if (values.act === 'try') {
    const probe = typeof values.probe === 'string' ? values.probe.trim() : '';
    if (probe === '') return unchecked({ values: checked.values, errors: { probe: 'required' }, refusal: null });
    const found = await tryAddressSearch(visit, checked.form, probe);
    const names = new Map((await visit.read(listAreas)).map(({ id, name }) => [id, name]));
    return data({ typed: checked.values, found: found?.map((each) => toShown(each, names)) ?? null });
  }
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => saveAddressSearch(db, visit.actor, title, checked));
    return saved(visit, '/einstellungen', entryId);
  });
}

function toShown({ label, areaIds, inCity }: PlacedAddress, names: ReadonlyMap<string, string>) {
  return { label, inCity, areas: areaIds.flatMap((id) => names.get(id) ?? []) };
}

export default function AddressSearchPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { setting } = loaderData;
  const tried = actionData && 'found' in actionData ? actionData : null;
  const labels = {
    kind: t('addressSetting.kind'),
    url: t('addressSetting.url'),
    attribution: t('addressSetting.attribution'),
    probe: t('addressSetting.probe'),
  };
  const stored = { kind: setting?.kind ?? '', url: setting?.url ?? '', attribution: setting?.attribution ?? '' };
  return (
    <>
      <PageHead
        title={t('addressSetting.title')}
        lead={t('addressSetting.lead')}
        crumbs={[{ label: t('addressSetting.back'), href: href('/einstellungen') }]}
      />
      <div className="stack">
        {tried && <Tried found={tried.found} />}
        <Card title={t('addressSetting.change')} lead={t('addressSetting.privacy')}>
          <Form
            values={tried?.typed ?? stored}
            failure={failureOf(actionData)}
            labels={labels}
            submit={ui('save')}
            also={
              <button type="submit" className="kern-btn kern-btn--secondary" name="act" value="try">
                <span className="kern-label">{t('addressSetting.try')}</span>
              </button>
            }
            draft="address-search"
            revision={setting?.revision}
          >
            <SelectField
              name="kind"
              label={labels.kind}
              options={addressSearchKinds.map((kind) => ({ value: kind, label: t(`addressSearchKind.${kind}`) }))}
            />
            <TextField name="url" label={labels.url} hint={t('addressSetting.urlHint')} />
            <TextField
              name="attribution"
              label={labels.attribution}
              hint={t('addressSetting.attributionHint')}
              optional
            />
            <TextField name="probe" label={labels.probe} hint={t('addressSetting.probeHint')} optional />
          </Form>
        </Card>
        {setting && (
          <Card title={t('addressSetting.dropTitle')} lead={t('addressSetting.dropLead')}>
            <PostButton fields={{ act: 'drop' }} action={href('/einstellungen/adresssuche')}>
              {t('addressSetting.drop')}
            </PostButton>
          </Card>
        )}
      </div>
    </>
  );
}

type Shown = { label: string; inCity: boolean; areas: string[] };

/** What the service says of an address, and where that lies. */
function Tried({ found }: { found: readonly Shown[] | null }) {
  const t = useTexts(areaTexts);
  if (!found) return <Notice tone="danger" title={t('addressSetting.triedFails')} />;
  if (found.length === 0) return <Notice tone="info" title={t('addressSetting.triedNothing')} />;
  const where = ({ inCity, areas }: Shown) => {
    if (!inCity) return t('addressSetting.triedOutside');
    return areas.length > 0 ? areas.join(', ') : t('addressSetting.triedNowhere');
  };
  return (
    <Card title={t('addressSetting.tried')} lead={t('addressSetting.triedLead')} id="antwort">
      <ul className="list">
        {found.map((each) => (
          <li key={`${each.label} ${each.areas.join(' ')}`}>
            <span>
              <Said>{each.label}</Said>
              <span className="muted small block">{where(each)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
