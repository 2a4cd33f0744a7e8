import { answer, type Control, refuse } from '#components/desk/control.ts';
import { optionsOf } from '#components/desk/field-model.ts';
import { textAt } from '#components/desk/form-text.ts';

export const words: Control = {
  read: ({ name }, text) => answer(name, textAt(text, name) || undefined),
  write: ({ name }, value) => ({ [name]: typeof value === 'string' ? value : '' }),
};

export const choice: Control = {
  read: (field, text) => {
    const chosen = textAt(text, field.name);
    const option = optionsOf(field, text).find((each) => String(each) === chosen);
    return answer(field.name, option);
  },
  write: ({ name }, value) => ({
    [name]: value === null || value === undefined ? '' : String(value),
  }),
};

export const toggle: Control = {
  read: ({ name }, text) => {
    const chosen = textAt(text, name);
    return answer(name, chosen === '' ? undefined : chosen === 'yes');
  },
  write: ({ name }, value) => ({
    [name]: value === undefined ? '' : value === true ? 'yes' : 'no',
  }),
};

export const number: Control = {
  read: ({ name }, text) => {
    const typed = textAt(text, name).replace(',', '.');
    if (typed === '' || typed === '?') return answer(name, undefined);
    return /^-?\d+(\.\d+)?$/.test(typed)
      ? answer(name, Number(typed))
      : refuse(name, 'number.form');
  },
  write: ({ name }, value) => ({ [name]: typeof value === 'number' ? String(value) : '' }),
};

export const grade: Control = {
  inputOf: ({ name }, broken) => (broken === name ? `${name}/reliability` : broken),
  read: ({ name }, text) => {
    const reliability = textAt(text, `${name}/reliability`);
    const credibility = textAt(text, `${name}/credibility`);
    if (reliability === '') return refuse(`${name}/reliability`, 'required');
    if (credibility === '') return refuse(`${name}/credibility`, 'required');
    return answer(name, `${reliability}${credibility}`);
  },
  write: ({ name }, value) => ({
    [`${name}/reliability`]: typeof value === 'string' ? value.charAt(0) : '',
    [`${name}/credibility`]: typeof value === 'string' ? value.charAt(1) : '',
  }),
};
