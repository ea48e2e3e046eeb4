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

/** Compiles Typst source to a PDF, beside the web process. */
export function makePdf({ main, files, standard = 'ua-1', createdAt }: PdfOrder): Promise<Buffer> {
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
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The PDF process ended with code ${code}`));
    });
    child.send({ main, files: [...files], standard, createdAt: Math.floor(createdAt.getTime() / 1000) });
  });
}
