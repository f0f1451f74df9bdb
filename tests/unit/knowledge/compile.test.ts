import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { compile } from '../../../knowledge/compile/compile.ts';
import { kinds } from '../../../knowledge/schema/kinds.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder of entries with nothing in it but what is given, by "kind/file.yaml". */
function entries(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'entries-'));
  made.push(folder);
  for (const kind of Object.keys(kinds)) mkdirSync(join(folder, kind));
  writeFileSync(join(folder, 'about.yaml'), 'as_of: 2026-11-22\n');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function sample(folder: 'invalid' | 'valid', name: string) {
  const text = readFileSync(join(here, folder, name), 'utf8');
  const header = (key: string) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(text)?.[1];
  const id = /^id: (.*)$/m.exec(text)?.[1] ?? '';
  const file = `${header('folder')}/${header('file') ?? id}.yaml`;
  return { text, file, expected: header('expects') };
}

const samples = (folder: string) => readdirSync(join(here, folder)).filter((name) => name.endsWith('.yaml'));

describe('a broken entry', () => {
  it.each(samples('invalid'))('%s is refused with its line and its one fault', (name) => {
    const { text, file, expected } = sample('invalid', name);
    const { faults } = compile(entries({ [file]: text }), '0');
    expect(faults.map(({ line, message }) => `${line}: ${message}`)).toEqual([expected]);
    expect(faults[0]!.file.endsWith(file)).toBe(true);
  });
});

describe('a sound entry', () => {
  it.each(samples('valid'))('%s is taken', (name) => {
    const { text, file } = sample('valid', name);
    const { faults, base } = compile(entries({ [file]: text }), '1.2.3');
    expect(faults).toEqual([]);
    const [entry] = Object.values(base.entries);
    expect(file).toBe(
      `${Object.entries(kinds).find(([, { kind }]) => kind === entry!.kind)![0]}/${entry!.id}.yaml`,
    );
    expect(base).toMatchObject({ version: '1.2.3', asOf: '2026-11-22' });
  });
});

describe('the entries together', () => {
  const topic = sample('valid', 'topic.yaml');

  it('reports every fault of every file, not the first alone', () => {
    const folder = entries({
      'topics/one.yaml': topic.text
        .replace('id: topic-example', 'id: one')
        .replace('hub: false', 'hub: perhaps'),
      'topics/two.yaml': topic.text
        .replace('id: topic-example', 'id: two')
        .replace('zh: ""', 'zh: 5')
        .replace('checked: primary', 'checked: maybe'),
    });
    const { faults } = compile(folder, '0');
    expect(faults.map(({ file }) => file.slice(-8))).toEqual(['one.yaml', 'two.yaml', 'two.yaml']);
  });

  it('refuses one id in two kinds', () => {
    const resource = sample('valid', 'resource.yaml').text.replace(
      'id: resource-example',
      'id: topic-example',
    );
    const { faults } = compile(
      entries({ 'topics/topic-example.yaml': topic.text, 'resources/topic-example.yaml': resource }),
      '0',
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).toMatch(
      /^id topic-example is already that of .*resources\/topic-example\.yaml$/,
    );
  });

  it('refuses a reference to an entry of the wrong kind', () => {
    const country = sample('valid', 'jurisdiction.yaml').text.replace(
      'notable_cases: []',
      'notable_cases:\n  - topic-example',
    );
    const { faults } = compile(
      entries({ 'topics/topic-example.yaml': topic.text, 'jurisdictions/zz.yaml': country }),
      '0',
    );
    expect(faults.map(({ message }) => message)).toEqual([
      'notable_cases.0: topic-example is a topic, not a case',
    ]);
  });

  it('refuses a file that lies where no entry is read', () => {
    const folder = entries({});
    mkdirSync(join(folder, 'judgments'));
    writeFileSync(join(folder, 'stray.yaml'), '');
    expect(compile(folder, '0').faults).toHaveLength(2);
  });

  it('lists who refers to whom, and names what nothing leads to', () => {
    const other = topic.text
      .replace('id: topic-example', 'id: other')
      .replace('see: []', 'see:\n  - topic-example');
    const { base, faults, loose } = compile(
      entries({ 'topics/topic-example.yaml': topic.text, 'topics/other.yaml': other }),
      '0',
    );
    expect(base.referredBy).toEqual({ other: [], 'topic-example': ['other'] });
    expect(faults).toEqual([]);
    expect(loose.map(({ file, message }) => `${file.split('/').at(-1)}: ${message}`)).toEqual([
      expect.stringMatching(/^other\.yaml: nothing leads to this entry/),
      expect.stringMatching(/^topic-example\.yaml: no chain of links leads/),
    ]);
  });
});

describe('the rules beside the entries', () => {
  const topic = sample('valid', 'topic.yaml');
  const question = (part: string) => `- id: one
  question:
    en: What is it?
  brief: []
  sections:
    - title:
        en: Part
${part}`;

  it('name entries that are there, of the kind that is wanted', () => {
    const id = /^id: (.*)$/m.exec(topic.text)![1]!;
    const faults = (part: string) =>
      compile(entries({ [topic.file]: topic.text, 'questions.yaml': question(part) }), '0').faults.filter(
        ({ file }) => file.endsWith('questions.yaml'),
      );
    expect(faults(`      show: entries\n      ids:\n        - ${id}\n`)).toEqual([]);
    expect(faults('      show: entries\n      ids:\n        - nobody\n')).toMatchObject([
      { line: 10, message: '0.sections.0.ids.0: there is no entry nobody' },
    ]);
    expect(faults(`      show: arguments\n      ids:\n        - ${id}\n`)).toMatchObject([
      { line: 10, message: `0.sections.0.ids.0: ${id} is a topic, not a argument` },
    ]);
    expect(faults('      show: rulings\n      issues:\n        - weather\n')[0]!.message).toContain(
      '"weather" is not an issue',
    );
    expect(faults('      show: nothing\n')[0]!.message).toContain('shows nothing this base knows');
  });

  it('say for whom a body speaks, and by which membership', () => {
    const forums = `international:
  - decisions_of: ECHR
    court: ""
    name:
      en: A court
    rule: ECHR
    reaches:
      membership: club
    binds: everybody
    within: null
    basis: null
own:
  rule: own-supreme
  levels: []
china: []
`;
    const messages = compile(entries({ 'forums.yaml': forums }), '0').faults.map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringContaining('must name a membership'),
      expect.stringContaining('must be respondent, members or nobody'),
    ]);
  });
});
