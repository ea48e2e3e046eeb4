import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Line } from '#ui/layout/line.tsx';
import { ButtonLink, Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { AmendmentLine } from '../amendment-line.tsx';
import { outcomeTones, standingTones } from '../looks.ts';
import { councilTexts } from '../texts.en.ts';
import type { PaperListData } from './list.server.ts';

/** Resolutions and papers about an object, what groups want changed in it, what places say to it. */
export function PaperList({ data }: { data: PaperListData }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { kind, id, rows, count, amendments, comments, may } = data;
  const said = { zu: kind, eintrag: id };
  const filter = kind === 'goal' ? { ziel: id } : kind === 'area' ? { raum: id } : null;
  if (kind === 'guideline' && amendments.length === 0 && !may.amend) return null;
  return (
    <Card
      title={t(kind === 'guideline' ? 'panel.amendments' : 'panel.title')}
      id="vorlagen"
      actions={
        <>
          {count > 0 && filter && <a href={href('/ratsraum/vorlagen', filter)}>{t('panel.all')}</a>}
          {may.amend && <a href={href('/ratsraum/aenderungen/neu', said)}>{t('amendments.add')}</a>}
          {may.comment && <a href={href('/ratsraum/stellungnahmen/neu', said)}>{t('comments.add')}</a>}
        </>
      }
    >
      {kind !== 'guideline' && rows.length === 0 && <p className="muted">{t('panel.none')}</p>}
      {rows.length > 0 && (
        <ul className="list">
          {rows.map((row) => (
            <Line
              key={row.id}
              path={`/ratsraum/vorlagen/${row.id}`}
              note={[row.number, row.submittedOn && formatDate(row.submittedOn, language)].filter(Boolean).join(' · ')}
              end={
                row.outcome ? (
                  <Chip tone={outcomeTones[row.outcome]}>{t(`outcome.${row.outcome}`)}</Chip>
                ) : (
                  <Chip tone={standingTones[row.standing]}>{t(`standing.${row.standing}`)}</Chip>
                )
              }
            >
              <Said>{row.title}</Said>
            </Line>
          ))}
        </ul>
      )}
      {count > rows.length && <p className="muted small">{t('committee.more', { count: count - rows.length })}</p>}
      {(amendments.length > 0 || comments.length > 0) && (
        <ul className="list">
          {amendments.map((each) => (
            <AmendmentLine key={each.id} amendment={each} />
          ))}
          {comments.map((each) => (
            <Line
              key={each.id}
              path={`/ratsraum/stellungnahmen/${each.id}`}
              end={
                <Chip tone={each.answered ? 'good' : 'warn'}>
                  {t(each.answered ? 'comment.answered' : 'comment.open')}
                </Chip>
              }
            >
              {t('comment.named', { committee: each.committee, date: formatDate(each.resolvedOn, language) })}
            </Line>
          ))}
        </ul>
      )}
      {may.draft && (
        <p>
          <ButtonLink href={href(`/ratsraum/vorlagen/aus/${kind}/${id}`)}>{t('panel.draft')}</ButtonLink>
        </p>
      )}
    </Card>
  );
}
