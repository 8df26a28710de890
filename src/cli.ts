#!/usr/bin/env node
// The `qmlet` program: finds the command, and tells what goes wrong as a sentence. A command is a module with
// `summary` and `run(args)`, loaded when it is asked for; a new one is a line in COMMANDS.
import { UsageError } from './server/cli/options.ts';

interface Command {
  summary: string;
  run(args: string[]): Promise<void>;
}

const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: () => import('./server/cli/serve.ts'),
  run: () => import('./server/cli/run.ts'),
  check: () => import('./cli-check.ts'),
};

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => `  ${name.padEnd(10)}${(await load()).summary}\n`),
  );
  return `Usage: qmlet <command> [options]\n\nCommands:\n${lines.join('')}\nqmlet <command> --help tells more of one.\n`;
}

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await help());
    return;
  }
  // `qmlet app.qml` is what one types most.
  if (name.endsWith('.qml')) return (await COMMANDS.run!()).run([name, ...args]);
  if (!Object.hasOwn(COMMANDS, name))
    throw new UsageError(`There is no command '${name}'. There are: ${Object.keys(COMMANDS).join(', ')}.`);
  await (await COMMANDS[name]!()).run(args);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`qmlet: ${error instanceof UsageError ? error.message : ((error as Error).stack ?? error)}`);
  process.exitCode = 1;
});
