// Cases by how long they took.

import type { FormProps } from './form-props.ts';
import { SpanFields } from './span-fields.tsx';

export function DurationForm({ onFilter }: FormProps) {
  return <SpanFields onRange={(lasting) => onFilter(lasting && { keep: 'with', lasting })} />;
}
