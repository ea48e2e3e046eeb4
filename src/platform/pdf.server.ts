import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './config.server.ts';

export type PdfOrder = {
  readonly main: string;
  readonly files: ReadonlyMap<string, string>;
  /** PDF/UA-1 is what the law asks of public bodies. */
  readonly standard?: 'ua-1' | 'a-2a';
  readonly createdAt: Date;
};

const longestSeconds = 120;
/** Each takes a processor and a hundred megabytes: a whole council that opens the same report must not fill the machine. */
const mostAtOnce = 3;
const waiting: (() => void)[] = [];
let running = 0;

/** Compiles Typst source to a PDF, beside the web process. */
export async function makePdf(order: PdfOrder): Promise<Buffer> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await compile(order);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function compile({ main, files, standard = 'ua-1', createdAt }: PdfOrder): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = fork(join(projectRoot, 'src/platform/pdf-process.server.ts'), [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), longestSeconds * 1000);
    child.once('message', (answer: { pdf?: string; error?: string }) => {
      if (answer.pdf) resolve(Buffer.from(answer.pdf, 'base64'));
      else reject(new Error(`The PDF could not be made: ${answer.error ?? ''}`));
    });
    // Not `exit`: on a busy machine it is heard before the answer that was sent ahead of it has been read.
    child.once('disconnect', () => {
      clearTimeout(timer);
      reject(new Error(`The PDF process ended with code ${child.exitCode ?? child.signalCode}`));
    });
    child.once('error', reject);
    child.send({ main, files: [...files], standard, createdAt: Math.floor(createdAt.getTime() / 1000) });
  });
}
