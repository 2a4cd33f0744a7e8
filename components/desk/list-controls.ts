import { answer, type Control } from '#components/desk/control.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import {
  bounds,
  isRecord,
  readRange,
  readTolls,
  writeRange,
  writeTolls,
} from '#components/desk/tolls.ts';

export const claims: Control = {
  inputOf: ({ name }, broken) => (broken.endsWith('/text') ? broken : `${name}/0/text`),
  read: ({ name }, text) => {
    const rows = Array.from({ length: rowCount(text, name) }, (_, i) => ({
      text: textAt(text, `${name}/${i}/text`),
      checkable: textAt(text, `${name}/${i}/checkable`) !== 'no',
    }));
    return answer(
      name,
      rows.filter((row) => row.text !== ''),
    );
  },
  write: ({ name }, value) => {
    const text: FormText = {};
    for (const [i, row] of (Array.isArray(value) ? value : []).entries()) {
      if (!isRecord(row)) continue;
      text[`${name}/${i}/text`] = String(row.text ?? '');
      text[`${name}/${i}/checkable`] = row.checkable === false ? 'no' : 'yes';
    }
    return text;
  },
};

/** Rows of a list that hold a text, and those before them. */
export function rowCount(text: FormText, name: string): number {
  let count = 0;
  while (textAt(text, `${name}/${count}/text`) !== '') count += 1;
  return count;
}

/** Links to claims as words of the text: `{signal}#{index}`. */
export const contradicts: Control = {
  read: ({ name }, text) => {
    const links = textAt(text, name).split(' ').filter(Boolean);
    const value = links.map((link) => {
      const [signal, claim] = link.split('#');
      return { signal, claim: Number(claim) };
    });
    return answer(name, value);
  },
  write: ({ name }, value) => {
    const links = (Array.isArray(value) ? value : []).filter(isRecord);
    return { [name]: links.map(({ signal, claim }) => `${signal}#${claim}`).join(' ') };
  },
};

/** Ids of regions as words of the text; none stands for all. */
export const regions: Control = {
  read: ({ name }, text) => answer(name, textAt(text, name).split(' ').filter(Boolean)),
  write: ({ name }, value) => ({ [name]: Array.isArray(value) ? value.join(' ') : '' }),
};

export const range: Control = {
  inputOf: (_, broken) => boundOf(broken),
  read: ({ name }, text) => readRange(name, text),
  write: ({ name }, value) => writeRange(name, value),
};

export const tolls: Control = {
  inputOf: (_, broken) => boundOf(broken),
  read: ({ name }, text) => readTolls(name, text),
  write: ({ name }, value) => writeTolls(name, value),
};

/** A rule on the three bounds together is shown where they begin. */
function boundOf(name: string): string {
  return bounds.some((bound) => name.endsWith(`/${bound}`)) ? name : `${name}/low`;
}
