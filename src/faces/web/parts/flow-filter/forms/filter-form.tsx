// The form that fits what one filters by.
import { useEffect } from 'react';
import { nameOfColumn } from '../subjects.ts';
import { ActivityForm } from './activity-form.tsx';
import { AttributeForm } from './attribute-form.tsx';
import { DurationForm } from './duration-form.tsx';
import { FollowsForm } from './follows-form.tsx';
import type { FormProps } from './form-props.ts';
import { PerformerForm } from './performer-form.tsx';
import { PeriodForm } from './period-form.tsx';

const FORMS = {
  period: PeriodForm,
  duration: DurationForm,
  activity: ActivityForm,
  follows: FollowsForm,
} as const;

export function FilterForm({ subject, ...props }: FormProps & { subject: string }) {
  if (subject === 'people') return <PerformerForm {...props} performer="resource" />;
  if (subject === 'groups') return <PerformerForm {...props} performer="group" />;
  const column = props.columns.attributes.find((each) => nameOfColumn(each) === subject);
  if (column) return <AttributeForm {...props} column={column} />;
  const Form = FORMS[subject as keyof typeof FORMS] as (typeof FORMS)[keyof typeof FORMS] | undefined;
  return Form ? <Form {...props} /> : <Unknown {...props} />;
}

/** A column that went away while its form was open. */
function Unknown({ onFilter }: FormProps) {
  useEffect(() => onFilter(null), [onFilter]);
  return null;
}
