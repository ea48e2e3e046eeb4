/** The parts every page is made of. */

import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../language.ts';
import { uiTexts } from '../texts.en.ts';

export type Crumb = { readonly label: string; readonly href: string };

/** Title that states the finding, the sentence below it, what can be done here on the right. */
export function PageHead({
  title,
  lead,
  crumbs = [],
  chip,
  actions,
  description,
  content = false,
}: {
  title: string;
  /** What search engines and messengers say of the page below its title; on pages for everybody. */
  description?: string | null;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  chip?: ReactNode;
  actions?: ReactNode;
  /** The title is the city's own words, German whatever language the page speaks. */
  content?: boolean;
}) {
  return (
    <header className="page-head">
      <title>{`${title} – Stadtfaden`}</title>
      {description && <meta name="description" content={shortened(description)} />}
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      <div className="page-head__row">
        <div className="page-head__title">
          <h1>{content ? <Said>{title}</Said> : title}</h1>
          {chip}
        </div>
        {lead && <p className="lead">{lead}</p>}
        {actions && <div className="page-head__actions">{actions}</div>}
      </div>
    </header>
  );
}

/** As much as such a line holds, to the end of a word. */
function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= 160 ? words : `${words.slice(0, 158).replace(/\s\S*$/, '')} …`;
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts(uiTexts);
  return (
    <nav className="crumbs" aria-label={t('whereYouAre')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Words of the city itself (names, sentences from its concept): German, and said so to an English screen reader. */
export function Said({ children }: { children: ReactNode }) {
  return useLanguage() === 'de' ? children : <span lang="de">{children}</span>;
}

export function Card({
  title,
  lead,
  actions,
  children,
  id,
  className = '',
  level = 2,
}: {
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
  className?: string;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`card ${className}`} id={id} aria-labelledby={title && id ? `${id}-title` : undefined}>
      {(title || actions) && (
        <div className="card__head">
          {title && <Heading id={id && `${id}-title`}>{title}</Heading>}
          {actions && <div className="card__actions">{actions}</div>}
        </div>
      )}
      {lead && <p className="card__lead">{lead}</p>}
      {children}
    </section>
  );
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'strong' | 'blue' | 'rust' | 'green' | 'outline';

export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`chip chip--${tone}`}>{children}</span>;
}

export function ButtonLink({
  href,
  children,
  kind = 'secondary',
}: {
  href: string;
  children: ReactNode;
  kind?: 'primary' | 'secondary' | 'tertiary';
}) {
  return (
    <a className={`kern-btn kern-btn--${kind}`} href={href}>
      <span className="kern-label">{children}</span>
    </a>
  );
}

export function Button({
  children,
  kind = 'primary',
  name,
  value,
  disabled,
}: {
  children: ReactNode;
  kind?: 'primary' | 'secondary' | 'tertiary';
  name?: string;
  value?: string;
  disabled?: boolean;
}) {
  return (
    <button className={`kern-btn kern-btn--${kind}`} type="submit" name={name} value={value} disabled={disabled}>
      <span className="kern-label">{children}</span>
    </button>
  );
}

/** One button that posts: retire, restore, move up, remind. */
export function PostButton({
  action,
  children,
  kind = 'secondary',
  fields = {},
  label,
}: {
  action?: string;
  children: ReactNode;
  kind?: 'primary' | 'secondary' | 'tertiary' | 'quiet';
  fields?: Readonly<Record<string, string | number>>;
  /** What a screen reader says where the visible words alone do not tell. */
  label?: string;
}) {
  return (
    <form method="post" action={action} className="inline">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {kind === 'quiet' ? (
        <button type="submit" className="quiet" aria-label={label}>
          {children}
        </button>
      ) : (
        <button type="submit" className={`kern-btn kern-btn--${kind}`} aria-label={label}>
          <span className="kern-label">{children}</span>
        </button>
      )}
    </form>
  );
}

/** What is seldom needed, one click away: opens without script. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <details className="menu" data-menu>
      <summary className="menu__button">{label}</summary>
      <div className="menu__list">{children}</div>
    </details>
  );
}

/** A place where something could be: what belongs here, and the one next step. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Facts as a list of names and values; what is not given says so. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  const t = useTexts(uiTexts);
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span className="muted">{t('notGiven')}</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Notice({
  tone,
  title,
  children,
}: {
  tone: 'info' | 'success' | 'warning' | 'danger';
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className={`kern-alert kern-alert--${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <div className="kern-alert__header">
        <span className={`kern-icon kern-icon--${tone}`} aria-hidden="true" />
        <span className="kern-title">{title}</span>
      </div>
      {children && <div className="kern-alert__body">{children}</div>}
    </div>
  );
}
