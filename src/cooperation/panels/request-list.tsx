/** The offices that take part in one object, with what they were asked and what they said. */

import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { cooperationPath } from '../cooperation.ts';
import { type RequestRow, requestTones } from '../request-register.ts';
import { cooperationTexts } from '../texts.en.ts';

export type ListedRequest = RequestRow & { readonly mine: boolean };

export function RequestList({ rows }: { rows: readonly ListedRequest[] }) {
  const t = useTexts(cooperationTexts);
  if (rows.length === 0) return <p className="muted">{t('requests.nobody')}</p>;
  return (
    <ul className="list list--plain">
      {rows.map((row) => (
        <RequestItem key={row.officeId} row={row} />
      ))}
    </ul>
  );
}

function RequestItem({ row }: { row: ListedRequest }) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const said = [
    row.askedOn && t('requests.wasAsked', { date: formatDate(row.askedOn, language) }),
    row.askedBy && t('requests.wasAskedBy', { office: row.askedBy }),
    row.dueOn && row.answer === 'open' && t('requests.until', { date: formatDate(row.dueOn, language) }),
    row.answeredOn && t('requests.answered', { date: formatDate(row.answeredOn, language) }),
    row.promisedOn && !row.contributedOn && t('requests.promised', { date: formatDate(row.promisedOn, language) }),
  ].filter(Boolean);
  return (
    <li>
      <Said>{row.office}</Said> <Chip tone={requestTones[row.state]}>{t(`requestState.${row.state}`)}</Chip>
      {said.length > 0 && <span className="muted block small">{said.join(' · ')}</span>}
      {row.wanted && (
        <span className="block small">
          {t('requests.wanted')}: <Said>{row.wanted}</Said>
        </span>
      )}
      {row.reason && (
        <span className="block small">
          {t('requests.reason')}: <Said>{row.reason}</Said>
        </span>
      )}
      {row.contribution && (
        <span className="block">
          <Said>{row.contribution}</Said>
        </span>
      )}
      {row.link && (
        <a className="block small" href={row.link} rel="noreferrer">
          {t('requests.openLink')}
        </a>
      )}
      {(row.person || row.left) && (
        <span className="muted block small">
          {row.person ? t('requests.named', { name: row.person }) : <span className="break">{t('requests.left')}</span>}
        </span>
      )}
      {row.mine && (
        <a href={href(cooperationPath(row.kind, row.objectId, row.officeId))}>
          {row.answer === 'open'
            ? t('requests.answerFor', { office: row.office })
            : t('requests.contributeFor', { office: row.office })}
        </a>
      )}
    </li>
  );
}
