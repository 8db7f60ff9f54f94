import { Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type CivilDate, isCivilDate } from '../../shared/base/time';
import {
  codeChoice,
  codesOn,
  type FieldDefinition,
  type FieldValue,
  type Need,
} from '../../shared/contract-files';
import { DateBox, fieldTexts, MoneyBox, NumberBox, TextAreaBox } from '../ui';
import { questionTexts } from './contract-files.texts';
import { QuestionLabel } from './question';

interface FieldBoxProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  readonly need: Need;
  /** Day that decides which codes of a table serve. */
  readonly on: CivilDate;
  readonly isDisabled: boolean;
  readonly onChange: (value: FieldValue) => void;
}

/** Up to that many choices are all seen at once, and taken with one press. */
const MOST_RADIOS = 7;

/** A day or a number: the width of its box says how much is expected. */
export const isShort = ({ type }: FieldDefinition): boolean =>
  type === 'date' || type === 'integer' || type === 'hours' || type === 'minutes' || type === 'money';

/** Why a text of a field cannot be signed, or kept. */
function faultOf(field: Extract<FieldDefinition, { type: 'text' }>, text: string): string | null {
  if (text.length > field.max) return questionTexts.tooLong(text.length, field.max);
  return text === '' || field.shape === undefined || field.shape.test(text) ? null : field.shape.message;
}

/** The box of one field of a contract file, after its type. */
export function FieldBox({ field, value, need, on, isDisabled, onChange }: FieldBoxProps): ReactNode {
  const named = {
    label: <QuestionLabel name={field.label} need={need} />,
    description: field.help,
    withAsterisk: need === 'blocking',
  };
  const common = { ...named, id: field.key, disabled: isDisabled };
  const number = typeof value === 'number' ? value : null;
  switch (field.type) {
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      const fault = faultOf(field, text);
      const error = fault === null ? {} : { error: fault };
      // Nothing that is pasted is cut: what is too long is told, and stays.
      const box = { ...common, ...error, value: text, autoComplete: 'off' };
      return field.isLong ? (
        <TextAreaBox
          {...box}
          minRows={3}
          isAboutNobody={field.isAboutNobody}
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
          min={field.min}
          max={field.max}
          unit={field.unit}
        />
      );
    case 'hours':
      return (
        <NumberBox
          {...common}
          value={number}
          onChange={onChange}
          decimals={2}
          max={field.max}
          unit={questionTexts.units.hours}
        />
      );
    case 'minutes':
      return (
        <NumberBox
          {...common}
          value={number}
          onChange={onChange}
          max={59}
          unit={questionTexts.units.minutes}
        />
      );
    case 'money':
      return <MoneyBox {...common} value={number} onChange={onChange} max={field.max / 100} />;
    case 'choice': {
      const serving = codesOn(field.codes, on);
      // What an old file holds is shown, although nobody may choose it any more.
      const choices = [
        ...serving,
        ...field.codes.codes.filter((each) => each.code === value && !serving.includes(each)),
      ].map((each) => ({ value: each.code, label: codeChoice(each) }));
      const chosen = typeof value === 'string' ? value : null;
      return choices.length <= MOST_RADIOS ? (
        <Radio.Group {...named} value={chosen} onChange={onChange}>
          <Stack gap="xs" mt={6} mb={6}>
            {choices.map((each, index) => (
              <Radio
                key={each.value}
                {...(index === 0 ? { id: field.key } : {})}
                value={each.value}
                label={each.label}
                disabled={isDisabled}
              />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <Select
          {...common}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': fieldTexts.clearChoice }}
          nothingFoundMessage={fieldTexts.nothingFound}
          data={choices}
          value={chosen}
          onChange={onChange}
        />
      );
    }
    case 'yesNo':
      return (
        <Radio.Group
          {...named}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(answer) => onChange(answer === 'yes')}
        >
          <Group gap="lg" mt={6} mb={6}>
            <Radio id={field.key} value="yes" label={fieldTexts.yes} disabled={isDisabled} />
            <Radio value="no" label={fieldTexts.no} disabled={isDisabled} />
          </Group>
        </Radio.Group>
      );
  }
}
