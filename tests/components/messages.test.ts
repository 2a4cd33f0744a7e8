import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTranslator, type Messages } from 'next-intl';
import { describe, expect, it } from 'vitest';
import english from '#components/messages/en.json' with { type: 'json' };
import { valuesForIcu } from '#components/messages/use-message.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { icuArguments } from '#tests/support/icu-arguments.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every message by its dotted key. */
function flat(tree: object, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [name, inner] of Object.entries(tree)) {
    if (typeof inner === 'string') out.set(prefix + name, inner);
    else for (const [key, text] of flat(inner, `${prefix}${name}.`)) out.set(key, text);
  }
  return out;
}

const catalogue: Messages = english;
const messages = flat(english);

interface Use {
  file: string;
  /** Dotted key; a part that is only known at run time is `*`. */
  key: string;
  /** Names of the values, where they are written out. */
  values: string[] | null;
}

const translators =
  /(?:const|let)\s+(\w+)\s*=\s*(?:await\s+)?(?:use|get)Translations\(\s*(?:'([^']*)')?\s*\)/g;

/** The uses of messages in one file, as far as they are written out. */
function usesIn(file: string, source: string): Use[] {
  // A name may stand for another namespace in the next component of the file.
  const scopes = [...source.matchAll(translators)].map((match) => ({
    name: match[1] ?? '',
    namespace: match[2] ?? '',
    from: match.index,
  }));
  return scopes.flatMap(({ name, namespace, from }) => {
    const next = scopes.find((other) => other.name === name && other.from > from);
    const text = source.slice(from, next?.from);
    const calls = new RegExp(
      `(?<![\\w.])${name}\\(\\s*(?:'([^']+)'|\`([^\`]+)\`)\\s*(?:,\\s*\\{([^{}]*)\\})?\\s*[,)]`,
      'g',
    );
    return [...text.matchAll(calls)].map(([, plain, template, values]) => {
      const key = plain ?? (template ?? '').replace(/\$\{[^}]*\}/g, '*');
      return {
        file,
        key: namespace === '' ? key : `${namespace}.${key}`,
        values: values === undefined || values.includes('...') ? null : namesOf(values),
      };
    });
  });
}

function namesOf(literal: string): string[] {
  return literal
    .split(',')
    .map((part) => (part.split(':')[0] ?? '').trim())
    .filter((name) => /^\w+$/.test(name));
}

const sources = ['app', 'components'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);
const uses = sources.flatMap((file) => usesIn(file, readFileSync(`${root}/${file}`, 'utf8')));

function matching(key: string): string[] {
  if (!key.includes('*')) return messages.has(key) ? [key] : [];
  const pattern = new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );
  return [...messages.keys()].filter((known) => pattern.test(known));
}

describe('the message files', () => {
  it('explain every measure that moves a level', () => {
    const levelled = indicators.flatMap(({ measures }) =>
      measures.flatMap(({ name, breakpoints }) => (breakpoints === null ? [] : [name])),
    );
    expect(levelled.length).toBeGreaterThan(10);
    expect(levelled.filter((name) => !messages.has(`review.explain.gloss.${name}`))).toEqual([]);
  });

  it('can be formatted, each message of them', () => {
    const failures: string[] = [];
    const t = createTranslator({
      locale: 'en',
      messages: catalogue,
      timeZone: 'UTC',
      onError: (error) => failures.push(error.message),
    });
    for (const [key, text] of messages) {
      const values = [...icuArguments(text)].map((name) => [name, 1]);
      const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => [name, () => 'link']);
      t.markup(key, Object.fromEntries([...values, ...tags]));
    }
    expect(failures).toEqual([]);
  });

  it('say a share in per cent wherever it stands', () => {
    const t = createTranslator({ locale: 'en', messages: catalogue, timeZone: 'UTC' });
    const weights = { inflow: 2.5, outflow: 1.5 };
    const moves = { inward: 3, outward: 2, n: 5, restricted: 'none', pull: 0.25, ...weights };
    const there = { place: 'Bamako', ...weights };
    expect([
      t('figures.military-posture.value-pull', { pull: 0.25 }),
      t('readings.military-posture.pull', moves),
      t('review.explain.posture.pull', { ...there, pull: 0.25 }),
      t('review.explain.posture.pull', { ...there, pull: -0.25 }),
    ]).toEqual([
      '25%',
      expect.stringMatching(/: pull 25%\.$/),
      expect.stringMatching(/^Pull towards Bamako \+25%: /),
      expect.stringMatching(/^Pull towards Bamako -25%: /),
    ]);
  });

  it('have every key that is used', () => {
    expect(uses.length).toBeGreaterThan(50);
    const missing = uses.filter(({ key }) => matching(key).length === 0);
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('get every argument they ask for', () => {
    const wrong = uses.flatMap(({ file, key, values }) =>
      matching(key).flatMap((known) => {
        if (values === null) return [];
        const lacking = [...icuArguments(messages.get(known) ?? '')].filter(
          (name) => !values.includes(name),
        );
        return lacking.map((name) => `${file}: ${known} needs ${name}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('values for ICU', () => {
  it('turn wire instants into numbers and ids into selectors, and leave names alone', () => {
    const values = valuesForIcu({
      startAt: '2026-04-25T06:30:00.000Z',
      clock: 'after-action-communique',
      name: 'Jean-Marie Diallo',
      hours: 31.1,
    });
    expect(values).toEqual({
      startAt: Date.UTC(2026, 3, 25, 6, 30),
      clock: 'after_action_communique',
      name: 'Jean-Marie Diallo',
      hours: 31.1,
    });
  });
});
