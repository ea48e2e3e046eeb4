import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextField, Tick } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import { linesOf } from '../compare.ts';
import { withdrawForm } from '../version.ts';
import { loadNames, loadStatements, loadVersion, namingOf, titleIn } from '../versions.server.ts';
import { sayingTheSame, withdrawStatement } from '../versions.store.server.ts';
import type { Route } from './+types/withdraw-page.ts';

/** A statement of a frozen version: what is proposed in a draft is taken out there. */
async function place(visit: Visit, { version: id, kind, object }: Route.LoaderArgs['params']) {
  const { version } = await loadVersion(visit, id);
  const { statements, stored } = await loadStatements(visit, version);
  const statement = stored.find((each) => each.kind === kind && each.objectId === object);
  if (version.state === 'open' || !statement) throw notFound();
  return { version, statements, statement };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { version, statements, statement } = await place(visit, args.params);
  if (statement.content === null) throw new Refusal(409, 'statement-withdrawn');
  const naming = namingOf(await loadNames(visit), statements, visit.language);
  return {
    version: { id: version.id, title: version.title },
    title: titleIn(naming, statement),
    lines: linesOf(statement, naming),
    why: statement.reason !== null || statement.originText !== null,
    versions: await visit.read((db) => sayingTheSame(db, statement)),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { version, statement } = await place(visit, args.params);
  const checked = check(withdrawForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => withdrawStatement(db, visit.actor, version, statement, checked.form));
    return saved(visit, `/fassungen/${version.id}#aussagen`, entryId);
  });
}

export default function WithdrawPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { version, title, lines, why, versions } = loaderData;
  const labels = { reason: t('withdrawal.reason'), alsoWhy: t('withdrawal.alsoWhy') };
  return (
    <>
      <PageHead
        title={t('withdrawal.title', { title })}
        lead={t('withdrawal.lead')}
        crumbs={[
          { label: t('versions.title'), href: href('/fassungen') },
          { label: version.title, href: href(`/fassungen/${version.id}`) },
        ]}
      />
      <div className="stack">
        <Card title={t('withdrawal.words')} id="worte">
          {lines.map(({ label, text }) => (
            <p key={label} className="small">
              <span className="muted">{t(`line.${label}`)}: </span>
              <Said>{text}</Said>
            </p>
          ))}
          <p className="small">{t('withdrawal.versions')}</p>
          <ul>
            {versions.map((each) => (
              <li key={each.id}>
                <Said>{each.title}</Said>
              </li>
            ))}
          </ul>
          <p className="muted small">{t('withdrawal.live')}</p>
        </Card>
        <Form
          values={{ reason: '', alsoWhy: '' }}
          failure={failureOf(actionData)}
          labels={labels}
          submit={t('withdrawal.submit')}
          cancel={href(`/fassungen/${version.id}#aussagen`)}
        >
          <TextField name="reason" label={labels.reason} hint={t('withdrawal.reasonHint')} />
          {why && <Tick name="alsoWhy" label={labels.alsoWhy} />}
          <Notice tone="warning" title={t('withdrawal.never')} />
        </Form>
      </div>
    </>
  );
}
