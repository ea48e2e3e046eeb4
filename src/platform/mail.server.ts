/** Mail through SMTP; without a server set, each mail becomes a file in the data folder, readable by any mail program. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from './config.server.ts';
import { newId } from './id.server.ts';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
export type Mailer = (mail: Mail) => Promise<void>;

export function createMailer(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>): Mailer {
  if (config.smtpUrl) {
    const transport = createTransport(config.smtpUrl, { from: config.mailFrom });
    return async (mail) => {
      await transport.sendMail(mail);
    };
  }
  const transport = createTransport(
    { streamTransport: true, buffer: true, newline: 'unix' },
    { from: config.mailFrom },
  );
  return async (mail) => {
    const { message } = await transport.sendMail(mail);
    const folder = join(config.dataDir, 'mail');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, `${Date.now()}-${newId()}.eml`), message as Buffer, { mode: 0o600 });
  };
}
