// The fields of a public form as the browser's own controls, each with its help and its error beside it.
import type { Field, PublicForm } from '../../wire.ts';
import { publicForm as words } from '../../words/en/public-form.ts';
import { FileField } from './file-field.tsx';
import style from './public-form.module.css';
import type { Submission } from './use-submission.ts';

type Props = { readonly token: string; readonly form: PublicForm; readonly submission: Submission };

export function FormFields({ token, form, submission }: Props) {
  const { values, change, faults } = submission;
  return (
    <>
      {form.form.map(({ field, required }) => {
        const declared = form.fields[field];
        if (declared === undefined) return null;
        const fault = faults[field];
        return (
          <div key={field} className={style.field}>
            <label htmlFor={`field-${field}`} className={style.label}>
              {declared.label} {required ? null : <span className="quiet">({words.optional})</span>}
            </label>
            {declared.help === null ? null : (
              <span id={`help-${field}`} className="quiet">
                {declared.help}
              </span>
            )}
            <Control
              token={token}
              id={`field-${field}`}
              declared={declared}
              required={required}
              value={values[field]}
              described={fault === undefined ? `help-${field}` : `fault-${field}`}
              wrong={fault !== undefined}
              onChange={(value) => change(field, value)}
            />
            {fault === undefined ? null : (
              <span id={`fault-${field}`} className={style.problem}>
                {fault}
              </span>
            )}
          </div>
        );
      })}
    </>
  );
}

type ControlProps = {
  readonly token: string;
  readonly id: string;
  readonly declared: Field;
  readonly required: boolean;
  readonly value: unknown;
  readonly described: string;
  readonly wrong: boolean;
  readonly onChange: (value: unknown) => void;
};

function Control(props: ControlProps) {
  const { declared, value, onChange, token, id } = props;
  if (declared.type === 'file') return <FileField id={id} token={token} value={value} onChange={onChange} />;
  if (declared.type === 'choice')
    return <Choice {...props} options={declared.options.map((text) => [text, text])} />;
  if (declared.type === 'yes-no') {
    return (
      <Choice
        {...props}
        options={[
          ['yes', words.yes],
          ['no', words.no],
        ]}
      />
    );
  }
  const shared = {
    ...commonOf(props),
    value: typeof value === 'string' ? value : '',
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (declared.type === 'long-text' || declared.type === 'list') {
    return (
      <textarea rows={4} placeholder={declared.type === 'list' ? words.listHint : undefined} {...shared} />
    );
  }
  const isNumber = declared.type === 'number' || declared.type === 'money';
  return (
    <input
      type={declared.type === 'date' ? 'date' : 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      placeholder={declared.type === 'money' ? declared.currency : undefined}
      {...shared}
    />
  );
}

function Choice(props: ControlProps & { options: readonly (readonly [value: string, label: string])[] }) {
  const { value, onChange, options } = props;
  return (
    <select
      {...commonOf(props)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{words.choose}</option>
      {options.map(([each, label]) => (
        <option key={each} value={each}>
          {label}
        </option>
      ))}
    </select>
  );
}

const commonOf = ({ id, required, described, wrong }: ControlProps) => ({
  id,
  required,
  'aria-describedby': described,
  'aria-invalid': wrong,
});
