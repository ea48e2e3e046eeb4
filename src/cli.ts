/** The command line: `script/stadtfaden NOUN VERB`. Reads what is asked, says what was done; the work is in command-line/. */

import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { CommandFailed, type Given, UsageError } from './command-line/command.ts';
import { commands, fileCommands } from './command-line/commands.server.ts';
import { type AnyCommand, about, help, signature } from './command-line/help.ts';
import { commandTexts } from './command-line/texts.en.ts';
import { openHouse } from './house.server.ts';

/** German, unless the terminal speaks English. */
const language = /^en/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'de';
const t = commandTexts(language);

const all: readonly AnyCommand[] = [...commands, ...fileCommands];

const done = 0;
const failed = 1;
const misused = 2;

function overview(): string {
  const lines = all.map((command) => `  ${signature(command).padEnd(58)} ${about(command, t)}`);
  return [t('cli.usage'), '', ...lines, '', t('cli.more')].join('\n');
}

function find(words: readonly string[]): AnyCommand | undefined {
  return all.find(({ noun, verb }) => noun === words[0] && verb === words[1]);
}

function read(command: AnyCommand, rest: string[]): Given {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
    const missing = Object.entries(command.options).find(
      ([name, option]) => option.required && values[name] === undefined,
    );
    if (missing) throw new UsageError(t('cli.missing', { option: `--${missing[0]}` }));
    if (positionals.length !== (command.argument ? 1 : 0)) {
      throw new UsageError(
        command.argument ? t('cli.oneArgument', { argument: command.argument }) : t('cli.noArgument'),
      );
    }
    return { values: values as Given['values'], argument: positionals[0] ?? '' };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(command: AnyCommand, given: Given): Promise<void> {
  if ('work' in command) {
    const { out, notes } = await command.work(given, t);
    await new Promise((resolve) => process.stdout.write(`${out}\n`, resolve));
    for (const note of notes) process.stderr.write(`${note}\n`);
    return;
  }
  const house = await openHouse({ ...readConfig(), demo: false, pilot: false }, { command: true });
  try {
    for await (const line of command.run(house, given, t)) process.stdout.write(`${line}\n`);
  } finally {
    await house.close();
  }
}

async function main(words: string[]): Promise<number> {
  const command = find(words);
  if (!command) {
    const asked = words.length === 0 || words.includes('--help') || words[0] === 'help';
    (asked ? process.stdout : process.stderr).write(
      `${asked ? '' : `${t('cli.unknown', { words: words.slice(0, 2).join(' ') })}\n\n`}${overview()}\n`,
    );
    return asked ? done : misused;
  }
  const rest = words.slice(2);
  if (rest.includes('--help')) {
    process.stdout.write(`${help(command, t)}\n`);
    return done;
  }
  try {
    await run(command, read(command, rest));
    return done;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${help(command, t)}\n`);
      return misused;
    }
    if (error instanceof CommandFailed) process.stderr.write(`${error.message}\n`);
    else if (error instanceof Refusal) process.stderr.write(`${refusalWords(uiTexts(language), error.data)}\n`);
    else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return failed;
  }
}

process.exit(await main(process.argv.slice(2)));
