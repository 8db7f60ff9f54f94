import { Group, NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type CivilDate, isCivilDate } from '../../shared/base/time';
import { codesOn, type FieldDefinition, type FieldValue } from '../../shared/contract-files';
import { DateBox, typedNumber } from '../ui';
import { MoneyBox } from '../ui/money-field';

interface FieldBoxProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  /** Day that decides which codes of a table serve. */
  readonly on: CivilDate;
  readonly isDisabled: boolean;
  readonly onChange: (value: FieldValue) => void;
}

/** A day or a number: the width of its box says how much is expected. */
export const isShort = ({ type }: FieldDefinition): boolean =>
  type === 'date' || type === 'integer' || type === 'hours' || type === 'minutes' || type === 'money';

/** The box of one field of a contract file, after its type. */
export function FieldBox({ field, value, on, isDisabled, onChange }: FieldBoxProps): ReactNode {
  const common = {
    id: field.key,
    label: field.label,
    description: field.help,
    disabled: isDisabled,
    withAsterisk: field.need === 'blocking',
  };
  const number = typeof value === 'number' ? value : null;
  switch (field.type) {
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      const error =
        text !== '' && field.shape !== undefined && !field.shape.test(text)
          ? { error: field.shape.message }
          : {};
      const box = { ...common, ...error, value: text, maxLength: field.max, autoComplete: 'off' };
      return field.isLong ? (
        <Textarea
          {...box}
          autosize
          minRows={3}
          maxRows={12}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      ) : (
        <TextInput {...box} onChange={(event) => onChange(event.currentTarget.value || null)} />
      );
    }
    case 'date':
      return (
        <DateBox
          {...common}
          clearable
          value={typeof value === 'string' && isCivilDate(value) ? value : null}
          onChange={onChange}
        />
      );
    case 'integer':
      return (
        <NumberBox
          {...common}
          value={number}
          onChange={onChange}
          allowDecimal={false}
          max={field.max}
          suffix={`\u00A0${field.unit}`}
        />
      );
    case 'hours':
      return (
        <NumberBox
          {...common}
          value={number}
          onChange={onChange}
          decimalScale={2}
          max={field.max}
          suffix={'\u00A0h'}
        />
      );
    case 'minutes':
      return (
        <NumberBox
          {...common}
          value={number}
          onChange={onChange}
          allowDecimal={false}
          max={59}
          suffix={'\u00A0min'}
        />
      );
    case 'money':
      return <MoneyBox {...common} value={number} onChange={onChange} max={field.max / 100} />;
    case 'choice':
      return (
        <Select
          {...common}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': 'Effacer le choix' }}
          nothingFoundMessage="Aucun choix ne correspond"
          data={codesOn(field.codes, on).map(({ code, label }) => ({
            value: code,
            label: `${code}. ${label}`,
          }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <Radio.Group
          label={field.label}
          description={field.help}
          withAsterisk={field.need === 'blocking'}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(answer) => onChange(answer === 'yes')}
        >
          <Group gap="lg" mt={6}>
            <Radio id={field.key} value="yes" label="Oui" disabled={isDisabled} />
            <Radio value="no" label="Non" disabled={isDisabled} />
          </Group>
        </Radio.Group>
      );
  }
}

function NumberBox({
  value,
  onChange,
  ...rest
}: {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly disabled: boolean;
  readonly withAsterisk: boolean;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly allowDecimal?: boolean;
  readonly decimalScale?: number;
  readonly max: number;
  readonly suffix: string;
}): ReactNode {
  return (
    <NumberInput
      hideControls
      allowNegative={false}
      clampBehavior="none"
      decimalSeparator=","
      thousandSeparator={'\u202F'}
      {...rest}
      value={value ?? ''}
      onChange={(typed) => onChange(typedNumber(typed))}
    />
  );
}
