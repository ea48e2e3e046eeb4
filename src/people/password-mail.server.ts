/** The mail by which somebody who has forgotten her password sets a new one. */

import type { Language } from '#platform/access.server.ts';
import { makeReset } from '#platform/auth.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { peopleTexts } from './texts.en.ts';

/** Writes to whoever has this address; to nobody where nobody has it. */
export async function mailReset(
  { auth, config, jobs }: Pick<Hall, 'auth' | 'config' | 'jobs'>,
  email: string,
  language: Language,
): Promise<void> {
  const reset = await makeReset(auth, email);
  if (!reset) return;
  // Never from the request: a stranger who asks in her name chooses its host, and would get the secret.
  const base = config.baseUrl ?? `http://${config.host}:${config.port}`;
  const t = peopleTexts(language);
  await jobs.mail({
    to: reset.email,
    subject: t('reset.mailSubject'),
    text: t('reset.mailText', { name: reset.name, email: reset.email, link: `${base}/passwort/${reset.token}` }),
  });
}
