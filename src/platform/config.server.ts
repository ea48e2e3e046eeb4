/** All settings come from the environment and are read once; what is wrong is said before anything starts. */

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((value) => value === '1' || value === 'true');

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where people reach the house; needed behind a proxy, for links in mails and secure cookies. */
  BASE_URL: z.url().optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  /** Demo sign-ins exist only while this is set. */
  DEMO: flag,
  /** The pilot cities are stored where they are missing. */
  PILOT: flag,
  SMTP_URL: z.string().startsWith('smtp').optional(),
  MAIL_FROM: z.string().default('Stadtfaden <stadtfaden@localhost>'),
  SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** After so many seconds without an answer the embedded engine is killed and reopened; the limit of a statement. */
  STATEMENT_SECONDS: z.coerce.number().int().min(1).max(600).default(15),
  /** A base map below the city map: one of a WMS, tiles (`{z}/{x}/{y}`) or a style, and whom it is owed to. */
  BASEMAP_WMS: z.url({ protocol: /^https?$/ }).optional(),
  BASEMAP_XYZ: z.url({ protocol: /^https?$/ }).optional(),
  BASEMAP_STYLE: z.url({ protocol: /^https?$/ }).optional(),
  BASEMAP_ATTRIBUTION: z.string().min(1).optional(),
});

const baseMaps = [
  ['wms', 'BASEMAP_WMS'],
  ['xyz', 'BASEMAP_XYZ'],
  ['style', 'BASEMAP_STYLE'],
] as const;

/** What lies below the city map, fetched by the reader's browser from another host. */
export type Basemap = {
  readonly kind: (typeof baseMaps)[number][0];
  readonly url: string;
  /** The only foreign host that pages may ask. */
  readonly origin: string;
  readonly attribution: string;
};

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  readonly pilot: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly secret: string;
  readonly logLevel: string;
  readonly statementSeconds: number;
  readonly basemap: Basemap | null;
};

/** The folder that holds package.json, from wherever this file was bundled to. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Settings that cannot be read:\n${lines.join('\n')}`);
  }
  const { data } = parsed;
  const dataDir = resolve(projectRoot, data.DATA_DIR);
  return {
    host: data.HOST,
    port: data.PORT,
    baseUrl: data.BASE_URL?.replace(/\/$/, ''),
    dataDir,
    databaseUrl: data.DATABASE_URL,
    demo: data.DEMO,
    pilot: data.PILOT,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    secret: data.SECRET ?? keptSecret(dataDir),
    logLevel: data.LOG_LEVEL,
    statementSeconds: data.STATEMENT_SECONDS,
    basemap: basemapOf(data),
  };
}

function basemapOf(data: z.output<typeof environment>): Basemap | null {
  const given = baseMaps.flatMap(([kind, name]) => (data[name] ? [{ kind, name, url: data[name] }] : []));
  const [first, second] = given;
  if (second)
    throw new Error(`Settings that cannot be read:\n  ${first?.name} and ${second.name}: one base map at a time`);
  if (!first) return null;
  const attribution = data.BASEMAP_ATTRIBUTION;
  if (!attribution) throw new Error(`Settings that cannot be read:\n  BASEMAP_ATTRIBUTION: ${first.name} needs it`);
  return { kind: first.kind, url: first.url, origin: new URL(first.url).origin, attribution };
}

/** Sessions must outlive a restart, so a secret made here is kept, readable for its owner only. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}
