import { answer, type Control, refuse } from '#components/desk/control.ts';
import { textAt } from '#components/desk/form-text.ts';

/** Name of the input that holds what the words of a report stand for. */
export function chosenName(name: string): string {
  return `${name}/chosen`;
}

/** A signal or an event, by a report that was taken from the list: words alone will not do. */
export const report: Control = {
  inputOf: ({ name }) => name,
  read: ({ name }, text) => {
    if (textAt(text, name) === '') return answer(name, undefined);
    const chosen = textAt(text, chosenName(name));
    return chosen === '' ? refuse(name, 'report.unknown') : answer(name, chosen);
  },
  write: ({ name }) => ({ [name]: '', [chosenName(name)]: '' }),
};
