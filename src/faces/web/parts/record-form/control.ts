// What every control of a form is given, and what all of them show alike.
import type { FileValue } from '../../../../core/model/index.ts';
import type { FormEntry, FormValue } from './check-record.ts';

/** Stores a file and tells what the record keeps of it. */
export type UploadFile = (file: File) => Promise<FileValue>;

export type ControlProps = {
  readonly entry: FormEntry;
  readonly value: FormValue;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly upload: UploadFile | undefined;
  readonly onChange: (value: FormValue) => void;
};

/** What every control shares: label, help, error, and the name that errors scroll to. */
export function commonOf({ entry, error, disabled }: ControlProps) {
  const { field, id, required } = entry;
  return {
    id: `field-${id}`,
    label: field.label,
    ...(field.help === null ? {} : { description: field.help }),
    required,
    withAsterisk: false,
    error,
    disabled,
  };
}
