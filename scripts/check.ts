import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Everything that `npm test` checks, in order: what is quick comes first, and a later step runs although an
 * earlier one failed, unless it needs what that one makes. The last line is the total.
 */

interface Tally {
  passed: number;
  failed: number;
  /** Which tests failed, with the first line of why: repeated at the end, where a cut log still shows it. */
  failures?: string[];
  /** Tests that passed only when they were tried again. */
  triedAgain?: string[];
}

interface Step {
  name: string;
  run: () => Tally;
  /** The name of the step without which this one means nothing. */
  needs?: string;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

function command(line: string): boolean {
  const bin = join(root, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${windows ? ';' : ':'}${process.env.PATH}` };
  return spawnSync(line, { cwd: root, stdio: 'inherit', shell: true, env }).status === 0;
}

/** A step that either holds or does not. */
const one = (line: string) => (): Tally =>
  command(line) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

type Outcome = Pick<Tally, 'failures' | 'triedAgain'>;

function outcomeOf({ testResults }: VitestReport): Outcome {
  const failures: string[] = [];
  const triedAgain: string[] = [];
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(root, name);
    for (const { fullName, status, failureMessages } of assertionResults) {
      const told = `${file}: ${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`;
      if (status === 'failed') failures.push(told);
      // A test that passed has messages only of an earlier try.
      else if (status === 'passed' && failureMessages.length > 0) triedAgain.push(told);
    }
    const ownFailed = assertionResults.some((test) => test.status === 'failed');
    if (status === 'failed' && !ownFailed) failures.push(`${file}: ${message.split('\n')[0]}`);
  }
  return { failures, triedAgain };
}

/** A step of many tests, counted by Vitest. */
const tests = (project: string) => (): Tally => {
  const report = join(root, '.build', `${project}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const clean = command(
    `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${JSON.stringify(report)}`,
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const told = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  return {
    passed: told.numPassedTests,
    // A file that does not load, or an error outside of any test, fails the run without failing a test.
    failed: clean ? told.numFailedTests : Math.max(1, told.numFailedTests),
    ...outcomeOf(told),
  };
};

const steps: Step[] = [
  { name: 'compile the knowledge base and the lexicon', run: one('npm run -s compile') },
  { name: 'types', run: one('tsc --noEmit') },
  { name: 'lint and format', run: one('biome ci .') },
  { name: 'who imports whom', run: one('node scripts/check-boundaries.ts') },
  { name: 'house rules', run: one('node scripts/check-house.ts') },
  { name: 'unit tests', run: tests('unit') },
  { name: 'build', run: one('npm run -s build') },
  { name: 'manifests and sizes', run: one('node scripts/check-build.ts'), needs: 'build' },
  { name: "Mozilla's linter", run: one('node scripts/check-store-lint.ts'), needs: 'build' },
  { name: 'browser tests', run: tests('browser'), needs: 'build' },
  { name: 'corpus', run: one('node scripts/corpus.ts --anchors 24 tests/corpus'), needs: 'build' },
];

const total: Tally = { passed: 0, failed: 0 };
const failedSteps = new Set<string>();
const failures: string[] = [];
const triedAgain: string[] = [];
for (const { name, run, needs } of steps) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const skipped = needs !== undefined && failedSteps.has(needs);
  const tally = skipped ? { passed: 0, failed: 1 } : run();
  total.passed += tally.passed;
  total.failed += tally.failed;
  failures.push(...(tally.failures ?? []));
  triedAgain.push(...(tally.triedAgain ?? []));
  if (tally.failed > 0) failedSteps.add(name);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const outcome = skipped ? `not run: ${needs} failed` : tally.failed > 0 ? 'failed' : 'passed';
  console.log(`── ${name}: ${outcome} (${seconds} s)`);
}
if (triedAgain.length > 0) console.log('\nPassed only at the second try:');
for (const tried of triedAgain) console.log(`  ${tried}`);
if (failedSteps.size > 0) console.log(`\nFailed: ${[...failedSteps].join(', ')}`);
for (const failure of failures) console.log(`  ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
