/** The quiet mark on guideline and goal: what is binding and since when, and what is kept up to date. */

import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Notice, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { Binding } from '../versions/binding.server.ts';

export function BindingMark({ binding }: { binding: Binding | null }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  if (!binding) return null;
  const { id, since, resolution, proposed } = binding;
  return (
    <div className="binding">
      <p className="small">
        <Chip tone="blue">{since ? t('binding.since', { date: formatDate(since, language) }) : t('binding.mark')}</Chip>{' '}
        {resolution && (
          <a href={href(`/fassungen/${id}`)}>
            <Said>{t('binding.by', { resolution })}</Said>
          </a>
        )}{' '}
        <span className="muted">{t('binding.rest')}</span>
      </p>
      {proposed.map((each) => (
        <p className="small" key={each.id}>
          <a href={href(each.path)}>
            {t('binding.proposed', { version: each.title, change: t(`change.${each.change}`) })}
          </a>
        </p>
      ))}
      {!proposed.some(({ path }) => path === binding.propose) && <ProposeLink binding={binding} />}
    </div>
  );
}

function ProposeLink({ binding: { propose, begin } }: { binding: Binding }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  if (propose)
    return (
      <p className="small">
        <a href={href(propose)}>{t('binding.propose')}</a>
      </p>
    );
  return begin ? (
    <p className="small">
      <a href={href('/fassungen/neu')}>{t('binding.newDraft')}</a>
    </p>
  ) : null;
}

/** On the form of something that is adopted: what can be done here, and where the rest is proposed. */
export function BoundNotice({ binding, fresh = false }: { binding: Binding; fresh?: boolean }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { propose, begin } = binding;
  return (
    <Notice tone="info" title={t(fresh ? 'binding.newTitle' : 'binding.formTitle')}>
      <p>{t(fresh ? 'binding.newLead' : 'binding.formLead')}</p>
      {(propose || begin) && (
        <ButtonLink href={href(propose ?? '/fassungen/neu')}>
          {t(propose ? 'binding.propose' : 'binding.newDraft')}
        </ButtonLink>
      )}
    </Notice>
  );
}

/** Beside the heading of what is no part of the resolution. */
export function Running({ binding }: { binding: Binding | null }) {
  const t = useTexts(conceptTexts);
  if (!binding) return null;
  return (
    <p className="muted small">
      <Chip>{t('binding.running')}</Chip> {t('binding.runningHint')}
    </p>
  );
}
