/** Mails of a server that has nowhere to send them: files in its data folder. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All mails to this address so far, oldest first: subject and text as a mail program shows them. */
export function mailsTo(dataDir: string, address: string): { subject: string; text: string }[] {
  const folder = join(dataDir, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((mail) => mail.toLowerCase().includes(`\nto: ${address.toLowerCase()}\n`))
    .map(read);
}

function read(mail: string) {
  const at = mail.indexOf('\n\n');
  const head = mail.slice(0, at).replace(/\n\s+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const subject = header('subject').replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_, word) => quoted(word.replaceAll('_', ' ')));
  const body = mail.slice(at + 2);
  const coding = header('content-transfer-encoding');
  if (coding === 'base64') return { subject, text: Buffer.from(body, 'base64').toString() };
  return { subject, text: coding === 'quoted-printable' ? quoted(body) : body };
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
