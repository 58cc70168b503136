// A line or a paragraph of the design that is typed: typing on is one step of undo. What may not be empty stays as it was
// in the design while somebody has emptied the line to type anew.
import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

type Own<Props> = Omit<Props, 'value' | 'onChange'> & { value: string; onType: (text: string) => void };

export function TypedLine({
  value,
  onType,
  optional = false,
  ...rest
}: Own<TextInputProps> & { optional?: boolean }) {
  const [isEmptied, setEmptied] = useState(false);
  return (
    <TextInput
      {...rest}
      value={isEmptied ? '' : value}
      onBlur={() => setEmptied(false)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const isBlank = !optional && text.trim() === '';
        setEmptied(isBlank);
        if (!isBlank) onType(text);
      }}
    />
  );
}

export const TypedText = ({ onType, ...rest }: Own<TextareaProps>) => (
  <Textarea
    autosize
    minRows={1}
    maxRows={8}
    {...rest}
    onChange={(event) => onType(event.currentTarget.value)}
  />
);
