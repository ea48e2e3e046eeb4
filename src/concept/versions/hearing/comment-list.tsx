/** Remarks of offices on a draft, each with its answer and what can be done with it. */

import type { ReactNode } from 'react';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip, Said } from '#ui/layout/page.tsx';
import { conceptTexts } from '../../texts.en.ts';
import type { ShownComment } from './hearing-view.server.ts';

export const answerTones = { adopted: 'good', partly: 'blue', rejected: 'rust' } as const;

export function CommentList({
  comments,
  office,
  children,
}: {
  comments: readonly ShownComment[];
  /** Whether the office is named: where all of them are of one it need not be. */
  office: boolean;
  children: (comment: ShownComment) => ReactNode;
}) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  return (
    <ul className="list list--plain">
      {comments.map((comment) => (
        <li key={comment.id} id={`anmerkung-${comment.id}`}>
          <strong>{comment.title === null ? t('hearing.whole') : <Said>{comment.title}</Said>}</strong>{' '}
          <Chip tone={comment.answer ? answerTones[comment.answer] : 'warn'}>
            {t(`draftCommentAnswer.${comment.answer ?? 'open'}`)}
          </Chip>
          <span className="muted block small">
            <Said>
              {[office && comment.office, comment.filedBy, formatDate(comment.filedOn, language)]
                .filter(Boolean)
                .join(', ')}
            </Said>
          </span>
          <p className="prose">
            <Said>{comment.text}</Said>
          </p>
          {comment.answerReason && (
            <p className="prose">
              <span className="muted">{t('draftComment.answer')}: </span>
              <Said>{comment.answerReason}</Said>
            </p>
          )}
          <p className="small">{children(comment)}</p>
        </li>
      ))}
    </ul>
  );
}
