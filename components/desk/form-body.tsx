'use client';

import { useFormState } from 'react-hook-form';
import { activeFields, type FieldModel } from '#components/desk/field-model.ts';
import { FormField } from '#components/desk/fields/form-field.tsx';
import { useFormText } from '#components/desk/fields/use-text.ts';
import type { FormText } from '#components/desk/form-text.ts';

/** The questions of a form that apply, in their order; those of a section share rows. */
export function FormBody({ fields }: { fields: readonly FieldModel[] }) {
  const sections = sectionsOf(activeFields(fields, useFormText()));
  return (
    <div className="space-y-4">
      {sections.map((section) => (
        <div key={section[0]?.name} className="flex flex-wrap gap-x-4 gap-y-4">
          {section.map((model) => (
            <FormField key={model.name} model={model} />
          ))}
        </div>
      ))}
    </div>
  );
}

function sectionsOf(fields: readonly FieldModel[]): FieldModel[][] {
  const sections: FieldModel[][] = [];
  for (const model of fields) {
    const last = sections.at(-1);
    if (last?.[0]?.section === model.section) last.push(model);
    else sections.push([model]);
  }
  return sections;
}

/** What is wrong with the form as a whole. */
export function FormError() {
  const { errors } = useFormState<FormText>();
  const message = errors.root?.message;
  return message ? (
    <p
      role="alert"
      className="w-full border-danger border-l-4 py-1 pl-3 font-medium text-14 text-danger"
    >
      {message}
    </p>
  ) : null;
}
